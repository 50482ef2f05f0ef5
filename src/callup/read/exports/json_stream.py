"""JSON of any size, row by row: the elements of its lists, one in memory at a time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Protocol

import msgspec

LARGEST_ROW = 16 * 1024 * 1024
"""Bytes of JSON from the end of one row to the end of the next; more is refused."""

DEEPEST = 64
"""Objects and lists inside one another; a row with more is refused."""

_BUFFER = 1024 * 1024  # a long string that comes in many pieces is put together anew for each
_ESCAPE = len(rb"\ud83d\ude00")
_SURROGATE = re.compile(
    rb"(\\\\)|(\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2})|\\u[dD][89a-fA-F][\da-fA-F]{2}"
)
_OPEN = ("start_map", "start_array")
_CLOSE = ("end_map", "end_array")

Path = tuple[str, ...]
"""The keys that lead to a list, "*" for an element of one."""


class Readable(Protocol):
    """Whatever gives bytes of UTF-8, so many at a time."""

    def read(self, size: int = -1, /) -> bytes:
        """So many bytes, or fewer at the end."""


class Row(msgspec.Struct, frozen=True):
    """An element of a list. `around` holds the plain values that stood before it in the objects round it.

    `number` counts from 1; `value` is None where it was too deep to be kept.
    """

    path: Path
    number: int
    value: Any
    around: dict[str, Any]


class Rest(msgspec.Struct, frozen=True):
    """What is left of the whole when its rows are taken out: the plain values of an object."""

    value: Any


class BrokenError(ValueError):
    """The JSON cannot be read on; says why, and after which row."""


def stream(file: Readable, is_list_of_rows: Callable[[Path], bool]) -> Iterator[Row | Rest]:
    """The rows of every list that is asked for, in their order, and at the end what is left.

    Raises BrokenError where the JSON breaks off, is none, or has a row of more than LARGEST_ROW bytes.
    """
    import ijson

    watched = _Watched(file)
    builder = _Builder(is_list_of_rows)
    try:
        for event, value in ijson.basic_parse(watched, use_float=True, buf_size=_BUFFER):
            row = builder.take(event, value)
            if row is not None:
                watched.since = 0
                yield row
    except BrokenError as error:
        raise BrokenError(f"{error}{builder.place()}") from error
    except (ijson.JSONError, ValueError, SystemError, OverflowError) as error:
        what = "it is cut off" if "EOF" in str(error) else "this is not JSON"
        raise BrokenError(f"{what}{builder.place()}") from error
    yield Rest(builder.rest)


class _Watched:
    """A file that is not read on where no row ends for too long."""

    def __init__(self, file: Readable) -> None:
        self._file = file
        self.since = 0

    def read(self, size: int = -1) -> bytes:
        self.since += max(size, 0)
        if self.since > LARGEST_ROW:
            raise BrokenError(f"more than {LARGEST_ROW // 1024 // 1024} MiB of JSON in one piece")
        return self._mended(self._file.read(size))

    def _mended(self, data: bytes) -> bytes:
        """The bytes with no half of a surrogate pair written out in them, on which the parser would stop."""
        if b"\\ud" not in data and b"\\uD" not in data:
            return data
        while b"\\" in data[-_ESCAPE:] and (more := self._file.read(_ESCAPE)):
            self.since += len(more)
            data += more
        return _SURROGATE.sub(lambda found: found[1] or found[2] or rb"\ufffd", data)


class _Open:
    """An object or a list that has not ended: its value so far, and its path where its elements are rows."""

    __slots__ = ("key", "number", "path", "value")

    def __init__(self, value: Any, path: Path | None) -> None:
        self.value = value
        self.path = path
        self.number = 0
        self.key = ""


class _Builder:
    """Puts values together from events, and lets rows go as they end."""

    def __init__(self, is_list_of_rows: Callable[[Path], bool]) -> None:
        self._is_list_of_rows = is_list_of_rows
        self._stack: list[_Open] = []
        self._last: _Open | None = None
        self._too_deep = 0
        self._spoilt = False
        self.rest: Any = None

    def place(self) -> str:
        """Where it stopped, in words."""
        return f" after item {self._last.number}" if self._last else ""

    def take(self, event: str, value: Any) -> Row | None:
        """One event more; the row that it ends, if it ends one."""
        if self._too_deep:
            self._too_deep += (event in _OPEN) - (event in _CLOSE)
            return None
        if event == "map_key":
            self._stack[-1].key = value
            return None
        if event in _OPEN:
            self._begin([] if event == "start_array" else {})
            return None
        if event in _CLOSE:
            ended = self._stack.pop()
            if ended.path is not None:  # its elements have gone their own way
                return None
            value = ended.value
        return self._put(value)

    def _begin(self, value: Any) -> None:
        if len(self._stack) >= DEEPEST:
            self._too_deep = 1
            self._spoilt = True
            return
        path = tuple("*" if isinstance(one.value, list) else one.key for one in self._stack)
        is_rows = isinstance(value, list) and self._is_list_of_rows(path)
        self._stack.append(_Open(value, path if is_rows else None))

    def _put(self, value: Any) -> Row | None:
        """The value into what is round it, or out as a row."""
        if not self._stack:
            self.rest = value
            return None
        parent = self._stack[-1]
        if parent.path is not None:
            parent.number += 1
            self._last = parent
            spoilt, self._spoilt = self._spoilt, False
            return Row(parent.path, parent.number, None if spoilt else value, self._around())
        if isinstance(parent.value, list):
            parent.value.append(value)
        else:
            parent.value[parent.key] = value
        return None

    def _around(self) -> dict[str, Any]:
        """The plain values that are known of the objects round the row, the innermost last."""
        found: dict[str, Any] = {}
        for one in self._stack:
            if isinstance(one.value, dict):
                found |= {k: v for k, v in one.value.items() if not isinstance(v, dict | list)}
        return found
