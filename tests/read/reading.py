"""What the tests of this room share: bytes in, documents and issues out."""

from __future__ import annotations

from datetime import UTC, datetime

from callup.model import Document, Issue
from callup.model.gathered import Gathered, Known
from callup.read import read

SEEN = datetime(2023, 4, 1, tzinfo=UTC)
HTML = "text/html"
JSON = "application/json"
LINES = "application/x-ndjson"
CSV = "text/csv"


def items(
    data: bytes | str, media_type: str = "text/plain", known: Known | None = None
) -> list[Document | Issue]:
    written = data.encode() if isinstance(data, str) else data
    gathered = Gathered(
        body=written, media_type=media_type, address="a", name="a", seen=SEEN, known=known or Known()
    )
    return list(read(gathered))


def documents(
    data: bytes | str, media_type: str = "text/plain", known: Known | None = None
) -> list[Document]:
    found = items(data, media_type, known)
    assert not [item for item in found if isinstance(item, Issue)]
    return [item for item in found if isinstance(item, Document)]


def split(found: list[Document | Issue]) -> tuple[list[str], list[str]]:
    """The texts, and where the issues are."""
    texts = [item.text for item in found if isinstance(item, Document)]
    return texts, [item.where for item in found if isinstance(item, Issue)]
