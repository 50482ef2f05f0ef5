"""Tables of offers that people keep: read by their owner's mapping, and again after a rerun."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from tests.flow.conftest import around
from tests.read.office.test_sheets import xlsx

from callup.campaign import load_campaign
from callup.flow.add import add, init, rerun
from callup.flow.check import check
from callup.flow.on_offer import offers_on
from callup.flow.reading import extract_all, read_addresses
from callup.gather import Outside
from callup.model import Issue, Offer
from callup.model.gathered import Known
from callup.model.row_mapping import RowMapping

RUSSIA = load_campaign("russia")
MAPPING = RowMapping(
    columns={
        "Регион": "place",
        "Город": "municipality",
        "Дата": "published",
        "Выплата": "amount",
        "Было": "previous",
        "Кто платит": "payer",
        "С": "from",
        "По": "to",
        "Источник": "source",
        "Ссылка": "url",
    },
    payers={"Федеральная": "federal"},
    constants={"benefit": "signing_bonus", "currency": "RUB"},
    words={"payer": {"обл.": "regional", "мэрия": "municipal"}},
    unit=1000,
    ignored=("Заметки",),
)
HEAD = [
    "Регион",
    "Город",
    "Дата",
    "Выплата",
    "Было",
    "Кто платит",
    "С",
    "По",
    "Федеральная",
    "Источник",
    "Ссылка",
    "Заметки",
]
SAMARA = [
    "Самарская область",
    "",
    "2024-10-05",
    "1600",
    "1200",
    "обл.",
    "01.10.2024",
    "31.12.2024",
    "400",
    "Ведомости края",
    "https://paper.example/1",
    "не проверено",
]
TOMSK = [
    "Томская область",
    "Томск",
    "2024-05-02",
    "от 100 до 150",
    "-",
    "мэрия",
    "н/д",
    "",
    "",
    "Городской сайт",
    "",
    "",
]


def csv_of(folder: Path, *rows: list[str]) -> str:
    path = folder / "offers.csv"
    path.write_text("\n".join(";".join(row) for row in (HEAD, *rows)), encoding="utf-8")
    return str(path)


def extracted(path: str, mapping: RowMapping = MAPPING) -> tuple[list[Offer], list[Issue]]:
    now = datetime(2024, 12, 1, tzinfo=UTC)
    documents = read_addresses([path], Known(mapping=mapping), Outside(stdin=BytesIO(), now=now), RUSSIA)
    items = list(extract_all(documents, RUSSIA))
    return (
        [item for item in items if isinstance(item, Offer)],
        [item for item in items if isinstance(item, Issue)],
    )


def test_a_row_is_an_offer_with_its_own_source_and_day(tmp_path: Path) -> None:
    offers, issues = extracted(csv_of(tmp_path, SAMARA))
    assert issues == []
    regional, federal = sorted(offers, key=lambda offer: offer.payer, reverse=True)
    assert regional.amount is not None
    assert (regional.amount.min, regional.amount.max, regional.amount.currency) == (
        1_600_000,
        1_600_000,
        "RUB",
    )
    assert regional.previous is not None
    assert regional.previous.max == 1_200_000
    assert (regional.payer, regional.basis, regional.benefit, regional.per) == (
        "regional",
        "component",
        "signing_bonus",
        "once",
    )
    assert regional.place is not None
    assert (regional.place.code, regional.place.municipality) == ("RU-SAM", None)
    assert regional.effective is not None
    assert (regional.effective.from_, regional.effective.to) == (date(2024, 10, 1), date(2024, 12, 31))
    assert (regional.source, regional.published) == ("Ведомости края", date(2024, 10, 5))
    assert (federal.payer, federal.basis, federal.previous) == ("federal", "component", None)
    assert federal.amount is not None
    assert federal.amount.max == 400_000


def test_the_evidence_is_the_cells_that_were_used_and_nothing_else(tmp_path: Path) -> None:
    offers, _ = extracted(csv_of(tmp_path, SAMARA))
    quotes = {span.quote for offer in offers for span in offer.evidence}
    assert "Выплата: 1600" in quotes
    assert "Регион: Самарская область" in quotes
    assert not any("Заметки" in quote for quote in quotes)


def test_what_is_not_known_stays_unknown(tmp_path: Path) -> None:
    (offer,), issues = extracted(csv_of(tmp_path, TOMSK))
    assert issues == []
    assert (offer.previous, offer.effective) == (None, None)
    assert offer.amount is not None
    assert (offer.amount.min, offer.amount.max) == (100_000, 150_000)
    assert offer.place is not None
    assert (offer.place.code, offer.place.municipality) == ("RU-TOM", "Tomsk")


@pytest.mark.parametrize(
    ("column", "cell", "word"),
    [
        ("Выплата", "много", "no sum"),
        ("Регион", "Нарния", "no place"),
        ("Кто платит", "сосед", "no known payer"),
        ("С", "скоро", "no date"),
        ("Было", "как раньше", "no sum"),
    ],
)
def test_a_cell_that_is_not_understood_is_named_and_the_rest_goes_on(
    tmp_path: Path, column: str, cell: str, word: str
) -> None:
    row = [cell if name == column else value for name, value in zip(HEAD, SAMARA, strict=True)]
    offers, issues = extracted(csv_of(tmp_path, row, TOMSK))
    (issue,) = issues
    assert issue.where == "row 2"
    assert column in issue.what
    assert word in issue.what
    assert cell not in issue.what + issue.why + issue.advice
    assert any(offer.place is not None and offer.place.code == "RU-TOM" for offer in offers)


def test_a_row_without_a_sum_is_told_of(tmp_path: Path) -> None:
    row = [
        "" if name in ("Выплата", "Федеральная") else value for name, value in zip(HEAD, SAMARA, strict=True)
    ]
    offers, issues = extracted(csv_of(tmp_path, row))
    assert offers == []
    assert [issue.what for issue in issues] == ["the row holds no sum"]


def test_a_column_that_nobody_mapped_is_told_of_once(tmp_path: Path) -> None:
    mapping = RowMapping(
        columns=MAPPING.columns,
        payers=MAPPING.payers,
        constants=MAPPING.constants,
        words=MAPPING.words,
        unit=1000,
    )
    _, issues = extracted(csv_of(tmp_path, SAMARA, TOMSK), mapping)
    assert [issue.what for issue in issues] == ["the column 'Заметки' is not mapped"]


def test_a_column_that_the_table_lacks_is_told_of(tmp_path: Path) -> None:
    path = tmp_path / "short.csv"
    path.write_text("Регион;Выплата\nОмская область;300\n", encoding="utf-8")
    mapping = RowMapping(
        columns={"Регион": "place", "Выплата": "amount", "Срок": "to"},
        constants={"benefit": "signing_bonus", "currency": "RUB"},
    )
    offers, issues = extracted(str(path), mapping)
    assert len(offers) == 1
    assert ["Срок" in issue.what for issue in issues] == [True]


def test_no_currency_is_guessed(tmp_path: Path) -> None:
    path = tmp_path / "bare.csv"
    path.write_text("Регион;Выплата\nОмская область;300\nОмская область;300 тыс. руб.\n", encoding="utf-8")
    mapping = RowMapping(
        columns={"Регион": "place", "Выплата": "amount"}, constants={"benefit": "signing_bonus"}
    )
    offers, issues = extracted(str(path), mapping)
    assert [offer.amount and offer.amount.max for offer in offers] == [Decimal(300_000)]
    assert ["currency" in issue.what for issue in issues] == [True]


def test_a_workbook_is_read_like_a_csv(tmp_path: Path) -> None:
    path = tmp_path / "offers.xlsx"
    path.write_bytes(xlsx([["Бонусы, сводка"], HEAD, [*SAMARA[:3], 1600, 1200, *SAMARA[5:]]]))
    offers, _ = extracted(str(path))
    assert sorted(offer.amount.max for offer in offers if offer.amount and offer.amount.max) == [
        400_000,
        1_600_000,
    ]


def test_an_archive_reads_the_table_the_same_way_again(tmp_path: Path) -> None:
    archive = init(tmp_path / "archive", "russia")
    path = csv_of(tmp_path, SAMARA, TOMSK)
    add(archive, [path], Known(mapping=MAPPING), around())
    before = sorted(record.id for record in archive.records())
    assert len(before) == 3
    rerun(archive, around())
    assert sorted(record.id for record in archive.records()) == before
    assert list(check(archive)) == []
    states = offers_on(archive, date(2024, 11, 1), "RU-SAM")
    assert states
