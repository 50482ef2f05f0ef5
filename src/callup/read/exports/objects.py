"""A row or an object with named values, as an item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from callup.model import Issue
from callup.model.gathered import Gathered
from callup.read.days import day_of
from callup.read.exports.court_rows import read_court_row
from callup.read.item import Item, issue

_TEXT = ("text", "content", "body", "message", "текст")
_PUBLISHED = ("published", "published_at", "date", "datetime", "дата")
_URL = ("url", "link", "source_url", "ссылка")
_TITLE = ("title", "headline", "заголовок")
_SOURCE = ("source", "source_name", "источник")


def read_row(gathered: Gathered, values: Mapping[str, str], locator: str) -> Iterator[Item | Issue]:
    """The item of one row, and an Issue where what stands for its day is no day."""
    card = read_court_row(gathered.court, values, locator) if gathered.court else None
    if card is not None:
        yield card
        return
    item = item_of(values, locator)
    if item.published is None and _first(_named(values), _PUBLISHED):
        yield issue(
            gathered,
            locator,
            "the day of publication cannot be understood; the text is kept without it",
            "write it like 2023-03-28",
        )
    yield item


def names_text(name: str) -> bool:
    """Whether a column or a field of this name holds the text itself."""
    return name.strip().lower() in _TEXT


def item_of(values: Mapping[str, str], locator: str) -> Item:
    """The item of one row: its text column if it has one; else every value as a "name: value" line.

    Only a row without a text column keeps its columns as `fields`.
    """
    named = _named(values)
    text = next((values[name] for name in values if names_text(name)), None)
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


def _named(values: Mapping[str, str]) -> dict[str, str]:
    return {name.strip().lower(): value.strip() for name, value in values.items()}


def _first(named: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((named[name] for name in names if named.get(name)), None)
