"""Captured bytes, one file each, named by their SHA-256. Nothing in it is ever changed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from callup.errors import StoreError

_PART = ".part"
_PIECE = 1024 * 1024


class Vault:
    """A folder of captures, in sub-folders of the first two digits of their hash."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, body: bytes | Path) -> tuple[str, int]:
        """Keep some bytes, or those of a file; returns their SHA-256 and how many they are.

        They are on the disk when this returns. A file is copied piece by piece.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        half_done = self.folder / f"{os.getpid()}{_PART}"
        digest, size = hashlib.sha256(), 0
        with half_done.open("wb") as file:
            for piece in _pieces(body):
                digest.update(piece)
                size += file.write(piece)
            sha256 = digest.hexdigest()
            if self.path(sha256).exists():
                half_done.unlink()
                return sha256, size
            file.flush()
            os.fsync(file.fileno())
        path = self.path(sha256)
        if not path.parent.exists():
            path.parent.mkdir(exist_ok=True)
            _sync_folder(self.folder)
        half_done.replace(path)
        _sync_folder(path.parent)
        return sha256, size

    def read(self, sha256: str) -> bytes:
        """The bytes of a capture; raises StoreError where they are missing or no longer the same."""
        self.verify(sha256)
        return self.path(sha256).read_bytes()

    def verify(self, sha256: str) -> None:
        """Raises StoreError where the bytes of a capture are missing or no longer the same."""
        path = self.path(sha256)
        digest = hashlib.sha256()
        try:
            for piece in _pieces(path):
                digest.update(piece)
        except OSError as error:
            raise StoreError(
                f"{path}: the capture is missing. What was read from it has lost its proof; "
                "put the file back from a backup."
            ) from error
        if digest.hexdigest() != sha256:
            raise StoreError(
                f"{path}: the bytes have changed since they were captured. They prove nothing any more; "
                "put the file back from a backup."
            )

    def sweep(self) -> None:
        """Remove what was half written when a command was killed."""
        for half_done in self.folder.glob(f"*{_PART}"):
            half_done.unlink(missing_ok=True)

    def faults(self, hashes: Iterator[str]) -> Iterator[str]:
        """What is wrong with the captures that should be there, in words."""
        for sha256 in hashes:
            try:
                self.verify(sha256)
            except StoreError as error:
                yield str(error)

    def path(self, sha256: str) -> Path:
        """The file that holds the bytes of a capture."""
        return self.folder / sha256[:2] / sha256


def _pieces(body: bytes | Path) -> Iterator[bytes]:
    if isinstance(body, bytes):
        yield body
        return
    with body.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece


def _sync_folder(folder: Path) -> None:
    """Make the name of a new file durable, not only its bytes."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
