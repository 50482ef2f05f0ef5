"""The example corpus, end to end."""

from __future__ import annotations

from datetime import date

import pytest

from callup.flow.changes import changes
from callup.flow.check import check
from callup.flow.on_offer import offers_on
from callup.flow.standing import standing
from callup.model import AnyRecord, Claim, Offer, Practice, kind_of
from callup.store import Archive


@pytest.fixture(scope="module")
def records(march: Archive) -> list[AnyRecord]:
    return standing(march).records


def of(records: list[AnyRecord], source: str) -> list[AnyRecord]:
    return [record for record in records if record.source is not None and source in record.source]


def test_nothing_is_wrong_with_the_archive(march: Archive) -> None:
    assert list(check(march)) == []


def test_all_six_kinds_are_there(records: list[AnyRecord]) -> None:
    assert {kind_of(record) for record in records} == {
        "offer",
        "practice",
        "claim",
        "case",
        "figure",
        "rule",
    }


@pytest.mark.parametrize(
    "source", ["Детская музыкальная школа", "Upper Volga Weather", "Библиотека у пристани", "Touchline"]
)
def test_documents_that_contain_nothing_give_nothing(records: list[AnyRecord], source: str) -> None:
    assert [record for record in of(records, source) if not isinstance(record, Claim)] == []


def test_the_same_advert_on_five_pages_has_the_sum_of_each(records: list[AnyRecord]) -> None:
    pages = ("Левобережная библиотека", "Школа на Галичской дороге", "Администрация Заречного района")
    for page in pages:
        sums = {r.amount.max for r in of(records, page) if isinstance(r, Offer) and r.amount}
        assert 195_000 in sums, page


def test_a_silent_change_at_an_address_is_seen(march: Archive) -> None:
    lines = [line for change in changes(march) for line in change.lines]
    assert any("150 000" in line and line.startswith("-") for line in lines)
    assert any("100 000" in line and line.startswith("+") for line in lines)


def test_the_ledger_knows_the_decree(march: Archive) -> None:
    states = offers_on(march, date(2023, 3, 31), "RU-KLU")
    assert any(state.amount and state.amount.max == 100_000 for state in states)


def test_a_denial_is_a_denial(records: list[AnyRecord]) -> None:
    assert any(isinstance(record, Claim) and record.stance == "denies" for record in records)


def test_what_is_unconfirmed_stays_so(records: list[AnyRecord]) -> None:
    quotas = [r for r in records if isinstance(r, Practice) and r.practice == "regional_quota"]
    assert any(record.status == "unconfirmed" for record in quotas)


def test_court_cards_are_cases(records: list[AnyRecord]) -> None:
    cards = [record for record in of(records, "Карточки") if kind_of(record) == "case"]
    assert len(cards) == 16
