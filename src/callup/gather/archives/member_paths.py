"""Names of files as they can be kept, and paths in archives that mean harm."""

from __future__ import annotations

import re

from callup.gather.bounds import LONGEST_PATH

_DRIVE = re.compile(r"[A-Za-z]:")


def storable(name: str) -> str:
    """A file's name as UTF-8 can hold it: bytes that are no UTF-8 are written like %E9.

    >>> storable("caf\\udce9.txt")
    'caf%E9.txt'
    """
    if name.isascii():
        return name
    return "".join(_storable(letter) for letter in name)


def _storable(letter: str) -> str:
    code = ord(letter)
    if 0xDC80 <= code <= 0xDCFF:
        return f"%{code - 0xDC00:02X}"
    return f"%{code:04X}" if 0xD800 <= code <= 0xDFFF else letter


def path_trick(path: str) -> str | None:
    """What is wrong with a member's path; None where it leads to a place inside its archive.

    >>> path_trick("../a.txt"), path_trick("a/b.txt")
    ('its path leads out of the archive', None)
    """
    if len(path) > LONGEST_PATH:
        return f"its path is longer than {LONGEST_PATH:,} characters"
    if "\0" in path:
        return "there is a zero byte in its path"
    if "\\" in path:
        return "there is a backslash in its path"
    if path.startswith("/") or _DRIVE.match(path):
        return "its path is absolute"
    if ".." in path.split("/"):
        return "its path leads out of the archive"
    return None if path.strip("/.") else "it has no name"


def shown(path: str) -> str:
    """A path as a message can bear it: one that is too long is cut in the middle."""
    kept = storable(path)
    return kept if len(kept) <= LONGEST_PATH else f"{kept[:60]}…{kept[-20:]}"


def is_hidden(path: str) -> bool:
    """Whether a file or a folder above it is hidden, by a path inside the collection."""
    return any(part.startswith(".") and part != "." for part in path.split("/"))
