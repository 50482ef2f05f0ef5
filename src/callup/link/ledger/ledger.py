"""The offers ledger: from dated reports of offers to what was on offer on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

import msgspec

from callup.link.ledger.ledger_claims import SeenOf, starts
from callup.link.ledger.ledger_copies import copies_of
from callup.link.ledger.ledger_parts import Standing
from callup.link.ledger.ledger_runs import Against
from callup.link.ledger.ledger_slots import AudienceOf, Slot, slot_of, slots_of
from callup.link.ledger.ledger_spells import History, Spell, history_of
from callup.link.ledger.ledger_sums import Reckoning, reckonings
from callup.model import Offer
from callup.values import Amount

__all__ = ["History", "Ledger", "OfferState", "Slot", "Spell", "histories", "ledger_on", "slot_of", "starts"]

SOON = 30
"""Days before its end from which an offer is called expiring."""

Condition = Literal["in_force", "reverted", "told_later", "not_named", "lapsed", "ended"]
"""In force; what a window fell back to; known from a later report alone; changed, to a sum that no report
names; the window has ended and what follows is not known; said to be over."""

_CHANGED = frozenset({"changed", "silent", "reverted", "after_window", "again"})
Ledger = Mapping[Slot, History]


class OfferState(msgspec.Struct, frozen=True, kw_only=True):
    """What one payer offered of one benefit in one place, on one basis, on a day.

    `offer` is the report told last, `reports` are all that say so, `amount` is None where nothing is on
    offer or no sum is named. `last_seen` is when the sum was told or its page was met last, `age_days` how
    long before the day that was. `against` are reports that say otherwise of the same time, `others`
    their offers. `earlier` is the report of the value before, `before` its sum. `expires_in` counts the days
    to the end of the window where that is within 30 days; `coming` is the next value where it was told by
    the day. `unsettled` are denied, planned or not confirmed, `aside` in another currency;
    `over_before` tells that the offer was said to be over before.
    """

    slot: Slot
    spell: Spell
    offer: Offer
    condition: Condition
    amount: Amount | None
    last_seen: date | None
    age_days: int | None
    against: tuple[Against, ...] = ()
    earlier: Offer | None = None
    before: Amount | None = None
    expires_in: int | None = None
    coming: Spell | None = None
    unsettled: tuple[Offer, ...] = ()
    aside: tuple[Offer, ...] = ()
    over_before: bool = False
    reckonings: tuple[Reckoning, ...] = ()

    @property
    def conflicts(self) -> tuple[Against, ...]:
        """The reports that say another sum of the same time, where both cannot be true."""
        return tuple(against for against in self.against if against.is_conflict)

    @property
    def others(self) -> tuple[Offer, ...]:
        """The reports in conflict that name a sum."""
        return tuple(against.offer for against in self.conflicts if against.offer.amount is not None)

    @property
    def reverted(self) -> bool:
        """Whether a window has ended and this is what it was said to fall back to."""
        return self.condition == "reverted"

    @property
    def is_silent(self) -> bool:
        """Whether the sum differs from the one before and no report tells of a change."""
        return self.spell.how == "silent"


def ledger_on(
    offers: Iterable[Offer],
    day: date,
    seen: SeenOf | None = None,
    audience_of: AudienceOf = lambda _: None,
) -> list[OfferState]:
    """The state of every slot on a day, in their order; see `histories` and `states_on`."""
    return states_on(histories(offers, seen, audience_of), day)


def histories(
    offers: Iterable[Offer],
    seen: SeenOf | None = None,
    audience_of: AudienceOf = lambda _: None,
) -> Ledger:
    """The history of every slot, in their order; the order of the offers does not matter.

    Offers that are denied, planned or not confirmed are kept aside; what nothing dates is in no history.
    """
    offers = list(offers)
    copies = copies_of(offers, seen)
    slots = slots_of(offers, audience_of, copies)
    return {
        slot: history_of(slots[slot], seen or {}, copies)
        for slot in sorted(slots, key=lambda slot: slot.order)
    }


def states_on(ledger: Ledger, day: date) -> list[OfferState]:
    """What each slot had on a day, with totals set against their parts.

    A slot of which nothing was known by that day is left out; one whose window has ended is not.
    """
    states = [state for slot, history in ledger.items() if (state := _state(slot, history, day)) is not None]
    found = reckonings(_standing(state) for state in states)
    return [
        msgspec.structs.replace(state, reckonings=found[state.slot]) if state.slot in found else state
        for state in states
    ]


def _standing(state: OfferState) -> Standing:
    spell = state.spell
    reports = spell.reports or spell.told_later
    return Standing(
        state.slot,
        state.amount,
        state.offer.id,
        state.last_seen or state.offer.published,
        tuple(against.amount for against in state.conflicts if against.amount is not None),
        spell.first if spell.how in _CHANGED else None,
        frozenset(offer.document for offer in reports),
        tuple(offer.part_of for offer in reports if offer.part_of is not None),
    )


def _state(slot: Slot, history: History, day: date) -> OfferState | None:
    number = _number(history.spells, day)
    if number is None:
        return None
    spell = history.spells[number]
    before = history.spells[number - 1] if number else None
    following = history.spells[number + 1] if number + 1 < len(history.spells) else None
    condition = _condition(spell, day)
    days = [seen for seen in spell.seen if seen <= day]
    last = max(days, default=None)
    return OfferState(
        slot=slot,
        spell=spell,
        offer=spell.leader(day),
        condition=condition,
        amount=None if condition in ("lapsed", "ended") else spell.amount,
        last_seen=last,
        age_days=(day - last).days if last else None,
        against=tuple(against for against in spell.against if against.day <= day),
        earlier=before.leader() if before is not None and before.reports else None,
        before=before.amount if before else None,
        expires_in=_expires_in(spell, day),
        coming=following if following is not None and _told_by(following, day) else None,
        unsettled=_told_until(history.unsettled, day),
        aside=_told_until(history.aside, day),
        over_before=before is not None and before.says == "ended",
    )


def _told_until(offers: tuple[Offer, ...], day: date) -> tuple[Offer, ...]:
    return tuple(offer for offer in offers if offer.published is not None and offer.published <= day)


def _number(spells: tuple[Spell, ...], day: date) -> int | None:
    """The number of the last value that had begun by a day."""
    begun = [number for number, spell in enumerate(spells) if spell.reach <= day]
    return begun[-1] if begun else None


def _condition(spell: Spell, day: date) -> Condition:
    if spell.says == "ended":
        return "ended"
    if spell.window is not None and day > spell.window:
        return "lapsed"
    if spell.how == "told_later":
        return "told_later"
    if spell.says == "unnamed":
        return "not_named"
    return "reverted" if spell.how == "reverted" else "in_force"


def _expires_in(spell: Spell, day: date) -> int | None:
    """The days to the last one of a window, where they are few; None where it is open, far or past."""
    if spell.window is None or spell.says == "ended":
        return None
    left = (spell.window - day).days
    return left if 0 <= left <= SOON else None


def _told_by(spell: Spell, day: date) -> bool:
    """Whether a value to come had been told by a day; what a window falls back to was told with it."""
    return any(offer.published is not None and offer.published <= day for offer in spell.reports)
