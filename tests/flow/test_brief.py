"""From files to a brief, end to end: what is published stands on the archive and leads to nobody."""

from __future__ import annotations

import csv
import json
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest

from callup.flow.add import Surroundings, add, init
from callup.flow.brief import make_brief
from callup.model.gathered import Known
from callup.store import Archive

NOW = datetime(2023, 4, 1, 9, 0, tzinfo=UTC)
FILES = {
    "denial.txt": (
        "Военкомат Ярославской области: запрет на выезд из региона никому не выдают\n\n"
        "В военкомате отрицают, что мужчинам дают подписать запрет на выезд из региона.\n"
    ),
    "report.txt": (
        "В Ярославской области мужчинам дают подписать запрет на выезд из региона.\n\n"
        "Житель города Иван Краснов рассказал, что ему дали подписать запрет на выезд. "
        "Его телефон 8 999 123-45-67, почта ivan.krasnov@mail.ru, живёт на ул. Ленина, д. 5, кв. 10.\n"
    ),
}


def filled(folder: Path, names: list[str]) -> Archive:
    files = folder / "files"
    files.mkdir(parents=True)
    lines = ["path,source,source_kind,control,url,published,seen,place,language"]
    for name in names:
        (files / name).write_text(FILES[name], encoding="utf-8")
        lines.append(
            f"{name},Fen Post,media,independent,https://fen.example/{name},2023-03-10,2023-03-11,RU-YAR,ru"
        )
    (files / "manifest.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    archive = init(folder / "archive", "russia")
    add(archive, [str(files)], Known(), Surroundings(BytesIO(), NOW))
    return archive


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("brief")
    archive = filled(folder, sorted(FILES))
    paths = make_brief(archive, (date(2023, 3, 1), date(2023, 3, 31)), folder / "out", made_at=NOW)
    return {path.name: path.read_text(encoding="utf-8") for path in paths}


def test_all_files_of_a_brief_are_there(made: dict[str, str]) -> None:
    assert set(made) == {
        "brief.html", "brief.md", "offers.csv", "practices.csv", "claims.csv", "figures.csv", "cases.csv",
        "records.jsonl", "columns.md",
    }  # fmt: skip


def test_nothing_leads_to_the_resident(made: dict[str, str]) -> None:
    assert "[name]" in made["brief.md"].replace("\\", "")
    for name, text in made.items():
        for secret in ("Краснов", "krasnov", "999 123", "Ленина", "mail.ru"):
            assert secret not in text, (name, secret)


def test_every_line_names_a_record_of_the_tables(made: dict[str, str]) -> None:
    ids = {json.loads(line)["id"] for line in made["records.jsonl"].splitlines()}
    assert ids
    rows = list(csv.DictReader(made["practices.csv"].splitlines()))
    assert rows
    assert {row["id"] for row in rows} <= ids
    assert any(row["id"] in made["brief.md"] for row in rows)
    assert any(row["practice"] == "travel_ban" and row["place_code"] == "RU-YAR" for row in rows)


def test_the_example_months_silent_cut_is_told_and_what_stayed_is_not(march: Archive, tmp_path: Path) -> None:
    paths = make_brief(march, (date(2023, 3, 1), date(2023, 3, 31)), tmp_path, made_at=NOW)
    text = next(path for path in paths if path.name == "brief.md").read_text(encoding="utf-8")
    silent = text.split("### Changed at an address")[1].split("###")[0].replace("\u00a0", " ")
    assert (
        "150,000 RUB once on the page seen 13 March 2023, 100,000 RUB once on the page seen 27 March 2023"
        in silent
    )
    assert "30,000 RUB a month" not in silent.replace("210,000", "")


def test_days_outside_print_nothing(tmp_path: Path) -> None:
    archive = filled(tmp_path, sorted(FILES))
    paths = make_brief(archive, (date(2024, 1, 1), None), tmp_path / "out", made_at=NOW)
    tables = {path.name: path.read_text(encoding="utf-8") for path in paths}
    assert tables["records.jsonl"] == ""
    assert "Fen Post" not in tables["brief.md"]


def test_the_order_of_adding_changes_no_byte_but_the_captures_are_the_same(tmp_path: Path) -> None:
    written = []
    for number, names in enumerate((sorted(FILES), sorted(FILES, reverse=True))):
        archive = filled(tmp_path / str(number), names)
        days = (date(2023, 3, 1), date(2023, 3, 31))
        paths = make_brief(archive, days, tmp_path / str(number) / "out", made_at=NOW, language="ru")
        written.append([path.read_bytes() for path in paths])
    assert written[0] == written[1]
