"""Runs of reports that agree on one value, and what stands against each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Literal

import msgspec

from callup.link.ledger.ledger_amounts import agrees, is_exact
from callup.link.ledger.ledger_claims import Claim, Says
from callup.link.ledger.ledger_slots import value_of
from callup.model import Offer
from callup.values import Amount

Why = Literal[
    "same_page", "same_day", "close", "still_reported", "still_shown", "told_otherwise", "repeats_before",
    "by_arithmetic", "before_told", "within",
]  # fmt: skip
"""Another sum in the same document; for the same first day; within a week, without a word of change; the sum
before, told once more; the sum before, still on its page; a later report that names another sum before; the
sum before a change that was told, by somebody else within a month; what a change "by" leads to. And, which is
no conflict: the sum before, told while nobody knew of the change; a sum that leaves room for this one."""

_MOST_COMPARED = 20
_SETTLED = frozenset({"before_told", "within"})
_DISPUTED = frozenset({"same_page", "same_day", "close"})


class Against(msgspec.Struct, frozen=True):
    """A report that says otherwise of the same time; `amount` is what it says, `day` when."""

    offer: Offer
    amount: Amount | None
    day: date
    why: Why

    @property
    def is_conflict(self) -> bool:
        """Whether both cannot be true, by what was known when they were told."""
        return self.why not in _SETTLED


class Ending(msgspec.Struct, frozen=True):
    """The last day of a window as a report names it; None where it was prolonged without a day."""

    day: date | None
    offer: Offer


class Side:
    """The other side of a dispute: the reports that stand against a run with one sum of their own."""

    def __init__(self, amount: Amount | None) -> None:
        self.amount = amount
        self.claims: list[Claim] = []
        self.tellers: set[str] = set()
        self.origins: set[str] = set()

    def join(self, claim: Claim) -> None:
        """One more report of this sum."""
        self.claims.append(claim)
        self.origins |= claim.origins
        if not claim.copy:
            self.tellers.add(claim.teller)


class Run:
    """Reports of one value, one after another, while the history of a slot is worked out.

    A run without a claim is one of which only later reports tell.
    """

    def __init__(self, claim: Claim | None, says: Says = "sum", amount: Amount | None = None) -> None:
        self.says = says
        self.amount = amount
        self.start = claim.start if claim is not None else date.max
        self.first: date | None = self.start
        self.claims: list[Claim] = []
        self.told_later: list[Offer] = []
        self.days: list[date] = []
        self.against: list[Against] = []
        self.disputed: dict[object, Side] = {}
        self.named_before: dict[object, Amount] = {}
        self.tellers: set[str] = set()
        self.endings: list[Ending] = []
        self.heard: date | None = None
        self.tells = self.hushed = self.dated = False
        self.origins: set[str] = set()
        self.documents: set[str] = set()
        self.directions: set[int] = set()
        self.last = self.start
        self._members: set[int] = set()
        self._until: tuple[date, date] | None = None
        if claim is not None:
            self.join(claim)

    @classmethod
    def of(cls, claim: Claim) -> Run:
        """A run that begins with a claim; what is said to be "as before" is at least on offer."""
        return cls(claim, "offered" if claim.says == "same" else claim.says, claim.amount)

    def join(self, claim: Claim) -> None:
        """One more report of the value; of several ends of a window the one told last stands."""
        self.claims.append(claim)
        self._members |= {id(claim), id(claim.report)}
        self.tells |= claim.tells
        self.hushed |= claim.report.announced is False
        self.dated |= claim.dated
        self.origins |= claim.origins
        self.documents.add(claim.report.document)
        self.directions.add(claim.direction)
        if not claim.copy:
            self.tellers.add(claim.teller)
        if claim.report.previous is not None:
            self.named_before.setdefault(value_of(claim.report.previous), claim.report.previous)
        if claim.says == "sum" and _is_fuller(claim.amount, self.amount):
            self.amount = claim.amount
        self._date(claim)
        if claim.until is not None or claim.report.change == "extend" or self._outlives(claim):
            end = claim.told or claim.start, claim.until or date.max
            self._until = end if self._until is None else max(self._until, end)
            self.endings.append(Ending(claim.until, claim.report))

    def _date(self, claim: Claim) -> None:
        """The days on which a report told or showed the value; what is foretold was not seen."""
        if claim.told is not None:
            self.heard = min(claim.told, self.heard or claim.told)
        if claim.reverts:
            return
        if claim.told is not None:
            self.days.append(claim.told)
            self.last = max(self.last, claim.told)
        self.days += [day for day in claim.seen.again if day >= self.start]

    def _outlives(self, claim: Claim) -> bool:
        """Whether a report from after the window says that all is as before."""
        return claim.report.change == "unchanged" and self.until is not None and claim.start > self.until

    def name(self, claim: Claim) -> None:
        """The sum of a change of which only the size was told."""
        self.says, self.amount = "sum", claim.amount
        self.join(claim)

    def close(self, until: date | None) -> None:
        """Set the last day of a run of which only later reports tell."""
        self._until = None if until is None else (until, until)

    @property
    def until(self) -> date | None:
        """The end of the window; None where it is open."""
        return None if self._until is None or self._until[1] == date.max else self._until[1]

    @property
    def reverts(self) -> bool:
        """Whether it begins with what a window was said to fall back to."""
        return bool(self.claims) and self.claims[0].reverts

    @property
    def dated_first(self) -> bool:
        """Whether a report names the day on which the run begins, and not only its own."""
        return not self.claims or any(claim.dated for claim in self.claims if claim.start <= self.start)

    def holds(self, claim: Claim) -> bool:
        """Whether a claim is one of its own."""
        return id(claim) in self._members

    def tells_of(self, report: Offer) -> bool:
        """Whether one of its claims is of a report."""
        return id(report) in self._members

    def reports(self) -> Iterator[Offer]:
        """Its reports, each once."""
        return iter({claim.report.id: claim.report for claim in self.claims}.values())

    def opposed(self) -> tuple[Against, ...]:
        """What other reports say of the same time, each once."""
        own = {claim.report.id for claim in self.claims}
        others = (a for a in self.against if a.why == "by_arithmetic" or a.offer.id not in own)
        once = {(a.offer.id, a.why): a for a in others}
        return tuple(sorted(once.values(), key=lambda a: (a.day, a.offer.id, a.why)))

    def oppose(self, claim: Claim, day: date, why: Why) -> None:
        """Note a report that says otherwise."""
        self.against.append(Against(claim.report, claim.amount, day, why))
        if why in _DISPUTED and claim.says == "sum":
            self.disputed.setdefault(value_of(claim.amount), Side(claim.amount)).join(claim)

    def side_of(self, amount: Amount | None) -> Side | None:
        """The side of a dispute about it that tells a sum."""
        same = self.disputed.get(value_of(amount))
        few = islice(self.disputed.values(), _MOST_COMPARED)
        return same or next((side for side in few if agrees(side.amount, amount)), None)

    def followed(self, amount: Amount | None) -> bool:
        """Whether one of its reports names a sum as the one before."""
        few = islice(self.named_before.values(), _MOST_COMPARED)
        return value_of(amount) in self.named_before or any(agrees(named, amount) for named in few)

    def withdraw(self, claims: list[Claim]) -> None:
        """Take back what reports say otherwise: they tell of the time after."""
        gone = {claim.report.id for claim in claims}
        self.against = [against for against in self.against if against.offer.id not in gone]
        for value in {value_of(claim.amount) for claim in claims}:
            self.disputed.pop(value, None)

    def check_size(self, before: Amount | None) -> None:
        """Note the reports of the size of a change that leads from the sum before to another than this."""
        if self.says != "sum" or before is None or not is_exact(before) or before.min is None:
            return
        for claim in self.claims:
            by = claim.report.change_by
            value = _changed(claim, before.min) if by is not None and by.amount is not None else None
            if value is None or claim.report.amount is not None:
                continue
            made = msgspec.structs.replace(before, min=value, max=value, qualifier=None, as_written="")
            if not agrees(made, self.amount):
                self.against.append(Against(claim.report, made, claim.start, "by_arithmetic"))

    def says_same(self, claim: Claim) -> bool:
        """Whether a claim names this value."""
        if self.says == "sum" and claim.says == "sum":
            return agrees(self.amount, claim.amount)
        return self.says == claim.says and self.says in ("ended", "offered")

    def reckoned(self, before: Amount | None) -> Amount | None:
        """The sum after a change by an amount or a ratio of a sum that is one exact number."""
        if before is None or before.min is None or before.min != before.max:
            return None
        for claim in self.claims:
            if (value := _changed(claim, before.min)) is not None:
                return msgspec.structs.replace(before, min=value, max=value, qualifier=None, as_written="")
        return None


def _is_fuller(one: Amount | None, other: Amount | None) -> bool:
    """Whether a sum tells more than one that it agrees with: a number, or both ends of a range."""
    if one is None or (is_exact(other) and other is not None and other.qualifier is None):
        return False
    if is_exact(one):
        return one.qualifier is None or not is_exact(other)
    return None not in (one.min, one.max) and not is_exact(other)


def _changed(claim: Claim, before: Decimal) -> Decimal | None:
    """A sum after the change that a report tells: "by" is added or taken away, a ratio multiplies."""
    by = claim.report.change_by
    if by is None:
        return None
    if by.ratio is not None:
        return before * by.ratio
    exact = by.amount is not None and by.amount.min is not None and by.amount.min == by.amount.max
    if not exact or claim.direction == 0:
        return None
    assert by.amount is not None
    assert by.amount.max is not None
    return before + claim.direction * by.amount.max
