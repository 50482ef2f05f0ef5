"""manifest.csv: what the files of a folder cannot say of themselves."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import PurePosixPath
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


def read_manifest(data: bytes, where: str) -> tuple[Manifest, list[Issue]]:
    """The manifest's rows; a row that cannot be understood becomes an Issue and is left out.

    `where` is how messages call the manifest. The file of a row that is left out is read all the same,
    with what options say of it.
    """
    manifest, issues = Manifest(), list[Issue]()
    sources: dict[Source, Source] = {}
    try:
        rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
        header = [_ALIASES.get(name.strip(), name.strip()) for name in next(rows, [])]
        if wrong := _wrong_header(header):
            return manifest, [_issue(where, 1, wrong)]
        for row in rows:
            try:
                _take(manifest, _cells(header, row), (rows.line_num, sources))
            except _Wrong as error:
                issues.append(_issue(where, rows.line_num, str(error)))
    except UnicodeDecodeError:
        return manifest, [_issue(where, 1, "cannot be read as CSV in UTF-8 (UnicodeDecodeError)")]
    except csv.Error:
        issues.append(_issue(where, rows.line_num, "cannot be read as CSV from here on"))
    return manifest, issues


def _wrong_header(header: list[str]) -> str | None:
    if "path" not in header:
        return "column 'path' is missing"
    unknown = sorted(set(header) - COLUMNS)
    if unknown:
        return f"column {unknown[0]!r} is not known"
    twice = sorted(name for name in COLUMNS if header.count(name) > 1)
    return f"column {twice[0]!r} stands there twice" if twice else None


def _cells(header: list[str], row: list[str]) -> dict[str, str]:
    if row and len(row) != len(header):
        raise _Wrong(f"the row has {len(row)} cells, the first row {len(header)}")
    return {name: cell.strip() for name, cell in zip(header, row, strict=False)}


def _take(manifest: Manifest, cells: dict[str, str], at: tuple[int, dict[Source, Source]]) -> None:
    """A row into the manifest; the publishers are few, and each is held once however many files it has."""
    if not cells:
        return
    line, sources = at
    path = PurePosixPath(cells["path"]).as_posix()
    if path in manifest.rows:
        raise _Wrong("the path stands in an earlier row too")
    known = _known(cells)
    if known.source is not None:
        known = msgspec.structs.replace(known, source=sources.setdefault(known.source, known.source))
    manifest.rows[path] = known
    manifest.lines[path] = line


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


def _issue(where: str, line: int, what: str) -> Issue:
    return Issue(
        stage="gather",
        what=what,
        where=f"{where}, line {line}",
        why="what the manifest says there is not used",
        advice="mend the line and add the folder again",
    )
