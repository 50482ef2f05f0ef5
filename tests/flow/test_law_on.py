"""The rules of a day, each as it was known that day, with the reference that supports it."""

from __future__ import annotations

from datetime import date

import pytest
from typer.testing import CliRunner

from callup.campaign import load_campaign
from callup.cli import app
from callup.flow.law_on import LawOn, law_on

RUSSIA = load_campaign("russia")


def number(found: LawOn, what: str) -> list[float]:
    return [float(rule.entry.value.number or 0) for rule in found.in_force if rule.entry.what == what]


# A day, a rule, its numbers (or a word of its text) on that day, and who says so in public.
DAYS = [
    ("2022-03-01", "contract_age_max", [40], "politsovet.ru"),
    ("2022-05-28", "contract_age_max", "pension", "penzainform.ru"),
    ("2022-09-23", "penalty_awol", [0, 2, 3, 5], "isfic.info"),
    ("2022-09-23", "penalty_refusal", [2, 5, 0], "admigmass.ru"),
    ("2022-09-24", "penalty_awol", [0, 2, 5, 3, 7, 5, 10], "kommersant.ru/doc/8336959"),
    ("2022-09-24", "penalty_refusal", [2, 5, 3, 10, 0], "kommersant.ru/doc/5634529"),
    ("2022-09-24", "penalty_desertion", [7, 10, 15], "kiportal.ru"),
    ("2022-09-23", "penalty_desertion", [7, 10], "ugolovnyj-kodeks-rf.ru"),
    ("2022-09-24", "penalty_surrender", [10], "novayagazeta.eu"),
    ("2022-09-23", "penalty_surrender", [], ""),
    ("2022-09-22", "contract_end", "until the partial mobilisation ends", "cis-legislation.com"),
    ("2022-09-22", "deferment_mobilisation", "state colleges", "voenlawyer.ru"),
    ("2022-10-05", "deferment_mobilisation", "private", "lenta.ru"),
    ("2022-09-24", "deferment_occupation", "banking", "rostovgazeta.ru"),
    ("2023-03-28", "conscription_age_min", [18], "kbpravda.ru"),
    ("2023-03-28", "conscription_age_max", [27], "dp.ru"),
    ("2023-03-28", "service_length", [1], "dp.ru"),
    ("2023-03-28", "alternative_service", [21], "fzrf.su"),
    ("2023-03-28", "contract_age_min", [18], "bv02.info"),
    ("2023-03-28", "penalty_evasion", [2, 0], "az-libr.ru"),
    ("2023-04-13", "summons_delivery", "by hand", "admsurgut.ru"),
    ("2023-04-14", "summons_delivery", [7], "tass.com"),
    ("2023-04-14", "travel_ban_on_summons", "deemed served", "tass.com"),
    ("2023-08-04", "travel_ban_on_summons", "entered in the register", "tass.com"),
    ("2023-10-01", "fine_for_absence", "10000 to 30000", "buhgalteria.ru"),
    ("2023-12-31", "conscription_age_max", [27], "dp.ru"),
    ("2023-12-31", "reserve_age_max", [35, 45, 50], "voensud-mo.ru"),
    ("2024-01-01", "conscription_age_max", [30], "kbpravda.ru"),
    ("2024-01-01", "conscription_age_min", [18], "kbpravda.ru"),
    ("2024-01-01", "reserve_age_max", [40, 50, 55], "voensud-mo.ru"),
    ("2025-10-15", "summons_register", "Moscow", "ura.news"),
    ("2025-12-31", "year_round_conscription", "twice a year", "kommersant.ru"),
    ("2026-01-01", "year_round_conscription", "all year", "kommersant.ru"),
    ("2026-01-01", "summons_delivery", [7, 30], "rbc.ru"),
    ("2026-01-08", "penalty_desertion", [7, 10, 15], "kiportal.ru"),
    ("2026-01-09", "penalty_desertion", [20, 7, 10, 15], "tass.ru/obschestvo/26110361"),
]


@pytest.mark.parametrize(("day", "what", "told", "reference"), DAYS)
def test_the_rule_of_a_day_and_who_says_so(
    day: str, what: str, told: list[float] | str, reference: str
) -> None:
    found = law_on(RUSSIA, date.fromisoformat(day))
    rules = [rule.entry for rule in found.in_force if rule.entry.what == what]
    if isinstance(told, str):
        assert len([entry for entry in rules if told in (entry.value.text or "")]) == 1
    else:
        assert number(found, what) == told
    assert reference in " ".join(entry.reference for entry in rules)


@pytest.mark.parametrize(
    ("day", "what", "stage", "first"),
    [
        ("2022-09-21", "penalty_surrender", "third_reading", None),
        ("2023-03-28", "conscription_age_min", "first_reading", None),
        ("2023-09-01", "conscription_age_max", "signed", date(2024, 1, 1)),
        ("2023-09-01", "reserve_age_max", "signed", date(2024, 1, 1)),
        ("2023-09-01", "fine_for_absence", "signed", date(2023, 10, 1)),
        ("2025-07-22", "year_round_conscription", "proposed", None),
        ("2025-09-30", "year_round_conscription", "first_reading", None),
        ("2025-10-21", "year_round_conscription", "second_reading", None),
        ("2025-10-28", "year_round_conscription", "third_reading", None),
        ("2025-11-04", "year_round_conscription", "signed", date(2026, 1, 1)),
        ("2025-11-12", "penalty_awol", "first_reading", None),
        ("2026-01-01", "penalty_desertion", "signed", date(2026, 1, 9)),
    ],
)
def test_what_is_on_its_way_keeps_its_stage(day: str, what: str, stage: str, first: date | None) -> None:
    """A bill is never in force; a law that is signed tells from when it holds."""
    found = law_on(RUSSIA, date.fromisoformat(day))
    coming = {(rule.entry.what, rule.entry.stage): rule.from_day for rule in found.coming}
    assert coming[what, stage] == first
    assert {rule.entry.stage for rule in found.in_force} == {"in_force"}


def test_a_rule_has_one_stage_on_its_way_and_none_once_it_holds() -> None:
    for entry in RUSSIA.law:
        for day in filter(None, (entry.from_, entry.to)):
            found = law_on(RUSSIA, day)
            stages = {(rule.entry.what, rule.entry.act, rule.entry.stage) for rule in found.coming}
            bills = [(what, act) for what, act, stage in stages]
            assert len(bills) == len(set(bills)), day
            held = {(rule.entry.what, rule.entry.act) for rule in found.in_force}
            assert not held & set(bills), day


def test_after_the_bill_of_2023_nothing_raises_the_lower_limit() -> None:
    assert [
        r for r in law_on(RUSSIA, date(2023, 8, 1)).coming if r.entry.what == "conscription_age_min"
    ] == []


def test_what_was_not_verified_is_printed_so() -> None:
    told = CliRunner().invoke(app, ["law", "--on", "2023-03-28", "--status", "conscript"]).output
    unverified = [entry for entry in RUSSIA.law if not entry.verified]
    assert unverified
    rules = law_on(RUSSIA, date(2023, 3, 28), "conscript").in_force
    assert told.count("NOT VERIFIED") == sum(not rule.entry.verified for rule in rules) > 0


def test_the_rules_of_a_day_for_an_age_end_with_what_they_are_not() -> None:
    told = CliRunner().invoke(app, ["law", "--on", "2023-03-28", "--age", "22"]).output
    assert "lowest age of conscription: 18 years; age 22: covered" in told
    assert "age at which conscription ends: 27 years; age 22: covered" in told
    assert "a bill in its first reading" in told
    assert told.rstrip().endswith("it does not advise. Ask a lawyer before you act.")


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
