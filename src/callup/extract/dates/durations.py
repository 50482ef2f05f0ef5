"""Durations: how long something lasts, how often it recurs, and what only an earlier date could place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import re2

from callup.extract.dates import duration_words as words
from callup.extract.found import FoundDuration
from callup.scan import Scan
from callup.values import cut

_S = "(?:[ \t\u00a0\u202f\u2009]{1,2})"
_EDGE = r"(?:^|[^\p{L}\p{N}])"
_END = r"(?:[^\p{L}\p{N}]|$)"


def _any(forms: Iterable[str]) -> str:
    return "|".join(sorted(set(forms), key=len, reverse=True))


_NUMBER = rf"(?:\d{{1,4}}(?:-?(?:ти|и|х|м))?|(?:(?:{_any(words.COUNTS)}){_S}){{0,2}}(?:{_any(words.COUNTS)}))"
_UNIT = rf"(?:{_any(words.UNIT_OF)})"
_COUNTED = (
    rf"(?P<n>{_NUMBER})(?:(?:{_S}?[-–—]{_S}?|{_S}(?:до|или|to|or){_S})(?P<n2>{_NUMBER}))?"
    rf"{_S}(?:(?:последн|следующ|ближайш|полн|календарн)[а-я]{{2,3}}{_S})?(?P<u>{_UNIT})"
)
_HYPHENED = (
    rf"(?:(?P<digits>\d{{1,3}})-?(?:(?:ти|х|и|ми)[- ]?)?|(?P<stem>{_any(words.COUNT_STEMS)}))"
    rf"(?P<u>{_any(words.UNIT_STEMS)})[а-я]{{2,3}}"
)
_NEXT = re.compile(r"\s([а-я]{1,24})")


def _ungrouped(source: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", source)


@cache
def _readers() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(_COUNTED + r"(?![^\W_])"), re.compile(_HYPHENED)


_MANY = _any(words.VAGUE_COUNTS)
_BESIDE = (
    "в течение|на протяжении|через|спустя|за|на|около|более|менее|больше|меньше|свыше|почти|раз в|"
    "протягом|упродовж|понад|during|for a|a|per"
)
_SOURCES = {
    "counted": _ungrouped(_COUNTED),
    "vague": rf"(?:{_MANY}){_S}(?:(?:{_MANY}){_S})?{_UNIT}",
    "half": rf"полгода|полугода|півроку|полтора{_S}года|полутора{_S}лет",
    "hyphened": _ungrouped(_HYPHENED),
    "told": words.VAGUE,
    "every": words.EVERY,
}


@cache
def _finders() -> dict[str, re2._Regexp]:
    room = re2.Options()
    room.max_mem = 64 * 1024 * 1024
    sources = {name: rf"{_EDGE}({source}){_END}" for name, source in _SOURCES.items()}
    sources["bare"] = rf"{_EDGE}(?:{_BESIDE}){_S}({_UNIT}){_END}"
    return {name: re2.compile(source, room) for name, source in sources.items()}


def find_durations(text: str, scan: Scan) -> Iterator[FoundDuration]:
    """The durations of a text in its order, and what recurs ("ежегодно", with `every`).

    Stretches whose length is not told ("в последние годы", "в тот же день") have neither `min` nor `max`.
    Ages of people are no durations; nor are hours and less. Some spans may also be times ("через год").
    """
    found = [one for name in _finders() for one in _found(name, text, scan.folded)]
    found.sort(key=lambda one: (one.span.start, -one.span.end))
    at = 0
    for one in found:
        if one.span.start >= at:
            at = one.span.end
            yield one


def _found(name: str, text: str, folded: str) -> Iterator[FoundDuration]:
    for match in _finders()[name].finditer(folded):
        start, end = match.span(1)
        length = _length(name, folded, start, end)
        if length is not None:
            low, high, unit = length
            yield FoundDuration(cut(text, start, end), low, high, unit, name == "every")


_Length = tuple[int | None, int | None, str | None]


def _length(name: str, folded: str, start: int, end: int) -> _Length | None:
    written = folded[start:end]
    match name:
        case "counted":
            return None if _is_age(folded, start, end) else _counted(written)
        case "vague":
            return None, None, words.UNIT_OF[written.split()[-1]]
        case "bare":
            return _bare(folded, start, end)
        case "half":
            return (6, 6, "month") if not written.startswith("полут") else (18, 18, "month")
        case "hyphened":
            return _hyphened(folded, start, end)
        case "every":
            return 1, 1, next((unit for stem, unit in words.EVERY_UNITS.items() if stem in written), None)
        case _:
            return None, None, None


def _number(written: str) -> int:
    digits = re.match(r"\d+", written)
    return int(digits[0]) if digits else sum(words.COUNTS[word] for word in written.split())


def _counted(written: str) -> _Length | None:
    match = _readers()[0].match(written)
    if match is None:
        return None
    low = _number(match["n"])
    high = _number(match["n2"]) if match["n2"] else low
    unit = words.UNIT_OF[match["u"]]
    if unit == "year" and (high > 150 or match["u"] == "году"):
        return None  # "в 2014 году" is a date
    return (low, high, unit) if low <= high else None


def _bare(folded: str, start: int, end: int) -> _Length | None:
    """One of its unit: "за год", "через неделю"."""
    unit = words.UNIT_OF[folded[start:end]]
    if unit == "half-year":
        return 6, 6, "month"
    return None if folded[start:end].endswith(_PLURALS) else (1, 1, unit)


_PLURALS = ("ы", "дни", "лет", "дней", "ям", "ях", "ями", "s", "ев", "ів")


def _hyphened(folded: str, start: int, end: int) -> _Length | None:
    """The length of "60-дневный"; a count of years is an age unless it tells of what lasts."""
    match = _readers()[1].match(folded, start)
    if match is None:
        return None
    unit = words.UNIT_STEMS[match["u"]]
    beside = _NEXT.match(folded, end)
    following = beside[1] if beside else ""
    lasts = following.startswith(tuple(words.LASTING)) and not following.endswith(_PERSONS)
    if unit == "year" and match["u"] == "летн" and not lasts:
        return None
    count = int(match["digits"]) if match["digits"] else words.COUNT_STEMS[match["stem"]]
    return count, count, unit


_PERSONS = ("ист", "иста", "исту", "истом", "ник", "ника", "нику", "ником", "ница", "ницы", "ницу", "ницей")
_AGE_NEAR = 28


def _is_age(folded: str, start: int, end: int) -> bool:
    """Whether a count of years tells how old somebody is."""
    if not folded[start:end].endswith(("лет", "год", "года", "годам", "years", "років", "роки")):
        return False
    before = re.findall(r"[^\W\d_]+", folded[max(start - _AGE_NEAR, 0) : start])[-3:]
    after = folded[end : end + 12].lstrip(" -,")
    if any(word in words.AGE_BEFORE for word in before) or after.startswith(words.AGE_AFTER):
        return True
    if before[-1:] in (["в"], ["во"]) and not any(word.startswith(_TERMS) for word in before):
        return True  # "в 22 года", but "срок в 2 года"
    lead = folded[max(start - 2, 0) : start]
    return lead.endswith("(") or (lead in (", ", "— ") and folded[end : end + 2] in (", ", ") ", " ("))


_TERMS = ("срок", "период", "стаж", "длин", "разниц", "перерыв", "раз")
