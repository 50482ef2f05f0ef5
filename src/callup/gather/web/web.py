"""Pages on the web: each address to the bytes that its server gives, or to an Issue that says why not."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator

import msgspec

from callup.gather.archives.unpack import spooled
from callup.gather.bounds import Broken, TooLarge
from callup.gather.media import DOCX, ODS, ODT, XLSX, is_passed_over, media_type_of, served_type
from callup.gather.outside import Outside
from callup.gather.told import empty_file, issue
from callup.gather.web.feed_links import FeedLinks, feed_links, is_feed
from callup.gather.web.web_addresses import Unfetched, WebAddress, shown_address, web_address
from callup.gather.web.web_bodies import body_of
from callup.gather.web.web_exchange import Answer
from callup.gather.web.web_visits import Host, Landing, Visits
from callup.model import Issue
from callup.model.gathered import Earlier, Gathered, Known, Unchanged, Validators

Found = Gathered | Unchanged | Issue

_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([\w.:-]{2,40})", re.I)
_VALIDATOR = re.compile(r"[\x20-\x7e]{1,1000}\Z")
_HEAD = 64 * 1024
_WHY = "nothing was read from it"
_BY_HAND = "look at it in a browser; save the page and add the file if it is there"
_OFFICE = (DOCX, XLSX, ODS, ODT)
_SIGNED = ("application/pdf", "application/zip", "application/gzip", *_OFFICE)


def web_pages(address: str, known: Known, outside: Outside, hosts: dict[str, Host]) -> Iterator[Found]:
    """What is at an address on the web, and with `outside.follow` what a feed there links to.

    `hosts` is empty at the start of a run, and is for this function alone to fill. A body may be a file,
    which goes when the next thing is asked for.
    """
    try:
        to = web_address(address)
    except Unfetched as error:
        yield issue(shown_address(address), str(error), _WHY, error.advice)
        return
    visit = _Visit(to, known, outside)
    visits = Visits(outside, hosts)
    yield from visit.found(visits)
    if visit.links is not None:
        yield from _followed(visit, visits)


class _Visit:
    """One address that is asked for."""

    def __init__(self, to: WebAddress, known: Known, outside: Outside, is_followed: bool = False) -> None:
        self.to, self.known, self.outside = to, known, outside
        self.links: FeedLinks | None = None
        self._may_follow = outside.follow and not is_followed
        # A feed whose links are to be followed must be had whole: an earlier run may have been interrupted.
        self._earlier = None if self._may_follow else outside.earlier(to.written)

    def found(self, visits: Visits) -> Iterator[Found]:
        """What is there now."""
        with contextlib.ExitStack() as kept:
            try:
                with visits.landed(self.to, _conditions(self._earlier)) as landing:
                    items = list(self._taken(landing, kept))
            except Unfetched as error:
                yield issue(self.to.shown, str(error), _WHY, error.advice)
                return
            except (Broken, TooLarge) as error:
                yield issue(self.to.shown, str(error), _WHY, _BY_HAND)
                return
            except OSError as error:
                yield issue(self.to.shown, error.strerror or type(error).__name__, _WHY, "make room for it")
                return
            yield from items

    def _taken(self, landing: Landing, kept: contextlib.ExitStack) -> Iterator[Found]:
        """A landing's page, its body in memory or in a file of `kept`; and what must be said of it."""
        answer = landing.answer
        if landing.is_downgraded:
            why = "on the way back anyone could have changed what was got"
            advice = "look for the page at an address with https"
            yield issue(self.to.shown, "it leads from https on to http", why, advice)
        if answer.status == 304 and self._earlier is not None:
            yield Unchanged(
                capture=self._earlier.capture,
                address=self.to.written,
                seen=self.outside.now,
                known=msgspec.structs.replace(self._known(landing), charset=self._earlier.charset),
                validators=_validators(answer) or self._earlier.validators,
            )
            return
        if answer.status != 200:
            yield issue(
                self.to.shown, f"the answer was {answer.status}{_said(answer.status)}", _WHY, _BY_HAND
            )
            return
        told = answer.header("Content-Type")
        if is_passed_over(told.partition(";")[0].strip().lower()):
            what = "it is a picture, film or sound, or only dresses pages"
            yield issue(self.to.shown, what, "this version reads none", "look at it by hand")
            return
        most = self.outside.web.limits.page
        body = kept.enter_context(spooled(body_of(answer, most), most))
        if not body:
            yield empty_file(self.to.shown)
            return
        charset = _CHARSET.search(told)
        page = Gathered(
            body=body,
            media_type="",
            address=self.to.written,
            name=self.to.shown,
            seen=self.outside.now,
            known=self._known(landing),
            validators=_validators(answer),
            charset=charset[1] if charset else None,
        )
        page = msgspec.structs.replace(page, media_type=_media_type(told, landing.at, page))
        yield page
        if self._may_follow and is_feed(page):
            yield from self._linked(page, landing.at)

    def _linked(self, page: Gathered, at: WebAddress) -> Iterator[Issue]:
        try:
            self.links = feed_links(page, at, self.outside.web.limits.feed)
        except Unfetched as error:
            yield issue(self.to.shown, str(error), "only the feed itself was read", error.advice)

    def _known(self, landing: Landing) -> Known:
        return msgspec.structs.replace(self.known, url=self.known.url or landing.at.url)


def _followed(feed: _Visit, visits: Visits) -> Iterator[Found]:
    """The pages that a feed links to, in its order; what is known of the feed's own address is not theirs."""
    links = feed.links or FeedLinks(())
    most = feed.outside.web.limits.links
    known = msgspec.structs.replace(feed.known, url=None, published=None)
    for page in links.pages[:most]:
        yield from _Visit(page, known, feed.outside, is_followed=True).found(visits)
    if len(links.pages) > most:
        what = f"it links to {len(links.pages):,} pages; {most} were fetched"
        yield issue(feed.to.shown, what, "the others were not read", "add their addresses by hand")
    if links.elsewhere:
        what = f"{links.elsewhere:,} of its links lead to other sites, or nowhere"
        yield issue(feed.to.shown, what, "they were not followed", "add the addresses by hand if they matter")


def _conditions(earlier: Earlier | None) -> dict[str, str]:
    """The headers that ask for a page only if it has changed."""
    if earlier is None:
        return {}
    given = earlier.validators
    told = {"If-None-Match": given.etag, "If-Modified-Since": given.modified}
    return {name: value for name, value in told.items() if value and _VALIDATOR.match(value)}


def _validators(answer: Answer) -> Validators | None:
    etag, modified = answer.header("ETag"), answer.header("Last-Modified")
    kept = Validators(
        etag=etag if _VALIDATOR.match(etag) else None,
        modified=modified if _VALIDATOR.match(modified) else None,
    )
    return kept if kept.etag or kept.modified else None


def _media_type(told: str, at: WebAddress, page: Gathered) -> str:
    """What the server told, unless the bytes have another sign, or lack the one that they should have."""
    with page.open() as file:
        head = file.read(_HEAD)
        file.seek(max(0, page.size - _HEAD))
        looks = media_type_of("-", head, file.read())
    base = told.partition(";")[0].strip().lower()
    if looks == "application/zip" and base in _OFFICE:
        return base
    media_type = served_type(told, at.target.partition("?")[0], head)
    is_borne_out = looks in (*_SIGNED, "application/octet-stream") or b"%PDF-" in head[:1024]
    return media_type if media_type not in _SIGNED or is_borne_out else looks


def _said(status: int) -> str:
    """The usual statuses in words."""
    words = {
        401: "only for those who sign in",
        403: "it is refused to us",
        404: "there is no such page",
        410: "the page is gone",
        429: "we asked too often",
        451: "it is withheld by law",
    }
    if 500 <= status < 600:
        return " (the server is in trouble)"
    return f" ({words[status]})" if status in words else ""
