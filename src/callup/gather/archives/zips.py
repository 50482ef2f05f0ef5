"""ZIP: its list of members, one entry in memory at a time, and each member's bytes, checked.

Read from the list at the end, as the format (PKWARE's APPNOTE) demands; what lies between is not searched.
"""

from __future__ import annotations

import stat
import struct
import zlib
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from callup.gather.archives.member import Charged, Exactly, Member
from callup.gather.archives.unpack import Readable, Unpacked
from callup.gather.bounds import CHUNK, HIGHEST_RATIO, Broken, Budget, TooLarge, is_bomb

_END = struct.Struct("<4s4H2LH")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR_64 = struct.Struct("<4sLQL")
_ENTRY = struct.Struct("<4s4B4H3L5H2L")
_LOCAL = struct.Struct("<4s5H3L2H")
_LONGEST_COMMENT = 65_535
_UNIX = 3
_WAYS = {0: "stored", 8: "deflate", 12: "bzip2", 14: "lzma"}


class _Entry(msgspec.Struct, frozen=True):
    """A line of the list of members."""

    path: str
    flags: int
    way: int
    checksum: int
    packed: int
    size: int
    offset: int
    mode: int


def zip_members(file: BinaryIO, budget: Budget) -> Iterator[Member]:
    """The members in the order of the list; raises Broken where the list is damaged or missing."""
    count, at, base = _list_of(file)
    for _ in range(count):
        file.seek(at)
        entry, at = _entry(file, at)
        budget.count()
        if not entry.path.endswith("/"):
            yield Member(entry.path, _Opener(file, entry, base, budget), _wrong(entry))


def _list_of(file: BinaryIO) -> tuple[int, int, int]:
    """How many members, where the list begins, and what all offsets must be moved by."""
    size = file.seek(0, 2)
    start = max(0, size - _END.size - _LONGEST_COMMENT)
    file.seek(start)
    tail = file.read()
    found = tail.rfind(b"PK\5\6")
    if found < 0 or found + _END.size > len(tail):
        raise Broken("its list of members is missing: it is cut off, or no ZIP archive")
    _, _, _, _, count, length, offset, _ = _END.unpack_from(tail, found)
    end = start + found
    if found >= _LOCATOR_64.size and tail[found - 20 : found - 16] == b"PK\6\7":
        _, _, end_64, _ = _LOCATOR_64.unpack_from(tail, found - 20)
        file.seek(min(end_64, size))
        record = file.read(_END_64.size)
        if len(record) < _END_64.size or not record.startswith(b"PK\6\6"):
            raise Broken("its list of members is damaged")
        count, length, offset = _END_64.unpack(record)[7:10]
        end = end_64
    base = end - length - offset
    if base < 0 or length > size:
        raise Broken("its list of members is cut off or damaged")
    return count, offset + base, base


def _entry(file: BinaryIO, at: int) -> tuple[_Entry, int]:
    head = file.read(_ENTRY.size)
    if len(head) < _ENTRY.size or not head.startswith(b"PK\1\2"):
        raise Broken("its list of members is damaged")
    fields = _ENTRY.unpack(head)
    flags, way, checksum, packed, size = fields[5], fields[6], *fields[9:12]
    lengths, offset = fields[12:15], fields[18]
    mode = fields[17] >> 16 if fields[2] == _UNIX else 0
    name, extra = file.read(lengths[0]), file.read(lengths[1])
    if len(name) < lengths[0] or len(extra) < lengths[1]:
        raise Broken("its list of members is cut off")
    size, packed, offset = _large(extra, (size, packed, offset))
    entry = _Entry(_decoded(name, flags, extra), flags, way, checksum, packed, size, offset, mode)
    return entry, at + _ENTRY.size + sum(lengths)


def _fields(extra: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        yield kind, extra[at + 4 : at + 4 + length]
        at += 4 + length


def _large(extra: bytes, values: tuple[int, int, int]) -> tuple[int, int, int]:
    """The sizes and the offset, with those that need 64 bits taken from the extra field."""
    data = next((data for kind, data in _fields(extra) if kind == 1), b"")
    told = list(values)
    at = 0
    for index, value in enumerate(values):
        if value == 0xFFFFFFFF and at + 8 <= len(data):
            (told[index],) = struct.unpack_from("<Q", data, at)
            at += 8
    return told[0], told[1], told[2]


def _decoded(name: bytes, flags: int, extra: bytes) -> str:
    """The name by the archive's word: UTF-8 where it is told or can be, else code page 437."""
    if flags & 0x800:
        return name.decode("utf-8", "surrogateescape")
    told = next((data[5:] for kind, data in _fields(extra) if kind == 0x7075), None)
    try:
        return (told or name).decode("utf-8")
    except UnicodeDecodeError:
        return name.decode("cp437")


def _wrong(entry: _Entry) -> str | None:
    if entry.flags & 0x41:
        return "it is encrypted"
    kind = stat.S_IFMT(entry.mode)
    if kind == stat.S_IFLNK:
        return "it is a link"
    if kind not in (0, stat.S_IFREG):
        return "it is not a plain file"
    return None if entry.way in _WAYS else f"it is packed in a way that is not read ({entry.way})"


class _Opener(msgspec.Struct, frozen=True):
    file: BinaryIO
    entry: _Entry
    base: int
    budget: Budget

    def __call__(self) -> Readable:
        """The member's bytes; reading raises Broken, TooLarge or Spent."""
        entry = self.entry
        if is_bomb(entry.packed, entry.size):
            raise TooLarge(f"it unpacks to more than {HIGHEST_RATIO} times its size")
        self.file.seek(self.base + entry.offset)
        head = self.file.read(_LOCAL.size)
        if len(head) < _LOCAL.size or not head.startswith(b"PK\3\4"):
            raise Broken("the list of members does not lead to it")
        name, extra = _LOCAL.unpack(head)[9:11]
        self.file.seek(name + extra, 1)
        packed = Exactly(self.file, entry.packed)
        return _Checked(Charged(_unpacked(packed, entry), self.budget), entry)


def _unpacked(packed: Exactly, entry: _Entry) -> Readable:
    way = _WAYS[entry.way]
    if way == "stored":
        return packed
    if way != "lzma":
        return Unpacked(packed, way, parts=False)
    head = b"".join(packed.read(1) for _ in range(9))
    size = 2**64 - 1 if entry.flags & 2 else entry.size
    return Unpacked(packed, way, head[4:9] + size.to_bytes(8, "little"), parts=False)


class _Checked:
    """A member's bytes; reading raises Broken where they are not what the list says."""

    def __init__(self, stream: Readable, entry: _Entry) -> None:
        self._stream, self._entry = stream, entry
        self._size = self._sum = 0

    def read(self, size: int) -> bytes:
        data = self._stream.read(min(size, CHUNK))
        self._size += len(data)
        self._sum = zlib.crc32(data, self._sum)
        if self._size > self._entry.size or (not data and self._size < self._entry.size):
            raise Broken("its size is not what the archive says")
        if not data and self._sum != self._entry.checksum:
            raise Broken("its checksum is wrong: its bytes are not those that were packed")
        return data
