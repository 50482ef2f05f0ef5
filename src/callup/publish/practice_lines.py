"""The practices of the brief: what is done to people, where, in which week, by whose report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date

import msgspec

from callup.model import Practice
from callup.publish.clear import Cleared
from callup.publish.line import Line, line_of, terse, together
from callup.publish.period import day_of, week_of
from callup.publish.shelf import Shelf

_MOST_LINES = 2
_MOST_PLACES = 12
_MOST_ALSO = 5

OriginsOf = Callable[[Iterable[str]], int]
"""The number of independent origins of some records, by their ids."""


class PracticeRow(msgspec.Struct, frozen=True):
    """A practice in a place: how many reports by week, of how many origins, and their records."""

    cells: tuple[str, ...]
    line: Line


class PracticeTable(msgspec.Struct, frozen=True):
    """The rows with most reports, and the number of rows that were left out."""

    rows: tuple[PracticeRow, ...]
    left: int


def practice_rows(shelf: Shelf, origins: OriginsOf, most: int) -> PracticeTable:
    """The reported practices of the period by practice and place; of many those with most origins."""
    groups: dict[tuple[str, str], list[Cleared]] = {}
    for cleared in shelf.of_period():
        record = cleared.record
        if isinstance(record, Practice) and record.status == "reported":
            key = shelf.wording.practice(record.practice), shelf.wording.place(record.place)
            groups.setdefault(key, []).append(cleared)
    told = {key: origins([cleared.record.id for cleared in group]) for key, group in groups.items()}
    ordered = sorted(groups, key=lambda key: (-told[key], -_reports(groups[key]), key))
    rows = [_row(shelf, (*key, str(told[key])), groups[key]) for key in sorted(ordered[:most])]
    return PracticeTable(tuple(rows), max(len(ordered) - most, 0))


def other_practices(shelf: Shelf, statuses: Iterable[str]) -> list[Line]:
    """Practices that are denied, planned, conditional or not confirmed, each with its status."""
    wanted = set(statuses)
    return [
        line_of(name_of(shelf, cleared.record), cleared, shelf.wording)
        for cleared in shelf.of_period()
        if isinstance(cleared.record, Practice) and cleared.record.status in wanted
    ]


def first_seen(shelf: Shelf) -> list[Line]:
    """Practices reported in a place for the first time in this archive, a line for each practice."""
    groups: dict[str, list[Cleared]] = {}
    for day, id_ in _earliest(shelf).values():
        record = shelf.by_id[id_].record
        if shelf.period.holds(day) and isinstance(record, Practice):
            groups.setdefault(record.practice, []).append(shelf.by_id[id_])
    ordered = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    return [_first(shelf, practice, group) for practice, group in ordered]


def purposes(shelf: Shelf) -> list[Line]:
    """What a practice is said to be for beside what people met, where one place or text tells both."""
    stated: dict[tuple[str, str], Cleared] = {}
    met: dict[tuple[str, str], Cleared] = {}
    for cleared in shelf.of_period():
        record = cleared.record
        if isinstance(record, Practice) and record.status == "reported":
            for key in (("document", record.document), (record.practice, _where(record))):
                if record.purpose_stated and record.purpose_stated != record.purpose_observed:
                    stated.setdefault(key, cleared)
                if record.purpose_observed:
                    met.setdefault(key, cleared)
    pairs = {(stated[key].record.id, met[key].record.id): key for key in stated if key in met}
    return [_purpose(shelf, stated[key], met[key]) for _, key in sorted(pairs.items())]


def name_of(shelf: Shelf, record: object) -> str:
    """A practice and its place; of a record of another kind nothing."""
    if not isinstance(record, Practice):
        return ""
    wording = shelf.wording
    return wording.say(
        "first_seen", practice=wording.practice(record.practice), place=wording.place(record.place)
    )


def _earliest(shelf: Shelf) -> dict[tuple[str, str], tuple[date, str]]:
    """The first report of each practice in each place, by the whole archive."""
    earliest: dict[tuple[str, str], tuple[date, str]] = {}
    for cleared in shelf.by_id.values():
        record, day = cleared.record, day_of(cleared.record)
        if isinstance(record, Practice) and record.status == "reported" and day is not None:
            key = record.practice, _where(record)
            earliest[key] = min(earliest.get(key, (day, record.id)), (day, record.id))
    return earliest


def _where(record: Practice) -> str:
    place = record.place
    return f"{place.code}/{place.municipality or ''}" if place else ""


def _first(shelf: Shelf, practice: str, group: list[Cleared]) -> Line:
    wording = shelf.wording
    first, *others = sorted(group, key=lambda c: (day_of(c.record) or date.max, c.record.id))
    names = sorted({wording.place(cleared.record.place) for cleared in group})
    shown = names[:_MOST_PLACES]
    if len(names) > len(shown):
        shown.append(wording.say("and_more", count=len(names) - len(shown)))
    text = wording.say("at_places", practice=wording.practice(practice), places="; ".join(shown))
    rest = [line_of("", cleared, wording) for cleared in others]
    return together(line_of(text, first, wording), rest, _MOST_ALSO)


def _purpose(shelf: Shelf, stated: Cleared, met: Cleared) -> Line:
    wording = shelf.wording
    purpose = wording.say(
        "said_for",
        stated=getattr(stated.record, "purpose_stated", ""),
        observed=getattr(met.record, "purpose_observed", ""),
    )
    line = line_of(f"{name_of(shelf, stated.record)}: {purpose}", met, wording)
    return line if stated is met else together(line, [line_of("", stated, wording)], 1)


def _reports(group: list[Cleared]) -> int:
    return len({cleared.record.document for cleared in group})


def _row(shelf: Shelf, key: tuple[str, str, str], group: list[Cleared]) -> PracticeRow:
    """A row; `key` is the practice, the place and the number of its origins."""
    wording = shelf.wording
    lines = [terse(line_of("", cleared, wording)) for cleared in group]
    one_each = {line.source: line for line in reversed(lines)}
    shown = sorted(one_each.values(), key=lambda line: (line.source, line.id))[:_MOST_LINES]
    shown_ids = {line.id for line in shown}
    rest = [line for line in lines if line.id not in shown_ids]
    practice, place, origins = key
    cells = (practice, place, _weeks(shelf, group), str(_reports(group)), origins, _people(shelf, group))
    line = together(shown[0], [*shown[1:], *rest], _MOST_LINES - 1)
    return PracticeRow(cells, line)


def _people(shelf: Shelf, group: list[Cleared]) -> str:
    counts = [getattr(cleared.record, "people", None) for cleared in group]
    return "; ".join(dict.fromkeys(shelf.wording.quantity(count) for count in counts if count is not None))


def _weeks(shelf: Shelf, group: list[Cleared]) -> str:
    """Reports by week, each week by its Monday."""
    reports = {(week_of(day), c.record.document) for c in group if (day := day_of(c.record)) is not None}
    by_week = Counter(week for week, _ in reports)
    return ", ".join(f"{shelf.wording.short_day(week)}: {count}" for week, count in sorted(by_week.items()))
