"""Arithmetic among the offers of a text: a sum that others make up is their total, whoever pays it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

import msgspec

from callup.extract.offers.offers_stretches import Words
from callup.extract.reading import Reading
from callup.model import Offer

_NEAR = 3
_MOST_PARTS = 3
_NEIGHBOURS = 6


def reconcile(reading: Reading, words: Words, offers: Sequence[Offer]) -> list[Offer]:
    """The offers, with totals and their parts told apart where the sums show it ("1,9 = 1,5 + 0,4").

    The parts come from two payers or three, stand no more than three sentences from the total, and are of its
    benefit and currency. `offers` come in the order of the text.
    """
    result = list(offers)
    for index, whole in enumerate(offers):
        parts = _parts_of(reading, offers, index) or _told_parts(reading, words, offers, index)
        if not parts:
            continue
        result[index] = msgspec.structs.replace(result[index], basis="total", payer="unknown")
        for part in parts:
            result[part] = msgspec.structs.replace(result[part], basis="component", part_of=whole.amount)
    return result


def _parts_of(reading: Reading, offers: Sequence[Offer], index: int) -> tuple[int, ...]:
    whole, total = offers[index], _exact(offers[index])
    if total is None:
        return ()
    sentence = reading.sentence_at(whole.anchor.start)
    near = [
        at
        for at in range(max(index - _NEIGHBOURS, 0), min(index + _NEIGHBOURS + 1, len(offers)))
        if at != index
        and _can_be_part(offers[at], whole)
        and abs(reading.sentence_at(offers[at].anchor.start) - sentence) <= _NEAR
    ]
    for size in range(2, _MOST_PARTS + 1):
        for parts in combinations(near, size):
            sums = [_exact(offers[at]) for at in parts]
            payers = {offers[at].payer for at in parts}
            if len(payers) == size and sum(one for one in sums if one is not None) == total:
                return parts
    return ()


def _told_parts(reading: Reading, words: Words, offers: Sequence[Offer], index: int) -> tuple[int, ...]:
    """The offers of the next sentence that it says are in this sum: "Из них 400 тысяч — федеральные"."""
    whole, after = offers[index], index + 1
    if after == len(offers) or _exact(whole) is None:
        return ()
    sentence = reading.sentence_at(offers[after].anchor.start)
    if sentence != reading.sentence_at(whole.anchor.start) + 1:
        return ()
    opened = [cue.start for cue in words.of(sentence, "offer_basis") if cue.id == "including"]
    if not opened or opened[0] > offers[after].anchor.start:
        return ()
    parts = []
    while after < len(offers) and reading.sentence_at(offers[after].anchor.start) == sentence:
        part = _exact(offers[after])
        if not _can_be_part(offers[after], whole) or part is None or part >= (_exact(whole) or 0):
            return ()
        parts.append(after)
        after += 1
    return tuple(parts)


def _can_be_part(offer: Offer, whole: Offer) -> bool:
    return (
        offer.benefit == whole.benefit
        and offer.payer != "unknown"
        and _exact(offer) is not None
        and offer.amount is not None
        and whole.amount is not None
        and offer.amount.currency == whole.amount.currency
    )


def _exact(offer: Offer) -> Decimal | None:
    amount = offer.amount
    return amount.max if amount is not None and amount.min == amount.max else None
