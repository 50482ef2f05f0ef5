"""What goes on over several sentences, and what happens on another scene than home."""

from __future__ import annotations

import pytest
from tests.extract.reading_of import reading_of, russia

from callup.campaign.frames import parse_frame
from callup.extract.practices.practices import find_practices


def told(text: str) -> list[str]:
    language = "ru" if any("а" <= char <= "я" for char in text.lower()) else "en"
    return [one.practice for one in find_practices(reading_of(text, language))]


def test_a_carried_part_is_apart_from_those_of_the_sentence() -> None:
    frame = parse_frame("raid", "raid + man + <police|draft_office - drugs")
    assert frame.parts == (frozenset({"raid"}), frozenset({"man"}))
    assert frame.carried == (frozenset({"police", "draft_office"}),)
    assert "draft_office" in frame.entries


@pytest.mark.parametrize(
    ("text", "practice"),
    [
        ("Говорили, что будет возить хлеб в тылу. Через девять дней он был на штурме.", "false_promise"),
        ("В СИЗО Курска сидят двое рыбаков. Обоим предложили подписать контракт.", "detainee_recruiting"),
        ("Солдаты полка отказались ехать на штурм. Троих держат в подвале.", "forced_return"),
        ("Он просил об АГС. Заявление комиссия вернула без рассмотрения.", "alternative_service_denied"),
        ("Suspects are kept for days. They are urged to sign a contract.", "detainee_recruiting"),
        ("He asked for civilian service. The board rejected his application.", "alternative_service_denied"),
    ],
)
def test_the_sentence_before_says_whom_it_is_done_to(
    text: str, practice: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(
        russia().__dict__, "practice_tagger", None
    )  # which may guess it from half of the words
    assert practice in told(text)
    assert practice not in told(text.split(". ", 1)[1])


def test_what_is_carried_goes_on_with_the_record_before() -> None:
    text = "В СИЗО двоим предложили контракт. Им предложили подписать его до утра, иначе срок."
    assert told(text).count("detainee_recruiting") == 1


@pytest.mark.parametrize(
    "text",
    [
        "На экраны вышла картина, где призывников увозят из метро на сборный пункт.",
        "Режиссёр показал, как полиция раздаёт повестки студентам.",
        "The novel follows a clerk. Police hand out summonses at the metro.",
        "В Мьянме военные ходят по домам. Выезд за границу для призывников закрыт.",
        "Требуются мужчины на службу по контракту. Анкета по ссылке.",
        "Первоклассников сводили в пожарную часть и рассказали о службе спасателей.",
        "В колонии поставили спектакль. Осуждённым предложили сыграть ещё раз.",
    ],
)
def test_films_other_countries_and_adverts_report_nothing(text: str) -> None:
    assert told(text) == []


def test_a_home_place_ends_another_scene() -> None:
    text = "В Мьянме идёт призыв. В Туле полицейские раздают повестки в метро."
    assert told(text) == ["summons"]
