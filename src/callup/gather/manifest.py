"""manifest.csv: what the files of a folder cannot say of themselves."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any, get_args

import msgspec

from callup.model import Issue, Language, Source
from callup.model.gathered import Known
from callup.model.source import Control, SourceKind

MANIFEST = "manifest.csv"
COLUMNS = frozenset(
    {"path", "source", "source_kind", "control", "url", "published", "seen", "place", "language"}
)

_ALIASES = {"kind": "source_kind"}


class Manifest(msgspec.Struct, frozen=True):
    """By path inside the folder: what is known of a file, and the line that says so."""

    rows: dict[str, Known] = msgspec.field(default_factory=dict)
    lines: dict[str, int] = msgspec.field(default_factory=dict)


class _Wrong(ValueError):
    """A cell that says what it must not."""


def read_manifest(path: Path) -> tuple[Manifest, list[Issue]]:
    """The manifest's rows; a row that cannot be understood becomes an Issue and is left out."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text), strict=True))
    except (UnicodeDecodeError, csv.Error, OSError) as error:
        return Manifest(), [_issue(path, 1, f"cannot be read as CSV in UTF-8 ({type(error).__name__})")]
    header = [_ALIASES.get(name.strip(), name.strip()) for name in rows[0]] if rows else []
    if "path" not in header or (unknown := sorted(set(header) - COLUMNS)):
        what = f"column {unknown[0]!r} is not known" if "path" in header else "column 'path' is missing"
        return Manifest(), [_issue(path, 1, what)]
    manifest, issues = Manifest(), list[Issue]()
    for line, row in enumerate(rows[1:], 2):
        if not row:
            continue
        try:
            if len(row) != len(header):
                raise _Wrong(f"the row has {len(row)} cells, the first row {len(header)}")
            cells = {name: cell.strip() for name, cell in zip(header, row, strict=True)}
            if cells["path"] in manifest.rows:
                raise _Wrong("the path stands in an earlier row too")
            manifest.rows[cells["path"]] = _known(cells)
            manifest.lines[cells["path"]] = line
        except _Wrong as wrong:
            issues.append(_issue(path, line, str(wrong)))
    return manifest, issues


def _known(cells: dict[str, str]) -> Known:
    return Known(
        source=_source(cells),
        url=cells.get("url") or None,
        published=_day(cells, "published"),
        seen=_day(cells, "seen"),
        language=_one_of(cells, "language", get_args(Language)),
    )


def _source(cells: dict[str, str]) -> Source | None:
    if not cells.get("source"):
        return None
    return Source(
        id=cells["source"],
        kind=_one_of(cells, "source_kind", get_args(SourceKind)),
        control=_one_of(cells, "control", get_args(Control)) or "unknown",
        place=cells.get("place") or None,
        language=cells.get("language") or None,
    )


def _one_of(cells: dict[str, str], name: str, allowed: tuple[str, ...]) -> Any:
    value = cells.get(name) or None
    if value is not None and value not in allowed:
        raise _Wrong(f"{name} {value!r} is none of: {', '.join(allowed)}")
    return value


def _day(cells: dict[str, str], name: str) -> date | None:
    value = cells.get(name)
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise _Wrong(f"{name} {value!r} is no day like 2023-03-28") from error


def _issue(path: Path, line: int, what: str) -> Issue:
    return Issue(
        stage="gather",
        what=what,
        where=f"{path}, line {line}",
        why="what the manifest says there is not used",
        advice="mend the line and add the folder again",
    )
