"""What an offer was before and what became of it, where other sentences, clauses and columns tell it."""

from __future__ import annotations

from datetime import date

import pytest
from tests.extract.reading_of import reading_of

from callup.extract.offers.offers import find_offers
from callup.model import Offer
from callup.model.document import Language
from callup.values import Amount

_PUBLISHED = date(2024, 10, 15)
History = tuple[float | None, float | None, str | None]


def language_of(text: str) -> Language:
    if any(char in "іїєґ" for char in text):
        return "uk"
    return "ru" if any("а" <= char <= "я" for char in text) else "en"


def value(amount: Amount | None) -> float | None:
    if amount is None:
        return None
    end = amount.max if amount.max is not None else amount.min
    return None if end is None else float(end)


def offers_of(text: str) -> list[Offer]:
    reading = reading_of(text, language_of(text), _PUBLISHED)
    return [found for found in find_offers(reading) if isinstance(found, Offer)]


def histories(text: str) -> list[History]:
    """The sum, the sum before and the change of each offer, in the order of the text."""
    offers = sorted(offers_of(text), key=lambda offer: offer.anchor)
    return [(value(offer.amount), value(offer.previous), offer.change) for offer in offers]


@pytest.mark.parametrize(
    "text",
    [
        "Калужская область платит контрактникам 900 тыс. рублей. До 20 мая регион платил по 500 тыс. рублей.",
        "Вологда даёт за контракт 900 тыс. рублей. Решение приняла дума. По 500 тыс. рублей здесь платили с весны.",
        "Kaluga region now pays recruits 900,000 rubles. A year ago it paid 500,000 rubles.",
        "The sign-on bonus in Kaluga is 900,000 rubles now, 500,000 rubles before.",
        "Kaluga gives 900,000 rubles to anyone who enlists for a year between May 1 and the end of 2024, "
        "up from 500,000 rubles set in spring.",
        "У Калузькій області за контракт платять 900 тис. рублів, раніше було 500 тис. рублів.",
        "С 1 января по 31 мая за контракт в Калуге платили 500 тыс. рублей, с 1 июня платят 900 тыс. рублей.",
        "Раньше в Калуге за контракт давали 500 тысяч рублей. С января область платит 900 тысяч рублей.",
        "Ранее власти Калуги обещали за контракт 500 тыс. рублей. Новый указ поднимает сумму до 900 тыс. рублей.",
        "Kaluga's 500,000 ruble sign-on bonus has risen to 900,000 rubles.",
        "Сначала за контракт в Калуге давали 300 тыс. рублей, потом 500 тыс. рублей, а с мая — 900 тыс. рублей.",
        "The bonus for recruits stood at 300,000 rubles in March, rose to 500,000 in May and is now 900,000 rubles.",
        "За контракт в Калуге дают 900 тыс. рублей. Суммы меняли и раньше: весной выплата выросла "
        "с 300 тыс. до 500 тыс. рублей.",
        "Калуга платит за контракт 900 тыс. рублей. Ввели выплату в мае, тогда она выросла с 500 до 900 тысяч рублей.",
        "Источник говорит, что выплату за контракт поднимут до 900 тыс. рублей. Пока неясно, когда. "
        "Сейчас регион платит 500 тыс. рублей.",
    ],
)
def test_the_sum_before_is_found_wherever_it_is_told(text: str) -> None:
    assert histories(text) == [(900_000, 500_000, "raise")]


@pytest.mark.parametrize(
    "text",
    [
        "Калужская область платит за контракт 900 тыс. рублей. Офицерам область по-прежнему платит 500 тыс. рублей.",
        "Kaluga region pays recruits 900,000 rubles. Last year the neighbouring Tula region paid 500,000 rubles.",
        "В Калуге контрактникам платят 900 тыс. рублей. Ранее федеральная выплата составляла 500 тыс. рублей.",
        "В Калуге за контракт платят 900 тыс. рублей против 500 тыс. у жителей других регионов.",
    ],
)
def test_what_others_get_or_got_is_no_sum_before(text: str) -> None:
    first = histories(text)[0]
    assert first[0] == 900_000
    if "против" not in text:
        assert first[1] is None


def test_a_past_sum_belongs_to_the_place_that_it_names() -> None:
    found = offers_of(
        "Калужская и Тульская области опустили выплату контрактникам до 400 тысяч рублей. "
        "До этого калужанам платили 2,1 млн, тулякам 1,6 млн."
    )
    assert [(one.place.code if one.place else None, value(one.previous)) for one in found] == [
        ("RU-KLU", 2_100_000),
        ("RU-TUL", 1_600_000),
    ]


def test_past_sums_in_turn() -> None:
    assert histories(
        "Калужская область платит за контракт 800 тыс. рублей, Тульская — 400 тыс. рублей. "
        "Раньше было 500 тыс. и 600 тыс. рублей соответственно."
    ) == [(800_000, 500_000, "raise"), (400_000, 600_000, "cut")]


@pytest.mark.parametrize(
    "text",
    [
        "За тяжёлое ранение теперь платят 2 млн рублей, за лёгкое — 700 тыс. рублей. "
        "Раньше за любое ранение полагались 3 млн рублей.",
        "Вместо единых 3 млн за ранение платят по тяжести: тяжёлое — 2 млн рублей, лёгкое — 700 тыс. рублей.",
        "Раньше за любое ранение платили 3 млн рублей. Теперь за тяжёлое дают 2 млн рублей, "
        "за лёгкое — 700 тыс. рублей.",
    ],
)
def test_one_past_sum_is_that_of_all_who_got_it(text: str) -> None:
    assert histories(text) == [(2_000_000, 3_000_000, "cut"), (700_000, 3_000_000, "cut")]


def test_the_history_of_a_total_is_not_that_of_its_part() -> None:
    assert histories(
        "Tula region has put up its bonus: a contract now brings 1.8 million rubles, the federal 400,000 rubles "
        "included. The total used to be 1.3 million rubles."
    ) == [(1_800_000, 1_300_000, "raise"), (400_000, None, None)]


def test_a_sum_in_brackets_belongs_to_the_one_before_them() -> None:
    assert histories(
        "Контрактники получают областные 900 000 рублей (ещё в мае было 500 000) и 100 000 рублей от города."
    ) == [(900_000, 500_000, "raise"), (100_000, None, None)]


def test_columns_by_month_are_before_and_now() -> None:
    text = (
        "Выплата за контракт, рублей\nОбласть | январь 2026 | февраль 2026\n"
        "Калужская | 500 000 | 900 000\nТульская | 700 000 | 700 000"
    )
    assert histories(text) == [(900_000, 500_000, "raise"), (700_000, 700_000, "unchanged")]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Tula will add 150,000 rubles to the bonus for recruits, bringing it to 900,000 rubles.", 150_000),
        ("Калуга подняла выплату за контракт на 150 тыс. — до 900 тыс. рублей.", 150_000),
        ("За контракт в Калуге платят 900 тыс. рублей. Это на 150 тысяч рублей больше, чем летом.", 150_000),
        ("Tula region pays recruits 900,000 rubles. That is 150,000 rubles more than in June.", 150_000),
    ],
)
def test_a_difference_belongs_to_the_sum_that_it_led_to(text: str, by: float) -> None:
    (offer,) = offers_of(text)
    assert value(offer.amount) == 900_000
    assert offer.change_by is not None
    assert value(offer.change_by.amount) == by
    assert offer.change == "raise"


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Калужская выплата за контракт с мая — 900 тыс. рублей. Сумма выросла вдвое.", "raise"),
        ("Калуга платит за контракт 900 тыс. рублей. Указ подписал мэр. Сумма снижена втрое.", "cut"),
        ("В Калуге появилась новая выплата за контракт. Её дадут офицерам. Сумма — 900 тыс. рублей.", "new"),
        ("Калуга ввела выплату контрактникам. Подписавший контракт получит 900 тыс. рублей.", "new"),
        ("За контракт в Калуге дают 900 тыс. рублей от города. Раньше городской выплаты не было.", "new"),
        ("Kaluga region will not cut its sign-on bonus of 900,000 rubles.", "unchanged"),
        ("Калужская область не планирует снижать выплату за контракт — 900 тыс. рублей.", "unchanged"),
        ("Выплата за контракт в Калуге, 900 тыс. рублей, сохранится до 31 марта.", "extend"),
        ("Калуга: акция продлена! Подпишите контракт и получите 900 000 рублей.", "extend"),
        ("Город больше не доплачивает контрактникам: надбавка в 900 000 рублей утратила силу в мае.", "end"),
        (
            "The region has extended its increased payment to recruits. They will still get 900,000 rubles.",
            "extend",
        ),
        ("Volunteers for the battalions being raised in Perm are promised 900,000 rubles.", None),
    ],
)
def test_the_sentences_around_tell_what_became_of_it(text: str, change: str | None) -> None:
    assert histories(text)[0] == (900_000, None, change)


def test_a_change_of_several_regions_is_that_of_each() -> None:
    assert histories(
        "Три региона подняли выплаты контрактникам. Калужская область платит 1,1 млн рублей. "
        "В Твери дают 900 тысяч рублей."
    ) == [(1_100_000, None, "raise"), (900_000, None, "raise")]


@pytest.mark.parametrize(
    "text",
    [
        "Калуга подняла выплату контрактникам. Федеральная выплата за контракт — 400 тысяч рублей.",
        "Калужская область удвоила выплату за контракт. В Туле платят контрактникам 400 тысяч рублей.",
    ],
)
def test_a_change_of_another_payer_stays_there(text: str) -> None:
    assert (400_000, None, None) in histories(text)
