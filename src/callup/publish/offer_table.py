"""The table of the brief: what is on offer where, one row an offer."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import msgspec

from callup.model import Offer
from callup.publish.line import Line, line_of, terse
from callup.publish.offer_lines import LedgerRow, comparable, window_text
from callup.publish.shelf import Shelf

_TABLES = (("components", "component"), ("totals", "total"), ("unknown_basis", "unknown"))


class OfferRow(msgspec.Struct, frozen=True):
    """A row of the offers table, with the line that it stands on."""

    cells: tuple[str, ...]
    line: Line


class OfferTables(msgspec.Struct, frozen=True):
    """The tables by title, and the number of rows that were left out."""

    tables: tuple[tuple[str, tuple[OfferRow, ...]], ...]
    left: int


def offer_tables(shelf: Shelf, ledger: Iterable[LedgerRow], most: int) -> OfferTables:
    """The state of the offers on the brief's day: parts, totals, and what is not said to be either.

    Of more than `most` rows those stay whose sum was seen last.
    """
    known = [(row, offer) for row in ledger if (offer := shelf.offer(row.offer)) is not None]
    known.sort(key=lambda pair: (-(pair[0].last_seen or date.min).toordinal(), pair[1].id))
    tables = []
    for title, basis in _TABLES:
        rows = [_row(shelf, row, offer) for row, offer in known[:most] if offer.basis == basis]
        if rows:
            tables.append((shelf.wording.say(title), tuple(sorted(rows, key=lambda row: row.cells))))
    return OfferTables(tuple(tables), max(len(known) - most, 0))


def _row(shelf: Shelf, row: LedgerRow, offer: Offer) -> OfferRow:
    """A row; it quotes its words only where others say another sum."""
    wording = shelf.wording
    earlier = shelf.offer(row.earlier)
    compared = earlier.amount if earlier is not None and comparable(offer, earlier) else None
    previous = offer.previous or compared
    others = [other for id_ in row.others if (other := shelf.offer(id_)) is not None]
    payer = f", {wording.name('payers', offer.payer)}" if offer.payer != "unknown" else ""
    age = f" ({wording.say('age', days=row.age_days)})" if row.age_days is not None else ""
    cells = (
        wording.place(offer.place),
        wording.benefit(offer.benefit) + payer,
        _sum(shelf, row, offer, others),
        wording.amount(previous) if previous is not None else "",
        window_text(offer, wording),
        f"{wording.day(row.last_seen)}{age}",
    )
    line = line_of("", shelf.by_id[offer.id], wording)
    return OfferRow(cells, line if others else terse(line))


def _sum(shelf: Shelf, row: LedgerRow, offer: Offer, others: list[Offer]) -> str:
    wording = shelf.wording
    written = wording.amount(row.amount)
    if offer.per and row.amount is not None:
        written += f" {wording.name('pers', offer.per)}"
    notes = [wording.say("reverted")] if row.reverted else []
    if others:
        amounts = ", ".join(dict.fromkeys(wording.amount(other.amount) for other in others))
        notes.append(wording.say("others_say", amounts=amounts))
    return f"{written} ({'; '.join(notes)})" if notes else written
