"""The lines of a file of any size, decoded one by one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from callup.read.encodings import UndecodableError, decode, open_as_utf8


class TooLongError(ValueError):
    """A line that is longer than any honest one; says how long it may be."""


def lines_of(file: BinaryIO, largest: int) -> Iterator[tuple[int, str | TooLongError]]:
    """Each line with its number from 1 and its end; one of more than `largest` bytes is passed over.

    The encoding is that of the file's beginning. A line in another one is read by itself; bytes that fit no
    encoding become U+FFFD. Raises UndecodableError where the beginning fits no encoding.
    """
    recoded = open_as_utf8(file)
    number = 0
    while line := recoded.readline(largest + 1):
        number += 1
        if len(line) > largest:
            while line and not line.endswith(b"\n"):
                line = recoded.readline(largest)
            yield number, TooLongError(f"a line of more than {largest // 1024 // 1024} MiB")
        else:
            yield number, _decoded(line)


def _decoded(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return decode(line)
        except UndecodableError:
            return line.decode("utf-8", "replace")
