"""From number tokens to numbers: "1 млн 900 тыс.", "two hundred and fifty thousand", "полтора миллиона"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from callup.extract.number_tokens import Token

_JOIN = re.compile(r"\.?[\s-]{0,2}|\s?-\s?")
_AND = re.compile(r"\sand\s")
_HALF_AFTER = re.compile(r"\sс\sполовиной|\sand\sa\shalf|\sз\sполовиною")
_HALF_BEFORE = re.compile(
    r"(?<!\w)(?:(?P<half>half[\s-]an?[\s-]|half[\s-]|половин[аыу]\s|пол\s|пів\s)"
    r"|(?P<quarter>(?:a\s)?quarter\s(?:of\s)?an?\s|четверть\s))$"
)
_ARTICLE = re.compile(r"(?<!\w)(?:an?|один|one)[\s-]$")
_FEW = re.compile(
    r"(?<!\w)(?:several|a\sfew|many|few|some|нескольк\w{1,3}|десят\w{2,4}|сот\w{2,3}|dozens\sof|hundreds\sof"
    r"|tens\sof|пар\w{1,2}|a\scouple\s(?:of\s)?|кільк\w{1,3})\s$"
)
_SUFFIX = re.compile(r"(?:(?P<k>[кk])|(?P<bn>bn|b)|(?P<m>m)|\s?тыр)(?!\w)|\s?(?P<t>т\.?\s?(?=р\.?(?!\w)))")
_ABBREVIATED = ("тыс", "млн", "млрд", "трлн", "тис", "mln", "mn", "bn", "bln")
_OF = re.compile(r"\s(?:of\s)?")


class Phrase(msgspec.Struct, frozen=True):
    """One number: its value, the factor that its last word multiplied by, and what it can mean at most
    where it is only a word for many. `raw` is the value before the factor."""

    start: int
    end: int
    value: Decimal
    raw: Decimal
    scale: Decimal = Decimal(1)
    most: Decimal | None = None
    digits: bool = False


def find_phrases(folded: str, tokens: Sequence[Token]) -> Iterator[Phrase]:
    """The numbers that tokens make, in the order of the text."""
    at = 0
    while at < len(tokens):
        phrase, at = _phrase(folded, tokens, at)
        if phrase is not None:
            yield phrase


def _phrase(folded: str, tokens: Sequence[Token], at: int) -> tuple[Phrase | None, int]:
    first = tokens[at]
    if first.word is not None and first.word.kind in ("vague", "scale", "hundred"):
        return _led_by_scale(folded, tokens, at)
    term, at = _term(folded, tokens, at)
    total = term
    while at < len(tokens) and total.scale > 1 and _joined(folded, total.end, tokens[at].start):
        further, following = _term(folded, tokens, at)
        fits = further.scale < total.scale and further.value < total.scale
        if not fits or (further.scale == 1 and (further.value < 100 or total.scale > 1000)):
            break
        total = msgspec.structs.replace(total, end=further.end, value=total.value + further.value)
        at = following
    return total, at


def _led_by_scale(folded: str, tokens: Sequence[Token], at: int) -> tuple[Phrase | None, int]:
    """What begins with a word that multiplies: "a million", "half a million", "тысячи", "десятки тысяч"."""
    first = tokens[at]
    assert first.word is not None
    before = folded[max(first.start - 16, 0) : first.start]
    value, end, next_ = first.value, first.end, at + 1
    few = _FEW.search(before)
    start = first.start - len(few[0]) if few else first.start
    while next_ < len(tokens) and (word := tokens[next_].word) is not None:
        gap = folded[end : tokens[next_].start]
        if word.kind not in ("scale", "vague") or word.value < 1000 or not _OF.fullmatch(gap):
            break
        value, end, next_ = value * word.value, tokens[next_].end, next_ + 1
    if few is not None or first.word.kind == "vague":
        low = value * 2
        return Phrase(start, end, low, low, most=value * 10 - 1), next_
    if len(first.word.value.as_tuple().digits) and folded[first.start : end] in (
        "тыс",
        "млн",
        "млрд",
        "mn",
        "тис",
        "bn",
    ):
        return None, next_
    start = first.start
    part = Decimal(1)
    if half := _HALF_BEFORE.search(before):
        start, part = first.start - len(half[0]), Decimal("0.5") if half["half"] else Decimal("0.25")
    elif article := _ARTICLE.search(before):
        start = first.start - len(article[0])
    if after := _HALF_AFTER.match(folded, end):
        part, end = part + Decimal("0.5"), after.end()
    return Phrase(start, end, value * part, part, scale=value), next_


def _term(folded: str, tokens: Sequence[Token], at: int) -> tuple[Phrase, int]:
    """A coefficient and the words that multiply it: "200 тыс", "two hundred and fifty thousand"."""
    coefficient, end, at_next = _coefficient(folded, tokens, at)
    start, digits = tokens[at].start, tokens[at].word is None
    if half := _HALF_AFTER.match(folded, end):
        coefficient, end = coefficient + Decimal("0.5"), half.end()
    scale = Decimal(1)
    while at_next < len(tokens) and (word := tokens[at_next].word) is not None:
        if word.kind not in ("scale", "vague", "hundred") or not _joined(folded, end, tokens[at_next].start):
            break
        if word.kind == "vague" and word.value < 1000:
            break
        scale, end, at_next = scale * word.value, tokens[at_next].end, at_next + 1
    if scale > 1 and end < len(folded) and (half := _HALF_AFTER.match(folded, end)):
        return Phrase(start, half.end(), (coefficient + Decimal("0.5")) * scale, coefficient, scale), at_next
    if scale == 1 and digits:
        scale, end = _suffix(folded, end, coefficient)
    return Phrase(start, end, coefficient * scale, coefficient, scale, digits=digits), at_next


def _coefficient(folded: str, tokens: Sequence[Token], at: int) -> tuple[Decimal, int, int]:
    first = tokens[at]
    if first.word is None or first.word.kind in ("half", "whole"):
        return first.value, first.end, at + 1
    total, end, at = first.value, first.end, at + 1
    last = first.value
    while at < len(tokens) and (word := tokens[at].word) is not None:
        joined = _joined(folded, end, tokens[at].start) or (
            last >= 100 and _AND.fullmatch(folded[end : tokens[at].start]) is not None
        )
        if not joined:
            break
        if word.kind == "hundred" and total < 100:
            total, last = total * word.value, word.value
        elif word.kind == "unit" and word.value < last and _fits_under(last, word.value):
            total, last = total + word.value, word.value
        else:
            break
        end, at = tokens[at].end, at + 1
    return total, end, at


def _fits_under(last: Decimal, value: Decimal) -> bool:
    """Whether a word may follow another in one number: after hundreds any, after tens only ones."""
    return last >= 100 or (last >= 20 and value < 10)


def _suffix(folded: str, end: int, value: Decimal) -> tuple[Decimal, int]:
    """The factor written on to the digits: 300к, 3.1m, 1.2bn, "300 т.р."."""
    match = _SUFFIX.match(folded, end)
    if match is None:
        return Decimal(1), end
    if match["m"]:
        return (Decimal(10**6), match.end()) if value < 100 else (Decimal(1), end)
    return Decimal(10**9 if match["bn"] else 1000), end + len(match[0].rstrip())


def _joined(folded: str, end: int, start: int) -> bool:
    return start - end <= 3 and _JOIN.fullmatch(folded[end:start]) is not None
