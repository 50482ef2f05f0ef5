"""The offers of the brief that changed, and those that are told not to have."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec

from callup.model import AnyRecord, Offer
from callup.publish.clear import Cleared
from callup.publish.line import Line, line_of, terse, together
from callup.publish.period import day_of
from callup.publish.shelf import Shelf
from callup.publish.wording import Wording
from callup.values import Amount

_MOST_ALSO = 4
_CHANGES = frozenset({"new", "raise", "cut", "extend", "end", "revert"})


class SumCheck(msgspec.Struct, frozen=True):
    """A sum set beside the parts that several payers give: whether they agree, and what is left over.

    `stale` are the payers whose part was told before the total changed, or changed after the total was told.
    """

    verdict: str
    parts: tuple[tuple[str, Amount], ...]
    difference: Decimal | None
    stale: tuple[str, ...] = ()


class LedgerRow(msgspec.Struct, frozen=True, kw_only=True):
    """What was on offer on the brief's day, by the ids of the reports that say so.

    `condition` is in_force, reverted, told_later, not_named, lapsed or ended; `until` the end of its window.
    """

    offer: str
    amount: Amount | None
    last_seen: date | None
    age_days: int | None
    earlier: str | None = None
    others: tuple[str, ...] = ()
    seen_on: tuple[date | None, ...] = ()
    condition: str = "in_force"
    until: date | None = None
    expires_in: int | None = None
    checks: tuple[SumCheck, ...] = ()


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


def changed_offers(shelf: Shelf, ledger: tuple[LedgerRow, ...]) -> list[Line]:
    """The changes that sources announce in the period, then those that two reports show when compared."""
    announced: dict[object, list[Cleared]] = {}
    for cleared in shelf.of_period():
        if isinstance(cleared.record, Offer) and _is_change(cleared.record):
            announced.setdefault(_change_key(cleared.record), []).append(cleared)
    lines = [_announced(shelf, group) for group in announced.values()]
    told = {cleared.record.id for group in announced.values() for cleared in group}
    for row in ledger:
        offer, earlier = shelf.offer(row.offer), shelf.offer(row.earlier)
        if offer is None or earlier is None or offer.id in told or row.condition != "in_force":
            continue
        if shelf.period.holds(day_of(offer)) and offer.change is None and comparable(offer, earlier):
            lines.append(_compared(shelf, offer, earlier))
    return lines


def _change_key(offer: Offer) -> object:
    """Reports of one change: the same slot and the same new sum."""
    place, amount, by = offer.place, offer.amount, offer.change_by
    return (
        place and (place.code, place.municipality),
        (offer.benefit, offer.payer, offer.per),
        amount and (amount.min, amount.max, amount.currency),
        None if amount is not None or by is None else (by.amount and by.amount.max, by.ratio),
        offer.change == "end",
    )


def _announced(shelf: Shelf, group: list[Cleared]) -> Line:
    """A change by the report that tells most of it; the other reports are named after it."""
    first = max(reversed(group), key=lambda cleared: _told(cleared.record))
    others = [line_of("", cleared, shelf.wording) for cleared in group if cleared is not first]
    return together(
        line_of(change_text(first.record, shelf.wording), first, shelf.wording), others, _MOST_ALSO
    )


def _told(record: AnyRecord) -> int:
    fields = ("previous", "previous_time", "effective", "reverts_to", "act_number")
    return sum(getattr(record, field, None) is not None for field in fields)


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
        days = sorted({day for day in row.seen_on if day is not None})
        if offer is None or offer.id in told or offer.change in _CHANGES or len(days) < 2:
            continue
        if shelf.period.holds(days[-1]) and row.amount is not None:
            values = {"new": wording.sum_of(offer), "count": len(row.seen_on), "first": wording.day(days[0])}
            lines.append(line_of(_fill("still", offer, wording, **values), shelf.by_id[offer.id], wording))
    return [terse(line) for line in lines]


def change_text(offer: AnyRecord, wording: Wording) -> str:
    """A change in words: "by" is never told as "to"; of a record of another kind nothing."""
    if not isinstance(offer, Offer):
        return ""
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
    window = window_text(offer, wording)
    return text + (f" ({window})" if window else "")


def _fill(label: str, offer: Offer, wording: Wording, **values: object) -> str:
    told = offer.change if offer.change != "new" or offer.previous is None else None
    change = told or ("raise" if _grew(offer) else "cut" if _fell(offer) else offer.change or "differs")
    return wording.say(
        label,
        place=wording.place(offer.place),
        benefit=wording.benefit(offer.benefit),
        payer=wording.name("payers", offer.payer),
        change=wording.name("changes", change),
        **values,
    )


def window_text(offer: Offer, wording: Wording) -> str:
    """From when and until when an offer is in force, and what follows."""
    parts = [wording.time(offer.effective)] if offer.effective is not None else []
    if offer.reverts_to is not None:
        parts.append(wording.say("reverts", amount=wording.amount(offer.reverts_to)))
    return "; ".join(part for part in parts if part)


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


def comparable(one: Offer, other: Offer) -> bool:
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
