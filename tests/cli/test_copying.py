"""`callup copies`: the list, the sheet, the tables and the picture."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from tests.cli.test_commands import callup

EXAMPLES = Path(__file__).parent.parent.parent / "examples" / "march-2023" / "adverts"
NAMES = ("library-left-bank.html", "school-galich-road.html", "zarechny-district-cp1251.html")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = str(tmp_path_factory.mktemp("copies") / "archive")
    assert callup("init", folder).returncode == 0
    for number, name in enumerate(NAMES):
        done = callup(
            *("add", folder, str(EXAMPLES / name), "--source", f"Place {number} (example)"),
            *("--source-kind", "library", "--published", f"2023-03-{10 + number}", "--place", "RU-YAR"),
        )
        assert done.returncode == 0, done.stderr
    return folder


def test_a_text_of_three_publishers_is_listed_and_its_sheet_hides_telephones(archive: str) -> None:
    done = callup("copies", archive)
    assert done.returncode == 0
    assert "3 publishers, 3 documents | 2023-03-10 to 2023-03-12 | 3 RU-YAR | 3 library" in done.stdout
    sheet = callup("copies", archive, "--family", done.stdout[:10]).stdout
    assert "[phone]" in sheet
    assert "signing_bonus" in sheet
    assert "who says what" in sheet


def test_nothing_found_is_said_and_is_no_error(archive: str) -> None:
    done = callup("copies", archive, "--min-accounts", "4")
    assert (done.returncode, done.stdout) == (0, "")
    assert "No text was found with 4 publishers" in done.stderr


def test_tables_for_a_spreadsheet(archive: str) -> None:
    (family,) = csv.DictReader(io.StringIO(callup("copies", archive, "--csv").stdout))
    assert (family["accounts"], family["places"], family["place_codes"]) == ("3", "1", "RU-YAR")
    members = list(
        csv.DictReader(io.StringIO(callup("copies", archive, "--family", family["family"], "--csv").stdout))
    )
    assert {row["source"] for row in members} == {f"Place {number} (example)" for number in range(3)}
    assert any(row["benefit"] == "signing_bonus" and row["max"] for row in members)


def test_a_picture_of_the_spread(archive: str, tmp_path: Path) -> None:
    id_ = callup("copies", archive).stdout[:20]
    out = tmp_path / "spread.svg"
    assert callup("copies", archive, "--family", id_, "--picture", str(out)).returncode == 0
    drawn = ET.fromstring(out.read_text(encoding="utf-8"))
    bars = [each for each in drawn.iter("{http://www.w3.org/2000/svg}rect") if len(each)]
    assert len(bars) == 3
    assert callup("copies", archive, "--picture", str(out)).returncode == 2


def test_an_unknown_family_is_a_wrong_use(archive: str) -> None:
    done = callup("copies", archive, "--family", "zzz")
    assert (done.returncode, done.stdout) == (2, "")
    assert "no family has an id that begins so" in done.stderr
