"""Adding: once, in any order, with the rest going on, and nothing lost on the way."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.flow.conftest import TINY, around

from callup.flow.add import add, init, rerun
from callup.flow.changes import changes
from callup.flow.check import check
from callup.model import AnyRecord, Source
from callup.model.gathered import Known
from callup.store import Archive

ADVERT = "Единовременная выплата при заключении контракта в Ярославской области — 300 тыс. рублей."
LATER = ADVERT.replace("300", "500")
NEWS = "Военкомы Вологодской области рассылают повестки для сверки данных, сообщил губернатор."


def write(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def known(day: int, url: str | None = None) -> Known:
    return Known(
        source=Source(id="Town hall", kind="municipal"),
        url=url,
        published=date(2023, 3, day),
        seen=date(2023, 3, day),
    )


def records(archive: Archive) -> list[AnyRecord]:
    return list(archive.records())


def test_a_file_becomes_a_capture_a_document_and_records(archive: Archive, tmp_path: Path) -> None:
    added = add(archive, [write(tmp_path, "a.txt", ADVERT)], known(1), around())
    assert (added.files, added.captures, added.documents, added.unread) == (1, 1, 1, [])
    assert added.records == len(records(archive)) > 0
    assert list(check(archive)) == []


def test_the_same_twice_adds_a_sighting_and_nothing_else(archive: Archive, tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", ADVERT)
    add(archive, [path], Known(), around())
    before = archive.count()
    again = add(archive, [path], Known(), around(datetime(2030, 4, 2, tzinfo=UTC)))
    assert (again.captures, again.sightings, again.documents, again.records) == (0, 1, 0, 0)
    assert archive.count() == before | {"sightings": 2}


def test_another_version_at_the_same_address_keeps_both_and_shows_the_difference(
    archive: Archive, tmp_path: Path
) -> None:
    url = "https://town.example/service"
    add(archive, [write(tmp_path, "a.txt", ADVERT)], known(1, url), around())
    add(archive, [write(tmp_path, "b.txt", LATER)], known(20, url), around())
    (change,) = changes(archive)
    assert change.address == url
    assert change.lines == (f"-{ADVERT}", f"+{LATER}")
    assert archive.count()["captures"] == 2
    assert archive.vault.read(change.before.capture).decode() == ADVERT


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_the_order_of_adding_changes_no_record(tmp_path: Path, order: tuple[int, ...]) -> None:
    paths = [write(tmp_path, f"{n}.txt", text) for n, text in enumerate((ADVERT, LATER, NEWS))]
    archive = init(tmp_path / "archive", "russia")
    for index in order:
        add(archive, [paths[index]], known(1), around())
    other = init(tmp_path / "other", "russia")
    add(other, paths, known(1), around())
    assert records(archive) == records(other)


def test_the_order_of_descriptions_changes_no_record(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", ADVERT)
    made = []
    for days in ((1, 9), (9, 1)):
        archive = init(tmp_path / f"archive-{days[0]}", "russia")
        for day in days:
            add(archive, [path], known(day), around())
        made.append(records(archive))
    assert made[0] == made[1]
    assert {record.published for record in made[0]} == {date(2023, 3, 1)}


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(archive: Archive, tmp_path: Path) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    write(folder, "good.txt", ADVERT)
    (folder / "broken.json").write_bytes(b'{"messages": [')
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    added = add(archive, [str(folder), str(tmp_path / "missing.txt")], known(1), around())
    assert added.documents == 1
    named = " ".join(f"{issue.where} {issue.what}" for issue in added.unread)
    assert all(name in named for name in ("broken.json", "picture.png", "missing.txt"))
    assert len(list(archive.issues())) >= 3


def test_a_rerun_makes_the_same_again(archive: Archive, tmp_path: Path) -> None:
    add(archive, [write(tmp_path, "a.txt", ADVERT), write(tmp_path, "b.txt", NEWS)], known(1), around())
    before, documents = records(archive), list(archive.documents())
    rerun(archive, around())
    assert records(archive) == before
    assert list(archive.documents()) == documents
    assert list(check(archive)) == []


def test_an_archive_of_an_invented_country(tmp_path: Path) -> None:
    archive = init(tmp_path / "archive", str(TINY))
    text = "Twelve men were stopped at the quay in Fen Province."
    add(archive, [write(tmp_path, "a.txt", text)], known(1), around())
    practices = list(archive.records("practice"))
    assert [(one.practice, one.place and one.place.code) for one in practices] == [  # type: ignore[union-attr]
        ("harbour_watch", "XN-FEN")
    ]
