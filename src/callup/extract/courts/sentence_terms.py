"""The length of a sentence in months: "к пяти годам", "two and a half years", "2 года 6 месяцев"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from callup.extract.found import FoundNumber
from callup.extract.reading import Reading
from callup.extract.within import found_within
from callup.scan import Cue
from callup.scan.lazily import expression
from callup.values import Span, cut

_HALF = r"(?P<half>\s(?:с\sполовиной|and\sa\shalf))?"
_UNIT = expression(
    _HALF
    + r"[\s-](?:(?P<year>год(?:а|у|ам|ами|ов)?|лет|years?)|(?P<month>месяц(?:а|ев|ам|у)?|мес\.?|months?))"
    r"(?![\w-]*(?:old|летн))(?:\W|$)"
)
_PROBATION = expression(r"(?:испытательн\w{2,3}\sсрок\w{0,2}|probation\w*)[^.;,]{0,16}$")
_INSTEAD = expression(r"(?:вместо|instead\sof|rather\sthan)\s(?:\w{1,12}\s)?$")
_AGO = expression(r"\s{0,2}(?:назад|ago|спустя|of\sage|old)")
_JOINT = expression(r"\s{0,2}(?:и|and|,)?\s{0,2}")
_LONGEST_MONTHS = 600


def find_term(reading: Reading, acts: Sequence[Cue]) -> tuple[int | None, Span | None]:
    """The months of the first term that a court's act gives, and where it stands.

    Looks after the act in its own sentence, then before it ("a five-year sentence"). A probation
    period is no term; half a month is not counted.
    """
    for act in acts:
        sentence = reading.sentence(act.sentence)
        inside = found_within(reading.numbers, sentence.start, sentence.end)
        after = [n for n in inside if n.bare.start >= act.start]
        for number in after + [n for n in inside if n.bare.start < act.start]:
            found = _term(reading, number, inside)
            if found is not None:
                return found
    return None, None


def _term(reading: Reading, number: FoundNumber, inside: Sequence[FoundNumber]) -> tuple[int, Span] | None:
    months, end = _months(reading, number)
    before = reading.scan.folded[max(number.bare.start - 40, 0) : number.bare.start]
    if months is None or _PROBATION.search(before) or _INSTEAD.search(before):
        return None
    following = next((n for n in inside if n.bare.start >= end), None)
    if following is not None and months % 12 == 0:
        gap = reading.scan.folded[end : following.bare.start]
        more, further = _months(reading, following)
        if more is not None and more < 12 and len(gap) < 8 and _JOINT.fullmatch(gap):
            months, end = months + more, further
    if months != int(months) or not 0 < months <= _LONGEST_MONTHS:
        return None
    return int(months), cut(reading.text, number.bare.start, end)


def _months(reading: Reading, number: FoundNumber) -> tuple[Decimal | None, int]:
    """A number of years or months as months, and where its unit ends."""
    folded = reading.scan.folded
    end = number.bare.end
    unit = _UNIT.match(folded[end : end + 30])
    value = number.quantity.min
    if unit is None or value is None or value != number.quantity.max:
        return None, end
    last = unit.end("year") if unit["year"] else unit.end("month")
    if _AGO.match(folded[end + last : end + last + 12]):
        return None, end
    value += Decimal("0.5") if unit["half"] else 0
    return value * (12 if unit["year"] else 1), end + last
