"""Captured bytes, one file each, named by their SHA-256. Nothing in it is ever changed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from callup.errors import StoreError


class Vault:
    """A folder of captures, in sub-folders of the first two digits of their hash."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, data: bytes) -> str:
        """Keep some bytes; returns their SHA-256. They are on the disk when this returns."""
        sha256 = hashlib.sha256(data).hexdigest()
        path = self._path(sha256)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            half_done = path.with_suffix(f".{os.getpid()}.part")
            with half_done.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            half_done.replace(path)
            _sync_folder(path.parent)
        return sha256

    def read(self, sha256: str) -> bytes:
        """The bytes of a capture; raises StoreError where they are missing or no longer the same."""
        path = self._path(sha256)
        try:
            data = path.read_bytes()
        except OSError as error:
            raise StoreError(
                f"{path}: the capture is missing. What was read from it has lost its proof; "
                "put the file back from a backup."
            ) from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise StoreError(
                f"{path}: the bytes have changed since they were captured. They prove nothing any more; "
                "put the file back from a backup."
            )
        return data

    def faults(self, hashes: Iterator[str]) -> Iterator[str]:
        """What is wrong with the captures that should be there, in words."""
        for sha256 in hashes:
            try:
                self.read(sha256)
            except StoreError as error:
                yield str(error)

    def _path(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / sha256


def _sync_folder(folder: Path) -> None:
    """Make the name of a new file durable, not only its bytes."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
