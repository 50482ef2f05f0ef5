"""Hostile files: each gives the Issue it must, in bounded time and memory, and its neighbours are stored."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.hostile.case import Case
from tests.hostile.containers import containers, odd_files, office_files
from tests.hostile.texts import BONUS, exports, pages, tables, texts

CASES = [
    case for make in (texts, tables, exports, pages, containers, odd_files, office_files) for case in make()
]
SECONDS = 5.0
MEGABYTES = 500


@pytest.fixture(scope="module")
def nursery() -> Iterator[subprocess.Popen[str]]:
    """The process in whose children the files are added."""
    script = Path(__file__).parent / "nursery.py"
    with subprocess.Popen(
        [sys.executable, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield process
        process.stdin.close()  # type: ignore[union-attr]


def come_of(nursery: subprocess.Popen[str], folder: Path, archive: Path) -> dict[str, Any]:
    """What comes of adding a folder."""
    assert nursery.stdin
    assert nursery.stdout
    nursery.stdin.write(json.dumps([str(folder), str(archive)]) + "\n")
    nursery.stdin.flush()
    found: dict[str, Any] = json.loads(nursery.stdout.readline())
    assert "failed" not in found, found["failed"]
    return found


def test_there_are_sixty_hostile_files_or_more() -> None:
    assert len({case.name for case in CASES}) == len(CASES) >= 60


@pytest.mark.parametrize(
    "case", CASES, ids=lambda case: case.name.encode("ascii", "backslashreplace").decode()
)
def test_a_hostile_file(case: Case, tmp_path: Path, nursery: subprocess.Popen[str]) -> None:
    folder = tmp_path / "collected"
    folder.mkdir()
    (folder / "0-before.txt").write_text(f"До. {BONUS}", encoding="utf-8")
    (folder / "z-after.txt").write_text(f"После. {BONUS}", encoding="utf-8")
    case.make(folder)

    found = come_of(nursery, folder, tmp_path / "archive")

    neighbours = [text for text in found["texts"] if text.startswith(("До. ", "После. "))]
    assert len(neighbours) == 2, "a good neighbour was not stored"
    assert found["faults"] == []
    if case.documents is not None:
        assert found["documents"] - 2 == case.documents, found["issues"]
    if case.offers is not None:
        assert len([sum_ for sum_ in found["offered"] if sum_ == 300_000]) > 2
    issues = "\n".join(found["issues"])
    if case.says is None:
        assert not issues or case.documents is None
    else:
        assert re.search(case.says, issues), issues
        assert found["issues"], "nothing was said of it"
        assert str(folder) in issues
    if case.never:
        assert not re.search(case.never, "\n".join(found["stored"]))
    assert found["seconds"] < SECONDS
    assert found["megabytes"] < MEGABYTES
    assert not list(tmp_path.rglob("escaped*"))
