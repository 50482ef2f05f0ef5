"""Counts and shares that leave out what they count: "73 raids, against 28 a year before"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from functools import cache

import re2

from callup.extract.figures.figure_counts import Count
from callup.extract.figures.figure_shares import Share
from callup.extract.found import FoundNumber
from callup.extract.reading import Reading

_FAR = 200
_LEAD = 60


@cache
def _lead() -> re2._Regexp:
    """What stands before a number that counts the same once more."""
    return re2.compile(
        r"(?:^|[^\p{L}])(?:против|по сравнению с|вместо|всего|в общей сложности|compared (?:with|to)|up from|"
        r"down from|against|versus|a total of|a total of about|an increase from|а не)"
        r"[\p{Zs}](?:(?:just|only|about|лишь|только|около)[\p{Zs}])?$"
        r"|(?:^|[,;][\p{Zs}])(?:а[\p{Zs}]|and[\p{Zs}]|и[\p{Zs}])?[^,;.!?]{3,50}[\p{Zs}][—–][\p{Zs}]"
        r"(?:(?:уже|лишь|только|около|более|почти)[\p{Zs}])?$"
    )


@cache
def _tail() -> re2._Regexp:
    """What follows a number that has no noun of its own: an end, or a time."""
    return re2.compile(
        r"[\p{Zs}*_]{0,2}(?:[.,;:)!?—–]|$)|[\p{Zs}](?:in|for|during|by|a year|last|"
        r"the (?:year|month|week|previous)|over|since|before|earlier|and|и|годом|год|в|за|с|по|ранее|раньше|"
        r"месяц\p{L}*|недел\p{L}*|прошл\p{L}*)"
        r"(?:[^\p{L}]|$)"
    )


@cache
def _opening() -> re2._Regexp:
    """A number that opens a clause or a sentence, right behind a sign."""
    return re2.compile(r"[.:;,][\p{Zs}](?:(?:and|и|а|ещё|еще|some|about)[\p{Zs}])?$")


@cache
def _verb() -> re2._Regexp:
    """What a number of people or things is said to be or to have done."""
    return re2.compile(
        r"[\p{Zs}](?:were|was|have|had|for|got|sat|came|уже|признан\p{L}*|получил\p{L}*|вернул\p{L}*|"
        r"отправил\p{L}*|осужден\p{L}*|за|на|были|из них)(?:[^\p{L}]|$)"
    )


def find_elided(reading: Reading, counts: Sequence[Count], told: Collection[int]) -> Iterator[Count]:
    """Each number that counts once more what a count before it counts.

    `told` are the numbers that are parts of figures already, by where they begin.
    """
    folded = reading.scan.folded
    for number in reading.numbers:
        count = _before(counts, number)
        if number.bare.start in told or count is None:
            continue
        lead = folded[max(number.span.start - _LEAD, count.end) : number.span.start]
        end = max(number.span.end, number.bare.end)
        tail = folded[end : end + 24]
        told_again = _lead().search(lead) and _tail().match(tail)
        if told_again or (_opening().search(lead) and _verb().match(tail)):
            yield Count(number, count.noun, number.quantity)


def _before(counts: Sequence[Count], number: FoundNumber) -> Count | None:
    """The last count before a number, not too far from it."""
    at = bisect_left(counts, number.bare.start, key=lambda count: count.number.bare.start) - 1
    if at < 0 or number.bare.start - counts[at].end > _FAR:
        return None
    return counts[at]


def goes_on(reading: Reading, last: Share | None, share: Share) -> bool:
    """Whether a share goes on from another in its sentence, and so is a share of the same."""
    return (
        last is not None
        and share.span.start - last.span.end < _FAR
        and reading.sentence_of(last.span).covers(share.span)
    )


@cache
def _of_total() -> re2._Regexp:
    return re2.compile(
        r"[\p{Zs}]?(?:of |from )?(?:the total|all of them|of the total|"
        r"от (?:их )?общего (?:числа|количества)|от всех|общего числа)"
    )


def is_of_total(reading: Reading, share: Share) -> bool:
    """Whether a share is told to be one of the total: "36 percent of the total"."""
    return _of_total().match(reading.scan.folded[share.span.end : share.span.end + 40]) is not None
