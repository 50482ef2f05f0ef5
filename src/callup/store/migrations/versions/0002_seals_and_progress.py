"""Seals by which a flipped bit is found, and marks of how far reading and indexing have come."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from callup.store.seals import seal_of

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_KEYS = {
    "about": ("key",),
    "capture": ("sha256",),
    "sighting": ("capture", "address", "seen"),
    "document": ("id",),
    "record": ("id",),
    "issue": ("id",),
    "judgement": ("id",),
}


def upgrade() -> None:
    op.add_column("document", sa.Column("changed", sa.Integer, nullable=False, server_default="0"))
    op.create_index("document_changed", "document", ["changed"])
    op.add_column("sighting", sa.Column("etag", sa.Text))
    op.add_column("sighting", sa.Column("modified", sa.Text))
    op.add_column("sighting", sa.Column("read", sa.Integer, nullable=False, server_default="0"))
    for table in _KEYS:
        op.add_column(table, sa.Column("seal", sa.Integer, nullable=False, server_default="0"))
    op.execute("UPDATE sighting SET read = 1")
    op.execute("UPDATE document SET changed = rowid")
    for table, keys in _KEYS.items():
        _seal(table, keys)


def _seal(name: str, keys: tuple[str, ...]) -> None:
    """Seal the rows that are there, as they are now."""
    connection = op.get_bind()
    table = sa.Table(name, sa.MetaData(), autoload_with=connection)
    for row in connection.execute(sa.select(table)).mappings().all():
        change: Any = sa.update(table).where(*(table.c[key] == row[key] for key in keys))
        connection.execute(change.values(seal=seal_of(dict(row))))
