"""Since when and until when an offer holds, as the sentences around it tell; and the days of something else."""

from __future__ import annotations

from datetime import date

import pytest
from tests.extract.offers.test_retold import offers_of, value

Days = tuple[str | None, str | None]


def days(text: str) -> list[tuple[float | None, Days | None]]:
    """The sum and the days of each offer, in the order of the text."""
    found = []
    for offer in sorted(offers_of(text), key=lambda offer: offer.anchor):
        held = offer.effective
        found.append((value(offer.amount), (_day(held.from_), _day(held.to)) if held else None))
    return found


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


@pytest.mark.parametrize(
    "text",
    [
        "Калуга платит за контракт 900 тыс. рублей. Действует до 31 декабря 2024 года.",
        "Kaluga's bonus for recruits is 900,000 rubles. Counting the federal 400,000 rubles it is 1.3 million "
        "rubles. Valid until the end of 2024.",
        "Калуга подняла выплату за контракт до 900 тыс. рублей. Прежний размер действовал с марта. "
        "Новый будут платить до 31 декабря 2024 года включительно.",
        "Повышенная выплата за контракт в Калуге, 900 тыс. рублей, будет действовать до 31 декабря 2024 года, "
        "после чего вернётся к 600 тыс. рублей.",
        "Kaluga will pay a sign-on bonus of 900,000 rubles until at least the end of 2024.",
        "Калузька область збільшила виплату за контракт з 600 тис. до 900 тис. рублів. "
        "Новий розмір діятиме до 31 грудня 2024 року.",
    ],
)
def test_an_end_is_told_around_the_sum(text: str) -> None:
    assert days(text)[0] == (900_000, (None, "2024-12-31"))


@pytest.mark.parametrize(
    "text",
    [
        "В Калуге появилась доплата за контракт. Её дадут оформившим контракт с 1 ноября по 31 декабря 2024 года. "
        "Сумма — 900 тыс. рублей.",
        "Калуга платит за контракт 900 тыс. рублей. Предложение действует с 1 ноября по 31 декабря 2024 года.",
        "Калуга с 1 ноября 2024 года платит за контракт 900 тыс. рублей. Решение рассчитано до конца года.",
        "Kaluga gives recruits 900,000 rubles. The measure applies to contracts concluded between November 1 "
        "and December 31, 2024.",
        "Kaluga offers 900,000 rubles to those who enlist between Nov. 1 and the end of 2024.",
        "Тула с 1 ноября платит за контракт 300 тыс. рублей до 31 декабря 2024 года. "
        "Калуга на тех же условиях платит за контракт 900 тыс. рублей.",
    ],
)
def test_a_window_is_told_around_the_sum(text: str) -> None:
    assert (900_000, ("2024-11-01", "2024-12-31")) in days(text)


@pytest.mark.parametrize(
    "text",
    [
        "1. Выплата за контракт увеличивается до 900 000 рублей.\n2. Осуждённым она даётся в размере 300 000 рублей.\n"
        "3. Настоящий указ распространяется на контракты, заключённые с 1 ноября 2024 года.",
        "Калуга подняла выплату за контракт до 900 тыс. рублей. Отдельно полагаются федеральные 400 тысяч рублей. "
        "Повышенные выплаты начнут назначать с 1 ноября 2024 года.",
        "Калуга платит за контракт 900 тыс. рублей вместо 500 тыс. рублей, которые платили с 1 марта. "
        "Новый размер действует с 1 ноября 2024 года.",
        "До сентября за контракт давали 500 тысяч рублей, с 1 ноября 2024 года дают 900 тысяч рублей.",
    ],
)
def test_a_start_is_told_around_the_sum(text: str) -> None:
    assert days(text)[0] == (900_000, ("2024-11-01", None))


def test_columns_by_month_hold_in_their_month() -> None:
    text = "Выплата за контракт, рублей\nОбласть | октябрь 2024 | ноябрь 2024\nКалужская | 500 000 | 900 000"
    assert days(text) == [(900_000, ("2024-11-01", "2024-11-30"))]


def test_a_prolongation_for_a_year_is_that_year() -> None:
    text = "Калужская область продлила на 2025 год выплату за контракт в 900 тыс. рублей."
    assert days(text) == [(900_000, ("2025-01-01", "2025-12-31"))]


def test_what_was_repealed_held_until_then() -> None:
    text = "Надбавка за контракт в 900 000 рублей, действовавшая с 1 апреля 2024 года, утратила силу 10 октября 2024 года."
    assert days(text) == [(900_000, ("2024-04-01", "2024-10-10"))]


@pytest.mark.parametrize(
    "text",
    [
        "Калуга платит за контракт 900 тыс. рублей вместо 500 тыс. рублей, которые платили с 1 марта.",
        "Kaluga pays recruits 900,000 rubles under a decree that the mayor signed on October 3.",
        "On October 3 the mayor of Kaluga decreed a sign-on bonus of 900,000 rubles.",
        "Калуга платит за контракт 900 тыс. рублей. Повышенная ставка появилась в мае, сначала до 30 июня.",
        "Калуга платит за контракт 900 тыс. рублей. Брянск — 300 тыс. рублей, но только до 1 декабря.",
        "Калуга платит за контракт 900 тыс. рублей. Заявки на льготный кредит принимают до 1 декабря.",
        "Калуга второй раз с осени подняла выплату за контракт, до 900 тыс. рублей.",
    ],
)
def test_days_of_something_else_are_no_validity(text: str) -> None:
    assert days(text)[0] == (900_000, None)


def test_a_time_told_of_one_payer_is_not_the_next_one_s() -> None:
    assert days(
        "За контракт регион с 1 ноября 2024 года платит 900 тыс. рублей, город добавляет ещё 100 тыс. рублей."
    ) == [(900_000, ("2024-11-01", None)), (100_000, None)]


def test_a_time_at_the_head_of_a_sentence_is_that_of_all_its_sums() -> None:
    assert days(
        "С 1 ноября 2024 года за контракт регион платит 900 тыс. рублей, город добавляет ещё 100 тыс. рублей."
    ) == [(900_000, ("2024-11-01", None)), (100_000, ("2024-11-01", None))]
