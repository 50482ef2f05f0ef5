"""The cells of a table's row, where they stand in the text that the row was read into."""

from __future__ import annotations

import msgspec

from callup.extract.reading import Reading
from callup.scan import fold
from callup.values import Span, cut

_LONGEST_CELL = 400


class Cell(msgspec.Struct, frozen=True):
    """A cell's value in the row's text, and the line of it with its column's name."""

    value: Span
    line: Span

    @property
    def words(self) -> str:
        """The value in lower case, cut at what no honest cell exceeds."""
        return fold(self.value.quote[:_LONGEST_CELL]).strip()

    @property
    def column(self) -> str:
        """The column's name."""
        return self.line.quote[: self.value.start - self.line.start].rstrip(": ")


def find_cell(reading: Reading, column: str) -> Cell | None:
    """The cell of a column; None where it is empty or the row has none."""
    written = (reading.document.fields or {}).get(column, "")
    value = written.strip()
    if not value:
        return None
    # The first line begins like the others once a line break stands before it, one offset back.
    start = ("\n" + reading.text).find(f"\n{column}: {written}")
    if start < 0:
        return None
    line_end = start + len(column) + 2 + len(written.rstrip())
    return Cell(cut(reading.text, line_end - len(value), line_end), cut(reading.text, start, line_end))
