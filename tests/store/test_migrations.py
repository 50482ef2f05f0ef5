"""An archive that an earlier Callup made is brought up to date and holds what it held."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa

from callup.flow.check import check
from callup.flow.copies import follow
from callup.store import open_archive
from callup.store.archive import DATABASE
from callup.store.engine import MIGRATIONS, connect
from callup.store.vault import Vault

TEXT = "A coin of $5."
BODY = '{"id":"%s","source":null,"locator":"","text":"","language":"en","sentences":[[0,13]]}'
RECORD = (
    '{"kind":"offer","id":"o1","document":"%s","benefit":"other",'
    '"anchor":{"start":10,"end":12,"quote":"$5"},"evidence":[{"start":10,"end":12,"quote":"$5"}]}'
)


def test_an_archive_of_the_first_tables_is_brought_up_to_date(tmp_path: Path) -> None:
    from alembic import command
    from alembic.config import Config

    from callup.model import document_id

    sha256, size = Vault(tmp_path / "vault").put(TEXT.encode())
    id_ = document_id(None, "", TEXT)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with connect(tmp_path / DATABASE).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        for table, row in (
            ("about", ("campaign", str(Path(__file__).parent.parent / "tiny"))),
            ("capture", (sha256, size, "text/plain")),
            ("sighting", (sha256, "a.txt", "2030-03-01T12:00:00+00:00", None, "{}")),
            ("document", (id_, None, "", "en", None, None, TEXT, BODY % id_)),
            ("appearance", (id_, sha256)),
            ("record", ("o1", "offer", id_, None, None, RECORD % id_)),
        ):
            marks = ", ".join("?" * len(row))
            connection.exec_driver_sql(f"INSERT INTO {table} VALUES ({marks})", row)

    archive = open_archive(tmp_path)
    assert [fault for fault in check(archive) if not fault.startswith(("index", "copies"))] == []
    archive.index_changes()
    follow(archive)
    assert list(check(archive)) == []
    assert [document.text for document in archive.documents()] == [TEXT]
    assert [record.id for record in archive.records("offer")] == ["o1"]
    assert archive.captures_of(id_) == [sha256]
    with connect(tmp_path / DATABASE).connect() as connection:
        assert {row.id for row in connection.execute(sa.text("SELECT id FROM record"))} == {"o1"}
