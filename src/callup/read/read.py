"""The seam of this room: a reader for each media type, and what all documents share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from callup.model import Document, Issue, Source, document_id
from callup.model.gathered import Gathered
from callup.read.item import Item, Reader, issue
from callup.read.json_files import read_json, read_json_lines
from callup.read.language import language_of
from callup.read.pages import read_html
from callup.read.sentences import sentence_borders
from callup.read.tables import read_csv
from callup.read.texts import read_markdown, read_text

T = TypeVar("T")

LONGEST_DOCUMENT = 2_000_000
"""Characters; a longer one is refused with an Issue, never cut."""

READERS: tuple[tuple[str, str, Reader], ...] = (
    ("text/plain", "text/1", read_text),
    ("text/markdown", "markdown/1", read_markdown),
    ("text/html", "html/1", read_html),
    ("application/x-ndjson", "jsonl/1", read_json_lines),
    ("application/json", "json/1", read_json),
    ("text/csv", "csv/1", read_csv),
)
"""Media type, name and version of the reader, the reader."""


def read(gathered: Gathered) -> Iterator[Document | Issue]:
    """The documents in some bytes; what cannot be read becomes an Issue, and the rest goes on.

    What is known from options or a manifest comes before what a page says of itself, and after what a
    row or a message in a larger file does.
    """
    for media_type, name, reader in READERS:
        if media_type == gathered.media_type:
            for item in reader(gathered):
                yield item if isinstance(item, Issue) else _document(gathered, item, name)
            return
    yield issue(gathered, "", f"no reader for {gathered.media_type}", "give it as text, HTML, JSON or CSV")


def _document(gathered: Gathered, item: Item, reader: str) -> Document | Issue:
    if not item.text.strip():
        return issue(
            gathered, item.locator, "there is no text in it", "nothing needs to be done if that is right"
        )
    if len(item.text) > LONGEST_DOCUMENT:
        what = f"a document of {len(item.text):,} characters; the most is {LONGEST_DOCUMENT:,}"
        return issue(gathered, item.locator, what, "split it and add the parts")
    known = gathered.known
    source = _source(gathered, item)
    language = known.language or language_of(item.text)
    return Document(
        id=document_id(source, item.locator, item.text),
        source=source,
        locator=item.locator,
        text=item.text,
        title=item.title,
        language=language,
        published=_first(item, known.published, item.published),
        url=_first(item, known.url, item.url),
        media_type=gathered.media_type,
        reader=reader,
        sentences=tuple(sentence_borders(item.text, language)),
        fields=item.fields,
    )


def _first(item: Item, known: T | None, own: T | None) -> T | None:
    """What is known of a file comes first, but not before what one of many items in it says of itself."""
    return (own or known) if item.locator else (known or own)


def _source(gathered: Gathered, item: Item) -> Source | None:
    """The item's own publisher where the file holds those of several, else the one that is known."""
    known = gathered.known.source
    if item.source is None or (known is not None and not item.locator):
        return known
    return known if known is not None and known.id == item.source else Source(id=item.source)
