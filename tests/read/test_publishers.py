"""Publishers are known by their domains and names; nobody's own word is overwritten."""

from __future__ import annotations

import pytest

from callup.model import Document, Source, document_id
from callup.model.campaign import Bilingual, KnownSource
from callup.read import Publishers

GAZETTE = KnownSource(
    id="gazette",
    name=Bilingual(en="The Gazette", ru="Газета"),
    kind="media",
    control="independent",
    class_="independent_media",
    domains=("gazette.example",),
    place="RU-YAR",
    language="ru",
)


def document(source: Source | None, url: str | None) -> Document:
    return Document(id=document_id(source, "", "x"), source=source, locator="", text="x", url=url)


@pytest.mark.parametrize(
    ("source", "url", "named"),
    [
        (None, "https://www.gazette.example/1", "Газета"),
        (None, "https://notgazette.example/1", None),
        (None, None, None),
        (None, "https://[broken", None),
        (Source(id="The Gazette"), None, "The Gazette"),
    ],
)
def test_a_publisher_is_named(source: Source | None, url: str | None, named: str | None) -> None:
    found = Publishers([GAZETTE]).name(document(source, url))
    assert (found.source.id if found.source else None) == named
    assert (found.source.kind if found.source else None) == ("media" if named else None)
    assert found.id == document_id(found.source, "", "x")


@pytest.mark.parametrize("source", [Source(id="The Gazette", kind="state"), Source(id="Another")])
def test_what_is_said_of_a_source_stays(source: Source) -> None:
    assert Publishers([GAZETTE]).name(document(source, "https://gazette.example/1")).source == source
