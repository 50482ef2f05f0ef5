"""Packed streams, unpacked no faster than they are read: gzip, bzip2, xz, and the ways of ZIP."""

from __future__ import annotations

import bz2
import contextlib
import lzma
import os
import tempfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

from callup.gather.bounds import CHUNK, HELD, HIGHEST_RATIO, Broken, TooLarge, is_bomb, size_in_words

_MEMORY = 128 * 1024**2
"""Bytes; xz may ask for gigabytes."""

MAGIC = {b"\x1f\x8b": "gzip", b"BZh": "bzip2", b"\xfd7zXZ\0": "xz"}


class Readable(Protocol):
    """Gives some bytes, at most `size`; none at the end."""

    def read(self, size: int, /) -> bytes: ...


class _Decompressor(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int) -> bytes: ...


class _Zlib:
    """zlib's decompressor in the manner of bz2's."""

    def __init__(self, bits: int) -> None:
        self._inner = zlib.decompressobj(bits)
        self._tail = b""

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def needs_input(self) -> bool:
        return not self._tail

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        out = self._inner.decompress(self._tail + data, max_length)
        self._tail = self._inner.unconsumed_tail
        return out


_MAKERS: dict[str, Callable[[], _Decompressor]] = {
    "gzip": lambda: _Zlib(31),
    "zlib": lambda: _Zlib(15),
    "deflate": lambda: _Zlib(-15),
    "bzip2": bz2.BZ2Decompressor,
    "xz": lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_MEMORY),
    "lzma": lambda: lzma.LZMADecompressor(lzma.FORMAT_ALONE, memlimit=_MEMORY),
}


def packing_of(head: bytes) -> str | None:
    """How a stream is packed, by its first bytes; None where it is not."""
    return next((kind for magic, kind in MAGIC.items() if head.startswith(magic)), None)


class Unpacked:
    """A packed stream as what is in it; `kind` as in MAGIC, or deflate, zlib, lzma.

    Reading raises Broken where the packed bytes are damaged or cut off, TooLarge where they are a bomb.
    With `parts` a stream of several packed parts, one after another, is read as one.
    """

    def __init__(self, packed: Readable, kind: str, start: bytes = b"", parts: bool = True) -> None:
        self._packed, self._kind, self._parts = packed, kind, parts
        self._decompressor = _MAKERS[kind]()
        self._waiting = start
        self._given = 0
        self.taken = len(start)
        """Packed bytes read so far."""
        self.part_at = 0
        """Where in the packed stream the part began that is being unpacked."""

    def read(self, size: int) -> bytes:
        """Some bytes, at most `size`; none at the end."""
        while True:
            if self._decompressor.eof and not (self._parts and self.next_part()):
                return b""
            data = b""
            ended = False
            if self._decompressor.needs_input:
                data = self._take()
                ended = not data
            out = self._unpack(data, size)
            if out:
                return out
            if ended and not self._decompressor.eof:
                raise Broken("it is cut off")

    def next_part(self) -> bool:
        """Go on to what is packed after the end of this part; raises Broken where something else is."""
        rest = self._decompressor.unused_data.lstrip(b"\0")
        while not rest:
            more = self._take()
            if not more:
                return False
            rest = more.lstrip(b"\0")
        if len(rest) < 6:
            rest += self._take()
        if packing_of(rest) != self._kind:
            raise Broken("there are other bytes after its end")
        self._waiting, self.part_at = rest, self.taken - len(rest)
        self._decompressor = _MAKERS[self._kind]()
        return True

    def _take(self) -> bytes:
        data, self._waiting = self._waiting, b""
        if not data:
            data = self._packed.read(CHUNK)
            self.taken += len(data)
        return data

    def _unpack(self, data: bytes, size: int) -> bytes:
        try:
            out = self._decompressor.decompress(data, size)
        except (zlib.error, lzma.LZMAError, OSError, EOFError, ValueError) as error:
            raise Broken("its packed bytes are damaged") from error
        self._given += len(out)
        if is_bomb(self.taken, self._given):
            raise TooLarge(f"it unpacks to more than {HIGHEST_RATIO} times its size")
        return out


@contextlib.contextmanager
def spooled(stream: Readable, most: int, held: int = HELD) -> Iterator[bytes | Path]:
    """All that a stream gives: bytes, or where they are more than `held` a file that goes with the block.

    Raises TooLarge where they are more than `most`, OSError where there is no room for the file.
    """
    start = _up_to(stream, min(most, held) + 1)
    if len(start) > most:
        raise TooLarge(f"larger than {size_in_words(most)}")
    if len(start) <= held:
        yield bytes(start)
        return
    handle, name = tempfile.mkstemp(prefix="callup-")
    try:
        with os.fdopen(handle, "wb") as file:
            size = file.write(start)
            del start
            while chunk := stream.read(CHUNK):
                size += file.write(chunk)
                if size > most:
                    raise TooLarge(f"larger than {size_in_words(most)}")
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def _up_to(stream: Readable, size: int) -> bytearray:
    data = bytearray()
    while len(data) < size and (chunk := stream.read(min(CHUNK, size - len(data)))):
        data += chunk
    return data
