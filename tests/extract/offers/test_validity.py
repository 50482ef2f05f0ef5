"""Since when and until when an offer holds, told in the sentences round it."""

from __future__ import annotations

from datetime import date

import pytest
from tests.extract.reading_of import reading_of

from callup.extract.offers.offers import find_offers
from callup.model import Offer
from callup.model.document import Language


def days(text: str, language: Language = "ru") -> tuple[str | None, str | None] | None:
    """The first and last day of the first offer of a text of 5 October 2025."""
    reading = reading_of(text, language, date(2025, 10, 5))
    offer = next(found for found in find_offers(reading) if isinstance(found, Offer))
    if offer.effective is None:
        return None
    first, last = offer.effective.from_, offer.effective.to
    return (str(first) if first else None, str(last) if last else None)


OFFER = "В Туве за контракт дают 900 тыс. рублей"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{OFFER}. Контракт должен быть оформлен начиная с 23 июля 2025 года.", ("2025-07-23", None)),
        (f"{OFFER}. Деньги станут поступать с 1 января 2026 года.", ("2026-01-01", None)),
        (f"{OFFER} с 1 ноября. Предусмотрена выплата только до 25 декабря.", ("2025-11-01", "2025-12-25")),
        (f"{OFFER} с 1 ноября. Постановление рассчитано до конца года.", ("2025-11-01", "2025-12-31")),
        (
            "С 24 октября в Туве меняются региональные выплаты за контракт. Теперь будут давать 900 тыс. рублей.",
            ("2025-10-24", None),
        ),
    ],
)
def test_a_sentence_beside_the_offer_tells_its_days(text: str, told: tuple[str | None, str | None]) -> None:
    assert days(text) == told


def test_both_ends_may_be_told_in_words() -> None:
    text = "Buryatia pays 900,000 rubles for a contract signed between Oct. 10 and the end of 2025."
    assert days(text, "en") == ("2025-10-10", "2025-12-31")


@pytest.mark.parametrize(
    "text",
    [
        f"{OFFER}. Прежний размер действовал с марта.",
        f"{OFFER}. Музей открыт до 25 декабря.",
    ],
)
def test_the_days_of_something_else_are_not_the_offers(text: str) -> None:
    assert days(text) is None
