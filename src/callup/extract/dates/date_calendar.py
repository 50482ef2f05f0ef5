"""The calendar: which days a point of the text covers, seen from the day of its document."""

from __future__ import annotations

from calendar import isleap, monthrange
from datetime import date, timedelta
from typing import Literal

import msgspec

from callup.extract.dates.date_points import Point
from callup.values import Precision

Tense = Literal["past", "future", "begun", "unknown"]
"""Where the words put a time; "begun" is a beginning in the future, or so short ago that it is still news."""

# A date without a year that lies ahead by no more than this is taken to lie ahead, where no word
# of its sentence speaks against it.
_AHEAD = timedelta(days=60)
# What begins "from 1 October" by words of the future may have begun by this much before they were written.
_BEGUN = timedelta(days=45)
_EARLIEST, _LATEST = 1800, 2099


class Interval(msgspec.Struct, frozen=True):
    """Days, both inclusive; both are None where only the document's date could tell them."""

    from_: date | None
    to: date | None
    precision: Precision


def interval_of(point: Point, published: date | None, tense: Tense) -> Interval | None:
    """The days of a point; None where there are no such days (31 February).

    A point without a year is resolved against `published`: what the sentence puts in the future is
    the next such day, what it puts in the past the last one; where it does neither, the next one
    if it is at most 60 days ahead and nearer than the last one, else the last one. The beginning,
    middle and end of a month or year are its thirds.
    """
    try:
        found = _interval(point, published, tense)
    except (ValueError, OverflowError):
        return None
    return found and _third(found, point)


def _third(found: Interval, point: Point) -> Interval:
    """The part of a month or year that its edge names: early July is its first ten days."""
    if point.edge is None or found.from_ is None or found.to is None or point.until_year:
        return found
    part = ("start", "middle", "end").index(point.edge)
    if point.grain == "month":
        last = (10, 20, found.to.day)[part]
        return Interval(found.from_.replace(day=10 * part + 1), found.to.replace(day=last), found.precision)
    if point.grain == "year":
        return Interval(*_months(found.from_.year, 4 * part + 1, 4), found.precision)
    return found


def _interval(point: Point, published: date | None, tense: Tense) -> Interval | None:
    precision = _precision(point)
    years = _stated_years(point, published)
    if _is_relative(point):
        days = _relative(point, published, tense)
    elif years is not None:
        days = _within(point, *years)
    elif point.grain in ("year", "years"):
        days = None
    else:
        days = _nearest(point, published, tense)
    if days is None:
        return Interval(None, None, precision)
    if days[0].year < _EARLIEST or days[1].year > _LATEST:
        return None
    return Interval(*days, precision)


def _is_relative(point: Point) -> bool:
    """Whether only the document's day tells the point's days, apart from its year."""
    if point.grain in ("span", "weekday", "week", "weekend") or point.unit == "date":
        return True
    return point.step is not None and point.month is None and point.grain != "season"


def _precision(point: Point) -> Precision:
    if point.grain == "season":
        return "year" if point.number == 12 and point.year else "quarter"
    if point.grain == "span":
        return {"day": "day", "week": "week", "month": "month", "year": "year"}.get(  # type: ignore[return-value]
            point.unit or "", "quarter"
        )
    known: dict[str, Precision] = {"weekday": "day", "weekend": "day", "half": "quarter", "years": "year"}
    return known.get(point.grain, point.grain)  # type: ignore[arg-type]  # the rest are precisions


def _stated_years(point: Point, published: date | None) -> tuple[int, int] | None:
    if point.year is not None:
        return point.year, point.until_year or point.year
    if point.year_step is not None and published is not None:
        year = published.year + point.year_step
        return year, year
    return None


def _within(point: Point, year: int, until: int) -> tuple[date, date]:
    """The days of a point whose year is known."""
    match point.grain:
        case "day":
            month, day = point.month, point.day
            if month is None or day is None:
                raise ValueError("a day without its number")
            return date(year, month, day), date(year, month, point.until_day or day)
        case "month":
            return _months(year, point.month or 1, 1)
        case "quarter":
            first, last = point.number or 1, point.until_number or point.number or 1
            return _months(year, 3 * first - 2, 3 * (last - first + 1))
        case "half":
            return _months(year, 6 * (point.number or 1) - 5, 6)
        case "season":
            if point.number == 12:  # the winter of a year may be either of two
                return date(year - 1, 12, 1), _months(year + 1, 2, 1)[1]
            return _months(year, point.number or 1, 3)
        case _:
            return date(year, 1, 1), date(until, 12, 31)


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    """A run of whole months; `month` may lie outside 1 to 12."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    last = month + count - 1
    last_year, last_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return date(year, month, 1), date(last_year, last_month, monthrange(last_year, last_month)[1])


def _nearest(point: Point, published: date | None, tense: Tense) -> tuple[date, date] | None:
    """The occurrence of a yearly point that its words mean, seen from the document's day."""
    if published is None:
        _some_year(point)
        return None
    candidates = sorted(_occurrences(point, published.year))
    past = [days for days in candidates if days[0] <= published]
    ahead = [days for days in candidates if days[1] >= published]
    if not past or not ahead:
        raise ValueError("no such day")
    if point.step == 0:
        return next(days for days in candidates if days[1].year == published.year)
    if point.step == -1:
        return [days for days in past if days[1] < published][-1]
    if point.step == 1:
        return next(days for days in ahead if days[0] > published)
    if tense == "future" or (tense == "begun" and published - past[-1][0] > _BEGUN):
        return ahead[0]
    near = ahead[0][0] - published < min(published - past[-1][1], _AHEAD)
    return ahead[0] if tense == "unknown" and near else past[-1]


def _occurrences(point: Point, year: int) -> list[tuple[date, date]]:
    """The occurrences of a yearly point round a year: in two years before and after, or in four."""
    try:
        return [_occurrence(point, near) for near in range(year - 2, year + 3)]
    except ValueError:  # 29 February of another year
        leap = [near for near in range(year - 4, year + 5) if isleap(near)]
        return [_occurrence(point, near) for near in leap]


def _some_year(point: Point) -> None:
    """Raises ValueError where no year has such a day."""
    _occurrence(point, 2024)


def _occurrence(point: Point, year: int) -> tuple[date, date]:
    if point.grain == "season" and point.number == 12:
        return _months(year - 1, 12, 3)
    return _within(point, year, year)


def _relative(point: Point, published: date | None, tense: Tense) -> tuple[date, date] | None:
    """The days of "yesterday", "last week", "on Wednesday", "the last two months".

    A count of weeks before or after the document's day leads to a day, one of months or years to all of it.
    """
    if published is None:
        return None
    step = point.step or 0
    match point.grain:
        case "day" if point.unit == "date":
            return _date_of_month(point.day or 0, published, tense)
        case "day":
            day = published + timedelta(days=step)
            return day, day
        case "weekend":
            return _weekend(point.step, published, tense)
        case "weekday":
            return _weekday(point, published, tense)
        case "week" if point.unit == "ago":
            day = published + timedelta(weeks=step)
            return day, day
        case "week":
            monday = published - timedelta(days=published.weekday()) + timedelta(weeks=step)
            return monday, monday + timedelta(days=6)
        case "month":
            return _months(published.year, published.month + step, 1)
        case "quarter":
            first = published.month - (published.month - 1) % 3
            return _months(published.year, first + 3 * step, 3)
        case "span" if point.unit == "day" and point.count == 1:  # "over the past day": the day before
            return published - timedelta(days=1), published - timedelta(days=1)
        case "span":
            return _back(published, point.count or 1, point.unit or "day"), published
        case _:
            return date(published.year + step, 1, 1), date(published.year + step, 12, 31)


def _weekend(step: int | None, published: date, tense: Tense) -> tuple[date, date]:
    """The last Saturday and Sunday, those of today included; the coming ones where the words say so."""
    since = (published.weekday() + 2) % 7
    saturday = published - timedelta(days=since)
    if step == -1 and since < 2:
        saturday -= timedelta(weeks=1)
    elif step == 1 or (since > 1 and (step == 0 or tense == "future")):
        saturday += timedelta(weeks=1)
    return saturday, saturday + timedelta(days=1)


def _weekday(point: Point, published: date, tense: Tense) -> tuple[date, date]:
    """The last such day, today included; the next one where the words put it in the future."""
    ahead = ((point.number or 0) - published.weekday()) % 7
    if point.step == 1 or (point.step is None and tense == "future"):
        day = published + timedelta(days=ahead or 7)
    elif point.step == -1:
        day = published - timedelta(days=(7 - ahead) % 7 or 7)
    elif point.step == 0:
        day = published + timedelta(days=(point.number or 0) - published.weekday())
    else:
        day = published - timedelta(days=(7 - ahead) % 7)
    return day, day


def _date_of_month(day: int, published: date, tense: Tense) -> tuple[date, date]:
    """The 24th of this month, of the last one, or of the next one."""
    here = published.year * 12 + published.month - 1
    moved = -1 if tense == "past" and day > published.day else 0
    moved = 1 if tense == "future" and day < published.day else moved
    found = date((here + moved) // 12, (here + moved) % 12 + 1, day)
    return found, found


def _back(published: date, count: int, unit: str) -> date:
    if unit in ("day", "week"):
        return published - timedelta(days=count * (7 if unit == "week" else 1))
    months = count * {"month": 1, "quarter": 3, "year": 12}[unit]
    first, last = _months(published.year, published.month - months, 1)
    return min(first + timedelta(days=published.day - 1), last)
