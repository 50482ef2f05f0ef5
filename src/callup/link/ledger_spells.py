"""The history of a slot: its successive values, with the reports that say so and those that say otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from itertools import zip_longest
from typing import Literal

import msgspec

from callup.link.ledger_claims import ONE_DAY, Says, Seen, SeenOf, agrees, claims_of, size
from callup.link.ledger_runs import Against, Run
from callup.link.ledger_told import told_runs
from callup.link.ledger_turns import runs_of
from callup.model import Offer
from callup.values import Amount

How = Literal["first", "changed", "silent", "reverted", "after_window", "told_later"]
"""How a value came: as the first that is known, by a change that was told, by one that nobody told, as what a
window falls back to, after a window, or as the value before that a later report names."""

_TOLD_REACH = timedelta(days=92)
_UNSEEN = Seen()


class Spell(msgspec.Struct, frozen=True, kw_only=True):
    """One value of a slot. Days are inclusive.

    `first` is the day that a report names, or else (`dated` is False) the day on which the value was first
    told. It is None where nobody says since when; `reach` is then the first day for which the value is
    still taken, at most 92 days before the change. `until` is the day before the next value, or the end of
    the window where that comes first; `window` is that end. `seen` are the days on which the sum was told
    or its page was met again. `by` and `ratio` compare it with the value before; `reckoned` is the sum where
    a report says only by how much it changed.
    """

    says: Says
    amount: Amount | None
    first: date | None
    dated: bool
    reach: date
    until: date | None
    window: date | None
    how: How
    reports: tuple[Offer, ...]
    told_later: tuple[Offer, ...] = ()
    seen: tuple[date, ...] = ()
    against: tuple[Against, ...] = ()
    by: Decimal | None = None
    ratio: Decimal | None = None
    reckoned: Amount | None = None

    def leader(self, day: date = date.max) -> Offer:
        """The report by which the value is named: the last one told by a day that names a sum."""
        named = [offer for offer in self.reports if offer.amount is not None]
        by_then = [offer for offer in named if offer.published is not None and offer.published <= day]
        return (by_then or named or self.reports or self.told_later)[-1]


class History(msgspec.Struct, frozen=True, kw_only=True):
    """All values of a slot in their order.

    `aside` are reports in another currency, `unsettled` those that are denied, planned, past or not
    confirmed.
    """

    spells: tuple[Spell, ...]
    aside: tuple[Offer, ...] = ()
    unsettled: tuple[Offer, ...] = ()


def history_of(offers: Iterable[Offer], seen: SeenOf) -> History:
    """The history that the reports of one slot tell, whatever their order."""
    offers = list(offers)
    reported = [offer for offer in offers if offer.status == "reported"]
    home = _currency(reported)
    at_home = [offer for offer in reported if _in(offer, home)]
    claims = [claim for offer in at_home for claim in claims_of(offer, seen.get(offer.document, _UNSEEN))]
    runs = told_runs(runs_of(claims))
    return History(
        spells=tuple(_spells(runs)),
        aside=_in_order(offer for offer in reported if not _in(offer, home)),
        unsettled=_in_order(offer for offer in offers if offer.status != "reported"),
    )


def _currency(offers: Iterable[Offer]) -> str | None:
    """The currency that most reports name; sums in another one are never set against them."""
    counts: dict[str, int] = {}
    for offer in offers:
        if offer.amount is not None:
            counts[offer.amount.currency] = counts.get(offer.amount.currency, 0) + 1
    return min(counts, key=lambda currency: (-counts[currency], currency), default=None)


def _in(offer: Offer, currency: str | None) -> bool:
    return offer.amount is None or offer.amount.currency == currency


def _in_order(offers: Iterable[Offer]) -> tuple[Offer, ...]:
    return tuple(sorted(offers, key=lambda offer: (offer.published or date.min, offer.id)))


def _spells(runs: list[Run]) -> Iterable[Spell]:
    before: Spell | None = None
    for run, following in zip_longest(runs, runs[1:]):
        before = _spell(run, before, following)
        yield before


def _spell(run: Run, before: Spell | None, following: Run | None) -> Spell:
    first = None if following is not None and following.start == run.start else run.first
    last = following.first - ONE_DAY if following is not None and following.first is not None else None
    if following is not None and first is None:
        last = following.start - ONE_DAY
    window = run.until
    ends = [day for day in (window, last) if day is not None]
    reckoned = _reckoned(run, before)
    by, ratio = _change(run.amount, before.amount if before else None)
    return Spell(
        says=run.says,
        amount=run.amount,
        first=first,
        dated=first is not None and run.dated_first,
        reach=first or _reach(run, before),
        until=min(ends, default=None),
        window=window,
        how=_how(run, before),
        reports=_in_order(run.reports()),
        told_later=_in_order(run.told_later),
        seen=tuple(sorted(set(run.days))),
        against=run.opposed(),
        by=by,
        ratio=ratio,
        reckoned=reckoned,
    )


def _reach(run: Run, before: Spell | None) -> date:
    """The first day for which a value without a first day is taken."""
    earliest = run.start - _TOLD_REACH
    seen = before.seen[-1] + ONE_DAY if before is not None and before.seen else earliest
    return max(earliest, min(seen, run.start))


def _how(run: Run, before: Spell | None) -> How:
    if not run.claims:
        return "told_later"
    if run.reverts:
        return "reverted"
    if before is None or (before.says == "offered" and run.says == "sum"):
        return "silent" if run.hushed else "first"
    if run.hushed:
        return "silent"
    if run.tells or run.says == "ended":
        return "changed"
    lapsed = before.window is not None and before.window < run.start
    return "after_window" if lapsed else "silent"


def _change(amount: Amount | None, before: Amount | None) -> tuple[Decimal | None, Decimal | None]:
    """By how much and how many times; nothing where either sum is no single number of one currency."""
    if amount is None or before is None or amount.currency != before.currency or agrees(amount, before):
        return None, None
    if (amount.min is None) != (before.min is None) or (amount.max is None) != (before.max is None):
        return None, None
    new, old = size(amount), size(before)
    if new is None or old is None:
        return None, None
    return new - old, (new / old if old else None)


def _reckoned(run: Run, before: Spell | None) -> Amount | None:
    """The sum that a change by an amount or a ratio leads to; None where the sum before is not exact."""
    if run.says != "unnamed" or before is None or before.amount is None:
        return None
    return run.reckoned(before.amount)
