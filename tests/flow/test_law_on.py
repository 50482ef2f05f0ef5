"""The rules of a day, each as it was known that day, with the reference that supports it."""

from __future__ import annotations

from datetime import date

import pytest

from callup.campaign import load_campaign
from callup.flow.law_on import LawOn, law_on

RUSSIA = load_campaign("russia")


def number(found: LawOn, what: str) -> list[float]:
    return [float(rule.entry.value.number or 0) for rule in found.in_force if rule.entry.what == what]


@pytest.mark.parametrize(
    ("day", "what", "numbers"),
    [
        ("2023-03-28", "conscription_age_min", [18]),
        ("2023-03-28", "conscription_age_max", [27]),
        ("2023-12-31", "conscription_age_max", [27]),
        ("2024-01-01", "conscription_age_max", [30]),
        ("2024-01-01", "conscription_age_min", [18]),
        ("2023-03-28", "service_length", [1]),
        ("2023-12-31", "reserve_age_max", [35]),
        ("2024-01-01", "reserve_age_max", [40]),
        ("2022-09-23", "penalty_refusal", [2]),
        ("2022-09-24", "penalty_refusal", [2, 3]),
        ("2022-09-24", "penalty_awol", [5, 10]),
    ],
)
def test_the_rule_of_a_day(day: str, what: str, numbers: list[float]) -> None:
    found = law_on(RUSSIA, date.fromisoformat(day))
    assert number(found, what) == numbers
    assert all(rule.entry.reference for rule in found.in_force)


def test_a_bill_is_on_its_way_and_never_in_force() -> None:
    found = law_on(RUSSIA, date(2023, 3, 28))
    assert [(rule.entry.what, rule.entry.stage) for rule in found.coming] == [
        ("conscription_age_min", "first_reading")
    ]
    assert found.coming[0].from_day is None
    assert law_on(RUSSIA, date(2023, 8, 1)).coming == ()


def test_a_signed_law_tells_from_when_it_holds() -> None:
    (coming,) = law_on(RUSSIA, date(2023, 9, 1)).coming
    assert (coming.entry.what, coming.from_day) == ("conscription_age_max", date(2024, 1, 1))
    assert law_on(RUSSIA, date(2023, 3, 28), "conscript").coming[0].entry.stage == "first_reading"


@pytest.mark.parametrize(
    ("day", "age", "covered"),
    [
        ("2023-03-28", 17, (False, True)),
        ("2023-03-28", 22, (True, True)),
        ("2023-03-28", 27, (True, False)),
        ("2024-01-01", 27, (True, True)),
        ("2024-01-01", 30, (True, False)),
    ],
)
def test_an_age_is_compared_with_the_limits(day: str, age: int, covered: tuple[bool, bool]) -> None:
    found = law_on(RUSSIA, date.fromisoformat(day), "conscript", age)
    told = {rule.entry.what: rule.covers for rule in found.in_force}
    assert (told["conscription_age_min"], told["conscription_age_max"]) == covered
    assert told["service_length"] is None


def test_only_what_concerns_a_status_is_told() -> None:
    subjects = {rule.entry.what for rule in law_on(RUSSIA, date(2023, 7, 1), "convict").in_force}
    assert subjects == {"convict_service"}


def test_every_rule_of_the_timeline_has_a_subject() -> None:
    assert {entry.what for entry in RUSSIA.law} == set(RUSSIA.law_subjects)


def test_a_campaign_without_subjects_tells_its_rules_all_the_same() -> None:
    from tests.flow.conftest import TINY

    found = law_on(load_campaign(str(TINY)), date(2030, 6, 1), age=19)
    assert number(found, "conscription_age_min") == [20]
    assert found.in_force[0].covers is None
