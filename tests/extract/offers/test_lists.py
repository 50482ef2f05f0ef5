"""Offers told in a row: whose payer, benefit and place each takes from the ones before it."""

from __future__ import annotations

from datetime import date

import pytest
from tests.extract.reading_of import document_of, russia, scanner

from callup.extract import extract
from callup.model import Offer
from callup.model.document import Language


def told(text: str, language: Language = "ru") -> list[tuple[int, str, str, str]]:
    """Each offer's sum in thousands, benefit, payer and place (a town by its name, else a code)."""
    document = document_of(text, language, date(2025, 2, 1))
    records, _ = extract(document, scanner().scan(document), russia())
    return [
        (
            int(offer.amount.max / 1000),
            offer.benefit,
            offer.payer,
            (offer.place.municipality or offer.place.code) if offer.place else "-",
        )
        for offer in records
        if isinstance(offer, Offer) and offer.amount and offer.amount.max
    ]


BONUS = "signing_bonus"


@pytest.mark.parametrize(
    ("text", "language", "offers"),
    [
        (
            "Омск из своего бюджета доплачивает за контракт 250 тыс. рублей, Тара — 300 тыс. рублей.",
            "ru",
            [(250, BONUS, "municipal", "Omsk"), (300, BONUS, "municipal", "Tara")],
        ),
        (
            "Областной бюджет Бурятии платит за контракт 1,4 млн рублей, плюс Улан-Удэ — ещё 200 тыс. рублей.",
            "ru",
            [(1400, BONUS, "regional", "RU-BU"), (200, BONUS, "municipal", "Ulan-Ude")],
        ),
        (
            "Dagestan has brought its payment to contract soldiers down from RUB 1.6 million to 1 million and Buryatia from "
            "RUB 3.1 to 1.9 million.",
            "en",
            [(1000, BONUS, "regional", "RU-DA"), (1900, BONUS, "regional", "RU-BU")],
        ),
        (
            "Families of the killed get 3 million rubles. Elsewhere Dagestan pays recruits 1 million rubles and Buryatia "
            "500,000 rubles.",
            "en",
            [
                (3000, "death_payment", "unknown", "-"),
                (1000, BONUS, "regional", "RU-DA"),
                (500, BONUS, "regional", "RU-BU"),
            ],
        ),
        (
            "For a contract Tula region pays 1.1 million rubles, while the Omsk and Tomsk regions went to 1.2 million "
            "rubles and 900,000 rubles, respectively.",
            "en",
            [
                (1100, BONUS, "regional", "RU-TUL"),
                (1200, BONUS, "regional", "RU-OMS"),
                (900, BONUS, "regional", "RU-TOM"),
            ],
        ),
    ],
)
def test_a_list_of_places_goes_on_as_it_began(
    text: str, language: Language, offers: list[tuple[int, str, str, str]]
) -> None:
    assert told(text, language) == offers


def test_pay_by_the_month_takes_no_payer_from_another_sum() -> None:
    text = "Томская область платит за контракт 900 тыс. рублей. Зарплата бойца — 210 тыс. рублей в месяц."
    assert told(text)[1][1:3] == ("monthly_pay", "unknown")


def test_who_pays_may_stand_under_the_table() -> None:
    text = (
        "Категория | Разовая выплата за контракт\nЖитель Карелии | 1 700 000\nОсуждённый | 450 000\n"
        "Суммы в рублях, платит правительство республики"
    )
    assert {payer for _, _, payer, _ in told(text)} == {"regional"}


def test_a_place_behind_the_dash_is_who_pays_that_sum() -> None:
    text = "За контракт дают 2,1 млн рублей (1,7 млн — Вологодская область, 400 тысяч — Минобороны)."
    assert [(thousands, payer) for thousands, _, payer, _ in told(text)] == [
        (2100, "unknown"),
        (1700, "regional"),
        (400, "federal"),
    ]


def test_a_place_in_one_item_is_not_that_of_the_next() -> None:
    text = (
        "Отбор на службу по контракту, г. Череповец:\n• 1,7 млн рублей единовременно от Вологодской области;\n"
        "• от 204 000 рублей ежемесячно, не более 210 000 рублей"
    )
    assert told(text)[1][3] == "Cherepovets"


def test_ages_are_no_sums() -> None:
    text = "Buryatia offers men aged 18 to 60 a one-time bonus of 300,000 rubles for a contract."
    assert told(text, "en") == [(300, BONUS, "regional", "RU-BU")]


def test_a_federal_subject_pays_nothing_federal() -> None:
    text = "Buryatia [Russia's federal subject] now pays those who sign a contract 2.2 million rubles."
    assert told(text, "en")[0][2] != "federal"


@pytest.mark.parametrize(
    ("text", "language", "benefits"),
    [
        (
            "Служба по контракту:\n✅ единовременная выплата 2 500 000 руб.\n✅ детский сад без очереди\n"
            "✅ земельный участок\n✅ статус ветерана боевых действий",
            "ru",
            {BONUS, "education_preference", "land", "veteran_status"},
        ),
        (
            "Закон освобождает подписавших контракт с 1 декабря 2024 года от долгов по кредитам на сумму до 10 млн "
            "рублей.",
            "ru",
            {"loan_relief"},
        ),
        (
            "Сотрудники, заключившие контракт с Минобороны, сохраняют рабочее место и средний заработок.",
            "ru",
            {"job_guarantee"},
        ),
        (
            "Участникам штурмов доплачивают 8 тыс. рублей в сутки, за километр продвижения — 50 тыс. рублей.",
            "ru",
            {"combat_day", "advance_km"},
        ),
        (
            "Residents of Tambov who persuade a friend to enlist receive 100,000 rubles.",
            "en",
            {"finder_reward"},
        ),
        ("Around 400 billion rubles went on compensation for the killed and injured soldiers.", "en", set()),
    ],
)
def test_what_is_offered_is_told_by_its_own_words(text: str, language: Language, benefits: set[str]) -> None:
    records, _ = extract(document_of(text, language), scanner().scan(document_of(text, language)), russia())
    assert {offer.benefit for offer in records if isinstance(offer, Offer)} == benefits
