"""What is different at an address since it was last seen."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise

import msgspec

from callup.model import Document
from callup.store import Archive


class Version(msgspec.Struct, frozen=True):
    """What stood at an address from one sighting to another."""

    capture: str
    first_seen: datetime
    last_seen: datetime
    documents: tuple[Document, ...]


class Change(msgspec.Struct, frozen=True):
    """Two versions of one address, one after the other, and the lines that differ ("-" and "+")."""

    address: str
    before: Version
    after: Version
    lines: tuple[str, ...]


def changes(archive: Archive, address: str | None = None) -> Iterator[Change]:
    """Every change at an address, or at all of them, in the order of time."""
    addresses = {sighting.address for sighting, _ in archive.sightings(address)}
    for name in sorted(addresses):
        seen = list(versions(archive, name))
        for before, after in pairwise(seen):
            yield Change(name, before, after, tuple(_differences(before, after)))


def versions(archive: Archive, address: str) -> Iterator[Version]:
    """What stood at an address, one version after another; the same bytes seen again are one version."""
    current: Version | None = None
    for sighting, _ in archive.sightings(address):
        if current is not None and current.capture == sighting.capture:
            current = msgspec.structs.replace(current, last_seen=sighting.seen)
            continue
        if current is not None:
            yield current
        documents = tuple(archive.documents_of(sighting.capture))
        current = Version(sighting.capture, sighting.seen, sighting.seen, documents)
    if current is not None:
        yield current


def _differences(before: Version, after: Version) -> Iterator[str]:
    lines = difflib.unified_diff(_lines(before), _lines(after), lineterm="", n=0)
    for line in lines:
        if not line.startswith(("---", "+++", "@@")):
            yield line


def _lines(version: Version) -> list[str]:
    return [line for document in version.documents for line in document.text.splitlines() if line.strip()]
