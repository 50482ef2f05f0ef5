"""Addresses on the web: which are asked for, in what form, and how messages print them."""

from __future__ import annotations

import re
from ipaddress import IPv6Address, ip_address
from urllib.parse import SplitResult, quote, urljoin, urlsplit

import msgspec

from callup.errors import GatherError
from callup.gather.archives.member_paths import shown

_LONGEST = 4_000
_PORTS = {"http": 80, "https": 443}
_FIRST_FREE_PORT = 1024
_SAFE = "%/:@!$&'()*+,;=~-._?"
_USER = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]{0,30}:)?//[^/?#]*@")
_HOST = re.compile(r"(?=.{1,253}\Z)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})+\Z")
_LEAST_LABELS = 2
_BY_HAND = "save the page with a browser and add the file"


class Unfetched(GatherError):
    """An address was not fetched; says why, and what to do."""

    def __init__(self, what: str, advice: str = _BY_HAND) -> None:
        super().__init__(what)
        self.advice = advice


class WebAddress(msgspec.Struct, frozen=True):
    """An address that may be asked for: `host` and `target` as they are sent, `written` as it was given."""

    scheme: str
    host: str
    port: int
    target: str
    written: str

    @property
    def authority(self) -> str:
        """Host, and port where it is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The whole of it in ASCII, without a fragment."""
        return f"{self.scheme}://{self.authority}{self.target}"

    @property
    def shown(self) -> str:
        """As messages print it."""
        return shown_address(self.written)

    def joined(self, link: str) -> WebAddress:
        """Where a link on the page leads to; raises Unfetched."""
        try:
            return web_address(urljoin(self.url, link.strip()))
        except ValueError as error:
            raise Unfetched("an address that makes no sense") from error

    def beside(self, path: str) -> WebAddress:
        """Another path at the same place."""
        root = f"{self.scheme}://{self.authority}{path}"
        return msgspec.structs.replace(self, target=path, written=root)


def web_address(written: str) -> WebAddress:
    """An address as a person or a server wrote it; raises Unfetched where it may not be asked for.

    >>> web_address("https://Example.org/новости?д=1#top").url
    'https://example.org/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8?%D0%B4=1'
    """
    written = written.strip()
    if len(written) > _LONGEST:
        raise Unfetched(f"an address of more than {_LONGEST:,} characters")
    if "\\" in written or not all(char.isprintable() for char in written):
        raise Unfetched("there are characters in the address that no address has", "write it out anew")
    try:
        parts = urlsplit(written)
        port = parts.port
    except ValueError as error:
        raise Unfetched("an address that makes no sense", "write it out anew") from error
    if parts.scheme not in _PORTS:
        raise Unfetched("only addresses with http and https are fetched", "get the file and add that")
    if "@" in parts.netloc:
        advice = "take them out; what is not open to all is not fetched"
        raise Unfetched("there is a user name or a password in the address", advice)
    port = _PORTS[parts.scheme] if port is None else port
    if port < _FIRST_FREE_PORT and port not in _PORTS.values():
        raise Unfetched(f"port {port} is not one that web pages are served at")
    if len(target := _target(parts)) > 3 * _LONGEST:
        raise Unfetched(f"an address of more than {_LONGEST:,} characters")
    return WebAddress(parts.scheme, _host(parts), port, target, written.partition("#")[0])


def shown_address(written: str) -> str:
    """An address as messages print it: no user name, no fragment, nothing that does not print."""
    plain = _USER.sub(lambda found: f"{found[1] or ''}//", written).partition("#")[0]
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in shown(plain))


def is_same_site(one: str, other: str) -> bool:
    """Whether two hosts are one site: the same but for "www.", or one within the other.

    >>> is_same_site("feeds.example.org", "www.example.org"), is_same_site("a.example.org", "b.example.org")
    (True, False)
    """
    one, other = one.removeprefix("www."), other.removeprefix("www.")
    if one == other:
        return True
    longer, shorter = sorted((one, other), key=len, reverse=True)
    return shorter.count(".") + 1 >= _LEAST_LABELS and longer.endswith(f".{shorter}")


def _target(parts: SplitResult) -> str:
    query = f"?{quote(parts.query, _SAFE)}" if parts.query else ""
    return f"{quote(parts.path, _SAFE) or '/'}{query}"


def _host(parts: SplitResult) -> str:
    """A host name in small ASCII letters, or an address in its short form."""
    written = parts.hostname or ""
    try:
        address = ip_address(written)
    except ValueError:
        return _name("" if "[" in parts.netloc else written)
    if isinstance(address, IPv6Address) and address.scope_id is not None:
        raise Unfetched("an address of this machine's own network")
    return str(address)


def _name(written: str) -> str:
    try:
        name = written.encode("idna").decode("ascii").lower().removesuffix(".")
    except UnicodeError as error:
        raise Unfetched("a host name that makes no sense", "write the address out anew") from error
    if not _HOST.match(name):
        raise Unfetched("a host name that no public place has", "write the address out anew")
    return name
