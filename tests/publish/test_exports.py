"""The tables can be read back, mean what columns.md says, and run nothing in a spreadsheet."""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.publish import made

from callup.model import AnyRecord
from callup.publish import write_exports
from callup.publish.columns import COLUMNS, describe
from callup.publish.exports import cell, row_of

TEXT = "В Ярославской области платят 290 000 рублей, звонить 8 999 123-45-67. Запрет на выезд, дел 536."


def some() -> list[AnyRecord]:
    voice = made.voice("Дмитрий Песков", "official", role="пресс-секретарь")
    return [
        made.offer(
            TEXT,
            "290 000",
            id="o",
            amount=made.amount(290_000),
            per="once",
            voice=voice,
            time=made.day(2023, 3, 9),
        ),
        made.practice(TEXT, "Запрет", id="p", people=made.people(12, "12")),
        made.claim(TEXT, "платят", id="c"),
        made.figure(TEXT, "536", id="f", value=made.people(536, "536"), term="cases"),
        made.case(
            TEXT,
            "дел",
            id="k",
            articles=("337.5", "332.1"),
            decided=made.day(2023, 3, 2),
            text_published=False,
        ),
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_exports(made.cleared(some(), made.document(TEXT)), tmp_path)
    return tmp_path


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_each_kind_has_its_table_and_each_record_its_row(folder: Path) -> None:
    assert {name: [row["id"] for row in rows(folder, name)] for name in COLUMNS} == {
        "offers": ["o"], "practices": ["p"], "claims": ["c"], "figures": ["f"], "cases": ["k"],
    }  # fmt: skip


def test_an_offers_row(folder: Path) -> None:
    (row,) = rows(folder, "offers")
    wanted = {
        "min": "290000", "max": "290000", "currency": "RUB", "per": "once", "place_code": "RU-YAR", "status": "reported",
        "published": "2023-03-10", "time_from": "2023-03-09", "source": "Fen Post", "voice_name": "Дмитрий Песков",
        "masked": "true", "capture": "c" * 64, "judged": "", "qualifier": "",
    }  # fmt: skip
    assert {name: row[name] for name in wanted} == wanted
    assert "[phone]" in row["quote"]


def test_a_cases_row(folder: Path) -> None:
    (row,) = rows(folder, "cases")
    assert (row["articles"], row["decided_from"], row["text_published"]) == (
        "337.5 332.1",
        "2023-03-02",
        "false",
    )


def test_every_value_of_a_row_has_a_column_and_every_column_a_meaning() -> None:
    by_kind = {
        "Offer": "offers",
        "Practice": "practices",
        "Claim": "claims",
        "Figure": "figures",
        "Case": "cases",
    }
    for record in made.cleared(some(), made.document(TEXT)):
        assert set(row_of(record)) == set(COLUMNS[by_kind[type(record.record).__name__]])
    dictionary = describe()
    for columns in COLUMNS.values():
        assert all(f"| `{column}` | " in dictionary for column in columns)


def test_json_lines_are_the_contract_with_what_is_masked(folder: Path) -> None:
    lines = [json.loads(line) for line in (folder / "records.jsonl").read_text(encoding="utf-8").splitlines()]
    offer = next(line for line in lines if line["id"] == "o")
    assert offer["kind"] == "offer"
    assert offer["amount"]["max"] == 290000
    assert offer["masked"] == ["evidence.0"]
    assert offer["judgement"] is None
    assert offer["evidence"][0]["end"] == len(TEXT)
    assert "[phone]" in offer["evidence"][0]["quote"]


@pytest.mark.parametrize("text", ["=1+1", "+7", "-2", "@SUM(A1)", "\t=1", " =1", "\n@x"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert cell(text)[0] == "'"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal(-5), "-5"),
        (-5, "-5"),
        (Decimal("1E+6"), "1000000"),
        (None, ""),
        (True, "true"),
        ("a\nb", "a b"),
    ],
)
def test_values_are_written_plainly(value: Any, written: str) -> None:
    assert cell(value) == written


def test_the_order_of_records_changes_no_byte(tmp_path: Path) -> None:
    good = made.cleared(some(), made.document(TEXT))
    for name, records in (("one", good), ("two", good[::-1])):
        (tmp_path / name).mkdir()
        write_exports(records, tmp_path / name)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name
