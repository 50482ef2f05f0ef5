"""Twice as much hostile text takes about twice the work, from the scan to the records."""

from __future__ import annotations

import time

import pytest
from tests.extract.reading_of import document_of, russia, scanner

from callup.extract import extract

HEAD = "Единовременная выплата за контракт с Минобороны в Томске. "
LENGTH = 40_000
SPARED = 0.1  # seconds that are too few to compare


def seconds(text: str) -> float:
    document = document_of(text)
    began = time.process_time()
    extract(document, scanner().scan(document), russia())
    return time.process_time() - began


@pytest.mark.parametrize(
    "piece",
    [
        "1234567890",
        "400 000 ",
        ",,,,",
        "до до до ",
        "от 1 до 2 ",
        "((([[[",
        ")))]]]",
        '«»"',
        "$$$",
        "— — – - ",
        "млн млн тыс ",
        "вместо с прежних ",
        "2024 2025 ",
        "с 1 августа ",
        "Томская область, ",
        "Славянский район платит, ",
        "Томск и Славянский район, ",
        "итого всего в том числе ",
        "| 1 | 2 |\n",
        "- 400 000 рублей — региональная выплата\n",
        "400 000 руб. региональная и 200 000 руб. федеральная ",
        "с 400 до 500 тысяч рублей вместо 300 тысяч; ",
    ],
)
def test_twice_the_text_takes_twice_the_work(piece: str) -> None:
    once = HEAD + piece * (LENGTH // len(piece))
    twice = HEAD + piece * (2 * LENGTH // len(piece))
    first = min(seconds(once), seconds(once))
    assert min(seconds(twice), seconds(twice)) < 3.5 * max(first, SPARED)
