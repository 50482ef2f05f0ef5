"""Amounts by which no benefit is named: what a payment, a label, a table or the whole text tells of them."""

from __future__ import annotations

import re

from callup.extract.offers import offers_payer_words as says
from callup.extract.offers.offers_kinds import SUMS_OF, Kind, is_money, kind_of
from callup.extract.offers.offers_stretches import Stretch, Words, distance
from callup.extract.reading import Reading

_NEAR_WORD = 70
_SMALLEST_BONUS = 5_000
_FEW_WORDS = 4
_GOES_FOR = re.compile(
    r"(?<!\w)(?:воевать|войну|фронт|служить|службу|контракту?|штурм\w*"
    r"|the war|the army|the front|to fight|enlist\w*|воювати|війну|війська)"
    r"(?:\s[^\W\d_]+){0,3}\s(?:за|for)\s$"
)
_FIRST_LETTER = re.compile(r"[^\W\d_]")


def unnamed_kind(reading: Reading, words: Words, stretch: Stretch) -> Kind | None:
    """What an amount is paid for by which no benefit is named; None where nothing tells."""
    return (
        _of_payment(words, stretch)
        or _as_price(reading, words, stretch)
        or _labelled(reading, words, stretch)
        or _in_table(reading, words, stretch)
        or _of_text(reading, words, stretch)
    )


def _of_payment(words: Words, stretch: Stretch) -> Kind | None:
    """Money that is paid for serving, by words that name no benefit: what signing brings."""
    if not words.serves(stretch.sentence):
        return None
    paid = words.within(stretch, "offer_word") or words.of(stretch.sentence, "offer_word")
    near = [cue for cue in paid if cue.id == "payment" and distance(cue, stretch.span) <= _NEAR_WORD]
    return Kind("signing_bonus", "once", near[0]) if near else None


def _as_price(reading: Reading, words: Words, stretch: Stretch) -> Kind | None:
    """What somebody goes to war for: "ушёл воевать по контракту за 3 млн рублей"."""
    lead = reading.scan.folded[max(stretch.start, stretch.span.start - _NEAR_WORD) : stretch.span.start]
    goes = words.serves(stretch.sentence) and _GOES_FOR.search(lead)
    return Kind("signing_bonus", "once", None) if goes else None


def _labelled(reading: Reading, words: Words, stretch: Stretch) -> Kind | None:
    """A line of a list or table that opens with a payer and says little else: "Федеральная | 400 000 ₽"."""
    above = [cue for cue in words.within(stretch, "payer") if cue.sentence != stretch.sentence]
    if above and words.cells.at(stretch.span.start) is None:
        return Kind("signing_bonus", "once", above[0])
    line = reading.sentence(stretch.sentence)
    opening = _FIRST_LETTER.search(line.quote)
    payer = next(iter(words.within(stretch, "payer")), None)
    label = line.quote[opening.start() : stretch.span.start - line.start].lower() if opening else ""
    if payer is None and opening is not None and says.ELIDED.fullmatch(label):
        return Kind("signing_bonus", "once", None)  # "Край — 1,6 млн"
    if payer is None or opening is None or payer.start != line.start + opening.start():
        return None
    rest = len(line.quote.split()) - len(stretch.span.quote.split()) - (payer.end - payer.start > 0)
    return Kind("signing_bonus", "once", payer) if rest <= _FEW_WORDS else None


def _in_table(reading: Reading, words: Words, stretch: Stretch) -> Kind | None:
    """A cell under a head that speaks of a payment: the benefit named anywhere, else what signing brings."""
    if words.cells.at(stretch.span.start) is None or not words.over(
        stretch.span.start, ("offer_word", "payer", "offer_basis")
    ):
        return None
    named = [cue for cue in reading.scan.by_kind.get("benefit", ()) if is_money(reading, cue)]
    if named:
        return kind_of(named[0].id, None, named[0], reading)
    return Kind("signing_bonus", "once", None)


def _of_text(reading: Reading, words: Words, stretch: Stretch) -> Kind | None:
    """What a short text about service is about, for a sum with a place or a change of its own: its one
    benefit, else what signing brings."""
    placed = any(stretch.start <= found.span.start < stretch.end and found.home for found in reading.places)
    told = words.of(stretch.sentence, "offer_change") or words.within(stretch, "payer")
    if not (words.is_whole and told) and not (words.is_short and placed):
        return None
    named = {
        cue.id: cue
        for cue in reading.scan.by_kind.get("benefit", ())
        if cue.id in SUMS_OF or is_money(reading, cue)
    }
    if len(named) == 1:
        return kind_of(next(iter(named)), None, next(iter(named.values())), reading)
    largest = stretch.found.amount.max or stretch.found.amount.min or 0
    bonus = named.get("signing_bonus")
    enough = largest >= _SMALLEST_BONUS and (not named or bonus is not None)
    return Kind("signing_bonus", "once", bonus) if enough else None
