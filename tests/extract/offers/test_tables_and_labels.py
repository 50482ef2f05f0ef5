"""Tables counted in thousands, rows of regions, labels behind a dash, heads of lists, and who pays elsewhere."""

from __future__ import annotations

import pytest
from tests.extract.reading_of import document_of, russia, scanner

from callup.extract import extract
from callup.model import Offer
from callup.model.document import Language


def offers(text: str, language: Language = "ru") -> list[Offer]:
    document = document_of(text, language)
    records, _ = extract(document, scanner().scan(document), russia())
    return [record for record in records if isinstance(record, Offer)]


def told(text: str, language: Language = "ru") -> list[tuple[int, str, str]]:
    """Each offer's sum in thousands, its payer, and its place: a town by its name, else a code, or a dash."""
    return [
        (
            int((offer.amount.max or offer.amount.min or 0) / 1000),
            offer.payer,
            (offer.place.municipality or offer.place.code) if offer.place else "-",
        )
        for offer in offers(text, language)
        if offer.amount
    ]


@pytest.mark.parametrize(
    "caption",
    [
        "Выплаты при заключении контракта, тыс. руб.",
        "Сколько платят за контракт (в тысячах рублей)",
        "Единовременные выплаты контрактникам, тыс. ₽",
    ],
)
def test_the_caption_of_a_table_tells_its_unit(caption: str) -> None:
    table = f"{caption}\nРегион | Федеральная | Региональная\nКурская область | 400 | 1200\n"
    assert told(table) == [(400, "federal", "RU-KRS"), (1200, "regional", "RU-KRS")]


@pytest.mark.parametrize(
    "caption",
    [
        "Число контрактников за месяц, человек",
        "Сколько человек подписали контракт; всем дали по 400 тыс. рублей",
    ],
)
def test_numbers_of_a_table_without_a_unit_are_no_sums(caption: str) -> None:
    table = f"{caption}\nРегион | Май | Июнь\nКурская область | 400 | 1200\n"
    assert not any(offer.amount and offer.amount.max == 1_200_000 for offer in offers(table))


@pytest.mark.parametrize(
    ("head", "row", "language"),
    [
        ("Область | Было | Стало", "Тверская | 900 000 | 1 300 000", "ru"),
        ("Регион | Ранее | Сейчас", "Тверская | 900 000 | 1 300 000", "ru"),
        ("Область | Було | Стало", "Тверська | 900 000 | 1 300 000", "uk"),
    ],
)
def test_an_adjective_alone_in_a_row_of_regions_is_one(head: str, row: str, language: Language) -> None:
    word = (
        "Региональная выплата за контракт, руб."
        if language == "ru"
        else "Регіональна виплата за контракт, руб."
    )
    (offer,) = offers(f"{word}\n{head}\n{row}\n", language)
    assert offer.place is not None
    assert (offer.place.code, offer.place.municipality) == ("RU-TVE", None)
    assert offer.previous is not None
    assert offer.previous.max == 900_000


@pytest.mark.parametrize(
    ("line", "payer", "place"),
    [
        ("▪️ 2 млн 450 т.р. — Правительство ХМАО", "regional", "RU-KHM"),
        ("▪️ 350 т.р. — город Нижневартовск", "municipal", "Nizhnevartovsk"),
        ("▪️ 400 тыс. руб. — Министерство обороны", "federal", "RU-KHM"),
        ("▪️ 1 млн руб. — власти округа", "regional", "RU-KHM"),
        ("▪️ 300 тыс. руб. — мэрия", "municipal", "RU-KHM"),
    ],
)
def test_a_label_behind_a_dash_pays(line: str, payer: str, place: str) -> None:
    text = f"Югра зовёт на службу!\nСколько вы получите при подписании контракта?\n{line}\n"
    ((_, found, where),) = told(text)
    assert (found, where) == (payer, place)


def test_the_head_of_a_list_pays_what_stands_in_it() -> None:
    head = "Минобороны платит штурмовикам:\n"
    text = head + "• 8 тыс. руб. за каждый день наступления\n• 50 тыс. руб. за километр продвижения\n"
    assert {payer for _, payer, _ in told(text)} == {"federal"}
    quiet = text.replace("Минобороны платит штурмовикам", "Минобороны сообщает: штурмовикам положено")
    assert {payer for _, payer, _ in told(quiet)} == {"unknown"}


@pytest.mark.parametrize(
    ("text", "language", "payers"),
    [
        ("Выплату в 1 млн рублей за контракт Калмыкия сохранит до конца марта.", "ru", ["regional"]),
        ("Выплату в 1 млн рублей за контракт в Калмыкии сохранят до конца марта.", "ru", ["unknown"]),
        ("За контракт платят 2,7 млн рублів: 1,8 млн дає край, 400 тисяч — міноборони.", "uk", None),
        ("Мешканцям Карелії за контракт дають 700 тисяч рублів.", "uk", ["unknown"]),
    ],
)
def test_who_pays_wherever_he_stands(text: str, language: Language, payers: list[str] | None) -> None:
    found = [payer for _, payer, _ in told(text, language)]
    assert found == payers if payers is not None else "regional" in found


def test_a_recruits_sum_is_no_reward_for_a_friend() -> None:
    text = (
        "За приведённого друга дают 100 тысяч рублей, самому подписавшему — "
        "1,8 млн из областной казны и 400 тысяч из федеральной."
    )
    assert [offer.benefit for offer in offers(text)] == ["finder_reward", "signing_bonus", "signing_bonus"]


@pytest.mark.parametrize(
    ("text", "benefit", "per"),
    [
        ("Добровольцам отряда платят 310 рублей за час патруля.", "monthly_pay", "hour"),
        ("Контрактникам компенсируют аренду жилья — до 25 тыс. рублей в месяц.", "housing", "month"),
    ],
)
def test_what_is_paid_by_the_hour_and_for_rent(text: str, benefit: str, per: str) -> None:
    (offer,) = offers(text)
    assert (offer.benefit, offer.per) == (benefit, per)


def test_sums_without_a_currency_in_ukrainian() -> None:
    text = "Губернатор Ростовської області пообіцяв новобранцям 1,2 млн рублів, ще 400 тисяч додає федеральний бюджет."
    assert [(thousands, payer) for thousands, payer, _ in told(text, "uk")] == [
        (1200, "regional"),
        (400, "federal"),
    ]


def test_half_a_million_in_ukrainian() -> None:
    assert told("За контракт новобранцям дають пів мільйона рублів.", "uk")[0][0] == 500


def test_a_line_that_opens_with_a_payer_is_his_sum() -> None:
    text = "Ставрополье. Сколько платят подписавшим контракт?\nКрай — 1 600 000 ₽\nМинобороны — 400 000 ₽\n"
    assert told(text) == [(1600, "regional", "RU-STA"), (400, "federal", "RU-STA")]


def test_what_a_payment_goes_back_to_is_no_sum_before() -> None:
    (offer,) = offers(
        "До 31 июля республика платит контрактникам 1,6 млн рублей, после чего сумма вернётся к прежнему миллиону."
    )
    assert offer.previous is None
    assert offer.reverts_to is not None
    assert offer.reverts_to.max == 1_000_000


def test_what_was_paid_before_and_comes_back_is_both() -> None:
    first, *_ = offers(
        "В Омске до 31 августа дают 1,9 млн рублей за контракт. Потом выплата вернётся к 1,1 млн, которые платили раньше."
    )
    assert first.previous is not None
    assert first.reverts_to is not None
    assert (first.previous.max, first.reverts_to.max, first.change) == (1_100_000, 1_100_000, "raise")


def test_pay_told_behind_a_part_is_not_its_benefit() -> None:
    text = (
        "За первый год службы житель Тверской области заработает 5,9 млн рублей. "
        "Сюда входят областные 2,6 млн, федеральные 400 тысяч и довольствие."
    )
    assert [offer.benefit for offer in offers(text) if offer.payer != "unknown"] == ["signing_bonus"] * 2


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("Карелия снизила выплату контрактникам втрое, до 500 тысяч рублей.", (500_000, 500_000)),
        ("Карелия платит контрактникам до 500 тысяч рублей.", (None, 500_000)),
    ],
)
def test_to_how_much_and_at_most(text: str, most: tuple[int | None, int]) -> None:
    (offer,) = offers(text)
    assert offer.amount is not None
    assert (offer.amount.min, offer.amount.max) == most


def test_a_cell_tells_who_pays_the_sum_of_its_row() -> None:
    table = (
        "Выплата | Сумма, руб. | Кто платит\n"
        "За подписание контракта | 400 000 | Минобороны\n"
        "За подписание контракта | 1 300 000 | Иркутская область\n"
    )
    assert [(sum_, payer) for sum_, payer, _ in told(table)] == [(400, "federal"), (1300, "regional")]


def test_a_caption_that_ends_with_an_abbreviated_unit_is_the_head_of_its_rows() -> None:
    table = "Региональные выплаты контрактникам, млн руб.\nРегион\t2024\t2025\nЛипецкая область\t0,7\t1,0\n"
    assert told(table) == [(1000, "regional", "RU-LIP")]


def test_the_head_of_a_total_pays_no_other_column() -> None:
    table = (
        "Sign-up bonus of the regions\nRegion | Was | Now | Total with federal\n"
        "Tomsk Oblast | 1,100,000 rubles | 1,500,000 rubles | 1,900,000 rubles\n"
    )
    assert "federal" not in [payer for _, payer, _ in told(table, "en")]


@pytest.mark.parametrize(
    ("brackets", "payer"), [("регион", "regional"), ("город", "municipal"), ("Минобороны", "federal")]
)
def test_a_payer_in_brackets_behind_a_sum(brackets: str, payer: str) -> None:
    advert = f"Контракт с армией в Омске\n✔️ 500 000 ₽ — единовременно ({brackets})"
    assert [one for _, one, _ in told(advert)] == [payer]
    assert [one for _, one, _ in told(advert.replace(brackets, "без вычетов"))] == ["unknown"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Самара — 3,1 млн\nСызрань — 3,2 млн\nСуммы за контракт, сразу на карту.", "ru"),
        ("Samara: 3.1 mln. Syzran: 3.2 mln. That is what a man gets for a contract with the army.", "en"),
    ],
)
def test_rows_of_a_place_and_a_sum(text: str, language: Language) -> None:
    assert [sum_ for sum_, _, _ in told(text, language)] == [3100, 3200]
    assert (
        told(text.replace(" за контракт", "").replace("a contract with the army", "a house"), language) == []
    )


def test_a_sum_told_in_dollars_first_is_the_sum_in_brackets() -> None:
    (offer,) = offers("Recruits in Tyumen get about $26,000 (2.1 million rubles) for a contract.", "en")
    assert offer.amount is not None
    assert (offer.amount.max, offer.amount.currency) == (2_100_000, "RUB")
    assert [also.currency for also in offer.printed_also] == ["USD"]
