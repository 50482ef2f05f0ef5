"""The parts and the totals that are in force on a day, by place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations, islice, product

import msgspec

from callup.link.ledger_slots import Slot
from callup.model import Offer
from callup.values import Amount

PAYERS = ("regional", "federal", "municipal", "employer", "private")
"""Those who pay a part, in the order in which the parts of a total are told."""

_MOST = 3
_MOST_MORE = 4
_ANY = "*"
_EVERYWHERE = "*"
Key = tuple[str, str | None, str | None]
_Where = tuple[tuple[Key, str], str, str | None, str | None]
"""Benefit, period, audience and currency; regional, federal or more; the place and the town."""

Choice = tuple["Part", ...]


class Standing(msgspec.Struct, frozen=True):
    """A slot with its sum on the day, the report that it stands on, and the reports that say otherwise.

    `seen` is the last day on which the sum was told.
    """

    slot: Slot
    amount: Amount | None
    report: str
    seen: date | None = None
    others: tuple[Offer, ...] = ()


class Part(msgspec.Struct, frozen=True):
    """One payer's part, with the report that it stands on and the last day on which it was told."""

    payer: str
    amount: Amount
    report: str
    seen: date | None = None


class Around(msgspec.Struct, frozen=True):
    """The parts that may hold in a place, of each payer the one told last first."""

    regional: tuple[Part, ...] = ()
    federal: tuple[Part, ...] = ()
    more: tuple[Part, ...] = ()

    def all(self) -> tuple[Part, ...]:
        """Every part, the regional ones first."""
        return self.regional + self.federal + self.more

    def is_complete(self) -> bool:
        """Whether both payers of the main parts are known."""
        return bool(self.regional and self.federal)

    def choices(self) -> Iterator[Choice]:
        """The parts that may make a total: the regional and the federal one, then these with further ones."""
        bases = [
            tuple(part for part in pair if part is not None)
            for pair in product(self.regional or (None,), self.federal or (None,))
        ]
        for count in range(len(self.more) + 1):
            for base in bases:
                for added in combinations(self.more, count):
                    if base or added:
                        yield base + added


class Parts:
    """The parts and the totals in force, by benefit, period, audience and currency, and by place."""

    def __init__(self, standings: Iterable[Standing]) -> None:
        found: dict[_Where, list[Part]] = {}
        self._totals: dict[tuple[Key, str | None, str | None], Amount] = {}
        for standing in standings:
            slot, amount = standing.slot, standing.amount
            assert amount is not None
            if slot.basis == "component" and slot.payer in PAYERS:
                part = Part(slot.payer, amount, standing.report, standing.seen)
                for where in _places(slot, amount.currency):
                    found.setdefault(where, []).append(part)
            elif slot.basis == "total":
                self._totals[_key(slot), slot.place, slot.municipality] = amount
        self._parts = {where: _fresh(parts) for where, parts in found.items()}

    def around(self, slot: Slot, currency: str) -> Around:
        """The parts that may hold in a slot's place.

        A town's part holds in the town, in a region any of its towns' may be meant. What the federal budget
        pays holds in the whole country: reports that name a country, or no place, count everywhere.
        """
        key, place, town = (_key(slot), currency), slot.place, slot.municipality
        regional = [
            part
            for where in dict.fromkeys(((place, town), (place, None)))
            for part in self._parts.get((key, "regional", *where), ())
        ]
        federal = [
            *self._parts.get((key, "federal", place, _ANY), ()),
            *self._parts.get((key, "federal", _EVERYWHERE, _ANY), ()),
        ]
        more = self._parts.get((key, "more", place, town or _ANY), ())
        return Around(_fresh(regional)[:_MOST], _fresh(federal)[:_MOST], more)

    def total(self, slot: Slot) -> Amount | None:
        """The total that is reported for a slot's place."""
        return self._totals.get((_key(slot), slot.place, slot.municipality))


def _places(slot: Slot, currency: str) -> Iterator[_Where]:
    """Under which places a part is looked for: its own, its region's, or everywhere."""
    key, place, town = (_key(slot), currency), slot.place, slot.municipality
    if slot.payer == "regional":
        yield key, "regional", place, town
    elif slot.payer == "federal":
        everywhere = place is None or "-" not in place
        yield key, "federal", _EVERYWHERE if everywhere else place, _ANY
    else:
        yield key, "more", place, _ANY
        if town is not None:
            yield key, "more", place, town


def _fresh(parts: Iterable[Part]) -> tuple[Part, ...]:
    """The few parts that were told last, each sum of a payer once."""
    ordered = sorted(parts, key=lambda part: (-(part.seen or date.min).toordinal(), part.report))
    once: dict[object, Part] = {}
    for part in ordered:
        once.setdefault((part.payer, part.amount.min, part.amount.max), part)
    return tuple(islice(once.values(), _MOST_MORE))


def _key(slot: Slot) -> Key:
    return slot.benefit, slot.per, slot.audience
