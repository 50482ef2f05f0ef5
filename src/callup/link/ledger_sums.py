"""Totals against their parts: what adds up on a day, what does not, and what a sum of unknown basis equals.

Nothing is merged here: a sum keeps its slot, and the arithmetic is told beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Literal

import msgspec

from callup.link.ledger_parts import Around, Part, Parts, Standing
from callup.link.ledger_slots import Slot
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
]
"""Of a total: its parts add up to it; to within one per cent; stay within an "up to"; do not add up; a part
is not known. Of a sum of unknown basis: it equals one part, a reported total, the sum of the parts, or none
of them. Of a conflict: the two sums differ by just a part that is in force. Of a part of which no total is
reported: what it makes together with the other parts."""

_ROUNDING = Decimal("0.01")
_FITS: tuple[Verdict, ...] = ("adds_up", "rounded", "within")


class Reckoning(msgspec.Struct, frozen=True):
    """An arithmetic about a sum: `parts` and what they add up to, beside the sum itself.

    `difference` is the sum less its parts, None where they agree or cannot be compared. `about` is the sum
    of which it is told; `other` is the sum in conflict with it.
    """

    verdict: Verdict
    about: Amount
    parts: tuple[Part, ...] = ()
    difference: Decimal | None = None
    other: Amount | None = None


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
        yield from _of_total(amount, around)
    elif slot.basis == "unknown":
        yield from _of_unknown(standing, around, parts.total(slot))
    elif slot.payer in ("regional", "municipal") and parts.total(slot) is None:
        yield from _together(standing, around)
    for other in standing.others:
        if other.amount is not None and (told := _explained(amount, other.amount, around)) is not None:
            yield told


def _of_total(total: Amount, around: Around) -> Iterator[Reckoning]:
    """A total beside its parts: the first choice of parts that fits, else those that were told last."""
    for verdict in _FITS:
        for chosen in around.choices():
            if _fit(total, chosen) == verdict:
                yield Reckoning(verdict, total, chosen)
                return
    chosen = next(around.choices(), ())
    left = _less(total, chosen)
    if not chosen or left is None:
        return
    if left == 0:
        yield Reckoning("equals_part", total, chosen)
        return
    yield Reckoning("conflict" if around.is_complete() or left < 0 else "open", total, chosen, left)


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


def _together(standing: Standing, around: Around) -> Iterator[Reckoning]:
    """A region's or a town's part with the others that hold there, where nobody reports their total."""
    own = next((part for part in around.all() if part.report == standing.report), None)
    if own is None or standing.amount is None:
        return
    regional = (own,) if own.payer == "regional" else around.regional[:1]
    town = (own,) if own.payer == "municipal" else ()
    chosen = regional + around.federal[:1] + town
    if len(chosen) > 1 and all(_number(part.amount) is not None for part in chosen):
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
