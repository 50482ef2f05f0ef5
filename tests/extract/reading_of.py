"""A reading of one text, for tests: the whole of the room on a string."""

from __future__ import annotations

from datetime import date
from functools import cache

from callup.campaign import Campaign, load_campaign
from callup.extract.reading import Reading
from callup.model import Document, Source, document_id
from callup.model.document import Language
from callup.read.sentences import sentence_borders
from callup.scan import Scanner


@cache
def russia() -> Campaign:
    return load_campaign("russia")


@cache
def scanner() -> Scanner:
    return Scanner(russia())


def document_of(
    text: str,
    language: Language = "ru",
    published: date | None = None,
    source: Source | None = None,
) -> Document:
    return Document(
        id=document_id(source, "", text),
        source=source,
        locator="",
        text=text,
        language=language,
        published=published,
        sentences=tuple(sentence_borders(text, language)),
    )


def reading_of(
    text: str,
    language: Language = "ru",
    published: date | None = None,
    source: Source | None = None,
) -> Reading:
    document = document_of(text, language, published, source)
    return Reading(document, scanner().scan(document), russia())
