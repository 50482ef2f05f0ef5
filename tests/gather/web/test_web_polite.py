"""Politeness: robots.txt, the time between requests, and servers that are busy."""

from __future__ import annotations

import time

import pytest
from tests.gather.server import Net, answer

from callup.gather.web.robots import robots_of
from callup.model import Issue
from callup.model.gathered import Gathered

PAGE = answer(b"<p>A page.</p>")


def test_a_host_is_asked_no_more_than_every_two_seconds(net: Net) -> None:
    net.server.plays |= {"/a": PAGE, "/b": PAGE}
    net.taken("/a", "/b", net.url("/a", "other.example"))
    assert net.time.slept == [2.0, 2.0, 2.0]
    assert net.server.paths == ["/robots.txt", "/a", "/b", "/robots.txt", "/a"]


@pytest.mark.parametrize(("asked", "given"), [("10", 10.0), ("3600", 30.0), ("1", 2.0), ("soon", 2.0)])
def test_a_crawl_delay_is_kept_up_to_half_a_minute(net: Net, asked: str, given: float) -> None:
    net.server.plays |= {
        "/robots.txt": answer(f"User-agent: *\nCrawl-delay: {asked}\n".encode()),
        "/a": PAGE,
        "/b": PAGE,
    }
    net.taken("/a", "/b")
    assert net.time.slept == [given, given]


def test_what_robots_may_not_fetch_is_not_fetched(net: Net) -> None:
    net.server.plays |= {
        "/robots.txt": answer(b"User-agent: *\nDisallow: /\nAllow: /open\n"),
        "/open": PAGE,
        "/open/on": answer(status=302, Location="/closed"),
    }
    closed, opened, led = net.taken("/closed", "/open", "/open/on")
    assert isinstance(closed, Issue)
    assert "robots.txt" in closed.what
    assert isinstance(opened, Gathered)
    assert isinstance(led, Issue)
    assert "robots.txt" in led.what
    assert "/closed" not in net.server.paths


@pytest.mark.parametrize(
    ("robots", "is_allowed"),
    [
        (b"User-agent: Callup\nDisallow: /a", False),
        (b"User-Agent : callup/1.0\nDisallow: /a", False),
        (b"\xef\xbb\xbfuser-agent: *\r\ndisallow: /*a$\r\n", False),
        (b"User-agent: call\nDisallow: /", True),
        (b"User-agent: Other\nDisallow: /", True),
        (b"User-agent: Other\nUser-agent: Callup\nDisallow: /", False),
        (b"User-agent: *\nDisallow: /\n\nUser-agent: Callup\nDisallow: /b", True),
        (b"User-agent: *\nDisallow:", True),
        (b"<html><body>no such page</body></html>", True),
        (b"", True),
    ],
)
def test_whom_a_rule_is_for(robots: bytes, is_allowed: bool) -> None:
    assert robots_of(200, robots).allows("http://news.example/a") is is_allowed


@pytest.mark.parametrize("status", [500, 503, 429, 302])
def test_where_robots_fails_nothing_is_fetched(net: Net, status: int) -> None:
    net.server.plays |= {"/robots.txt": answer(status=status), "/a": PAGE}
    assert "robots.txt" in net.refused("/a").what
    assert net.server.paths == ["/robots.txt"]


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_where_there_are_no_robots_all_is_allowed(net: Net, status: int) -> None:
    net.server.plays |= {"/robots.txt": answer(b"Disallow: /", status), "/a": PAGE}
    assert net.one("/a")


def test_robots_may_be_elsewhere_but_not_inside(net: Net) -> None:
    net.server.plays |= {
        "/robots.txt": answer(status=301, Location="/other.txt"),
        "/other.txt": answer(b"User-agent: *\nDisallow: /a"),
        "/a": PAGE,
    }
    assert "asks programs not to" in net.refused("/a").what
    net.server.plays["/robots.txt"] = answer(status=301, Location="http://169.254.169.254/robots.txt")
    assert "private or local" in net.refused("/a").what


def test_robots_are_heard_for_500_kib(net: Net) -> None:
    line = b"Disallow: /x/" + b"y" * 87 + b"\n"
    net.server.plays |= {
        "/robots.txt": answer(b"User-agent: *\nDisallow: /early\n" + line * 10_000 + b"Disallow: /late\n"),
        "/early": PAGE,
        "/late": PAGE,
    }
    early, late = net.taken("/early", "/late")
    assert isinstance(early, Issue)
    assert isinstance(late, Gathered)


@pytest.mark.parametrize(
    "data",
    [
        "".join(f"User-agent: a{number}\n" for number in range(16_000)) + "Disallow: /a\n" * 16_000,
        "User-agent: *\n" + "Disallow: /" + "*a" * 250_000,
        "User-agent: *\n" + f"Disallow: /{'*a' * 900}b\n" * 250,
        "User-agent: *\nCrawl-delay: " + "9" * 480_000,
        "User-agent: *\nRequest-rate: 1/" + "9" * 480_000,
        ":" * 500_000,
        "user agent " * 45_000,
    ],
    ids=["agents", "one pattern", "patterns", "delay", "rate", "colons", "words"],
)
def test_no_robots_file_takes_long(data: str) -> None:
    start = time.process_time()
    robots = robots_of(200, data.encode())
    robots.allows("http://news.example/" + "a" * 3_900)
    assert robots.delay >= 0
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("headers", "pause"),
    [
        ({"Retry-After": "7"}, 7.0),
        ({"Retry-After": "60"}, 60.0),
        ({"Retry-After": "Sat, 01 Apr 2023 12:00:09 GMT"}, 9.0),
        ({"Retry-After": "Sat, 01 Apr 2023 10:00:09 GMT", "Date": "Sat, 01 Apr 2023 10:00:00 GMT"}, 9.0),
        ({"Retry-After": "Sat, 01 Apr 2023 10:00:09 GMT"}, 0.0),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_server_is_asked_once_more(
    net: Net, headers: dict[str, str], pause: float, status: int
) -> None:
    net.server.plays["/a"] = [answer(status=status, **headers), PAGE]
    assert net.one("/a").data == b"<p>A page.</p>"
    assert pause in net.time.slept


@pytest.mark.parametrize(
    "told", ["61", "", "Sat, 01 Apr 2023 13:00:00 GMT", "soon", "9" * 5_000, "-1", "Sat, 99 Foo 99999"]
)
def test_a_server_that_is_busy_for_long_is_left_alone(net: Net, told: str) -> None:
    net.server.plays["/a"] = [answer(status=429, **{"Retry-After": told}), PAGE]
    assert "429" in net.refused("/a").what


def test_a_server_that_stays_busy_is_asked_twice(net: Net) -> None:
    net.server.plays["/a"] = answer(status=503, **{"Retry-After": "5"})
    assert "503" in net.refused("/a").what
    assert net.server.paths == ["/robots.txt", "/a", "/a"]
