"""Signatures kept with documents, and the families of copies that are found by them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    strict = {"sqlite_strict": True}
    op.create_table(
        "signature",
        sa.Column("document", sa.Integer, sa.ForeignKey("document.number"), primary_key=True),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("digest", sa.Integer),
        sa.Column("minima", sa.LargeBinary, nullable=False),
        _seal(),
        **strict,
    )
    op.create_table(
        "family",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("minima", sa.LargeBinary, nullable=False),
        sa.Column("reach", sa.REAL, nullable=False),
        _seal(),
        **strict,
    )
    op.create_index("family_id", "family", ["id"], unique=True)
    op.create_table(
        "member",
        sa.Column("document", sa.Integer, sa.ForeignKey("document.number"), primary_key=True),
        sa.Column("family", sa.Integer, sa.ForeignKey("family.number"), nullable=False),
        _seal(),
        **strict,
    )
    op.create_index("member_family", "member", ["family"])


def _seal() -> sa.Column[int]:
    return sa.Column("seal", sa.Integer, nullable=False, server_default="0")
