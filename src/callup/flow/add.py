"""From addresses to an archive: gather, read, scan, extract, keep."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import IO

import msgspec

from callup.campaign import load_campaign
from callup.engine import Crew, Lost, Mark
from callup.flow.captures import gathered_work, kept_work
from callup.flow.copies import find_anew, follow
from callup.flow.court_desk import CourtDesk
from callup.flow.desk import Added, Desk, Kept, Refused, Step, steps_of
from callup.flow.pieces import Piece, Reader, limits, lost
from callup.gather import Outside, Web, gather
from callup.model.gathered import Known
from callup.scan import Scanner
from callup.store import Archive, create_archive


class Surroundings(msgspec.Struct, frozen=True):
    """What a command brings from outside: standard input, the time, whom to tell what is kept, and the web.

    `workers` processes read; with none it is done in this one, which a hostile file may end. So many
    documents as `batch` says are written in one transaction. With `follow` the pages that a feed links to on
    its own site are fetched too. `key` makes the pseudonyms of an archive that has no key of its own yet.
    """

    stdin: IO[bytes]
    now: datetime
    tell: Callable[[Kept], None] = lambda _: None
    workers: int = 1
    batch: int = 2_000
    web: Web = Web()
    follow: bool = False
    key: bytes | None = None


def init(folder: Path, campaign: str, key: bytes | None = None) -> Archive:
    """A new archive for a campaign; raises CampaignError, before anything is made, where it is broken.

    Those whom court cards name get pseudonyms under `key`, which stays in the archive and is never printed.
    """
    Scanner(load_campaign(campaign))
    return create_archive(folder, campaign, key)


def add(archive: Archive, addresses: Iterable[str], known: Known, around: Surroundings) -> Added:
    """Read what is at some addresses into the archive.

    What cannot be read becomes an issue and the rest goes on. What is told as kept is durable; a file whose
    reading was interrupted is read when it is added again, or by `repair`. What is already known gets
    another sighting and nothing else.
    """
    outside = Outside(
        stdin=around.stdin,
        now=around.now,
        earlier=archive.last_capture,
        web=around.web,
        follow=around.follow,
    )
    archive.keep_key(around.key)
    work = gathered_work(archive, gather(addresses, known, outside), _court_desk(archive))
    added = _carry_out(archive, work, around)
    archive.index_changes()
    follow(archive)
    archive.index.close()
    return added


def repair(archive: Archive, around: Surroundings) -> Added:
    """Finish what a kill left undone: captures half read, files half written, an index that lags."""
    archive.vault.sweep()
    added = _carry_out(archive, kept_work(archive, _court_desk(archive), unread=True), around)
    archive.reindex()
    find_anew(archive)
    archive.index.close()
    return added


def rerun(archive: Archive, around: Surroundings) -> Added:
    """Read every capture anew and extract anew, in one piece: either all of it is new, or nothing is.

    Documents that the readers of today no longer make of the bytes are dropped; captures, sightings and
    judgements stay.
    """
    with _crew(archive, around.workers) as crew, archive.writing() as writer:
        desk = Desk(archive, around.tell, around.batch)
        writer.forget_readings()
        for step in _steps(crew, kept_work(archive, _court_desk(archive))):
            if desk.take(step):
                desk.write(writer)
        desk.write(writer)
    archive.index_changes()
    follow(archive)
    archive.index.close()
    return desk.added


def _carry_out(archive: Archive, work: Iterable[Piece | Mark], around: Surroundings) -> Added:
    """Do the work, and write what comes of it batch by batch."""
    with _crew(archive, around.workers) as crew:
        desk = Desk(archive, around.tell, around.batch)
        for step in _steps(crew, work):
            if desk.take(step):
                desk.flush()
        desk.flush()
    return desk.added


def _court_desk(archive: Archive) -> CourtDesk:
    return CourtDesk(load_campaign(archive.campaign), archive.key)


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
