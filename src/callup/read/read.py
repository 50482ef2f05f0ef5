"""The seam of this room: a reader for each media type, and what all documents share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import msgspec

from callup.model import Document, Issue, Source, document_id
from callup.model.gathered import Gathered
from callup.read.encodings import without_controls
from callup.read.exports.json_files import read_json, read_json_lines
from callup.read.exports.mapped_rows import with_own_source
from callup.read.exports.tables import read_csv
from callup.read.feeds import read_feed
from callup.read.item import Item, Reader, issue
from callup.read.language import language_of
from callup.read.mail.mail import read_mailbox, read_message
from callup.read.office.office import read_docx, read_odt
from callup.read.office.sheets import read_workbook
from callup.read.pages.pages import read_html
from callup.read.pdf.pdf import read_pdf
from callup.read.sentences import sentence_borders
from callup.read.texts import read_markdown, read_text

T = TypeVar("T")

LONGEST_DOCUMENT = 2_000_000
"""Characters; a longer one is refused with an Issue, never cut."""

_MIB = 1024 * 1024
_ANY_SIZE = 1 << 50
_OFFICE = "application/vnd.openxmlformats-officedocument."
_PLAIN = ("text/plain", "text/markdown")


class Format(msgspec.Struct, frozen=True):
    """How one kind of file is read. `name` is the reader's, with its version; `largest` in bytes.

    A `streamed` reader holds one item in memory at a time and does little work of its own: what it yields
    may be made documents elsewhere. Any other wants all the bytes. A `foreign` one hands them to somebody
    else's parser: it is to be run where it can be ended.
    """

    media_type: str
    name: str
    read: Reader
    largest: int = 64 * _MIB
    streamed: bool = False

    @property
    def foreign(self) -> bool:
        """Whether its time and memory are in somebody else's hands."""
        return not self.streamed and self.media_type not in _PLAIN


FORMATS: tuple[Format, ...] = (
    Format("text/plain", "text/1", read_text),
    Format("text/markdown", "markdown/1", read_markdown),
    Format("text/html", "html/1", read_html),
    Format("application/x-ndjson", "jsonl/2", read_json_lines, _ANY_SIZE, streamed=True),
    Format("application/json", "json/2", read_json, _ANY_SIZE, streamed=True),
    Format("text/csv", "csv/2", read_csv, _ANY_SIZE, streamed=True),
    Format("application/pdf", "pdf/1", read_pdf),
    Format(f"{_OFFICE}wordprocessingml.document", "docx/1", read_docx),
    Format("application/vnd.oasis.opendocument.text", "odt/1", read_odt),
    Format(f"{_OFFICE}spreadsheetml.sheet", "xlsx/1", read_workbook, 32 * _MIB),
    Format("application/vnd.oasis.opendocument.spreadsheet", "ods/1", read_workbook, 32 * _MIB),
    Format("application/vnd.ms-excel", "xls/1", read_workbook, 32 * _MIB),
    Format("application/rss+xml", "rss/1", read_feed, 16 * _MIB),
    Format("application/atom+xml", "atom/1", read_feed, 16 * _MIB),
    Format("message/rfc822", "eml/1", read_message, 32 * _MIB),
    Format("application/mbox", "mbox/1", read_mailbox, 1024 * _MIB),
)


def read(gathered: Gathered) -> Iterator[Document | Issue]:
    """The documents in some bytes; what cannot be read becomes an Issue, and the rest goes on.

    What is known from options or a manifest comes before what a page says of itself, and after what a
    row or a message in a larger file does.
    """
    for item in read_items(gathered):
        yield item if isinstance(item, Issue) else document_of(gathered, item)


def read_items(gathered: Gathered) -> Iterator[Item | Issue]:
    """What the reader of its format finds in some bytes, not yet made documents."""
    format_ = format_of(gathered.media_type)
    if format_ is None:
        yield issue(gathered, "", f"no reader for {gathered.media_type}", "give it in a format that is read")
    elif gathered.size > format_.largest:
        what = f"larger than {format_.largest // _MIB} MiB, the most for {format_.media_type}"
        yield issue(gathered, "", what, "split it and add the parts")
    else:
        yield from format_.read(gathered)


def format_of(media_type: str) -> Format | None:
    """How files of a media type are read; None where they are not."""
    return next((format_ for format_ in FORMATS if format_.media_type == media_type), None)


def document_of(gathered: Gathered, item: Item) -> Document | Issue:
    """An item as a document, with its language and sentences; the bytes themselves are not looked at."""
    format_ = format_of(gathered.media_type)
    if not item.text.strip():
        return issue(
            gathered, item.locator, "there is no text in it", "nothing needs to be done if that is right"
        )
    if len(item.text) > LONGEST_DOCUMENT:
        what = f"a document of {len(item.text):,} characters; the most is {LONGEST_DOCUMENT:,}"
        return issue(gathered, item.locator, what, "split it and add the parts")
    item = _writable(msgspec.structs.replace(item, text=without_controls(item.text)))
    known = gathered.known
    mapping = known.mapping if item.fields else msgspec.UNSET
    if mapping:
        item = with_own_source(item, mapping)
    source = _source(gathered, item)
    language = known.language or (None if item.court else language_of(item.text))
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
        reader=format_.name if format_ else "",
        sentences=((0, len(item.text)),) if item.court else tuple(sentence_borders(item.text, language)),
        fields=item.fields,
        mapping=mapping,
        court=item.court or msgspec.UNSET,
    )


def _writable(item: Item) -> Item:
    """The item with no half of a surrogate pair in it: no file and no database can hold one."""
    try:
        msgspec.json.encode(item)
    except UnicodeEncodeError:
        return msgspec.convert(_replaced(msgspec.structs.asdict(item)), Item)
    return item


def _replaced(value: object) -> object:
    """The value with U+FFFD for each half of a surrogate pair, so that offsets stay."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {_replaced(name): _replaced(one) for name, one in value.items()}
    return value


def _first(item: Item, known: T | None, own: T | None) -> T | None:
    """What is known of a file comes first, but not before what one of many items in it says of itself."""
    return (own or known) if item.locator else (known or own)


def _source(gathered: Gathered, item: Item) -> Source | None:
    """The item's own publisher where the file holds those of several, else the one that is known."""
    known = gathered.known.source
    if item.source is None or (known is not None and not item.locator):
        return known
    return known if known is not None and known.id == item.source else Source(id=item.source)
