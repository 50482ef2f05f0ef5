"""Which denials an event may be meant by: those of its subject, region and town, and of its days."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import takewhile

from callup.model import AnyRecord, Offer, Practice, kind_of

MOST_DENIALS = 40
"""So many denials of an event are looked at, the earliest of them."""

_NEAR = timedelta(days=31)
_ANYWHERE = "anywhere"


class Denials:
    """Denials by what they name of what they deny, in the order of their days: few are met for each event."""

    def __init__(self, records: Iterable[AnyRecord]) -> None:
        self._by_key: dict[object, list[AnyRecord]] = {}
        for record in sorted(records, key=lambda one: (_day(one), one.id)):
            subject, town = _subject(record), _town(record)
            self._by_key.setdefault((subject, town), []).append(record)
            self._by_key.setdefault((subject, _ANYWHERE), []).append(record)

    def of(self, reports: Sequence[AnyRecord]) -> tuple[AnyRecord, ...]:
        """The denials that may be of some reports of one event: of one town if both name one, and not more
        than a month away. What nothing dates may be of any day."""
        subjects = dict.fromkeys(map(_subject, reports))
        towns = {town for report in reports if (town := _town(report)) is not None}
        wanted = [*sorted(towns), None] if towns else [_ANYWHERE]
        days = [report.published for report in reports if report.published]
        first, last = (min(days) - _NEAR, max(days) + _NEAR) if days else (date.min, date.max)
        found: dict[str, AnyRecord] = {}
        for subject in subjects:
            for town in wanted:
                for denial in self._within((subject, town), first, last):
                    found[denial.id] = denial
        return tuple(sorted(found.values(), key=lambda one: (_day(one), one.id))[:MOST_DENIALS])

    def _within(self, key: object, first: date, last: date) -> list[AnyRecord]:
        """The first of those under a key whose days lie in an interval, and of those without a day."""
        listed = self._by_key.get(key, [])
        start = bisect_left(listed, first, key=_day)
        inside = listed[start : start + MOST_DENIALS]
        undated = listed[bisect_left(listed, date.max, key=_day) :][:MOST_DENIALS]
        return [*takewhile(lambda one: _day(one) <= last, inside), *undated]


def _day(record: AnyRecord) -> date:
    """The day of publication; what has none stands last."""
    return record.published or date.max


def _town(record: AnyRecord) -> str | None:
    return record.place.municipality if record.place else None


def _subject(record: AnyRecord) -> tuple[object, ...]:
    """What a denial names of what it denies: the subject and the region, without the numbers."""
    place = record.place.code if record.place else None
    if isinstance(record, Practice):
        return "practice", record.practice, place
    if isinstance(record, Offer):
        return "offer", record.benefit, record.payer, place
    what = getattr(record, "what", None) or getattr(record, "articles", None)
    return kind_of(record), str(what), place
