"""Court cards as they are read: what is kept, and that no name is."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callup.campaign import load_campaign
from callup.campaign.mapping_files import load_mapping, mapping_file
from callup.flow.court_desk import CourtDesk
from callup.model import Document, Issue
from callup.model.court_mapping import CourtMapping, CourtRows
from callup.model.gathered import Gathered, Known
from callup.read import read

RUSSIA = load_campaign("russia")
KEY = b"k" * 32
NOW = datetime(2024, 1, 1, tzinfo=UTC)


def sudrf() -> CourtMapping:
    mapping = load_mapping(mapping_file(RUSSIA, "sudrfscraper"))
    assert isinstance(mapping, CourtMapping)
    return mapping


def read_rows(body: str, media_type: str, known: Known, key: bytes | None = KEY) -> list[Document | Issue]:
    court = CourtDesk(RUSSIA, key).rows(known)
    gathered = Gathered(
        body=body.encode(),
        media_type=media_type,
        address="cards",
        name="cards",
        seen=NOW,
        known=known,
        court=court,
    )
    return list(read(gathered))


def scraped(*objects: object, key: bytes | None = KEY) -> list[Document | Issue]:
    body = "\n".join(json.dumps(one, ensure_ascii=False) for one in objects)
    return read_rows(body, "application/x-ndjson", Known(court=sudrf()), key)


CARD = {
    "id": 4,
    "region": 60,
    "instance": "APPELLATION",
    "name": "Псковский гарнизонный военный суд",
    "caseNumber": "1-7/2023",
    "cui": "60GV0001-01-2023-000007-07",
    "entryDate": "12.01.2023",
    "names": "Вымыслов Пётр Иванович - ст.337 ч.5 УК РФ; Небывалый А.Б. - ст.332 ч.2.1 УК РФ",
    "judge": "Судейкина С.С.",
    "resultDate": "13.02.2023",
    "decision": "Вынесен ПРИГОВОР",
    "endDate": None,
    "text": "ПРИГОВОР Именем Российской Федерации Вымыслов П.И. ...",
    "links": {"META": "https://court.example/1"},
    "steps": [{"eventName": "Судебное заседание", "eventDate": "01.02.2023", "eventPlace": "зал Вымыслова"}],
    "sides": [{"sideType": "Защитник", "sideName": "Адвокатов А.А.", "notParsed": {"x": "Небывалый"}}],
}


def fields_of(document: Document | Issue) -> dict[str, str]:
    assert isinstance(document, Document)
    return document.fields or {}


def test_a_scraped_card_is_read_by_the_shipped_mapping() -> None:
    (document,) = scraped(CARD)
    fields = fields_of(document)
    pseudonyms = fields.pop("people").split()
    assert fields == {
        "court": "Псковский гарнизонный военный суд",
        "number": "1-7/2023",
        "uid": "60GV0001-01-2023-000007-07",
        "article": "ст.337 ч.5 УК РФ; ст.332 ч.2.1 УК РФ",
        "received": "12.01.2023",
        "heard": "Судебное заседание",
        "decided": "13.02.2023",
        "outcome": "Вынесен ПРИГОВОР",
        "stage": "appeal (APPELLATION)",
        "text_published": "published",
    }
    assert len(pseudonyms) == 2


def test_no_name_is_in_what_is_read() -> None:
    (document,) = scraped(CARD)
    written = str(document).lower()
    for name in ("вымысл", "небывал", "судейкин", "адвокатов", "именем"):
        assert name not in written


def test_a_person_has_one_pseudonym_under_one_key_however_the_name_is_written() -> None:
    def pseudonym(names: str, key: bytes = KEY) -> str:
        return fields_of(scraped({**CARD, "names": f"{names} - ст.337 ч.5 УК РФ"}, key=key)[0])["people"]

    full = pseudonym("Вымыслов Пётр Иванович")
    assert pseudonym("ВЫМЫСЛОВ П.И.") == pseudonym("Вымыслов П. И.") == full
    assert pseudonym("Вымыслов П.К.") != full
    assert pseudonym("Вымыслов Пётр Иванович", b"x" * 32) != full


def test_whom_a_court_has_hidden_is_another_person_in_each_case() -> None:
    hidden = {**CARD, "names": "ФИО1 - ст.337 ч.5 УК РФ"}
    one, other = scraped(hidden, {**hidden, "caseNumber": "1-8/2023"})
    assert fields_of(one)["people"] != fields_of(other)["people"]


def test_without_a_key_only_their_number_is_kept() -> None:
    assert fields_of(scraped(CARD, key=None)[0])["people"] == "2"


def test_what_is_no_card_line_is_an_issue_with_its_number() -> None:
    body = json.dumps(CARD, ensure_ascii=False) + '\n{"id": 5, "name"\n[]\n'
    found = read_rows(body, "application/x-ndjson", Known(court=sudrf()))
    assert [one.where for one in found if isinstance(one, Issue)] == ["cards, line 2", "cards, line 3"]


def test_a_column_that_nobody_mapped_is_named_and_not_read() -> None:
    (document,) = scraped({**CARD, "phone": "+7 900 000-00-00"})
    assert fields_of(document)["unread"] == "phone"
    assert isinstance(document, Document)
    assert "900" not in document.text


CSV = "суд,номер дела,статья,ФИО,дата поступления\nПсковский суд,1-7/2023,{},Вымыслов П.И.,12.01.2023\n"


@pytest.mark.parametrize("article", ["337", "ст. 337 ч. 5 УК РФ", "337.3.1", "ст.352.1 УК РФ", "332"])
def test_a_table_with_the_columns_of_cards_is_one_without_a_mapping(article: str) -> None:
    (document,) = read_rows(CSV.format(article), "text/csv", Known())
    assert isinstance(document, Document)
    assert document.court == "cards"
    assert "Вымыслов" not in document.text


@pytest.mark.parametrize("article", ["158", "ст. 228.1", "", "1337", "3370"])
def test_a_table_of_other_articles_is_no_table_of_cards(article: str) -> None:
    (document,) = read_rows(CSV.format(article), "text/csv", Known())
    assert isinstance(document, Document)
    assert not document.court


def test_rows_of_a_mapped_csv_stand_at_their_line() -> None:
    mapping = CourtMapping(rows="cards", columns={"n": "number", "a": "article"}, private=("who",))
    body = 'n,a,who\n1,337,"two\nlines"\n2,332,one\n'
    found = read_rows(body, "text/csv", Known(court=mapping))
    assert [one.locator for one in found if isinstance(one, Document)] == ["line 3", "line 4"]


def test_a_count_of_cases_keeps_its_fields() -> None:
    mapping = CourtMapping(
        rows="totals", columns={"Статья": "article", "Дел": "value"}, constants={"as_of": "2023-03-21"}
    )
    (document,) = read_rows("Статья,Дел\n337,471\n", "text/csv", Known(court=mapping))
    assert fields_of(document) == {"article": "337", "value": "471", "as_of": "2023-03-21"}


def rows() -> CourtRows:
    found = CourtDesk(RUSSIA, KEY).rows(Known(court=sudrf()))
    assert found is not None
    return found


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=20,
    )
)
def test_no_object_is_too_odd_to_be_read(value: object) -> None:
    from callup.read.exports.court_rows import read_court_row

    item = read_court_row(rows(), {"names": value, "steps": value, "caseNumber": "1", "x": value}, "line 1")
    assert item is not None
    assert item.court == "cards"


@pytest.mark.parametrize("size", [20_000, 40_000])
@pytest.mark.parametrize("piece", ["ст.337 ч.", "Вымыслов П.И.; ", "ч.5 ", "- ", "3", " ст", "Аа "])
def test_a_hostile_cell_is_cut_and_takes_no_time(piece: str, size: int, tmp_path: Path) -> None:
    (document,) = scraped({**CARD, "names": piece * size, "decision": piece * size})
    assert isinstance(document, Document)
    assert len(document.text) < 20_000
