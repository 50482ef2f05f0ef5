"""Sums that a sentence tells as those of the past, and sums of the state told with a region's."""

from datetime import date

import pytest
from tests.extract.reading_of import document_of, russia, scanner

from callup.extract import extract
from callup.model import Offer
from callup.model.document import Language


def offers_of(text: str) -> list[Offer]:
    language: Language = "ru" if any("а" <= char <= "я" for char in text.lower()) else "en"
    document = document_of(text, language, date(2025, 10, 9))
    return [one for one in extract(document, scanner().scan(document), russia())[0] if isinstance(one, Offer)]


def drawn(text: str) -> list[tuple[int | None, int | None]]:
    """Each sum with the sum before it."""
    return [
        (int(offer.amount.max) if offer.amount and offer.amount.max else None, _whole(offer))
        for offer in offers_of(text)
    ]


def _whole(offer: Offer) -> int | None:
    return int(offer.previous.max) if offer.previous and offer.previous.max else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Если в апреле контрактникам Твери обещали 2,5 миллиона рублей, то сейчас осталось 800 тысяч рублей.",
            [(800_000, 2_500_000)],
        ),
        (
            "На плакатах в Кирове закрасили прежние 2 млн и написали «900 тысяч рублей за контракт».",
            [(900_000, 2_000_000)],
        ),
        (
            "Чувашия урезала выплату контрактникам: на сайте теперь значится 400 тыс. рублей, хотя ещё 3 октября "
            "там стояли 2,1 млн.",
            [(400_000, 2_100_000)],
        ),
        ("Выплата за контракт в Тольятти теперь не 200, а 300 тысяч рублей.", [(300_000, 200_000)]),
        (
            "Регион платил контрактникам 400 тысяч рублей, а город Омск сейчас предлагает ещё 100 тысяч рублей.",
            [(400_000, None), (100_000, None)],
        ),
        (
            "Область платила контрактникам 400 тысяч рублей, сейчас мэрия Омска платит 100 тысяч рублей.",
            [(400_000, None), (100_000, None)],
        ),
    ],
)
def test_what_was_paid_is_the_sum_before(text: str, expected: list[tuple[int | None, int | None]]) -> None:
    assert drawn(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Region | Sign-up bonus, RUB | Was\nKirov | 1,400,000 | 1,000,000\nUdmurtia | 900,000 | 600,000",
            [(1_400_000, 1_000_000), (900_000, 600_000)],
        ),
        (
            "| Регион | Стало | Раньше |\n|---|---|---|\n| Томская область | 1 200 000 руб. за контракт | 900 000 руб. |",
            [(1_200_000, 900_000)],
        ),
        (
            "The Magadan region, which until February paid recruits 1.5 million rubles, has reduced the amount by "
            "600,000 rubles, to 900,000 rubles.",
            [(900_000, 1_500_000)],
        ),
        (
            "| Город | За контракт | За друга |\n|---|---|---|\n| Томск | 200 000 руб. | 100 000 руб. |",
            [(200_000, None), (100_000, None)],
        ),
    ],
)
def test_columns_and_differences_tell_the_sum_before(
    text: str, expected: list[tuple[int | None, int | None]]
) -> None:
    assert drawn(text) == expected


def test_what_the_state_pays_beside_a_region_is_told_of_the_region() -> None:
    offers = offers_of(
        "Томская область доплачивает контрактникам 1,2 млн рублей. Минобороны выплачивает им 400 тысяч рублей."
    )
    assert [offer.place.code if offer.place else None for offer in offers] == ["RU-TOM", "RU-TOM"]


@pytest.mark.parametrize(
    "text",
    [
        "Минобороны платит контрактникам 400 тысяч рублей сразу. В Томской области прошёл парад.",
        "Томская область платит контрактникам 1,2 млн рублей, Омская область 1,5 млн рублей. "
        "Минобороны выплачивает контрактникам 400 тысяч рублей.",
        "Семьям погибших контрактников Минобороны платит 5 млн рублей. Томская область платит 1 млн рублей.",
    ],
)
def test_what_the_state_pays_everywhere_has_no_place(text: str) -> None:
    federal = [offer for offer in offers_of(text) if offer.payer == "federal"]
    assert federal
    assert [offer.place for offer in federal] == [None]
