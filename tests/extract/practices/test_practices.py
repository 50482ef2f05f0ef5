import re

import pytest
from tests.extract.practices.practice_passages import FOUND, NOTHING
from tests.extract.reading_of import reading_of, russia

from callup.extract.practices.practices import find_practices
from callup.extract.status import status_at
from callup.model import Practice
from callup.model.document import Language


def language_of(text: str) -> Language:
    return "ru" if re.search("[а-я]", text) else "en"


def found_in(text: str) -> dict[str, tuple[Practice, str]]:
    reading = reading_of(text, language_of(text))
    return {p.practice: (p, status_at(reading, p.anchor)) for p in find_practices(reading)}


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_practices_of_a_passage(text: str, expected: str) -> None:
    found = found_in(text)
    seen = set(found) | {f"{id_}:{status}" for id_, (_, status) in found.items()}
    assert set(expected.split()) <= seen


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_reported(text: str) -> None:
    assert [id_ for id_, (_, status) in found_in(text).items() if status == "reported"] == []


@pytest.mark.parametrize("id_", list(russia().practices))
def test_examples_of_a_practice(id_: str) -> None:
    examples = russia().practices[id_].examples
    assert [text for text in examples.yes if id_ not in found_in(text)] == []
    assert [text for text in examples.no if id_ in found_in(text)] == []


def test_one_record_of_a_kind_in_a_sentence() -> None:
    text = "Повестки раздают в метро, повестки приносят домой, повестки вручают на работе."
    practices = [p.practice for p in find_practices(reading_of(text, "ru"))]
    assert practices.count("summons") == 1


def test_evidence_holds_every_field() -> None:
    text = (
        "В Туле полицейские силой доставили в военкомат 15 студентов. "
        "Тридцать рабочих вызвали уточнить данные, но там им предложили подписать контракт."
    )
    for practice in find_practices(reading_of(text, "ru")):
        quotes = " ".join(span.quote for span in practice.evidence)
        fields = (practice.actor, practice.method, practice.target, practice.purpose_observed)
        assert all(field in quotes for field in fields if field)
        assert any(span.covers(practice.anchor) for span in practice.evidence)


def test_who_does_it_to_whom_and_how_many() -> None:
    text = "В Туле полицейские раздали 40 студентам повестки в общежитии."
    practice, _ = found_in(text)["summons"]
    assert practice.actor == "полицейские"
    assert practice.target == "студентам"
    assert practice.people is not None
    assert practice.people.min == 40


@pytest.mark.parametrize(
    ("text", "stated", "observed"),
    [
        (
            "He was summoned to clarify his records but was offered a contract there.",
            "clarify his records",
            "offered a contract",
        ),
        (
            "Его вызвали уточнить данные, но там предложили контракт.",
            "уточнить данные",
            "предложили контракт",
        ),
        (
            "Men are called in by the draft office to update their data. In fact they are offered a contract.",
            "update their data",
            "offered a contract",
        ),
        ("Draft offices ask men to update their data.", "update their data", None),
    ],
)
def test_the_stated_purpose_stands_beside_the_observed(text: str, stated: str, observed: str | None) -> None:
    practice, _ = found_in(text)["data_check_summons"]
    assert (practice.purpose_stated, practice.purpose_observed) == (stated, observed)


def test_the_norm_is_the_texts_own() -> None:
    text = "Солдата осудили за дезертирство по статье 338 УК, срок - семь лет."
    practice, _ = found_in(text)["prosecution"]
    assert practice.norm == "статье 338 УК"


def test_the_place_may_change_and_the_practice_stays() -> None:
    for place in ("Туле", "Якутске", "Казани", "Перми"):
        assert "summons" in found_in(f"В {place} мужчинам раздают повестки у метро.")


def test_a_foreign_army_is_no_practice_of_ours() -> None:
    assert found_in("В Харькове сотрудники ТЦК раздавали повестки.") == {}
    assert "summons" in found_in("В Белгороде военкоматы раздавали повестки.")
