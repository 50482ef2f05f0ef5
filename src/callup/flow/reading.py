"""From addresses to documents and records, with nothing kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING

import msgspec

from callup.campaign import Campaign
from callup.flow.court_desk import CourtDesk
from callup.gather import Outside, gather
from callup.model import AnyRecord, Document, Issue
from callup.model.gathered import Gathered, Known
from callup.read import Publishers, format_of, read

if TYPE_CHECKING:
    from callup.engine import Crew


def read_addresses(
    addresses: Iterable[str], known: Known, outside: Outside, campaign: Campaign
) -> Iterator[Document | Issue]:
    """The documents at some addresses, and what could not be read.

    A foreign parser may take any time and memory: it runs in a process that can be ended. The campaign says
    which rows are court cards; whom they name is left out, for without an archive there is no key.
    """
    court = CourtDesk(campaign)
    with ExitStack() as stack:
        apart: Crew | None = None
        for item in gather(addresses, known, outside):
            if isinstance(item, Issue):
                yield item
            elif isinstance(item, Gathered):
                gathered = msgspec.structs.replace(item, court=court.rows(item.known))
                format_ = format_of(gathered.media_type)
                if format_ is None or not format_.foreign:
                    yield from read(gathered)
                    continue
                apart = apart or stack.enter_context(_crew())
                yield from _apart(apart, gathered)


def extract_all(items: Iterable[Document | Issue], campaign: Campaign) -> Iterator[AnyRecord | Issue]:
    """The records of some documents and what was not understood; issues of reading pass through."""
    from callup.extract import extract, extract_court_row
    from callup.scan import Scanner

    scanner = Scanner(campaign)
    publishers = Publishers(campaign.sources.values())
    for item in items:
        if isinstance(item, Issue):
            yield item
            continue
        document = publishers.name(item)
        if document.court:
            records, issues = extract_court_row(document, campaign)
        else:
            records, issues = extract(document, scanner.scan(document), campaign)
        yield from records
        yield from issues


def _crew() -> Crew:
    from callup.engine import Crew
    from callup.flow.pieces import limits

    return Crew(lambda piece: read(piece.gathered), limits(), workers=1)


def _apart(crew: Crew, gathered: Gathered) -> Iterator[Document | Issue]:
    from callup.engine import Lost
    from callup.flow.pieces import Piece, lost

    for piece, part in crew.map([Piece(gathered, capture="")]):
        yield lost(piece, part) if isinstance(part, Lost) else part
