"""Telegram Desktop's result.json: one chat, or all of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from callup.model import Issue
from callup.model.gathered import Gathered
from callup.read.days import day_of
from callup.read.item import Item, issue


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
            elif message.get("type") != "service" and (text := _text(message.get("text"))).strip():
                yield Item(
                    text=text,
                    locator=f"{prefix}message {message['id']}",
                    published=day_of(message.get("date_unixtime")) or day_of(message.get("date")),
                    source=_name(chat),
                )


def _text(written: Any) -> str:
    """Telegram writes a text as a string, or as a list of strings and of pieces with a type."""
    pieces = written if isinstance(written, list) else [written]
    words = [piece.get("text") if isinstance(piece, dict) else piece for piece in pieces]
    return "".join(word for word in words if isinstance(word, str))


def _name(chat: dict[str, Any]) -> str | None:
    """The name of a channel or a public group; a private chat's name is a person's and is not kept."""
    kind, name = chat.get("type"), chat.get("name")
    return name if isinstance(kind, str) and kind.startswith("public") and isinstance(name, str) else None
