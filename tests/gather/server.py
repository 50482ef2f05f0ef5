"""A web server on this machine that plays what servers do, and a web that leads to it and nowhere else."""

from __future__ import annotations

import contextlib
import io
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from ipaddress import ip_address

import msgspec

from callup.gather import Outside, gather
from callup.gather.outside import Limits, Web
from callup.gather.web.public_hosts import IPAddress
from callup.model import Issue
from callup.model.gathered import Earlier, Gathered, Known, Unchanged

NOW = datetime(2023, 4, 1, 12, tzinfo=UTC)
LOOPBACK = ip_address("127.0.0.1")

Play = Callable[[socket.socket], None]


def answer(body: bytes = b"", status: int = 200, **headers: str) -> bytes:
    """An honest answer; a header's name with "_" for "-", and "" to leave it out."""
    told = {"Content-Type": "text/html", "Content-Length": str(len(body)), "Connection": "close"}
    told |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"HTTP/1.1 {status} X", *(f"{name}: {value}" for name, value in told.items() if value)]
    return "\r\n".join([*lines, "", ""]).encode() + body


class Server:
    """Answers each path with bytes, or by a play with the socket; `asked` are the heads of requests."""

    def __init__(self, certificate: object = None) -> None:
        self.plays: dict[str, bytes | Play | list[bytes]] = {}
        self.asked: list[str] = []
        self._certificate = certificate
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    @property
    def paths(self) -> list[str]:
        return [head.split(" ")[1] for head in self.asked]

    def close(self) -> None:
        self._listening.close()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self._listening.accept()
                threading.Thread(target=self._play, args=(connection,), daemon=True).start()

    def _play(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError), connection:
            if self._certificate is not None:
                connection = self._certificate.wrap_socket(connection, server_side=True)  # type: ignore[attr-defined]
            head = b""
            while b"\r\n\r\n" not in head:
                if not (more := connection.recv(65536)):
                    return
                head += more
                if not head.startswith(b"G"):  # no question that this server knows
                    connection.sendall(answer(status=400))
                    return
            self.asked.append(head.decode("latin-1"))
            play = self.plays.get(self.paths[-1])
            if isinstance(play, list):
                play = play.pop(0)
            if play is None:
                play = answer(status=404)
            if isinstance(play, bytes):
                connection.sendall(play)
            else:
                play(connection)
            connection.close()


class Time:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 1_000.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def monotonic(self) -> float:
        return self.now


class Net:
    """A web of one server: `names` are hosts that lead elsewhere; `resolved` the names looked up."""

    def __init__(self, server: Server) -> None:
        self.server, self.time = server, Time()
        self.names: dict[str, list[Sequence[str]]] = {}
        self.resolved: list[str] = []
        self.earlier: dict[str, Earlier] = {}
        self.web = Web(
            resolve=self._resolve,
            permits=self._permits,
            sleep=self.time.sleep,
            monotonic=self.time.monotonic,
        )

    def url(self, path: str, host: str = "news.example") -> str:
        return f"http://{host}:{self.server.port}{path}"

    def limited(self, **limits: float) -> None:
        self.web = msgspec.structs.replace(self.web, limits=Limits(**limits))  # type: ignore[arg-type]

    def taken(
        self, *paths: str, known: Known | None = None, follow: bool = False
    ) -> list[Gathered | Unchanged | Issue]:
        """What is gathered, the bodies in memory."""
        outside = Outside(stdin=io.BytesIO(), now=NOW, earlier=self.earlier.get, web=self.web, follow=follow)
        addresses = [self.url(path) if path.startswith("/") else path for path in paths]
        return list(self._kept(gather(addresses, known or Known(), outside)))

    def one(self, path: str) -> Gathered:
        (item,) = self.taken(path)
        assert isinstance(item, Gathered), item
        return item

    def refused(self, path: str) -> Issue:
        (item,) = self.taken(path)
        assert isinstance(item, Issue), item
        return item

    def _kept(self, items: Iterator[Gathered | Unchanged | Issue]) -> Iterator[Gathered | Unchanged | Issue]:
        for item in items:
            yield msgspec.structs.replace(item, body=item.data) if isinstance(item, Gathered) else item

    def _resolve(self, host: str) -> Sequence[str]:
        self.resolved.append(host)
        told = self.names.get(host)
        return (told.pop(0) if len(told) > 1 else told[0]) if told else ["127.0.0.1"]

    def _permits(self, address: IPAddress) -> bool:
        return address == LOOPBACK
