"""Arithmetic among the offers of a text: a sum that others make up is their total, whoever is said to pay it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

import msgspec

from callup.extract.reading import Reading
from callup.model import Offer

_NEAR = 3
_MOST_PARTS = 3
_NEIGHBOURS = 6


def reconcile(reading: Reading, offers: Sequence[Offer]) -> list[Offer]:
    """The offers, with totals and their parts told apart where the sums show it ("1,9 = 1,5 + 0,4").

    The parts come from two payers or three, stand no more than three sentences from the total, and are of its
    benefit and currency. `offers` come in the order of the text.
    """
    result = list(offers)
    for index, whole in enumerate(offers):
        parts = _parts_of(reading, offers, index)
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
