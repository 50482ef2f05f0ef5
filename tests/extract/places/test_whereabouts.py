"""Where an offer holds: the sum's own place, the payer's, or everywhere."""

from __future__ import annotations

import pytest
from tests.extract.reading_of import document_of, russia, scanner

from callup.extract import extract
from callup.model import Offer
from callup.model.document import Language


def places_of(text: str, language: Language = "ru") -> list[tuple[int, str]]:
    """Each offer's sum in thousands, with its place: a town by its name, else a code, or a dash."""
    document = document_of(text, language)
    records, _ = extract(document, scanner().scan(document), russia())
    told = []
    for offer in records:
        if isinstance(offer, Offer) and offer.amount and offer.amount.max:
            place = offer.place
            told.append((int(offer.amount.max / 1000), (place.municipality or place.code) if place else "-"))
    return told


@pytest.mark.parametrize(
    "text",
    [
        "Президент установил за контракт с Минобороны выплату в 400 тыс. рублей. Губернатор Томской области "
        "приветствовал указ.",
        "Томская область за контракт платит 900 тыс. рублей, Курская область платит 800 тыс. рублей. Ещё 400 тыс. "
        "рублей дают из федерального бюджета.",
        "Томская область за контракт платит 900 тыс. рублей. Семье погибшего военного из федерального бюджета платят "
        "5 млн рублей.",
    ],
)
def test_what_the_state_pays_holds_everywhere(text: str) -> None:
    assert places_of(text)[-1][1] == "-"


def test_what_the_state_pays_besides_a_region_is_told_of_its_recruits() -> None:
    text = "Томская область за контракт платит 900 тыс. рублей. Кроме того, 400 тыс. рублей дают из федерального бюджета."
    assert places_of(text) == [(900, "RU-TOM"), (400, "RU-TOM")]


def test_what_the_state_pays_of_a_regions_total_holds_there() -> None:
    text = "В Томской области за контракт дают 1,3 млн рублей: 900 тыс. рублей из областного бюджета и 400 тыс. рублей из федерального."
    assert places_of(text) == [(1300, "RU-TOM"), (900, "RU-TOM"), (400, "RU-TOM")]


def test_what_the_state_pays_in_a_regions_list_holds_there() -> None:
    text = "Контракт в Томской области:\n- 900 000 рублей — областная выплата\n- 400 000 рублей — федеральная выплата"
    assert places_of(text) == [(900, "RU-TOM"), (400, "RU-TOM")]


def test_a_private_reward_holds_everywhere() -> None:
    text = "Фонд из Екатеринбурга обещает 5 млн рублей за подбитый «Абрамс»."
    assert places_of(text) == [(5000, "-")]


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        (
            "The sign-up bonus is 1 million rubles in Krasnodar Territory, 500,000 rubles in Dagestan and "
            "1.05 million rubles ($12,000) in Tatarstan.",
            "en",
            [(1000, "RU-KDA"), (500, "RU-DA"), (1050, "RU-TA")],
        ),
        (
            "За контракт дают 1 млн рублей в Краснодарском крае, 500 тыс. рублей в Дагестане и 700 тыс. рублей в "
            "Туве.",
            "ru",
            [(1000, "RU-KDA"), (500, "RU-DA"), (700, "RU-TY")],
        ),
        (
            "За контракт в Краснодарском крае дают 1 млн рублей, в Дагестане 500 тыс. рублей.",
            "ru",
            [(1000, "RU-KDA"), (500, "RU-DA")],
        ),
    ],
)
def test_in_a_list_the_place_right_behind_a_sum_is_its_own(
    text: str, language: Language, told: list[tuple[int, str]]
) -> None:
    assert places_of(text, language) == told


def test_an_armys_country_is_no_place_of_an_offer() -> None:
    text = "В Томске открыт пункт отбора. За контракт с Вооружёнными силами России дают 900 тыс. рублей."
    assert places_of(text) == [(900, "Tomsk")]
