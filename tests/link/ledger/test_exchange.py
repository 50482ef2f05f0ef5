"""A sum in another currency takes the rate of its month, or none."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.link.ledger.offers_made import rub

from callup.link.ledger.exchange import Exchange
from callup.model.campaign import Rate


def rate(month: str, currency: str, value: str) -> Rate:
    return Rate(month=month, currency=currency, rate=Decimal(value), reference="an example")


RATES = [rate("2030-01", "USD", "80"), rate("2030-01", "EUR", "100"), rate("2030-02", "USD", "90")]
EXCHANGE = Exchange({(r.month, r.currency): r for r in RATES}, "RUB")


@pytest.mark.parametrize(
    ("day", "currency", "value"),
    [("2030-01-31", "USD", 20_000), ("2030-02-01", "USD", 17_800), ("2030-01-05", "EUR", 16_000)],
)
def test_the_rate_is_that_of_the_month(day: str, currency: str, value: int) -> None:
    made = EXCHANGE.into(currency, rub(1600), date.fromisoformat(day))
    assert made is not None
    assert (made.amount.max, made.amount.min, made.amount.currency) == (value, value, currency)
    assert [r.month for r in made.rates] == [day[:7]]


def test_from_one_foreign_currency_into_another_takes_two_rates() -> None:
    made = EXCHANGE.into("EUR", rub(1, "USD"), date(2030, 1, 1))
    assert made is not None
    assert (made.amount.max, {r.currency for r in made.rates}) == (800, {"USD", "EUR"})


def test_there_is_no_other_month_s_rate() -> None:
    assert EXCHANGE.into("USD", rub(1600), date(2030, 3, 1)) is None
    assert EXCHANGE.into("EUR", rub(1600), date(2030, 2, 1)) is None


def test_a_sum_in_its_own_currency_is_not_exchanged() -> None:
    assert EXCHANGE.into("RUB", rub(1600), date(2030, 1, 1)) is None


def test_small_sums_keep_three_figures() -> None:
    made = EXCHANGE.into("USD", rub(0.1), date(2030, 2, 1))
    assert made is not None
    assert made.amount.max == Decimal("1.11")
