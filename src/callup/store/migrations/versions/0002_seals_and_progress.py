"""Seals by which a flipped bit is found, marks of how far reading and indexing have come, and numbers."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from callup.store.seals import seal_of

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_SEALED = ("about", "capture", "sighting", "document", "record", "issue", "judgement")


def upgrade() -> None:
    op.add_column("sighting", sa.Column("etag", sa.Text))
    op.add_column("sighting", sa.Column("modified", sa.Text))
    op.add_column("sighting", sa.Column("read", sa.Integer, nullable=False, server_default="0"))
    op.execute("UPDATE sighting SET read = 1")
    for table in ("about", "capture", "sighting", "issue", "judgement"):
        op.add_column(table, _seal())
    _number_documents()
    for name in _SEALED:
        _seal_rows(name)


def _number_documents() -> None:
    """Documents get numbers, and what points to a document points to its number."""
    for name in ("document", "appearance", "record"):
        op.rename_table(name, f"old_{name}")
    for index in ("document_published", "appearance_capture", "record_document", "record_kind"):
        op.drop_index(index)
    _new_tables()
    op.execute(
        "INSERT INTO document SELECT rowid, id, source, locator, language, published, url, text, body, "
        "rowid, 0 FROM old_document ORDER BY rowid"
    )
    op.execute(
        "INSERT INTO appearance SELECT d.number, a.capture "
        "FROM old_appearance a JOIN document d ON d.id = a.document"
    )
    op.execute(
        "INSERT INTO record SELECT d.number, r.id, r.kind, r.place, r.published, r.body, 0 "
        "FROM old_record r JOIN document d ON d.id = r.document ORDER BY d.number, r.id"
    )
    for name in ("record", "appearance", "document"):
        op.drop_table(f"old_{name}")
    op.create_index("document_id", "document", ["id"], unique=True)
    op.create_index("document_changed", "document", ["changed"])
    op.create_index("appearance_capture", "appearance", ["capture"])
    op.create_index("record_kind", "record", ["kind"])


def _new_tables() -> None:
    strict = {"sqlite_strict": True}
    op.create_table(
        "document",
        sa.Column("number", sa.Integer, primary_key=True),
        *_texts("id!", "source", "locator!", "language", "published", "url", "text!", "body!"),
        sa.Column("changed", sa.Integer, nullable=False),
        _seal(),
        **strict,
    )
    op.create_table("appearance", _document(), _capture(), **strict)
    op.create_table(
        "record",
        _document(),
        sa.Column("id", sa.Text, primary_key=True),
        *_texts("kind!", "place", "published", "body!"),
        _seal(),
        **strict,
    )


def _document() -> sa.Column[int]:
    return sa.Column("document", sa.Integer, sa.ForeignKey("document.number"), primary_key=True)


def _capture() -> sa.Column[str]:
    return sa.Column("capture", sa.Text, sa.ForeignKey("capture.sha256"), primary_key=True)


def _texts(*names: str) -> list[sa.Column[str]]:
    """Columns of text; a name with "!" must have a value."""
    return [sa.Column(name.rstrip("!"), sa.Text, nullable=not name.endswith("!")) for name in names]


def _seal() -> sa.Column[int]:
    return sa.Column("seal", sa.Integer, nullable=False, server_default="0")


def _seal_rows(name: str) -> None:
    """Seal the rows that are there, as they are now."""
    connection = op.get_bind()
    table = sa.Table(name, sa.MetaData(), autoload_with=connection)
    for row in connection.execute(sa.select(table)).mappings().all():
        change: Any = sa.update(table).where(*(column == row[column.name] for column in table.primary_key))
        connection.execute(change.values(seal=seal_of(dict(row))))
