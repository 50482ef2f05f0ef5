"""Sums that leave the currency out: "Единовременно – 695 000", "с 50 до 100 тысяч"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from callup.extract.found import FoundAmount, FoundNumber
from callup.extract.offers.offers_stretches import Words
from callup.extract.offers.offers_units import in_units
from callup.extract.reading import Reading
from callup.extract.within import found_within
from callup.values import Amount

_LED = re.compile(r"[\s:|–—-]{1,6}(?:(?:от|до|from|up to)\s)?$|[\s]?[:|–—-]\s?$")
# What may follow a sum without its currency: an end, or a word that cannot be the thing counted.
_ENDS = re.compile(
    r"\s{0,3}(?:[.,;:!?|)\]\n–—+»\"→(\[]|->|$"
    r"|(?:в месяц|в сутки|в день|ежемесячно|единовременно|сразу|за|от|из|вместо|до|с|на|и|или"
    r"|а|но|плюс|в общей|для|при|если|когда|потом|затем|теперь|a month|a day|per|for|once|from|to|instead"
    r"|comes?|is|are|was|идут|идет|приходится|составляют|составит|платит|платят|выплатит|заплатит"
    r"|общая|общий|всего|итого"
    r"|in|you|they|he|she|during|since|last|this|ago|earlier|while|who|which|that|before|today|yesterday|now"
    r"|here|there|more|extra|apiece|on top|at|of (?:its|their|his|it)"
    r"|set|fixed|previously|today|every|тому|раніше|тепер|замість|одразу|у|й|та|що|з"
    r"|and|or|but|after|as|when|if|in total|upon|on|each|monthly|plus|then|by|until|till)(?!\w))"
)
# Whom the sum is for: a dative, which no counted noun is.
_TO_WHOM = re.compile(
    r"\s(?:тому|тем|тим|всем|всім|им|ему|вам|each|every|to)(?![^\W_])"
    r"|\s[^\W\d_]{3,}(?:ам|ям|ому|ему|єму|ым|им)(?![^\W_])"
)
# Behind thousands and millions what is counted is a genitive plural: these are verbs and nominatives.
_COUNTS_NOTHING = re.compile(
    r"\s[а-яіїєґ]{2,}"
    r"(?:[иеаяую]т|[иеа]л[аио]?|ить|ать|ться|тся|ає|ує|ять|уть|[бвгджзклмнпрстфхцчшщ][ыи])(?![^\W_])"
)
_COMPARED = re.compile(
    r"(?<!\w)(?:с|со|з|до|вместо|замість|против|проти|было|стало|було|по|from|to|than|instead of|against"
    r"|compared (?:with|to)|up from|down from|was|were|of|is|are)\s"
    r"(?:прежних\s|нынешних\s|колишніх\s|just\s|only\s|a\s)?$"
)
_AGE = re.compile(r"(?:\bage[ds]?(?:\sof|\sfrom|\sbetween)?|возраст\w{0,2}(?:\sот|\sдо)?)\s$")
_ARROW = re.compile(r"\s?(?:→|->|=>|⇒)\s?$")
_ALIKE = 200
_CLOSE = Decimal(9)
_THOUSAND, _MILLION = Decimal(1_000), Decimal(1_000_000)
_ONLY = re.compile(r"(?:лишь|только|всего|—|–|just|only|mere|лише|тільки)\s$")
_GIVEN = re.compile(
    r"(?<![^\W_])(?:дает|дают|даст|дадут|платит|платят|добавляет|добавит|доплачивает|доплатит|додає|дає|платить"
    r"|pays|pay|adds|add|gives|give|offers|offer)\s(?:еще\s|по\s|another\s)?$"
)
_OPENING = re.compile(r"\s?[\[(](?:около |about |approx\.? |~|понад |roughly )?")
_OPENS = re.compile(r"[\[(](?:около |about |approx\.? |~|понад |roughly )?$")
_NEAR = 120
_MULTIPLIED = re.compile(r"(?:тыс|тис|млн|миллион|мільйон|лям|thousand|million|mln|\d\s?k\b)")
_SMALLEST = 5_000
_REACH = 60
_FULL = 4
_LONG = 5
_SIGNS = tuple("$€₽₴₸£")
_BESIDE = 40
_TOUCHES = 3
_COUNTED = frozenset(("km", "target", "person", "day", "month"))
_LONGEST_PLACE = 60
_NAMING = ("benefit", "payer", "offer_word", "offer_taker", "offer_change")


def find_elided(reading: Reading, words: Words) -> Iterator[FoundAmount]:
    """Numbers that stand where a sum would, with no noun of their own; the currency is that of the
    sentence's other sums, else the campaign's.

    In figures they must follow the word of a benefit, a period or a payer and a dash or colon; with a
    multiplier ("50 тысяч") it is enough that their sentence speaks of a payment.
    """
    last: FoundAmount | None = None
    for number in reading.numbers:
        value = number.quantity.max if number.quantity.max is not None else number.quantity.min
        if value is None or number.quantity.qualifier == "dozens_like":
            continue
        if value < _SMALLEST:
            scaled = in_units(reading, words, number) or _scaled(reading, words, number, last)
            if scaled is not None:
                yield scaled
        elif _is_free(reading, words, number) and _is_sum(reading, words, number, value):
            last = _with_currency(reading, number)
            yield last


def _is_sum(reading: Reading, words: Words, number: FoundNumber, value: Decimal) -> bool:
    return (
        _is_paid(reading, words, number)
        or _is_led(reading, words, number)
        or _is_of_place(reading, number)
        or _is_counted(reading, words, number)
        or _is_compared(reading, number, value)
        or bool(_also(reading, number))
    )


def _with_currency(reading: Reading, number: FoundNumber) -> FoundAmount:
    quantity = number.quantity
    amount = Amount(
        min=quantity.min,
        max=quantity.max,
        qualifier=quantity.qualifier,
        as_written=quantity.as_written,
        currency=_currency(reading, number),
    )
    return FoundAmount(number.span, amount, _also(reading, number))


def _also(reading: Reading, number: FoundNumber) -> tuple[FoundAmount, ...]:
    """The same money in another currency, in brackets right behind: "700 тыс. [$6 810]"."""
    at = bisect_left(reading.amounts, number.span.end, key=lambda found: found.span.start)
    if at == len(reading.amounts) or not _is_bracketed(reading, reading.amounts[at]):
        return ()
    gap = reading.scan.folded[number.span.end : reading.amounts[at].span.start]
    other = reading.amounts[at].amount.currency != _currency(reading, number)
    return (reading.amounts[at],) if other and _OPENING.fullmatch(gap) else ()


def _is_bracketed(reading: Reading, found: FoundAmount) -> bool:
    return _OPENS.search(reading.scan.folded[max(found.span.start - 12, 0) : found.span.start]) is not None


def _scaled(
    reading: Reading, words: Words, number: FoundNumber, last: FoundAmount | None
) -> FoundAmount | None:
    """A small number that leaves out the thousands or millions of a sum by it: "800,000 instead of 400"."""
    value = number.quantity.max or number.quantity.min or Decimal(0)
    if not 1 <= value < _THOUSAND or number.bare.quote[:1].isalpha() or not _is_free(reading, words, number):
        return None
    lead = reading.scan.folded[max(number.span.start - 30, 0) : number.span.start]
    if not (_COMPARED.search(lead) or _ONLY.search(lead) or _GIVEN.search(lead)):
        return None
    at = bisect_left(reading.amounts, number.span.start, key=lambda found: found.span.start)
    beside = [*reading.amounts[max(at - 1, 0) : at + 1], *([last] if last else [])]
    for found in sorted(beside, key=lambda found: abs(found.span.start - number.span.start)):
        other = _near_value(reading, number, found)
        if other is None or other < _SMALLEST:
            continue
        for unit in (_MILLION, _THOUSAND):
            if 1 / _CLOSE < value * unit / other < _CLOSE:
                return _times(number, unit, found.amount)
    return None


def _near_value(reading: Reading, number: FoundNumber, found: FoundAmount) -> Decimal | None:
    """The larger end of an amount near a number in its sentence; None of one that is far off or open."""
    gap = max(found.span.start - number.span.end, number.span.start - found.span.end)
    if gap > _NEAR or not reading.sentence_of(number.span).covers(found.span):
        return None
    return found.amount.max if found.amount.max is not None else found.amount.min


def _times(number: FoundNumber, unit: Decimal, like: Amount) -> FoundAmount:
    """A number of thousands or millions as an amount in the currency of another."""
    quantity = number.quantity
    low, high = (None if end is None else end * unit for end in (quantity.min, quantity.max))
    amount = msgspec.structs.replace(
        like, min=low, max=high, as_written=number.span.quote, qualifier=quantity.qualifier
    )
    return FoundAmount(number.span, amount)


def _is_free(reading: Reading, words: Words, number: FoundNumber) -> bool:
    """Whether no noun follows that the number could count, and no sign of a currency stands before."""
    if reading.text[max(number.bare.start - 2, 0) : number.bare.start].strip()[-1:] in _SIGNS:
        return False
    end = max(number.span.end, number.bare.end)
    folded = reading.scan.folded
    if _AGE.search(folded, max(number.span.start - 24, 0), number.span.start):
        return False
    if end >= reading.sentence_of(number.span).end or _ENDS.match(folded, end):
        return True
    if _TO_WHOM.match(folded, end) or words.begins_at(end + 1):
        return True
    multiplied = _MULTIPLIED.search(number.span.quote.lower())
    return multiplied is not None and _COUNTS_NOTHING.match(folded, end) is not None


def _is_paid(reading: Reading, words: Words, number: FoundNumber) -> bool:
    """Whether a number in thousands or millions stands in a sentence about a payment, or in such a column."""
    if words.over(number.span.start, _NAMING):
        return True
    digits = sum(char.isdigit() for char in number.bare.quote)
    grouped = digits > _LONG and not number.bare.quote.isdecimal()
    if digits >= _FULL and not grouped and not _MULTIPLIED.search(number.span.quote.lower()):
        return False
    sentence = reading.sentence_at(number.span.start)
    heading = words.heading(sentence)
    return any(words.of(at, kind) for at in (sentence, heading) if at is not None for kind in _NAMING)


def _is_compared(reading: Reading, number: FoundNumber, value: Decimal) -> bool:
    """Whether the number stands against a printed sum as large: "to 1.9 million rubles from 700,000"."""
    lead = reading.scan.folded[max(number.span.start - 30, 0) : number.span.start]
    tail = reading.scan.folded[number.span.end : number.span.end + 4]
    joined = _COMPARED.search(lead) or _ARROW.match(tail) or _ARROW.search(lead)
    if not joined and not number.span.quote.lower().startswith(("from ", "to ", "до ")):
        return False
    at = bisect_left(reading.amounts, number.span.start, key=lambda found: found.span.start)
    for found in reading.amounts[max(at - 1, 0) : at + 1]:
        other = _near_value(reading, number, found)
        if other and 1 / _ALIKE < value / other < _ALIKE:
            return True
    return False


def _is_led(reading: Reading, words: Words, number: FoundNumber) -> bool:
    """Whether a benefit, a period or a payer and then a dash or a colon lead to the number."""
    if _is_beside(reading, words, number):
        return True
    led = _LED.search(reading.scan.folded[max(number.span.start - 8, 0) : number.span.start])
    if led is None or not any(char in ":|–—-" for char in led[0]):
        return False
    sentence = reading.sentence_at(number.span.start)
    return any(
        cue.id != "first_year_total" and 0 <= number.span.start - cue.end <= _REACH
        for kind in ("benefit", "offer_period", "payer")
        for cue in words.of(sentence, kind)
    ) or _is_first_year(reading, words, sentence)


def _is_counted(reading: Reading, words: Words, number: FoundNumber) -> bool:
    """Whether right behind the number stands what it is paid for, beside a sum: "..., 50 000 за километр"."""
    sentence = reading.sentence_at(number.span.start)
    near = range(number.span.end, number.span.end + _TOUCHES)
    return _has_printed(reading, number) and any(
        cue.id in _COUNTED and cue.start in near for cue in words.of(sentence, "offer_period")
    )


def _is_of_place(reading: Reading, number: FoundNumber) -> bool:
    """Whether a place and then a dash or a colon lead to thousands or millions: "Самара — 3,1 млн"."""
    if not _MULTIPLIED.search(number.span.quote.lower()):
        return False
    start = max(number.span.start - 8, 0)
    led = _LED.search(reading.scan.folded[start : number.span.start])
    if led is None or not any(char in ":|–—-" for char in led[0]):
        return False
    end = start + led.start()
    before = found_within(reading.places, max(end - _LONGEST_PLACE, 0), end)
    return bool(before) and before[-1].home and not reading.text[before[-1].span.end : end].strip(" ,*»")


def _is_beside(reading: Reading, words: Words, number: FoundNumber) -> bool:
    """Whether a payer follows the number, in a sentence that has a sum with its currency."""
    near = range(number.span.end, number.span.end + _BESIDE)
    payers = words.of(reading.sentence_at(number.span.start), "payer")
    return _has_printed(reading, number) and any(cue.start in near for cue in payers)


def _has_printed(reading: Reading, number: FoundNumber) -> bool:
    """Whether the sentence of a number has a sum with its currency."""
    sentence = reading.sentence_of(number.span)
    at = bisect_left(reading.amounts, sentence.start, key=lambda found: found.span.start)
    return at < len(reading.amounts) and reading.amounts[at].span.start < sentence.end


def _is_first_year(reading: Reading, words: Words, sentence: int) -> bool:
    return any(cue.id == "first_year_total" for cue in words.of(sentence, "benefit"))


def _currency(reading: Reading, number: FoundNumber) -> str:
    """The currency of the nearest sum after or before in the same sentence, else the campaign's own."""
    sentence = reading.sentence_of(number.span)
    at = bisect_left(reading.amounts, number.span.start, key=lambda found: found.span.start)
    for index in (at, at - 1):
        inside = 0 <= index < len(reading.amounts) and sentence.covers(reading.amounts[index].span)
        if inside and not _is_bracketed(reading, reading.amounts[index]):
            return reading.amounts[index].amount.currency
    return reading.campaign.head.currency
