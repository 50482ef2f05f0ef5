"""Numbers: in digits and in words, with multipliers, ranges and the words that qualify them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from callup.extract import number_words as words
from callup.extract.found import FoundNumber
from callup.extract.number_phrases import Phrase, find_phrases
from callup.extract.number_tokens import find_tokens
from callup.scan import Scan
from callup.values import Quantity, cut
from callup.values.quantity import Qualifier

_CURRENCY = (
    r"(?:руб(?:\.|л\w{1,3})?|р\.|₽|долл(?:\.|ар\w{1,3})?|dollars?|roubles?|rubles?|us\$|usd|rub|\$|€|eur|euros?"
    r"|евро|грн|гривен|тенге)"
)
_TO = re.compile(rf"(?:\s?{_CURRENCY})?\s(?:и\s)?(?:до|to|up\sto|through)\s(?:{_CURRENCY}\s?)?")
_DASH = re.compile(rf"\s?{_CURRENCY}?\s?[-–—−]\s?(?:{_CURRENCY}\s?)?")
_AND = re.compile(rf"(?:\s?{_CURRENCY})?\s(?:and|и)\s(?:{_CURRENCY}\s?)?")
_LIST = re.compile(r"\.?\s?(?:,|и|или|and|or|/|, and|, or)\s?|\.?,?\s(?:и|или|and|or)\s")
_FROM = re.compile(rf"(?<!\w)(от|с|со|from|від|з)\s(?:{_CURRENCY}\s?)?$")
_BETWEEN = re.compile(rf"(?<!\w)(between|между|між)\s(?:{_CURRENCY}\s?)?$")
_SIGN = re.compile(rf"{_CURRENCY}\s?$")
_MONEY = re.compile(rf"\s?{_CURRENCY}")
_QUALIFIED = tuple(
    (qualifier, re.compile(rf"(?:^|(?<!\w))(?:{pattern})(?:\s{{1,2}}|(?<=[~≈<>])\s?|\s-\s)$"))
    for qualifier, pattern in words.BEFORE
)
_MORE = re.compile(words.AFTER_AT_LEAST)
_CHANGED_TO = re.compile(rf"(?<!\w)(?:{words.CHANGED})\w{{0,9}}(?:[^.:;!?\d(]{{0,60}}\s|\s)$")
_CHANGED_FROM = re.compile(
    rf"(?<!\w)(?:{words.CHANGED_EN})\w{{0,5}}\s(?:[^.:;!?]{{0,60}}\s)?from\s{_CURRENCY}?\s?$"
)
_FALLING = re.compile(
    r"(?<!\w)(?:с|со|из)\s[^а-я]{0,12}(?:тыс\S{0,5}|млн|миллион\w{0,3}|рубл\w{1,2}|руб\.?|\s|₽){0,5}$"
)
_SENT = re.compile(rf"{words.SENT}\s$")
_LOOK = 44


def find_numbers(text: str, scan: Scan) -> Iterator[FoundNumber]:
    """The numbers of a text in order, multipliers and qualifiers applied; linear in its length.

    "до X" has no min, "от X" no max. A plural for many means from twice to ten times its word less
    one ("десятки" 20 to 99, "thousands" 2,000 to 9,999) and is `dozens_like`. A rising "from X to Y"
    is one number with both ends; a falling one is two exact numbers. Telephones, clock times, dates
    in digits, ordinals and what is part of a word are no numbers.
    """
    folded = scan.folded
    phrases = _with_elided(folded, list(find_phrases(folded, list(find_tokens(folded)))))
    at = 0
    while at < len(phrases):
        phrase = phrases[at]
        following = phrases[at + 1] if at + 1 < len(phrases) else None
        start = _range_start(folded, phrase, following) if following else None
        if start is not None and following is not None:
            yield _range(text, start, phrase, following)
            at += 2
        else:
            yield _single(text, folded, phrase)
            at += 1


def _with_elided(folded: str, phrases: Sequence[Phrase]) -> list[Phrase]:
    """The phrases, each with the multiplier that the next one of its range or list spells out."""
    whole: list[Phrase] = []
    following: Phrase | None = None
    for each in reversed(phrases):
        phrase = each
        if following is not None and _elides(folded, phrase, following):
            scale = following.scale
            phrase = msgspec.structs.replace(phrase, value=phrase.raw * scale, scale=scale)
        whole.append(phrase)
        following = phrase
    return whole[::-1]


def _elides(folded: str, phrase: Phrase, following: Phrase) -> bool:
    if phrase.scale != 1 or following.scale < 1000 or phrase.raw >= 1000 or phrase.most is not None:
        return False
    if not following.raw or not Decimal("0.02") <= phrase.raw / following.raw <= 20:
        return False
    gap = folded[phrase.end : following.start]
    if len(gap) > 24:
        return False
    if _LIST.fullmatch(gap) or _DASH.fullmatch(gap):
        return True
    led = _FROM.search(folded[max(phrase.start - 16, 0) : phrase.start])
    return led is not None and _TO.fullmatch(gap) is not None


def _range_start(folded: str, phrase: Phrase, following: Phrase) -> int | None:
    """Where the range of two numbers begins; None where they are two."""
    gap = folded[phrase.end : following.start]
    if len(gap) > 24 or phrase.most or following.most or phrase.value >= following.value:
        return None
    before = folded[max(phrase.start - 24, 0) : phrase.start]
    for lead, between in ((_FROM, _TO), (_BETWEEN, _AND)):
        if (led := lead.search(before)) and between.fullmatch(gap):
            return phrase.start - len(before) + led.start()
    if _DASH.fullmatch(gap) and _is_even(gap):
        return phrase.start
    return None


def _is_even(gap: str) -> bool:
    """Whether a dash stands free on both sides or on none: "18 -27" is a sign, not a range."""
    return gap[0].isspace() == gap[-1].isspace() or any(char in "$€₽" for char in gap)


def _range(text: str, start: int, low: Phrase, high: Phrase) -> FoundNumber:
    span = cut(text, start, high.end)
    quantity = Quantity(min=_plain(low.value), max=_plain(high.value), as_written=span.quote)
    return FoundNumber(span, cut(text, low.start, high.end), quantity)


def _single(text: str, folded: str, phrase: Phrase) -> FoundNumber:
    start, qualifier = _qualified(folded, phrase)
    end = phrase.end
    if qualifier is None and (more := _MORE.match(folded, end)):
        qualifier, end = "at_least", more.end()
    span = cut(text, start, end)
    low: Decimal | None = _plain(phrase.value)
    high: Decimal | None = low
    if phrase.most is not None:
        qualifier, high = "dozens_like", _plain(phrase.most)
    elif qualifier == "at_most":
        low = None
    elif qualifier == "at_least":
        high = None
    quantity = Quantity(min=low, max=high, qualifier=qualifier, as_written=span.quote)
    return FoundNumber(span, cut(text, phrase.start, phrase.end), quantity)


def _plain(value: Decimal) -> Decimal:
    """The value without zeros after the point."""
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()


def _qualified(folded: str, phrase: Phrase) -> tuple[int, Qualifier | None]:
    """The words before a number that qualify it, and where they begin; of two, the bound counts."""
    start, found = phrase.start, None
    for _ in range(2):
        at = start - len(sign[0]) if (sign := _SIGN.search(folded, max(start - 8, 0), start)) else start
        before = folded[max(at - _LOOK, 0) : at]
        hit = _qualifier_before(folded, before, at, phrase)
        if hit is None:
            break
        start = at - len(before) + hit[1]
        found = hit[0] if found is None or hit[0] in ("at_most", "at_least") else found
    return start, found


def _qualifier_before(folded: str, before: str, at: int, phrase: Phrase) -> tuple[Qualifier, int] | None:
    hits = [(match, kind) for kind, pattern in _QUALIFIED if (match := pattern.search(before))]
    if hits:
        match, qualifier = min(hits, key=lambda hit: hit[0].start())
        word = match[0].strip()
        lead = at - len(match[0])
        if word == "до" and (
            _CHANGED_TO.search(folded, max(at - 90, 0), lead) or _FALLING.search(before, 0, match.start())
        ):
            return None
        if word == "от" and _SENT.search(before[: match.start()]):
            return None
        return qualifier, match.start()
    led = _FROM.search(before)
    if (
        led
        and led[1] == "from"
        and (_MONEY.match(folded, phrase.end) or _MONEY.search(folded, at, phrase.start))
    ):
        return "at_least", led.start()
    return None
