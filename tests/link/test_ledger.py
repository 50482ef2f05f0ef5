"""The state on a day, from reports in any order."""

from __future__ import annotations

import itertools
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from callup.link import ledger_on
from callup.model import Offer
from callup.values import Amount, Place, Time


def rub(thousands: int) -> Amount:
    value = Decimal(thousands * 1000)
    return Amount(min=value, max=value, as_written=f"{thousands} тыс. рублей", currency="RUB")


def report(id_: str, published: str | None, thousands: int, **more: Any) -> Offer:
    return Offer(
        id=id_,
        published=date.fromisoformat(published) if published else None,
        benefit="signing_bonus",
        payer=more.pop("payer", "regional"),
        basis=more.pop("basis", "component"),
        per="once",
        amount=rub(thousands),
        place=Place(code=more.pop("place", "XN-FEN"), name="Fen Province"),
        **more,
    )


def window(first: str | None, last: str | None) -> Time:
    return Time(
        from_=date.fromisoformat(first) if first else None,
        to=date.fromisoformat(last) if last else None,
        precision="open" if last is None else "day",
    )


def sums(offers: list[Offer], day: str) -> list[int]:
    states = ledger_on(offers, date.fromisoformat(day))
    return [int(state.amount.max / 1000) for state in states if state.amount and state.amount.max]


OLD = report("a", "2030-01-10", 300)
NEW = report("b", "2030-03-05", 700)


@pytest.mark.parametrize("order", list(itertools.permutations([OLD, NEW])))
def test_the_newest_report_of_the_day_stands_and_the_earlier_is_not_erased(
    order: tuple[Offer, ...],
) -> None:
    assert sums(list(order), "2030-02-01") == [300]
    (state,) = ledger_on(order, date(2030, 3, 10))
    assert (state.offer.id, state.earlier and state.earlier.id, state.age_days) == ("b", "a", 5)


def test_before_the_first_report_nothing_is_known() -> None:
    assert ledger_on([NEW], date(2030, 1, 1)) == []


def test_seeing_the_same_sum_again_makes_it_younger() -> None:
    (state,) = ledger_on([OLD, report("c", "2030-02-20", 300)], date(2030, 2, 21))
    assert (state.age_days, state.earlier) == (1, None)


def test_a_window_ends_and_reverts() -> None:
    spring = report("w", "2030-03-01", 900, effective=window("2030-03-01", "2030-05-31"), reverts_to=rub(300))
    assert sums([spring], "2030-05-31") == [900]
    (state,) = ledger_on([spring], date(2030, 6, 1))
    assert (state.reverted, state.amount) == (True, rub(300))


def test_a_window_that_says_nothing_of_after_leaves_what_was_before() -> None:
    spring = report("w", "2030-03-01", 900, effective=window("2030-03-01", "2030-05-31"))
    assert sums([OLD, spring], "2030-06-01") == [300]
    assert sums([spring], "2030-06-01") == []


def test_a_total_does_not_supersede_a_component_nor_one_payer_another() -> None:
    total = report("t", "2030-03-06", 1100, basis="total")
    federal = report("f", "2030-03-06", 400, payer="federal")
    assert sorted(sums([NEW, total, federal], "2030-03-07")) == [400, 700, 1100]


def test_two_sums_of_one_day_are_both_shown() -> None:
    (state,) = ledger_on([NEW, report("c", "2030-03-05", 750)], date(2030, 3, 6))
    assert {state.offer.id, *(other.id for other in state.others)} == {"b", "c"}


@pytest.mark.parametrize("status", ["denied", "planned", "unconfirmed", "hypothetical", "past"])
def test_what_is_not_reported_is_not_on_offer(status: Any) -> None:
    assert sums([report("x", "2030-01-10", 300, status=status)], "2030-02-01") == []


def test_what_has_no_date_stands_on_no_day() -> None:
    assert sums([report("x", None, 300)], "2030-02-01") == []
