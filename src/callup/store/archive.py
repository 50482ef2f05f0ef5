"""The archive: everything that was seen, read, extracted and judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from callup.errors import StoreError
from callup.model import (
    AnyRecord,
    Capture,
    Document,
    Issue,
    Judgement,
    Sighting,
    decode_record,
    encode,
    kind_of,
)
from callup.store import schema as t
from callup.store.engine import bring_up_to_date, connect
from callup.store.index import Index
from callup.store.vault import Vault

DATABASE = "archive.db"


def create_archive(folder: Path, campaign: str) -> Archive:
    """A new archive in a folder that is empty or not there; raises StoreError where it is taken."""
    if (folder / DATABASE).exists():
        raise StoreError(f"{folder}: there is an archive here already. Use it, or name another folder.")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StoreError(f"{folder}: this is not an empty folder. An archive wants one of its own.")
    folder.mkdir(parents=True, exist_ok=True)
    engine = connect(folder / DATABASE)
    bring_up_to_date(engine, folder)
    with engine.begin() as connection:
        connection.execute(sa.insert(t.about), {"key": "campaign", "value": campaign})
    return Archive(folder, engine)


def open_archive(folder: Path) -> Archive:
    """An archive that is there; raises StoreError where none is, or where its file is no database."""
    if not (folder / DATABASE).is_file():
        raise StoreError(f"{folder}: there is no archive here. Make one with: callup init {folder}")
    engine = connect(folder / DATABASE)
    try:
        bring_up_to_date(engine, folder)
    except DBAPIError as error:
        raise StoreError(
            f"{folder / DATABASE}: the file is no database of Callup's, or it is damaged. "
            "Put it back from a backup."
        ) from error
    return Archive(folder, engine)


class Archive:
    """One folder: the database, the vault and the search index."""

    def __init__(self, folder: Path, engine: sa.Engine) -> None:
        self.folder = folder
        self.vault = Vault(folder / "vault")
        self.index = Index(folder / "index")
        self._engine = engine
        self._writer: sa.Connection | None = None

    @property
    def campaign(self) -> str:
        """The name or folder of the campaign that the archive was made for."""
        return str(self._scalar(sa.select(t.about.c.value).where(t.about.c.key == "campaign")))

    @contextmanager
    def writing(self) -> Iterator[None]:
        """All that is put in inside this block is kept together, or none of it.

        Raises StoreError where another process has been writing for too long.
        """
        try:
            with self._engine.connect() as connection:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
                self._writer = connection
                yield
                connection.commit()
        except sa.exc.OperationalError as error:
            if "locked" not in str(error):
                raise
            raise StoreError(
                f"{self.folder}: another command is writing to the archive. Nothing was changed; "
                "wait until it has finished and start again."
            ) from error
        finally:
            self._writer = None

    # ---- putting in -------------------------------------------------------------------------

    def put_capture(self, capture: Capture) -> bool:
        """Note a capture whose bytes are in the vault; False where it was known already."""
        return self._put_new(t.captures, msgspec.structs.asdict(capture))

    def put_sighting(self, sighting: Sighting, known: object) -> bool:
        """Note where a capture was seen, and what was known of it then; False where that stood already."""
        row = {
            "capture": sighting.capture,
            "address": sighting.address,
            "seen": _moment(sighting.seen),
            "source": sighting.source,
            "known": encode(known).decode(),
        }
        return self._put_new(t.sightings, row)

    def put_document(self, document: Document, capture: str) -> bool:
        """Note that a document appears in a capture; False where the document was known already.

        Of two descriptions of one document the earlier one stands, whichever came first.
        """
        known = self.document(document.id)
        if known is None:
            self._write(sa.insert(t.documents), [_document_row(document)])
        elif _precedence(document) < _precedence(known):
            change = sa.update(t.documents).where(t.documents.c.id == document.id)
            self._write(change.values(**_document_row(document)))
        self._put_new(t.appearances, {"document": document.id, "capture": capture})
        return known is None or _precedence(document) < _precedence(known)

    def put_findings(self, document: str, records: Iterable[AnyRecord], issues: Iterable[Issue]) -> None:
        """Put a document's records and issues in place of those it had."""
        self._write(sa.delete(t.records).where(t.records.c.document == document))
        self._write(sa.delete(t.issues).where(t.issues.c.document == document))
        rows = [_record_row(record) for record in records]
        if rows:
            self._write(sa.insert(t.records), rows)
        for issue in issues:
            self.put_issue(issue)

    def put_issue(self, issue: Issue, capture: str | None = None) -> bool:
        """Keep an issue; False where the same one was kept already."""
        row = {
            "id": issue.id,
            "stage": issue.stage,
            "document": issue.document,
            "capture": capture,
            "body": encode(issue).decode(),
        }
        return self._put_new(t.issues, row)

    def put_judgement(self, judgement: Judgement) -> None:
        """Keep a judgement, for ever."""
        row = {
            "id": judgement.id,
            "record": judgement.record,
            "at": _moment(judgement.at),
            "body": encode(judgement).decode(),
        }
        self._put_new(t.judgements, row)

    def forget_readings(self) -> None:
        """Drop every document with what was found in it, before all captures are read anew."""
        self._write(sa.delete(t.issues).where(t.issues.c.stage != "gather"))
        for table in (t.records, t.appearances, t.documents):
            self._write(sa.delete(table))

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
        query = sa.select(t.documents).where(t.documents.c.id.in_(appear)).order_by(t.documents.c.id)
        return list(self._documents(query))

    def captures_of(self, document: str) -> list[str]:
        """The hashes of the captures in which a document appears."""
        column = t.appearances.c.capture
        query = sa.select(column).where(t.appearances.c.document == document).order_by(column)
        return [str(row[0]) for row in self._rows(query)]

    def record(self, id_: str) -> AnyRecord | None:
        """A record by its id, as it was extracted."""
        body = self._scalar(sa.select(t.records.c.body).where(t.records.c.id == id_))
        return None if body is None else decode_record(body)

    def records(self, kind: str | None = None) -> Iterator[AnyRecord]:
        """The records as they were extracted, by document and id; of one kind where it is given."""
        query = sa.select(t.records.c.body).order_by(t.records.c.document, t.records.c.id)
        if kind is not None:
            query = query.where(t.records.c.kind == kind)
        for (body,) in self._rows(query):
            yield decode_record(body)

    def issues(self) -> Iterator[Issue]:
        """What was not understood, by id."""
        for (body,) in self._rows(sa.select(t.issues.c.body).order_by(t.issues.c.id)):
            yield msgspec.json.decode(body, type=Issue)

    def judgements(self) -> list[Judgement]:
        """All judgements, the oldest first."""
        query = sa.select(t.judgements.c.body).order_by(t.judgements.c.at, t.judgements.c.id)
        return [msgspec.json.decode(body, type=Judgement) for (body,) in self._rows(query)]

    def capture(self, sha256: str) -> Capture:
        """A capture by its hash; raises StoreError where the archive knows none."""
        for row in self._rows(sa.select(t.captures).where(t.captures.c.sha256 == sha256)):
            return Capture(**row._mapping)
        raise StoreError(f"{self.folder}: no capture {sha256}. The archive is damaged; run `callup check`.")

    def captures(self) -> list[Capture]:
        """All captures, by their hash."""
        query = sa.select(t.captures).order_by(t.captures.c.sha256)
        return [Capture(**row._mapping) for row in self._rows(query)]

    def sightings(self, address: str | None = None) -> list[tuple[Sighting, str]]:
        """Where what was seen, in the order of time, each with what was known of it, as JSON."""
        query = sa.select(t.sightings).order_by(t.sightings.c.seen, t.sightings.c.address)
        if address is not None:
            query = query.where(t.sightings.c.address == address)
        return [
            (
                Sighting(
                    capture=row.capture,
                    address=row.address,
                    seen=_time(row.seen),
                    source=row.source,
                ),
                row.known,
            )
            for row in self._rows(query)
        ]

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

    # ---- below ------------------------------------------------------------------------------

    def _put_new(self, table: sa.Table, row: dict[str, Any]) -> bool:
        from sqlalchemy.dialects.sqlite import insert

        return self._write(insert(table).on_conflict_do_nothing(), [row]) > 0

    def _write(self, statement: Any, rows: list[dict[str, Any]] | None = None) -> int:
        if self._writer is None:
            raise StoreError("Nothing may be put into an archive outside of `archive.writing()`.")
        result = self._writer.execute(statement, rows) if rows else self._writer.execute(statement)
        return int(result.rowcount)

    def _rows(self, query: Any) -> list[Any]:
        if self._writer is not None:
            return list(self._writer.execute(query))
        with self._engine.connect() as connection:
            return list(connection.execute(query))

    def _scalar(self, query: Any) -> Any:
        rows = self._rows(query)
        return rows[0][0] if rows else None

    def _documents(self, query: Any) -> Iterator[Document]:
        for row in self._rows(query):
            document = msgspec.json.decode(row.body, type=Document)
            yield msgspec.structs.replace(document, text=row.text)


def _document_row(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "source": document.source.id if document.source else None,
        "locator": document.locator,
        "language": document.language,
        "published": document.published.isoformat() if document.published else None,
        "url": document.url,
        "text": document.text,
        "body": encode(msgspec.structs.replace(document, text="")).decode(),
    }


def _record_row(record: AnyRecord) -> dict[str, Any]:
    return {
        "id": record.id,
        "kind": kind_of(record),
        "document": record.document,
        "place": record.place.code if record.place else None,
        "published": record.published.isoformat() if record.published else None,
        "body": encode(record).decode(),
    }


def _precedence(document: Document) -> tuple[str, bytes]:
    """Of two descriptions of one document the lower one stands, so that order of arrival is nothing."""
    published = document.published.isoformat() if document.published else "9999"
    return published, encode(msgspec.structs.replace(document, text=""))


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def _time(moment: str) -> datetime:
    return datetime.fromisoformat(moment)
