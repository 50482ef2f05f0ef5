"""What was paid before: which of several sums, of which offer, and what is only a difference."""

from __future__ import annotations

import pytest
from tests.extract.reading_of import reading_of

from callup.extract.offers.offers import find_offers
from callup.model import Offer
from callup.model.document import Language


def told(text: str, language: Language = "ru") -> list[tuple[int | None, int | None, str | None]]:
    """Each offer's sum and the one before it, in thousands, and the change."""
    offers = [found for found in find_offers(reading_of(text, language)) if isinstance(found, Offer)]
    return [
        (
            int(offer.amount.max / 1000) if offer.amount and offer.amount.max else None,
            int(offer.previous.max / 1000) if offer.previous and offer.previous.max else None,
            offer.change,
        )
        for offer in offers
    ]


NEWS = "Выплату за контракт в Томской области снизили до 450 тыс. рублей. "


@pytest.mark.parametrize(
    "history",
    [
        "До 24 октября регион платил по 700 тыс. рублей.",
        "По 700 тыс. рублей здесь платили со второго квартала.",
        "До этого давали 700 тыс. рублей.",
        "Раньше полагалось 700 тыс. рублей.",
        "Впервые её ввели в 2023 году — 100 тыс. рублей, потом подняли до 500 тыс. рублей и 700 тыс. рублей.",
        "Сначала платили 200 тыс. рублей, затем 700 тыс. рублей.",
    ],
)
def test_the_last_sum_that_was_paid_is_the_one_before(history: str) -> None:
    assert told(NEWS + history) == [(450, 700, "cut")]


def test_a_history_of_a_change_that_is_told_makes_no_offers() -> None:
    text = (
        "Выплату за контракт в Томской области снизили с 1 млн до 450 тыс. рублей. Впервые её ввели в 2023 году — "
        "100 тыс. рублей, потом подняли до 500 тыс. рублей."
    )
    assert told(text) == [(450, 1000, "cut")]


def test_what_is_still_paid_is_no_sum_before() -> None:
    text = NEWS + "Офицерам область по-прежнему платит 3,6 млн рублей."
    assert [(thousands, before) for thousands, before, _ in told(text)] == [(450, None), (3600, None)]


def test_one_past_sum_for_all_stands_before_each() -> None:
    text = (
        "Раньше за любое ранение военным платили 3 млн рублей. Теперь за тяжёлое ранение дадут 3 млн рублей, за лёгкое "
        "ранение — 1 млн рублей, за прочие травмы — 100 тыс. рублей."
    )
    assert [before for _, before, _ in told(text)] == [3000, 3000, 3000]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("За контракт Тува платит 700 тыс. рублей, в Хакасии ранее платили 500 тыс. рублей.", "ru"),
        (
            "Buryatia has added 1 million rubles to what it paid for a contract, and Khakassia gives 1.8 million rubles.",
            "en",
        ),
        (
            "Семье погибшего бойца, как говорили ранее, положено 7 млн рублей, а раненому — 3 млн рублей.",
            "ru",
        ),
    ],
)
def test_sums_of_two_places_or_two_benefits_do_not_follow_each_other(text: str, language: Language) -> None:
    assert {before for _, before, _ in told(text, language)} == {None}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Тува на 500 тыс. рублей прибавила к единовременной выплате за контракт.", "ru"),
        ("Тува прибавила к выплате за контракт почти 500 тыс. рублей.", "ru"),
        ("За контракт в Туве накинули 500 тыс. рублей.", "ru"),
        ("Buryatia took off 500,000 rubles from its signing bonus.", "en"),
    ],
)
def test_a_difference_alone_is_no_sum(text: str, language: Language) -> None:
    assert [thousands for thousands, _, _ in told(text, language)] == [None]


def test_put_up_to_says_to_how_much() -> None:
    text = "Buryatia has put its one-time payment for a contract up to 2.1 million rubles."
    (offer,) = [found for found in find_offers(reading_of(text, "en")) if isinstance(found, Offer)]
    assert offer.amount is not None
    assert (offer.amount.min, offer.amount.max) == (2_100_000, 2_100_000)
    assert offer.change == "raise"


def test_pay_by_the_month_that_comes_then_is_no_return() -> None:
    text = "За контракт дают 3,4 млн рублей сразу, затем от 210 тыс. рублей ежемесячно."
    offers = [found for found in find_offers(reading_of(text)) if isinstance(found, Offer)]
    assert [offer.benefit for offer in offers] == ["signing_bonus", "monthly_pay"]
    assert offers[0].reverts_to is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Buryatia paid 700,000 rubles to recruits in 2024; the bonus is now 900,000 rubles.", "en"),
        (
            "The bonus for recruits in Buryatia is 900,000 rubles. Last year they were paid 700,000 rubles.",
            "en",
        ),
        ("За контракт Тува платит 900 тыс. рублей вместо 700 тыс. с 5 июня.", "ru"),
    ],
)
def test_the_sum_of_now_follows_the_one_of_then(text: str, language: Language) -> None:
    assert told(text, language) == [(900, 700, "raise")]


def test_the_day_behind_the_past_sum_is_the_new_ones() -> None:
    text = "За контракт Тува платит 900 тыс. рублей вместо 700 тыс. рублей с 5 июня 2025 года."
    (offer,) = [found for found in find_offers(reading_of(text)) if isinstance(found, Offer)]
    assert offer.effective is not None
    assert str(offer.effective.from_) == "2025-06-05"


def test_a_range_over_two_places_is_no_change() -> None:
    text = "Signing bonuses range from 800,000 rubles in Mari El to 3 million rubles in Samara Oblast."
    assert {before for _, before, _ in told(text, "en")} == {None}


def test_what_somebody_was_invited_for_is_no_past_sum() -> None:
    text = (
        "Workers of a shipyard have been offered army contracts with a salary of 300,000 rubles a month. At a mine men "
        "were invited to enlist for 205,000 rubles a month."
    )
    assert {before for _, before, _ in told(text, "en")} == {None}
