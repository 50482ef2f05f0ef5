"""Rows of a table whose columns its owner has mapped: each with its own source, address and day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from callup.model import Issue
from callup.model.gathered import Gathered
from callup.model.row_mapping import RowField, RowMapping
from callup.read.days import day_of
from callup.read.item import Item, issue


def with_own_source(item: Item, mapping: RowMapping) -> Item:
    """The item with the source, the address and the day of publication that its mapped columns give."""
    return msgspec.structs.replace(
        item,
        source=_cell(item, mapping, "source") or item.source,
        url=_cell(item, mapping, "url") or item.url,
        published=day_of(_cell(item, mapping, "published")) or item.published,
    )


def unmapped(gathered: Gathered, columns: Sequence[str], place: str = "") -> Iterator[Issue]:
    """An issue for each column of a table that its mapping does not know, and for each it lacks."""
    mapping = gathered.known.mapping
    if not mapping:
        return
    for column in columns:
        if not mapping.knows(column):
            what = f"the column {column!r} is not mapped"
            yield issue(gathered, place, what, "map it, or list it in the mapping as ignored")
    for column in (*mapping.columns, *mapping.payers):
        if column not in columns:
            what = f"there is no column {column!r}, which the mapping names"
            yield issue(gathered, place, what, "correct the mapping, or the head of the table")


def _cell(item: Item, mapping: RowMapping, field: RowField) -> str | None:
    column = mapping.column_of(field)
    written = (item.fields or {}).get(column, "").strip() if column else ""
    return written or mapping.constants.get(field)
