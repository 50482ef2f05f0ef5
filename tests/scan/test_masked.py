from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callup.campaign import load_campaign
from callup.model import Document
from callup.scan import Scanner
from callup.scan.masked import Masker
from callup.scan.words import word_of

SCANNER = Scanner(load_campaign("russia"))
MASKER = Masker()


def masked(text: str) -> str:
    return word_of(MASKER.mask(SCANNER.scan(Document(id="", source=None, locator="", text=text))))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Выплата 1,9 млн рублей сразу.", "ВЫПЛАТА 695 000 ₽ сразу"),
        ("Выплата до 2 миллионов рублей сразу", "выплата до четырёхсот тысяч руб. сразу"),
        ("Ждём жителей Ярославской области утром", "Ждем жителей Республики Коми утром"),
        ("Звоните 8 (4852) 30-00-11 сегодня", "Звоните: +7 999 123 45 67, сегодня"),
        ("Приём до 15 марта 2023 года, справки внизу", "Прием до 03.04.2024, справки внизу"),
        ("Запись здесь https://vk.com/some_page?x=1 всегда", "Запись здесь t.me/other всегда"),
        ("Служба ждёт #служба #контракт тебя", "Служба ждёт тебя"),
        ("Заключи контракт сегодня", "Зaключи кoнтpaкт cегодня"),
        ("Заключи контракт сегодня", "Зак\u00adлючи кон\u200bтракт сегодня"),
        ("Заключи контракт сегодня", "П0".replace("П0", "Заключи") + " к0нтракт сег0дня"),
        ("Решение за тобой", "✅ Решение\n\n— за тобой!!! 🔥"),
        ("Новый контракт", "Новыи\u0306 контракт"),
        ("Join us today", "JOIN us, today…"),
        ("МБОУ школа ждёт детей рано", "Библиотека ждёт детей рано"),
    ],
)
def test_what_each_copy_fills_anew_makes_no_difference(one: str, other: str) -> None:
    assert masked(one) == masked(other)
    assert masked(one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Выплата за контракт", "Выплата за отпуск"),
        ("Ждём жителей утром", "Ждём жителей вечером"),
        ("Среди гостей был поэт", "В среду был поэт"),
        ("Краски на окне", "Край на окне"),
        ("Марта пришла, сказала она", "Лена пришла, сказала она"),
        ("单位 один", "其他 один"),
    ],
)
def test_what_a_text_says_does(one: str, other: str) -> None:
    assert masked(one) != masked(other)


@given(st.text(max_size=300))
def test_any_text_is_masked_the_same_each_time_and_whatever_its_spaces(text: str) -> None:
    assert masked(text) == masked(text)
    assert "  " not in masked(text)
    assert masked(f"  {text}\n") == masked(text)


@pytest.mark.parametrize("piece", ["0 ", "a.b.", "@", "#", "w" * 50, "1 тысяча ", "www.x", "Ω", "\u0301"])
def test_a_hostile_text_costs_what_its_length_costs(piece: str) -> None:
    def cost(times: int) -> float:
        scan = SCANNER.scan(Document(id="", source=None, locator="", text=piece * times))
        begun = time.process_time()
        Masker().mask(scan)
        return time.process_time() - begun

    few, many = (min(cost(size) for _ in range(3)) for size in (4_000, 32_000))
    assert many < 30 * few + 0.05
