"""A row or an object with named values, as an item."""

from __future__ import annotations

from collections.abc import Mapping

from callup.read.days import day_of
from callup.read.item import Item

_TEXT = ("text", "content", "body", "message", "текст")
_PUBLISHED = ("published", "published_at", "date", "datetime", "дата")
_URL = ("url", "link", "source_url", "ссылка")
_TITLE = ("title", "headline", "заголовок")
_SOURCE = ("source", "source_name", "источник")


def item_of(values: Mapping[str, str], locator: str) -> Item:
    """The item of one row: its text column if it has one; else every value as a "name: value" line.

    Only a row without a text column keeps its columns as `fields`.
    """
    named = {name.strip().lower(): value.strip() for name, value in values.items()}
    text = next((values[name] for name in values if name.strip().lower() in _TEXT), None)
    fields = None
    if text is None:
        fields = {name: value for name, value in values.items() if value.strip()}
        text = "\n".join(f"{name}: {value}" for name, value in fields.items())
    return Item(
        text=text,
        locator=locator,
        title=_first(named, _TITLE),
        published=day_of(_first(named, _PUBLISHED)),
        url=_first(named, _URL),
        source=_first(named, _SOURCE),
        fields=fields,
    )


def _first(named: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((named[name] for name in names if named.get(name)), None)
