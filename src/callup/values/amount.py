"""How much money: a quantity in a currency."""

from __future__ import annotations

from callup.values.quantity import Quantity


class Amount(Quantity, frozen=True, kw_only=True):
    """A quantity of money; `currency` is an ISO 4217 code."""

    currency: str
