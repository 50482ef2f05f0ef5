"""What one report claims of a slot: a value, from when, until when, and on which days it was told or seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Literal

import msgspec

from callup.link.ledger.ledger_slots import value_of
from callup.model import Offer
from callup.values import Amount

ONE_DAY = timedelta(days=1)
Says = Literal["sum", "offered", "unnamed", "same", "ended"]
"""A sum; a benefit without one; a change to a sum that is not named; all is as before; it is over."""

_CHANGES = frozenset({"new", "raise", "cut", "extend", "end", "revert"})
_MONEY = frozenset({
    "signing_bonus", "monthly_pay", "combat_day", "advance_km", "per_target", "first_year_total",
    "finder_reward", "injury_payment", "death_payment",
})  # fmt: skip
_LONGEST_CHAIN = 50


class Seen(msgspec.Struct, frozen=True):
    """Where a report's page stands, and the days on which the same bytes were met there again.

    `first` is the day on which a page on the web was first met: it dates what nothing else does. `since` is
    the day on which this version of a page was first met, where another one with the same date stood before.
    `notice` tells that its publisher offers or advertises: what is repeated there is on offer still.
    `family` is that of the documents which carry the same text.
    """

    addresses: frozenset[str] = frozenset()
    again: tuple[date, ...] = ()
    first: date | None = None
    since: date | None = None
    notice: bool = False
    family: str | None = None


SeenOf = Mapping[str, Seen]
"""Of a document's id what is known of its page."""

_UNSEEN = Seen()


class Claim(msgspec.Struct, frozen=True):
    """`start` is the first day that the report speaks for; `dated` tells that its words name that day.

    `until` is the last day of a window, `told` the day of publication, `again` the days on which the page
    was seen once more. `reverts` marks what a window was said to fall back to, `copy` a report in the words
    of an earlier one.
    """

    report: Offer
    says: Says
    amount: Amount | None
    start: date
    dated: bool
    until: date | None
    told: date | None
    seen: Seen = _UNSEEN
    reverts: bool = False
    copy: bool = False

    @property
    def tells(self) -> bool:
        """Whether the report speaks of a change, or names a day from or until which its value holds."""
        offer = self.report
        changes = offer.change in _CHANGES or offer.previous is not None or offer.change_by is not None
        return self.reverts or changes or self.dated or self.until is not None

    @property
    def origins(self) -> frozenset[str]:
        """Who says it and where: a later page of one address or publisher is the next version of it."""
        source = self.report.source
        return self.seen.addresses | ({source} if source else frozenset())

    @property
    def teller(self) -> str:
        """Who says it; where no publisher is known, the document."""
        return self.report.source or self.report.document

    @property
    def direction(self) -> int:
        """1 for more, -1 for less, 0 where the report does not say."""
        return {"raise": 1, "cut": -1}.get(self.report.change or "", 0)


def starts(offer: Offer) -> date | None:
    """The first day for which a report speaks; None where nothing dates it.

    What ends on a day but has no first day speaks from its publication, what is over by then for its end.
    """
    first, until = first_day(offer), last_day(offer)
    if first is not None:
        return first
    if until is not None and offer.published is not None:
        return min(offer.published, until)
    return offer.published


def first_day(offer: Offer) -> date | None:
    """The first day that a report names; where it lies after the last one it is that of what follows."""
    effective = offer.effective
    if effective is None or effective.from_ is None:
        return None
    return None if effective.to is not None and effective.to < effective.from_ else effective.from_


def last_day(offer: Offer) -> date | None:
    """The last day of a window, as a report names it."""
    return offer.effective.to if offer.effective is not None else None


def claims_of(offer: Offer, seen: Seen = _UNSEEN, copy: bool = False) -> Iterator[Claim]:
    """The claims of a report that can be dated: its value, its end, and what its window falls back to."""
    for claim in _claims_of(offer, seen):
        yield msgspec.structs.replace(claim, copy=True) if copy else claim


def _claims_of(offer: Offer, seen: Seen) -> Iterator[Claim]:
    until, dated = last_day(offer), first_day(offer) is not None
    start = starts(offer) or seen.first
    if start is None:
        return
    told = offer.published or (seen.first if starts(offer) is None else None)
    if seen.since is not None:
        start, told = (start if dated else max(start, seen.since)), seen.since
    if until is not None and not dated:
        start = min(start, until)
    if offer.change == "end":
        last = until if until is not None else start - ONE_DAY
        if offer.amount is not None and last >= start:
            yield Claim(offer, "sum", offer.amount, start, dated, last, told, seen)
        yield Claim(offer, "ended", None, last + ONE_DAY, dated or until is not None, None, told, seen)
        return
    yield Claim(offer, _says(offer), offer.amount, start, dated, until, told, seen)
    if until is not None and offer.reverts_to is not None:
        yield Claim(offer, "sum", offer.reverts_to, until + ONE_DAY, True, None, told, seen, reverts=True)


def in_turn(claims: Iterable[Claim]) -> list[Claim]:
    """The claims in an order that does not depend on when they came.

    By day; on one day a sum comes before those that name it as the sum before, a bare sum before a change.
    """
    by_day: dict[date, list[Claim]] = {}
    for claim in claims:
        by_day.setdefault(claim.start, []).append(claim)
    ordered: list[Claim] = []
    for day in sorted(by_day):
        depths = _depths(by_day[day])
        ordered += sorted(by_day[day], key=lambda c: (depths.get(value_of(c.amount), 0), *_rank(c)))
    return ordered


def _says(offer: Offer) -> Says:
    if offer.amount is not None:
        return "sum"
    if offer.change in ("unchanged", "extend"):
        return "same"
    if offer.change in ("raise", "cut", "revert") or offer.change_by is not None:
        return "unnamed"
    return "offered"


def is_money(offer: Offer) -> bool:
    """Whether a benefit is paid in money, so that a report without a sum says nothing of its size."""
    return offer.benefit in _MONEY


def _rank(claim: Claim) -> tuple[object, ...]:
    return claim.tells, claim.told or date.min, claim.report.id, claim.reverts


def _depths(claims: Iterable[Claim]) -> dict[object, int]:
    """How many of the day's other sums each sum is said to have followed."""
    before: dict[object, set[object]] = {}
    for claim in claims:
        following = before.setdefault(value_of(claim.amount), set())
        if claim.report.previous is not None and not claim.reverts:
            following.add(value_of(claim.report.previous))
    depths: dict[object, int] = {}
    for value in sorted(before, key=repr):
        _depth(value, before, depths)
    return depths


def _depth(value: object, before: Mapping[object, set[object]], depths: dict[object, int]) -> None:
    """Follow the sums before a sum, no further than `_LONGEST_CHAIN`: a circle ends there too."""
    chain = [value]
    while len(chain) < _LONGEST_CHAIN and chain[-1] not in depths:
        earlier = sorted((v for v in before.get(chain[-1], ()) if v in before and v not in chain), key=repr)
        if not earlier:
            break
        chain.append(earlier[0])
    depth = depths.get(chain[-1], 0)
    for distance, met in enumerate(reversed(chain)):
        depths.setdefault(met, depth + distance)
