"""The practices of the brief: what is done to people, where, in which week, by whose report."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec

from callup.model import Practice
from callup.publish.clear import Cleared
from callup.publish.line import Line, line_of
from callup.publish.period import day_of, week_of
from callup.publish.shelf import Shelf

_MOST_LINES = 3


class PracticeRow(msgspec.Struct, frozen=True):
    """A practice in a place in a week: how many reports, from whom, and the lines they stand on."""

    cells: tuple[str, ...]
    lines: tuple[Line, ...]


def practice_rows(shelf: Shelf) -> list[PracticeRow]:
    """The reported practices of the period by practice, place and week."""
    groups: dict[tuple[str, str, date], list[Cleared]] = {}
    for cleared in shelf.of_period():
        record, day = cleared.record, day_of(cleared.record)
        if isinstance(record, Practice) and record.status == "reported" and day is not None:
            names = shelf.wording.practice(record.practice), shelf.wording.place(record.place)
            key = (*names, week_of(day))
            groups.setdefault(key, []).append(cleared)
    return [_row(shelf, key, group) for key, group in sorted(groups.items(), key=lambda item: item[0])]


def other_practices(shelf: Shelf, statuses: Iterable[str]) -> list[Line]:
    """Practices that are denied, planned, conditional or not confirmed, each with its status."""
    wanted = set(statuses)
    return [
        line_of(_name(shelf, cleared.record), cleared, shelf.wording)
        for cleared in shelf.of_period()
        if isinstance(cleared.record, Practice) and cleared.record.status in wanted
    ]


def first_seen(shelf: Shelf) -> list[Line]:
    """Practices that are reported in a place for the first time in this archive, in the period."""
    earliest: dict[tuple[str, str | None, str | None], tuple[date, str]] = {}
    for cleared in shelf.by_id.values():
        record, day = cleared.record, day_of(cleared.record)
        if isinstance(record, Practice) and record.status == "reported" and day is not None:
            key = _slot(record)
            earliest[key] = min(earliest.get(key, (day, record.id)), (day, record.id))
    lines = []
    for day, id_ in earliest.values():
        record = shelf.by_id[id_].record
        if shelf.period.holds(day) and isinstance(record, Practice):
            lines.append(line_of(_name(shelf, record), shelf.by_id[id_], shelf.wording))
    return sorted(lines, key=lambda line: (line.text, line.id))


def _slot(record: Practice) -> tuple[str, str | None, str | None]:
    place = record.place
    return record.practice, place.code if place else None, place.municipality if place else None


def _name(shelf: Shelf, record: Practice) -> str:
    wording = shelf.wording
    return wording.say(
        "first_seen", practice=wording.practice(record.practice), place=wording.place(record.place)
    )


def _row(shelf: Shelf, key: tuple[str, str, date], group: list[Cleared]) -> PracticeRow:
    name, place, week = key
    lines = [line_of("", cleared, shelf.wording) for cleared in group]
    one_each = {(line.source, line.quote): line for line in reversed(lines)}
    shown = sorted(one_each.values(), key=lambda line: (line.day, line.source, line.id))
    documents = {cleared.record.document for cleared in group}
    sources = {line.source for line in lines}
    people = [
        shelf.wording.quantity(quantity)
        for cleared in group
        if isinstance(cleared.record, Practice) and (quantity := cleared.record.people) is not None
    ]
    cells = (
        name,
        place,
        _week(week),
        str(len(documents)),
        str(len(sources)),
        "; ".join(dict.fromkeys(people)),
    )
    return PracticeRow(cells, tuple(shown[:_MOST_LINES]))


def _week(monday: date) -> str:
    year, week, _ = monday.isocalendar()
    return f"{year}-W{week:02}"
