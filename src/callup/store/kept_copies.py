"""What the archive keeps of copies: signatures, families, and who is in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

import msgspec
import sqlalchemy as sa

from callup.model import Document, Offer, decode_record
from callup.store import schema as t
from callup.store.writer import FOLLOWED

Signed = tuple[int, int | None, bytes]
"""A document's number, the digest of its masked text, and the columns of its signature."""
Kept = tuple[int, str, bytes, float]
"""A family's number and id, the columns of the signature that its members share, and its reach."""

_FEW = 10_000
_UNDATED = "9999"


class KeptCopies:
    """Reads signatures and families; `callup.store.Writer` writes them."""

    def __init__(self, rows: Callable[[Any], Iterator[Any]], about: Callable[[str], str | None]) -> None:
        self._rows = rows
        self._about = about

    def followed(self) -> tuple[int, int]:
        """The number of the last document that the families have followed, and how many were compared
        when all of them were found; 0 for none."""
        last, _, compared = (self._about(FOLLOWED) or "0 0").partition(" ")
        return int(last), int(compared)

    def signatures(self, version: str, after: int = 0) -> Iterator[Signed]:
        """The signatures of documents with a number above one, in the order of their numbers."""
        column = t.signatures.c
        query = sa.select(column.document, column.digest, column.minima).where(
            column.document > after, column.version == version
        )
        yield from self._rows(query.order_by(column.document))

    def unsigned(self, version: str) -> Iterator[tuple[int, Document]]:
        """The documents without a signature of this version, with their numbers."""
        signed = sa.select(t.signatures.c.document).where(t.signatures.c.version == version)
        query = sa.select(t.documents).where(t.documents.c.number.not_in(signed))
        for row in self._rows(query.order_by(t.documents.c.number)):
            yield row.number, msgspec.structs.replace(_document(row), text=row.text)

    def families(self) -> Iterator[Kept]:
        """The families, by their numbers."""
        column = t.families.c
        query = sa.select(column.number, column.id, column.minima, column.reach).order_by(column.number)
        yield from map(tuple, self._rows(query))

    def members(self) -> Iterator[tuple[int, int]]:
        """The numbers of documents that are in families, each with its family's number."""
        query = sa.select(t.members.c.document, t.members.c.family).order_by(t.members.c.document)
        yield from map(tuple, self._rows(query))

    def count(self) -> int:
        """How many families there are."""
        return sum(1 for _ in self._rows(sa.select(t.families.c.number)))

    def published(self, numbers: Iterable[int]) -> dict[int, tuple[str, str]]:
        """By documents' numbers the day of publication, a late one for those without, and the id."""
        wanted = set(numbers)
        column = t.documents.c
        query = sa.select(column.number, column.published, column.id)
        if len(wanted) <= _FEW:
            query = query.where(column.number.in_(wanted))
        return {
            row.number: (row.published or _UNDATED, row.id)
            for row in self._rows(query)
            if row.number in wanted
        }

    def ids(self) -> Iterator[tuple[str, str]]:
        """The ids of documents that are in families, each with its family's id."""
        query = (
            sa.select(t.documents.c.id, t.families.c.id.label("family"))
            .join(t.members, t.members.c.document == t.documents.c.number)
            .join(t.families, t.families.c.number == t.members.c.family)
        )
        yield from map(tuple, self._rows(query))

    def met(self, family: str | None = None) -> Iterator[tuple[str, Document, date]]:
        """The documents of the families, or of one, without their texts: each with its family's id and the
        day on which it was first seen."""
        column = t.documents.c
        query = (
            sa.select(t.families.c.id, column.body, sa.func.min(t.sightings.c.seen).label("seen"))
            .join(t.members, t.members.c.family == t.families.c.number)
            .join(t.documents, column.number == t.members.c.document)
            .join(t.appearances, t.appearances.c.document == column.number)
            .join(t.sightings, t.sightings.c.capture == t.appearances.c.capture)
            .group_by(column.number)
        )
        if family is not None:
            query = query.where(t.families.c.id == family)
        for row in self._rows(query):
            yield row.id, _document(row), date.fromisoformat(row.seen[:10])

    def offers(self, family: str) -> Iterator[Offer]:
        """The offers of a family's documents, as they were extracted."""
        query = (
            sa.select(t.records.c.body)
            .join(t.members, t.members.c.document == t.records.c.document)
            .join(t.families, t.families.c.number == t.members.c.family)
            .where(t.families.c.id == family, t.records.c.kind == "offer")
            .order_by(t.records.c.document, t.records.c.id)
        )
        for (body,) in self._rows(query):
            record = decode_record(body)
            if isinstance(record, Offer):
                yield record


def _document(row: Any) -> Document:
    document: Document = msgspec.json.decode(row.body, type=Document)
    return document
