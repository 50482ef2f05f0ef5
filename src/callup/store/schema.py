"""The archive's tables. A change here needs a migration beside it."""

from __future__ import annotations

import sqlalchemy as sa

HEAD = "0003"
"""The migration that makes these tables; an archive at another one is brought up to it."""

metadata = sa.MetaData()


def _table(name: str, *columns: sa.schema.SchemaItem) -> sa.Table:
    return sa.Table(name, metadata, *columns, sqlite_strict=True)


def _seal() -> sa.Column[int]:
    """What a row was when it was written: see store/seals.py."""
    return sa.Column("seal", sa.Integer, nullable=False, server_default="0")


about = _table(
    "about",
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
    _seal(),
)

captures = _table(
    "capture",
    sa.Column("sha256", sa.Text, primary_key=True),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("media_type", sa.Text, nullable=False),
    _seal(),
)

sightings = _table(
    "sighting",
    sa.Column("capture", sa.Text, sa.ForeignKey("capture.sha256"), primary_key=True),
    sa.Column("address", sa.Text, primary_key=True),
    sa.Column("seen", sa.Text, primary_key=True),
    sa.Column("source", sa.Text),
    sa.Column("known", sa.Text, nullable=False),
    sa.Column("etag", sa.Text),
    sa.Column("modified", sa.Text),
    sa.Column("read", sa.Integer, nullable=False, server_default="0"),
    _seal(),
    sa.Index("sighting_address", "address", "seen"),
)

documents = _table(
    "document",
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("id", sa.Text, nullable=False),
    sa.Column("source", sa.Text),
    sa.Column("locator", sa.Text, nullable=False),
    sa.Column("language", sa.Text),
    sa.Column("published", sa.Text),
    sa.Column("url", sa.Text),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("changed", sa.Integer, nullable=False),
    _seal(),
    sa.Index("document_id", "id", unique=True),
    sa.Index("document_changed", "changed"),
)
"""Ids are hashes: each new one goes somewhere else in an index. So they stand only here, else the number."""

appearances = _table(
    "appearance",
    sa.Column("document", sa.Integer, sa.ForeignKey("document.number"), primary_key=True),
    sa.Column("capture", sa.Text, sa.ForeignKey("capture.sha256"), primary_key=True),
    sa.Index("appearance_capture", "capture"),
)

records = _table(
    "record",
    sa.Column("document", sa.Integer, sa.ForeignKey("document.number"), primary_key=True),
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("place", sa.Text),
    sa.Column("published", sa.Text),
    sa.Column("body", sa.Text, nullable=False),
    _seal(),
    sa.Index("record_kind", "kind"),
)

issues = _table(
    "issue",
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("stage", sa.Text, nullable=False),
    sa.Column("document", sa.Text),
    sa.Column("capture", sa.Text),
    sa.Column("body", sa.Text, nullable=False),
    _seal(),
    sa.Index("issue_document", "document"),
)

judgements = _table(
    "judgement",
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("record", sa.Text, nullable=False),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    _seal(),
)

signatures = _table(
    "signature",
    sa.Column("document", sa.Integer, sa.ForeignKey("document.number"), primary_key=True),
    sa.Column("version", sa.Text, nullable=False),
    sa.Column("digest", sa.Integer),
    sa.Column("minima", sa.LargeBinary, nullable=False),
    _seal(),
)
"""What a document's copies are found by; made anew where the version is not today's."""

families = _table(
    "family",
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("id", sa.Text, nullable=False),
    sa.Column("minima", sa.LargeBinary, nullable=False),
    sa.Column("reach", sa.REAL, nullable=False),
    _seal(),
    sa.Index("family_id", "id", unique=True),
)

members = _table(
    "member",
    sa.Column("document", sa.Integer, sa.ForeignKey("document.number"), primary_key=True),
    sa.Column("family", sa.Integer, sa.ForeignKey("family.number"), nullable=False),
    _seal(),
    sa.Index("member_family", "family"),
)

SEALED = (
    about, captures, sightings, documents, records, issues, judgements, signatures, families, members,
)  # fmt: skip
"""An appearance is nothing but its key, which the database itself keeps twice and compares."""
