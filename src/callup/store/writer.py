"""Writing to the archive: all that is put inside one transaction is kept together, or none of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from callup.model import Capture, Issue, Judgement, Sighting, encode
from callup.model.gathered import Known, Validators
from callup.store import schema as t
from callup.store.entries import Entry, Row, issue_row, precedence
from callup.store.seals import sealed

INDEXED = "indexed"
"""Under this key stands how far the index has followed the archive's changes."""

FOLLOWED = "families"
"""Under this key stands how far the families have followed the documents."""

_AT_ONCE = 500
_NO_VALIDATORS = Validators()


class Put(msgspec.Struct, frozen=True):
    """How much of what was put in was new."""

    documents: int = 0
    records: int = 0
    issues: int = 0


class Writer:
    """Puts things into the archive over one connection that has begun to write."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._last_change = self._scalar(sa.select(sa.func.max(t.documents.c.changed))) or 0
        self._last_number = self._scalar(sa.select(sa.func.max(t.documents.c.number))) or 0

    def put_capture(self, capture: Capture) -> bool:
        """Note a capture whose bytes are in the vault; False where it was known already."""
        return self._put_new(t.captures, [sealed(msgspec.structs.asdict(capture))]) > 0

    def put_sighting(self, sighting: Sighting, known: Known, validators: Validators | None = None) -> bool:
        """Note where a capture was seen, and what was known of it then; False where that stood already.

        What was read of the same bytes, knowing the same, need not be read again.
        """
        given = validators or _NO_VALIDATORS
        row = {
            "capture": sighting.capture,
            "address": sighting.address,
            "seen": moment(sighting.seen),
            "source": sighting.source,
            "known": encode(known).decode(),
            "etag": given.etag,
            "modified": given.modified,
        }
        return self._put_new(t.sightings, [sealed(row)]) > 0

    def mark_read(self, capture: str, known: Known) -> None:
        """Note that all documents of a capture are in the archive."""
        change = sa.update(t.sightings).where(*reading_of(capture, known), t.sightings.c.read == 0)
        self._connection.execute(change.values(read=1))

    def put_entries(self, entries: Sequence[Entry], capture: str) -> Put:
        """Put in documents that appear in a capture, with what was found in them.

        Of two descriptions of one document the earlier one stands, whichever came first.
        """
        known = self._known(entries)
        fresh: dict[str, Entry] = {}
        amended: dict[str, Entry] = {}
        for entry in entries:
            id_ = entry.document["id"]
            number, standing = known.get(id_, (0, None))
            if standing is None:
                self._last_number += 1
                number = self._last_number
                fresh[id_] = entry
            elif entry.precedence < standing:
                (fresh if id_ in fresh else amended)[id_] = entry
            else:
                continue
            known[id_] = number, entry.precedence
        numbers = {id_: number for id_, (number, _) in known.items()}
        self._forget_findings({id_: numbers[id_] for id_ in amended})
        self._insert(t.documents, [self._numbered(entry, numbers) for entry in fresh.values()])
        self.put_signatures(
            entry.signature | {"document": numbers[id_]} for id_, entry in fresh.items() if entry.signature
        )
        for id_, entry in amended.items():
            change = sa.update(t.documents).where(t.documents.c.number == numbers[id_])
            self._connection.execute(change.values(**self._numbered(entry, numbers)))
        self._put_new(
            t.appearances, [{"document": number, "capture": capture} for number in numbers.values()]
        )
        return self._put_findings([*fresh.values(), *amended.values()], numbers)

    def put_issues(self, issues: Iterable[tuple[Issue, str | None]]) -> None:
        """Keep issues that are new, each with the capture that could not be read, where it is one."""
        self._put_new(t.issues, [issue_row(issue, capture) for issue, capture in issues])

    def put_judgement(self, judgement: Judgement) -> None:
        """Keep a judgement, for ever."""
        row = {
            "id": judgement.id,
            "record": judgement.record,
            "at": moment(judgement.at),
            "body": encode(judgement).decode(),
        }
        self._put_new(t.judgements, [sealed(row)])

    def put_signatures(self, rows: Iterable[Row]) -> None:
        """Keep the signatures of documents, in place of those that they had."""
        listed = list(rows)
        if listed:
            self._connection.execute(sa.insert(t.signatures).prefix_with("OR REPLACE"), listed)

    def put_families(self, families: list[Row], members: list[Row]) -> None:
        """Keep families and members, in place of what stood of the same ones."""
        for table, rows in ((t.families, families), (t.members, members)):
            if rows:
                self._connection.execute(
                    sa.insert(table).prefix_with("OR REPLACE"), [sealed(row) for row in rows]
                )

    def forget_families(self) -> None:
        """Drop all families, before they are found anew."""
        for table in (t.members, t.families):
            self._connection.execute(sa.delete(table))
        self.put_followed(0, 0)

    def put_followed(self, last: int, compared: int) -> None:
        """Note the last document that the families have followed, and how many were compared at once."""
        self.put_about(FOLLOWED, f"{last} {compared}")

    def put_about(self, key: str, value: str) -> None:
        """Say something of the archive itself, in place of what was said under this key."""
        self._connection.execute(sa.delete(t.about).where(t.about.c.key == key))
        self._insert(t.about, [sealed({"key": key, "value": value})])

    def forget_readings(self) -> None:
        """Drop every document with what was found in it, before all captures are read anew."""
        self._connection.execute(sa.delete(t.issues).where(t.issues.c.stage != "gather"))
        self.forget_families()
        for table in (t.signatures, t.records, t.appearances, t.documents):
            self._connection.execute(sa.delete(table))
        self._connection.execute(sa.update(t.sightings).values(read=0))
        self.put_about(INDEXED, "0")

    # ---- below ------------------------------------------------------------------------------

    def _known(self, entries: Sequence[Entry]) -> dict[str, tuple[int, tuple[str, str]]]:
        """The number of each document that the archive knows, and the rank of the description that stands."""
        ids = [entry.document["id"] for entry in entries]
        column = t.documents.c
        found: dict[str, tuple[int, tuple[str, str]]] = {}
        for first in range(0, len(ids), _AT_ONCE):
            query = sa.select(column.id, column.number, column.published, column.body)
            rows = self._connection.execute(query.where(column.id.in_(ids[first : first + _AT_ONCE])))
            found |= {row.id: (row.number, precedence(row.published, row.body)) for row in rows}
        return found

    def _numbered(self, entry: Entry, numbers: Mapping[str, int]) -> Row:
        """The row of a document, with the number of its change, by which the index follows."""
        self._last_change += 1
        return entry.document | {"number": numbers[entry.document["id"]], "changed": self._last_change}

    def _put_findings(self, entries: Sequence[Entry], numbers: Mapping[str, int]) -> Put:
        records = [row | {"document": numbers[row["document"]]} for entry in entries for row in entry.records]
        issues = [row for entry in entries for row in entry.issues]
        self._insert(t.records, records)
        self._put_new(t.issues, issues)
        return Put(len(entries), len(records), len(issues))

    def _forget_findings(self, numbers: Mapping[str, int]) -> None:
        for id_, number in numbers.items():
            self._connection.execute(sa.delete(t.records).where(t.records.c.document == number))
            self._connection.execute(sa.delete(t.issues).where(t.issues.c.document == id_))

    def _put_new(self, table: sa.Table, rows: list[Row]) -> int:
        if not rows:
            return 0
        return int(self._connection.execute(insert(table).on_conflict_do_nothing(), rows).rowcount)

    def _insert(self, table: sa.Table, rows: list[Row]) -> None:
        if rows:
            self._connection.execute(sa.insert(table), rows)

    def _scalar(self, query: Any) -> Any:
        return self._connection.execute(query).scalar()


def moment(at: datetime) -> str:
    """A time as the archive writes it: UTC, to the second."""
    return at.astimezone(UTC).isoformat(timespec="seconds")


def reading_of(capture: str, known: Known) -> Iterable[sa.ColumnElement[bool]]:
    """The sightings of a capture of which the same was known: what is read of one is read of all."""
    return t.sightings.c.capture == capture, t.sightings.c.known == encode(known).decode()
