"""What happened to an archive on the disk is found, and a copy of its folder is a backup."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from tests.flow.conftest import NOW, TINY, around

from callup.errors import StoreError
from callup.flow.add import add, init, repair
from callup.flow.check import check
from callup.model.gathered import Known
from callup.store import Archive, open_archive
from callup.store.archive import DATABASE

FLIPS = 150


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an archive of a few notes; tests copy it."""
    folder = tmp_path_factory.mktemp("whole")
    for number in range(6):
        (folder / f"{number}.txt").write_text(
            f"A levy coin of ${number}00 is paid. Men were stopped at the quay, pier {number}.", "utf-8"
        )
    archive = init(folder / "archive", str(TINY))
    add(archive, [str(path) for path in sorted(folder.glob("*.txt"))], Known(), around())
    archive.close()
    return folder / "archive"


@pytest.fixture
def archive(whole: Path, tmp_path: Path) -> Archive:
    """An archive that is a copy of the other's folder."""
    shutil.copytree(whole, tmp_path / "copy")
    return open_archive(tmp_path / "copy")


def held(database: Path) -> list[str] | None:
    """All that a database says, or None where it cannot be read."""
    try:
        with closing(sqlite3.connect(database)) as connection:
            return list(connection.iterdump())
    except (sqlite3.Error, ValueError):
        return None


def test_a_copy_of_the_folder_is_a_backup(archive: Archive) -> None:
    assert list(check(archive)) == []
    assert len(list(archive.records())) >= 6


def test_a_copy_with_the_log_beside_the_database_is_a_backup(archive: Archive, tmp_path: Path) -> None:
    """Between two transactions the log may hold what the database does not hold yet."""
    (tmp_path / "more.txt").write_text("A levy coin of $9 is paid.", "utf-8")
    add(archive, [str(tmp_path / "more.txt")], Known(), around())
    assert (archive.folder / f"{DATABASE}-wal").stat().st_size > 0
    shutil.copytree(archive.folder, tmp_path / "backup")
    copy = open_archive(tmp_path / "backup")
    assert list(check(copy)) == []
    assert copy.count() == archive.count()


def test_a_flipped_bit_in_the_database_is_found(whole: Path, tmp_path: Path) -> None:
    random = Random(3)
    data = (whole / DATABASE).read_bytes()
    written = [at for at, byte in enumerate(data) if byte]
    before = held(whole / DATABASE)
    silent = 0
    for _ in range(FLIPS):
        at, bit = random.choice(written), random.randrange(8)
        folder = tmp_path / "flipped"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(whole, folder)
        flipped = bytearray(data)
        flipped[at] ^= 1 << bit
        (folder / DATABASE).write_bytes(flipped)
        if held(folder / DATABASE) == before:
            silent += 1  # the bit stood where nothing is stored
            continue
        try:
            faults = list(check(open_archive(folder)))
        except StoreError:
            continue
        assert faults, (at, bit)
    assert silent < FLIPS / 2


def test_a_flipped_bit_in_a_capture_is_found(archive: Archive) -> None:
    (capture, *_) = archive.captures()
    path = archive.vault.path(capture.sha256)
    data = bytearray(path.read_bytes())
    data[3] ^= 4
    path.write_bytes(data)
    assert any("bytes have changed" in fault for fault in check(archive))
    path.unlink()
    assert any("is missing" in fault for fault in check(archive))


def test_a_stale_or_damaged_index_is_found_and_made_anew(archive: Archive) -> None:
    archive.index.clear()
    assert any("cannot be found by search" in fault for fault in check(archive))
    repair(archive, around())
    assert list(check(archive)) == []
    for path in archive.index.folder.iterdir():
        if path.is_file():
            path.write_bytes(b"\x00" * 20)
    assert any("the index is damaged" in fault for fault in check(archive))
    repair(archive, around())
    assert list(check(archive)) == []


def test_an_interrupted_reading_is_found_and_finished(archive: Archive) -> None:
    text = b"A levy coin of $77 is paid. Men were stopped at the quay."
    from callup.model import Capture, Sighting

    sha256, size = archive.vault.put(text)
    with archive.writing() as writer:
        writer.put_capture(Capture(sha256=sha256, size=size, media_type="text/plain"))
        writer.put_sighting(Sighting(capture=sha256, address="late.txt", seen=NOW), Known())
    assert any("late.txt" in fault and "interrupted" in fault for fault in check(archive))
    added = repair(archive, around())
    assert added.documents == 1
    assert list(check(archive)) == []


def test_half_written_files_are_swept_away(archive: Archive) -> None:
    half = archive.vault.folder / "123.part"
    half.write_bytes(b"half")
    repair(archive, around())
    assert not half.exists()
    assert archive.vault.put(BytesIO(b"x").getvalue())[1] == 1
