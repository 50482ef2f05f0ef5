"""Tar: its members one after another, in one pass over a stream that is never gone back in."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from typing import BinaryIO

from callup.gather.archives.member import Charged, Exactly, Member
from callup.gather.archives.unpack import Readable, Unpacked
from callup.gather.bounds import CHUNK, Broken, Budget, Spent, TooLarge

_BLOCK = 512
_KINDS = {
    tarfile.SYMTYPE: "it is a link",
    tarfile.LNKTYPE: "it is a link",
    tarfile.CHRTYPE: "it is a device",
    tarfile.BLKTYPE: "it is a device",
    tarfile.FIFOTYPE: "it is a pipe",
}


def is_tar(head: bytes) -> bool:
    """Whether some bytes begin with the header of a tar's first member.

    >>> is_tar(b"words" * 200)
    False
    """
    try:
        tarfile.TarInfo.frombuf(head[:_BLOCK], "utf-8", "surrogateescape")
    except (tarfile.TarError, ValueError):
        return False
    return True


def tar_members(stream: BinaryIO | Unpacked, budget: Budget) -> Iterator[Member]:
    """The members in order; a member's bytes are to be read before the next one is asked for.

    Raises Broken where a header is damaged or the end mark is missing: what came before was whole.
    """
    forward = _Forward(stream, budget)
    archive = _opened(forward)
    while (info := _next(archive)) is not None:
        archive.members.clear()  # type: ignore[attr-defined]  # else every header stays in memory
        budget.count()
        if info.size < 0:
            raise Broken("a header is damaged")
        if not info.isdir():
            yield Member(info.name, _Opener(forward, info.offset_data, info.size), _wrong(info))
    if forward.last != bytes(_BLOCK):
        raise Broken("it is cut off or damaged: its end mark is missing")


def _opened(forward: _Forward) -> tarfile.TarFile:
    try:
        return tarfile.TarFile(
            fileobj=forward,  # type: ignore[arg-type]  # reads, seeks forward and tells: all that is used
            mode="r",
            encoding="utf-8",
            errors="surrogateescape",
        )
    except (Broken, TooLarge, Spent, OSError):
        raise
    except Exception as error:  # tarfile raises many kinds on headers that are made to hurt it
        raise Broken("it is no tar archive, or its first header is damaged") from error


def _next(archive: tarfile.TarFile) -> tarfile.TarInfo | None:
    try:
        return archive.next()
    except (Broken, TooLarge, Spent, OSError):
        raise
    except Exception as error:  # see above; RecursionError too, of headers that announce headers
        raise Broken("it is cut off, or a header is damaged") from error


def _wrong(info: tarfile.TarInfo) -> str | None:
    if info.issparse():
        return "it is a file with holes"
    return _KINDS.get(info.type) or (None if info.isreg() else "it is not a plain file")


class _Opener:
    def __init__(self, forward: _Forward, offset: int, size: int) -> None:
        self._forward, self._offset, self._size = forward, offset, size

    def __call__(self) -> Readable:
        self._forward.seek(self._offset)
        return Exactly(self._forward, self._size)


class _Forward:
    """A stream as tarfile wants it: it can tell where it is and be moved on, never back."""

    def __init__(self, stream: BinaryIO | Unpacked, budget: Budget) -> None:
        self._source = stream
        self._charged = Charged(stream, budget)
        self._at = 0
        self.last = b""
        """What was read last."""

    def read(self, size: int) -> bytes:
        """As many bytes as are wanted, unless the stream ends; headers that want a lot are refused."""
        if not 0 <= size <= CHUNK:
            raise TooLarge("a header is damaged, or larger than any honest one")
        data = b""
        while len(data) < size and (more := self._charged.read(size - len(data))):
            data += more
        self._at += len(data)
        self.last = data
        return data

    def tell(self) -> int:
        return self._at

    def seek(self, at: int) -> None:
        """Move on; raises Broken where that would be backwards."""
        if at < self._at:
            raise Broken("a header is damaged")
        if not isinstance(self._source, Unpacked):
            self._source.seek(at)
            self._at = at
        while self._at < at and self.read(min(CHUNK, at - self._at)):
            pass
