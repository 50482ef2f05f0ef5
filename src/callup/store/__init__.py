"""What is kept: bytes in the vault, facts in the archive, words in the index."""

from callup.store.archive import Archive, create_archive, open_archive
from callup.store.entries import Entry, Row, entry_of, signature_row
from callup.store.writer import Put, Writer

__all__ = [
    "Archive",
    "Entry",
    "Put",
    "Row",
    "Writer",
    "create_archive",
    "entry_of",
    "open_archive",
    "signature_row",
]
