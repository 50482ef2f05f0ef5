"""The parts and the totals that are in force on a day, by place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations, islice, product

import msgspec

from callup.link.ledger.ledger_slots import Slot, value_of
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
    """A slot with its sum on the day, the report that it stands on, and the sums that others tell of it.

    `seen` is the last day on which the sum was told, `changed` the day on which it came in place of another.
    `documents` tell the sum; `wholes` are the totals that they call it a part of.
    """

    slot: Slot
    amount: Amount | None
    report: str
    seen: date | None = None
    others: tuple[Amount, ...] = ()
    changed: date | None = None
    documents: frozenset[str] = frozenset()
    wholes: tuple[Amount, ...] = ()


class Part(msgspec.Struct, frozen=True):
    """One payer's part, with the report that it stands on and the last day on which it was told.

    The rest is as in `Standing`.
    """

    payer: str
    amount: Amount
    report: str
    seen: date | None = None
    changed: date | None = None
    documents: frozenset[str] = frozenset()
    wholes: tuple[Amount, ...] = ()

    def is_told_of(self, total: Amount, documents: frozenset[str]) -> bool:
        """Whether reports of a total tell this part with it, or reports of this part name the total."""
        return bool(self.documents & documents) or any(value_of(w) == value_of(total) for w in self.wholes)


class Around(msgspec.Struct, frozen=True):
    """The parts that may hold in a place, of each payer the one told last first."""

    regional: tuple[Part, ...] = ()
    federal: tuple[Part, ...] = ()
    more: tuple[Part, ...] = ()

    def all(self) -> tuple[Part, ...]:
        """Every part, the regional ones first."""
        return self.regional + self.federal + self.more

    def told_of(self, total: Amount, documents: frozenset[str]) -> Around:
        """Those parts that are told together with a total."""

        def told(parts: tuple[Part, ...]) -> tuple[Part, ...]:
            return tuple(part for part in parts if part.is_told_of(total, documents))

        return Around(told(self.regional), told(self.federal), told(self.more))

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
                part = _part(standing, amount)
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

    def total_of_region(self, slot: Slot) -> Amount | None:
        """The total that is reported for the region of a slot's place."""
        return self._totals.get((_key(slot), slot.place, None))

    def nationwide(self, slot: Slot, currency: str) -> tuple[Part, ...]:
        """What the federal budget is told to pay everywhere, the sum told last first."""
        return self._parts.get(((_key(slot), currency), "federal", _EVERYWHERE, _ANY), ())


def _part(standing: Standing, amount: Amount) -> Part:
    return Part(
        standing.slot.payer,
        amount,
        standing.report,
        standing.seen,
        standing.changed,
        standing.documents,
        standing.wholes,
    )


def holds_everywhere(slot: Slot) -> bool:
    """Whether a slot's offer is of the whole country: the federal budget's of no place, or a country's."""
    return slot.payer == "federal" if slot.place is None else "-" not in slot.place


def _places(slot: Slot, currency: str) -> Iterator[_Where]:
    """Under which places a part is looked for: its own, its region's, or everywhere."""
    key, place, town = (_key(slot), currency), slot.place, slot.municipality
    if slot.payer == "regional":
        yield key, "regional", place, town
    elif slot.payer == "federal":
        yield key, "federal", place if place and not holds_everywhere(slot) else _EVERYWHERE, _ANY
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
