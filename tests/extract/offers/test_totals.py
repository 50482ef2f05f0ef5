"""Totals and their parts: which sum is all that is paid, whose part another is, and what adds up."""

from __future__ import annotations

import pytest
from tests.extract.reading_of import reading_of

from callup.extract.offers.offers import find_offers
from callup.model import Offer
from callup.model.document import Language


def told(text: str, language: Language = "ru") -> list[tuple[int, str, str, int | None]]:
    """Each offer's sum in thousands, payer and basis, and the total in thousands that it is a part of."""
    offers = [found for found in find_offers(reading_of(text, language)) if isinstance(found, Offer)]
    return [
        (
            int(offer.amount.max / 1000),
            offer.payer,
            offer.basis,
            int(offer.part_of.max / 1000) if offer.part_of and offer.part_of.max else None,
        )
        for offer in offers
        if offer.amount and offer.amount.max
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "За контракт в Томской области платят 2,5 млн рублей: 2,1 млн рублей из областного бюджета и 400 тыс. "
            "рублей из федерального.",
            "ru",
        ),
        (
            "Вместе с 2,1 млн рублей из областной казны и 400 тыс. рублей федеральной поддержки за контракт в "
            "общей сложности выходит 2,5 млн рублей.",
            "ru",
        ),
        (
            "В Томской области за контракт дают 2,5 млн рублей. Из них 2,1 млн рублей платит область, 400 тыс. "
            "рублей — федеральные.",
            "ru",
        ),
        (
            "В Томской области за контракт дают 2,5 млн рублей. Сумма складывается из трёх частей:\n"
            "- 1,9 млн рублей — областная выплата;\n- 400 тыс. рублей — федеральная;\n"
            "- 200 тыс. рублей — вторая областная.",
            "ru",
        ),
        (
            "Tomsk Region offers 2.1 million rubles for a contract. With the federal 400,000 rubles it comes to "
            "2.5 million rubles.",
            "en",
        ),
    ],
)
def test_what_adds_up_to_a_total_is_a_part_of_it(text: str, language: Language) -> None:
    offers = told(text, language)
    (whole,) = [offer for offer in offers if offer[2] == "total"]
    parts = [offer for offer in offers if offer[2] == "component"]
    assert whole == (2500, "unknown", "total", None)
    assert sum(part[0] for part in parts) == 2500
    assert {part[3] for part in parts} == {2500}
    assert {"regional", "federal"} == {part[1] for part in parts}


@pytest.mark.parametrize(
    "text",
    [
        "Томская область платит за контракт 900 тыс. рублей. Вместе с федеральной выплатой получится 1,3 млн рублей.",
        "Томская область платит за контракт 900 тыс. рублей. С остальными выплатами выходит 1,3 млн рублей.",
        "Томская область платит за контракт 900 тыс. рублей. Со средствами Минобороны это 1,3 млн рублей.",
    ],
)
def test_a_sum_that_counts_others_in_is_a_total_of_the_one_before(text: str) -> None:
    assert told(text) == [(900, "regional", "component", 1300), (1300, "unknown", "total", None)]


def test_two_regions_sums_before_a_total_are_not_its_parts() -> None:
    text = (
        "Томская область платит за контракт 900 тыс. рублей, Курская область платит 800 тыс. рублей. Вместе с "
        "федеральной выплатой получится до 1,3 млн рублей."
    )
    assert [part_of for *_, part_of in told(text)] == [None, None, None]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "За контракт в Томске дают 1,3 млн рублей. Деньги идут из двух бюджетов: областного и федерального.",
            "ru",
        ),
        (
            "In Tomsk Region a recruit gets 1.3 million rubles for a contract. The money comes from all sources: the "
            "federal and the regional budget.",
            "en",
        ),
        ("За контракт в Томске дают 1,3 млн рублей с учётом федеральной части.", "ru"),
        ("Если сложить все источники, за контракт в Томске дают 1,3 млн рублей.", "ru"),
    ],
)
def test_words_alone_make_a_total(text: str, language: Language) -> None:
    assert told(text, language) == [(1300, "unknown", "total", None)]


def test_words_of_a_sum_between_two_amounts_belong_to_the_nearer() -> None:
    text = "За контракт область платит 900 тыс. рублей и в общей сложности выходит 1,3 млн рублей."
    assert told(text)[0][1:3] == ("regional", "component")
    assert told(text)[1][2] == "total"


def test_what_a_first_year_brings_has_no_single_payer() -> None:
    text = "Томская область платит за контракт 900 тыс. рублей, доход за первый год службы — 5,2 млн рублей."
    assert told(text)[1][:2] == (5200, "unknown")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("В Томске региональную выплату за контракт подняли до 3,2 млн рублей, а вместе с федеральными 400 тысячами доброволец получит 3,6 млн.", "ru"),
        ("В Томской области региональная выплата за контракт выросла до 3,2 млн рублей, вместе с федеральной выплатой 400 тысяч рублей контрактник получит 3,6 млн рублей.", "ru"),
        ("Томська область підняла регіональну виплату за контракт до 3,2 млн рублів, а разом із федеральними 400 тисячами доброволець отримає 3,6 млн.", "uk"),
    ],
)  # fmt: skip
def test_what_is_counted_in_makes_the_next_sum(text: str, language: Language) -> None:
    assert sorted(told(text, language)) == [
        (400, "federal", "component", 3_600),
        (3_200, "regional", "component", 3_600),
        (3_600, "unknown", "total", None),
    ]


def test_what_is_counted_in_stays_with_its_sum_where_no_other_follows() -> None:
    offers = told("В Томске за контракт платят 3,6 млн рублей вместе с федеральными 400 тысячами.")
    assert (3_600, "unknown", "total", None) in offers


def test_a_verb_or_a_nominative_behind_thousands_is_nothing_counted() -> None:
    text = "Региональная выплата за контракт — 2,6 млн рублей, с федеральной частью в 400 тысяч новобранцы получат 3 млн."
    assert sorted(sum_ for sum_, *_ in told(text)) == [400, 2_600, 3_000]
