"""The lines of a file of any size, decoded one by one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from callup.read.encodings import HEAD, Recoded, UndecodableError, decode, encoding_of, open_as_utf8


class TooLongError(ValueError):
    """A line that is longer than any honest one; says how long it may be."""


def lines_of(
    file: BinaryIO, largest: int, charset: str | None = None
) -> Iterator[tuple[int, str | TooLongError]]:
    """Each line with its number from 1 and its end; one of more than `largest` bytes is passed over.

    A line that is no UTF-8 is in the encoding that was declared, or in that of the file's beginning, or in
    the one that fits it by itself; bytes that fit none become U+FFFD. Raises UndecodableError where the
    beginning fits no encoding.
    """
    encoding, skipped = encoding_of(file.read(HEAD), charset)
    file.seek(0)
    lines: BinaryIO | Recoded = file
    if encoding.startswith(("utf-16", "utf-32")):  # there a line's end is no single byte
        lines, encoding = open_as_utf8(file), "utf-8"
    else:
        file.seek(skipped)
    number = 0
    while line := lines.readline(largest + 1):
        number += 1
        if len(line) > largest:
            while line and not line.endswith(b"\n"):
                line = lines.readline(largest)
            yield number, TooLongError(f"a line of more than {largest // 1024 // 1024} MiB")
        else:
            yield number, _decoded(line, encoding)


def _decoded(line: bytes, encoding: str) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return decode(line) if encoding == "utf-8" else line.decode(encoding)
        except (UndecodableError, UnicodeDecodeError):
            return line.decode("utf-8", "replace")
