"""From addresses to documents and records, with nothing kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import IO

from callup.campaign import Campaign
from callup.gather import Outside, gather
from callup.model import AnyRecord, Document, Issue
from callup.model.gathered import Gathered, Known
from callup.read import name_publisher, read


def read_addresses(
    addresses: Iterable[str], known: Known, stdin: IO[bytes], now: datetime
) -> Iterator[Document | Issue]:
    """The documents at some addresses, and what could not be read."""
    for item in gather(addresses, known, Outside(stdin=stdin, now=now)):
        if isinstance(item, Issue):
            yield item
        elif isinstance(item, Gathered):
            yield from read(item)


def extract_all(items: Iterable[Document | Issue], campaign: Campaign) -> Iterator[AnyRecord | Issue]:
    """The records of some documents and what was not understood; issues of reading pass through."""
    from callup.extract import extract
    from callup.scan import Scanner

    scanner = Scanner(campaign)
    publishers = tuple(campaign.sources.values())
    for item in items:
        if isinstance(item, Issue):
            yield item
            continue
        document = name_publisher(item, publishers)
        records, issues = extract(document, scanner.scan(document), campaign)
        yield from records
        yield from issues
