"""Broken files, each with the message that it must give."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from tests.read.reading import SEEN

from callup.gather import Outside, gather
from callup.model import Document, Issue
from callup.model.gathered import Known
from callup.read import read

BROKEN = Path(__file__).parent.parent / "broken" / "read"
MESSAGES = {
    "telegram-cut-off.json": ("", "it is cut off; nothing after that was read", 0),
    "line-cut-off.jsonl": (", line 2", "this is not a JSON object on one line", 1),
    "quote-never-closed.csv": (", line 4", "this is not CSV (unexpected end of data)", 1),
    "column-named-twice.csv": (", line 1", "the first row does not name each column once", 0),
    "pdf-named-page.html": ("", "it is cut off or broken", 0),
    "nothing-in-it.txt": ("", "there is no text in it", 0),
    "no-words.html": ("", "there is no text in it", 0),
    "some-other.json": ("", "neither a Telegram export, nor a VK wall, nor a list of objects", 0),
}


def test_each_broken_file_has_its_message() -> None:
    assert {path.name for path in BROKEN.iterdir()} == set(MESSAGES)


@pytest.mark.parametrize("name", sorted(MESSAGES))
def test_the_message(name: str) -> None:
    place, what, whole = MESSAGES[name]
    (gathered,) = gather([str(BROKEN / name)], Known(), Outside(stdin=io.BytesIO(), now=SEEN))
    assert not isinstance(gathered, Issue)
    found = list(read(gathered))
    (issue,) = [item for item in found if isinstance(item, Issue)]
    assert issue.where == f"{BROKEN / name}{place}"
    assert issue.what == what
    assert issue.why
    assert issue.advice
    assert sum(isinstance(item, Document) for item in found) == whole
