"""The numbers that a rule sets: ages and lengths of service."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from callup.extract.reading import Reading
from callup.extract.status import status_at
from callup.model.rule import RuleValue
from callup.scan import Cue
from callup.values import Span, cut

_AGES = re.compile(
    r"(?:between\s(?:the\s)?ages?\sof\s|between\s|ages?d?\s|ages?\sof\s|from\s|от\s|с\s|возраст\w{0,3}\s)?"
    r"\b(?P<min>1[4-9]|[2-6]\d)\s?(?:and|to|through|do|до|по|-|–|—)\s?(?P<max>1[4-9]|[2-7]\d)\b"
    r"(?P<years>(?:\s|-)?(?:years?|year-olds?|лет|года|летн\w{1,3}))?"
)
_AGE_WORDS = re.compile(r"\bage|years?\sold|year-old|возраст|\bлет\b|летн")
_RAISE = re.compile(
    r"(?:rais|increas|lift|lower|reduc|chang|повы|подн|увелич|сниз|пониз|измен)\w*"
    r"(?:\W+\w+){0,8}?\W+(?P<first>1[4-9]|[2-6]\d)\b"
    r"(?:\W+\w+){0,2}?\W+(?:to|до)\W+(?P<last>1[4-9]|[2-6]\d)\b"
)
_RAISE_TO = re.compile(
    r"(?:rais|increas|lift|lower|reduc|повы|подн|увелич|сниз|пониз)\w*(?:\W+\w+){0,8}?"
    r"\W+(?:to|до|at)\W+(?P<last>1[4-9]|[2-6]\d)\b"
)
_UNTIL = re.compile(
    r"(?:призыва\w*|призов\w*|призв\w*|draft(?:ed|ing)?|conscript(?:ed|ing|ion)?|called up)(?:\W+\w+){0,4}?"
    r"\W+(?:до|to|until|up to|under)\W+(?:the\W+age\W+of\W+)?(?P<last>2[2-9]|[3-5]\d)\b"
)
_LENGTH = re.compile(
    r"\b(?P<number>\d{1,2}|one|two|three|four|five|six|twelve|a|один|два|три|двух|одного|полтора)?"
    r"(?:\s|-)?(?P<unit>years?|months?|год(?:а|у)?|лет|месяц\w{0,3})\b"
)
_WORDS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "twelve": 12,
    "один": 1, "одного": 1, "два": 2, "двух": 2, "три": 3,
}  # fmt: skip
_GENITIVES = {
    "двух": 2, "трех": 3, "пяти": 5, "семи": 7, "восьми": 8, "десяти": 10, "двенадцати": 12, "пятнадцати": 15,
    "two": 2, "three": 3, "five": 5, "seven": 7, "ten": 10, "twelve": 12, "fifteen": 15,
}  # fmt: skip
_BOUND = re.compile(
    r"(?<![^\W_])(?:до|to|until|till)\s(?:the\sage\sof\s)?(?P<number>\d{1,2}|" + "|".join(_GENITIVES) + r")"
    r"(?:\s?-?(?:лет|годов|года|years?)|(?=[\s,.;:)]|$))(?!\s?(?:тыс|тысяч|руб|января|марта|мая|июля|[а-я]+ря))"
)
_OLDEST_MINIMUM = 21


class Value(msgspec.Struct, frozen=True):
    """What a rule sets. `standing` where the sentence says it as what now holds."""

    what: str | None
    anchor: Span
    value: RuleValue | None
    standing: bool = False


def values_of(reading: Reading, sentence: Span, cues: Sequence[Cue]) -> Iterator[Value]:
    """The ages and the lengths of service that a sentence about conscription sets."""
    words = reading.scan.folded[sentence.start : sentence.end]
    must = [cue for cue in cues if cue.kind == "must_serve"]
    if must and _AGE_WORDS.search(words):
        yield from _ages(reading, sentence, words)
    length = [cue for cue in cues if cue.kind == "rule_subject" and cue.id == "service_length"]
    for cue in length[:1]:
        yield from _length(reading, cue, bool(must))


def bound_of(reading: Reading, sentence: Span, subject: str) -> RuleValue | None:
    """The years up to which a penalty or a time in the reserve goes: "до 10 лет", "until 55"; of several
    bounds none can be told to be the subject's."""
    if not subject.startswith("penalty_") and subject != "reserve_age_max":
        return None
    found = {match["number"] for match in _BOUND.finditer(reading.scan.folded, sentence.start, sentence.end)}
    if len(found) != 1:
        return None
    written = found.pop()
    return RuleValue(number=Decimal(_GENITIVES.get(written, written)), unit="year")


def _ages(reading: Reading, sentence: Span, words: str) -> Iterator[Value]:
    if change := _RAISE.search(words) or _RAISE_TO.search(words):
        age = change["last"]
        anchor = _span(reading, sentence, change.span("last"))
        what = "conscription_age_min" if int(age) <= _OLDEST_MINIMUM else "conscription_age_max"
        yield _years(reading, what, anchor, age)
        return
    if (until := _UNTIL.search(words)) and not _AGES.search(words):
        anchor = _span(reading, sentence, until.span("last"))
        yield _years(reading, "conscription_age_max", anchor, until["last"])
        return
    for found in _AGES.finditer(words):
        if int(found["min"]) < int(found["max"]) and (found["years"] or _is_age(words, found)):
            low = _span(reading, sentence, found.span("min"))
            high = _span(reading, sentence, found.span("max"))
            yield _years(reading, "conscription_age_min", low, found["min"])
            yield _years(reading, "conscription_age_max", high, found["max"])
            return


def _is_age(words: str, found: re.Match[str]) -> bool:
    return bool(re.search(r"age|возраст", words[max(found.start() - 12, 0) : found.start("min")]))


def _length(reading: Reading, cue: Cue, must: bool) -> Iterator[Value]:
    found = _LENGTH.search(reading.scan.folded, cue.start, min(cue.end + 40, len(reading.text)))
    if found is None or (found["number"] is None and not found["unit"].startswith("год")):
        return
    written = found["number"] or "1"
    if written == "полтора":
        return
    number = Decimal(_WORDS.get(written, written))
    unit = "month" if found["unit"].startswith(("month", "месяц")) else "year"
    anchor = cut(reading.text, *found.span())
    standing = must and status_at(reading, anchor) == "reported"
    yield Value("service_length", anchor, RuleValue(number=number, unit=unit), standing)


def _years(reading: Reading, what: str, anchor: Span, age: str) -> Value:
    standing = status_at(reading, anchor) == "reported"
    return Value(what, anchor, RuleValue(number=Decimal(age), unit="year"), standing)


def _span(reading: Reading, sentence: Span, at: tuple[int, int]) -> Span:
    return cut(reading.text, sentence.start + at[0], sentence.start + at[1])
