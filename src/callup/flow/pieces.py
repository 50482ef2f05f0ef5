"""Pieces of work for a crew: a file to be read whole, or some items of a large one; and how they are done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

import msgspec

from callup.campaign import Campaign
from callup.engine import Limits, Lost
from callup.extract import extract, extract_court_row
from callup.extract.places.name_veto import load_recogniser
from callup.extract.speech.english_tagger import load_tagger
from callup.flow.signing import signature_rows
from callup.model import Document, Issue
from callup.model.gathered import Gathered
from callup.read import Item, Publishers, document_of, format_of, read_items
from callup.scan import Scanner
from callup.scan.masked import Masker
from callup.store import Entry, entry_of

Part = list[Entry | Issue]
"""What comes of a piece, some at a time."""

Draft = tuple[Entry, tuple[Document, bytes]]
"""An entry that is not signed, its document and the masked text."""

T = TypeVar("T")

_ITEMS = 64
_CHARACTERS = 100_000
_SECONDS = 3.0
_BYTES_A_SECOND = 50_000
_MOST_SECONDS = 60.0
_WHY = {
    "time": "it takes more time than any honest file of its size",
    "memory": "it takes more memory than any honest file of its size",
    "death": "its reader was ended twice by what is in it",
    "error": "its reader failed on it",
}


class Piece(msgspec.Struct, frozen=True):
    """`items` is None where the bytes themselves are still to be read; else the body is not looked at."""

    gathered: Gathered
    capture: str
    items: list[Item] | None = None


def pieces_of(gathered: Gathered, capture: str) -> Iterator[Piece | Issue]:
    """The work that a capture is: one piece, or many where its items are streamed from it here."""
    format_ = format_of(gathered.media_type)
    if format_ is None or not format_.streamed:
        yield Piece(gathered, capture)
        return
    emptied = msgspec.structs.replace(gathered, body=b"", court=None)
    batch: list[Item] = []
    size = 0
    for item in read_items(gathered):
        if isinstance(item, Issue):
            yield item
            continue
        batch.append(item)
        size += len(item.text)
        if len(batch) >= _ITEMS or size >= _CHARACTERS:
            yield Piece(emptied, capture, batch)
            batch, size = [], 0
    if batch:
        yield Piece(emptied, capture, batch)


class Reader:
    """Makes entries of pieces. Made once, before the crew: what it has loaded, all workers share."""

    def __init__(self, campaign: Campaign) -> None:
        self._campaign = campaign
        self._publishers = Publishers(campaign.sources.values())
        self._scanner = Scanner(campaign)
        self._masker = Masker()
        load_recogniser()
        load_tagger()

    def __call__(self, piece: Piece) -> Iterator[Part]:
        """The documents of a piece, each with its records."""
        items = read_items(piece.gathered) if piece.items is None else piece.items
        for some in _chunks(items, _ITEMS):
            yield _signed([self._entry(piece, item) for item in some])

    def _entry(self, piece: Piece, item: Item | Issue) -> Draft | Issue:
        try:
            return self._read(piece, item)
        except MemoryError:
            raise
        except Exception as error:  # a fault of ours, which must not cost the rest of the file
            place = item.locator if isinstance(item, Item) else ""
            return _issue(piece, place, Lost("error", type(error).__name__))

    def _read(self, piece: Piece, item: Item | Issue) -> Draft | Issue:
        found = item if isinstance(item, Issue) else document_of(piece.gathered, item)
        if isinstance(found, Issue):
            return found
        named = self._publishers.name(found)
        document = msgspec.structs.replace(named, capture=piece.capture)
        if document.court:
            records, issues = extract_court_row(document, self._campaign)
            return entry_of(document, records, issues), (document, b"")
        scan = self._scanner.scan(document)
        records, issues = extract(document, scan, self._campaign)
        return entry_of(document, records, issues), (document, self._masker.mask(scan))


def _signed(drafts: list[Draft | Issue]) -> Part:
    """The drafts with their signatures, which are made faster together."""
    rows = iter(signature_rows([draft[1] for draft in drafts if not isinstance(draft, Issue)]))
    return [
        draft if isinstance(draft, Issue) else msgspec.structs.replace(draft[0], signature=next(rows))
        for draft in drafts
    ]


def lost(piece: Piece, loss: Lost) -> Issue:
    """An issue for a piece that could not be done; names the file, and the place where it is one item's."""
    return _issue(piece, piece.items[0].locator if piece.items and len(piece.items) == 1 else "", loss)


def _issue(piece: Piece, place: str, loss: Lost) -> Issue:
    named = f" ({loss.what})" if loss.what else ""
    return Issue(
        stage="read",
        what=_WHY[loss.why] + named,
        where=f"{piece.gathered.name}, {place}" if place else piece.gathered.name,
        why="nothing more was read there",
        advice="look at it by hand; what is around it was read",
    )


def limits() -> Limits:
    """What a piece may cost."""
    return Limits(seconds=_seconds, split=_split)


def _seconds(piece: Piece) -> float:
    size = sum(2 * len(item.text) for item in piece.items) if piece.items else piece.gathered.size
    return min(_SECONDS + size / _BYTES_A_SECOND, _MOST_SECONDS)


def _split(piece: Piece) -> list[Piece]:
    if not piece.items:
        return [piece]
    return [msgspec.structs.replace(piece, items=[item]) for item in piece.items]


def _chunks(items: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(items)
    while some := list(islice(iterator, size)):
        yield some
