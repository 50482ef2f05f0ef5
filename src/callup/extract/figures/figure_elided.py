"""Counts and shares that leave out what they count: "73 raids, against 28 a year before"."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from functools import cache

import re2

from callup.extract.figures import bare_words as words
from callup.extract.figures.figure_bare import ends_bare, stands_bare
from callup.extract.figures.figure_counts import Count, denominator, head_of
from callup.extract.figures.figure_nouns import Noun, Vocabulary
from callup.extract.figures.figure_shares import Share
from callup.extract.found import FoundNumber
from callup.extract.reading import Reading
from callup.values import cut

_FAR = 240
_YEARS = (Decimal(1900), Decimal(2100))
_LEAST = Decimal(2)
_OLDEST = Decimal(70)
# Where something happens is no doer: what a bare number counts is told by the count before the places.
_PLACES = frozenset(("regions", "institutions", "employers", "draft_offices", "recruiting_points"))


def find_elided(
    reading: Reading, vocabulary: Vocabulary, counts: Sequence[Count], told: Collection[int]
) -> Iterator[Count]:
    """Each bare number with what it counts: what the count before it counts, or the plural that opens its
    clause ("добровольцев приходит полторы тысячи").

    `told` are the numbers that are parts of figures already, by where they begin.
    """
    known = sorted(counts, key=_start)
    for number in reading.numbers:
        if number.bare.start in told or _is_year(number) or _is_age(number):
            continue
        if place := _in_others(reading, known, number):
            found = Count(number, place, number.quantity)
            insort(known, found, key=_start)
            yield found
            continue
        if not stands_bare(reading, number) or _is_difference(reading, number):
            continue
        noun = fronted(reading, vocabulary, number.span.start) or _before(reading, known, number)
        people = _people(reading, number)
        if people is not None and (noun is None or noun.unit != "people") and vocabulary.in_context(people):
            noun = people
        if noun is not None:
            found = Count(number, noun, number.quantity)
            insort(known, found, key=_start)
            yield found


def _people(reading: Reading, number: FoundNumber) -> Noun | None:
    """The people that a verb has for its object beside a bare number: "набрали 212", "осудили троих"."""
    folded, bare = reading.scan.folded, number.bare
    before = folded[max(number.span.start - 24, 0) : number.span.start].split()
    after = folded[bare.end : bare.end + 24].split()
    verbs = (before[-1:] or [""])[0], (after[:1] or [""])[0]
    told = any(verb.startswith(words.OF_PEOPLE) for verb in verbs)
    return Noun(bare.start, bare.end, "people", "people") if told or _is_collective(folded, number) else None


def _is_collective(folded: str, number: FoundNumber) -> bool:
    return folded.startswith(words.COLLECTIVE, number.bare.start)


def _start(count: Count) -> int:
    return count.number.bare.start


def _is_year(number: FoundNumber) -> bool:
    quantity = number.quantity
    low, written = quantity.min or quantity.max, number.bare.quote
    plain = len(written) == 4 and written.isdigit()
    return low is None or low < _LEAST or (plain and _YEARS[0] <= low <= _YEARS[1])


def _is_age(number: FoundNumber) -> bool:
    """Whether a number tells how old somebody is: "are over 45"."""
    low = number.quantity.min or number.quantity.max
    written = number.span.quote.lower()
    return low is not None and low <= _OLDEST and written.startswith(("over", "under", "старше", "моложе"))


@cache
def _in_another() -> re2._Regexp:
    return re2.compile(
        r"(?:^|[^\p{L}])(?:in|across|в|во|у)[\p{Zs}]"
        r"(?:(?:another|a further|only|just|еще|других|інших|ще)[\p{Zs}])?$"
    )


def _in_others(reading: Reading, counts: Sequence[Count], number: FoundNumber) -> Noun | None:
    """The places of which a number counts others: "in 26 regions ...; in another nine"."""
    at = bisect_left(counts, number.bare.start, key=_start) - 1
    if at < 0 or counts[at].noun.unit not in _PLACES or number.bare.start - counts[at].end > _FAR:
        return None
    folded = reading.scan.folded
    lead = folded[max(number.span.start - 24, 0) : number.span.start]
    further = lead.endswith(("another ", "further ", "еще ", "других ", "еще в ", "только в ", "лишь в "))
    if not (further or number.bare.quote[0].isalpha()) or not _in_another().search(lead):
        return None
    return counts[at].noun if ends_bare(folded, max(number.span.end, number.bare.end)) else None


@cache
def _difference() -> re2._Regexp:
    """What makes a difference, an age or a time of the number before it."""
    return re2.compile(
        r"[\p{Zs}](?:(?:people |cases )?(?:more|fewer|less)[\p{Zs}]than|times|old|раз\p{L}?|больше|меньше|"
        r"o'clock|годам|лет|year|years|час\p{L}*|минут\p{L}*|процент\p{L}*|percent|per cent|килом\p{L}*)"
        r"(?:[^\p{L}]|$)"
    )


@cache
def _by() -> re2._Regexp:
    return re2.compile(r"(?:^|[^\p{L}])(?:на|by|until|till|в|с|к|к|при|age|at)[\p{Zs}]$")


def _is_difference(reading: Reading, number: FoundNumber) -> bool:
    folded = reading.scan.folded
    end = max(number.span.end, number.bare.end)
    if _difference().match(folded[end : end + 16]):
        return True
    lead = folded[max(number.span.start - 12, 0) : number.span.start]
    return _by().search(lead) is not None and not lead.endswith("идет на ")


def fronted(reading: Reading, vocabulary: Vocabulary, start: int) -> Noun | None:
    """The plural of things counted that stands before a number, in its clause, far from the number itself."""
    noun = vocabulary.before(start)
    if noun is None:
        return None
    folded = reading.scan.folded
    noun = head_of(vocabulary, noun, reading.sentence_of(cut(reading.text, start, start + 1)).start)
    gap = folded[noun.end : start]
    if len(gap) > 100 or any(sign in gap for sign in ".;!?\n") or any(char.isdigit() for char in gap):
        return None
    led = folded[max(noun.start - 24, 0) : noun.start]
    if _asks().search(led):
        return noun
    return noun if ":" not in gap and _clause_opens(led) and _is_genitive(folded, noun) else None


@cache
def _asks() -> re2._Regexp:
    return re2.compile(
        r"(?:how many|number of|among|среди|из числа|сколько|число|количество|скільки|кількість)"
        r"[\p{Zs}](?:\p{L}+[\p{Zs}])?$"
    )


@cache
def _opening() -> re2._Regexp:
    return re2.compile(r"(?:^|[.;:!?,—–«“\n][\p{Zs}]?|[^\p{L}](?:что|а|и|но)[\p{Zs}])$")


def _clause_opens(led: str) -> bool:
    return _opening().search(led) is not None


def _is_genitive(folded: str, noun: Noun) -> bool:
    word = folded[noun.start : noun.end]
    return not word.isascii() and word.endswith(
        ("ов", "ев", "ей", "ий", "ых", "их", "ок", "иц", "ел", "ек", "лоб", "осіб")
    )


def _before(reading: Reading, counts: Sequence[Count], number: FoundNumber) -> Noun | None:
    """What the last count before a number counts: in its sentence or the one before, not too far from it."""
    at = bisect_left(counts, number.bare.start, key=_start) - 1
    if at > 0 and denominator(reading, counts, at - 1) is not None:
        at -= 1  # "247 verdicts in 536 cases; a year before, 180"
    units = _wanted(reading.scan.folded, number)
    last = at
    while at >= 0 and (counts[at].noun.unit in _PLACES or (units and counts[at].noun.unit not in units)):
        at -= 1
    if units and (at < 0 or number.bare.start - counts[at].end > _FAR):
        at = last
        while at >= 0 and counts[at].noun.unit in _PLACES:
            at -= 1
    if at < 0 or number.bare.start - counts[at].end > _FAR:
        return None
    return None if "\n\n" in reading.text[counts[at].end : number.bare.start] else counts[at].noun


_OF_CASES = frozenset(("cases", "verdicts"))
_OF_PEOPLE = frozenset(("people",))


@cache
def _under_article() -> re2._Regexp:
    return re2.compile(r",?[\p{Zs}](?:under|concern\p{L}*|по|[—–-] по)[\p{Zs}](?:article|section|ст|ч)")


@cache
def _of_persons() -> re2._Regexp:
    """What only persons are said to be or to do."""
    return re2.compile(
        r"[\p{Zs}](?:(?:were|was|have been|had been|of them|are|уже|были|из них|of whom)[\p{Zs}])?"
        r"(?:sentenced|convicted|"
        r"acquitted|jailed|killed|wounded|released|detained|freed|mobili[sz]ed|fled|died|refused|осужден\p{L}*|"
        r"оправда\p{L}*|приговор\p{L}*|погиб\p{L}*|отпустил\p{L}*|вернул\p{L}*|отказал\p{L}*|задержан\p{L}*|"
        r"освобо\p{L}*|сбежал\p{L}*|мобилизован\p{L}*|отправил\p{L}*|отправлен\p{L}*|явил\p{L}*|пришл\p{L}*)(?:[^\p{L}]|$)"
    )


def _wanted(folded: str, number: FoundNumber) -> frozenset[str]:
    """The units that what follows a number can be said of; empty where it can be said of all."""
    end = max(number.span.end, number.bare.end)
    tail = folded[end : end + 32]
    if _under_article().match(tail):
        return _OF_CASES
    return _OF_PEOPLE if _of_persons().match(tail) else frozenset()


def count_before(counts: Sequence[Count], start: int) -> Count | None:
    """The last count that ends before an offset, not too far from it."""
    at = bisect_left(counts, start, key=lambda count: count.number.bare.start) - 1
    if at < 0 or start - counts[at].end > _FAR:
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


@cache
def _of_them() -> re2._Regexp:
    return re2.compile(
        r"[\p{Zs}]{0,2}(?:of[\p{Zs}])?(?:them|these|those|whom|which|из них|из этих|из которых|"
        r"из этого числа|от этого числа|таких|з них)(?:[^\p{L}]|$)"
    )


def is_of_them(reading: Reading, share: Share) -> bool:
    """Whether a share is told to be one of what was counted before: "60 % из них", "half of them"."""
    folded = reading.scan.folded
    led = folded[max(share.span.start - 16, 0) : share.span.start]
    return (
        _of_them().match(folded[share.end : share.end + 20]) is not None
        or _of_them().match(folded[share.span.end : share.span.end + 20]) is not None
        or led.rstrip(", ").endswith(
            ("из них", "of them", "of these", "of those", "of whom", "среди них", "з них")
        )
    )


def stands_alone(reading: Reading, share: Share) -> bool:
    """Whether a share names nothing that it is of, and can be one of what was counted before."""
    folded = reading.scan.folded
    led = [
        word.strip("«»,():—–-") for word in folded[max(share.span.start - 30, 0) : share.span.start].split()
    ]
    tail = folded[share.span.end : share.span.end + 12].lstrip()
    if tail.startswith(words.COMPARED) or any(word.startswith(words.OF_OTHERS) for word in led[-3:]):
        return False
    whole = share.span.quote.lower().startswith(("кажд", "кож", "every"))
    return (whole or not led or led[-1] not in words.CHANGED_BY) and ends_bare(folded, share.span.end)
