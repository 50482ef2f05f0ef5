"""CSV: a document a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from callup.model import Issue
from callup.model.gathered import Gathered
from callup.read.encodings import UndecodableError, decode
from callup.read.item import Item, issue
from callup.read.objects import read_row

_SAMPLE = 20_000
_LARGEST_CELL = 2_000_000


def read_csv(gathered: Gathered) -> Iterator[Item | Issue]:
    """Each row as a document: its text column, or all cells as "column: value" lines with `fields`.

    A row with too few or too many cells becomes an Issue that names its line.
    """
    try:
        text = decode(gathered.data)
    except UndecodableError as error:
        yield issue(gathered, "", str(error), "save it as UTF-8")
        return
    csv.field_size_limit(_LARGEST_CELL)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        header = [name.strip() for name in next(rows, [])]
        if not header or len(set(header)) < len(header):
            yield issue(gathered, "line 1", "the first row does not name each column once")
            return
        yield from _rows(gathered, header, rows)
    except csv.Error as error:
        yield issue(gathered, f"line {rows.line_num}", f"this is not CSV ({error})")


def _rows(gathered: Gathered, header: list[str], rows: Iterator[list[str]]) -> Iterator[Item | Issue]:
    for number, row in enumerate(rows, 2):
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != len(header):
            yield issue(gathered, f"row {number}", f"{len(row)} cells, the first row has {len(header)}")
            continue
        yield from read_row(gathered, dict(zip(header, row, strict=True)), f"row {number}")


def _delimiter(text: str) -> str:
    """The sign between cells: the one that the first line has most of."""
    first = text[:_SAMPLE].partition("\n")[0]
    return max(",;\t", key=first.count)
