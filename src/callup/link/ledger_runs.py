"""Runs of reports that agree on one value, and what stands against each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Literal

import msgspec

from callup.link.ledger_claims import Claim, Says, agrees
from callup.model import Offer
from callup.values import Amount

Why = Literal["same_page", "same_day", "close", "still_reported", "still_shown", "told_otherwise"]
"""Another sum in the same document; for the same first day; within a week, without a word of change; the sum
before, told once more; the sum before, still on its page; a later report that names another sum before."""


class Against(msgspec.Struct, frozen=True):
    """A report that says otherwise of the same time; `amount` is what it says, `day` when."""

    offer: Offer
    amount: Amount | None
    day: date
    why: Why


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
        if claim.says == "sum" and _is_exact(claim.amount) and not _is_exact(self.amount):
            self.amount = claim.amount
        if claim.told is not None and not claim.reverts:
            self.days.append(claim.told)
            self.last = max(self.last, claim.told)
        self.days += [day for day in claim.seen.again if not claim.reverts and day >= self.start]
        if claim.until is not None or claim.report.change == "extend":
            end = claim.told or claim.start, claim.until or date.max
            self._until = end if self._until is None else max(self._until, end)

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
        once = {(a.offer.id, a.why): a for a in self.against if a.offer.id not in own}
        return tuple(sorted(once.values(), key=lambda a: (a.day, a.offer.id, a.why)))

    def oppose(self, claim: Claim, day: date, why: Why) -> None:
        """Note a report that says otherwise."""
        self.against.append(Against(claim.report, claim.amount, day, why))

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


def _is_exact(amount: Amount | None) -> bool:
    return amount is not None and amount.qualifier is None and amount.min == amount.max


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
