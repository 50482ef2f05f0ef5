"""Sums of adverts that leave the currency out: "Единовременно – 695 000"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from callup.extract.found import FoundAmount, FoundNumber
from callup.extract.offers_stretches import Words
from callup.extract.reading import Reading
from callup.values import Amount

_LED = re.compile(r"[\s:|–—-]{1,6}(?:(?:от|до|from|up to)\s)?$|[\s]?[:|–—-]\s?$")
_ENDS = re.compile(r"\s{0,3}(?:[.,;!|)\n]|$|в месяц|ежемесячно|единовременно|a month|per month)")
_SMALLEST = 10_000
_REACH = 60


def find_elided(reading: Reading, words: Words) -> Iterator[FoundAmount]:
    """Numbers that stand where a sum would, after the word of a benefit and a dash or colon, with no
    noun of their own; the currency is the campaign's."""
    for number in reading.numbers:
        value = number.quantity.max if number.quantity.max is not None else number.quantity.min
        if value is None or value < _SMALLEST or number.quantity.qualifier == "dozens_like":
            continue
        if _is_led(reading, words, number):
            quantity = number.quantity
            amount = Amount(
                min=quantity.min,
                max=quantity.max,
                qualifier=quantity.qualifier,
                as_written=quantity.as_written,
                currency=reading.campaign.head.currency,
            )
            yield FoundAmount(number.span, amount)


def _is_led(reading: Reading, words: Words, number: FoundNumber) -> bool:
    folded = reading.scan.folded
    if not _ENDS.match(folded, max(number.span.end, number.bare.end)):
        return False
    lead = folded[max(number.span.start - 8, 0) : number.span.start]
    led = _LED.search(lead)
    if led is None or not any(char in ":|–—-" for char in led[0]):
        return False
    sentence = reading.scan.sentence_at(number.span.start)
    return any(
        cue.id != "first_year_total" and 0 <= number.span.start - cue.end <= _REACH
        for kind in ("benefit", "offer_period")
        for cue in words.of(sentence, kind)
    )
