"""What each expression of a time means: the point that the words of a match make."""

from __future__ import annotations

import re
from functools import cache

import msgspec
import re2

from callup.extract.dates import date_words as words
from callup.extract.dates.date_points import Grain, Match, Point


def _date(match: Match, folded: str) -> Point | None:
    year = match.number("y") if "y" in match.words else match.number("slash")
    month, day = match.number("m"), match.number("d")
    if year is None or month is None or day is None:
        return None
    if len(match.words.get("y", "")) == 2:
        year += 2000
    if "slash" in match.words:
        if month <= 12 and day <= 12 and month != day:
            return None  # 03/04/2023 is two different days
        if month > 12:
            month, day = day, month
    return Point(start=match.start, end=match.end, grain="day", year=year, month=month, day=day)


def _day(match: Match, folded: str) -> Point | None:
    day = match.number("d") if "d" in match.words else words.DAY_ORDINALS[_spaced(match.words["do"])]
    until = match.number("d2")
    start = match.start
    between = folded[max(start - 8, 0) : start].endswith(("между ", "між ", "between "))
    if until and day and not between and _two_days(match.words["j"], day, until):
        if match.ends["m"][0] < match.ends["d"][0]:  # "April 1 and 20 people"
            return Point(
                start=start,
                end=match.ends["d"][1],
                grain="day",
                month=words.MONTHS[match.words["m"].rstrip(".")],
                day=day,
            )
        day, until, start = until, None, match.ends["d2"][0]
    if _names_a_street(folded, start):
        return None
    return Point(
        start=start,
        end=_end(match, folded),
        grain="day",
        year=_year(match, folded),
        year_step=match.step("ys"),
        month=words.MONTHS[match.words["m"].rstrip(".")],
        day=day,
        until_day=until,
    )


def _two_days(joint: str, day: int, until: int) -> bool:
    """Whether "1 and 5 April" names two days and not the days between them."""
    return until <= day or (joint.strip() in ("и", "й", "і", "та", "and") and until != day + 1)


def _names_a_street(folded: str, start: int) -> bool:
    before = folded[max(start - 12, 0) : start].rstrip(' «"')
    return before.endswith(("улица", "улице", "улицы", "ул.", "площадь", "площади", "имени", "им."))


def _month(match: Match, folded: str) -> Point | None:
    year, step = _year(match, folded), match.step("st")
    year_step = match.step("ys")
    return Point(
        start=match.start,
        end=_end(match, folded),
        grain="month",
        year=year,
        year_step=year_step,
        month=words.MONTHS[match.words["m"].rstrip(".")],
        step=step,
        edge=match.edge,
        weak=all(value is None for value in (year, year_step, step, match.edge)),
    )


def _year_point(match: Match, folded: str) -> Point | None:
    year, until = match.number("y"), match.number("y2")
    if until is not None and year is not None and until < 100:
        until += year - year % 100
    if until is not None and year is not None and until <= year:
        return None
    step = 0 if "now" in match.words else match.step("ys")
    mark = match.words.get("mark", "").strip("- ")
    decade = year is not None and year % 10 == 0 and until is None and mark.split(" ")[0] in ("е", "х")
    if decade and year is not None:
        until = year + 9
    return Point(
        start=match.start,
        end=match.end,
        grain="years" if until else "year",
        year=year,
        until_year=until,
        year_step=step,
        edge=match.edge,
    )


# After these words a number of four digits is as often a count: only years near ours are taken.
_WORDS_OF_COUNTS = ("до", "к", "по", "от", "of", "from", "by", "over", "through", "after", "после")


def _bare_year(match: Match, folded: str) -> Point | None:
    year = match.number("y")
    if year is None or counts_something(folded, match.end):
        return None
    if match.words["lead"] in _WORDS_OF_COUNTS and not 2010 <= year <= 2039:
        return None
    if year < 1900:
        return None
    point = _year_point(match, folded)
    start = match.ends["edge"][0] if "edge" in match.words else match.ends["p"][0]
    return msgspec.structs.replace(point, start=start) if point else None


@cache
def _counted() -> re2._Regexp:
    return re2.compile(rf"[\p{{Zs}}\t]?(?:%|[\p{{Zs}}](?:{words.COUNTED_STEMS}))")


def counts_something(folded: str, end: int) -> bool:
    """Whether what ends at an offset is the count of the noun that follows."""
    return _counted().match(folded[end : end + 24]) is not None


def _year(match: Match, folded: str) -> int | None:
    """The year after a month; one far from ours that counts something ("2000 человек") is none."""
    year = match.number("y")
    if year is None or match.words.get("mark") or 2010 <= year <= 2039:
        return year
    return None if counts_something(folded, match.ends["y"][1]) else year


def _end(match: Match, folded: str) -> int:
    """Where the point ends: before a number that counts something, or after its year."""
    if "y" in match.words and _year(match, folded) is None:
        return match.ends["y"][0] - 1
    return match.end


def _unit(match: Match, folded: str) -> Point | None:
    unit = words.UNITS[match.words["u"]]
    step = match.step("st")
    return Point(
        start=match.start,
        end=match.end,
        grain="week" if unit == "week" else "month" if unit == "month" else "quarter",
        step=0 if step is None else step,
        edge=match.edge,
    )


def _weekday(match: Match, folded: str) -> Point | None:
    word, step = match.words["w"], match.step("st")
    return Point(
        start=match.start,
        end=match.end,
        grain="weekday",
        number=words.WEEKDAYS[word],
        step=step,
        weak=step is None and not word.isascii(),
    )


_STRONG_SEASONS = (*"весной летом осенью зимой навесні влітку восени взимку узимку".split(),)


def _season(match: Match, folded: str) -> Point | None:
    word, step, year = match.words["s"], match.step("st"), _year(match, folded)
    year_step = match.step("ys")
    bare = step is None and year is None and year_step is None
    if word == "fall" and bare:
        return None
    return Point(
        start=match.start,
        end=_end(match, folded),
        grain="season",
        number=words.SEASONS[word],
        year=year,
        year_step=year_step,
        step=step,
        weak=bare and word not in _STRONG_SEASONS,
    )


def _part(match: Match, folded: str) -> Point | None:
    part = match.words["part"]
    half = part.startswith(("полугоди", "півріч", "half", "h"))
    number = next(n for start, n in words.PART_ORDINALS.items() if match.words["q"].startswith(start))
    year = _year(match, folded) if "y" in match.words else match.number("y3")
    if (half and number > 2) or (part == "half" and "of" not in match.words):
        return None
    if part == "q" and year is None and match.words.get("q2") is None:
        return None
    return Point(
        start=match.start,
        end=match.end,
        grain="half" if half else "quarter",
        number=number,
        until_number=match.number("q2"),
        year=year,
        year_step=match.step("ys"),
    )


_EVE = re.compile(r"\s[а-яіїє]{1,30}(?:ого|его|ой|ей|ых|их|ов|ев|(?<!л)[ая]|(?<!л)[ыи])(?![а-яіїє])")


def _away(match: Match, folded: str) -> Point | None:
    if match.words["away"] in ("накануне", "напередодні") and _EVE.match(folded, match.end):
        return None  # "накануне выборов" is no day before the document's
    word = match.words["away"]
    unit = "onward" if word in words.ONWARD else None
    return Point(start=match.start, end=match.end, grain="day", step=words.DAYS_AWAY[word], unit=unit)


def _count(match: Match) -> int:
    word = match.words.get("n")
    if word is None:
        return 1
    return int(word) if word.isdigit() else words.COUNTS[word]


_MANY = frozenset(
    "лет годы years days weeks months дней дни дні днів тижні тижнів місяців місяці роки років".split()
)


def _ago(match: Match, folded: str) -> Point | None:
    unit = words.UNITS[match.words["u"]]
    if "n" not in match.words and match.words["u"] in _MANY:
        return None  # "years ago" says no number
    grains: dict[str, Grain] = {"day": "day", "week": "week", "month": "month", "year": "year"}
    if unit not in grains:
        return None
    return Point(start=match.start, end=match.end, grain=grains[unit], step=-_count(match), unit="ago")


def _span(match: Match, folded: str) -> Point | None:
    plural = {*_MANY, "quarters", "недели", "недель", "месяцев"}
    unit = match.words["u"]
    if "n" not in match.words and unit in plural:
        return None  # "in recent months" says no number
    return Point(start=match.start, end=match.end, grain="span", count=_count(match), unit=words.UNITS[unit])


def _spaced(words_: str) -> str:
    return " ".join(words_.split())


BUILDERS = {
    "date": _date,
    "day": _day,
    "month": _month,
    "year": _year_point,
    "bare year": _bare_year,
    "unit": _unit,
    "weekday": _weekday,
    "season": _season,
    "part": _part,
    "away": _away,
    "ago": _ago,
    "span": _span,
}
