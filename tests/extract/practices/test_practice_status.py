"""The status of practices: what is history, what is only said, and what a later word rejects."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from tests.extract.reading_of import reading_of

from callup.extract import extract
from callup.model import Practice


def statuses(text: str) -> list[tuple[str, str]]:
    language = "ru" if any("а" <= char <= "я" for char in text.lower()) else "en"
    reading = reading_of(text, language)
    document = msgspec.structs.replace(reading.document, published=date(2025, 3, 3))
    records = extract(document, reading.scan, reading.campaign)[0]
    return [(one.practice, one.status) for one in records if isinstance(one, Practice)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Осенью 2022 года повестки раздавали в метро.", "past"),
        ("Это было в сентябре 2022 года. Тогда полиция раздавала повестки в метро.", "past"),
        ("In October 2022 police handed out summonses in the metro.", "past"),
        ("В феврале 2025 года повестки раздавали в метро.", "reported"),
        ("Это было в сентябре 2022 года. Вчера полиция раздавала повестки в метро.", "reported"),
        ("In February police handed out summonses in the metro.", "reported"),
        ("Информация о том, что рабочим раздают повестки, не соответствует действительности.", "denied"),
        ("Claims that police are handing out summonses at the plant are untrue.", "denied"),
        ("Информация о том, что рабочим раздают повестки, подтвердилась.", "reported"),
    ],
)
def test_the_status_of_a_summons(text: str, expected: str) -> None:
    assert ("summons", expected) in statuses(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Жителю звонят и спрашивают, не хочет ли он подписать контракт.", ("cold_call", "reported")),
        ("A recruiter phoned to ask whether he would sign a contract.", ("cold_call", "reported")),
        ("Если ему позвонит вербовщик, предложит контракт.", ("cold_call", "conditional")),
    ],
)
def test_what_a_caller_supposes_is_what_he_says(text: str, expected: tuple[str, str]) -> None:
    assert expected in statuses(text)
