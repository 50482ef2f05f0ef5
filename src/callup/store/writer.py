"""Writing to the archive: all that is put inside one transaction is kept together, or none of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
            rank = entry.precedence
            if id_ not in known:
                fresh[id_] = entry
            elif rank < known[id_]:
                (fresh if id_ in fresh else amended)[id_] = entry
            else:
                continue
            known[id_] = rank
        self._insert(t.documents, [self._with_change(entry.document) for entry in fresh.values()])
        for id_, entry in amended.items():
            self._amend(id_, entry)
        new = [*fresh.values(), *amended.values()]
        appearances = {entry.document["id"]: None for entry in entries}
        self._put_new(t.appearances, [{"document": id_, "capture": capture} for id_ in appearances])
        self._insert(t.records, [row for entry in new for row in entry.records])
        self._put_new(t.issues, [row for entry in new for row in entry.issues])
        return Put(len(new), sum(len(entry.records) for entry in new), sum(len(e.issues) for e in new))

    def put_issue(self, issue: Issue, capture: str | None = None) -> bool:
        """Keep an issue; False where the same one was kept already."""
        return self._put_new(t.issues, [issue_row(issue, capture)]) > 0

    def put_judgement(self, judgement: Judgement) -> None:
        """Keep a judgement, for ever."""
        row = {
            "id": judgement.id,
            "record": judgement.record,
            "at": moment(judgement.at),
            "body": encode(judgement).decode(),
        }
        self._put_new(t.judgements, [sealed(row)])

    def put_about(self, key: str, value: str) -> None:
        """Say something of the archive itself, in place of what was said under this key."""
        self._connection.execute(sa.delete(t.about).where(t.about.c.key == key))
        self._insert(t.about, [sealed({"key": key, "value": value})])

    def forget_readings(self) -> None:
        """Drop every document with what was found in it, before all captures are read anew."""
        self._connection.execute(sa.delete(t.issues).where(t.issues.c.stage != "gather"))
        for table in (t.records, t.appearances, t.documents):
            self._connection.execute(sa.delete(table))
        self._connection.execute(sa.update(t.sightings).values(read=0))
        self.put_about(INDEXED, "0")

    # ---- below ------------------------------------------------------------------------------

    def _known(self, entries: Sequence[Entry]) -> dict[str, tuple[str, str]]:
        """The descriptions that stand of those documents that the archive knows already."""
        ids = [entry.document["id"] for entry in entries]
        found: dict[str, tuple[str, str]] = {}
        for first in range(0, len(ids), _AT_ONCE):
            some = ids[first : first + _AT_ONCE]
            columns = sa.select(t.documents.c.id, t.documents.c.published, t.documents.c.body)
            rows = self._connection.execute(columns.where(t.documents.c.id.in_(some)))
            found |= {row.id: precedence(row.published, row.body) for row in rows}
        return found

    def _amend(self, id_: str, entry: Entry) -> None:
        change = sa.update(t.documents).where(t.documents.c.id == id_)
        self._connection.execute(change.values(**self._with_change(entry.document)))
        for table in (t.records, t.issues):
            self._connection.execute(sa.delete(table).where(table.c.document == id_))

    def _with_change(self, row: Row) -> Row:
        """The row of a document with the number of its change, by which the index follows."""
        self._last_change += 1
        return row | {"changed": self._last_change}

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
