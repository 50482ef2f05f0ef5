"""One hostile file, and what must come of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Case:
    """`body` is bytes, or makes something at a path.

    `says` is an expression that an Issue's words must match (None: no Issue at all; "": any Issue);
    `documents` and `offers` how many come of it (None: it may be any number); `never` what no document,
    record or brief may hold.
    """

    name: str
    body: bytes | Callable[[Path], None]
    says: str | None = None
    documents: int | None = 0
    offers: int | None = None
    never: str | None = None

    def make(self, folder: Path) -> Path:
        """The file, in a folder."""
        path = folder / self.name
        if isinstance(self.body, bytes):
            path.write_bytes(self.body)
        else:
            self.body(path)
        return path


def late(make: Callable[[], bytes]) -> Callable[[Path], None]:
    """Bytes that are made only when they are wanted: they are many."""
    return lambda path: _write(path, make())


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def fifo(path: Path) -> None:
    """A pipe that nobody ever writes to."""
    os.mkfifo(path)
