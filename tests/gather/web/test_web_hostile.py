"""Servers that lie, drip, loop, fill memory or lead into private networks: each ends in an Issue, and soon."""

from __future__ import annotations

import gzip
import socket
import struct
import time

import msgspec
import pytest
from tests.gather.server import NOW, Net, Play, answer

from callup.gather import Outside, gather
from callup.model import Issue
from callup.model.gathered import Gathered, Known

PAGE = b"<p>A page.</p>"


def endless(start: bytes, piece: bytes) -> Play:
    def play(connection: socket.socket) -> None:
        connection.sendall(start)
        while True:
            connection.sendall(piece)

    return play


def dripping(start: bytes, piece: bytes = b"a") -> Play:
    def play(connection: socket.socket) -> None:
        connection.sendall(start)
        while True:
            time.sleep(0.02)
            connection.sendall(piece)

    return play


def silent(connection: socket.socket) -> None:
    time.sleep(5)


def slammed(connection: socket.socket) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.2/",
        "http://127.1/",
        "http://10.0.0.1/admin",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://[fd00:ec2::254]/",
        "http://0.0.0.0/",
        "http://inside.example/",
        "http://half.example/",
        "//inside.example/",
        "file:///etc/passwd",
        "ftp://news.example/a",
        "gopher://news.example/a",
        "javascript:alert(1)",
        "http://user:secret@news.example/",
        "http://news.example:25/",
        "http://2130706433/",
        "http://",
        "http://[::1",
        "http://news.example:99999/",
        "http://" + "a" * 5_000 + ".example/",
    ],
)
def test_no_redirect_leads_to_what_is_not_public(net: Net, location: str) -> None:
    net.names["inside.example"] = [["10.1.2.3"]]
    net.names["127.1"] = [["127.0.0.2"]]
    net.names["half.example"] = [["127.0.0.1", "10.1.2.3"]]
    net.server.plays["/a"] = answer(status=302, Location=location)
    issue = net.refused("/a")
    assert issue.where == net.url("/a")
    assert "secret" not in msgspec.json.encode(issue).decode()
    assert net.server.paths == ["/robots.txt", "/a"]


def test_the_web_as_it_is_has_no_door_to_this_machine(net: Net) -> None:
    outside = Outside(stdin=None, now=NOW)  # type: ignore[arg-type]
    port = net.server.port
    addresses = [
        f"http://{host}:{port}/a" for host in ("127.0.0.1", "[::1]", "0.0.0.0", "[::ffff:127.0.0.1]")
    ]
    items = list(gather([*addresses, f"http://localhost:{port}/"], Known(), outside))
    assert [type(item) for item in items] == [Issue] * 5
    assert net.server.asked == []


def test_a_name_is_looked_up_once_and_its_address_is_what_is_connected_to(net: Net) -> None:
    net.names["news.example"] = [["127.0.0.1"], ["10.1.2.3"]]
    net.server.plays["/a"] = answer(PAGE)
    net.server.plays["/b"] = answer(status=302, Location="/a")
    assert [type(item) for item in net.taken("/a", "/b")] == [Gathered, Gathered]
    assert net.resolved == ["news.example"]


def test_a_name_that_no_one_knows(net: Net) -> None:
    def unknown(_: str) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    net.web = msgspec.structs.replace(net.web, resolve=unknown)
    assert "host name is not known" in net.refused("/a").what


def test_redirects_in_a_circle_end(net: Net) -> None:
    net.server.plays["/a"] = answer(status=302, Location="/b")
    net.server.plays["/b"] = answer(status=302, Location="/a#again")
    assert "circle" in net.refused("/a").what
    assert net.server.paths == ["/robots.txt", "/a", "/b"]


@pytest.mark.parametrize(("hops", "is_fetched"), [(5, True), (6, False)])
def test_five_redirects_and_no_more(net: Net, hops: int, is_fetched: bool) -> None:
    for hop in range(hops):
        net.server.plays[f"/{hop}"] = answer(status=307, Location=f"/{hop + 1}")
    net.server.plays[f"/{hops}"] = answer(PAGE)
    (item,) = net.taken("/0")
    assert isinstance(item, Gathered) is is_fetched
    if isinstance(item, Issue):
        assert "more than 5 times" in item.what


def test_a_redirect_to_nowhere_is_an_issue(net: Net) -> None:
    net.server.plays["/a"] = answer(status=302)
    assert "302" in net.refused("/a").what


@pytest.mark.parametrize(
    ("play", "what"),
    [
        (endless(b"HTTP/1.1 200 X\r\n", b"X: " + b"a" * 60_000 + b"\r\n"), "larger than an answer may be"),
        (endless(b"HTTP/1.1 200 X\r\n", b"X: y\r\n"), "does not keep to HTTP"),
        (endless(b"", b"a" * 1000), "does not keep to HTTP"),
        (endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n"), "larger than an answer may be"),
        (b"SSH-2.0-OpenSSH_9.2\r\n", "does not keep to HTTP"),
        (b"HTTP/1.1 99999 X\r\n\r\n", "does not keep to HTTP"),
        (b"\0\xff" * 500, "does not keep to HTTP"),
        (b"", "without an answer"),
        (slammed, "connection failed"),
        (b"HTTP/1.1 200 X\r\nContent-Length: 5, 6\r\n\r\nabcdef", "does not keep to HTTP"),
    ],
    ids="long_headers many_headers no_line_end continue ssh status zeros nothing reset two_lengths".split(),
)
def test_what_is_no_answer(net: Net, play: bytes | Play, what: str) -> None:
    net.server.plays["/a"] = play
    assert what in net.refused("/a").what


@pytest.mark.parametrize(
    ("play", "what"),
    [
        (endless(answer(Content_Length=""), b"a" * 65_536), "larger than"),
        (
            endless(
                answer(Content_Length="", Transfer_Encoding="chunked"), b"400\r\n" + b"a" * 1024 + b"\r\n"
            ),
            "larger than",
        ),
        (
            endless(answer(Content_Length="", Transfer_Encoding="chunked") + b"-1\r\n", b"a" * 65_536),
            "larger than",
        ),
        (answer(PAGE, Content_Length="99999999"), "larger than"),
        (answer(PAGE, Content_Length="9" * 4_000), "larger than"),
        (answer(gzip.compress(b"a" * 4_000_000), Content_Encoding="gzip"), "larger than"),
        (answer(gzip.compress(b"a" * 9_999)[:-20], Content_Encoding="gzip"), "cut off"),
        (answer(b"\x1f\x8b" + b"\xff" * 99, Content_Encoding="gzip"), "damaged"),
        (answer(PAGE, Content_Encoding="br"), "not asked for"),
        (answer(PAGE, Content_Encoding="gzip, gzip"), "not asked for"),
        (answer(PAGE, Content_Length="500"), "cut off"),
        (answer(PAGE, Content_Length="5"), "longer than its server said"),
        (answer(Content_Length="", Transfer_Encoding="chunked") + b"5\r\nab", "cut off"),
        (answer(Content_Length="", Transfer_Encoding="chunked") + b"zz\r\nab", "cut off"),
    ],
    ids="endless endless_chunks negative_chunk told_large told_huge bomb gzip_cut gzip_damaged brotli twice_packed longer_told shorter_told chunk_cut no_chunk".split(),
)
def test_a_body_that_is_not_what_was_told(net: Net, play: bytes | Play, what: str) -> None:
    net.limited(page=1_000_000)
    net.server.plays["/a"] = play
    assert what in net.refused("/a").what


def test_the_limit_of_a_page_is_met_and_not_crossed(net: Net) -> None:
    net.limited(page=1_000)
    net.server.plays["/a"] = answer(b"a" * 1_000)
    net.server.plays["/b"] = answer(b"a" * 1_001)
    page, issue = net.taken("/a", "/b")
    assert isinstance(page, Gathered)
    assert isinstance(issue, Issue)


def test_empty_lines_behind_a_body_do_no_harm(net: Net) -> None:
    net.server.plays["/a"] = answer(PAGE) + b"\r\n"
    assert net.one("/a").data == PAGE


@pytest.mark.parametrize(
    "play",
    [
        dripping(b""),
        dripping(b"HTTP/1.1 200 X\r\nX: "),
        dripping(answer(Content_Length="")),
        dripping(answer(Content_Length="", Transfer_Encoding="chunked") + b"0\r\n", b"X: y\r\n"),
        silent,
    ],
    ids="status header body trailer silence".split(),
)
def test_a_slow_server_does_not_hold_us(net: Net, play: Play) -> None:
    net.limited(whole=0.3, between=0.0)
    net.web = msgspec.structs.replace(net.web, monotonic=time.monotonic)
    net.server.plays["/a"] = play
    start = time.monotonic()
    assert "in time" in net.refused("/a").what
    assert time.monotonic() - start < 2


def test_time_runs_on_over_redirects(net: Net) -> None:
    def late(connection: socket.socket) -> None:
        time.sleep(0.15)
        connection.sendall(answer(status=302, Location=f"/{len(net.server.asked)}"))

    net.limited(whole=0.3, between=0.0)
    net.web = msgspec.structs.replace(net.web, monotonic=time.monotonic)
    net.server.plays |= {f"/{number}": late for number in range(10)}
    assert "in time" in net.refused("/0").what


def test_a_host_that_fails_and_fails_is_left_alone(net: Net) -> None:
    net.server.plays |= dict.fromkeys(("/a", "/b", "/c"), b"")
    issues = [item for item in net.taken("/a", "/b", "/c", "/d") if isinstance(item, Issue)]
    assert [issue.what for issue in issues[:3]] == ["the connection was closed without an answer"] * 3
    assert "failed 3 times" in issues[3].what
    assert "/d" not in net.server.paths


def test_a_port_where_nothing_answers(net: Net) -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    assert "nothing answers there" in net.refused(f"http://news.example:{port}/a").what
