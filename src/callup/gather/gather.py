"""The seam of this room: what each address leads to, one file after another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time
from pathlib import Path
from typing import IO

from callup.gather.manifest import MANIFEST, read_manifest
from callup.gather.media import media_type_of
from callup.gather.outside import Outside
from callup.model import Issue
from callup.model.gathered import Gathered, Known, Unchanged

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes; a larger file is refused with an Issue."""

_ABOUT_THE_FOLDER = ("readme", "sources", "license", "licence")


def gather(
    addresses: Iterable[str], known: Known, outside: Outside
) -> Iterator[Gathered | Unchanged | Issue]:
    """Every file at some addresses, in a fixed order: "-" is standard input, a folder is all it holds.

    A folder's manifest.csv says what its files cannot; `known` says it for all and comes first.
    What cannot be opened, is too large or leads out of its folder becomes an Issue, and the rest goes on.
    """
    now = outside.now
    for address in addresses:
        if address == "-":
            yield from _standard_input(known, outside.stdin, now)
        elif "://" in address:
            yield _issue(
                address, "an address on the web", "this version reads files", "save the page and add the file"
            )
        elif Path(address).is_dir():
            yield from _folder(Path(address), known, now)
        else:
            yield _file(Path(address), known, now)


def _standard_input(known: Known, stdin: IO[bytes], now: datetime) -> Iterator[Gathered | Issue]:
    data = stdin.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        yield _too_large("standard input")
    else:
        yield _gathered("-", data, known, now)


def _folder(folder: Path, known: Known, now: datetime) -> Iterator[Gathered | Issue]:
    """The files of a folder, sorted; a manifest in it or in a folder below speaks for what lies beside it."""
    paths = sorted(path for path in folder.rglob("*") if not _is_hidden(path, folder))
    told: dict[Path, Known] = {}
    lines: dict[Path, str] = {}
    manifests = [path for path in paths if path.name == MANIFEST and path.is_file()]
    for manifest in manifests:
        read, issues = read_manifest(manifest)
        yield from issues
        told |= {manifest.parent / name: row for name, row in read.rows.items()}
        lines |= {manifest.parent / name: f"{manifest}, line {line}" for name, line in read.lines.items()}
    root = folder.resolve()
    described = {manifest.parent for manifest in manifests}
    for path in paths:
        lines.pop(path, None)
        if not (path.is_dir() and not path.is_symlink()) and not _is_about(path, described):
            yield _member(path, root, (_first_known(known, told.get(path)), now))
    for path, where in lines.items():
        yield _issue(
            where,
            f"{path.name!r} is not in the folder",
            "what the manifest says of it is lost",
            "mend the path or take the row out",
        )


def _member(path: Path, root: Path, told: tuple[Known, datetime]) -> Gathered | Issue:
    """A file of a folder; a link is followed only to a file inside it."""
    if path.is_dir():
        return _issue(str(path), "a link to a folder", "links are not followed", "name the folder itself")
    if not path.resolve().is_relative_to(root):
        return _issue(
            str(path), "a link out of its folder", "it is not part of the collection", "copy the file in"
        )
    return _file(path, *told)


def _is_hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def _is_about(path: Path, described: set[Path]) -> bool:
    """A manifest, or a page beside one that speaks of the folder and not of what it collects."""
    return path.parent in described and (path.name == MANIFEST or path.stem.lower() in _ABOUT_THE_FOLDER)


def _first_known(first: Known, second: Known | None) -> Known:
    """What options say, then what the manifest does."""
    if second is None:
        return first
    return Known(
        source=first.source or second.source,
        url=first.url or second.url,
        published=first.published or second.published,
        seen=first.seen or second.seen,
        language=first.language or second.language,
    )


def _file(path: Path, known: Known, now: datetime) -> Gathered | Issue:
    try:
        if not path.is_file():
            what = "no such file" if not path.exists() else "not a plain file"
            return _issue(str(path), what, "nothing was read from it", "check the path")
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return _issue(str(path), reason, "nothing was read from it", "check the path and its rights")
    if len(data) > LARGEST_FILE:
        return _too_large(str(path))
    return _gathered(str(path), data, known, now)


def _gathered(name: str, data: bytes, known: Known, now: datetime) -> Gathered:
    seen = datetime.combine(known.seen, time(), UTC) if known.seen else now
    return Gathered(
        body=data,
        media_type=media_type_of(name, data),
        address=known.url or name,
        name=name,
        seen=seen,
        known=known,
    )


def _too_large(where: str) -> Issue:
    return _issue(
        where,
        f"larger than {LARGEST_FILE // 1024 // 1024} MiB",
        "it was not read",
        "split it and add the parts",
    )


def _issue(where: str, what: str, why: str, advice: str) -> Issue:
    return Issue(stage="gather", what=what, where=where, why=why, advice=advice)
