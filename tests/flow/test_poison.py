"""A document that ends, stalls or breaks its reader costs itself, and is told of; its neighbours are stored."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path
from typing import Any

import pytest
from tests.flow.conftest import TINY, around

from callup.flow import pieces
from callup.flow.add import add, init
from callup.flow.check import check
from callup.model import Document
from callup.model.gathered import Known

GOOD = "Men were stopped at the quay, pier {}."


def spoil(monkeypatch: pytest.MonkeyPatch, deed: Any) -> None:
    """Let extraction do a deed where a document has the word for it."""
    honest = pieces.extract

    def extract(document: Document, *rest: Any) -> Any:
        if "POISON" in document.text:
            deed()
        return honest(document, *rest)

    monkeypatch.setattr(pieces, "extract", extract)


def stall() -> None:
    while True:
        pass


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def swell() -> None:
    bytearray(2_000_000_000)


def fail() -> None:
    raise LookupError("the words of a private letter")


@pytest.fixture
def posts(tmp_path: Path) -> list[str]:
    """An export with a poisonous post among good ones, and three files, of which one is poisonous."""
    texts = [GOOD.format(n) if n != 41 else f"POISON {GOOD.format(n)}" for n in range(100)]
    messages = [{"id": n, "type": "message", "text": text} for n, text in enumerate(texts)]
    export = {"name": "Harbour", "type": "public_channel", "id": 1, "messages": messages}
    (tmp_path / "result.json").write_text(json.dumps(export), "utf-8")
    for name, text in (("a", "Good one."), ("b", "POISON"), ("c", "Good one, too.")):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    return [str(tmp_path / name) for name in ("result.json", "a.txt", "b.txt", "c.txt")]


@pytest.mark.parametrize(
    ("deed", "says"),
    [
        (die, "ended twice"),
        (stall, "more time than any honest file"),
        (swell, "more memory than any honest file"),
        (fail, "failed on it (LookupError)"),
    ],
    ids=["dies", "stalls", "swells", "fails"],
)
def test_a_poisonous_document_is_told_of_and_its_neighbours_are_stored(
    tmp_path: Path, posts: list[str], monkeypatch: pytest.MonkeyPatch, deed: Any, says: str
) -> None:
    spoil(monkeypatch, deed)
    monkeypatch.setattr(pieces, "_SECONDS", 0.3)
    archive = init(tmp_path / "archive", str(TINY))
    added = add(archive, posts, Known(), around(workers=2))
    assert added.documents == 99 + 2
    assert {issue.where for issue in added.unread} == {f"{posts[0]}, message 41", posts[2]}
    assert all(says in issue.what for issue in added.unread)
    assert "private letter" not in str(added.unread)
    assert list(check(archive)) == []
