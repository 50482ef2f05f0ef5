"""Money that is worded as an offer of service is and is none, beside offers that differ by a few words."""

from __future__ import annotations

import time
from datetime import date

import pytest
from tests.extract.reading_of import reading_of

from callup.extract.offers.offers import find_offers
from callup.extract.offers.offers_refusals import Refusals
from callup.model import Offer
from callup.model.document import Language
from callup.values import Span

ROWS: tuple[tuple[Language, str, str], ...] = (
    # What is no offer, and the one beside it that is.
    (
        "ru",
        "Росгвардия в Туле набирает гражданский персонал. При подписании контракта — 50 тысяч рублей.",
        "Армия в Туле набирает добровольцев. При подписании контракта — 50 тысяч рублей.",
    ),
    (
        "ru",
        "УМВД по Тульской области ждёт новых сотрудников: подписавшим контракт дают 300 тысяч рублей.",
        "Минобороны ждёт новых бойцов в Тульской области: подписавшим контракт дают 300 тысяч рублей.",
    ),
    (
        "ru",
        "Сварщиков зовут на вахту в Мариуполь: при подписании контракта единовременно 100 тысяч рублей.",
        "Сварщиков зовут в армию: при подписании контракта единовременно 100 тысяч рублей.",
    ),
    (
        "ru",
        "Область потратила на контрактников 20 млрд рублей, это около 2 млн рублей на каждого подписавшего.",
        "Область потратила на контрактников 20 млрд рублей. Каждому подписавшему платят 2 млн рублей.",
    ),
    (
        "ru",
        "Один завербованный обходится бюджету в 3,6 млн рублей за первый год службы.",
        "Один завербованный получает из бюджета 3,6 млн рублей за первый год службы.",
    ),
    (
        "ru",
        "Суд в Пензе взыскал с контрактника 195 тысяч рублей, выплаченных при подписании контракта.",
        "Контрактнику в Пензе положены 195 тысяч рублей, выплачиваемые при подписании контракта.",
    ),
    (
        "ru",
        "Контрактник из Пензы так и не получил обещанные подъёмные, 500 тысяч рублей.",
        "Контрактник из Пензы получит обещанные подъёмные, 500 тысяч рублей.",
    ),
    (
        "ru",
        "До контракта Олег из Пензы зарабатывал на стройке 50 тысяч рублей в месяц.",
        "По контракту бойцы из Пензы зарабатывают 250 тысяч рублей в месяц.",
    ),
    (
        "ru",
        "В первую чеченскую контрактникам платили 800 тысяч рублей в месяц.",
        "В зоне СВО контрактникам платят 800 тысяч рублей в месяц.",
    ),
    (
        "ru",
        "Жена контрактника взяла кредит на 600 тысяч рублей в счёт выплаты за контракт.",
        "Жене контрактника списали кредит на 600 тысяч рублей за его контракт.",
    ),
    (
        "ru",
        "Минобороны Казахстана платит контрактникам при подписании контракта 900 тысяч тенге.",
        "Минобороны платит контрактникам при подписании контракта 900 тысяч рублей.",
    ),
    (
        "en",
        "The police in Tver pay new officers who sign a contract 250,000 rubles.",
        "The army in Tver pays new soldiers who sign a contract 250,000 rubles.",
    ),
    (
        "en",
        "Tver region spent 14 billion rubles on bonuses, an average of 2.1 million rubles per recruit.",
        "Tver region spent 14 billion rubles on bonuses. It pays 2.1 million rubles to each recruit.",
    ),
    (
        "en",
        "Scammers promised a soldier's mother in Tver a payment of 3 million rubles.",
        "Recruiters promised a soldier's brother in Tver a payment of 3 million rubles for a contract.",
    ),
    (
        "en",
        "A court ordered the ministry to pay the widow of a soldier the death benefit of 5 million rubles.",
        "The ministry pays the widow of a soldier a death benefit of 5 million rubles.",
    ),
    (
        "en",
        "He had been making 45,000 rubles a month before he signed a contract with the army.",
        "Soldiers have been making 245,000 rubles a month since they signed a contract with the army.",
    ),
    (
        "en",
        "The US Army promises recruits a signing bonus of $50,000.",
        "The Russian army promises recruits a signing bonus of $50,000.",
    ),
    (
        "uk",
        "Контрактникам ЗСУ обіцяють мільйон гривень за рік служби за контрактом.",
        "Контрактникам армії РФ обіцяють мільйон рублів за рік служби за контрактом.",
    ),
    (
        "uk",
        "Поліція Криму шукає співробітників, за контракт дають 200 тисяч рублів.",
        "Армія в Криму шукає бійців, за контракт дають 200 тисяч рублів.",
    ),
)


MORE: tuple[tuple[Language, str, str], ...] = (
    (
        "ru",
        "Институт в Томске набирает инженеров: 160 тысяч рублей в месяц, подъёмные 200 тысяч рублей.",
        "Полк в Томске набирает солдат: 160 тысяч рублей в месяц, подъёмные 200 тысяч рублей.",
    ),
    (
        "ru",
        "Новобранец из Томска купил на подъёмные машину за 1,4 млн рублей.",
        "Новобранец из Томска получил подъёмные, 1,4 млн рублей.",
    ),
    (
        "ru",
        "Командир берёт с бойцов по 150 тысяч рублей за отпуск.",
        "Бойцам платят по 150 тысяч рублей в месяц.",
    ),
    (
        "en",
        "Germany wants to attract volunteers with 2,600 euros a month, its defence minister said.",
        "Russia wants to attract volunteers with 2,600 euros a month, its defence minister said.",
    ),
    (
        "en",
        "The aluminium smelter in Bratsk gives new hires a 200,000-ruble sign-on bonus.",
        "The army in Bratsk gives new recruits a 200,000-ruble sign-on bonus.",
    ),
)


def offers_of(text: str, language: Language) -> list[Offer]:
    reading = reading_of(text, language, date(2025, 10, 5))
    return [found for found in find_offers(reading) if isinstance(found, Offer)]


@pytest.mark.parametrize(("language", "text"), [(row[0], row[1]) for row in (*ROWS, *MORE)])
def test_other_money_is_no_offer(language: Language, text: str) -> None:
    assert [offer.amount for offer in offers_of(text, language) if offer.amount is not None] == []


@pytest.mark.parametrize(("language", "text"), [(row[0], row[2]) for row in (*ROWS, *MORE)])
def test_the_offer_beside_it_is_one(language: Language, text: str) -> None:
    assert [offer for offer in offers_of(text, language) if offer.amount is not None] != []


@pytest.mark.parametrize(
    ("language", "text", "reason"),
    [
        ("ru", ROWS[0][1], "other_work"),
        ("ru", ROWS[5][1], "court"),
        ("ru", ROWS[6][1], "unpaid"),
        ("ru", ROWS[8][1], "history"),
        ("en", ROWS[13][1], "crime"),
        ("en", ROWS[16][1], "other_army"),
        ("en", ROWS[11][2], None),
    ],
)
def test_a_sentence_is_refused_with_its_reason(language: Language, text: str, reason: str | None) -> None:
    reading = reading_of(text, language)
    assert Refusals(reading).of_sentence(len(reading.sentences) - 1) == reason


def test_what_was_called_off_before_it_began_was_only_planned() -> None:
    text = "Выплату контрактникам в 1,2 млн рублей, которую собирались ввести в Туле, отменили до её начала."
    assert [offer.status for offer in offers_of(text, "ru")] == ["planned"]
    kept = "Выплату контрактникам в 1,2 млн рублей, которую ввели в Туле, отменили после её начала."
    assert [offer.status for offer in offers_of(kept, "ru")] == ["reported"]


def test_an_advert_that_nobody_stands_behind_is_denied() -> None:
    text = "В поддельной рекламе Минобороны контрактникам обещали 5 млн рублей."
    assert [offer.status for offer in offers_of(text, "ru")] == ["denied"]


@pytest.mark.parametrize(
    "piece",
    [
        "суд взыскал за то что ",
        "в среднем на каждого ",
        "кредит на ",
        "завод ищет ",
        "court which ",
        "так и не ",
    ],
)
def test_judging_takes_time_in_line_with_the_text(piece: str) -> None:
    def seconds(length: int) -> float:
        text = "За контракт с Минобороны дают 1 млн рублей " + piece * (length // len(piece))
        reading = reading_of(text, "ru")
        at = text.index("1 млн")
        began = time.process_time()
        refusals = Refusals(reading)
        refusals.of_sentence(0)
        refusals.of_sum(Span(at, at + 12, text[at : at + 12]), 0, len(text))
        return time.process_time() - began

    assert min(seconds(80_000) for _ in range(3)) < 4 * max(min(seconds(20_000) for _ in range(3)), 0.02)
