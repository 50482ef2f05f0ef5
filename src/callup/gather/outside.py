"""What gathering takes from outside: standard input, the time, the network, and earlier captures."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import IO, TYPE_CHECKING

import msgspec

from callup.gather.web.public_hosts import IPAddress, is_public, resolved
from callup.model.gathered import Earlier

if TYPE_CHECKING:
    import ssl


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What one page may cost, and what a server may ask of us. Sizes in bytes, times in seconds."""

    page: int = 64 * 1024**2
    """Of a page's body, unpacked; a larger one is refused."""
    robots: int = 500 * 1024
    """Of a robots.txt; what comes after them is not heard (RFC 9309, section 2.5)."""
    feed: int = 2 * 1024**2
    """Of a feed whose links are followed."""
    head: int = 256 * 1024
    """Of the status line and the headers of one answer."""
    silence: float = 20.0
    """Until a connection stands, and between one piece of an answer and the next."""
    whole: float = 60.0
    """Of connecting, asking and reading for one page with all its redirects; polite waits do not count."""
    redirects: int = 5
    between: float = 2.0
    """From one request at a host to the next."""
    longest_delay: float = 30.0
    """A robots.txt that asks for more time between requests gets this."""
    longest_retry: float = 60.0
    """A busy server is asked once more if it names a time no longer than this."""
    links: int = 100
    """Followed of one feed."""
    failures: int = 3
    """In a row at a host; after that it is left alone for this run."""


def _system_trust() -> ssl.SSLContext:
    import ssl

    return ssl.create_default_context()


class Web(msgspec.Struct, frozen=True, kw_only=True):
    """The network as it is reached: a test puts its own functions in place of these.

    `resolve` gives the addresses of a host name and raises OSError; `permits` says which addresses may be
    connected to; `trust` makes what certificates are checked with; `sleep` and `monotonic` are in seconds.
    """

    resolve: Callable[[str], Sequence[str]] = resolved
    permits: Callable[[IPAddress], bool] = is_public
    trust: Callable[[], ssl.SSLContext] = _system_trust
    sleep: Callable[[float], None] = time.sleep
    monotonic: Callable[[], float] = time.monotonic
    limits: Limits = Limits()


def _nothing_earlier(_: str) -> Earlier | None:
    return None


class Outside(msgspec.Struct, frozen=True, kw_only=True):
    """`now` is UTC; `earlier` tells of the last capture of an address, where there is one.

    With `follow` the pages that a feed links to on its own site are fetched too.
    """

    stdin: IO[bytes]
    now: datetime
    earlier: Callable[[str], Earlier | None] = _nothing_earlier
    web: Web = Web()
    follow: bool = False
