"""RSS and Atom files: a document an entry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from callup.model import Issue
from callup.model.gathered import Gathered
from callup.read.encodings import UndecodableError, decode, without_controls
from callup.read.item import Item, issue
from callup.read.pages.pages import fragment_text

_DECLARED = re.compile(rb"<\?xml[^>]{0,200}encoding\s{0,3}=\s{0,3}[\"']([\w.:-]{2,40})", re.I)
_PROLOGUE = re.compile(r"^\s{0,100}<\?xml[^>]{0,300}\?>")
_DTD = re.compile(r"<!(?:DOCTYPE|ENTITY)\b", re.I)
_END = re.compile(r"</\s{0,8}(?:[\w-]{1,30}:)?(?:rss|feed|rdf)\s{0,8}>", re.I)
_MOST_ENTRIES = 20_000
_MOST_TAGS = 1_000_000
_DAYS = ("published_parsed", "created_parsed")


def read_feed(gathered: Gathered) -> Iterator[Item | Issue]:
    """Each entry's title and its content, or else its summary, in plain words.

    A feed that declares a document type or entities is refused. One that is not whole is read as far as it
    goes, with an Issue.
    """
    try:
        data = gathered.data
        declared = _DECLARED.search(data[:400])
        text = decode(data, gathered.charset or (declared[1].decode("ascii", "ignore") if declared else None))
    except UndecodableError as error:
        yield issue(gathered, "", str(error), "save it as UTF-8")
        return
    if _DTD.search(text) or text.count("<") > _MOST_TAGS:
        what = (
            "it declares a document type or entities" if _DTD.search(text) else "more tags than any feed has"
        )
        yield issue(gathered, "", what, "get the feed itself, without them")
        return
    parsed = _parsed(_PROLOGUE.sub("", text, count=1))
    entries = parsed.get("entries") or [] if parsed is not None else []
    if not entries and (parsed is None or not parsed.get("version")):
        yield issue(gathered, "", "this is no feed, or nothing of it is left")
        return
    if not _END.search(text[-2_000:]):
        yield issue(gathered, f"after entry {len(entries)}", "it is cut off; later entries are lost")
    if len(entries) > _MOST_ENTRIES:
        yield issue(gathered, f"after entry {_MOST_ENTRIES}", "more entries than a feed may have")
    name = _plain(parsed.get("feed", {}).get("title")) or None
    for number, entry in enumerate(entries[:_MOST_ENTRIES], start=1):
        yield from _entry(gathered, entry, f"entry {number}", name)


def _entry(gathered: Gathered, entry: Any, locator: str, name: str | None) -> Iterator[Item | Issue]:
    title = _plain(entry.get("title"))
    written = [part.get("value") or "" for part in entry.get("content") or ()] or [entry.get("summary") or ""]
    body = max((_plain(one) for one in written), key=len)
    text = body if body.startswith(title) else f"{title}\n{body}" if body else title
    link = entry.get("link")
    if not text.strip():
        yield issue(gathered, locator, "there are no words in this entry", "nothing needs to be done")
        return
    yield Item(
        text=text,
        locator=locator,
        title=title[:500] or None,
        published=_day(entry),
        url=link if isinstance(link, str) and link.startswith(("http://", "https://")) else None,
        source=name[:200] if name else None,
    )


def _parsed(text: str) -> Any:
    """What feedparser makes of a text; only bytes are handed to it, which it cannot take for an address."""
    import io

    import feedparser

    encoded = without_controls(text).encode("utf-8", "replace")
    headers = {"content-type": "application/xml; charset=utf-8"}
    try:
        return feedparser.parse(
            io.BytesIO(encoded), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except Exception:  # whatever a foreign parser meets in a hostile file
        return None


def _plain(written: Any) -> str:
    return fragment_text(written) if isinstance(written, str) else ""


def _day(entry: Any) -> date | None:
    """The day (UTC) that an entry was published; when it was changed last is something else."""
    for name in _DAYS:
        moment = entry.get(name) if name in entry else None
        try:
            if moment is not None and 1990 <= moment[0] <= 2100:
                return date(moment[0], moment[1], moment[2])
        except (ValueError, TypeError, IndexError):
            continue
    return None
