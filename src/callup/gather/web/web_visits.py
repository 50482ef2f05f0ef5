"""How hosts are visited: checked, in turn, as their robots.txt asks, and along their redirects."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from ipaddress import ip_address

import msgspec

from callup.gather.bounds import Broken, TooLarge
from callup.gather.outside import Outside
from callup.gather.web.robots import Robots, robots_of
from callup.gather.web.web_addresses import Unfetched, WebAddress
from callup.gather.web.web_bodies import start_of
from callup.gather.web.web_exchange import Answer, Patience, answered

_REDIRECTS = (301, 302, 303, 307, 308)
_BUSY = (429, 503)
_LATER = "try again later"


class Host:
    """What is remembered of a host within one run."""

    def __init__(self) -> None:
        self.addresses: Sequence[str] = ()
        self.robots: dict[str, Robots] = {}
        self.asked_at: float | None = None
        self.failures = 0


class Landing(msgspec.Struct, frozen=True):
    """The answer at the end of all redirects. `is_downgraded`: they left https for http on the way."""

    at: WebAddress
    answer: Answer
    is_downgraded: bool


class Visits:
    """All that is asked of the web in one run; `hosts` remembers whom."""

    def __init__(self, outside: Outside, hosts: dict[str, Host]) -> None:
        self._outside, self._web, self._hosts = outside, outside.web, hosts

    @contextlib.contextmanager
    def landed(
        self, to: WebAddress, headers: Mapping[str, str], is_obeying: bool = True
    ) -> Iterator[Landing]:
        """Where an address leads to; raises Unfetched, Broken and TooLarge. The answer lasts for the block.

        A server that is busy is asked once more, if it says when and that is soon. With `is_obeying` every
        address on the way is asked for as its robots.txt allows.
        """
        patience = Patience(self._web)
        met = [to]
        is_retried = is_downgraded = False
        while True:
            if is_obeying:
                self._obey(to)
            with self._asked(to, headers, patience) as answer:
                link = answer.header("Location") if answer.status in _REDIRECTS else ""
                pause = None if is_retried else self._pause(answer)
                if not link and pause is None:
                    yield Landing(to, answer, is_downgraded)
                    return
            if link:
                following = self._following(link, met)
                is_downgraded |= to.scheme == "https" and following.scheme == "http"
                to = following
            else:
                is_retried = True
                self._web.sleep(pause or 0.0)

    def _following(self, link: str, met: list[WebAddress]) -> WebAddress:
        """The next address of a redirect; raises Unfetched where there is none, or no end."""
        with contextlib.suppress(UnicodeError):
            link = link.encode("latin-1").decode("utf-8")  # http.client takes every header for Latin-1
        try:
            to = met[-1].joined(link)
        except Unfetched as error:
            raise Unfetched(f"it leads on to what is not fetched: {error}") from error
        if any(to.url == one.url for one in met):
            raise Unfetched("its redirects go in a circle")
        if len(met) > self._web.limits.redirects:
            raise Unfetched(f"it leads on more than {self._web.limits.redirects} times")
        met.append(to)
        return to

    @contextlib.contextmanager
    def _asked(self, to: WebAddress, headers: Mapping[str, str], patience: Patience) -> Iterator[Answer]:
        """One answer; a host that fails too often in a row is not asked again."""
        host = self._host(to)
        if host.failures >= self._web.limits.failures:
            raise Unfetched(f"its host failed {host.failures} times in a row in this run", _LATER)
        with contextlib.ExitStack() as stack:
            try:
                if not host.addresses:
                    host.addresses = self._checked(to.host)
                self._wait(host)
                answer = stack.enter_context(answered(to, host.addresses, headers, patience))
            except Unfetched:
                host.failures += 1
                raise
            host.failures = 0
            yield answer

    def _checked(self, name: str) -> Sequence[str]:
        """The addresses of a name, looked up once a run; raises Unfetched where any of them is not public."""
        try:
            found = [
                ip_address(address) for address in (self._web.resolve(name) if _is_name(name) else [name])
            ]
        except (OSError, ValueError) as error:
            raise Unfetched("its host name is not known", "check how it is written, or try later") from error
        if not found:
            raise Unfetched("its host name is not known", "check how it is written, or try later")
        if not all(self._web.permits(address) for address in found):
            raise Unfetched("it leads to a private or local network, where nothing is fetched")
        return [str(address) for address in found]

    def _wait(self, host: Host) -> None:
        """Until it is polite to ask again."""
        limits = self._web.limits
        asked = max((robots.delay for robots in host.robots.values()), default=0.0)
        delay = max(limits.between, min(asked, limits.longest_delay))
        if host.asked_at is not None:
            waited = self._web.monotonic() - host.asked_at
            if waited < delay:
                self._web.sleep(delay - waited)
        host.asked_at = self._web.monotonic()

    def _obey(self, to: WebAddress) -> None:
        host = self._host(to)
        root = to.beside("/robots.txt")
        robots = host.robots.get(root.url)
        if robots is None:
            robots = host.robots[root.url] = self._robots(root)
        if robots.closed is not None:
            raise Unfetched(f"what it allows is not known: no robots.txt ({robots.closed})", _LATER)
        if not robots.allows(to.url):
            advice = "ask who runs the site, or save the page by hand and add the file"
            raise Unfetched("its robots.txt asks programs not to fetch it", advice)

    def _robots(self, root: WebAddress) -> Robots:
        try:
            with self.landed(root, {}, is_obeying=False) as landing:
                status = landing.answer.status
                is_there = 200 <= status < 300
                return robots_of(
                    status, start_of(landing.answer, self._web.limits.robots) if is_there else b""
                )
        except (Unfetched, Broken, TooLarge) as error:
            return Robots(closed=str(error))

    def _pause(self, answer: Answer) -> float | None:
        """Seconds after which a busy server wants to be asked again; None where it says none, or too many."""
        told = answer.header("Retry-After") if answer.status in _BUSY else ""
        if told.isascii() and told.isdigit() and len(told) < 10:
            seconds = float(told)
        else:
            now, then = _moment(answer.header("Date")) or self._outside.now, _moment(told)
            if then is None:
                return None
            seconds = max(0.0, (then - now).total_seconds())
        return seconds if seconds <= self._web.limits.longest_retry else None

    def _host(self, to: WebAddress) -> Host:
        return self._hosts.setdefault(to.host, Host())


def _is_name(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return True
    return False


def _moment(written: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(written)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
