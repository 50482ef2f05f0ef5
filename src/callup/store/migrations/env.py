"""How alembic runs the archive's migrations: on the connection it is given, never on an address."""

from __future__ import annotations

from alembic import context

from callup.store.schema import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
