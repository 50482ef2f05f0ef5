"""From addresses to an archive: gather, read, scan, extract, keep."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import IO

import msgspec

from callup.campaign import load_campaign
from callup.engine import Crew, Lost, Mark
from callup.errors import StoreError
from callup.flow.desk import Added, Desk, Done, Kept, Refused, Seen, Step, steps_of
from callup.flow.pieces import Piece, Reader, limits, lost, pieces_of
from callup.gather import Outside, gather
from callup.model import Capture, Issue, Sighting, encode
from callup.model.gathered import Gathered, Known, Unchanged
from callup.scan import Scanner
from callup.store import Archive, create_archive

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


class Surroundings(msgspec.Struct, frozen=True):
    """What a command brings from outside: standard input, the time, and whom to tell what is kept.

    `workers` processes read; with none it is done in this one, which a hostile file may end. So many
    documents as `batch` says are written in one transaction.
    """

    stdin: IO[bytes]
    now: datetime
    tell: Callable[[Kept], None] = lambda _: None
    workers: int = 1
    batch: int = 2_000


def init(folder: Path, campaign: str) -> Archive:
    """A new archive for a campaign; raises CampaignError, before anything is made, where it is broken."""
    Scanner(load_campaign(campaign))
    return create_archive(folder, campaign)


def add(archive: Archive, addresses: Iterable[str], known: Known, around: Surroundings) -> Added:
    """Read what is at some addresses into the archive.

    What cannot be read becomes an issue and the rest goes on. What is told as kept is durable; a file whose
    reading was interrupted is read when it is added again, or by `repair`. What is already known gets
    another sighting and nothing else.
    """
    outside = Outside(stdin=around.stdin, now=around.now, earlier=archive.last_capture)
    with _crew(archive, around.workers) as crew:
        desk = Desk(archive, around.tell, around.batch)
        for step in _steps(crew, _gathered(archive, gather(addresses, known, outside))):
            if desk.take(step):
                desk.flush()
        desk.flush()
    archive.index_changes()
    archive.index.close()
    return desk.added


def repair(archive: Archive, around: Surroundings) -> Added:
    """Finish what a kill left undone: captures half read, files half written, an index that lags."""
    archive.vault.sweep()
    with _crew(archive, around.workers) as crew:
        desk = Desk(archive, around.tell, around.batch)
        for step in _steps(crew, _kept(archive, unread=True)):
            if desk.take(step):
                desk.flush()
        desk.flush()
    archive.reindex()
    archive.index.close()
    return desk.added


def rerun(archive: Archive, around: Surroundings) -> Added:
    """Read every capture anew and extract anew, in one piece: either all of it is new, or nothing is.

    Documents that the readers of today no longer make of the bytes are dropped; captures, sightings and
    judgements stay.
    """
    with _crew(archive, around.workers) as crew, archive.writing() as writer:
        desk = Desk(archive, around.tell, around.batch)
        writer.forget_readings()
        for step in _steps(crew, _kept(archive)):
            if desk.take(step):
                desk.write(writer)
        desk.write(writer)
    archive.index_changes()
    archive.index.close()
    return desk.added


def _crew(archive: Archive, workers: int) -> Crew:
    return Crew(Reader(load_campaign(archive.campaign)), limits(), workers)


def _steps(crew: Crew, work: Iterable[Piece | Mark]) -> Iterator[Step]:
    """What is to be written, in the order in which the work is given."""
    for item, part in crew.map(work):
        if isinstance(item, Mark):
            yield item.value
        elif isinstance(part, Lost):
            yield Refused(lost(item, part), item.capture)
        else:
            yield from steps_of(part, item.capture)


def _gathered(archive: Archive, gathering: Iterable[Gathered | Unchanged | Issue]) -> Iterator[Piece | Mark]:
    """The bytes into the vault, and the work that they are."""
    for item in gathering:
        if isinstance(item, Issue):
            yield Mark(Refused(item))
            continue
        if isinstance(item, Unchanged):
            capture = archive.capture(item.capture)
        else:
            try:
                sha256, size = archive.vault.put(item.body)
            except OSError as error:
                yield Mark(Refused(_unreadable(item, error)))
                continue
            capture = Capture(sha256=sha256, size=size, media_type=item.media_type)
        yield Mark(_seen(capture, item))
        if isinstance(item, Unchanged) or archive.is_read(capture.sha256, item.known):
            for issue in archive.issues(capture.sha256):
                yield Mark(Refused(issue, capture.sha256))
        else:
            gathered = msgspec.structs.replace(item, body=archive.vault.path(capture.sha256))
            yield from _pieces(gathered, capture.sha256)
        yield Mark(Done(capture.sha256, item.known, item.address))


def _kept(archive: Archive, unread: bool = False) -> Iterator[Piece | Mark]:
    """The work that the captures in the vault are; raises StoreError where one is missing or has changed."""
    read: set[tuple[str, bytes]] = set()
    for sighting, known in archive.sightings(unread=unread):
        reading = sighting.capture, encode(known)
        if reading in read:
            continue
        read.add(reading)
        archive.vault.verify(sighting.capture)
        gathered = Gathered(
            body=archive.vault.path(sighting.capture),
            media_type=archive.capture(sighting.capture).media_type,
            address=sighting.address,
            name=sighting.address,
            seen=sighting.seen,
            known=known,
        )
        yield from _pieces(gathered, sighting.capture)
        yield Mark(Done(sighting.capture, known, sighting.address))


def _pieces(gathered: Gathered, capture: str) -> Iterator[Piece | Mark]:
    for piece in pieces_of(gathered, capture):
        yield Mark(Refused(piece, capture)) if isinstance(piece, Issue) else piece


def _seen(capture: Capture, item: Gathered | Unchanged) -> Seen:
    sighting = Sighting(
        capture=capture.sha256,
        address=item.address,
        seen=item.seen,
        source=item.known.source.id if item.known.source else None,
    )
    validators = item.validators if isinstance(item, Gathered) else None
    return Seen(capture, sighting, item.known, validators)


def _unreadable(gathered: Gathered, error: OSError) -> Issue:
    """An issue for a file that went away while it was read; a disk that is full ends the command."""
    if error.errno in _NO_ROOM:
        raise StoreError(
            "The disk is full: what was told as kept is kept, and nothing more. Make room and add again."
        ) from error
    return Issue(
        stage="gather",
        what=error.strerror or type(error).__name__,
        where=gathered.name,
        why="nothing was read from it",
        advice="check the file and add it again",
    )
