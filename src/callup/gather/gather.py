"""The seam of this room: what each address leads to, one file after another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time
from pathlib import Path
from typing import IO

from callup.gather.manifest import MANIFEST, Manifest, read_manifest
from callup.gather.media import media_type_of
from callup.model import Issue
from callup.model.gathered import Gathered, Known

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes; a larger file is refused with an Issue."""

_ABOUT_THE_FOLDER = ("readme", "sources", "license", "licence")


def gather(
    addresses: Iterable[str], known: Known, stdin: IO[bytes], now: datetime
) -> Iterator[Gathered | Issue]:
    """Every file at some addresses, in a fixed order: "-" is standard input, a folder is all it holds.

    A folder's manifest.csv says what its files cannot; `known` says it for all and comes first.
    What cannot be opened, is too large or leads out of its folder becomes an Issue, and the rest goes on.
    """
    for address in addresses:
        if address == "-":
            yield from _standard_input(known, stdin, now)
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
    manifest, issues = Manifest(), list[Issue]()
    if (folder / MANIFEST).is_file():
        manifest, issues = read_manifest(folder / MANIFEST)
    yield from issues
    root = folder.resolve()
    listed = set(manifest.rows)
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_dir() or any(part.startswith(".") for part in Path(name).parts) or _is_about(name):
            continue
        listed.discard(name)
        if not path.resolve().is_relative_to(root):
            yield _issue(
                str(path), "a link out of its folder", "it is not part of the collection", "copy the file in"
            )
        else:
            yield _file(path, _first_known(known, manifest.rows.get(name)), now)
    for name in sorted(listed):
        yield _issue(
            f"{folder / MANIFEST}, line {manifest.lines[name]}",
            f"{name!r} is not in the folder",
            "what the manifest says of it is lost",
            "mend the path or take the row out",
        )


def _is_about(name: str) -> bool:
    """The manifest, and pages that speak of the folder and not of what it collects."""
    return name == MANIFEST or ("/" not in name and Path(name).stem.lower() in _ABOUT_THE_FOLDER)


def _first_known(first: Known, second: Known | None) -> Known:
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
        data=data,
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
