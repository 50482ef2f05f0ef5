"""Entries: a document with what was found in it, as the rows that are written of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from callup.model import AnyRecord, Document, Issue, encode, kind_of
from callup.store.seals import sealed

Row = dict[str, Any]


class Entry(msgspec.Struct, frozen=True):
    """The rows of one document, of its records and of its issues. They cross from process to process."""

    document: Row
    records: tuple[Row, ...]
    issues: tuple[Row, ...]
    signature: Row | None = None

    @property
    def precedence(self) -> tuple[str, str]:
        """Of two descriptions of one document the lower one stands, so that order of arrival is nothing."""
        return precedence(self.document["published"], self.document["body"])


def entry_of(document: Document, records: Iterable[AnyRecord], issues: Iterable[Issue]) -> Entry:
    """What is to be written of a document and its findings."""
    return Entry(
        _document_row(document),
        tuple(_record_row(record) for record in records),
        tuple(issue_row(issue, None) for issue in issues),
    )


def signature_row(version: str, digest: int | None, minima: bytes) -> Row:
    """The row of a document's signature, but for the document's number."""
    return sealed({"version": version, "digest": digest, "minima": minima})


def precedence(published: str | None, body: str) -> tuple[str, str]:
    """A description's rank: the earlier day first, then by what it says."""
    return published or "9999", body


def issue_row(issue: Issue, capture: str | None) -> Row:
    """The row of an issue; of a capture where it could not be read."""
    row = {
        "id": issue.id,
        "stage": issue.stage,
        "document": issue.document,
        "capture": capture,
        "body": encode(issue).decode(),
    }
    return sealed(row)


def _document_row(document: Document) -> Row:
    row = {
        "id": document.id,
        "source": document.source.id if document.source else None,
        "locator": document.locator,
        "language": document.language,
        "published": document.published.isoformat() if document.published else None,
        "url": document.url,
        "text": document.text,
        "body": encode(msgspec.structs.replace(document, text="")).decode(),
    }
    return sealed(row)


def _record_row(record: AnyRecord) -> Row:
    row = {
        "id": record.id,
        "kind": kind_of(record),
        "document": record.document,
        "place": record.place.code if record.place else None,
        "published": record.published.isoformat() if record.published else None,
        "body": encode(record).decode(),
    }
    return sealed(row)
