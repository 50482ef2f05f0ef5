"""Spreadsheets: each row of each sheet, as a row of CSV is read."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from callup.model import Issue
from callup.model.gathered import Gathered
from callup.read.exports.mapped_rows import unmapped
from callup.read.exports.objects import read_row
from callup.read.item import Item, issue
from callup.read.office.sheet_bounds import SheetBounds
from callup.read.office.zipped import ContainerError, checked_container

_MOST_SHEETS = 200
_MOST_COLUMNS = 2_000
_ROWS_BEFORE_HEADER = 20
_XLS_SIGN = b"\xd0\xcf\x11\xe0"


def read_workbook(gathered: Gathered) -> Iterator[Item | Issue]:
    """The rows of all sheets under the names in their header; a sheet without a word is passed over.

    The header is the first row with two filled cells or more, all of them text. What stands above it, and
    all rows of a sheet that has none, are read as lines of cells.
    """
    data = gathered.data
    try:
        if not data.startswith(_XLS_SIGN):
            checked_container(data, SheetBounds().look)
        workbook, names = _opened(data)
    except ContainerError as error:
        yield issue(gathered, "", str(error), "save it anew, unencrypted, and add it again")
        return
    if len(names) > _MOST_SHEETS:
        yield issue(gathered, "", f"more than {_MOST_SHEETS} sheets", "split it and add the parts")
        return
    filled = False
    for name in names:
        place = f"sheet {name[:80]}"
        try:
            first, rows = _rows_of(workbook, name)
        except ContainerError as error:
            filled = True
            yield issue(gathered, place, str(error))
            continue
        filled = filled or bool(rows)
        yield from _sheet(gathered, place, first, rows)
    if not filled:
        yield issue(gathered, "", "there is no filled cell in it", "check that this is right")


def _sheet(gathered: Gathered, place: str, first: int, rows: list[list[Any]]) -> Iterator[Item | Issue]:
    if rows and len(rows[0]) > _MOST_COLUMNS:
        yield issue(gathered, place, f"more than {_MOST_COLUMNS:,} columns", "save only the table")
        return
    at = _header_at(rows)
    header = _column_names(rows[at]) if at is not None else []
    if at is not None:
        yield from unmapped(gathered, header, place)
    for index, row in enumerate(rows):
        cells = [written(cell) for cell in row]
        if index == at or not any(cells):
            continue
        locator = f"{place} row {first + index + 1}"
        if at is None or index < at:
            yield Item(text=" | ".join(cell for cell in cells if cell), locator=locator)
        else:
            yield from read_row(gathered, dict(zip(header, cells, strict=False)), locator)


def _header_at(rows: list[list[Any]]) -> int | None:
    for index, row in enumerate(rows[:_ROWS_BEFORE_HEADER]):
        filled = [cell for cell in row if written(cell)]
        if len(filled) >= 2 and all(isinstance(cell, str) for cell in filled):
            return index
    return None


def _column_names(row: list[Any]) -> list[str]:
    """The header's names; one that is missing or was there before gets the column's number."""
    names: list[str] = []
    for number, cell in enumerate(row, start=1):
        name = " ".join(written(cell).split()) or f"column {number}"
        names.append(f"{name} ({number})" if name in names else name)
    return names


def written(cell: Any) -> str:
    """A cell as it would be written: days as ISO, whole numbers without a point.

    >>> written(195000.0), written(0.5), written(date(2023, 3, 1)), written(True)
    ('195000', '0.5', '2023-03-01', 'true')
    """
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return f"{cell:.0f}" if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "seconds")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    return str(cell).strip() if cell is not None else ""


def _opened(data: bytes) -> tuple[Any, list[str]]:
    """The workbook and its sheets' names; the parser's panics are no Exception, and end nothing else."""
    from python_calamine import CalamineWorkbook, PasswordError

    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return workbook, list(workbook.sheet_names)
    except PasswordError as error:
        raise ContainerError("it is encrypted") from error
    except BaseException as error:
        _let_through(error)
        raise ContainerError("it is cut off or broken, or no workbook") from error


def _rows_of(workbook: Any, name: str) -> tuple[int, list[list[Any]]]:
    """The sheet's rows, and how many empty ones stand above the first."""
    try:
        sheet = workbook.get_sheet_by_name(name)
        return (sheet.start or (0, 0))[0], sheet.to_python(skip_empty_area=True)
    except BaseException as error:
        _let_through(error)
        raise ContainerError("this sheet cannot be read") from error


def _let_through(error: BaseException) -> None:
    if isinstance(error, KeyboardInterrupt | SystemExit | GeneratorExit):
        raise error
