"""Which numbers count: each with the noun that belongs to it and the number it is out of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

import msgspec
import re2

from callup.extract.figures import figure_words as words
from callup.extract.figures.figure_bare import ends_bare, is_verb
from callup.extract.figures.figure_nouns import Noun, Vocabulary
from callup.extract.found import FoundNumber
from callup.extract.reading import Reading
from callup.extract.within import cues_within
from callup.values import Quantity

_S = r"[\p{Zs}\t\n]"
# What is decided stands over what is decided about: "247 verdicts in 536 cases".
OUTCOMES = frozenset(("verdicts", "suspended_sentences", "convicted"))
_BASES = frozenset(("cases", "verdicts", "convicted", "defendants"))


class Count(msgspec.Struct, frozen=True):
    """A number with the noun it counts, and the number it is out of where that stands beside it."""

    number: FoundNumber
    noun: Noun
    value: Quantity
    whole: FoundNumber | None = None

    @property
    def end(self) -> int:
        return max(self.number.span.end, self.noun.end)


def count_of(reading: Reading, vocabulary: Vocabulary, number: FoundNumber) -> Count | None:
    """What a number counts; None where no noun of the vocabulary belongs to it."""
    if _is_label(reading.scan.folded, number) or _is_trivial(number) or _goes_on(reading, number):
        return None
    end = max(number.span.end, number.bare.end)
    noun = vocabulary.counted_by(end)
    if noun is not None and not _agrees(number, reading.scan.folded[noun.start : noun.end]):
        return None
    if noun is not None and reading.sentence_of(number.bare).end >= noun.end:
        return Count(number, noun, number.quantity, _bare_whole(reading, number, noun))
    return (
        _whole_of(reading, vocabulary, number)
        or _whole_first(reading, vocabulary, number)
        or _noun_first(reading, vocabulary, number)
    )


@cache
def _labels() -> re2._Regexp:
    """Words after which a number is a name and no count: "статья 337", "No. 5", "ч. 5"."""
    return re2.compile(
        r"(?:^|[^\p{L}])(?:ст\.?|стать\p{L}{1,3}|п\.|пункт\p{L}{0,2}|ч\.|част\p{L}{1,3}|№|no\.|art\.?|"
        r"articles?|part|section|room|page|стр\.|закон\p{L}{0,2}|дом|д\.|кв\.)[\p{Zs}\t]{0,2}$|№[\p{Zs}]?$"
    )


def _is_label(folded: str, number: FoundNumber) -> bool:
    before = folded[max(number.bare.start - 14, 0) : number.bare.start]
    return _labels().search(before) is not None


def _is_trivial(number: FoundNumber) -> bool:
    """Whether the number is the word "one": "один контрактник" counts nobody."""
    quantity = number.quantity
    return quantity.min == quantity.max == Decimal(1) and not number.bare.quote[0].isdigit()


def _goes_on(reading: Reading, number: FoundNumber) -> bool:
    """Whether the number is the end of one written in words that was not read as a whole."""
    at = bisect_left(reading.numbers, number.bare.start, key=lambda found: found.bare.start)
    before = reading.numbers[at - 1].bare if at else None
    return (
        before is not None
        and number.bare.quote[0].isalpha()
        and number.bare.start - before.end == 1
        and reading.text[before.end].isspace()
    )


def _agrees(number: FoundNumber, noun: str) -> bool:
    """Whether the noun can be counted by the number: "the 2011 raid" is one raid."""
    if not noun.isascii() or noun.rsplit(maxsplit=1)[-1] not in words.SINGULAR:
        return True
    return number.quantity.min == number.quantity.max == Decimal(1)


@cache
def _of() -> re2._Regexp:
    return re2.compile(rf"{_S}{{0,2}}(?:out{_S}of|of|из){_S}(?:the{_S}|all{_S}|всех{_S}|этих{_S})?$")


def _whole_of(reading: Reading, vocabulary: Vocabulary, number: FoundNumber) -> Count | None:
    """ "120 of the 536 cases": the noun stands after the denominator."""
    after = _following(reading, number)
    if after is None:
        return None
    gap = reading.scan.folded[number.span.end : after.span.start]
    if len(gap) > 24 or _of().match(gap) is None:
        return None
    noun = vocabulary.counted_by(max(after.span.end, after.bare.end))
    return Count(number, noun, number.quantity, after) if noun is not None else None


def _bare_whole(reading: Reading, number: FoundNumber, noun: Noun) -> FoundNumber | None:
    """ "118 cases out of 206": the whole stands after the noun and names none of its own."""
    folded = reading.scan.folded
    at = bisect_left(reading.numbers, noun.end, key=lambda found: found.span.start)
    whole = reading.numbers[at] if at < len(reading.numbers) else None
    if whole is None or number.quantity.max is None or (whole.quantity.max or 0) <= number.quantity.max:
        return None
    if folded[noun.end : whole.span.start].strip() not in ("из", "out of"):
        return None
    return None if _own_noun(folded, max(whole.span.end, whole.bare.end)) else whole


@cache
def _from_whole() -> re2._Regexp:
    return re2.compile(rf"(?:^|[^\p{{L}}])(?:of|out{_S}of|из){_S}(?:the{_S}|all{_S}|всех{_S}|этих{_S})?$")


def _whole_first(reading: Reading, vocabulary: Vocabulary, number: FoundNumber) -> Count | None:
    """ "Of the 536 cases, 247 ended in a verdict": the whole and its noun stand before."""
    folded = reading.scan.folded
    at = bisect_left(reading.numbers, number.bare.start, key=lambda found: found.bare.start)
    whole = reading.numbers[at - 1] if at else None
    sentence = reading.sentence_of(number.bare)
    if whole is None or whole.span.start < sentence.start:
        return None
    if not _from_whole().search(folded[max(whole.span.start - 16, sentence.start) : whole.span.start]):
        return None
    noun = vocabulary.counted_by(max(whole.span.end, whole.bare.end))
    if noun is None or noun.end > number.span.start or number.span.start - noun.end > 60:
        return None
    own = _own_noun(folded, max(number.span.end, number.bare.end))
    return None if own else Count(number, noun, number.quantity, whole)


@cache
def _predicate() -> re2._Regexp:
    """What follows a number that has no noun of its own: an end, a verb, a link."""
    return re2.compile(
        rf"[\p{{Zs}}*_]{{0,2}}(?:[.,;:)—–]|$)|{_S}(?:have|has|had|were|was|are|is|ended|got|received|"
        rf"resulted|led|и|а|но|and|but|уже|были|было|закончил\p{{L}}*|получил\p{{L}}*|завершил\p{{L}}*)"
        rf"(?:[^\p{{L}}]|$)"
    )


def _own_noun(folded: str, end: int) -> bool:
    return _predicate().match(folded[end : end + 24]) is None


def _following(reading: Reading, number: FoundNumber) -> FoundNumber | None:
    numbers = reading.numbers
    at = bisect_left(numbers, number.bare.end, key=lambda found: found.bare.start)
    return numbers[at] if at < len(numbers) else None


@cache
def _noun_first_gaps() -> tuple[re2._Regexp, re2._Regexp, re2._Regexp]:
    """What may stand between a noun and its number: a label's colon, a verb of counting after a
    plural, a verb of change after "the number of"."""
    return (
        re2.compile(r"(?:[^.;!?:|]{0,30}[:]|[^.,;!?:|]{0,30}[\p{Zs}][—–-])[\p{Zs}*_]{0,4}$"),
        re2.compile(rf"{_S}(?:(?:{words.COUNTED_VERBS}){_S})?$"),
        re2.compile(rf"[^.;!?|]{{0,30}}[^\p{{L}}](?:{words.REACHED})(?:{_S}[^.;!?,]{{0,16}})?{_S}$"),
    )


@cache
def _article() -> re2._Regexp:
    """The article that stands between a noun and its number: "приговоров по 337-й — 2 900"."""
    return re2.compile(
        r"(?:по|under|за)[\p{Zs}](?:ст\p{L}*\.?[\p{Zs}]|article[\p{Zs}])?\d{3}(?:[.-]\p{L}{1,2})?"
        r"|[\p{Zs}](?:с|со|з|from)[\p{Zs}][\d\p{Zs},.]{1,9}(?:тыс\p{L}*\.?)?[\p{Zs}](?:до|to)"
    )


@cache
def _inside_phrase() -> re2._Regexp:
    return re2.compile(
        r"[\p{Zs}](?:(?:от|у|о|об|про|для|среди|из|from|by|of|about|among|against|від|про)[\p{Zs}])?(?:\p{L}+[\p{Zs}]){0,2}$"
    )


def head_of(vocabulary: Vocabulary, noun: Noun, start: int) -> Noun:
    """The noun that a phrase is of: "обращений от мобилизованных — 340" counts requests, and not people."""
    folded = vocabulary.folded
    while (wider := vocabulary.before(noun.start)) is not None and wider.start >= start:
        gap = folded[wider.end : noun.start]
        if len(gap) > 40 or _inside_phrase().match(gap) is None or any(map(is_verb, gap.split())):
            return noun
        if any(char.isdigit() for char in folded[max(wider.start - 14, start) : wider.start]):
            return noun  # it has a number of its own
        noun = wider
    return noun


def _noun_first(reading: Reading, vocabulary: Vocabulary, number: FoundNumber) -> Count | None:
    """ "Обращений: 412", "число дел достигло 536": the noun stands before its number."""
    folded = reading.scan.folded
    noun = vocabulary.before(number.span.start)
    sentence = reading.sentence_of(number.bare)
    if noun is None or noun.start < sentence.start:
        return None
    noun = head_of(vocabulary, noun, sentence.start)
    reaches = folded[max(number.span.start - 4, 0) : number.span.start].endswith(("до ", "to "))
    if not _ends_there(folded, number) and not (reaches and ends_bare(folded, number.bare.end)):
        return None
    gap = folded[noun.end : number.span.start]
    if len(gap) > 60 or any(char.isdigit() for char in _article().sub("", gap)):
        return None
    label, plural, reached = _noun_first_gaps()
    announced = _announced(reading, noun)
    genitive = _is_plural(folded[noun.start : noun.end])
    fits = (
        (label.match(gap) and (announced or genitive))
        or (plural.match(gap) and genitive and not folded[noun.start].isascii())
        or (announced and reached.match(gap))
    )
    return Count(number, noun, _reached_value(number)) if fits else None


def _ends_there(folded: str, number: FoundNumber) -> bool:
    """Whether the number's phrase ends after it, so that it counts nothing of its own."""
    end = max(number.span.end, number.bare.end)
    tail = folded[end : end + 4].lstrip("*_ \t")
    return tail == "" or tail[0] in ",.;)\n—–" or tail.startswith(("и ", "and", "а ", "in ", "в "))


def _announced(reading: Reading, noun: Noun) -> bool:
    """Whether "the number of" stands just before the noun."""
    near = cues_within(reading.scan, noun.start - 40, noun.start, ("count_word",))
    return any(noun.start - cue.end <= 24 for cue in near)


def _is_plural(noun: str) -> bool:
    return (
        noun.endswith(("s", "people", "men")) if noun[-1].isascii() else noun.endswith(words.GENITIVE_PLURAL)
    )


def _reached_value(number: FoundNumber) -> Quantity:
    """ "выросло с 28 до 284" has reached 284; a plain range stays one."""
    quantity = number.quantity
    written = number.span.quote.lower()
    if quantity.min is None or quantity.max is None or quantity.min == quantity.max:
        return quantity
    if not written.startswith(("с ", "со ", "from ")):
        return quantity
    return Quantity(min=quantity.max, max=quantity.max, as_written=quantity.as_written)


@cache
def _in() -> re2._Regexp:
    return re2.compile(
        rf",?{_S}{{1,2}}(?P<any>out{_S}of|of|among|из|среди)?(?:in|from|по|в|на)?{_S}"
        rf"(?:the{_S}|a{_S}total{_S}of{_S}|all{_S}|всех{_S}|общих{_S})?$"
    )


def denominator(reading: Reading, counts: Sequence[Count], index: int) -> Quantity | None:
    """The count that another one is out of: "247 verdicts in 536 cases"."""
    if index + 1 >= len(counts):
        return None
    count, next_ = counts[index], counts[index + 1]
    start = count.end if count.noun.end <= next_.number.span.start else count.number.span.end
    gap = reading.scan.folded[start : next_.number.span.start]
    match = _in().match(gap) if len(gap) <= 24 else None
    if match is None:
        return None
    partitive = match.group(1) is not None and count.noun.unit == next_.noun.unit
    decided = count.noun.term in OUTCOMES and next_.noun.term in _BASES
    return next_.number.quantity if partitive or decided else None
