"""Ages and lengths of service that a text states as the rule that holds."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from callup.extract.clauses import found_inside
from callup.extract.found import FoundNumber
from callup.extract.reading import Reading
from callup.extract.status import status_at
from callup.extract.within import cues_within, found_within
from callup.model.statement import LawStatement, StatedRule
from callup.scan import Cue
from callup.values import Span, cut

_FAR = 90
_YEARS = re.compile(r"[\s-]{0,2}(?:лет\b|года?\b|летн|-?years?\b|year-olds?)")
_AGED = re.compile(r"(?:возраст\w{0,3}|\bage[sd]?(?:\sof)?)\W{0,4}(?:\w{1,12}\W{1,3}){0,2}$")
_FROM = re.compile(
    r"(?:^|\W)(?:с|со|от|from|over|старше|starting\sat|достигши\w|at\sleast)"
    r"\W{1,2}(?:the\sage\sof\s|возраста\s)?$"
)
_TO = re.compile(
    r"(?:^|\W)(?:до|up\sto|until|till|under|below|моложе|не\sстарше|no\solder\sthan|not\solder\sthan)"
    r"\W{1,2}(?:the\sage\sof\s|возраста\s|достижения\s|исполнения\s)?$"
)
_AND_OVER = re.compile(r"\W{0,2}(?:лет|years|year-olds)?\W{1,2}(?:и\sстарше|and\s(?:over|older|above))")
_YOUNGEST, _OLDEST = 14, 75
_LEAST_TOP = 24
_MOST_MONTHS = 48
_HELD = frozenset({"in_force"})


def find_law_statements(reading: Reading) -> Iterator[LawStatement]:
    """The rules that a text states, each with the day on which it says they hold.

    That is the one day or month that the sentence names, else the day of publication; without either there is
    no statement. Sentences about changes, bills, other countries or other times state none.
    """
    if "law_statement" not in reading.kinds:
        return
    told: set[tuple[int, str]] = set()
    days: dict[int, date | None] = {}
    for cue in reading.scan.cues_of("law_statement"):
        sentence = reading.sentence(cue.sentence)
        if cue.sentence not in days:
            days[cue.sentence] = None if _tells_of_change(reading, sentence) else _day(reading, sentence)
        day = days[cue.sentence]
        if day is None:
            continue
        for what, number, anchor in _values(reading, cue, sentence):
            if (anchor.start, what) in told or status_at(reading, anchor) != "reported":
                continue
            told.add((anchor.start, what))
            yield LawStatement(
                document=reading.document.id,
                source=reading.document.source.id if reading.document.source else None,
                sentence=sentence,
                anchor=anchor,
                what=what,
                number=number,
                unit="month" if what == "service_length" else "year",
                day=day,
            )


def _tells_of_change(reading: Reading, sentence: Span) -> bool:
    cues = cues_within(reading.scan, sentence.start, sentence.end, ("law_change", "legal_stage"))
    return any(cue.kind == "law_change" or cue.id not in _HELD for cue in cues)


def _day(reading: Reading, sentence: Span) -> date | None:
    times = [found.time for found in found_inside(reading.times, sentence)]
    if len(times) > 1:
        return None
    if times:
        return times[0].from_
    return reading.document.published


def _values(reading: Reading, cue: Cue, sentence: Span) -> Iterator[tuple[StatedRule, Decimal, Span]]:
    if cue.id == "service_length":
        yield from _lengths(reading, cue, sentence)
        return
    low: StatedRule = "conscription_age_min" if cue.id == "conscription_age" else "contract_age_min"
    high: StatedRule = "conscription_age_max" if cue.id == "conscription_age" else "contract_age_max"
    near = max(sentence.start, cue.start - _FAR), min(sentence.end, cue.end + _FAR)
    for number in found_within(reading.all_numbers, *near):
        if not _is_age(reading, number):
            continue
        least, most = number.quantity.min, number.quantity.max
        if least is not None and most is not None and least < most:
            yield low, least, number.bare
            yield high, most, number.bare
            continue
        age = most if most is not None else least
        side = _side(reading, number, age)
        if age is not None and side == "low":
            yield low, age, number.bare
        elif age is not None and side == "high":
            yield high, age, number.bare


def _is_age(reading: Reading, number: FoundNumber) -> bool:
    ends = [end for end in (number.quantity.min, number.quantity.max) if end is not None]
    if not ends or any(not _YOUNGEST <= end <= _OLDEST or end % 1 for end in ends):
        return False
    folded = reading.scan.folded
    after, before = (
        folded[number.bare.end : number.bare.end + 14],
        folded[max(0, number.bare.start - 40) : number.bare.start],
    )
    return bool(_YEARS.match(after) or _AGED.search(before))


def _side(reading: Reading, number: FoundNumber, age: Decimal | None) -> str | None:
    """Whether an age is the lower or the upper end, by the words round it; None where they say neither."""
    folded = reading.scan.folded
    before = folded[max(0, number.bare.start - 40) : number.bare.start]
    if _AND_OVER.match(folded, number.bare.end):
        return "low"
    if _TO.search(before):
        return "high"
    if _FROM.search(before):
        return "low"
    if age is None or not _AGED.search(before):
        return None
    return "high" if age >= _LEAST_TOP else "low"


def _lengths(reading: Reading, cue: Cue, sentence: Span) -> Iterator[tuple[StatedRule, Decimal, Span]]:
    """The first length after the words for service, in months."""
    at = bisect_left(reading.durations, cue.start, key=lambda found: found.span.start)
    for found in reading.durations[at : at + 1]:
        if found.span.start >= sentence.end:
            return
        if found.min is None or found.min != found.max or found.unit not in ("year", "month") or found.every:
            return
        months = Decimal(found.min * (12 if found.unit == "year" else 1))
        if found.span.start - cue.end <= _FAR and 0 < months <= _MOST_MONTHS:
            yield "service_length", months, cut(reading.text, found.span.start, found.span.end)
