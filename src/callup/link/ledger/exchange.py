"""Sums in another currency, at the rate of one month and of no other."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal

import msgspec

from callup.model.campaign import Rate
from callup.values import Amount

_FIGURES = 3


class Exchanged(msgspec.Struct, frozen=True):
    """A sum in another currency, to three significant figures, with the rates it was made with."""

    amount: Amount
    rates: tuple[Rate, ...]


class Exchange(msgspec.Struct, frozen=True):
    """Rates by month (YYYY-MM) and currency: units of the home currency for one unit."""

    rates: Mapping[tuple[str, str], Rate]
    home: str

    def into(self, wanted: str, amount: Amount, day: date) -> Exchanged | None:
        """A sum in the currency that is wanted, at the mean rate of the day's month.

        None where it is in that currency already, and where there is no rate for that month: another
        month's is never taken.
        """
        if amount.currency == wanted:
            return None
        month = f"{day:%Y-%m}"
        needed = [currency for currency in (amount.currency, wanted) if currency != self.home]
        used = [rate for currency in needed if (rate := self.rates.get((month, currency))) is not None]
        if len(used) < len(needed):
            return None
        by_currency = {rate.currency: rate.rate for rate in used} | {self.home: Decimal(1)}
        factor = by_currency[amount.currency] / by_currency[wanted]
        return Exchanged(
            Amount(
                min=_rounded(amount.min, factor),
                max=_rounded(amount.max, factor),
                qualifier=amount.qualifier,
                as_written="",
                currency=wanted,
            ),
            tuple(used),
        )

    def knows(self, currency: str) -> bool:
        """Whether there is a rate for a currency in any month."""
        return currency == self.home or any(name == currency for _, name in self.rates)


def _rounded(value: Decimal | None, factor: Decimal) -> Decimal | None:
    """A value in the other currency, to three significant figures."""
    if value is None or not value:
        return value
    exact = value * factor
    unit = Decimal(1).scaleb(exact.adjusted() - _FIGURES + 1)
    rounded = (exact / unit).quantize(Decimal(1), ROUND_HALF_EVEN) * unit
    return rounded.quantize(Decimal(1)) if unit > 1 else rounded
