"""Telegram Desktop's result.json: the messages of one chat, or of all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from callup.model import Issue
from callup.model.gathered import Gathered
from callup.read.days import day_of
from callup.read.exports.json_stream import Row
from callup.read.item import Item, issue

_CHANNEL = re.compile(r"https?://(?:t\.me|telegram\.me)/(?:s/)?([A-Za-z]\w{3,31})/?$", re.A)


def read_message(gathered: Gathered, row: Row) -> Iterator[Item | Issue]:
    """A message with words in it, as it was first published; `row.around` tells of its chat.

    Rows that only record what the service did ("service") are passed over, and so is a message without
    words. Contacts and the names of persons are not kept.
    """
    message = row.value
    prefix = f"chat {row.around.get('id')} " if len(row.path) > 1 else ""
    if not isinstance(message, dict) or "id" not in message:
        yield issue(gathered, f"{prefix}message {row.number}", "this is not a message of Telegram's")
    elif message.get("type") != "service":
        yield from _read(gathered, message, (prefix, _name(row.around)))


def _read(
    gathered: Gathered, message: dict[str, Any], chat: tuple[str, str | None]
) -> Iterator[Item | Issue]:
    """A message with words in it; its chat is given as the locator's prefix and the name."""
    prefix, name = chat
    locator = f"{prefix}message {message['id']}"[:200]
    text = _text(message.get("text", ""))
    if text is None:
        yield issue(gathered, locator, "its text is not written as Telegram writes texts")
        return
    words = "\n".join(filter(str.strip, (text, *_poll(message.get("poll")))))
    if words:
        yield Item(
            text=words if message.get("poll") else text,
            locator=locator,
            published=day_of(message.get("date_unixtime")) or day_of(message.get("date")),
            url=_url(gathered.known.url, message["id"]),
            source=_forwarded_from(message) or name,
        )


def _poll(poll: Any) -> Iterator[str]:
    """The question of a poll and its answers."""
    if not isinstance(poll, dict):
        return
    answers = poll.get("answers")
    for one in (poll.get("question"), *(answers if isinstance(answers, list) else ())):
        words = _text(one.get("text") if isinstance(one, dict) else one)
        if words:
            yield words


def _url(channel: str | None, number: Any) -> str | None:
    """A message's own address, where the address of its public channel is known."""
    found = _CHANNEL.match(channel or "")
    return f"https://t.me/{found.group(1)}/{number}" if found and isinstance(number, int) else None


def _forwarded_from(message: dict[str, Any]) -> str | None:
    """The channel that a message comes from; a person whose words were passed on is not kept."""
    origin, name = message.get("forwarded_from_id"), message.get("forwarded_from")
    is_channel = isinstance(origin, str) and origin.startswith("channel")
    return name if is_channel and isinstance(name, str) and name.strip() else None


def _text(written: Any) -> str | None:
    """Telegram writes a text as a string, or as a list of strings and of pieces with a type."""
    pieces = written if isinstance(written, list) else [written]
    written_words = [piece.get("text") if isinstance(piece, dict) else piece for piece in pieces]
    words = [word for word in written_words if isinstance(word, str)]
    return "".join(words) if len(words) == len(written_words) else None


def _name(chat: dict[str, Any]) -> str | None:
    """The name of a channel or a group; a private chat's name is a person's and is not kept."""
    kind, name = chat.get("type"), chat.get("name")
    is_shared = isinstance(kind, str) and kind.endswith(("_channel", "_group", "_supergroup"))
    return name if is_shared and isinstance(name, str) else None
