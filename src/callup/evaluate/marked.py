"""Labelled files: marked passages with everything in them, and texts with marked entities alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import msgspec

from callup.errors import CallupError
from callup.model import Language

_Line = TypeVar("_Line")


class MarkedFileError(CallupError):
    """A labelled file that cannot be read, or a mark whose words do not stand in the text."""


class MarkedAmount(msgspec.Struct, frozen=True):
    """A sum; None is an open end."""

    min: Decimal | None = None
    max: Decimal | None = None
    currency: str | None = None


class MarkedMoney(msgspec.Struct, frozen=True, kw_only=True):
    """A sum with its words."""

    quote: str
    at: int = 0
    min: Decimal | None = None
    max: Decimal | None = None
    currency: str | None = None


class Period(msgspec.Struct, frozen=True, rename={"from_": "from"}):
    """Days, both inclusive; None is an open end."""

    from_: date | None = None
    to: date | None = None


class MarkedDate(msgspec.Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """A date with its words."""

    quote: str
    at: int = 0
    from_: date | None = None
    to: date | None = None


class PlaceCode(msgspec.Struct, frozen=True):
    """A subject by its ISO code, or a town of it by its usual name."""

    code: str
    municipality: str | None = None


class MarkedPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A place with its words."""

    quote: str
    at: int = 0
    code: str
    municipality: str | None = None


class MarkedOffer(msgspec.Struct, frozen=True, kw_only=True):
    """An offer as a careful reader reads it."""

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


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """A short text with all its money, dates, places and offers."""

    id: str
    lang: Language
    published: date
    genre: str = ""
    text: str
    money: tuple[MarkedMoney, ...] = ()
    dates: tuple[MarkedDate, ...] = ()
    places: tuple[MarkedPlace, ...] = ()
    offers: tuple[MarkedOffer, ...] = ()


class Entity(msgspec.Struct, frozen=True):
    """A marked entity; its spans are its parts."""

    type: str
    spans: tuple[tuple[int, int], ...]


class EntityText(msgspec.Struct, frozen=True, kw_only=True):
    """A text with marked entities, as NEREL and RURED2 have them after conversion."""

    doc: str
    text: str
    entities: tuple[Entity, ...]


class ListedPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A mention of a place in a text that is elsewhere: no words of it stand in the list."""

    doc: str
    start: int
    end: int
    code: str
    municipality: str | None = None


def read_passages(path: Path) -> list[Passage]:
    """The passages of a JSON Lines file; raises MarkedFileError naming file and line."""
    return list(_lines(path, Passage))


def read_entity_texts(path: Path) -> list[EntityText]:
    """The texts with entities of a JSON Lines file; raises MarkedFileError naming file and line."""
    return list(_lines(path, EntityText))


def read_listed_places(path: Path) -> list[ListedPlace]:
    """The mentions of a JSON Lines file; raises MarkedFileError naming file and line."""
    return list(_lines(path, ListedPlace))


def has_entities(path: Path) -> bool:
    """Whether a file holds texts with entities, and no passages."""
    with path.open("rb") as file:
        return b'"entities"' in file.readline()


def place_of(passage: Passage, quote: str, at: int) -> tuple[int, int]:
    """Where the words of a mark stand; raises MarkedFileError where they do not."""
    start = -1
    for _ in range(at + 1):
        start = passage.text.find(quote, start + 1)
        if start < 0:
            raise MarkedFileError(
                f"passage {passage.id}: a marked quote does not stand in its text {at + 1} times"
            )
    return start, start + len(quote)


def _lines(path: Path, kind: type[_Line]) -> Iterator[_Line]:
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            if not line.strip():
                continue
            try:
                yield msgspec.json.decode(line, type=kind)
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                raise MarkedFileError(f"{path.name}, line {number}: {error}") from error
