"""The offers ledger: from dated reports of offers to what was on offer on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec

from callup.model import Offer
from callup.values import Amount

Slot = tuple[str, str | None, str, str, str, str | None]
_COUNTED = frozenset({"reported"})


class OfferState(msgspec.Struct, frozen=True):
    """What one payer offered of one benefit in one place, on one basis, on a day.

    `offer` is the newest report in force, `others` are reports of the same day that say another sum,
    `earlier` is the newest report with another sum before it. `last_seen` is when the sum was reported
    last, `age_days` how long before the day that was. `reverted` tells that a window had ended.
    """

    offer: Offer
    amount: Amount | None
    last_seen: date | None
    age_days: int | None
    others: tuple[Offer, ...] = ()
    earlier: Offer | None = None
    reverted: bool = False


def ledger_on(offers: Iterable[Offer], day: date) -> list[OfferState]:
    """The state of every slot (place, benefit, payer, basis, period) on a day, in their order.

    A report counts from its effective day, or else from the day it was published; one without
    either cannot be dated and is left out. A later report never erases an earlier one: it stands before it.
    Offers that are denied, planned or unconfirmed are not in force and are left out.
    """
    slots: dict[Slot, list[tuple[date, Offer]]] = {}
    for offer in offers:
        start = starts(offer)
        if offer.status in _COUNTED and start is not None and start <= day:
            slots.setdefault(slot_of(offer), []).append((start, offer))
    states = (_state(dated, day) for _, dated in sorted(slots.items(), key=lambda item: _order(item[0])))
    return [state for state in states if state is not None]


def starts(offer: Offer) -> date | None:
    """The first day for which a report speaks; None where nothing dates it."""
    if offer.effective is not None and offer.effective.from_ is not None:
        return offer.effective.from_
    return offer.published


def ends(offer: Offer) -> date | None:
    """The last day of an offer's window; None where it is open."""
    return offer.effective.to if offer.effective is not None else None


def slot_of(offer: Offer) -> Slot:
    """What has one value on a day: a report in the same slot supersedes an earlier one."""
    place = offer.place
    return (
        place.code if place else "",
        place.municipality if place else None,
        offer.benefit,
        offer.payer,
        offer.basis,
        offer.per,
    )


def _state(dated: list[tuple[date, Offer]], day: date) -> OfferState | None:
    """The newest report in force; where its window has ended, what it reverts to, if that was said."""
    dated.sort(key=lambda pair: (pair[0], pair[1].published or date.min, pair[1].id))
    open_ones = [pair for pair in dated if (end := ends(pair[1])) is None or end >= day]
    if not open_ones:
        return _reverted(dated, day)
    start, newest = open_ones[-1]
    same = [offer for _, offer in open_ones if _same(offer, newest)]
    others = tuple(o for when, o in open_ones if when == start and not _same(o, newest))
    before = [offer for when, offer in dated if when < start and not _same(offer, newest)]
    seen = max((offer.published for offer in same if offer.published), default=None)
    return OfferState(
        offer=newest,
        amount=newest.amount,
        last_seen=seen,
        age_days=(day - seen).days if seen else None,
        others=others,
        earlier=before[-1] if before else None,
    )


def _reverted(dated: list[tuple[date, Offer]], day: date) -> OfferState | None:
    _, last = dated[-1]
    if last.reverts_to is None:
        return None
    seen = last.published
    age = (day - seen).days if seen else None
    return OfferState(last, last.reverts_to, seen, age, earlier=last, reverted=True)


def _same(one: Offer, other: Offer) -> bool:
    if one.amount is None or other.amount is None:
        return one.amount is other.amount
    return (one.amount.min, one.amount.max, one.amount.currency) == (
        other.amount.min,
        other.amount.max,
        other.amount.currency,
    )


def _order(slot: Slot) -> tuple[str, ...]:
    return tuple(part or "" for part in slot)
