"""A reading looks for nothing that no extractor asks for."""

import pytest
from tests.extract.reading_of import reading_of

from callup.extract.extract import EXTRACTORS

QUIET = "В субботу, 12 марта 2023 года, библиотека на улице Ленина откроется в 10:30. Вход 150 рублей."
SERVICE = "Контрактникам обещают единовременную выплату 500 тысяч рублей до 31 мая 2023 года."


def looked_for(text: str) -> set[str]:
    """What was looked for in a text by the time that all extractors have run."""
    reading = reading_of(text)
    for extractor in EXTRACTORS:
        list(extractor(reading))
    return vars(reading).keys() & {"times", "all_numbers", "amounts", "places"}


def test_a_text_about_something_else_is_not_searched() -> None:
    assert looked_for(QUIET) == set()


def test_a_text_about_service_is() -> None:
    assert looked_for(SERVICE) >= {"times", "all_numbers", "amounts"}


def test_what_is_asked_for_later_is_found_all_the_same() -> None:
    reading = reading_of(QUIET)
    assert [found.span.quote for found in reading.amounts] == ["150 рублей"]
    assert [found.span.quote for found in reading.times] == ["субботу, 12 марта 2023 года"]
    assert reading.numbers == ()


@pytest.mark.parametrize("offset", [0, 4, 15, 24, 200])
def test_a_sentence_is_found_by_an_offset(offset: int) -> None:
    reading = reading_of("Первое дело. Второе дело. Третье.")
    at = reading.sentence_at(offset)
    assert at == reading.scan.sentence_at(offset)
    assert reading.sentence(at) == reading.scan.sentence(at)
