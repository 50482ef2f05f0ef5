"""Parts of a count that name no noun of their own: "125 raids, 73 of them in November"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

import re2

from callup.extract.figures.figure_bare import stands_bare
from callup.extract.figures.figure_counts import Count
from callup.extract.found import FoundNumber
from callup.extract.reading import Reading
from callup.values import Quantity, Span

_FAR = 240


def find_parts(
    reading: Reading, counts: Sequence[Count], taken: Sequence[Span]
) -> Iterator[tuple[Count, Quantity]]:
    """Each part with the count that it is out of, in the order of the text.

    A part stands behind "of these", "из них" or the like, or before "of them", or goes on from another part
    ("47 concerned X and 12 came from Y"); what it counts is what the count before it counted.
    """
    counted = {count.number.bare.start for count in counts}
    counted |= {count.whole.bare.start for count in counts if count.whole is not None}
    last: FoundNumber | None = None
    for number in reading.numbers:
        whole = _before(counts, number)
        if number.bare.start in counted or whole is None or any(span.overlaps(number.bare) for span in taken):
            last = None if number.bare.start in counted else last
            continue
        told = _told_first(reading, counts, number)
        if told is not None and stands_bare(reading, number):
            whole = told
        elif not (_is_led(reading, number) or _goes_on(reading, last, number)):
            continue
        last = number
        yield Count(number, whole.noun, number.quantity), whole.value


def _told_first(reading: Reading, counts: Sequence[Count], number: FoundNumber) -> Count | None:
    """The whole that opens the sentence or the clause: "Of 75,000 adverts found, 19,000 sat on ..."."""
    at = bisect_left(counts, number.bare.start, key=lambda count: count.number.bare.start) - 1
    sentence = reading.sentence_of(number.bare)
    while at >= 0 and counts[at].number.bare.start >= sentence.start:
        count = counts[at]
        lead = reading.scan.folded[
            max(sentence.start, count.number.span.start - 24) : count.number.span.start
        ]
        low, high = number.quantity.max or number.quantity.min, count.value.max or count.value.min
        if low is not None and high is not None and low < high and _opens_whole().search(lead):
            return count
        at -= 1
    return None


@cache
def _opens_whole() -> re2._Regexp:
    return re2.compile(
        r"(?:^|[.;:!?«“(—–]|[^\p{L}](?:что|и|а|that|and))[\p{Zs}]{0,2}"
        r"(?:out of|of|из|среди|among|з|із)[\p{Zs}](?:the |all |these |всех |этих |почти |nearly |some )?$"
    )


def _before(counts: Sequence[Count], number: FoundNumber) -> Count | None:
    """The count just before a number, not too far and larger than it."""
    at = bisect_left(counts, number.bare.start, key=lambda count: count.number.bare.start) - 1
    if at < 0 or number.bare.start - counts[at].end > _FAR:
        return None
    part, whole = number.quantity.max or number.quantity.min, counts[at].value.max or counts[at].value.min
    return counts[at] if part is not None and whole is not None and part < whole else None


@cache
def _lead() -> re2._Regexp:
    return re2.compile(
        r"(?:^|[^\p{L}])(?:из них|з них|із них|серед них|у тому числі|"
        r"из этих|из этого числа|в том числе|среди них|из которых|"
        r"of these|of those|of them|of whom|of which|among them|among these|including),?[\p{Zs}]"
        r"(?:(?:лишь|только|уже|еще|по|just|only|some|at least)[\p{Zs}])?$"
    )


@cache
def _trail() -> re2._Regexp:
    return re2.compile(
        r"[\p{Zs}](?:of (?:them|these|those|whom|which)|из них|з них|із них|из которых)(?:[^\p{L}]|$)"
    )


def _is_led(reading: Reading, number: FoundNumber) -> bool:
    folded = reading.scan.folded
    before = folded[max(0, number.span.start - 40) : number.span.start]
    after = folded[number.span.end : number.span.end + 16]
    return _lead().search(before) is not None or _trail().match(after) is not None


def _goes_on(reading: Reading, last: FoundNumber | None, number: FoundNumber) -> bool:
    """Whether a number follows a part in its sentence, behind "and" or a comma, with a verb of its own."""
    if last is None or not reading.sentence_of(last.bare).covers(number.bare):
        return False
    between = reading.scan.folded[last.span.end : number.span.start].rstrip()
    after = reading.scan.folded[number.span.end : number.span.end + 3]
    parted = between.endswith((" and", ",", " и", ", а", ";"))
    return parted and len(between) < _FAR and (after[:1] == " " or after[:1] in ",.;—")
