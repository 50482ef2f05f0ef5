"""Totals against their parts: what adds up on a day, what does not, and what a sum of unknown basis equals.

Nothing is merged here: a sum keeps its slot, and the arithmetic is told beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from typing import Literal

import msgspec

from callup.link.ledger.ledger_parts import Around, Choice, Part, Parts, Standing, holds_everywhere
from callup.link.ledger.ledger_slots import Slot
from callup.values import Amount

Verdict = Literal[
    "adds_up",
    "rounded",
    "within",
    "conflict",
    "open",
    "equals_part",
    "equals_total",
    "equals_sum",
    "differs",
    "explained",
    "together",
    "total_outdated",
    "part_outdated",
    "nationwide",
]
"""Of a total: its parts add up to it; to within one per cent; stay within an "up to"; do not add up; a part
is not known. Of a sum of unknown basis: it equals one part, a reported total, the sum of the parts, or none
of them. Of a conflict: the two sums differ by just a part that is in force. Of a part of which no total is
reported: what it makes together with the other parts. Of a total that its parts do not make: a part has
changed since the total was told last, or the total since a part was. Of a region's federal part: another sum
is told of the whole country."""

_LATER = timedelta(days=7)
_ROUNDING = Decimal("0.01")
_FITS: tuple[Verdict, ...] = ("adds_up", "rounded", "within")


class Reckoning(msgspec.Struct, frozen=True):
    """An arithmetic about a sum: `parts` and what they add up to, beside the sum itself.

    `difference` is the sum less its parts, None where they agree or cannot be compared. `about` is the sum
    of which it is told; `other` is the sum in conflict with it. `stale` are the parts that have changed since
    the total was told last, or that were told last before the total changed.
    """

    verdict: Verdict
    about: Amount
    parts: tuple[Part, ...] = ()
    difference: Decimal | None = None
    other: Amount | None = None
    stale: tuple[Part, ...] = ()


def reckonings(known: Iterable[Standing]) -> Mapping[Slot, tuple[Reckoning, ...]]:
    """The arithmetic that can be done about each slot on one day.

    Parts are set beside a total of the same place, benefit, period and audience. What the federal budget
    pays holds in the whole country, so a report that names the country, or no place, counts everywhere.
    """
    standings = [standing for standing in known if standing.amount is not None and not standing.slot.source]
    parts = Parts(standings)
    found: dict[Slot, tuple[Reckoning, ...]] = {}
    for standing in standings:
        told = tuple(_about(standing, parts))
        if told:
            found[standing.slot] = told
    return found


def _about(standing: Standing, parts: Parts) -> Iterator[Reckoning]:
    slot, amount = standing.slot, standing.amount
    assert amount is not None
    around = parts.around(slot, amount.currency)
    if slot.basis == "total":
        yield from _of_total(standing, around)
    elif slot.basis == "unknown":
        yield from _of_unknown(standing, around, parts.total(slot))
    elif parts.total(slot) is None and standing.wholes and not holds_everywhere(slot):
        whole = msgspec.structs.replace(standing, amount=standing.wholes[-1])
        yield from _of_total(whole, around)
    elif slot.payer in ("regional", "municipal") and parts.total(slot) is None:
        yield from _together(standing, around, parts.total_of_region(slot))
    if slot.payer == "federal" and slot.basis == "component" and not holds_everywhere(slot):
        yield from _nationwide(amount, parts.nationwide(slot, amount.currency))
    for other in standing.others:
        if (told := _explained(amount, other, around)) is not None:
            yield told


def _of_total(standing: Standing, around: Around) -> Iterator[Reckoning]:
    """A total beside its parts: those told with it, else others that fit, else those that were told last."""
    total = standing.amount
    assert total is not None
    own = around.told_of(total, standing.documents)
    for parts, verdict in product((own, around), _FITS):
        for chosen in parts.choices():
            if _fit(total, chosen) == verdict:
                yield Reckoning(verdict, total, chosen)
                return
    chosen = _fullest(total, own) if own.is_complete() else next(around.choices(), ())
    left = _less(total, chosen)
    if not chosen or left is None:
        return
    if left == 0:
        yield Reckoning("equals_part", total, chosen)
    elif (old := _outdated(standing, chosen, left)) is not None:
        yield old
    else:
        may_be_more = not around.is_complete() or bool(around.more)
        yield Reckoning("open" if left > 0 and may_be_more else "conflict", total, chosen, left)


def _fullest(total: Amount, own: Around) -> Choice:
    """Of the parts told together with a total the most that it has room for; else the main ones."""
    choices = list(own.choices())
    fitting = [chosen for chosen in choices if (left := _less(total, chosen)) is not None and left >= 0]
    return max(fitting, key=len, default=choices[0])


def _outdated(standing: Standing, chosen: Choice, left: Decimal) -> Reckoning | None:
    """A total and parts that were not told of one time; what the federal budget pays is seldom told anew."""
    assert standing.amount is not None
    newer = tuple(part for part in chosen if _is_later(part.changed, standing.seen))
    if newer:
        return Reckoning("total_outdated", standing.amount, chosen, left, stale=newer)
    local = (part for part in chosen if part.payer != "federal")
    older = tuple(part for part in local if _is_later(standing.changed, part.seen))
    return Reckoning("part_outdated", standing.amount, chosen, left, stale=older) if older else None


def _is_later(changed: date | None, seen: date | None) -> bool:
    return changed is not None and seen is not None and changed - seen > _LATER


def _nationwide(amount: Amount, everywhere: tuple[Part, ...]) -> Iterator[Reckoning]:
    """A region's federal part beside what the federal budget is told to pay everywhere."""
    if everywhere and not any(_same(amount, part.amount) for part in everywhere):
        left = _less(amount, everywhere[:1])
        yield Reckoning("nationwide", amount, everywhere[:1], left)


def _of_unknown(standing: Standing, around: Around, total: Amount | None) -> Iterator[Reckoning]:
    """What a sum of unknown basis equals; where it equals nothing that is known, that is told too."""
    amount = standing.amount
    assert amount is not None
    equal = [part for part in around.all() if _same(amount, part.amount)]
    for part in equal:
        yield Reckoning("equals_part", amount, (part,))
    if total is not None and _same(amount, total):
        yield Reckoning("equals_total", amount, other=total)
    for chosen in around.choices():
        if _fit(amount, chosen) == "adds_up":
            yield Reckoning("equals_sum", amount, chosen)
            return
    own = tuple(part for part in around.all() if part.payer == standing.slot.payer)[:1]
    chosen = own or next(around.choices(), ())
    if chosen and not equal and (total is None or not _same(amount, total)):
        yield Reckoning("differs", amount, chosen, _less(amount, chosen))


def _together(standing: Standing, around: Around, total: Amount | None) -> Iterator[Reckoning]:
    """A region's or a town's part with the others that hold there, where nobody reports their total.

    With a town's part they may make what is told as the total of the region.
    """
    own = next((part for part in around.all() if part.report == standing.report), None)
    if own is None or standing.amount is None:
        return
    regional = (own,) if own.payer == "regional" else around.regional[:1]
    town = (own,) if own.payer == "municipal" else ()
    chosen = regional + around.federal[:1] + town
    if total is not None and _fit(total, chosen) == "adds_up":
        yield Reckoning("adds_up", total, chosen)
    elif len(chosen) > 1 and all(_number(part.amount) is not None for part in chosen):
        yield Reckoning("together", standing.amount, chosen)


def _explained(amount: Amount, other: Amount, around: Around) -> Reckoning | None:
    """Two sums in conflict that differ by just what one payer gives: one may be the total of the other."""
    if amount.currency != other.currency:
        return None
    one, two = _number(amount), _number(other)
    if one is None or two is None or one == two:
        return None
    for part in around.all():
        if _number(part.amount) == abs(one - two):
            return Reckoning("explained", amount, (part,), two - one, other)
    return None


def _fit(total: Amount, parts: tuple[Part, ...]) -> Verdict | None:
    numbers = [_number(part.amount) for part in parts]
    if len(parts) < 2 or None in numbers:
        return None
    added = sum((number for number in numbers if number is not None), Decimal(0))
    if total.max is None:
        return None
    if added == total.max:
        return "adds_up"
    if total.min is None:
        return "within" if added < total.max else None
    return "rounded" if abs(added - total.max) <= _ROUNDING * total.max else None


def _less(total: Amount, parts: Iterable[Part]) -> Decimal | None:
    """A sum less its parts; None where one of them is no exact number."""
    left = _number(total)
    for part in parts:
        number = _number(part.amount)
        if left is None or number is None:
            return None
        left -= number
    return left


def _same(one: Amount, other: Amount) -> bool:
    return one.currency == other.currency and _number(one) is not None and _number(one) == _number(other)


def _number(amount: Amount) -> Decimal | None:
    """The one number of a sum; None for a range."""
    if amount.min is None or amount.max is None:
        return amount.max if amount.min is None else amount.min
    return amount.max if amount.min == amount.max else None
