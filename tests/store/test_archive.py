"""The archive keeps what it is given, once, whatever the order."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
import pytest

from callup.errors import StoreError, UsageError
from callup.model import Capture, Document, Issue, Offer, Sighting
from callup.model.gathered import Known
from callup.store import Archive, Writer, create_archive, entry_of, open_archive
from callup.values import cut

SEEN = datetime(2030, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return create_archive(tmp_path / "archive", "tiny")


def put(archive: Archive, writer: Writer, document: Document, *findings: Offer | Issue) -> str:
    """A document on a page of its own, told apart by what it says of itself."""
    sha256, size = archive.vault.put(repr(document).encode())
    writer.put_capture(Capture(sha256=sha256, size=size, media_type="text/plain"))
    records = [one for one in findings if isinstance(one, Offer)]
    issues = [one for one in findings if isinstance(one, Issue)]
    writer.put_entries([entry_of(document, records, issues)], sha256)
    return sha256


def page(**changes: object) -> Document:
    document = Document(id="d1", source=None, locator="", text="A coin of $5.", language="en")
    return msgspec.structs.replace(document, **changes)


def offer(document: Document) -> Offer:
    anchor = cut(document.text, 10, 12)
    return Offer(id="o1", document=document.id, anchor=anchor, evidence=(anchor,), benefit="other")


def test_what_is_put_in_comes_out(archive: Archive) -> None:
    document = page(published=date(2030, 3, 1), fields={"sum": "$5"}, sentences=((0, 13),))
    with archive.writing() as writer:
        sha256 = put(archive, writer, document, offer(document))
    again = open_archive(archive.folder)
    assert again.campaign == "tiny"
    assert again.document("d1") == document
    assert list(again.records("offer")) == [offer(document)]
    assert list(again.records("claim")) == []
    assert again.vault.read(sha256) == repr(document).encode()
    assert again.captures_of("d1") == [sha256]


def test_the_same_twice_is_one_capture_and_two_sightings(archive: Archive) -> None:
    for seen in (SEEN, SEEN.replace(day=2)):
        with archive.writing() as writer:
            sha256 = put(archive, writer, page())
            writer.put_sighting(Sighting(capture=sha256, address="a.example", seen=seen), Known())
    count = archive.count()
    assert (count["captures"], count["documents"], count["sightings"]) == (1, 1, 2)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_of_two_descriptions_the_earlier_stands_in_any_order(
    archive: Archive, order: tuple[int, ...]
) -> None:
    descriptions = [
        page(published=None),
        page(published=date(2030, 3, 2)),
        page(published=date(2030, 3, 9)),
    ]
    with archive.writing() as writer:
        for index in order:
            put(archive, writer, descriptions[index])
    assert archive.document("d1") == descriptions[1]
    assert len(archive.captures_of("d1")) == 3


def test_an_earlier_description_brings_its_own_findings(archive: Archive) -> None:
    issue = Issue(stage="extract", what="?", where="d1", why="w", advice="a", document="d1")
    with archive.writing() as writer:
        put(archive, writer, page(), offer(page()), issue)
        put(archive, writer, page(published=date(2030, 3, 1)))
    assert list(archive.records()) == []
    assert list(archive.issues()) == []


def test_a_failure_inside_leaves_nothing_behind(archive: Archive) -> None:
    def put_and_fail() -> None:
        with archive.writing() as writer:
            put(archive, writer, page())
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        put_and_fail()
    assert archive.count()["documents"] == 0


def test_a_folder_in_use_is_no_place_for_an_archive(tmp_path: Path, archive: Archive) -> None:
    with pytest.raises(StoreError, match="an archive here already"):
        create_archive(archive.folder, "tiny")
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "a.txt").touch()
    with pytest.raises(StoreError, match="not an empty folder"):
        create_archive(tmp_path / "letters", "tiny")


def test_what_is_no_archive_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="callup init"):
        open_archive(tmp_path)
    (tmp_path / "archive.db").write_bytes(b"this is no database, however long it may be" * 50)
    with pytest.raises(StoreError, match="no database of Callup's"):
        open_archive(tmp_path)


def test_a_flipped_bit_is_found(archive: Archive) -> None:
    sha256, _ = archive.vault.put(b"as it was")
    path = archive.vault.folder / sha256[:2] / sha256
    path.write_bytes(b"as it Was")
    assert "have changed" in "".join(archive.vault.faults(iter([sha256])))
    path.unlink()
    assert "missing" in "".join(archive.vault.faults(iter([sha256])))


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("Единовременная выплата контрактникам", "ru", "выплаты контрактника"),
        ("Ёлки в военкомате", "ru", "елка"),
        ("Men were summoned", "en", "summon"),
        ("Повістки вручають", "uk", "повістки"),
    ],
)
def test_search_knows_forms(archive: Archive, text: str, language: str, words: str) -> None:
    archive.index.put([page(text=text, language=language), page(id="d2", text="Ничего", language="ru")])
    assert [hit.document for hit in archive.index.find(words)] == ["d1"]


def test_the_index_follows_the_archive(archive: Archive) -> None:
    for number in range(3):
        with archive.writing() as writer:
            put(archive, writer, page(id=f"d{number}", text=f"Coin {number}"))
        archive.index_changes()
        assert archive.index.count() == number + 1
    assert archive.index.missing(["d0", "d1", "d2", "d3"]) == 1
    archive.index.put([page(id="d9")])
    archive.reindex()
    assert (archive.index.count(), archive.index.missing(["d9"])) == (3, 1)


def test_a_broken_query_is_said(archive: Archive) -> None:
    with pytest.raises(UsageError, match="no query"):
        archive.index.find('"open')


def test_migrations_make_the_tables_that_the_code_knows(archive: Archive) -> None:
    import sqlalchemy as sa

    from callup.store.engine import connect
    from callup.store.schema import metadata

    made = sa.inspect(connect(archive.folder / "archive.db"))
    for table in metadata.tables.values():
        assert [c["name"] for c in made.get_columns(table.name)] == [c.name for c in table.columns]
        assert {i["name"] for i in made.get_indexes(table.name)} == {i.name for i in table.indexes}


def test_a_full_disk_is_told_and_nothing_is_half_kept(archive: Archive) -> None:
    import sqlalchemy as sa

    @sa.event.listens_for(archive._engine, "checkout")
    def leave_no_room(connection: object, *_: object) -> None:
        connection.execute("PRAGMA max_page_count = 1")  # type: ignore[attr-defined]

    def fill() -> None:
        with archive.writing() as writer:
            for number in range(200):
                put(archive, writer, page(id=f"d{number}", text="A coin of $5. " * 500))

    with pytest.raises(StoreError, match="disk is full"):
        fill()
    assert archive.count()["documents"] == 0
