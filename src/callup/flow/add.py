"""From addresses to an archive: gather, read, scan, extract, keep."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import IO

import msgspec

from callup.campaign import load_campaign
from callup.extract import extract
from callup.gather import Outside, gather
from callup.model import Capture, Document, Issue, Sighting
from callup.model.gathered import Gathered, Known
from callup.read import name_publisher, read
from callup.scan import Scanner
from callup.store import Archive, create_archive

_DOCUMENTS_A_COMMIT = 2_000


class Surroundings(msgspec.Struct, frozen=True):
    """What a command brings from outside: standard input, the time, and whom to tell of each step."""

    stdin: IO[bytes]
    now: datetime
    step: Callable[[str], None] = lambda _: None


class Added(msgspec.Struct):
    """What came of adding: counts of what is new, and what could not be read."""

    files: int = 0
    captures: int = 0
    sightings: int = 0
    documents: int = 0
    records: int = 0
    doubtful: int = 0
    unread: list[Issue] = msgspec.field(default_factory=list)

    def sentence(self) -> str:
        """The counts in words."""
        return (
            f"{self.files} files: {self.captures} new captures, {self.sightings} new sightings, "
            f"{self.documents} new documents, {self.records} records, {self.doubtful} not understood, "
            f"{len(self.unread)} not read"
        )


def init(folder: Path, campaign: str) -> Archive:
    """A new archive for a campaign; raises CampaignError, before anything is made, where it is broken."""
    Scanner(load_campaign(campaign))
    return create_archive(folder, campaign)


def add(archive: Archive, addresses: Iterable[str], known: Known, around: Surroundings) -> Added:
    """Read what is at some addresses into the archive.

    Each file is kept whole or not at all; one that cannot be read becomes an issue and the rest goes on.
    What is already known gets another sighting and nothing else.
    """
    desk = _Desk(archive)
    for item in gather(addresses, known, Outside(stdin=around.stdin, now=around.now)):
        with archive.writing():
            if isinstance(item, Issue):
                desk.refuse(item, None)
            elif isinstance(item, Gathered):
                desk.take(item)
        around.step(item.where if isinstance(item, Issue) else item.address)
    desk.close()
    return desk.added


def rerun(archive: Archive, step: Callable[[str], None]) -> Added:
    """Read every capture anew and extract anew, in one piece: either all of it is new, or nothing is.

    Documents that the readers of today no longer make of the bytes are dropped; captures, sightings and
    judgements stay.
    """
    desk = _Desk(archive)
    with archive.writing():
        archive.forget_readings()
        for sighting, known in archive.sightings():
            data = archive.vault.read(sighting.capture)
            capture = archive.capture(sighting.capture)
            desk.read(
                Gathered(
                    body=data,
                    media_type=capture.media_type,
                    address=sighting.address,
                    name=sighting.address,
                    seen=sighting.seen,
                    known=msgspec.json.decode(known, type=Known),
                ),
                sighting.capture,
            )
            step(sighting.address)
    archive.index.rebuild(archive.documents())
    return desk.added


class _Desk:
    """Where one thing after another is taken into the archive."""

    def __init__(self, archive: Archive) -> None:
        self.added = Added()
        self._archive = archive
        self._campaign = load_campaign(archive.campaign)
        self._publishers = tuple(self._campaign.sources.values())
        self._scanner = Scanner(self._campaign)
        self._fresh: dict[str, Document] = {}

    def take(self, gathered: Gathered) -> None:
        """Keep the bytes and where they were seen, then read them if they are new."""
        sha256 = self._archive.vault.put(gathered.data)
        capture = Capture(sha256=sha256, size=gathered.size, media_type=gathered.media_type)
        sighting = Sighting(
            capture=sha256,
            address=gathered.address,
            seen=gathered.seen,
            source=gathered.known.source.id if gathered.known.source else None,
        )
        self.added.files += 1
        self.added.captures += self._archive.put_capture(capture)
        self.added.sightings += self._archive.put_sighting(sighting, gathered.known)
        self.read(gathered, sha256)

    def read(self, gathered: Gathered, sha256: str) -> None:
        """The documents of a capture, each with its records."""
        for item in read(gathered):
            if isinstance(item, Issue):
                self.refuse(item, sha256)
                continue
            document = msgspec.structs.replace(name_publisher(item, self._publishers), capture=sha256)
            if self._archive.put_document(document, sha256):
                self._extract(document)

    def refuse(self, issue: Issue, sha256: str | None) -> None:
        """Keep an issue, and tell of it."""
        self._archive.put_issue(issue, sha256)
        self.added.unread.append(issue)

    def close(self) -> None:
        """Let search find what is new."""
        if self._fresh:
            self._archive.index.add(self._fresh.values())
            self._fresh.clear()

    def _extract(self, document: Document) -> None:
        records, issues = extract(document, self._scanner.scan(document), self._campaign)
        self._archive.put_findings(document.id, records, issues)
        self._fresh[document.id] = document
        self.added.documents += 1
        self.added.records += len(records)
        self.added.doubtful += len(issues)
        if len(self._fresh) >= _DOCUMENTS_A_COMMIT:
            self.close()
