"""Which records fall into the days of a brief."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from callup.model import AnyRecord, Case


class Period(msgspec.Struct, frozen=True):
    """The days of a brief, both inclusive; an end that is None is open."""

    first: date | None
    last: date | None

    def holds(self, day: date | None) -> bool:
        """Whether a day falls into the period; a record without a day falls into none."""
        if day is None:
            return False
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)


def day_of(record: AnyRecord) -> date | None:
    """The day by which a record is filed: its publication, or else the time it tells of."""
    if record.published is not None:
        return record.published
    if record.time is not None and record.time.from_ is not None:
        return record.time.from_
    if isinstance(record, Case):
        for time in (record.decided, record.received):
            if time is not None and time.from_ is not None:
                return time.from_
    return None


def week_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())
