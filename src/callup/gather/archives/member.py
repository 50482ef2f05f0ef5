"""A member of an archive before it is read, and streams of known or counted length."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from callup.gather.archives.unpack import Readable
from callup.gather.bounds import Broken, Budget


class Member(msgspec.Struct, frozen=True):
    """A file in an archive. `wrong` says why it is not to be read; `open` gives its bytes, and once only."""

    path: str
    open: Callable[[], Readable]
    wrong: str | None = None


class Exactly:
    """So many bytes of a stream; reading raises Broken where it ends before."""

    def __init__(self, stream: Readable, size: int) -> None:
        self._stream, self.left = stream, size

    def read(self, size: int) -> bytes:
        if not self.left:
            return b""
        data = self._stream.read(min(size, self.left))
        if not data:
            raise Broken("it is cut off")
        self.left -= len(data)
        return data


class Charged:
    """A stream whose bytes a budget counts; reading raises Spent."""

    def __init__(self, stream: Readable, budget: Budget) -> None:
        self._stream, self._budget = stream, budget

    def read(self, size: int) -> bytes:
        data = self._stream.read(size)
        self._budget.spend(len(data))
        return data
