"""What a page says of itself in its metadata: title, day, address, site. Never a guess from its prose."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import msgspec

from callup.read.days import day_of

_PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.issued",
    "pubdate",
    "publishdate",
    "publication_date",
    "sailthru.date",
    "parsely-pub-date",
    "mediator_published_time",
)
_LARGEST_SCRIPT = 200_000
_MOST_NODES = 500
_LONGEST_TITLE = 500


class PageMetadata(msgspec.Struct, frozen=True):
    """`site` is the publisher's name as the page gives it."""

    title: str | None
    published: date | None
    url: str | None
    site: str | None


def page_metadata(tree: Any) -> PageMetadata:
    """The metadata of a parsed page; what it does not say is None."""
    named: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop")
        content = (tag.get("content") or "").strip()
        if name and content:
            named.setdefault(name.strip().lower(), content)
    headline = _words_of(tree, "h1")
    title = named.get("og:title") or headline or _words_of(tree, "title")
    canonical = (
        tag.get("href") for tag in tree.iter("link") if (tag.get("rel") or "").lower() == "canonical"
    )
    return PageMetadata(
        title=title[:_LONGEST_TITLE] if title else None,
        published=next((day for day in _days(tree, named) if day is not None), None),
        url=next((url for url in (*canonical, named.get("og:url")) if _is_address(url)), None),
        site=named.get("og:site_name"),
    )


def _days(tree: Any, named: dict[str, str]) -> Iterator[date | None]:
    """The days that a page gives for its publication, the most telling first."""
    yield from (day_of(named.get(name)) for name in _PUBLISHED)
    yield from (day_of(written) for written in _linked_data(tree))
    yield from (
        day_of(tag.get("datetime") or tag.get("content"))
        for tag in tree.iter()
        if isinstance(tag.tag, str) and "datePublished" in (tag.get("itemprop") or "")
    )
    yield _day_of_times(tree)


def _day_of_times(tree: Any) -> date | None:
    """The first <time> of the only article; else of the page, if all its <time> agree."""
    articles = list(tree.iter("article"))
    if len(articles) == 1:
        days = [day_of(tag.get("datetime")) for tag in articles[0].iter("time")]
        if days and days[0] is not None:
            return days[0]
    days = [day_of(tag.get("datetime")) for tag in tree.iter("time")]
    return days[0] if days and len(set(days)) == 1 else None


def _linked_data(tree: Any) -> Iterator[str]:
    """Each `datePublished` of the page's JSON-LD."""
    for tag in tree.iter("script"):
        if (tag.get("type") or "").strip().lower() != "application/ld+json" or not tag.text:
            continue
        try:
            waiting = [msgspec.json.decode(tag.text[:_LARGEST_SCRIPT].strip())]
        except (msgspec.DecodeError, RecursionError, UnicodeError):
            continue
        for _ in range(_MOST_NODES):
            if not waiting:
                break
            node = waiting.pop(0)
            if isinstance(node, dict):
                if isinstance(node.get("datePublished"), str):
                    yield node["datePublished"]
                waiting.extend(value for value in node.values() if isinstance(value, dict | list))
            elif isinstance(node, list):
                waiting.extend(node[:_MOST_NODES])


def _is_address(url: str | None) -> bool:
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _words_of(tree: Any, tag: str) -> str | None:
    for element in tree.iter(tag):
        words = " ".join("".join(element.itertext())[: 4 * _LONGEST_TITLE].split())
        if words:
            return words
    return None
