"""JSON and JSON Lines: which kind of export it is, and the items in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from callup.model import Issue
from callup.model.gathered import Gathered
from callup.read.encodings import UndecodableError, decode
from callup.read.item import Item, issue
from callup.read.objects import names_text, read_row
from callup.read.telegram import chats_in, read_chats
from callup.read.vk import names_in, posts_in, read_posts


def read_json_lines(gathered: Gathered) -> Iterator[Item | Issue]:
    """One object a line; a line that is none becomes an Issue that names it, and the rest goes on."""
    try:
        text = decode(gathered.data)
    except UndecodableError as error:
        yield issue(gathered, "", str(error), "save it as UTF-8")
        return
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        value = _decoded(line)
        if isinstance(value, dict):
            yield from _read_object(gathered, value, f"line {number}")
        else:
            yield issue(gathered, f"line {number}", "this is not a JSON object on one line")


def read_json(gathered: Gathered) -> Iterator[Item | Issue]:
    """A Telegram Desktop export, a VK `wall.get` answer, or a list of objects."""
    try:
        value = _decoded(decode(gathered.data))
    except UndecodableError as error:
        yield issue(gathered, "", str(error), "save it as UTF-8")
        return
    if chats := chats_in(value):
        yield from read_chats(gathered, chats)
    elif posts := posts_in(value):
        yield from read_posts(gathered, posts, names_in(value))
    elif isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
        for number, one in enumerate(value, 1):
            yield from _read_object(gathered, one, f"item {number}")
    elif isinstance(value, dict) and any(map(names_text, value)):
        yield from _read_object(gathered, value, "")
    elif value is None:
        yield issue(gathered, "", "this is not JSON, is cut off or is nested too deeply", "export it anew")
    else:
        yield issue(gathered, "", "neither a Telegram export, nor a VK wall, nor a list of objects")


def _read_object(gathered: Gathered, value: dict[str, Any], locator: str) -> Iterator[Item | Issue]:
    if any(names_text(name) and not isinstance(one, str | None) for name, one in value.items()):
        yield issue(gathered, locator, "its text is not written as a string")
        return
    yield from read_row(gathered, _written(value), locator)


def _decoded(text: str) -> Any:
    """The value, or None where the text is no JSON or is nested too deeply to be any honest export."""
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError, UnicodeEncodeError):
        return None


def _written(value: dict[str, Any]) -> dict[str, str]:
    """The object's plain values as they would be written; what is nested or null is left out."""
    return {
        name: one if isinstance(one, str) else msgspec.json.encode(one).decode()
        for name, one in value.items()
        if isinstance(one, str | int | float | bool)
    }
