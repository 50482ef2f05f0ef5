"""Gathering: a fixed order, a manifest's words, and no file passed over in silence."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from callup.gather import Outside, gather
from callup.gather.media import media_type_of
from callup.model import Issue, Source
from callup.model.gathered import Gathered, Known

NOW = datetime(2023, 4, 1, 12, tzinfo=UTC)


def taken(*addresses: object, known: Known = Known(), stdin: bytes = b"") -> list[Gathered | Issue]:  # noqa: B008
    return list(
        gather([str(address) for address in addresses], known, Outside(stdin=io.BytesIO(stdin), now=NOW))
    )


def files(items: list[Gathered | Issue]) -> list[Gathered]:
    return [item for item in items if isinstance(item, Gathered)]


def issues(items: list[Gathered | Issue]) -> list[Issue]:
    return [item for item in items if isinstance(item, Issue)]


def write(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        path = folder / name.replace("__", "/").replace("_csv", ".csv").replace("_txt", ".txt")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_a_folder_gives_its_files_sorted_and_no_hidden_one(tmp_path: Path) -> None:
    write(tmp_path, b_txt="b", a_txt="a", c__d_txt="d")
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "x.txt").write_text("x")
    (tmp_path / ".y.txt").write_text("y")
    items = taken(tmp_path)
    assert [Path(item.name).name for item in files(items)] == ["a.txt", "b.txt", "d.txt"]
    assert not issues(items)


def test_a_manifest_tells_what_a_file_cannot(tmp_path: Path) -> None:
    write(
        tmp_path,
        a_txt="a",
        manifest_csv="path,source,kind,control,url,published,seen,place,language\n"
        "a.txt,Gazette,media,independent,https://g.example/1,2023-03-13,2023-03-14,RU-YAR,ru\n",
    )
    (item,) = files(taken(tmp_path))
    assert item.known.source == Source(
        id="Gazette", kind="media", control="independent", place="RU-YAR", language="ru"
    )
    assert item.known.published == date(2023, 3, 13)
    assert item.address == "https://g.example/1"
    assert item.seen == datetime(2023, 3, 14, tzinfo=UTC)


def test_options_come_before_the_manifest(tmp_path: Path) -> None:
    write(tmp_path, a_txt="a", manifest_csv="path,source,published\na.txt,Gazette,2023-03-13\n")
    (item,) = files(taken(tmp_path, known=Known(published=date(2023, 3, 20))))
    assert item.known.published == date(2023, 3, 20)
    assert item.known.source == Source(id="Gazette")


def test_a_manifest_below_speaks_for_its_own_folder(tmp_path: Path) -> None:
    write(tmp_path, in__a_txt="a", in__manifest_csv="path,source\na.txt,Gazette\n", readme_txt="read me")
    items = files(taken(tmp_path))
    told = {Path(item.name).name: item.known.source for item in items}
    assert told == {"a.txt": Source(id="Gazette"), "readme.txt": None}


@pytest.mark.parametrize(
    ("rows", "line", "what"),
    [
        ("lost.txt,Gazette,media,2023-03-13", 2, "is not in the folder"),
        ("a.txt,Gazette,media,13 March", 2, "is no day like 2023-03-28"),
        ("a.txt,Gazette,newspaper,2023-03-13", 2, "is none of"),
        ("\na.txt,Gazette,media", 3, "the row has 3 cells"),
        ("a.txt,Gazette,media,2023-03-13\na.txt,Other,media,2023-03-13", 3, "stands in an earlier row"),
        ("/etc/hostname,Gazette,media,2023-03-13", 2, "is not in the folder"),
    ],
)
def test_a_wrong_row_names_its_line(tmp_path: Path, rows: str, line: int, what: str) -> None:
    write(tmp_path, a_txt="a", manifest_csv=f"path,source,source_kind,published\n{rows}\n")
    items = taken(tmp_path)
    (issue,) = issues(items)
    assert issue.where == f"{tmp_path / 'manifest.csv'}, line {line}"
    assert what in issue.what
    assert [Path(item.name).name for item in files(items)] == ["a.txt"]


def test_a_manifest_with_an_unknown_column_is_an_issue(tmp_path: Path) -> None:
    write(tmp_path, a_txt="a", manifest_csv="path,sauce\na.txt,Gazette\n")
    (issue,) = issues(taken(tmp_path))
    assert "'sauce' is not known" in issue.what


def test_links_do_not_lead_out_of_the_folder(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside", secret_txt="secret")
    folder = write(tmp_path / "in", a_txt="a")
    (folder / "link.txt").symlink_to(outside / "secret.txt")
    (folder / "links").symlink_to(outside)
    (folder / "same.txt").symlink_to(folder / "a.txt")
    items = taken(folder)
    assert [item.data for item in files(items)] == [b"a", b"a"]
    assert sorted(issue.what for issue in issues(items)) == ["a link out of its folder", "a link to a folder"]


def test_what_cannot_be_read_is_an_issue_and_the_rest_goes_on(tmp_path: Path) -> None:
    write(tmp_path, a_txt="a")
    items = taken(tmp_path / "none.txt", "ftp://example.org/page", tmp_path / "a.txt")
    assert [issue.where for issue in issues(items)] == [
        str(tmp_path / "none.txt"),
        "ftp://example.org/page",
    ]
    assert [item.data for item in files(items)] == [b"a"]


def test_a_file_over_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    for room in ("folders", "gather"):
        monkeypatch.setattr(sys.modules[f"callup.gather.{room}"], "LARGEST_FILE", 3)
    write(tmp_path, a_txt="four", b_txt="123")
    items = taken(tmp_path, "-", stdin=b"four")
    assert [item.data for item in files(items)] == [b"123"]
    assert len(issues(items)) == 2


def test_standard_input_is_known_by_its_look() -> None:
    (item,) = files(taken("-", stdin=b"<!DOCTYPE html><p>x"))
    assert (item.media_type, item.name) == ("text/html", "-")


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("a.txt", b"words", "text/plain"),
        ("saved.txt", b"\n<!DOCTYPE html><html>", "text/html"),
        ("page.php", b"<html>", "text/html"),
        ("a.tsv", b"a\tb", "text/csv"),
        ("a.html", b"%PDF-1.7", "application/pdf"),
        ("-", b'{"text": 1}\n{"text": 2}\n', "application/x-ndjson"),
        ("cards.json", b'{"text": 1}\n{"text": 2}\n', "application/x-ndjson"),
        ("one.json", b'{"text": {}}\n', "application/json"),
        ("-", b'{\n "messages": []\n}', "application/json"),
        ("photo.webp", b"RIFF", "image/webp"),
    ],
)
def test_media_types(name: str, data: bytes, media_type: str) -> None:
    assert media_type_of(name, data) == media_type
