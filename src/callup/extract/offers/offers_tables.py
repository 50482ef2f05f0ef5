"""Tables and label lines: the words that stand above an amount or before it in its row speak for it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

import msgspec

Border = tuple[int, int]

_SPLIT = re.compile(r"[|\t]")
_DIGITS = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d[\d\s.,]{3,}")
_MOST_COLUMNS = 40


class Cell(msgspec.Struct, frozen=True):
    """A cell of a table with the borders of its column's head and of its row's first cell."""

    start: int
    end: int
    head: Border
    label: Border
    others: tuple[Border, ...] = ()
    """The row's other cells, of a row that has one number."""


class Cells:
    """The cells of all tables of a text that are written with strokes or tabs, a row a line."""

    def __init__(self, text: str) -> None:
        self._cells = list(_cells(text)) if "|" in text or "\t" in text else []
        self._starts = [cell.start for cell in self._cells]

    def at(self, offset: int) -> Cell | None:
        """The cell that holds an offset; None outside of tables, in their heads and first columns."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or offset >= self._cells[index].end:
            return None
        return self._cells[index]


def _cells(text: str) -> Iterator[Cell]:
    head: list[Border] = []
    for row in _rows(text):
        if len(row) < 2 or len(row) > _MOST_COLUMNS:
            head = []
        elif len(row) != len(head):
            head = [] if any(_DIGITS.search(text, *cell) for cell in row) else row
        else:
            alone = sum(_DIGITS.search(text, *cell) is not None for cell in row[1:]) == 1
            for column, (start, end) in enumerate(row[1:], start=1):
                others = tuple(cell for cell in row[1:] if alone and cell != (start, end))
                yield Cell(start, end, head[column], row[0], others)


def _rows(text: str) -> Iterator[list[Border]]:
    """The cells of each line; a line without strokes is one cell. Strokes at its ends make no cells."""
    start = 0
    for line in text.split("\n"):
        cells, at = [], start
        for mark in _SPLIT.finditer(line):
            cells.append((at, start + mark.start()))
            at = start + mark.end()
        cells.append((at, start + len(line)))
        if len(cells) > 1:
            cells = [cell for cell in cells if text[cell[0] : cell[1]].strip()] or cells
        yield cells
        start += len(line) + 1
