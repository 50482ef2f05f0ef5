"""Seals: a hash beside each row, by which a bit that was flipped in the database is found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Any

_UNSEALED = frozenset({"seal", "changed", "read", "number", "document"})
"""The seal itself; what says how far work has come; and numbers, which the database checks by its keys."""


def seal_of(row: Mapping[str, Any]) -> int:
    """A signed number of 64 bits, made of all values of a row but its seal, by the names of the columns."""
    digest = blake2b(digest_size=8)
    for name in sorted(row.keys() - _UNSEALED):
        value = row[name]
        digest.update(b"\x00" if value is None else b"\x01" + str(value).encode("utf-8", "surrogatepass"))
        digest.update(b"\x1f")
    return int.from_bytes(digest.digest(), "big", signed=True)


def sealed(row: dict[str, Any]) -> dict[str, Any]:
    """The row with its seal."""
    return row | {"seal": seal_of(row)}


def broken(rows: Iterable[Mapping[str, Any]]) -> int:
    """How many of the rows are not as they were sealed."""
    return sum(seal_of(row) != row["seal"] for row in rows)
