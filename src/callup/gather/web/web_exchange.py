"""One question to one server, at an address that was checked, and its answer within bounds."""

from __future__ import annotations

import contextlib
import http.client
import io
import socket
import ssl
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

import msgspec
import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection

from callup import __version__
from callup.gather.bounds import CHUNK
from callup.gather.outside import Web
from callup.gather.web.web_addresses import Unfetched, WebAddress

_MOST_TRIED = 3
_LAST_LOOK = 0.2
"""Seconds to see whether more comes than was told."""
_OVERHEAD = 1024**2
"""Bytes on the wire beyond what a page may have: headers, and the lengths of chunks."""
_NETWORK = (urllib3.exceptions.HTTPError, http.client.HTTPException, OSError, ValueError)
_NO_HTTP = "what answered does not keep to HTTP"
_LATER = "try again later; if it stays so, save the page with a browser and add the file"
_HEADERS = {
    "User-Agent": f"Callup/{__version__} (reads public pages for research; heeds robots.txt)",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}


class Answer(msgspec.Struct, frozen=True):
    """What a server answered. `headers` finds names in any case; `body` is read once, and still packed."""

    status: int
    headers: Mapping[str, str]
    body: Body

    def header(self, name: str) -> str:
        """A header's value, "" where there is none."""
        return self.headers.get(name, "").strip()


class Patience:
    """The time that is left for one page: it runs only while a server is at work."""

    def __init__(self, web: Web) -> None:
        self.web = web
        self._left = web.limits.whole
        self._until = 0.0

    @contextlib.contextmanager
    def running(self) -> Iterator[None]:
        """The time runs within the block."""
        start = self.web.monotonic()
        self._until = start + self._left
        try:
            yield
        finally:
            self._left -= self.web.monotonic() - start

    def next_silence(self) -> float:
        """Seconds to wait for the next sign of life; raises TimeoutError where the time is up."""
        left = self._until - self.web.monotonic()
        if left <= 0:
            raise TimeoutError
        return min(left, self.web.limits.silence)


@contextlib.contextmanager
def answered(
    to: WebAddress, hosts: Sequence[str], headers: Mapping[str, str], patience: Patience
) -> Iterator[Answer]:
    """The answer of the first of some checked addresses that can be connected to; raises Unfetched."""
    with contextlib.ExitStack() as stack:
        stack.enter_context(patience.running())
        try:
            connection = _connected(to, hosts, patience)
            stack.callback(connection.close)
            plain = connection.sock
            wire = _Wire(plain.makefile("rb", buffering=0), plain, patience)
            stack.callback(wire.close)
            connection.sock = cast(socket.socket, _Patient(plain, wire))
            sent = {"Host": to.authority, **_HEADERS, **headers}
            connection.request("GET", to.target, headers=sent, preload_content=False, decode_content=False)
            response = connection.getresponse()
            wire.allow(patience.web.limits.page + patience.web.limits.page // 8 + _OVERHEAD)
        except _NETWORK as error:
            raise _in_words(error) from error
        yield Answer(response.status, response.headers, Body(response, wire))


class Body:
    """A body as it comes, still packed; reading raises Unfetched where it is not what was told of it."""

    def __init__(self, response: urllib3.BaseHTTPResponse, wire: _Wire) -> None:
        self._response, self._wire = response, wire

    def read(self, size: int) -> bytes:
        """Some bytes, at most `size`; none at the end."""
        try:
            data = self._response.read(min(size, CHUNK))
        except _NETWORK as error:
            raise _in_words(error) from error
        if not data and size and self._wire.has_more():
            raise Unfetched("the answer is longer than its server said: it was cut there", _LATER)
        return data


def _connected(to: WebAddress, hosts: Sequence[str], patience: Patience) -> HTTPConnection:
    """To the address itself: the name is not looked up again, and the certificate is checked against it."""
    failed: Exception = OSError()
    for host in hosts[:_MOST_TRIED]:
        silence = patience.next_silence()
        connection = (
            HTTPSConnection(
                host, to.port, timeout=silence, server_hostname=to.host, ssl_context=patience.web.trust()
            )
            if to.scheme == "https"
            else HTTPConnection(host, to.port, timeout=silence)
        )
        try:
            connection.connect()
            return connection
        except _NETWORK as error:
            connection.close()
            failed = error
    raise failed


class _TooMuch(OSError):
    """More bytes than an answer may have."""


class _Wire(io.RawIOBase):
    """What a server sends, for as long and as much as it may."""

    def __init__(self, raw: io.RawIOBase, plain: socket.socket, patience: Patience) -> None:
        self._raw, self._plain, self._patience = raw, plain, patience
        self._left = patience.web.limits.head
        self._buffered: _Kept | None = None
        self._is_over = False

    def readable(self) -> bool:
        """It is for reading only."""
        return True

    def allow(self, size: int) -> None:
        """So many more bytes may come."""
        self._left = size

    def buffered(self) -> io.BufferedReader:
        """This wire as http.client reads it."""
        self._buffered = _Kept(self)
        return self._buffered

    def readinto(self, buffer: Any) -> int:
        """Bytes into a buffer; raises TimeoutError and _TooMuch."""
        self._plain.settimeout(_LAST_LOOK if self._is_over else self._patience.next_silence())
        if self._left <= 0:
            raise _TooMuch
        size = self._raw.readinto(buffer) or 0
        self._left -= size
        return size

    def has_more(self) -> bool:
        """Whether, at the end of a body, more comes than empty lines."""
        self._is_over = True
        try:
            return self._buffered is not None and bool(self._buffered.peek(1)[:CHUNK].strip())
        except (OSError, ValueError):
            return False

    def close(self) -> None:
        """Let go of the socket."""
        self._raw.close()
        super().close()


class _Kept(io.BufferedReader):
    """Is not closed by http.client at the end of a body, so that what stands behind it can be seen."""

    def close(self) -> None:
        """Nothing: the wire is closed by who opened it."""


class _Patient:
    """A socket that gives its bytes by a wire."""

    def __init__(self, plain: socket.socket, wire: _Wire) -> None:
        self._plain, self._wire = plain, wire

    def makefile(self, *_: Any, **__: Any) -> io.BufferedReader:
        """The wire, to read from."""
        return self._wire.buffered()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._plain, name)


def _in_words(error: BaseException) -> Unfetched:
    """What went wrong, by the cause that tells most."""
    chain = list(_chain(error))
    for kinds, what, advice in _WORDS:
        if any(isinstance(one, kinds) for one in chain):
            return Unfetched(what, advice)
    failed = [one for one in chain if isinstance(one, OSError)]
    if not failed:
        return Unfetched(_NO_HTTP, _LATER)
    told = next((one.strerror for one in failed if one.strerror), "")
    return Unfetched(f"the connection failed{f' ({told})' if told else ''}", _LATER)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


_Kinds = type[BaseException] | tuple[type[BaseException], ...]
_WORDS: tuple[tuple[_Kinds, str, str], ...] = (
    (_TooMuch, "the answer is larger than an answer may be", _LATER),
    (
        ssl.SSLCertVerificationError,
        "its certificate is not one that this machine trusts for this name",
        "look at the page in a browser; if the certificate is right, install the authority that gave it",
    ),
    ((TimeoutError, urllib3.exceptions.ReadTimeoutError), "it did not answer in time, or too slowly", _LATER),
    (
        (urllib3.exceptions.IncompleteRead, http.client.IncompleteRead),
        "the answer was cut off: it is not as long as its server said",
        _LATER,
    ),
    (http.client.RemoteDisconnected, "the connection was closed without an answer", _LATER),
    (ssl.SSLError, "no secure connection could be made", _LATER),
    ((http.client.HTTPException, ValueError), _NO_HTTP, _LATER),
    (ConnectionRefusedError, "nothing answers there", _LATER),
)
