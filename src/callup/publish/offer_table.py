"""The table of the brief: what is on offer where, one row an offer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from callup.model import Offer
from callup.publish.line import Line, line_of, terse
from callup.publish.offer_lines import LedgerRow, SumCheck, comparable, window_text
from callup.publish.shelf import Shelf
from callup.publish.wording import Wording

_TABLES = (("components", "component"), ("totals", "total"), ("unknown_basis", "unknown"))
_CHECKS = {
    "adds_up": "sum_of_parts",
    "rounded": "sum_rounded",
    "equals_sum": "sum_of_parts",
    "equals_part": "sum_equals_part",
    "conflict": "sum_conflict",
    "open": "sum_open",
    "explained": "sum_explained",
    "total_outdated": "sum_total_outdated",
    "part_outdated": "sum_part_outdated",
    "nationwide": "sum_nationwide",
}


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
    previous = compared if row.condition == "told_later" else offer.previous or compared
    others = [other for id_ in row.others if (other := shelf.offer(id_)) is not None]
    payer = f", {wording.name('payers', offer.payer)}" if offer.payer != "unknown" else ""
    age = f" ({wording.say('age', days=row.age_days)})" if row.age_days is not None else ""
    cells = (
        wording.place(offer.place),
        wording.benefit(offer.benefit) + payer,
        _sum(shelf, row, offer, others),
        wording.amount(previous) if previous is not None else "",
        _window(row, offer, wording),
        f"{wording.day(row.last_seen or offer.published)}{age}",
    )
    line = line_of("", shelf.by_id[offer.id], wording)
    return OfferRow(cells, line if others else terse(line))


def _window(row: LedgerRow, offer: Offer, wording: Wording) -> str:
    """The window of the report; of a sum that another one names, only what the ledger knows of its end."""
    text = "" if row.condition in ("told_later", "reverted") else window_text(offer, wording)
    if row.expires_in is not None:
        left = wording.say("expires", days=row.expires_in)
        return f"{text} ({left})" if text else left
    return text


def _sum(shelf: Shelf, row: LedgerRow, offer: Offer, others: list[Offer]) -> str:
    wording = shelf.wording
    gone = row.condition in ("lapsed", "ended")
    written = wording.amount(offer.amount if gone else row.amount)
    if offer.per and (row.amount is not None or (gone and offer.amount is not None)):
        written += f" {wording.name('pers', offer.per)}"
    notes = list(_condition(row, offer, wording))
    if others:
        amounts = ", ".join(dict.fromkeys(wording.amount(other.amount) for other in others))
        notes.append(wording.say("others_say", amounts=amounts))
    notes += [note for check in row.checks if (note := _check(check, row, wording))]
    return f"{written} ({'; '.join(notes)})" if notes else written


def _condition(row: LedgerRow, offer: Offer, wording: Wording) -> Iterator[str]:
    if row.condition == "lapsed":
        yield wording.say("lapsed", day=wording.day(row.until))
    elif row.condition == "not_named" and (by := offer.change_by) is not None:
        size = wording.amount(by.amount) if by.amount is not None else f"× {by.ratio}"
        yield wording.say("not_named", change=wording.name("changes", offer.change or "differs"), by=size)
    elif row.condition in ("reverted", "ended", "told_later"):
        yield wording.say({"ended": "over"}.get(row.condition, row.condition))


def _check(check: SumCheck, row: LedgerRow, wording: Wording) -> str:
    """What a sum's parts say of it; nothing where there is no arithmetic worth a reader's time."""
    label = _CHECKS.get(check.verdict)
    if label is None or row.amount is None or not check.parts:
        return ""
    parts = " + ".join(
        f"{wording.quantity(amount)} {wording.name('payers', payer)}" for payer, amount in check.parts
    )
    left = "" if check.difference is None else wording.number(abs(check.difference))
    stale = ", ".join(wording.name("payers", payer) for payer in check.stale)
    return wording.say(label, parts=parts, left=f"{left}\u00a0{row.amount.currency}", stale=stale)
