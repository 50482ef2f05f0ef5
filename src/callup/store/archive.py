"""The archive: everything that was seen, read, extracted and judged."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from callup.errors import StoreError
from callup.model import AnyRecord, Capture, Document, Issue, Judgement, Sighting, decode_record
from callup.model.gathered import Earlier, Known, Validators
from callup.store import schema as t
from callup.store.engine import bring_up_to_date, connect, drawing_of
from callup.store.index import Index
from callup.store.kept_copies import KeptCopies
from callup.store.seals import broken
from callup.store.vault import Vault
from callup.store.writer import INDEXED, Writer, reading_of

DATABASE = "archive.db"
_INDEXED_AT_ONCE = 5_000
_ROWS_AT_ONCE = 1_000
_DRAWING = "drawing"
_KEY = "pseudonym_key"
_CANNOT_WRITE = {
    "locked": "another command is writing to the archive. Nothing was changed; wait until it has finished "
    "and start again.",
    "full": "the disk is full: what was told as kept is kept, and nothing more. Make room and start again.",
    "readonly": "the archive may only be read. Nothing was changed; see to its rights and start again.",
}
_DAMAGE = (DBAPIError, sqlite3.Error, UnicodeDecodeError)
_NO_MORE: tuple[int | None, Iterator[Any]] = (None, iter(()))


def create_archive(folder: Path, campaign: str, key: bytes | None = None) -> Archive:
    """A new archive in a folder that is empty or not there; raises StoreError where it is taken.

    `key` makes the pseudonyms of those whom court cards name.
    """
    if (folder / DATABASE).exists():
        raise StoreError(f"{folder}: there is an archive here already. Use it, or name another folder.")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StoreError(f"{folder}: this is not an empty folder. An archive wants one of its own.")
    folder.mkdir(parents=True, exist_ok=True)
    engine = connect(folder / DATABASE)
    bring_up_to_date(engine, folder)
    with engine.begin() as connection:
        writer = Writer(connection)
        writer.put_about("campaign", campaign)
        if key is not None:
            writer.put_about(_KEY, key.hex())
        writer.put_about(_DRAWING, drawing_of(connection))
    return Archive(folder, engine)


def open_archive(folder: Path) -> Archive:
    """An archive that is there; raises StoreError where none is, or where its file is no database."""
    if not (folder / DATABASE).is_file():
        raise StoreError(f"{folder}: there is no archive here. Make one with: callup init {folder}")
    engine = connect(folder / DATABASE)
    try:
        if bring_up_to_date(engine, folder):
            with engine.begin() as connection:
                Writer(connection).put_about(_DRAWING, drawing_of(connection))
    except _DAMAGE as error:
        raise _damaged(folder) from error
    return Archive(folder, engine)


def _damaged(folder: Path) -> StoreError:
    return StoreError(
        f"{folder / DATABASE}: the file is no database of Callup's, or it is damaged. "
        "Put it back from a backup."
    )


class Archive:
    """One folder: the database, the vault and the search index."""

    def __init__(self, folder: Path, engine: sa.Engine) -> None:
        self.folder = folder
        self.vault = Vault(folder / "vault")
        self.index = Index(folder / "index")
        self.copies = KeptCopies(self._rows, self._about)
        self._engine = engine

    @property
    def campaign(self) -> str:
        """The name or folder of the campaign that the archive was made for."""
        return str(self._about("campaign"))

    @property
    def key(self) -> bytes | None:
        """What makes the pseudonyms of those whom court cards name; never to be printed."""
        written = self._about(_KEY)
        return bytes.fromhex(written) if written else None

    def keep_key(self, key: bytes | None) -> None:
        """Keep a key where there is none yet; one that is there stays, for pseudonyms were made with it."""
        if key is not None and self.key is None:
            with self.writing() as writer:
                writer.put_about(_KEY, key.hex())

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """All that is put in inside this block is kept together, or none of it; it is on the disk at the end.

        Raises StoreError where another process has been writing for too long, or where the disk is full.
        """
        try:
            with self._engine.connect() as connection:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
                yield Writer(connection)
                connection.commit()
        except sa.exc.OperationalError as error:
            for sign, what in _CANNOT_WRITE.items():
                if sign in str(error.orig):
                    raise StoreError(f"{self.folder}: {what}") from error
            raise

    def close(self) -> None:
        """Fold the write-ahead log into the database and let go of the files."""
        self.index.close()
        with self._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        self._engine.dispose()

    # ---- the index follows the archive ------------------------------------------------------

    def index_changes(self) -> None:
        """Bring the index up to what the archive holds; what a kill left undone is done too.

        Raises StoreError where another command is writing to the index.
        """
        if not self._followed():
            self.index.clear()
        while documents := self._unindexed():
            self.index.put(document for _, document in documents)
            with self.writing() as writer:
                writer.put_about(INDEXED, str(documents[-1][0]))

    def reindex(self) -> None:
        """Make the index anew from all documents."""
        with self.writing() as writer:
            writer.put_about(INDEXED, "0")
        self.index_changes()

    def _followed(self) -> int:
        """The number of the last change of a document that the index has followed; 0 for none."""
        return int(self._about(INDEXED) or 0)

    def _unindexed(self) -> list[tuple[int, Document]]:
        """The next documents that the index has not followed, each with the number of its change."""
        column = t.documents.c.changed
        query = (
            sa.select(t.documents).where(column > self._followed()).order_by(column).limit(_INDEXED_AT_ONCE)
        )
        with self._engine.connect() as connection:
            return [(row.changed, _document(row)) for row in connection.execute(query)]

    # ---- looking up -------------------------------------------------------------------------

    def document(self, id_: str) -> Document | None:
        """A document by its id."""
        found = list(self._documents(sa.select(t.documents).where(t.documents.c.id == id_)))
        return found[0] if found else None

    def documents(self) -> Iterator[Document]:
        """All documents, by their id."""
        return self._documents(sa.select(t.documents).order_by(t.documents.c.id))

    def documents_of(self, capture: str) -> list[Document]:
        """The documents that appear in a capture."""
        appear = sa.select(t.appearances.c.document).where(t.appearances.c.capture == capture)
        query = sa.select(t.documents).where(t.documents.c.number.in_(appear)).order_by(t.documents.c.id)
        return list(self._documents(query))

    def captures_of(self, document: str) -> list[str]:
        """The hashes of the captures in which a document appears."""
        column = t.appearances.c.capture
        query = sa.select(column).join(t.documents).where(t.documents.c.id == document).order_by(column)
        return [str(row[0]) for row in self._rows(query)]

    def findings(self) -> Iterator[tuple[Document, list[AnyRecord]]]:
        """Every document with its records, in the order in which they came."""
        query = sa.select(t.records.c.document, t.records.c.body).order_by(
            t.records.c.document, t.records.c.id
        )
        groups = groupby(self._rows(query), key=lambda row: row.document)
        number, rows = next(groups, _NO_MORE)
        for row in self._rows(sa.select(t.documents).order_by(t.documents.c.number)):
            records: list[AnyRecord] = []
            if number == row.number:
                records = [decode_record(found.body) for found in rows]
                number, rows = next(groups, _NO_MORE)
            yield _document(row), records

    def appearances(self, kind: str) -> Iterator[tuple[str, str, str]]:
        """The documents that hold records of one kind: id, locator, and a capture in which it appears."""
        held = sa.select(t.records.c.document).where(t.records.c.kind == kind)
        query = sa.select(t.documents.c.id, t.documents.c.locator, t.appearances.c.capture).join(
            t.appearances
        )
        for row in self._rows(query.where(t.documents.c.number.in_(held))):
            yield row.id, row.locator, row.capture

    def record(self, id_: str) -> AnyRecord | None:
        """A record by its id, as it was extracted."""
        body = self._scalar(sa.select(t.records.c.body).where(t.records.c.id == id_))
        return None if body is None else decode_record(body)

    def records(self, kind: str | None = None) -> Iterator[AnyRecord]:
        """The records as they were extracted, by document and id; of one kind where it is given."""
        query = sa.select(t.records.c.body).join(t.documents).order_by(t.documents.c.id, t.records.c.id)
        if kind is not None:
            query = query.where(t.records.c.kind == kind)
        for (body,) in self._rows(query):
            yield decode_record(body)

    def issues(self, capture: str | None = None) -> Iterator[Issue]:
        """What was not understood, by id; of reading one capture where it is given."""
        query = sa.select(t.issues.c.body).order_by(t.issues.c.id)
        if capture is not None:
            query = query.where(t.issues.c.capture == capture)
        for (body,) in self._rows(query):
            yield msgspec.json.decode(body, type=Issue)

    def judgements(self) -> list[Judgement]:
        """All judgements, the oldest first."""
        query = sa.select(t.judgements.c.body).order_by(t.judgements.c.at, t.judgements.c.id)
        return [msgspec.json.decode(body, type=Judgement) for (body,) in self._rows(query)]

    def capture(self, sha256: str) -> Capture:
        """A capture by its hash; raises StoreError where the archive knows none."""
        for row in self._rows(sa.select(t.captures).where(t.captures.c.sha256 == sha256)):
            return Capture(sha256=row.sha256, size=row.size, media_type=row.media_type)
        raise StoreError(f"{self.folder}: no capture {sha256}. The archive is damaged; run `callup check`.")

    def captures(self) -> Iterator[Capture]:
        """All captures, by their hash."""
        for row in self._rows(sa.select(t.captures).order_by(t.captures.c.sha256)):
            yield Capture(sha256=row.sha256, size=row.size, media_type=row.media_type)

    def sightings(self, address: str | None = None, unread: bool = False) -> Iterator[tuple[Sighting, Known]]:
        """Where what was seen, in the order of time, each with what was known of it.

        Of one address where it is given; of captures whose reading was interrupted where `unread` is set.
        """
        query = sa.select(t.sightings).order_by(t.sightings.c.seen, t.sightings.c.address)
        if address is not None:
            query = query.where(t.sightings.c.address == address)
        if unread:
            query = query.where(t.sightings.c.read == 0)
        for row in self._rows(query):
            sighting = Sighting(
                capture=row.capture, address=row.address, seen=_time(row.seen), source=row.source
            )
            yield sighting, msgspec.json.decode(row.known, type=Known)

    def is_read(self, capture: str, known: Known) -> bool:
        """Whether all documents of a capture are in the archive, as they are read knowing this."""
        return bool(
            self._scalar(sa.select(sa.func.max(t.sightings.c.read)).where(*reading_of(capture, known)))
        )

    def last_capture(self, address: str) -> Earlier | None:
        """The last capture of an address, with what its server gave along; None where there is none."""
        query = sa.select(t.sightings).where(t.sightings.c.address == address)
        for row in self._rows(query.order_by(t.sightings.c.seen.desc()).limit(1)):
            known = msgspec.json.decode(row.known, type=Known)
            given = Validators(etag=row.etag, modified=row.modified)
            return Earlier(capture=row.capture, validators=given, charset=known.charset)
        return None

    def count(self) -> dict[str, int]:
        """How many of each noun the archive holds."""
        named = {
            "captures": t.captures,
            "sightings": t.sightings,
            "documents": t.documents,
            "records": t.records,
            "issues": t.issues,
            "judgements": t.judgements,
        }
        return {
            name: int(self._scalar(sa.select(sa.func.count()).select_from(table)) or 0)
            for name, table in named.items()
        }

    def faults(self) -> Iterator[str]:
        """What is wrong with the database itself, in words."""
        for (line,) in self._rows(sa.text("PRAGMA integrity_check")):
            if line != "ok":
                yield f"{self.folder / DATABASE}: {line}"
        with self._or_damaged(), self._engine.connect() as connection:
            if drawing_of(connection) != self._about(_DRAWING):
                yield f"{self.folder / DATABASE}: its tables are not drawn as they were made"
        for table in t.SEALED:
            if number := broken(row._mapping for row in self._rows(sa.select(table))):
                what = "row is" if number == 1 else "rows are"
                yield (
                    f"{self.folder / DATABASE}: {number} {what} not as written, in the table "
                    f"{table.name!r}; put the file back from a backup"
                )

    # ---- below ------------------------------------------------------------------------------

    def _about(self, key: str) -> str | None:
        value = self._scalar(sa.select(t.about.c.value).where(t.about.c.key == key))
        return None if value is None else str(value)

    def _rows(self, query: Any) -> Iterator[Any]:
        """The rows of an answer, a thousand in memory at a time."""
        with self._or_damaged(), self._engine.connect() as connection:
            yield from connection.execution_options(yield_per=_ROWS_AT_ONCE).execute(query)

    def _scalar(self, query: Any) -> Any:
        with self._or_damaged(), self._engine.connect() as connection:
            return connection.execute(query).scalar()

    @contextmanager
    def _or_damaged(self) -> Iterator[None]:
        """Raises StoreError where the database cannot be read."""
        try:
            yield
        except _DAMAGE as error:
            raise _damaged(self.folder) from error

    def _documents(self, query: Any) -> Iterator[Document]:
        for row in self._rows(query):
            yield _document(row)


def _document(row: Any) -> Document:
    document = msgspec.json.decode(row.body, type=Document)
    return msgspec.structs.replace(document, text=row.text)


def _time(moment: str) -> datetime:
    return datetime.fromisoformat(moment)
