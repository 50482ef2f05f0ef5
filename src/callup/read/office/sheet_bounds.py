"""How large the sheets of a workbook are, seen before a library lays them out in memory."""

from __future__ import annotations

import re

from callup.read.office.zipped import ContainerError

MOST_CELLS = 4_000_000
"""Of one sheet as a full rectangle, empty cells counted: that is how they are laid out."""
_CELL = re.compile(rb'<(?:\w{1,8}:)?c\s[^<>]{0,60}?\br="([A-Z]{1,3})(\d{1,7})"')
_TAG = re.compile(rb"<table:(table-row|table-cell)\b([^<>]{0,900})>")
_ROWS = re.compile(rb'number-rows-repeated="(\d{1,9})"')
_COLUMNS = re.compile(rb'number-columns-repeated="(\d{1,9})"')
_OVERLAP = 1_000


class SheetBounds:
    """Watches the members of a workbook pass (see checked_container) and refuses rectangles too large."""

    def __init__(self) -> None:
        self._member, self._end = "", b""
        self._row = self._column = 0
        self._repeated, self._rows = 0, 1

    def look(self, member: str, chunk: bytes) -> None:
        """Raises ContainerError naming the member that is larger than may be laid out."""
        if member != self._member:
            self._member, self._end, self._row, self._column = member, b"", 0, 0
            self._repeated, self._rows = 0, 1
        seen = self._end + chunk
        self._end = seen[seen.rfind(b"<") :][:_OVERLAP]
        if member.startswith("xl/worksheets/"):
            self._cells(seen)
            cells = self._row * self._column
        elif member == "content.xml":
            self._repeats(seen)
            cells = self._repeated
        else:
            return
        if cells > MOST_CELLS:
            raise ContainerError(f"member {member[:80]} has more than {MOST_CELLS:,} cells")

    def _cells(self, seen: bytes) -> None:
        for letters, digits in _CELL.findall(seen):
            column = 0
            for letter in letters:
                column = 26 * column + letter - 64
            self._column = max(self._column, column)
            self._row = max(self._row, int(digits))

    def _repeats(self, seen: bytes) -> None:
        """Filled cells times their repeats and those of their rows."""
        for name, attributes in _TAG.findall(seen):
            if name == b"table-row":
                found = _ROWS.search(attributes)
                self._rows = int(found[1]) if found else 1
            elif b"value-type" in attributes:
                found = _COLUMNS.search(attributes)
                self._repeated += (int(found[1]) if found else 1) * self._rows
