"""What a reader finds in the bytes, before it is made a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import msgspec

from callup.model import Issue
from callup.model.court_mapping import RowsOf
from callup.model.gathered import Gathered


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """A text and what the file itself says of it; `locator` is where in the file it stands.

    `court` is set where it is a row of court cards, or of counts of cases.
    """

    text: str
    locator: str = ""
    title: str | None = None
    published: date | None = None
    url: str | None = None
    source: str | None = None
    fields: dict[str, str] | None = None
    court: RowsOf | None = None


Reader = Callable[[Gathered], Iterator[Item | Issue]]


def issue(gathered: Gathered, place: str, what: str, advice: str = "mend the file and add it again") -> Issue:
    """An issue of reading, naming the file and the place in it, never its contents."""
    where = f"{gathered.name}, {place}" if place else gathered.name
    return Issue(stage="read", what=what, where=where, why="nothing there was read", advice=advice)
