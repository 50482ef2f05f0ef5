"""Scores of offers: whole tuples, and each field of those that are found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

import msgspec

from callup.evaluate.intervals import Share
from callup.evaluate.marked import MarkedAmount, MarkedOffer, Passage, Period
from callup.model import Offer
from callup.values import Amount, Place, Time

CORE = ("benefit", "payer", "amount", "per", "place")
"""What makes an offer worth having; `amount` is both ends and the currency."""
FULL = (*CORE, "previous", "change", "effective")
OTHERS = ("basis", "part_of", "reverts_to", "status")
_APART = 5

Fields = dict[str, object]
Towns = Mapping[tuple[str, str | None], str]


class OfferPair(msgspec.Struct, frozen=True):
    """A wanted offer with the one found for it, or one of the two alone; the fields in which they differ."""

    wanted: Fields | None
    found: Fields | None
    wrong: tuple[str, ...] = ()


class OfferScore(msgspec.Struct, frozen=True):
    """The scores over passages. `negatives` are those without an offer, in which none is reported."""

    passages: int
    core_recall: Share
    core_precision: Share
    full_recall: Share
    full_precision: Share
    fields: dict[str, Share]
    negatives: Share


def pairs_of(passage: Passage, offers: Sequence[Offer], towns: Towns) -> list[OfferPair]:
    """The offers of a passage beside those found, each with at most one.

    Only offers of one amount, or of one benefit, are put together. Pairing is greedy: exact matches first,
    then ever less alike ones, so a pair once made is not undone for the sake of a better sum over all.
    """
    wanted = [_wanted(offer) for offer in passage.offers]
    found = [_found(offer, towns) for offer in offers]
    near = sorted(
        (_distance(one, other), at, to)
        for at, one in enumerate(wanted)
        for to, other in enumerate(found)
        if one["amount"] == other["amount"] or one["benefit"] == other["benefit"]
    )
    taken: dict[int, int] = {}
    for _, at, to in near:
        if at not in taken and to not in taken.values():
            taken[at] = to
    pairs = [
        OfferPair(one, found[taken[at]], _wrong(one, found[taken[at]]))
        if at in taken
        else OfferPair(one, None)
        for at, one in enumerate(wanted)
    ]
    left = [other for to, other in enumerate(found) if to not in taken.values()]
    return pairs + [OfferPair(None, other) for other in left]


def score_offers(passages: Sequence[Passage], pairs: Sequence[Sequence[OfferPair]]) -> OfferScore:
    """The scores of passages with their pairs, in the same order."""
    every = [pair for of_passage in pairs for pair in of_passage]
    wanted = sum(pair.wanted is not None for pair in every)
    found = sum(pair.found is not None for pair in every)
    both = [pair for pair in every if pair.wanted is not None and pair.found is not None]
    core = sum(not set(pair.wrong) & set(CORE) for pair in both)
    full = sum(not set(pair.wrong) & set(FULL) for pair in both)
    empty = [of_passage for passage, of_passage in zip(passages, pairs, strict=True) if not passage.offers]
    silent = sum(
        not any(pair.found and pair.found["status"] == "reported" for pair in of_passage)
        for of_passage in empty
    )
    return OfferScore(
        passages=len(passages),
        core_recall=Share(core, wanted),
        core_precision=Share(core, found),
        full_recall=Share(full, wanted),
        full_precision=Share(full, found),
        fields={
            name: Share(sum(name not in pair.wrong for pair in both), len(both)) for name in (*FULL, *OTHERS)
        },
        negatives=Share(silent, len(empty)),
    )


def _wanted(offer: MarkedOffer) -> Fields:
    place = offer.place
    return {
        "benefit": offer.benefit,
        "payer": offer.payer,
        "amount": _sum(offer.amount),
        "per": offer.per,
        "place": (place.code, place.municipality) if place else None,
        "previous": _sum(offer.previous, offer.amount),
        "change": offer.change,
        "effective": _days(offer.effective),
        "basis": offer.basis,
        "part_of": _sum(offer.part_of, offer.amount),
        "reverts_to": _sum(offer.reverts_to, offer.amount),
        "status": offer.status,
    }


def _found(offer: Offer, towns: Towns) -> Fields:
    return {
        "benefit": offer.benefit,
        "payer": offer.payer,
        "amount": _sum(offer.amount),
        "per": offer.per,
        "place": place_key(offer.place, towns) if offer.place else None,
        "previous": _sum(offer.previous, offer.amount),
        "change": offer.change,
        "effective": _days(offer.effective),
        "basis": offer.basis,
        "part_of": _sum(offer.part_of, offer.amount),
        "reverts_to": _sum(offer.reverts_to, offer.amount),
        "status": offer.status,
    }


def place_key(place: Place, towns: Towns) -> tuple[str, str | None]:
    """A place as passages name it: the subject's code, and the town by its usual name."""
    return place.code, towns.get((place.code, place.municipality), place.municipality)


def _sum(
    amount: Amount | MarkedAmount | None, beside: Amount | MarkedAmount | None = None
) -> tuple[Decimal | None, Decimal | None, str | None] | None:
    """Both ends and the currency; one that is marked without a currency has that of the sum beside it."""
    if amount is None:
        return None
    return amount.min, amount.max, amount.currency or (beside.currency if beside else None)


def _days(time: Time | Period | None) -> tuple[object, object] | None:
    return (time.from_, time.to) if time else None


def _wrong(one: Fields, other: Fields) -> tuple[str, ...]:
    return tuple(name for name in (*FULL, *OTHERS) if one[name] != other[name])


def _distance(one: Fields, other: Fields) -> int:
    wrong = _wrong(one, other)
    return sum(3 if name in CORE else 1 for name in wrong) + (_APART if "amount" in wrong else 0)
