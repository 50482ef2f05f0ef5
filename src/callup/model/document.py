"""One item read from a capture: a page, a message, a row."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from callup.model.court_mapping import RowsOf
from callup.model.row_mapping import RowMapping
from callup.model.source import Source
from callup.values import make_id

Language = Literal["ru", "en", "uk"]


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """What a reader of a given version made of the bytes.

    `text` is what all offsets count in, in code points. `locator` says where in the capture the
    item stands ("" for the whole). `sentences` are (start, end) pairs. `fields` holds the named
    columns of a table's row, as written; prose has none. `mapping` says what those columns hold, where the
    table's owner has said so. Of a row of `court` the fields are those of a card or of a count of cases.
    """

    id: str
    source: Source | None
    locator: str
    text: str
    title: str | None = None
    language: Language | None = None
    published: date | None = None
    url: str | None = None
    media_type: str = "text/plain"
    capture: str | None = None
    reader: str = ""
    sentences: tuple[tuple[int, int], ...] = ()
    fields: dict[str, str] | None = None
    mapping: RowMapping | msgspec.UnsetType = msgspec.UNSET
    court: RowsOf | msgspec.UnsetType = msgspec.UNSET


def document_id(source: Source | None, locator: str, text: str) -> str:
    """The document's id: its source, its locator and the hash of its text."""
    return make_id("document", source.id if source else None, locator, text)
