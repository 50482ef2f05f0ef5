"""Files and folders on this machine: what each holds, in a fixed order, and nothing from outside it.

Passed over without a word: hidden files and folders, manifests, and readme, sources and licence files
beside a manifest. Pictures, films, sounds and the dress of pages are told of once a folder.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from callup.gather.archives.member_paths import storable
from callup.gather.bounds import HELD, LARGEST_FILE, LARGEST_MANIFEST, size_in_words
from callup.gather.manifest import MANIFEST
from callup.gather.told import PassedOver, Rows, Told, empty_file, gathered_of, issue
from callup.model import Issue
from callup.model.gathered import Gathered


def folder_files(folder: Path, told: Told) -> Iterator[Gathered | Issue]:
    """The files of a folder, sorted; a manifest in it or in a folder below speaks for what lies below it."""
    rows, passed = Rows(), PassedOver()
    root = os.path.realpath(folder)
    for inside, path in _walk(folder, rows):
        if isinstance(path, Issue):
            yield path
            continue
        row = rows.take(inside)
        if rows.is_about(inside) or passed.takes(inside):
            continue
        yield _member(path, root, told.with_row(row))
    yield from rows.missing("folder")
    yield from passed.issues(storable(str(folder)))


def _walk(folder: Path, rows: Rows) -> Iterator[tuple[str, Path | Issue]]:
    """Each file by its path inside, with the names of one folder at a time in memory for every level.

    A manifest is read when its folder is entered. What no folder tells is an Issue in place of a path.
    """
    levels = [("", iter(_names(folder, "", rows)))]
    while levels:
        inside, names = levels[-1]
        found = next(names, None)
        if found is None:
            levels.pop()
        elif isinstance(found, Issue):
            yield inside, found
        else:
            below = f"{inside}{found}"
            path = folder / below
            if _is_folder(path):
                rows.take(storable(below))
                levels.append((f"{below}/", iter(_names(path, f"{below}/", rows))))
            else:
                yield storable(below), path


def _names(folder: Path, inside: str, rows: Rows) -> Iterator[str | Issue]:
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries if not entry.name.startswith("."))
    except OSError as error:
        yield _unreadable(folder, error)
        return
    manifest = folder / MANIFEST
    if MANIFEST in names and manifest.is_file():
        yield from _read_manifest(manifest, storable(f"{inside}{MANIFEST}"), rows)
    yield from names


def _read_manifest(manifest: Path, inside: str, rows: Rows) -> Iterator[Issue]:
    where = storable(str(manifest))
    rows.describe(inside)
    try:
        with manifest.open("rb") as file:
            data = file.read(LARGEST_MANIFEST + 1)
    except OSError as error:
        yield _unreadable(manifest, error)
        return
    if len(data) > LARGEST_MANIFEST:
        yield _too_large(where, LARGEST_MANIFEST)
    else:
        yield from rows.add(data, inside, where)


def _is_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(path.lstat().st_mode)
    except OSError:
        return False


def _member(path: Path, root: str, told: Told) -> Gathered | Issue:
    """A file of a folder; a link is followed only to a file inside it."""
    if path.is_symlink():
        where = storable(str(path))
        target = os.path.realpath(path)
        if os.path.isdir(target):
            return issue(where, "a link to a folder", "links are not followed", "name the folder itself")
        if os.path.commonpath([target, root]) != root:
            return issue(
                where, "a link out of its folder", "it is not part of the collection", "copy the file in"
            )
    return plain_file(path, told)


def plain_file(path: Path, told: Told) -> Gathered | Issue:
    """A file; one over a mebibyte is not read here, only named."""
    where = storable(str(path))
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            return issue(where, "not a plain file", "nothing was read from it", "check the path")
        if state.st_size > LARGEST_FILE:
            return _too_large(where, LARGEST_FILE)
        with path.open("rb") as file:
            start = file.read(HELD + 1)
        if not start:
            return empty_file(where)
        return gathered_of(path if len(start) > HELD else start, (where, where), told)
    except FileNotFoundError:
        what = "a broken link" if path.is_symlink() else "no such file"
        return issue(where, what, "nothing was read from it", "check the path")
    except (OSError, ValueError) as error:
        return _unreadable(path, error)


def _unreadable(path: Path, error: OSError | ValueError) -> Issue:
    reason = (error.strerror if isinstance(error, OSError) else None) or type(error).__name__
    return issue(storable(str(path)), reason, "nothing was read from it", "check the path and its rights")


def _too_large(where: str, most: int) -> Issue:
    return issue(where, f"larger than {size_in_words(most)}", "it was not read", "split it and add the parts")
