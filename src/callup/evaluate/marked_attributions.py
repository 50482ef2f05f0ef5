"""Texts with marked attributions: by offsets, as PolNeAR has them, or by the words themselves."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import msgspec

from callup.evaluate.marked import Count, MarkedFileError, find_words, lines_of, outside
from callup.model import Language


class MarkedWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Some words of a text: which occurrence of them, from 0."""

    quote: Annotated[str, msgspec.Meta(min_length=1)]
    at: Count = 0


class MarkedVoice(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Who speaks, as a careful reader tells it."""

    name: str | None = None
    role: str | None = None
    organisation: str | None = None
    naming: str | None = None
    class_: str | None = msgspec.field(name="class", default=None)
    reason: str | None = None


Place = tuple[Count, Count] | MarkedWords
"""Where words stand: by offsets, or by the words themselves."""


class MarkedSaying(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Who (`source`) says (`cue`) what (`content`), as the file has it; and what is meant by it."""

    source: tuple[Place, ...] = ()
    cue: tuple[Place, ...] = ()
    content: tuple[Place, ...] = ()
    voice: MarkedVoice | None = None
    act: str | None = None
    stance: str | None = None
    status: object = None
    form: object = None
    chain: object = None
    note: object = None


class MarkedAttribution(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Who (`source`) says (`cue`) what (`content`); each in one or more parts, or in none."""

    source: tuple[tuple[Count, Count], ...] = ()
    cue: tuple[tuple[Count, Count], ...] = ()
    content: tuple[tuple[Count, Count], ...] = ()


class AttributionText(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A text with its attributions: as PolNeAR has them after conversion, by offsets, or marked by words."""

    text: str
    attributions: tuple[MarkedSaying, ...]
    doc: str = ""
    id: str = ""
    lang: Language = "en"
    published: date | None = None
    genre: str = ""
    tags: object = None

    @property
    def name(self) -> str:
        """The text's name in its file."""
        return self.doc or self.id

    def parts(self, saying: MarkedSaying) -> MarkedAttribution:
        """The places of an attribution by offsets; raises MarkedFileError where one is not in the text."""
        source, cue, content = (
            tuple(self._ends(place) for place in places)
            for places in (saying.source, saying.cue, saying.content)
        )
        return MarkedAttribution(source=source, cue=cue, content=content)

    def _ends(self, place: Place) -> tuple[int, int]:
        if isinstance(place, MarkedWords):
            return find_words(self.text, self.name, place.quote, place.at)
        start, end = place
        if not start < end <= len(self.text):
            raise MarkedFileError(outside(self.name, self.text, start, end))
        return start, end


def read_attribution_texts(path: Path) -> list[AttributionText]:
    """The texts with attributions of a JSON Lines file; raises MarkedFileError naming file and line."""
    texts = []
    for number, text in lines_of(path, AttributionText):
        try:
            for one in text.attributions:
                text.parts(one)
        except MarkedFileError as error:
            raise MarkedFileError(f"{path.name}, line {number}: {error}") from error
        texts.append(text)
    return texts
