"""The grammar of dates: one expression for each way in which a point of time is written.

They are for re2 and `re` alike, over a scan's folded text. Named groups: y year, y2 last year, y3 year after
a comma, ys step of a year ("last"), m month, d day, d2 last day, do day in words, j what joins two
days, st step, w weekday, s season, q part of a year, q2 last part, u unit, n count.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

import msgspec

from callup.extract.dates import date_words as words

JOINED, YEAR = "0-0", "2000"
"""Stand among the words of a text for digits that a point, a dash or a slash joins, and for a year."""
STEMS: dict[str, tuple[str, ...]] = {
    "step*": (*words.STEPS,),
    "edge*": ("начал", "кон", "серед", "почат", "кін"),
    "last*": ("последн", "останн", "last", "past"),
}
"""Stand among the words of a text for any word with one of these stems."""


class Expression(msgspec.Struct, frozen=True):
    """One way to write a point of time; of each set of words that it needs a text must hold one."""

    name: str
    source: str
    needs: tuple[frozenset[str], ...]


_BLANK = " \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_S = rf"(?:[{_BLANK}\t]{{1,3}}|\r?\n)"
_D = rf"{_S}?[-–—]{_S}?"
_Y = r"(?:1[89]\d\d|20\d\d)"
_YEAR_RU = r"(?:года|году|годе|годом|годы|годов|годах|год|року|році|рік|роки|гг?\.?)"
_SUFFIX_RU = r"-?(?:го|му|м|й|ый|ом|ого|е|х)"


def _any(forms: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(forms, key=len, reverse=True)) + ")"


_YEARS_OWN = "(?:год[ауеом]{0,2}|року|році|рік|роком)"
_TAIL_RU = (
    rf"(?:,?{_S}(?P<y>{_Y})(?P<mark>(?:{_SUFFIX_RU})?(?:{_S}?{_YEAR_RU})?)"
    rf"|{_S}(?P<ys>{words.STEP_RU}){_S}(?:год[ау]|року|році))?"
)
_TAIL_EN = rf"(?:,?{_S}(?:of{_S})?(?P<y>{_Y})|{_S}(?:of{_S})?(?P<ys>{words.STEP_EN}){_S}year)?"
_MONTH_RU = _any([*words.MONTHS_RU, *words.MONTHS_UK])
_MONTH_RU_DAY = rf"(?:{_MONTH_RU}|{_any(words.SHORT_MONTHS_RU)}\.?)"
_MONTH_EN = rf"(?:{_any(words.MONTHS_EN)}|{_any(words.SHORT_MONTHS_EN)}\.?)"
_EDGE_RU = (
    rf"(?:(?P<edge>начал[аеоу]|конц[аеу]|конец|концом|середин[аеуыиі]|"
    rf"початк[уа]|початок|кінця|кінець|кінці|наприкінці){_S})"
)
_EDGE_EN = (
    rf"(?:(?P<edge>(?:the{_S})?(?:very{_S})?(?:beginning|start|end|middle){_S}of|early|late|mid)(?:{_S}|-))"
)
_TH = r"(?:st|nd|rd|th)"
_SEASON_RU = _any(form for form in words.SEASONS if not form.isascii())
BLANK, DASH, YEAR_NUMBER, UNITS_OF_TIME = _S, _D, _Y, _any(words.UNITS)
"""Pieces of which other expressions of time are made."""
_COUNT = rf"(?P<n>\d{{1,3}}|{_any(words.COUNTS)})"
_UNIT = rf"(?P<u>{_any(words.UNITS)})"
_JOINED, _YEAR = frozenset({JOINED}), frozenset({YEAR})
_STEP, _EDGE, _LAST = (frozenset({stem}) for stem in STEMS)
_FULL_MONTHS_RU = frozenset({*words.MONTHS_RU, *words.MONTHS_UK})
_MONTHS_RU = _FULL_MONTHS_RU | frozenset(words.SHORT_MONTHS_RU)
_MONTHS_EN = frozenset({*words.MONTHS_EN, *words.SHORT_MONTHS_EN})
_YEARS_RU = frozenset(
    [
        *("год" + "".join(ending) for size in (0, 1, 2) for ending in product("ауеом", repeat=size)),
        *("року", "році", "рік", "роком"),
    ]
)
_QUARTERS_RU = ("квартал", "квартала", "кварталу", "квартале", "кварталі")
_UNITS_OWN = "недел[яиюе]|месяц[ауе]?|квартал[ауеі]?|тиждень|тижня|тижні|тижню|місяць|місяця|місяці|місяцю"
_UNITS_RU = frozenset(
    [
        *"неделя недели неделю неделе месяц месяца месяцу месяце".split(),
        *"тиждень тижня тижні тижню місяць місяця місяці місяцю".split(),
        *_QUARTERS_RU,
    ]
)
_UNITS_EN = frozenset(("week", "month", "quarter"))
_SEASONS_RU = frozenset(form for form in words.SEASONS if not form.isascii())
_SEASONS_EN = frozenset(words.SEASONS) - _SEASONS_RU
_HALVES_RU = ("полугоди" + "".join(ending) for size in (1, 2) for ending in product("еюия", repeat=size))
_PARTS_RU = frozenset((*_QUARTERS_RU, *_HALVES_RU, "півріччя", "півріччі", "півріччю"))
_ORDINAL = (
    r"(?P<q>iv|i{1,3}|[1-4](?:-?(?:й|м|го|ом|ый|st|nd|rd|th))?"
    r"|(?:перв|втор|трет|четверт|перш|друг)[а-яіїє]{1,4}|first|second|third|fourth)"
)

EXPRESSIONS: tuple[Expression, ...] = (
    Expression("date", r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:t\d\d:\d\d(?::\d\d)?z?)?", (_JOINED,)),
    Expression("date", r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})" rf"(?:[{_BLANK}]?г\.?)?", (_JOINED,)),
    Expression("date", r"(?P<d>\d\d)\.(?P<m>\d\d)\.(?P<y>\d\d)" rf"(?:[{_BLANK}]?г\.?)?", (_JOINED,)),
    Expression("date", r"(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<slash>\d{4})", (_JOINED,)),
    Expression(
        "day",
        rf"(?P<d>\d{{1,2}})(?:-?го)?(?P<j>{_D}|{_S}(?:по|до|на|и|й|і|та){_S})(?P<d2>\d{{1,2}})(?:-?го)?"
        rf"{_S}(?P<m>{_MONTH_RU_DAY}){_TAIL_RU}",
        (_MONTHS_RU,),
    ),
    Expression(
        "day",
        rf"(?:(?P<d>\d{{1,2}})(?:-?го)?|(?P<do>{_any(o for o in words.DAY_ORDINALS if o > 'z')}))"
        rf"{_S}(?P<m>{_MONTH_RU_DAY}){_TAIL_RU}",
        (_MONTHS_RU,),
    ),
    Expression(
        "day",
        rf"(?P<d>\d{{1,2}}){_TH}?(?P<j>{_D}|{_S}(?:to|and|through){_S})(?P<d2>\d{{1,2}}){_TH}?"
        rf"{_S}(?:of{_S})?(?P<m>{_MONTH_EN}){_TAIL_EN}",
        (_MONTHS_EN,),
    ),
    Expression("day", rf"(?P<d>[0-3]?\d){_TH}?{_S}(?:of{_S})?(?P<m>{_MONTH_EN}){_TAIL_EN}", (_MONTHS_EN,)),
    Expression(
        "day",
        rf"(?P<m>{_MONTH_EN}){_S}(?:the{_S})?(?P<d>\d{{1,2}}){_TH}?"
        rf"(?:(?P<j>{_D}|{_S}(?:to|and|through|until|till){_S})(?P<d2>\d{{1,2}}){_TH}?)?{_TAIL_EN}",
        (_MONTHS_EN,),
    ),
    Expression(
        "month",
        rf"{_EDGE_RU}?(?:(?P<st>{words.STEP_RU}){_S})?(?P<m>{_MONTH_RU}){_TAIL_RU}",
        (_FULL_MONTHS_RU,),
    ),
    Expression(
        "month", rf"{_EDGE_EN}?(?:(?P<st>{words.STEP_EN}){_S})?(?P<m>{_MONTH_EN}){_TAIL_EN}", (_MONTHS_EN,)
    ),
    Expression(
        "year",
        rf"{_EDGE_RU}?(?P<y>{_Y})(?:(?:{_SUFFIX_RU})?(?:{_D}|/|{_S}(?:по|до|и){_S})(?P<y2>{_Y}|\d\d))?"
        rf"(?P<mark>(?:{_SUFFIX_RU})?{_S}?{_YEAR_RU}|{_SUFFIX_RU})",
        (_YEAR,),
    ),
    Expression(
        "bare year",
        rf"(?P<lead>at|and){_S}{_EDGE_EN}(?P<p>(?P<y>{_Y}))",
        (_YEAR, frozenset({"end", "beginning", "start", "middle", "early", "late", "mid"})),
    ),
    Expression(
        "bare year",
        rf"(?P<lead>in|since|until|till|by|before|after|during|from|of|over|through|between|"
        rf"за|в|во|с|до|к|по|от|после)"
        rf"{_S}{_EDGE_EN}?(?P<p>(?P<y>{_Y})(?:(?:{_D}|{_S}(?:to|and|through|until|по){_S})(?P<y2>{_Y}))?)",
        (_YEAR,),
    ),
    Expression("year", rf"{_EDGE_EN}(?P<y>{_Y})", (_YEAR,)),
    Expression("year", rf"{_EDGE_RU}?(?P<ys>{words.STEP_RU}){_S}{_YEARS_OWN}", (_YEARS_RU, _STEP)),
    Expression("year", rf"{_EDGE_RU}(?P<now>года|року)", (frozenset({"года", "року"}), _EDGE)),
    Expression(
        "year",
        rf"{_EDGE_EN}?(?P<ys>{words.STEP_EN}|the{_S}(?:previous|following)){_S}year",
        (frozenset({"year"}),),
    ),
    Expression("year", rf"{_EDGE_EN}(?P<now>the{_S}year)", (frozenset({"year"}),)),
    Expression(
        "unit",
        rf"{_EDGE_RU}?(?P<st>{words.STEP_RU}){_S}(?P<u>{_UNITS_OWN})",
        (_UNITS_RU, _STEP),
    ),
    Expression(
        "unit",
        rf"{_EDGE_RU}(?P<u>недели|месяца|квартала|тижня|місяця|кварталу)",
        (frozenset({"недели", "месяца", "квартала", "тижня", "місяця", "кварталу"}), _EDGE),
    ),
    Expression(
        "unit", rf"{_EDGE_EN}?(?P<st>{words.STEP_EN}){_S}(?P<u>week|month|quarter)", (_UNITS_EN, _STEP)
    ),
    Expression("unit", rf"{_EDGE_EN}the{_S}(?P<u>week|month|quarter)", (_UNITS_EN,)),
    Expression(
        "weekday",
        rf"(?:(?P<st>{words.STEP_RU}|{words.STEP_EN}){_S})?(?P<w>{_any(words.WEEKDAYS)})",
        (frozenset(word[2:] if word[1] in words.APOSTROPHES else word for word in words.WEEKDAYS),),
    ),
    Expression("season", rf"(?:(?P<st>{words.STEP_RU}){_S})?(?P<s>{_SEASON_RU}){_TAIL_RU}", (_SEASONS_RU,)),
    Expression(
        "season",
        rf"(?:(?P<st>{words.STEP_EN}){_S})?(?P<s>spring|summer|autumn|fall|winter){_TAIL_EN}",
        (_SEASONS_EN,),
    ),
    Expression(
        "part",
        rf"{_ORDINAL}{_S}(?P<part>квартал[ауеі]?|полугоди[еюия]{{1,2}}|півріччі|півріччя|півріччю){_TAIL_RU}",
        (_PARTS_RU,),
    ),
    Expression(
        "part",
        rf"{_ORDINAL}{_S}(?P<part>quarter|half)(?P<of>{_S}of{_S}(?P<y>{_Y})|,?{_S}(?P<y3>{_Y})"
        rf"|{_S}of{_S}(?:the|(?P<ys>{words.STEP_EN})){_S}year)?",
        (frozenset({"quarter", "half"}),),
    ),
    Expression(
        "part",
        rf"(?P<part>q)(?P<q>[1-4])(?:[-–](?:q)?(?P<q2>[1-4]))?(?:{_S}?(?P<y>{_Y}))?",
        (frozenset({"q"}),),
    ),
    Expression("part", rf"(?P<part>h)(?P<q>[12]){_S}?(?P<y>{_Y})", (frozenset({"h"}),)),
    Expression("away", rf"(?P<away>{_any(words.DAYS_AWAY)})", (frozenset(words.DAYS_AWAY),)),
    Expression(
        "ago",
        rf"(?:{_COUNT}{_S})?{_UNIT}{_S}(?:(?:тому{_S})?назад|тому|ago)",
        (frozenset({"назад", "тому", "ago"}),),
    ),
    Expression(
        "span",
        rf"(?:(?:последн|останн)[а-яіїє]{{1,3}}|the{_S}last|(?:the{_S})?past){_S}(?:{_COUNT}{_S})?{_UNIT}",
        (frozenset(words.UNITS), _LAST),
    ),
    Expression("span", rf"last{_S}{_COUNT}{_S}{_UNIT}", (frozenset(words.UNITS), _LAST)),
)
