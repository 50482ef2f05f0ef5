"""Connections to an archive's database: one writer, and the tables at their newest form."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy as sa

from callup.errors import StoreError
from callup.store.schema import HEAD
from callup.store.seals import seal_of

MIGRATIONS = Path(__file__).resolve().parent / "migrations"
_PATIENCE_SECONDS = 20
_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "cache_size=-65536",  # KiB: ids are hashes, so that new rows go anywhere in the tree
    "wal_autocheckpoint=8000",  # pages of 4 KiB
)


def connect(path: Path) -> sa.Engine:
    """An engine for a SQLite file: write-ahead log, full durability, foreign keys kept."""
    engine = sa.create_engine(f"sqlite:///{path}", connect_args={"timeout": _PATIENCE_SECONDS})

    @sa.event.listens_for(engine, "connect")
    def settle(connection: Any, _: Any) -> None:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    return engine


def bring_up_to_date(engine: sa.Engine, folder: Path) -> bool:
    """Run the migrations that the database lacks; False where it lacks none.

    Raises StoreError where the database is newer than Callup.
    """
    with engine.connect() as connection:
        if _revision(connection) == HEAD:
            return False
    from alembic import command
    from alembic.config import Config
    from alembic.util.exc import CommandError

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    except CommandError as error:
        raise StoreError(
            f"{folder}: the archive was made by a newer Callup. Writing to it could lose what it holds; "
            "install that version or a later one."
        ) from error
    return True


def drawing_of(connection: sa.Connection) -> str:
    """The tables and indices as they are drawn in the database, in one number."""
    query = sa.text("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name")
    return str(
        seal_of({f"{row.type} {row.name}": f"{row.tbl_name} {row.sql}" for row in connection.execute(query)})
    )


def _revision(connection: sa.Connection) -> str | None:
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
    return revision
