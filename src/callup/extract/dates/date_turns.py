"""Turns of speech for dates: bracketed and joined years, decades, centuries, "субботний", "24-го числа".

Each expression stands with what it means; `date_matches` reads them beside those of `date_grammar`.
"""

from __future__ import annotations

import msgspec

from callup.extract.dates import date_words as words
from callup.extract.dates.date_builders import counts_something
from callup.extract.dates.date_grammar import BLANK, DASH, UNITS_OF_TIME, YEAR, YEAR_NUMBER, Expression
from callup.extract.dates.date_points import Grain, Match, Point

_ENDINGS = (*"ий ый ого его ому ему ым им ом ем ая яя ую юю ой ей ою ею ое ее ие ые их ых ими ыми".split(),)
_MONTH_STEMS = (
    *"январск февральск мартовск апрельск майск июньск июльск августовск".split(),
    *"сентябрьск октябрьск ноябрьск декабрьск".split(),
)
_WEEKDAY_STEMS = {"понедельничн": 0, "вторничн": 1, "четвергов": 3, "пятничн": 4, "субботн": 5, "воскресн": 6}
_DAY_STEMS = {"вчерашн": -1, "сегодняшн": 0, "завтрашн": 1}
_ALL_STEMS = (*_MONTH_STEMS, *_WEEKDAY_STEMS, *_DAY_STEMS, "прошлогодн", "нынешнегодн")
_ADJECTIVES = frozenset(stem + ending for stem in _ALL_STEMS for ending in _ENDINGS)

_CENTURY = r"(?:век[аеуи]?|веком|столети[еяюи]|столетием|в\.|ст\.)"
_CENTURIES = frozenset((*"век века веке веку веком столетие столетия столетии столетию столетием".split(),))
_ROMAN = {
    "xix": 19,
    "хiх": 19,
    "xx": 20,
    "хх": 20,
    "xxi": 21,
    "ххi": 21,
}  # Latin letters and Cyrillic look-alikes
_STEP_RU = words.STEP_RU
_WEEKENDS = frozenset((*"выходные выходных вихідні вихідних weekend".split(),))
_NEW_YEARS = frozenset((*"нового новый новому новым нового новий new".split(),))
_NUMBER = r"(?P<n>\d{1,3}|" + "|".join(sorted(words.COUNTS, key=len, reverse=True)) + ")"
_YEAR = frozenset({YEAR})

TURNS: tuple[Expression, ...] = (
    Expression("bracketed year", rf"\((?P<p>(?P<y>{YEAR_NUMBER}))(?:[,;)]|{DASH})", (_YEAR,)),
    Expression("joined years", rf"(?P<y>{YEAR_NUMBER})(?P<j>{DASH}|/)(?P<y2>{YEAR_NUMBER}|\d\d)", (_YEAR,)),
    Expression(
        "decade",
        rf"(?P<n>[3-9]0)(?:-?(?:х|е|ые|ых)|s)(?:{BLANK}(?:годов|годах|годы|годам|років|роках|роки|гг\.?))?",
        (frozenset({"х", "е", "ые", "ых", "s"}),),
    ),
    Expression("decade", rf"(?P<y>{YEAR_NUMBER})s", (frozenset({"s"}),)),
    Expression(
        "century",
        rf"(?:(?P<roman>{'|'.join(sorted(_ROMAN, key=len, reverse=True))})(?:-?го|-?м)?|(?P<st>{_STEP_RU}))"
        rf"{BLANK}{_CENTURY}",
        (_CENTURIES,),
    ),
    Expression("adjective", rf"(?P<small>{'|'.join(_ALL_STEMS)})(?:{'|'.join(_ENDINGS)})", (_ADJECTIVES,)),
    Expression(
        "weekend",
        rf"(?:(?P<st>{_STEP_RU}){BLANK})?(?:выходные|выходных|вихідні|вихідних)",
        (_WEEKENDS,),
    ),
    Expression("weekend", rf"(?:(?P<st>{words.STEP_EN})|the){BLANK}weekend", (_WEEKENDS,)),
    Expression(
        "new year",
        rf"(?:нов(?:ого|ый|ому|ым|ий){BLANK}(?:года|год|году|годом|року|рік|роком)|"
        rf"(?:the{BLANK})?new{BLANK}year(?:['’]s(?:{BLANK}(?:day|eve))?)?)",
        (_NEW_YEARS,),
    ),
    Expression(
        "date of month",
        rf"(?P<d>\d{{1,2}})(?:-?(?:го|му|е|м))?{BLANK}чис(?:ла|лу|ло|ле|лом)",
        (frozenset({"числа", "числу", "число", "числе", "числом"}),),
    ),
    Expression("years away", r"(?P<away>торік|позаторік)", (frozenset({"торік", "позаторік"}),)),
    Expression(
        "short",
        rf"(?P<p>(?P<d>\d{{1,2}})\.(?P<m>\d\d?))(?:{DASH}|{BLANK}(?:по|до|to){BLANK})\d{{1,2}}\.\d\d?\.\d{{4}}",
        (frozenset({"0-0"}),),
    ),
    Expression(
        "later",
        rf"(?P<lead>через|in){BLANK}(?P<p>(?:{_NUMBER}{BLANK})?(?P<u>{UNITS_OF_TIME}))",
        (frozenset({"через", "in"}), frozenset(words.UNITS)),
    ),
    Expression(
        "half",
        rf"(?P<q>перв|втор|перш|друг)[а-яіїє]{{2,3}}{BLANK}половин[аеуыиіо]й?{BLANK}(?P<y>{YEAR_NUMBER})"
        rf"(?:-?го)?(?:{BLANK}(?:года|року|г\.))?",
        (_YEAR,),
    ),
    Expression(
        "half", rf"(?P<q>перв|втор)[а-я]{{2,3}}{BLANK}половин[аеуы]й?{BLANK}года", (frozenset({"года"}),)
    ),
)


def _inner(match: Match) -> tuple[int, int]:
    """Where the part of a match stands that is the time."""
    return match.ends.get("p", (match.start, match.end))


def _point(match: Match, grain: Grain, **parts: int | str | bool | None) -> Point:
    start, end = _inner(match)
    return msgspec.structs.replace(Point(start=start, end=end, grain=grain), **parts)


def _bracketed(match: Match, folded: str) -> Point | None:
    year = match.number("y") or 0
    return _point(match, "year", year=year) if 1900 <= year <= 2039 else None


def _joined_years(match: Match, folded: str) -> Point | None:
    """Years like "2017/18" and "1999–2003"; a slash joins only a year and the next."""
    year, until = match.number("y") or 0, match.number("y2") or 0
    if until < 100:
        until += year - year % 100 + (100 if until == 0 and year % 100 == 99 else 0)
        if until != year + 1:
            return None
    slash = match.words["j"] == "/"
    sound = 1900 <= year < until <= 2039 and (not slash or until == year + 1)
    if not sound or counts_something(folded, match.end):
        return None
    return _point(match, "years", year=year, until_year=until)


def _decade(match: Match, folded: str) -> Point | None:
    year = match.number("y") or 1900 + (match.number("n") or 0)
    if year % 10 or counts_something(folded, match.end):
        return None
    return _point(match, "years", year=year, until_year=year + 9)


def _century(match: Match, folded: str) -> Point | None:
    number = _ROMAN.get(match.words.get("roman", ""))
    if number is None:
        step = match.step("st")
        number = 21 + step if step is not None else None
    if number is None or not 19 <= number <= 21:
        return None
    return _point(match, "years", year=100 * (number - 1) + 1, until_year=min(100 * number, 2099))


def _adjective(match: Match, folded: str) -> Point | None:
    stem = match.words["small"]
    if stem in _MONTH_STEMS:
        return _point(match, "month", month=_MONTH_STEMS.index(stem) + 1)
    if stem in _WEEKDAY_STEMS:
        return _point(match, "weekday", number=_WEEKDAY_STEMS[stem])
    if stem in _DAY_STEMS:
        return _point(match, "day", step=_DAY_STEMS[stem])
    return _point(match, "year", year_step=-1 if stem == "прошлогодн" else 0)


def _weekend(match: Match, folded: str) -> Point | None:
    step = match.step("st")
    return _point(match, "weekend", step=step, weak=step is None)


def _new_year(match: Match, folded: str) -> Point | None:
    return _point(match, "day", month=1, day=1, unit="holiday", weak=True)


def _years_away(match: Match, folded: str) -> Point | None:
    return _point(match, "year", year_step=-1 if match.words["away"] == "торік" else -2)


def _date_of_month(match: Match, folded: str) -> Point | None:
    day = match.number("d") or 0
    every = folded[match.end : match.end + 8].startswith(" кажд")
    before = folded[max(match.start - 12, 0) : match.start]
    if not 1 <= day <= 31 or every or "кажд" in before or " из " in before:
        return None
    return _point(match, "day", day=day, step=0, unit="date")


def _short(match: Match, folded: str) -> Point | None:
    return _point(match, "day", day=match.number("d"), month=match.number("m"))


def _later(match: Match, folded: str) -> Point | None:
    """What lies ahead ("через два месяца") of the document's day, where the sentence looks ahead too."""
    if folded.startswith((" после", " with", " of "), match.end):
        return None
    counted = "n" in match.words
    english = match.words["lead"] == "in"
    if english and not counted:
        return None
    unit = words.UNITS[match.words["u"]]
    word = match.words.get("n", "1")
    count = int(word) if word.isdigit() else words.COUNTS[word]
    grains: dict[str, Grain] = {"day": "day", "week": "week", "month": "month", "year": "year"}
    if unit not in grains:
        return None
    return _point(match, grains[unit], step=count, unit="ago", ahead=True)


def _half(match: Match, folded: str) -> Point | None:
    year = match.number("y")
    number = 1 if match.words["q"] in ("перв", "перш") else 2
    return _point(match, "half", number=number, year=year, year_step=None if year else 0)


TURN_BUILDERS = {
    "bracketed year": _bracketed,
    "joined years": _joined_years,
    "decade": _decade,
    "century": _century,
    "adjective": _adjective,
    "weekend": _weekend,
    "new year": _new_year,
    "date of month": _date_of_month,
    "years away": _years_away,
    "short": _short,
    "later": _later,
    "half": _half,
}
