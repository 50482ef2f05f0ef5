"""The first tables. Written out, so that a later change of `tables` does not change the past."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _text(name: str, *more: sa.schema.SchemaItem, key: bool = False, must: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, *more, primary_key=key, nullable=not (key or must))


def upgrade() -> None:
    strict = {"sqlite_strict": True}
    op.create_table("about", _text("key", key=True), _text("value", must=True), **strict)
    op.create_table(
        "capture",
        _text("sha256", key=True),
        sa.Column("size", sa.Integer, nullable=False),
        _text("media_type", must=True),
        **strict,
    )
    op.create_table(
        "sighting",
        _text("capture", sa.ForeignKey("capture.sha256"), key=True),
        _text("address", key=True),
        _text("seen", key=True),
        _text("source"),
        _text("known", must=True),
        **strict,
    )
    op.create_index("sighting_address", "sighting", ["address", "seen"])
    op.create_table(
        "document",
        _text("id", key=True),
        _text("source"),
        _text("locator", must=True),
        _text("language"),
        _text("published"),
        _text("url"),
        _text("text", must=True),
        _text("body", must=True),
        **strict,
    )
    op.create_index("document_published", "document", ["published"])
    op.create_table(
        "appearance",
        _text("document", sa.ForeignKey("document.id"), key=True),
        _text("capture", sa.ForeignKey("capture.sha256"), key=True),
        **strict,
    )
    op.create_index("appearance_capture", "appearance", ["capture"])
    op.create_table(
        "record",
        _text("id", key=True),
        _text("kind", must=True),
        _text("document", sa.ForeignKey("document.id"), must=True),
        _text("place"),
        _text("published"),
        _text("body", must=True),
        **strict,
    )
    op.create_index("record_document", "record", ["document"])
    op.create_index("record_kind", "record", ["kind", "place", "published"])
    op.create_table(
        "issue",
        _text("id", key=True),
        _text("stage", must=True),
        _text("document"),
        _text("capture"),
        _text("body", must=True),
        **strict,
    )
    op.create_index("issue_document", "issue", ["document"])
    op.create_table(
        "judgement",
        _text("id", key=True),
        _text("record", must=True),
        _text("at", must=True),
        _text("body", must=True),
        **strict,
    )
