"""Telegram Desktop's result.json: one chat, or all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from callup.model import Issue
from callup.model.gathered import Gathered
from callup.read.days import day_of
from callup.read.item import Item, issue

_CHANNEL = re.compile(r"https?://(?:t\.me|telegram\.me)/(?:s/)?([A-Za-z]\w{3,31})/?$", re.A)


def chats_in(value: Any) -> list[dict[str, Any]]:
    """The chats of an export; none where it is no export."""
    if not isinstance(value, dict):
        return []
    chats = value.get("chats")
    listed = chats.get("list") if isinstance(chats, dict) else [value]
    found = listed if isinstance(listed, list) else []
    return [chat for chat in found if isinstance(chat, dict) and isinstance(chat.get("messages"), list)]


def read_chats(gathered: Gathered, chats: list[dict[str, Any]]) -> Iterator[Item | Issue]:
    """Each message with words in it; rows that only record what the service did are passed over.

    The locator is the message's id, with the chat's where the export holds several.
    """
    for chat in chats:
        prefix = f"chat {chat.get('id')} " if len(chats) > 1 else ""
        for number, message in enumerate(chat["messages"], 1):
            if not isinstance(message, dict) or "id" not in message:
                yield issue(gathered, f"{prefix}message {number}", "this is not a message of Telegram's")
            elif message.get("type") != "service":
                yield from _read_message(gathered, message, (prefix, _name(chat)))


def _read_message(
    gathered: Gathered, message: dict[str, Any], chat: tuple[str, str | None]
) -> Iterator[Item | Issue]:
    """A message with words in it; its chat is given as the locator's prefix and the name."""
    prefix, name = chat
    locator = f"{prefix}message {message['id']}"
    text = _text(message.get("text"))
    if text is None:
        yield issue(gathered, locator, "its text is not written as Telegram writes texts")
    elif text.strip():
        yield Item(
            text=text,
            locator=locator,
            published=day_of(message.get("date_unixtime")) or day_of(message.get("date")),
            url=_url(gathered.known.url, message["id"]),
            source=_forwarded_from(message) or name,
        )


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
