"""What is kept: bytes in the vault, facts in the archive, words in the index."""

from callup.store.archive import Archive, create_archive, open_archive

__all__ = ["Archive", "create_archive", "open_archive"]
