"""JSON and JSON Lines: which kind of export it is, and the items in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from callup.model import Issue
from callup.model.gathered import Gathered
from callup.read.encodings import UndecodableError, decode
from callup.read.item import Item, issue
from callup.read.objects import item_of
from callup.read.telegram import chats_in, read_chats
from callup.read.vk import posts_in, read_posts


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
            yield item_of(_written(value), f"line {number}")
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
        yield from read_posts(gathered, posts)
    elif isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
        for number, one in enumerate(value, 1):
            yield item_of(_written(one), f"item {number}")
    elif isinstance(value, dict) and value:
        yield item_of(_written(value), "")
    else:
        yield issue(gathered, "", "neither a Telegram export, nor a VK wall, nor a list of objects")


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
