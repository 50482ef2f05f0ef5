"""Labelled files: marked passages with everything in them, and texts with marked entities alone.

A key that no type here has is an error, so that a misspelt one is not read as nothing marked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, TypeVar

import msgspec

from callup.errors import CallupError
from callup.model import Language

_Line = TypeVar("_Line")
Count = Annotated[int, msgspec.Meta(ge=0)]
"""A number of characters, or of occurrences before this one."""


class MarkedFileError(CallupError):
    """A labelled file that cannot be read, or a mark whose words do not stand in the text."""


class MarkedAmount(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sum; None is an open end."""

    min: Decimal | None = None
    max: Decimal | None = None
    currency: str | None = None


class MarkedMoney(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A sum with its words."""

    quote: str
    at: Count = 0
    min: Decimal | None = None
    max: Decimal | None = None
    currency: str | None = None


class Period(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"from_": "from"}):
    """Days, both inclusive; None is an open end."""

    from_: date | None = None
    to: date | None = None


class MarkedDate(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, rename={"from_": "from"}
):
    """A date with its words."""

    quote: str
    at: Count = 0
    from_: date | None = None
    to: date | None = None


class PlaceCode(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A subject by its ISO code, or a town of it by its usual name."""

    code: str
    municipality: str | None = None


class MarkedPlace(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A place with its words."""

    quote: str
    at: Count = 0
    code: str
    municipality: str | None = None


class MarkedOffer(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An offer as a careful reader reads it; what stands after `status` is not scored."""

    benefit: str
    payer: str = "unknown"
    basis: str = "unknown"
    amount: MarkedAmount | None = None
    per: str | None = None
    place: PlaceCode | None = None
    previous: MarkedAmount | None = None
    previous_time: Period | None = None
    change: str | None = None
    effective: Period | None = None
    reverts_to: MarkedAmount | None = None
    part_of: MarkedAmount | None = None
    status: str = "reported"
    change_by: object = None
    audience: object = None
    act_number: object = None
    announced: object = None


class Passage(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A short text with all its money, dates, places and offers; `tags` are not scored."""

    id: str
    lang: Language
    published: date
    genre: str = ""
    text: str
    money: tuple[MarkedMoney, ...] = ()
    dates: tuple[MarkedDate, ...] = ()
    places: tuple[MarkedPlace, ...] = ()
    offers: tuple[MarkedOffer, ...]
    tags: object = None


class Entity(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A marked entity; its spans are its parts."""

    type: str
    spans: Annotated[tuple[tuple[Count, Count], ...], msgspec.Meta(min_length=1)]

    @property
    def ends(self) -> tuple[int, int]:
        """From where its first part begins to where its last one ends."""
        return min(start for start, _ in self.spans), max(end for _, end in self.spans)


class EntityText(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A text with marked entities, as NEREL and RURED2 have them after conversion."""

    doc: str
    text: str
    entities: tuple[Entity, ...]


class ListedPlace(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A mention of a place in a text that is elsewhere: no words of it stand in the list."""

    doc: str
    start: Count
    end: Count
    code: str
    municipality: str | None = None


def read_passages(path: Path) -> list[Passage]:
    """The passages of a JSON Lines file; raises MarkedFileError naming file and line."""
    return [passage for _, passage in lines_of(path, Passage)]


def read_entity_texts(path: Path) -> list[EntityText]:
    """The texts with entities of a JSON Lines file; raises MarkedFileError naming file and line."""
    texts = []
    for number, text in lines_of(path, EntityText):
        for start, end in (span for entity in text.entities for span in entity.spans):
            if not start < end <= len(text.text):
                raise MarkedFileError(
                    f"{path.name}, line {number}: {outside(text.doc, text.text, start, end)}"
                )
        texts.append(text)
    return texts


def read_listed_places(path: Path) -> list[ListedPlace]:
    """The mentions of a JSON Lines file; raises MarkedFileError naming file and line."""
    return [mention for _, mention in lines_of(path, ListedPlace)]


def read_places_of(path: Path, texts: Sequence[EntityText]) -> dict[str, list[ListedPlace]]:
    """The listed mentions by document, each in one of the texts.

    Raises MarkedFileError naming file, line and document where a mention stands in none of them, or outside
    of its text: recall would be told of the rest alone.
    """
    by_doc = {text.doc: text for text in texts}
    mentions: dict[str, list[ListedPlace]] = {}
    for number, mention in lines_of(path, ListedPlace):
        text = by_doc.get(mention.doc)
        if text is None:
            raise MarkedFileError(
                f"{path.name}, line {number}: document {mention.doc} is not among the texts, and without it "
                "recall is too high; give the texts that the list was made from"
            )
        if not mention.start < mention.end <= len(text.text):
            raise MarkedFileError(
                f"{path.name}, line {number}: {outside(text.doc, text.text, mention.start, mention.end)}"
            )
        mentions.setdefault(mention.doc, []).append(mention)
    return mentions


def has_entities(path: Path) -> bool:
    """Whether a file holds texts with entities, and no passages: its first line that is not blank tells."""
    with path.open("rb") as file:
        return b'"entities"' in next((line for line in file if line.strip()), b"")


def place_of(passage: Passage, quote: str, at: int) -> tuple[int, int]:
    """Where the words of a mark stand; raises MarkedFileError where they do not."""
    return find_words(passage.text, passage.id, quote, at)


def find_words(text: str, name: str, quote: str, at: int) -> tuple[int, int]:
    """Where some words stand in a text; raises MarkedFileError where they do not."""
    start = -1
    for _ in range(at + 1):
        start = text.find(quote, start + 1)
        if start < 0:
            raise MarkedFileError(f"passage {name}: a marked quote does not stand in its text {at + 1} times")
    return start, start + len(quote)


def outside(name: str, text: str, start: int, end: int) -> str:
    """What is wrong with a mark that does not stand in its text."""
    return (
        f"the mark from {start} to {end} does not stand in the text of document {name}, which has "
        f"{len(text)} characters"
    )


def lines_of(path: Path, kind: type[_Line]) -> Iterator[tuple[int, _Line]]:
    """Each line that is not blank, with its number from 1."""
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            if not line.strip():
                continue
            try:
                yield number, msgspec.json.decode(line, type=kind)
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                raise MarkedFileError(f"{path.name}, line {number}: {error}") from error
