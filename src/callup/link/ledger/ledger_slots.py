"""The slots of the ledger: what can have only one value on a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from callup.model import Offer
from callup.values import Amount

AudienceOf = Callable[[str], str | None]
"""The class of people that the words of an audience name; None where no class is known for them."""

_EVERYBODY = frozenset({"residents"})
_NONE: Mapping[str, Offer] = {}
Value = tuple[str, tuple[object, ...]]


class Slot(msgspec.Struct, frozen=True):
    """One benefit from one payer in one place, on one basis, for one period, to one class of people.

    A total has several payers, so its payer is "unknown", whoever announces it. `audience` is None where
    the offer is for everybody who signs. Where no place is named, sums of different sources cannot be of one
    offer, so the slot is the source's own, unless the federal budget pays.
    """

    place: str | None
    municipality: str | None
    benefit: str
    payer: str
    basis: str
    per: str | None
    audience: str | None = None
    source: str | None = None

    @property
    def order(self) -> tuple[str, ...]:
        """By place, then town, then benefit: the order in which a ledger is read."""
        return tuple(
            part or ""
            for part in (
                self.place,
                self.municipality,
                self.benefit,
                self.audience,
                self.per,
                self.payer,
                self.basis,
                self.source,
            )
        )


def slot_of(offer: Offer, audience: str | None = None) -> Slot:
    """The slot of an offer that is made to a class of people; a report in the same slot supersedes it."""
    place = offer.place
    anywhere = place is None and offer.payer != "federal"
    return Slot(
        place=place.code if place else None,
        municipality=place.municipality if place else None,
        benefit=offer.benefit,
        payer="unknown" if offer.basis == "total" else offer.payer,
        basis="component" if _is_of_one_payer(offer) else offer.basis,
        per=offer.per,
        audience=audience,
        source=(offer.source or offer.document) if anywhere else None,
    )


def _is_of_one_payer(offer: Offer) -> bool:
    """Whether a change without a sum is that of one payer's part: there is no sum that could be a total."""
    changes = offer.change is not None or offer.change_by is not None
    return offer.basis == "unknown" and offer.payer != "unknown" and offer.amount is None and changes


def slots_of(
    offers: Iterable[Offer], audience_of: AudienceOf, copies: Mapping[str, Offer] = _NONE
) -> dict[Slot, list[Offer]]:
    """The offers by slot; what repeats another report word by word stands where that one does.

    A class of people has its own rate. What is said of residents is said of everybody, unless one document
    sets one sum for residents and another one for all or for others.
    """
    groups: dict[Slot, list[tuple[str | None, Offer]]] = {}
    for offer in offers:
        slot = slot_of(copies.get(offer.id, offer))
        groups.setdefault(slot, []).append((class_of(offer, audience_of), offer))
    slots: dict[Slot, list[Offer]] = {}
    for slot, members in groups.items():
        apart = set(_apart(members))
        for audience, offer in members:
            own = audience if audience not in _EVERYBODY or audience in apart else None
            slots.setdefault(msgspec.structs.replace(slot, audience=own), []).append(offer)
    return slots


def class_of(offer: Offer, audience_of: AudienceOf) -> str | None:
    """The class of people that an offer is for; its own words where no class is known for them."""
    if not offer.audience:
        return None
    return audience_of(offer.audience) or " ".join(offer.audience.lower().split())


def value_of(amount: Amount | None) -> Value | None:
    """What a sum is compared by: "up to 2 million" names the same sum as "2 million"."""
    if amount is None:
        return None
    return amount.currency, tuple(sorted({bound for bound in (amount.min, amount.max) if bound is not None}))


def _apart(members: Iterable[tuple[str | None, Offer]]) -> Iterator[str]:
    """The classes that would be everybody, but to whom a document gives another sum than to others."""
    by_document: dict[str, Mapping[str | None, set[Value | None]]] = {}
    for audience, offer in members:
        sums = by_document.setdefault(offer.document, {})
        sums.setdefault(audience, set()).add(value_of(offer.amount))  # type: ignore[attr-defined]
    for sums in by_document.values():
        for audience in _EVERYBODY & sums.keys():
            if any(sums[audience] != other for name, other in sums.items() if name != audience):
                yield audience
