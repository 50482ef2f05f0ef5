"""The command line as a script sees it: what goes to stdout, what to stderr, and the exit status."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ADVERT = "Единовременная выплата при заключении контракта в Ярославской области — 300 тыс. рублей."


def callup(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "callup", *arguments]
    return subprocess.run(
        command, input=stdin, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False
    )


def lines(output: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.splitlines()]


@pytest.fixture
def advert(tmp_path: Path) -> str:
    path = tmp_path / "advert.txt"
    path.write_bytes(b"\xef\xbb\xbf" + ADVERT.encode() + b"\r\n")
    return str(path)


def test_read_prints_the_decoded_file_without_its_mark(advert: str) -> None:
    done = callup("read", advert, "--source", "Town hall", "--published", "2023-03-28")
    (document,) = lines(done.stdout)
    assert (done.returncode, document["text"]) == (0, ADVERT + "\r\n")
    assert (document["published"], document["language"]) == ("2023-03-28", "ru")


def test_extract_prints_records_whose_quotes_stand_in_the_text(advert: str) -> None:
    done = callup("extract", advert, "--published", "2023-03-28")
    records = lines(done.stdout)
    assert (done.returncode, [record["kind"] for record in records]) == (0, ["offer"])
    (document,) = lines(callup("read", advert).stdout)
    for span in (records[0]["anchor"], *records[0]["evidence"]):  # type: ignore[misc]
        assert str(document["text"])[span["start"] : span["end"]] == span["quote"]
    assert records[0]["amount"]["max"] == 300_000  # type: ignore[index]
    assert records[0]["document"] == document["id"]


def test_extracting_twice_gives_the_same(advert: str) -> None:
    assert callup("extract", advert).stdout == callup("extract", advert).stdout


def test_standard_input_is_a_file_like_any_other() -> None:
    done = callup("extract", "-", stdin=ADVERT)
    assert (done.returncode, len(lines(done.stdout))) == (0, 1)


def test_a_file_that_is_not_there_is_named_and_the_rest_is_read(advert: str, tmp_path: Path) -> None:
    done = callup("extract", str(tmp_path / "gone.txt"), advert)
    assert done.returncode == 1
    assert "gone.txt" in done.stderr
    assert len(lines(done.stdout)) == 1


def test_issues_go_to_their_file(advert: str, tmp_path: Path) -> None:
    file = tmp_path / "issues.jsonl"
    done = callup("extract", str(tmp_path / "gone.txt"), advert, "--issues", str(file))
    assert done.returncode == 1
    assert [issue["stage"] for issue in lines(file.read_text(encoding="utf-8"))] == ["gather"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["extract", "x.txt", "--published", "yesterday"], "2023-03-28"),
        (["extract", "x.txt", "--source-kind", "school"], "--source"),
        (["read", "x.txt", "--source", "A", "--source-kind", "moon"], "municipal"),
        (["offers", "archive", "--on", "soon"], "2023-03-28"),
        (["nonsense"], "nonsense"),
        (["extract"], "FILE"),
    ],
)
def test_wrong_use_is_status_two(arguments: list[str], says: str) -> None:
    done = callup(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr


def test_an_unknown_campaign_and_a_missing_archive_are_said(advert: str, tmp_path: Path) -> None:
    done = callup("extract", advert, "--campaign", "atlantis")
    assert (done.returncode, done.stdout) == (1, "")
    assert "atlantis" in done.stderr
    done = callup("find", str(tmp_path), "words")
    assert done.returncode == 1
    assert "callup init" in done.stderr


def test_an_archive_from_first_to_last(advert: str, tmp_path: Path) -> None:
    archive = str(tmp_path / "archive")
    assert callup("init", archive).returncode == 0
    assert (
        callup("add", archive, advert, "--source", "Town hall", "--published", "2023-03-28").returncode == 0
    )
    assert "Town hall" in callup("find", archive, "контракта выплаты").stdout
    offers = callup("offers", archive, "--on", "2023-04-01", "--csv").stdout.splitlines()
    assert len(offers) == 2
    record = next(cell for cell in offers[1].split(",") if len(cell) == 20)
    assert ADVERT in callup("explain", archive, record).stdout.replace(">>>", "").replace("<<<", "")
    judged = callup("judge", "reject", archive, record, "--by", "editor", "--because", "an example")
    assert judged.returncode == 0
    assert len(callup("offers", archive, "--on", "2023-04-01", "--csv").stdout.splitlines()) == 1
    assert callup("check", archive).returncode == 0
    (capture,) = (path for path in (tmp_path / "archive" / "vault").rglob("*") if path.is_file())
    capture.write_bytes(b"something else")
    done = callup("check", archive)
    assert done.returncode == 1
    assert "have changed" in done.stdout


def test_the_examples_are_read_without_a_word_on_stderr() -> None:
    done = callup("extract", str(Path(__file__).parent.parent.parent / "examples" / "march-2023"))
    assert (done.returncode, done.stderr) == (0, "")
    assert len({record["kind"] for record in lines(done.stdout)}) == 6


def test_law_tells_the_rules_of_a_day_and_gives_no_advice() -> None:
    done = callup("law", "--on", "2023-03-28", "--age", "22", "--status", "conscript")
    assert done.returncode == 0
    assert "age at which conscription ends: 27 years; age 22: covered" in done.stdout
    assert "a bill in its first reading" in done.stdout
    assert done.stdout.rstrip().endswith("Ask a lawyer before you act.")
    assert "сведения" in callup("law", "--on", "2023-03-28", "--lang", "ru").stdout


@pytest.mark.parametrize(
    "words",
    [["--on", "soon"], ["--on", "2023-03-28", "--status", "hero"], ["--on", "2023-03-28", "--lang", "xx"]],
)
def test_law_asked_wrongly(words: list[str]) -> None:
    assert callup("law", *words).returncode == 2
