"""The offers of the brief: what changed, what did not, and what is on offer where."""

from __future__ import annotations

from datetime import date

import msgspec

from callup.model import Offer
from callup.publish.line import Line, line_of
from callup.publish.period import day_of
from callup.publish.shelf import Shelf
from callup.publish.wording import Wording
from callup.values import Amount

_CHANGES = frozenset({"new", "raise", "cut", "extend", "end", "revert"})
_TABLES = (("components", "component"), ("totals", "total"), ("unknown_basis", "unknown"))


class LedgerRow(msgspec.Struct, frozen=True, kw_only=True):
    """What was on offer on the brief's day, by the ids of the reports that say so."""

    offer: str
    amount: Amount | None
    last_seen: date | None
    age_days: int | None
    earlier: str | None = None
    others: tuple[str, ...] = ()
    reverted: bool = False
    seen_by: tuple[str, ...] = ()


class SilentChange(msgspec.Struct, frozen=True, kw_only=True):
    """An address that said one thing and then another; `pairs` are record ids before and after.

    `lines` counts the lines that differ. The address is cleared.
    """

    address: str
    source: str | None
    before: date
    after: date
    before_capture: str
    after_capture: str
    pairs: tuple[tuple[str | None, str | None], ...]
    lines: int


class OfferRow(msgspec.Struct, frozen=True):
    """A row of the offers table, with the line that it stands on."""

    cells: tuple[str, ...]
    line: Line


def changed_offers(shelf: Shelf, ledger: tuple[LedgerRow, ...]) -> list[Line]:
    """The changes that sources announce in the period, then those that two reports show when compared."""
    lines = [
        line_of(change_text(cleared.record, shelf.wording), cleared, shelf.wording)
        for cleared in shelf.of_period()
        if isinstance(cleared.record, Offer) and _is_change(cleared.record)
    ]
    told = {line.id for line in lines}
    for row in ledger:
        offer, earlier = shelf.offer(row.offer), shelf.offer(row.earlier)
        if offer is None or earlier is None or offer.id in told or row.reverted:
            continue
        if shelf.period.holds(day_of(offer)) and offer.change is None and _comparable(offer, earlier):
            lines.append(_compared(shelf, offer, earlier))
    return lines


def silent_lines(shelf: Shelf, changes: tuple[SilentChange, ...]) -> list[Line]:
    """What pages said before and after, where nobody announced the change."""
    lines: list[Line] = []
    for change in changes:
        if not shelf.period.holds(change.after):
            continue
        lines += [line for pair in change.pairs if (line := _silent(shelf, change, pair)) is not None]
        if not change.pairs:
            lines.append(_changed_page(shelf, change))
    return lines


def unchanged_offers(shelf: Shelf, ledger: tuple[LedgerRow, ...]) -> list[Line]:
    """What sources say is unchanged, and sums that were reported again in the period."""
    wording = shelf.wording
    lines = [
        line_of(_fill("noted", cleared.record, wording, new=wording.sum_of(cleared.record)), cleared, wording)
        for cleared in shelf.of_period()
        if isinstance(cleared.record, Offer) and cleared.record.change == "unchanged"
    ]
    told = {line.id for line in lines}
    for row in ledger:
        offer = shelf.offer(row.offer)
        seen = [shelf.by_id[id_] for id_ in row.seen_by if id_ in shelf.by_id]
        days = sorted({day for cleared in seen if (day := day_of(cleared.record)) is not None})
        if offer is None or offer.id in told or offer.change in _CHANGES or len(days) < 2:
            continue
        if shelf.period.holds(days[-1]) and row.amount is not None:
            values = {"new": wording.sum_of(offer), "count": len(seen), "first": wording.day(days[0])}
            lines.append(line_of(_fill("still", offer, wording, **values), shelf.by_id[offer.id], wording))
    return lines


def offer_tables(shelf: Shelf, ledger: tuple[LedgerRow, ...]) -> list[tuple[str, list[OfferRow]]]:
    """The state of every offer on the brief's day: parts, totals, and what is not said to be either."""
    tables = []
    for title, basis in _TABLES:
        rows = [
            _row(shelf, row, offer)
            for row in ledger
            if (offer := shelf.offer(row.offer)) is not None and offer.basis == basis
        ]
        if rows:
            tables.append((shelf.wording.say(title), sorted(rows, key=lambda row: row.cells)))
    return tables


def change_text(offer: Offer, wording: Wording) -> str:
    """A change in words: "by" is never told as "to"."""
    new = wording.sum_of(offer)
    if offer.change == "end":
        text = _fill("ended", offer, wording, new=wording.sum_of(offer, offer.previous or offer.amount))
    elif offer.previous is not None and offer.amount is not None:
        old = wording.sum_of(offer, offer.previous)
        when = wording.time(offer.previous_time)
        old = wording.say("old_dated", amount=old, when=when) if when else old
        text = _fill("from_to", offer, wording, old=old, new=new)
    elif offer.change_by is not None:
        by = offer.change_by
        size = wording.amount(by.amount) if by.amount is not None else f"× {by.ratio}"
        label = "by_both" if offer.amount is not None else "by_amount"
        text = _fill(label, offer, wording, by=size, new=new)
    elif offer.change in ("raise", "cut"):
        text = _fill("from_unknown", offer, wording, new=new)
    else:
        text = _fill("ended", offer, wording, new=new)
    return text + _window(offer, wording)


def _fill(label: str, offer: Offer, wording: Wording, **values: object) -> str:
    change = offer.change or ("raise" if _grew(offer) else "cut" if _fell(offer) else "differs")
    return wording.say(
        label,
        place=wording.place(offer.place),
        benefit=wording.benefit(offer.benefit),
        payer=wording.name("payers", offer.payer),
        change=wording.name("changes", change),
        **values,
    )


def _window(offer: Offer, wording: Wording) -> str:
    parts = [wording.time(offer.effective)] if offer.effective is not None else []
    if offer.reverts_to is not None:
        parts.append(wording.say("reverts", amount=wording.amount(offer.reverts_to)))
    return f" ({'; '.join(part for part in parts if part)})" if any(parts) else ""


def _row(shelf: Shelf, row: LedgerRow, offer: Offer) -> OfferRow:
    wording = shelf.wording
    earlier = shelf.offer(row.earlier)
    previous = offer.previous or (
        earlier.amount if earlier is not None and _comparable(offer, earlier) else None
    )
    amount = wording.amount(row.amount)
    if row.reverted:
        amount += f" ({wording.say('reverted')})"
    others = [other for id_ in row.others if (other := shelf.offer(id_)) is not None]
    if others:
        amounts = ", ".join(dict.fromkeys(wording.amount(other.amount) for other in others))
        amount += f" ({wording.say('others_say', amounts=amounts)})"
    age = wording.say("age", days=row.age_days) if row.age_days is not None else ""
    cells = (
        wording.place(offer.place),
        wording.benefit(offer.benefit),
        wording.name("payers", offer.payer),
        amount,
        wording.name("pers", offer.per) if offer.per else "",
        wording.amount(previous) if previous is not None else "",
        _window(offer, wording).strip(" ()"),
        f"{wording.day(row.last_seen)}{', ' if age else ''}{age}",
    )
    return OfferRow(cells, line_of("", shelf.by_id[offer.id], wording))


def _compared(shelf: Shelf, offer: Offer, earlier: Offer) -> Line:
    wording = shelf.wording
    old = wording.say("old_dated", amount=wording.sum_of(earlier), when=wording.day(day_of(earlier)))
    like = msgspec.structs.replace(offer, previous=earlier.amount)
    text = f"{_fill('from_to', like, wording, old=old, new=wording.sum_of(offer))}; {wording.say('compared')}"
    before = line_of(wording.sum_of(earlier), shelf.by_id[earlier.id], wording)
    return line_of(text, shelf.by_id[offer.id], wording, (before,))


def _silent(shelf: Shelf, change: SilentChange, pair: tuple[str | None, str | None]) -> Line | None:
    wording = shelf.wording
    old, new = shelf.offer(pair[0]), shelf.offer(pair[1])
    offer = new or old
    if offer is None:
        return None
    label = "silent" if old and new else "silent_new" if new else "silent_gone"
    values = {
        "old": wording.sum_of(old) if old else "",
        "new": wording.sum_of(new) if new else "",
        "before": wording.day(change.before),
        "after": wording.day(change.after),
    }
    under = (line_of(values["old"], shelf.by_id[old.id], wording),) if old and new else ()
    return line_of(_fill(label, offer, wording, **values), shelf.by_id[offer.id], wording, under)


def _changed_page(shelf: Shelf, change: SilentChange) -> Line:
    wording = shelf.wording
    days = {"before": wording.day(change.before), "after": wording.day(change.after)}
    return Line(
        text=wording.say("silent_lines", count=change.lines, **days),
        id="",
        quote="",
        source=change.source or wording.say("no_source_named"),
        day=wording.day(change.after),
        url=change.address if change.address.startswith(("https://", "http://")) else None,
        capture=change.after_capture,
    )


def _is_change(offer: Offer) -> bool:
    return offer.change in _CHANGES or (offer.previous is not None and offer.change != "unchanged")


def _comparable(one: Offer, other: Offer) -> bool:
    """Whether two sums may be set side by side: of two documents, in one currency, both known."""
    if one.document == other.document:
        return False
    return bool(one.amount and other.amount and one.amount.currency == other.amount.currency)


def _size(amount: Amount | None) -> float | None:
    value = None if amount is None else amount.max if amount.max is not None else amount.min
    return None if value is None else float(value)


def _grew(offer: Offer) -> bool:
    new, old = _size(offer.amount), _size(offer.previous)
    return new is not None and old is not None and new > old


def _fell(offer: Offer) -> bool:
    new, old = _size(offer.amount), _size(offer.previous)
    return new is not None and old is not None and new < old
