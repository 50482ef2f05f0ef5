"""Cards of one case are one case, appeals stand apart, reports find their card."""

from __future__ import annotations

import random
from datetime import date

import pytest

from callup.link.courts.court_joins import court_key, join_cases
from callup.model import Case
from callup.model.case import Card
from callup.model.court_case import CourtCase
from callup.values import Time


def day(written: str) -> Time:
    told = date.fromisoformat(written)
    return Time(from_=told, to=told, precision="day")


def card(id_: str, **fields: object) -> Case:
    """A card; `card=None` makes it a report."""
    own = {
        name: fields.pop(name) for name in ("uid", "lower_number", "people", "pseudonyms") if name in fields
    }
    fixed: dict[str, object] = {
        "court": "Псковский гарнизонный военный суд",
        "number": "1-7/2023",
        "articles": ("337.5",),
        "stage": "received",
        "card": Card(**own),  # type: ignore[arg-type]
    }
    return Case(id=id_, document=f"d{id_}", **{**fixed, **fields})  # type: ignore[arg-type]


def joined(*cards: Case) -> list[CourtCase]:
    return list(join_cases(cards))


DECIDED = {"stage": "decided", "decided": day("2023-03-02"), "outcome": "prison", "term_months": 60}


def test_cards_of_one_court_and_number_are_one_case_and_the_last_stands() -> None:
    (case,) = joined(card("a", received=day("2023-01-10")), card("b", **DECIDED))
    assert case.cards == ("a", "b")
    assert (case.stage, case.received, case.decided) == ("decided", date(2023, 1, 10), date(2023, 3, 2))
    assert case.disagreements == ()


@pytest.mark.parametrize(
    "number", ["1-7/2023", "№ 1-7/2023", "1-7/2023 (1-301/2022;) ~ М-12", "1–7/2023", " 1-7 / 2023"]
)
def test_a_number_is_one_however_it_is_written(number: str) -> None:
    assert len(joined(card("a"), card("b", number=number))) == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"number": "1-8/2023"},
        {"court": "Курский гарнизонный военный суд"},
        {"number": "1-7/2022"},
        {"number": "2-7/2023"},
    ],
)
def test_other_numbers_and_courts_are_other_cases(fields: dict[str, object]) -> None:
    assert len(joined(card("a"), card("b", **fields))) == 2


def test_a_number_without_a_year_is_of_the_year_in_which_the_case_came() -> None:
    one, other = (
        card("a", number="7", received=day("2022-03-01")),
        card("b", number="7", received=day("2023-03-01")),
    )
    assert len(joined(one, other)) == 2
    assert len(joined(one, card("b", number="7", received=day("2022-03-01")))) == 1


def test_one_number_of_all_instances_joins_cards_that_share_nothing_else() -> None:
    first = card("a", uid="60GV0001-01-2023-000007-07", **DECIDED)
    appeal = card(
        "b", uid="60GV0001-01-2023-000007-07", court="Окружной суд", number="22-9/2023", stage="appeal",
        decided=day("2023-05-04"),
    )  # fmt: skip
    (case,) = joined(first, appeal)
    assert case.cards == ("a",)
    assert [one.cards for one in case.appeals] == [("b",)]
    assert (case.decided, case.appeals[0].decided) == (date(2023, 3, 2), date(2023, 5, 4))
    assert case.outcome == "prison"


def test_an_appeal_finds_the_one_case_of_the_number_that_it_names() -> None:
    appeal = card("b", court="Окружной суд", number="22-9/2023", stage="appeal", lower_number="1-7/2023")
    assert len(joined(card("a"), appeal)) == 1
    elsewhere = card("c", court="Курский гарнизонный военный суд")
    assert len(joined(card("a"), appeal, elsewhere)) == 3  # two cases have the number
    assert len(joined(card("a", articles=("338.1",)), appeal)) == 2


def test_persons_whom_courts_hide_are_counted_in_the_first_instance() -> None:
    first = card("a", uid="u", pseudonyms=("p-1",), people=1)
    appeal = card("b", uid="u", number="22-9/2023", stage="appeal", pseudonyms=("p-2",), people=1)
    assert [case.people for case in joined(first, appeal)] == [1]


def test_an_appeal_alone_is_no_case_of_the_first_instance() -> None:
    (case,) = joined(card("b", stage="appeal"))
    assert (case.stage, case.cards, len(case.appeals)) == (None, (), 1)


def test_cards_that_contradict_each_other_are_told_with_both_sides() -> None:
    (case,) = joined(
        card("a", **DECIDED), card("b", **{**DECIDED, "articles": ("337.3.1",), "term_months": 48})
    )
    assert {told.field: told.sides for told in case.disagreements} == {
        "articles": (("337.5", "a"), ("337.3.1", "b")),
        "term_months": (("60", "a"), ("48", "b")),
    }


def test_cards_of_two_accused_do_not_contradict_each_other() -> None:
    one = card("a", **DECIDED, pseudonyms=("p-1",), people=1)
    other = card("b", **{**DECIDED, "outcome": "suspended", "term_months": 24}, pseudonyms=("p-2",), people=1)
    (case,) = joined(one, other)
    assert (case.people, case.outcome, case.term_months, case.disagreements) == (2, "prison", 60, ())


def report(id_: str, **fields: object) -> Case:
    fixed = {
        "number": None,
        "court": "Псковского гарнизонного военного суда",
        "articles": ("337",),
        "stage": "decided",
    }
    return card(id_, **{**fixed, "card": None, **fields})


def test_a_report_joins_the_card_of_its_court_article_and_day() -> None:
    (case,) = joined(card("a", **DECIDED), report("r", decided=day("2023-03-02"), outcome="prison"))
    assert (case.cards, case.reports) == (("a",), ("r",))


@pytest.mark.parametrize(
    "fields",
    [
        {"decided": day("2023-03-03")},
        {"decided": day("2023-03-02"), "articles": ("338",)},
        {"decided": day("2023-03-02"), "court": None},
        {"decided": day("2023-03-02"), "outcome": "suspended"},
        {},
    ],
)
def test_a_report_that_differs_or_says_too_little_stays_alone(fields: dict[str, object]) -> None:
    cases = joined(card("a", **DECIDED), report("r", **fields))
    assert sorted(len(case.reports) for case in cases) == [0, 1]
    assert next(case for case in cases if case.reports).stage is None


def test_a_report_that_fits_two_cards_joins_neither() -> None:
    cards = [card("a", **DECIDED), card("b", number="1-8/2023", **DECIDED)]
    assert len(joined(*cards, report("r", decided=day("2023-03-02")))) == 3


def test_the_order_of_arrival_is_nothing() -> None:
    cards = [
        card("a", **DECIDED),
        card("b", articles=("337.3.1",)),
        card("c", uid="u", number="1-9/2023"),
        card("d", uid="u", stage="appeal", number="22-1/2023"),
        card("e", stage="appeal", number="22-5/2023", lower_number="1-9/2023"),
        report("r", decided=day("2023-03-02")),
    ]
    first = joined(*cards)
    for seed in range(20):
        random.Random(seed).shuffle(cards)
        assert joined(*cards) == first


@pytest.mark.parametrize(
    "written",
    [
        "Псковский гарнизонный военный суд",
        "ПСКОВСКИЙ ГАРНИЗОННЫЙ ВОЕННЫЙ СУД",
        "Псковского гарнизонного военного суда",
        "Псковским гарнизонным военным судом",
        "Псковском гарнизонном военном суде",
        "Псковский гарнизонный военный суд (Псковская область)",
    ],
)
def test_a_court_is_one_in_all_its_cases(written: str) -> None:
    assert court_key(written) == court_key("Псковский гарнизонный военный суд")


def test_courts_that_differ_in_a_number_or_a_word_differ() -> None:
    names = [
        "35-й гарнизонный военный суд",
        "36-й гарнизонный военный суд",
        "Псковский городской суд",
        "Псковский районный суд",
    ]
    assert len({court_key(name) for name in names}) == 4
