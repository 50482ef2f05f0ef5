"""`callup offers` as a script sees it."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from tests.cli.test_commands import callup

from callup.cli.offering_sums import arithmetic, reckoned
from callup.link.ledger.ledger_parts import Part
from callup.link.ledger.ledger_sums import Reckoning
from callup.values import Amount

REPORTS = (
    ("2024-08-02", "Вести", "В Ярославской области региональная выплата за контракт — 800 тысяч рублей."),
    ("2024-10-01", "Волонтёры", "Yaroslavl region raised its regional sign-up bonus from 800,000 to 1.6 million "
     "rubles until December 31, 2024."),
)  # fmt: skip


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("offers")
    path = str(folder / "archive")
    assert callup("init", path).returncode == 0
    for number, (published, source, text) in enumerate(REPORTS):
        file = folder / f"{number}.txt"
        file.write_text(text, encoding="utf-8")
        assert callup("add", path, str(file), "--published", published, "--source", source).returncode == 0
    return path


def test_a_day_has_its_sum_what_it_was_before_and_how_long_it_lasts(archive: str) -> None:
    done = callup("offers", archive, "--on", "2024-12-20", "--place", "RU-YAR", "--in", "usd")
    first, *rest = done.stdout.splitlines()
    assert done.returncode == 0
    assert "Yaroslavl Oblast [RU-YAR] | signing_bonus once | regional, component | 1,600,000 RUB" in first
    assert "last seen 2024-10-01, 80 days before" in first
    assert any(line.strip().startswith("before: 800,000 RUB (Вести 2024-08-02 [") for line in rest)
    assert any("ends in 11 days, on 2024-12-31" in line for line in rest)
    assert any("15,600 USD, at 102.26 RUB for 1 USD, mean of 2024-12" in line for line in rest)


def test_the_history_has_both_values_with_who_reported_them(archive: str) -> None:
    done = callup("offers", archive, "--on", "2024-12-20", "--history")
    assert "from 2024-08-02 (first told) until 2024-09-30: 800,000 RUB" in done.stdout
    assert "told by Вести 2024-08-02" in done.stdout
    assert "told later by Волонтёры 2024-10-01" in done.stdout
    assert "1,600,000 RUB; changed by +800,000, × 2" in done.stdout


def test_the_table_is_one_row_a_slot_or_one_a_value(archive: str) -> None:
    days = list(csv.DictReader(io.StringIO(callup("offers", archive, "--on", "2024-12-20", "--csv").stdout)))
    assert [(row["min"], row["earlier_min"], row["expires_in_days"]) for row in days] == [
        ("1600000", "800000", "11")
    ]
    told = callup("offers", archive, "--on", "2024-12-20", "--csv", "--history").stdout
    values = list(csv.DictReader(io.StringIO(told)))
    assert [(row["min"], row["from"], row["until"], row["changed_by"]) for row in values] == [
        ("800000", "2024-08-02", "2024-09-30", ""),
        ("1600000", "2024-10-01", "2024-12-31", "800000"),
    ]


def test_a_window_that_has_ended_is_shown(archive: str) -> None:
    done = callup("offers", archive, "--on", "2025-02-01")
    assert "ended on 2024-12-31; what follows is not known (it was 1,600,000 RUB)" in done.stdout


def test_what_is_not_known_is_said(archive: str) -> None:
    done = callup("offers", archive, "--on", "2020-01-01")
    assert (done.returncode, done.stdout) == (0, "")
    assert "not known, and not zero" in done.stderr


@pytest.mark.parametrize(
    ("more", "says"),
    [(["--place", "RU-NOWHERE"], "ISO 3166-2"), (["--in", "XTS"], "USD"), (["--on", "soon"], "2023-03-28")],
)
def test_wrong_use_is_status_two(archive: str, more: list[str], says: str) -> None:
    done = callup("offers", archive, "--on", "2024-12-20", *more)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr


def test_equations_of_what_is_left_take_away_and_those_of_parts_add() -> None:
    parts = tuple(Part(payer, _rub(sum_), "r") for payer, sum_ in (("regional", 1), ("federal", 2)))
    left = Reckoning("open", _rub(5), parts, _rub(2).max)
    assert arithmetic(left) == "5 total - 1 regional - 2 federal = 2 RUB"
    stale = Reckoning("part_outdated", _rub(5), parts, _rub(2).max, stale=parts[:1])
    assert reckoned(stale).endswith("left for it: 5 total - 2 federal = 3 RUB")
    old = Reckoning("total_outdated", _rub(5), parts, _rub(2).max, stale=parts[:1])
    assert "the total was told before the regional part changed" in reckoned(old)


def _rub(value: int) -> Amount:
    return Amount(min=Decimal(value), max=Decimal(value), as_written="", currency="RUB")
