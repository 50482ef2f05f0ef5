"""Hostile files: each gives the Issue it must, in bounded time and memory, and its neighbours are stored."""

from __future__ import annotations

import json
import os
import re
import resource
import time
import traceback
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from tests.flow.conftest import NOW
from tests.hostile.case import Case
from tests.hostile.containers import containers, odd_files, office_files
from tests.hostile.texts import BONUS, exports, pages, tables, texts

from callup.flow.add import Surroundings, add, init
from callup.flow.check import check
from callup.model import Offer, encode
from callup.model.gathered import Known

CASES = [
    case for make in (texts, tables, exports, pages, containers, odd_files, office_files) for case in make()
]
SECONDS = 5.0
MEGABYTES = 500


def come_of(folder: Path, archive_folder: Path) -> dict[str, Any]:
    """What comes of adding a folder, found out in a process of its own: counts, words, seconds, megabytes."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        code = 1
        try:
            with os.fdopen(writing, "w", encoding="utf-8") as pipe:
                json.dump(_add(folder, archive_folder), pipe)
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        told = pipe.read()
    assert os.waitpid(child, 0)[1] == 0, "add itself failed"
    found: dict[str, Any] = json.loads(told)
    return found


def _add(folder: Path, archive_folder: Path) -> dict[str, Any]:
    archive = init(archive_folder, "russia")
    begin = time.monotonic()
    added = add(archive, [str(folder)], Known(), Surroundings(BytesIO(), NOW, workers=1))
    seconds = time.monotonic() - begin
    used = (
        resource.getrusage(who).ru_maxrss / 1000 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    stored = [encode(document).decode() for document in archive.documents()]
    stored += [encode(record).decode() for record in archive.records()]
    return {
        "documents": added.documents,
        "issues": [f"{issue.where}: {issue.what}" for issue in added.unread],
        "texts": [document.text for document in archive.documents()],
        "offered": [
            float(record.amount.max or 0)
            for record in archive.records()
            if isinstance(record, Offer) and record.amount
        ],
        "stored": stored,
        "faults": list(check(archive)),
        "seconds": seconds,
        "megabytes": max(used),
    }


def test_there_are_sixty_hostile_files_or_more() -> None:
    assert len({case.name for case in CASES}) == len(CASES) >= 60


@pytest.mark.parametrize(
    "case", CASES, ids=lambda case: case.name.encode("ascii", "backslashreplace").decode()
)
def test_a_hostile_file(case: Case, tmp_path: Path) -> None:
    folder = tmp_path / "collected"
    folder.mkdir()
    (folder / "0-before.txt").write_text(f"До. {BONUS}", encoding="utf-8")
    (folder / "z-after.txt").write_text(f"После. {BONUS}", encoding="utf-8")
    case.make(folder)

    found = come_of(folder, tmp_path / "archive")

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
