"""The mistakes that others made with offers, as far as one document can show each; and other values put in."""

from __future__ import annotations

import time
from datetime import date
from decimal import Decimal

import pytest
from tests.extract.reading_of import reading_of

from callup.extract.offers.offers import find_offers
from callup.model import Issue, Offer
from callup.model.document import Language


def offers_of(text: str, language: Language = "ru") -> list[Offer]:
    return [found for found in find_offers(reading_of(text, language)) if isinstance(found, Offer)]


def only(text: str, language: Language = "ru") -> Offer:
    offers = offers_of(text, language)
    assert len(offers) == 1, [(offer.benefit, offer.anchor.quote) for offer in offers]
    return offers[0]


def value(offer: Offer) -> float | None:
    return float(offer.amount.max) if offer.amount and offer.amount.max is not None else None


def test_a_total_and_its_part_are_two_offers_of_one_event() -> None:
    whole, part = offers_of(
        "Выплату за контракт урезали с 3,1 млн до 800 тысяч рублей, включая федеральные 400 тысяч рублей."
    )
    assert (value(whole), whole.basis, whole.payer) == (800_000, "total", "unknown")
    assert whole.previous is not None
    assert whole.previous.max == 3_100_000
    assert (value(part), part.basis, part.payer) == (400_000, "component", "federal")
    assert part.part_of == whole.amount


def test_by_is_not_to() -> None:
    by = only("Ульяновская область подняла выплату контрактникам на 1,5 млн рублей.")
    to = only("Ульяновская область подняла выплату контрактникам до 1,5 млн рублей.")
    assert by.amount is None
    assert by.change_by is not None
    assert by.change_by.amount is not None
    assert by.change_by.amount.max == 1_500_000
    assert value(to) == 1_500_000
    assert to.change_by is None
    assert by.change == to.change == "raise"


def test_a_window_reverts() -> None:
    offer = only(
        "До 31 мая 2023 года районная выплата за контракт — 50 тысяч рублей. "
        "С 1 июня сумма вернётся к 20 тысячам рублей."
    )
    assert value(offer) == 50_000
    assert offer.payer == "municipal"
    assert offer.reverts_to is not None
    assert offer.reverts_to.max == 20_000
    assert offer.effective is not None
    assert offer.effective.to == date(2023, 5, 31)
    assert len(offer.evidence) == 2


def test_convicts_have_their_own_rate() -> None:
    free, convicts = offers_of(
        "Контрактникам платят единовременно 1,9 млн рублей. Осуждённым, подписавшим контракт, — 400 тысяч рублей."
    )
    assert (value(free), free.audience) == (1_900_000, None)
    assert (value(convicts), convicts.audience) == (400_000, "Осуждённым")


def test_a_year_s_total_is_no_bonus() -> None:
    offer = only("Доход контрактника за первый год превысит 5,32 млн рублей.")
    assert (offer.benefit, offer.per) == ("first_year_total", "year")


def test_a_reward_and_a_bonus_in_one_sentence() -> None:
    offers = offers_of(
        "The district pays each recruit a sign-up bonus of 650,000 rubles and 200,000 rubles to anyone who brings "
        "a friend.",
        "en",
    )
    assert {(offer.benefit, int(value(offer) or 0)) for offer in offers} == {
        ("signing_bonus", 650_000),
        ("finder_reward", 200_000),
    }


def test_the_same_sum_from_two_payers_is_two_offers() -> None:
    offers = offers_of(
        "За контракт платят 400 тысяч рублей из федерального бюджета и 400 тысяч рублей из бюджета области."
    )
    assert [(value(offer), offer.payer) for offer in offers] == [(400_000, "federal"), (400_000, "regional")]


def test_a_ratio_is_kept_beside_the_numbers_it_contradicts() -> None:
    offer = only("Выплату контрактникам впятеро увеличили: с 200 тысяч до 1,8 млн рублей.")
    assert value(offer) == 1_800_000
    assert offer.previous is not None
    assert offer.previous.max == 200_000
    assert offer.change_by is not None
    assert offer.change_by.ratio == 5


def test_successive_values_each_have_their_own_before() -> None:
    first, second = offers_of(
        "Сначала вознаграждение за приведённого контрактника подняли с 15 до 30 тысяч рублей. "
        "Потом вознаграждение за приведённого контрактника подняли с 30 до 100 тысяч рублей."
    )
    assert [offer.previous and int(offer.previous.max or 0) for offer in (first, second)] == [15_000, 30_000]
    assert [value(offer) for offer in (first, second)] == [30_000, 100_000]


def test_money_of_a_payer_that_nothing_explains_is_an_issue() -> None:
    found = list(find_offers(reading_of("Военкомат и губернатор договорились: 75 000 рублей.", "ru")))
    issues = [item for item in found if isinstance(item, Issue)]
    assert [item.span and item.span.quote for item in issues] == ["75 000 рублей"]
    assert "75" not in issues[0].what + issues[0].why + issues[0].advice


def test_up_to_and_from_stay_open() -> None:
    up_to = only("A contract soldier is promised a monthly salary of up to $2,500.", "en").amount
    at_least = only("Денежное довольствие контрактника — от 210 тысяч рублей в месяц.").amount
    assert up_to is not None
    assert at_least is not None
    assert up_to.min is None
    assert up_to.max == 2_500
    assert at_least.max is None
    assert at_least.min == 210_000


def test_an_act_has_its_number() -> None:
    offer = only(
        "Постановлением от 14 марта 2023 года № 118-пр выплата за контракт установлена в размере 100 000 рублей."
    )
    assert offer.act is not None
    assert offer.act.number == "118-пр"
    assert offer.act.date is not None
    assert offer.act.date.from_ == date(2023, 3, 14)


def test_the_same_money_in_another_currency_is_no_second_offer() -> None:
    offer = only("The sign-on bonus for recruits is 195,000 rubles (about $2,500).", "en")
    assert [(str(also.currency), also.max) for also in offer.printed_also] == [("USD", Decimal(2500))]


@pytest.mark.parametrize("region", ["Тверской", "Омской", "Амурской"])
@pytest.mark.parametrize(
    ("words", "amount"), [("350 тысяч", 350_000), ("1,4 млн", 1_400_000), ("2 050 000", 2_050_000)]
)
@pytest.mark.parametrize(("unit", "currency"), [("рублей", "RUB"), ("долларов", "USD"), ("тенге", "KZT")])
def test_the_record_follows_the_words(region: str, words: str, amount: int, unit: str, currency: str) -> None:
    offer = only(f"В {region} области за подписание контракта единовременно платят {words} {unit}.")
    assert offer.amount is not None
    assert offer.amount.max == amount
    assert offer.amount.currency == currency
    assert offer.amount.as_written == f"{words} {unit}"


@pytest.mark.parametrize(
    ("payer", "words"),
    [
        ("federal", "из федерального бюджета"),
        ("regional", "из бюджета края"),
        ("municipal", "из городского бюджета"),
        ("employer", "от предприятия"),
        ("private", "от благотворительного фонда"),
    ],
)
def test_the_payer_follows_the_words(payer: str, words: str) -> None:
    assert only(f"Контрактнику единовременно выплатят 300 тысяч рублей {words}.").payer == payer


def test_no_offer_without_service() -> None:
    assert offers_of("Единовременная выплата — 500 тысяч рублей, ежемесячно — 90 тысяч рублей.") == []


def test_a_long_text_takes_linear_time() -> None:
    line = "Единовременная выплата контрактникам с 400 до 500 тысяч рублей, вместо 300 тысяч, на 100 тысяч; "
    took = []
    for times in (200, 800):
        reading = reading_of(line * times)
        began = time.process_time()
        assert sum(1 for _ in find_offers(reading)) > 0
        took.append(time.process_time() - began)
    assert took[1] < 16 * max(took[0], 0.01)


@pytest.mark.parametrize(
    ("text", "language", "benefit"),
    [
        (
            "Токаря уговорили подписать контракт в военкомате Омска: обещали 1,7 млн рублей.",
            "ru",
            "signing_bonus",
        ),
        ("Вербовщики обещали, что новобранцы получат 1,7 млн рублей сразу.", "ru", "signing_bonus"),
        ("Вербовщикам заплатят 70 тысяч рублей за каждого контрактника.", "ru", "finder_reward"),
        ("Recruiters told prisoners they would get 100,000 rubles a month in the army.", "en", "monthly_pay"),
        ("Recruiters get 100,000 rubles for each new contract soldier.", "en", "finder_reward"),
        ("За приведеного до військкомату платять 50 тисяч рублів.", "uk", "finder_reward"),
        ("Сварщик из Омска пошёл воевать за 3 млн рублей.", "ru", "signing_bonus"),
        (
            "Омская область платит новобранцам 2 млн рублей, больше, чем стоит квартира.",
            "ru",
            "signing_bonus",
        ),
        ("A soldier who loses a limb is paid 4 million rubles.", "en", "injury_payment"),
    ],
)
def test_who_is_paid_for_whom(text: str, language: Language, benefit: str) -> None:
    assert only(text, language).benefit == benefit
