"""Where sentences end: each case is a text with | at the borders."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callup.read.sentences import sentence_borders


def sentences(text: str, language: str) -> list[str]:
    return [text[start:end] for start, end in sentence_borders(text, language)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "marked",
    [
        "Выплата 195 тыс. рублей в г. Ярославль.|По ст. 337 ч. 5 УК РФ судят чаще.|А. Б. Иванов возразил.",
        "Заплатят 195 тыс. руб.|Об этом сообщил губернатор.",
        "Дали 5 млн. руб. при ранении и т. д.|Ещё обещали дом.",
        "Указ вышел в 2023 г.|Калужская область платит 5 тыс. ₽ сразу.",
        "«Мы не знаем.»|Он ушёл.|«Всё?» — спросил он.|«Да!»",
        "1. Первый пункт.|2. Второй пункт.",
        "Приказ № 5 от 1.03.2023 подписан.|Сумма не названа…|Почему?!",
        "Служба по контракту!|От 204 тыс. ₽!",
        "Об этом сказал пресс-секретарь Д. Песков.|Он не уточнил.",
    ],
)
def test_russian(marked: str) -> None:
    assert sentences(marked.replace("|", " "), "ru") == marked.split("|")


@pytest.mark.parametrize(
    "marked",
    [
        'He said "go home."|Then he left.|"Are you coming?" she asked.',
        "Peskov said: “It is not discussed.”|The Kremlin added nothing.",
        "Troops of the U.S. Army met Mr. Smith and Gen. Petrov at 5 p.m. Friday.|Nobody spoke.",
        "He lives in the U.S.|The war went on.",
        "See No. 5 and Art. 337.|He said no.|They left.",
        "It cost $2,500.|300 people came.",
        "J. K. Smith paid about 3.5 million roubles (approx. 40,000 USD).|He was angry.",
    ],
)
def test_english(marked: str) -> None:
    assert sentences(marked.replace("|", " "), "en") == marked.split("|")


def test_lines_and_bullets_end_a_sentence() -> None:
    text = "Положены:\n* 195 тысяч рублей\r\n* льготы\n\nЗвоните"
    assert sentences(text, "ru") == ["Положены:", "* 195 тысяч рублей", "* льготы", "Звоните"]


def test_a_wrapped_paragraph_is_read_over_its_line_ends() -> None:
    line = "The office sent out another hundred notices to men of that age and"
    text = "\n".join([line] * 8) + " left.\nThe next one went nowhere at all, as people of the town had told"
    found = sentences(text, "en")
    assert found[0] == "\n".join([line] * 8) + " left."


@given(st.text(alphabet="аБ.!? \n«»\"'1г—", max_size=200), st.sampled_from(["ru", "en", "uk", None]))
def test_sentences_cover_all_words_in_order(text: str, language: str | None) -> None:
    borders = list(sentence_borders(text, language))  # type: ignore[arg-type]
    reach = 0
    for start, end in borders:
        assert reach <= start < end <= len(text)
        assert not text[reach:start].strip()
        assert text[start:end] == text[start:end].strip()
        reach = end
    assert not text[reach:].strip()


@pytest.mark.parametrize("piece", ["а. ", ".", "« ", "A. Б. ", "1", "т. д. Я ", "\n", " "])
def test_time_grows_with_the_text(piece: str) -> None:
    began = time.process_time()
    list(sentence_borders(piece * 100_000, "ru"))
    assert time.process_time() - began < 5
