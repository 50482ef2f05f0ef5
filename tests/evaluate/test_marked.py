"""Labelled files: which kind, which line is broken, where a quote stands."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from callup.evaluate.marked import (
    EntityText,
    MarkedFileError,
    Passage,
    has_entities,
    place_of,
    read_entity_texts,
    read_listed_places,
    read_passages,
    read_places_of,
)

PASSAGE = {"id": "p", "lang": "ru", "published": "2024-01-05", "text": "В Омске и в Омске", "offers": []}


def written(folder: Path, *lines: object) -> Path:
    path = folder / "marked.jsonl"
    path.write_text(
        "\n".join(line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines),
        encoding="utf-8",
    )
    return path


def passage(text: str) -> Passage:
    return Passage(id="p", lang="ru", published=date(2024, 1, 5), text=text, offers=())


@pytest.mark.parametrize(
    ("text", "quote", "at", "span"),
    [
        ("Омск, Омск, Томск", "Омск", 0, (0, 4)),
        ("Омск, Омск, Томск", "Омск", 1, (6, 10)),
        ("Омск, Омск, Томск", "омск", 0, (13, 17)),
        ("500 500", "500", 1, (4, 7)),
        ("🎖 до 500", "500", 0, (5, 8)),
    ],
)
def test_a_quote_is_found_by_its_occurrence(text: str, quote: str, at: int, span: tuple[int, int]) -> None:
    assert place_of(passage(text), quote, at) == span


def test_an_occurrence_too_many_is_an_error_that_names_the_passage_and_not_the_words() -> None:
    with pytest.raises(MarkedFileError, match="passage p") as caught:
        place_of(passage("Омск, Омск"), "Омск", 2)
    assert "Омск" not in str(caught.value)


def test_open_ends_and_sums_keep_their_values(tmp_path: Path) -> None:
    row = PASSAGE | {
        "dates": [{"quote": "В", "from": "2024-01-01", "to": None}],
        "money": [{"quote": "В", "min": None, "max": 1200000.5, "currency": "RUB"}],
        "offers": [{"benefit": "other", "effective": {"from": None, "to": "2024-12-31"}, "amount": None}],
    }
    (read,) = read_passages(written(tmp_path, row))
    assert (read.dates[0].from_, read.dates[0].to) == (date(2024, 1, 1), None)
    assert (read.money[0].min, read.money[0].max) == (None, Decimal("1200000.5"))
    assert read.offers[0].effective is not None
    assert (read.offers[0].effective.from_, read.offers[0].effective.to) == (None, date(2024, 12, 31))


def test_blank_lines_are_passed_over_and_still_counted(tmp_path: Path) -> None:
    assert len(read_passages(written(tmp_path, PASSAGE, "", "  ", PASSAGE | {"id": "q"}))) == 2
    with pytest.raises(MarkedFileError, match="line 3"):
        read_passages(written(tmp_path, PASSAGE, "", "{"))


@pytest.mark.parametrize(
    "broken",
    [
        PASSAGE | {"published": "5 January"},
        PASSAGE | {"lang": "de"},
        PASSAGE | {"offers": [{"payer": "regional"}]},
        PASSAGE | {"offers": [{"benefit": "other", "payed_by": "regional"}]},
        PASSAGE | {"offer": []},
        {name: value for name, value in PASSAGE.items() if name != "offers"},
        PASSAGE | {"money": [{"quote": "В", "at": -1}]},
        PASSAGE | {"places": [{"quote": "Омске"}]},
        PASSAGE | {"money": [{"quote": "В", "min": "many"}]},
        [],
    ],
)
def test_a_passage_of_another_form_is_an_error(tmp_path: Path, broken: object) -> None:
    with pytest.raises(MarkedFileError, match=r"marked\.jsonl, line 1"):
        read_passages(written(tmp_path, broken))


def test_bytes_that_are_no_text_are_an_error(tmp_path: Path) -> None:
    path = tmp_path / "marked.jsonl"
    path.write_bytes(b'{"id": "\xff"}')
    with pytest.raises(MarkedFileError, match="line 1"):
        read_passages(path)


def test_a_file_of_entities_is_told_from_passages(tmp_path: Path) -> None:
    entities = {"doc": "d", "text": "Омск", "entities": [{"type": "CITY", "spans": [[0, 2], [2, 4]]}]}
    path = written(tmp_path, entities)
    assert has_entities(path)
    assert read_entity_texts(path)[0].entities[0].spans == ((0, 2), (2, 4))
    assert has_entities(written(tmp_path, "", "  ", entities))
    assert not has_entities(written(tmp_path, PASSAGE))
    assert not has_entities(written(tmp_path))


@pytest.mark.parametrize(
    ("text", "start", "end", "told"),
    [("e", 0, 4, "document e"), ("d", 2, 9, "d"), ("d", 4, 4, "d"), ("d", -1, 3, "start")],
)
def test_a_listed_mention_that_stands_in_no_text_is_an_error(
    tmp_path: Path, text: str, start: int, end: int, told: str
) -> None:
    texts = [EntityText(doc="d", text="Омск", entities=())]
    row = {"doc": text, "start": start, "end": end, "code": "RU-OMS"}
    with pytest.raises(MarkedFileError, match=r"marked\.jsonl, line 1.*" + told):
        read_places_of(written(tmp_path, row), texts)


@pytest.mark.parametrize("spans", [[], [[0, 5]], [[3, 3]], [[-1, 2]]])
def test_an_entity_outside_of_its_text_is_an_error(tmp_path: Path, spans: object) -> None:
    row = {"doc": "d", "text": "Омск", "entities": [{"type": "CITY", "spans": spans}]}
    with pytest.raises(MarkedFileError, match=r"marked\.jsonl, line 1"):
        read_entity_texts(written(tmp_path, row))


def test_a_listed_mention_has_offsets_and_no_words(tmp_path: Path) -> None:
    row = {"doc": "d", "start": 2, "end": 7, "code": "RU-OMS", "municipality": "Омск"}
    (read,) = read_listed_places(written(tmp_path, row))
    assert (read.doc, read.start, read.end, read.code, read.municipality) == tuple(row.values())
    with pytest.raises(MarkedFileError, match="line 1"):
        read_listed_places(written(tmp_path, {"doc": "d", "start": 2, "code": "RU-OMS"}))
