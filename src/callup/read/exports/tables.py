"""CSV: a document a row, at any size."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from callup.model import Issue
from callup.model.gathered import Gathered
from callup.read.encodings import UndecodableError
from callup.read.exports.lines_of import TooLongError, lines_of
from callup.read.exports.mapped_rows import unmapped
from callup.read.exports.objects import read_row
from callup.read.item import Item, issue

_LARGEST_CELL = 2_000_000
_LARGEST_LINE = 16 * 1024 * 1024
_MOST_COLUMNS = 2_000


def read_csv(gathered: Gathered) -> Iterator[Item | Issue]:
    """Each row as a document: its text column, or all cells as "column: value" lines with `fields`.

    A row that is no row, or has too few or too many cells, becomes an Issue that names it; the rest goes on.
    """
    try:
        with gathered.open() as file:
            yield from _Table(gathered).items(lines_of(file, _LARGEST_LINE, gathered.charset))
    except UndecodableError as error:
        yield issue(gathered, "", str(error), "save it as UTF-8")


class _Table:
    """One file, from its first row to its last."""

    def __init__(self, gathered: Gathered) -> None:
        self._gathered = gathered
        self._too_long: list[int] = []

    def items(self, lines: Iterator[tuple[int, str | TooLongError]]) -> Iterator[Item | Issue]:
        texts = self._texts(lines)
        first = next(texts, "")
        csv.field_size_limit(_LARGEST_CELL)
        rows = csv.reader(_chain(first, texts), delimiter=max(",;\t", key=first.count), strict=True)
        header = [name.strip() for name in self._next(rows)[0] or []]
        if not header or len(set(header)) < len(header) or len(header) > _MOST_COLUMNS:
            yield issue(self._gathered, "line 1", "the first row does not name each column once")
            return
        yield from unmapped(self._gathered, header, "line 1")
        number = 1
        while True:
            row, fault = self._next(rows)
            yield from self._refused()
            if row is None and fault is None:
                return
            number += 1
            if fault is not None:
                yield issue(self._gathered, f"line {rows.line_num}", f"this is not CSV ({fault})")
            elif row is not None and any(cell.strip() for cell in row):
                yield from self._row(header, row, self._locator(number, rows.line_num))

    def _row(self, header: list[str], row: list[str], locator: str) -> Iterator[Item | Issue]:
        if len(row) != len(header):
            what = f"{len(row)} cells, the first row has {len(header)}"
            yield issue(self._gathered, locator, what)
        else:
            yield from read_row(self._gathered, dict(zip(header, row, strict=True)), locator)

    def _locator(self, row: int, line: int) -> str:
        """Where a row stands; of a table of court cards by its line, for those are mended by hand."""
        return f"line {line}" if self._gathered.known.court else f"row {row}"

    def _next(self, rows: Iterator[list[str]]) -> tuple[list[str] | None, csv.Error | None]:
        """The next row, or what is wrong with it; neither at the end."""
        try:
            return next(rows), None
        except StopIteration:
            return None, None
        except csv.Error as error:
            return None, error

    def _texts(self, lines: Iterator[tuple[int, str | TooLongError]]) -> Iterator[str]:
        for number, line in lines:
            if isinstance(line, str):
                yield line.replace("\x00", " ")
            else:
                self._too_long.append(number)

    def _refused(self) -> Iterator[Issue]:
        """Lines that were too long to be read, since last asked."""
        for number in self._too_long:
            yield issue(self._gathered, f"line {number}", f"more than {_LARGEST_LINE // 1024 // 1024} MiB")
        self._too_long.clear()


def _chain(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest
