"""Sums in words: amounts, what they are in another currency, and the arithmetic about them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from callup.link.ledger.exchange import Exchange
from callup.link.ledger.ledger_parts import Part
from callup.link.ledger.ledger_sums import Reckoning
from callup.values import Amount

_MILLION = 1_000_000


def spell_amount(amount: Amount | None) -> str:
    """An amount in words that keep what is not known.

    >>> from decimal import Decimal; from callup.values import Amount
    >>> spell_amount(Amount(min=None, max=Decimal(2500), as_written="up to $2,500", currency="USD"))
    'up to 2,500 USD'
    """
    if amount is None:
        return "no sum"
    low, high = amount.min, amount.max
    if low is not None and high is not None:
        number = plain(low) if low == high else f"{plain(low)} to {plain(high)}"
    elif high is not None:
        number = f"up to {plain(high)}"
    else:
        number = f"from {plain(low)}" if low is not None else "an unnamed sum"
    about = {"about": "about ", "nearly": "nearly "}.get(amount.qualifier or "", "")
    return f"{about}{number} {amount.currency}"


def exchanged(amount: Amount, day: date, exchange: Exchange, wanted: str) -> str:
    """A sum in another currency with the rate, its month and its reference; or that there is no rate."""
    if amount.currency == wanted:
        return f"= {spell_amount(amount)}, as it was told"
    made = exchange.into(wanted, amount, day)
    if made is None:
        return f"not in {wanted}: the campaign has no rate for {day:%Y-%m}"
    rates = "; ".join(
        f"{rate.rate} {exchange.home} for 1 {rate.currency}, mean of {rate.month} ({rate.reference})"
        for rate in made.rates
    )
    return f"= {spell_amount(made.amount)}, at {rates}"


def arithmetic(reckoning: Reckoning) -> str:
    """The sums of a reckoning as an equation; in millions where they are that large and round."""
    known = _known_still(reckoning)
    numbers = [_number(part.amount) for part in known]
    whole = _number(reckoning.other if reckoning.verdict == "explained" else reckoning.about)
    added = sum(numbers, Decimal(0))
    say, unit = _scale([*numbers, whole, _number(reckoning.about)])
    currency = reckoning.about.currency
    parts = " + ".join(f"{say(n)} {part.payer}" for n, part in zip(numbers, known, strict=True))
    if reckoning.verdict == "explained":
        high, low = sorted((whole, _number(reckoning.about)), reverse=True)
        return f"{say(high)} - {say(low)} = {say(high - low)}{unit} {currency}"
    if reckoning.verdict in ("open", "part_outdated"):
        less = "".join(f" - {say(n)} {part.payer}" for n, part in zip(numbers, known, strict=True))
        return f"{say(whole)} total{less} = {say(whole - added)}{unit} {currency}"
    return f"{parts} = {say(added)}{unit} {currency}" if parts else f"{say(whole)}{unit} {currency}"


def reckoned(reckoning: Reckoning) -> str:
    """What an arithmetic says of a sum, in words."""
    equation, left = arithmetic(reckoning), reckoning.difference
    about = spell_amount(reckoning.about)
    gap = spell_amount(_like(reckoning.about, abs(left))) if left is not None else ""
    more = "more" if left is not None and left > 0 else "less"
    words = {
        "adds_up": f"{equation}: the total adds up",
        "rounded": f"{equation}: the total of {about} adds up to within one per cent",
        "within": f"{equation}: within {about}",
        "conflict": f"conflict: {equation}, but the total is told as {about}: {gap} {more} than its parts",
        "open": f"{equation}: what is left has no part that is known on this day",
        "equals_part": f"the same sum as the {_payers(reckoning)} part",
        "equals_total": "the same sum as the total that is reported",
        "equals_sum": f"{equation}: the same sum as its parts together",
        "differs": f"not said whether part or total: {gap} {more} than {_known(reckoning)}" if gap else
        "not said whether part or total",
        "total_outdated": f"the total was told before {_stale(reckoning)} changed; the parts make {equation}",
        "part_outdated": f"{_stale(reckoning)} was told before the total changed; left for it: {equation}",
        "nationwide": f"for the whole country {_known(reckoning)}, is told",
        "together": f"{equation}: what the known parts make together; nobody reports a total",
        "explained": f"{equation}: just the {_payers(reckoning)} part, so one may be the total of the other",
    }  # fmt: skip
    return words[reckoning.verdict]


def _known_still(reckoning: Reckoning) -> tuple[Part, ...]:
    """The parts that an arithmetic is about: without those told before the total changed."""
    if reckoning.verdict != "part_outdated":
        return reckoning.parts
    return tuple(part for part in reckoning.parts if part not in reckoning.stale)


def _stale(reckoning: Reckoning) -> str:
    return "the " + " and ".join(part.payer for part in reckoning.stale) + " part"


def _known(reckoning: Reckoning) -> str:
    """The parts that a sum is set against: one by its name, several as an equation."""
    if len(reckoning.parts) != 1:
        return arithmetic(reckoning)
    return f"the {_payers(reckoning)} part, {spell_amount(reckoning.parts[0].amount)}"


def _payers(reckoning: Reckoning) -> str:
    return " and ".join(part.payer for part in reckoning.parts)


def _like(amount: Amount, value: Decimal) -> Amount:
    return Amount(min=value, max=value, as_written="", currency=amount.currency)


def _number(amount: Amount | None) -> Decimal:
    if amount is None:
        return Decimal(0)
    return amount.max if amount.max is not None else amount.min or Decimal(0)


class _Say:
    """How numbers are written: in millions, or in full."""

    def __init__(self, unit: int) -> None:
        self._unit = unit

    def __call__(self, value: Decimal) -> str:
        return plain(value / self._unit)


def _scale(numbers: Iterable[Decimal]) -> tuple[_Say, str]:
    known = list(numbers)
    large = max(known, default=Decimal(0)) >= _MILLION and all(number % 1000 == 0 for number in known)
    return (_Say(_MILLION), " million") if large else (_Say(1), "")


def plain(value: Decimal | None) -> str:
    """A number with its thousands grouped and no zeros after the point."""
    if value is None:
        return ""
    whole = value.to_integral_value()
    return f"{whole:,f}" if whole == value else f"{value.normalize():,f}"
