"""The history of a slot: its successive values, with the reports that say so and those that say otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from itertools import zip_longest
from typing import Literal

import msgspec

from callup.link.ledger.ledger_amounts import agrees, is_exact, leaves_room, size
from callup.link.ledger.ledger_claims import ONE_DAY, Claim, Says, Seen, SeenOf, claims_of, starts
from callup.link.ledger.ledger_runs import Against, Ending, Run
from callup.link.ledger.ledger_told import told_runs
from callup.link.ledger.ledger_turns import runs_of
from callup.model import Offer
from callup.values import Amount

How = Literal[
    "first", "changed", "silent", "reverted", "after_window", "told_later", "again", "within"
]  # fmt: skip
"""How a value came: as the first that is known, by a change that was told, by one that nobody told, as what a
window falls back to, after a window, as the value before that a later report names, after the offer was said
to be over, or as a sum that leaves room for the one before ("up to 2 million", then "1.5 million")."""

_TOLD_REACH = timedelta(days=92)
_UNSEEN = Seen()
_NONE: Mapping[str, Offer] = {}


class Spell(msgspec.Struct, frozen=True, kw_only=True):
    """One value of a slot. Days are inclusive.

    `first` is the day that a report names, or else (`dated` is False) the day on which the value was first
    told. It is None where nobody says since when; `reach` is then the first day for which the value is
    still taken, at most 92 days before the change. `until` is the day before the next value, or the end of
    the window where that comes first; `window` is that end. `seen` are the days on which the sum was told
    or its page was met again. `by` and `ratio` compare it with the value before; `reckoned` is the sum where
    a report says only by how much it changed. `copies` repeat one of the others word by word; `endings` are
    the ends of its window as they were told. `returns` marks a sum that a told change had ended and that came
    back without a word: a silent change, or an old figure repeated.
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
    copies: tuple[Offer, ...] = ()
    endings: tuple[Ending, ...] = ()
    returns: bool = False

    @property
    def own(self) -> tuple[Offer, ...]:
        """The reports that have words of their own."""
        repeats = {offer.id for offer in self.copies}
        return tuple(offer for offer in self.reports if offer.id not in repeats)

    def leader(self, day: date = date.max) -> Offer:
        """The report by which the value is named: the last one told by a day that names a sum, no copy."""
        named = [offer for offer in self.own or self.reports if offer.amount is not None]
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


def history_of(offers: Iterable[Offer], seen: SeenOf, copies: Mapping[str, Offer] = _NONE) -> History:
    """The history that the reports of one slot tell, whatever their order.

    A copy that somebody else prints says nothing new; where its publisher advertises, it is still a sighting.
    """
    offers = list(offers)
    reported = [offer for offer in offers if offer.status == "reported"]
    home = _currency(reported)
    at_home = [offer for offer in reported if _in(offer, home)]
    repeats = {offer.id: copies[offer.id] for offer in at_home if offer.id in copies}
    claims = [claim for offer in at_home for claim in _claims(offer, seen, repeats)]
    runs = told_runs(runs_of(claims))
    return History(
        spells=tuple(_with_copies(_spells(runs), at_home, repeats)),
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


def _claims(offer: Offer, seen: SeenOf, repeats: Mapping[str, Offer]) -> Iterator[Claim]:
    """The claims of a report; a copy in another paper has none, where the report that it repeats has some."""
    page, origin = seen.get(offer.document, _UNSEEN), repeats.get(offer.id)
    if origin is None:
        yield from claims_of(offer, page)
    elif page.notice or _of_one(offer, origin) or not _is_dated(origin, seen):
        yield from claims_of(offer, page, copy=True)


def _of_one(offer: Offer, other: Offer) -> bool:
    return offer.source is not None and offer.source == other.source


def _is_dated(offer: Offer, seen: SeenOf) -> bool:
    return (starts(offer) or seen.get(offer.document, _UNSEEN).first) is not None


def _with_copies(
    spells: Iterable[Spell], offers: Iterable[Offer], origins: Mapping[str, Offer]
) -> Iterator[Spell]:
    """The values, each with the reports that repeat one of its own."""
    by_origin: dict[str, list[Offer]] = {}
    for offer in offers:
        if offer.id in origins:
            by_origin.setdefault(origins[offer.id].id, []).append(offer)
    for spell in spells:
        said = {offer.id for offer in spell.reports} | {against.offer.id for against in spell.against}
        found = [offer for id_ in sorted(said) for offer in by_origin.get(id_, ())]
        found += [offer for offer in spell.reports if offer.id in origins]
        yield msgspec.structs.replace(spell, copies=_in_order({o.id: o for o in found}.values()))


def _spells(runs: list[Run]) -> Iterable[Spell]:
    done: list[Spell] = []
    for run, following in zip_longest(runs, runs[1:]):
        spell = _spell(run, done[-1] if done else None, following)
        done.append(msgspec.structs.replace(spell, returns=_returns(spell, done[-2:])))
    return done


def _returns(spell: Spell, before: list[Spell]) -> bool:
    """Whether a sum that a told change had ended has come back without a word."""
    if spell.how != "silent" or len(before) < 2 or before[-1].how != "changed":
        return False
    return before[0].amount is not None and agrees(before[0].amount, spell.amount)


def _spell(run: Run, before: Spell | None, following: Run | None) -> Spell:
    run.check_size(before.amount if before else None)
    first = None if following is not None and following.start == run.start else run.first
    window = run.until
    ends = [day for day in (window, _last(run, first, following)) if day is not None]
    reckoned = _reckoned(run, before)
    by, ratio = _change(run.amount, before.amount if before else None)
    return Spell(
        says=run.says,
        amount=run.amount,
        first=first,
        dated=first is not None and run.dated_first,
        reach=first or _reach(run, before.seen if before else ()),
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
        endings=tuple(run.endings),
    )


def _last(run: Run, first: date | None, following: Run | None) -> date | None:
    """The last day for which a value is taken where another one follows."""
    if following is None:
        return None
    if following.first is not None or first is None:
        return (following.first or following.start) - ONE_DAY
    return max(first, _reach(following, run.days) - ONE_DAY)


def _reach(run: Run, seen_before: Iterable[date]) -> date:
    """The first day for which a value without a first day is taken."""
    earliest = run.start - _TOLD_REACH
    last = max(seen_before, default=None)
    seen = last + ONE_DAY if last is not None else earliest
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
    if before.says == "ended":
        return "again"
    if before.window is not None and before.window < run.start:
        return "after_window"
    return "within" if leaves_room(run.amount, before.amount) else "silent"


def _change(amount: Amount | None, before: Amount | None) -> tuple[Decimal | None, Decimal | None]:
    """By how much and how many times; nothing where either sum is no single number of one currency."""
    if amount is None or before is None or amount.currency != before.currency or agrees(amount, before):
        return None, None
    if (amount.min is None) != (before.min is None) or (amount.max is None) != (before.max is None):
        return None, None
    if None not in (amount.min, amount.max) and not (is_exact(amount) and is_exact(before)):
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
