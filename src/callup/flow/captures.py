"""Captures as work: of what is gathered, and of what is in the vault, pieces for the crew to read."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Iterator

import msgspec

from callup.engine import Mark
from callup.errors import StoreError
from callup.flow.court_desk import CourtDesk
from callup.flow.desk import Done, Refused, Seen
from callup.flow.pieces import Piece, pieces_of
from callup.model import Capture, Issue, Sighting, encode
from callup.model.gathered import Gathered, Unchanged
from callup.store import Archive

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


def gathered_work(
    archive: Archive, gathering: Iterable[Gathered | Unchanged | Issue], court: CourtDesk
) -> Iterator[Piece | Mark]:
    """The bytes into the vault, and the work that they are; what is read already is no work."""
    for item in gathering:
        if isinstance(item, Issue):
            yield Mark(Refused(item))
            continue
        known = _with_charset(item)
        try:
            capture = _captured(archive, item)
        except OSError as error:
            yield Mark(Refused(_unreadable(item, error)))
            continue
        yield Mark(_seen(capture, known))
        if archive.is_read(capture.sha256, known.known):
            for issue in archive.issues(capture.sha256):
                yield Mark(Refused(issue, capture.sha256))
        else:
            yield from _pieces(_in_the_vault(archive, capture, known), court)
        yield Mark(Done(capture.sha256, known.known, known.address))


def kept_work(archive: Archive, court: CourtDesk, unread: bool = False) -> Iterator[Piece | Mark]:
    """The work that the captures in the vault are; raises StoreError where one is missing or has changed."""
    read: set[tuple[str, bytes]] = set()
    for sighting, known in archive.sightings(unread=unread):
        reading = sighting.capture, encode(known)
        if reading in read:
            continue
        read.add(reading)
        archive.vault.verify(sighting.capture)
        seen = Unchanged(capture=sighting.capture, address=sighting.address, seen=sighting.seen, known=known)
        yield from _pieces(_in_the_vault(archive, archive.capture(sighting.capture), seen), court)
        yield Mark(Done(sighting.capture, known, sighting.address))


def _captured(archive: Archive, item: Gathered | Unchanged) -> Capture:
    """The capture of what was gathered, its bytes in the vault; raises OSError."""
    if isinstance(item, Unchanged):
        return archive.capture(item.capture)
    sha256, size = archive.vault.put(item.body)
    return Capture(sha256=sha256, size=size, media_type=item.media_type)


def _in_the_vault(archive: Archive, capture: Capture, item: Gathered | Unchanged) -> tuple[Gathered, str]:
    """A capture as it is read: from the vault, knowing what is known of it."""
    gathered = Gathered(
        body=archive.vault.path(capture.sha256),
        media_type=item.media_type if isinstance(item, Gathered) else capture.media_type,
        address=item.address,
        name=item.name if isinstance(item, Gathered) else item.address,
        seen=item.seen,
        known=item.known,
        charset=item.known.charset,
    )
    return gathered, capture.sha256


def _pieces(captured: tuple[Gathered, str], court: CourtDesk) -> Iterator[Piece | Mark]:
    gathered, capture = captured
    gathered = msgspec.structs.replace(gathered, court=court.rows(gathered.known))
    for piece in pieces_of(gathered, capture):
        yield Mark(Refused(piece, capture)) if isinstance(piece, Issue) else piece


def _with_charset(item: Gathered | Unchanged) -> Gathered | Unchanged:
    """What a server said of an encoding is known of the bytes from now on, also when they are read anew."""
    if isinstance(item, Unchanged) or item.charset is None:
        return item
    known = msgspec.structs.replace(item.known, charset=item.charset)
    return msgspec.structs.replace(item, known=known)


def _seen(capture: Capture, item: Gathered | Unchanged) -> Seen:
    sighting = Sighting(
        capture=capture.sha256,
        address=item.address,
        seen=item.seen,
        source=item.known.source.id if item.known.source else None,
    )
    return Seen(capture, sighting, item.known, item.validators)


def _unreadable(item: Gathered | Unchanged, error: OSError) -> Issue:
    """An issue for a file that went away while it was read; a disk that is full ends the command."""
    if error.errno in _NO_ROOM:
        raise StoreError(
            "The disk is full: what was told as kept is kept, and nothing more. Make room and add again."
        ) from error
    return Issue(
        stage="gather",
        what=error.strerror or type(error).__name__,
        where=item.name if isinstance(item, Gathered) else item.address,
        why="nothing was read from it",
        advice="check the file and add it again",
    )
