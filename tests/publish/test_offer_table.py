"""The offers table: what has ended, what is known from a later report only, and what a sum is made of."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.publish import made

from callup.model import ChangeBy
from callup.publish.brief import compose
from callup.publish.offer_lines import SumCheck
from callup.publish.wording import BriefLanguage

TEXT = "В Ярославской области региональная выплата за контракт — 800 тысяч рублей."
WORDS = "800 тысяч рублей"


def cells(language: BriefLanguage = "en", offer: dict[str, Any] | None = None, **row: Any) -> tuple[str, ...]:
    fields = {"amount": made.amount(800_000), "basis": "component", "per": "once", **(offer or {})}
    record = made.offer(TEXT, WORDS, **fields)
    cleared = made.cleared([record], made.document(TEXT))
    given = made.given(cleared, ledger=(made.row(record, **row),))
    brief, _ = compose(given, made.russia(), language)
    ((_, (only,)),) = brief.offers.tables
    return only.cells


def part(payer: str, value: int) -> tuple[str, Any]:
    return payer, made.amount(value)


def test_a_window_that_has_ended_is_shown_with_its_end() -> None:
    row = cells(condition="lapsed", amount=None, until=date(2023, 3, 20))
    assert row[2] == "800,000\u00a0RUB once (ended on 20 March 2023; what follows is not known)"


def test_an_end_that_is_near_is_told() -> None:
    assert cells(expires_in=12)[4] == "ends in 12 days"


def test_a_sum_that_a_later_report_names_does_not_take_that_report_s_window_or_sum_before() -> None:
    later = {"previous": made.amount(300_000), "effective": made.day(2023, 3, 10)}
    row = cells(
        offer=later, condition="told_later", amount=made.amount(300_000), last_seen=None, age_days=None
    )
    assert row[2] == "300,000\u00a0RUB once (known from a later report)"
    assert (row[3], row[4]) == ("", "")


def test_a_change_by_is_told_as_no_sum() -> None:
    by = {"amount": None, "change": "raise", "change_by": ChangeBy(amount=made.amount(150_000))}
    row = cells(offer=by, condition="not_named", amount=None)
    assert row[2] == "no sum (raised by 150,000\u00a0RUB; the sum is not named)"


@pytest.mark.parametrize(
    ("verdict", "difference", "says"),
    [
        ("adds_up", None, "(= 400,000 regional + 400,000 federal)"),
        ("rounded", None, "(≈ 400,000 regional + 400,000 federal)"),
        ("conflict", 50_000, "(its parts are 400,000 regional + 400,000 federal: a difference of 50,000\u00a0RUB)"),
        ("together", None, ""),
    ],
)  # fmt: skip
def test_the_arithmetic_stands_beside_the_sum(verdict: str, difference: int | None, says: str) -> None:
    left = None if difference is None else Decimal(difference)
    check = SumCheck(verdict, (part("regional", 400_000), part("federal", 400_000)), left)
    assert cells(checks=(check,))[2].removeprefix("800,000\u00a0RUB once").strip() == says


def test_it_is_told_in_russian_too() -> None:
    check = SumCheck("open", (part("regional", 400_000),), Decimal(400_000))
    row = cells("ru", checks=(check,), expires_in=3)
    assert "за вычетом 400\u00a0000 региональная остаётся 400\u00a0000\u00a0RUB" in row[2]
    assert row[4] == "осталось дней: 3"


def test_what_changed_since_the_total_was_told_is_said() -> None:
    parts = (part("regional", 500_000), part("federal", 400_000))
    total = SumCheck("total_outdated", parts, Decimal(-100_000), ("regional",))
    assert cells(checks=(total,))[2].endswith(
        "(told before a part changed (regional); the parts are 500,000 regional + 400,000 federal now)"
    )
    part_ = SumCheck("part_outdated", parts, Decimal(-100_000), ("regional",))
    assert "one part was told before this total (regional)" in cells(checks=(part_,))[2]
    whole = SumCheck("nationwide", (part("federal", 400_000),), None)
    assert cells(checks=(whole,))[2].endswith("(for the whole country 400,000 federal is told)")
