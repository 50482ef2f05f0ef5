"""JSON and JSON Lines: which kind of export it is, and the items in it, at any size."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from callup.model import Issue
from callup.model.gathered import Gathered
from callup.read.encodings import UndecodableError, open_as_utf8
from callup.read.exports.court_rows import read_court_row
from callup.read.exports.json_stream import BrokenError, Path, Rest, Row, stream
from callup.read.exports.lines_of import TooLongError, lines_of
from callup.read.exports.objects import names_text, read_row
from callup.read.exports.telegram import read_message
from callup.read.exports.vk import Wall, is_post, names_in
from callup.read.item import Item, issue

_MESSAGES: tuple[Path, ...] = (
    ("messages",),
    ("chats", "list", "*", "messages"),
    ("left_chats", "list", "*", "messages"),
)
_POSTS: tuple[Path, ...] = (("response", "items"), ("items",), ("*", "response", "items"), ("*", "items"))
_GROUPS: tuple[Path, ...] = tuple((*path[:-1], "groups") for path in _POSTS)
_ROWS = frozenset((*_MESSAGES, *_POSTS, ()))
_LARGEST_LINE = 16 * 1024 * 1024


def read_json_lines(gathered: Gathered) -> Iterator[Item | Issue]:
    """One object a line; a line that is none becomes an Issue that names it, and the rest goes on."""
    try:
        with gathered.open() as file:
            for number, line in lines_of(file, _LARGEST_LINE, gathered.charset):
                if isinstance(line, TooLongError):
                    yield issue(gathered, f"line {number}", str(line), "split it and add the parts")
                elif line.strip():
                    yield from _read_line(gathered, line, f"line {number}")
    except UndecodableError as error:
        yield issue(gathered, "", str(error), "save it as UTF-8")


def read_json(gathered: Gathered) -> Iterator[Item | Issue]:
    """A Telegram Desktop export, VK's answers to `wall.get`, a list of objects, or one object.

    What stands before a place where it is broken is kept.
    """
    try:
        yield from _Export(gathered).items()
    except UndecodableError as error:
        yield issue(gathered, "", str(error), "save it as UTF-8")
    except BrokenError as error:
        yield issue(gathered, "", f"{error}; nothing after that was read", "export it anew")


class _Export:
    """One file, read from its first row to its last."""

    def __init__(self, gathered: Gathered) -> None:
        self._gathered = gathered
        self._lists: set[Path] = set()
        self._wall: Wall | None = None
        self._rows = 0

    def items(self) -> Iterator[Item | Issue]:
        with self._gathered.open() as file:
            recoded = open_as_utf8(file)
            for found in stream(recoded, self._is_list_of_rows):
                yield from self._read_row(found) if isinstance(found, Row) else self._read_rest(found)
        if recoded.replaced:
            what = f"{recoded.replaced} bytes or more fit no encoding; U+FFFD stands for them"
            yield issue(self._gathered, "", what, "compare with the source, and export it anew")

    def _is_list_of_rows(self, path: Path) -> bool:
        if path in _ROWS:
            self._lists.add(path)
        return path in _ROWS

    def _read_row(self, row: Row) -> Iterator[Item | Issue]:
        gathered, value = self._gathered, row.value
        if not row.path and isinstance(value, dict) and any(path[:1] == ("*",) for path in self._lists):
            return  # what is left of one of several answers
        self._rows += 1
        if value is None:
            yield issue(gathered, f"item {row.number}", "nested deeper than any honest item, or null")
        elif row.path in _MESSAGES:
            yield from read_message(gathered, row)
        elif row.path or is_post(value):
            self._wall = self._wall or Wall(gathered, self._names())
            yield from self._wall.read_post(row)
        elif isinstance(value, dict):
            yield from _read_object(gathered, value, f"item {row.number}")
        else:
            yield issue(gathered, f"item {row.number}", "this is not a JSON object")

    def _read_rest(self, rest: Rest) -> Iterator[Item | Issue]:
        """One object by itself; or an Issue for a file that turned out to have nothing in it."""
        if self._rows:
            return
        if isinstance(rest.value, dict) and any(map(names_text, rest.value)):
            yield from _read_object(self._gathered, rest.value, "")
        elif self._lists:
            yield issue(self._gathered, "", "there is no message, post or object in it", "export it anew")
        else:
            what = "neither a Telegram export, nor a VK wall, nor a list of objects"
            yield issue(self._gathered, "", what)

    def _names(self) -> dict[int, str]:
        """The names of communities, which VK writes after the posts: so the file is read for them first."""
        with self._gathered.open() as file:
            try:
                rows = stream(open_as_utf8(file), _GROUPS.__contains__)
                return names_in(row for row in rows if isinstance(row, Row))
            except BrokenError:
                return {}


def _read_line(gathered: Gathered, line: str, locator: str) -> Iterator[Item | Issue]:
    try:
        value = msgspec.json.decode(line)
    except (msgspec.DecodeError, RecursionError, UnicodeEncodeError):
        value = None
    if isinstance(value, dict):
        yield from _read_object(gathered, value, locator)
    else:
        yield issue(gathered, locator, "this is not a JSON object on one line")


def _read_object(gathered: Gathered, value: dict[str, Any], locator: str) -> Iterator[Item | Issue]:
    card = read_court_row(gathered.court, value, locator) if gathered.court else None
    if card is not None:
        yield card
        return
    if any(names_text(name) and not isinstance(one, str | None) for name, one in value.items()):
        yield issue(gathered, locator, "its text is not written as a string")
        return
    yield from read_row(gathered, _written(value), locator)


def _written(value: dict[str, Any]) -> dict[str, str]:
    """The object's plain values as they would be written; what is nested or null is left out."""
    return {
        name: one if isinstance(one, str) else msgspec.json.encode(one).decode()
        for name, one in value.items()
        if isinstance(one, str | int | float | bool)
    }
