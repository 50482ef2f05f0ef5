"""The links of a feed's entries that lead to pages of its own site."""

from __future__ import annotations

import io
import re

import msgspec

from callup.gather.media import ATOM, RSS
from callup.gather.web.web_addresses import Unfetched, WebAddress, is_same_site
from callup.model.gathered import Gathered

_DTD = re.compile(rb"<!(?:DOCTYPE|ENTITY)\b", re.I)
_MOST_TAGS = 50_000


class FeedLinks(msgspec.Struct, frozen=True):
    """What a feed links to; `elsewhere` counts the entries that lead to other sites, or to no address."""

    pages: tuple[WebAddress, ...]
    elsewhere: int = 0


def is_feed(item: Gathered) -> bool:
    """Whether it is known for a feed."""
    return item.media_type in (RSS, ATOM)


def feed_links(feed: Gathered, at: WebAddress, most: int) -> FeedLinks:
    """The pages of a feed's own site, each once; `at` is where it was got, `most` its bytes.

    Raises Unfetched where it is too large, or no feed that can be read.
    """
    if feed.size > most:
        raise Unfetched("its links are not followed: it is too large for that", "add the addresses by hand")
    pages: dict[str, WebAddress] = {}
    elsewhere = 0
    for link in _links(feed.data):
        try:
            page = at.joined(link)
        except Unfetched:
            elsewhere += 1
            continue
        if not is_same_site(page.host, at.host):
            elsewhere += 1
        elif page.url != at.url:
            pages.setdefault(page.url, page)
    return FeedLinks(tuple(pages.values()), elsewhere)


def _links(data: bytes) -> list[str]:
    """As feedparser finds them; it is handed a file, since it would fetch what looks like an address."""
    import feedparser

    if _DTD.search(data) or data.count(b"<") > _MOST_TAGS:
        raise Unfetched("its links are not followed: it is not written as feeds are", "look at it by hand")
    try:
        parsed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
        entries = parsed.get("entries") or []
        links = [entry.get("link") for entry in entries]
    except Exception as error:  # whatever a foreign parser meets in a hostile file
        raise Unfetched("its links are not followed: it cannot be read", "look at it by hand") from error
    return [link for link in links if isinstance(link, str) and link.strip()]
