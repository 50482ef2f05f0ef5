"""The offers ledger in lines to be read: a state of a day, and the successive values of a slot."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from callup.cli.offering_sums import exchanged, plain, reckoned, spell_amount
from callup.link.ledger.exchange import Exchange
from callup.link.ledger.ledger import History, OfferState, Slot, Spell
from callup.link.ledger.ledger_runs import Against, Why
from callup.link.ledger.ledger_spells import How
from callup.model import Offer

_MOST_REPORTS = 5
_SILENT = "; no report tells of a change"
_WHY: dict[Why, str] = {
    "same_page": "in the same document",
    "same_day": "for the same day",
    "close": "told within a week, and not as a change of this sum",
    "still_reported": "the other sum was told once more",
    "still_shown": "the other sum still stood on its page",
    "told_otherwise": "told later to have been the sum then",
    "repeats_before": "the sum before the change, within a month of it",
    "by_arithmetic": "the sum before with the change that it tells",
    "before_told": "the sum before, told while the change was not yet announced",
    "within": "one leaves room for the other",
}
_HOW: dict[How, str] = {
    "again": "; offered again after it was said to be over",
    "within": "; the two leave room for each other, and no report tells of a change",
}
_RETURNS = "; the sum before the last change: a silent return, or an old figure repeated"


def state_lines(state: OfferState, day: date, exchange: Exchange, wanted: str | None) -> Iterator[str]:
    """A slot on a day: one line, and under it what there is to know about its sum."""
    offer = state.offer
    yield f"{offer.id}  " + " | ".join([*_head(state.slot, offer), _sum(state), _age(state, day)])
    for line in _notes(state, day):
        yield f"    {line}"
    if wanted is not None and state.amount is not None:
        yield f"    {exchanged(state.amount, day, exchange, wanted)}"


def history_lines(slot: Slot, history: History, exchange: Exchange, wanted: str | None) -> Iterator[str]:
    """A slot with its successive values, each with who reported it; then what is kept aside."""
    offers = [spell.leader() for spell in history.spells] or [*history.aside, *history.unsettled]
    yield " | ".join(_head(slot, offers[-1]))
    for spell in history.spells:
        yield f"    {_span(spell)}: {_value(spell)}{_changed(spell)}"
        yield f"        {reporters(spell)}"
        for against in spell.against:
            yield f"        {'against it' if against.is_conflict else 'also told'}: {_against(against)}"
        for line in _endings(spell):
            yield f"        {line}"
        if wanted is not None and spell.amount is not None:
            yield f"        {exchanged(spell.amount, day_of_rate(spell), exchange, wanted)}"
    for offer in history.aside:
        yield f"    in another currency: {spell_amount(offer.amount)}; {_cited(offer)}"
    for offer in history.unsettled:
        yield f"    {offer.status}: {spell_amount(offer.amount)}; {_cited(offer)}"


def day_of_rate(spell: Spell) -> date:
    """The day whose month's rate turns a value into another currency: its first or last one."""
    return spell.first or spell.until or spell.reach


def reporters(spell: Spell) -> str:
    """Who reported a value, with days and record ids; then who told of it later."""
    told = [f"told by {_several(spell.own)}"] if spell.own else []
    if spell.copies:
        told.append(f"repeated word by word by {_several(spell.copies)}")
    later = [f"told later by {_several(spell.told_later)}"] if spell.told_later else []
    seen = f"; last seen {spell.seen[-1]}" if len(spell.seen) > 1 else ""
    return "; ".join([*told, *later]) + seen


def _head(slot: Slot, offer: Offer) -> list[str]:
    place = (slot.municipality or offer.place.name) if offer.place else "place not named"
    code = f" [{slot.place}]" if slot.place else ""
    period = "" if slot.per is None else " once" if slot.per == "once" else f" per {slot.per}"
    audience = f", for {slot.audience}" if slot.audience else ""
    payer = "several payers" if slot.basis == "total" else slot.payer
    basis = "basis not said" if slot.basis == "unknown" else slot.basis
    return [f"{place}{code}", f"{slot.benefit}{period}{audience}", f"{payer}, {basis}"]


def _sum(state: OfferState) -> str:
    spell = state.spell
    if state.condition == "lapsed":
        return f"ended on {spell.window}; what follows is not known (it was {spell_amount(spell.amount)})"
    if state.condition == "ended":
        return f"said to be over since {spell.first}" if spell.first else "said to be over"
    return f"{_value(spell)}{' (disputed)' if state.conflicts else ''}, {_since(spell)}"


def _since(spell: Spell) -> str:
    if spell.first is None:
        return "since when is not said"
    return f"since {spell.first}" if spell.dated else f"first told {spell.first}"


def _value(spell: Spell) -> str:
    if spell.says == "ended":
        return "said to be over"
    if spell.says == "unnamed":
        told = f"; {spell_amount(spell.reckoned)} by arithmetic" if spell.reckoned else ""
        return f"a sum that no report names ({_by(spell)}{told})"
    if spell.says == "offered" and spell.amount is None:
        return "offered"
    return spell_amount(spell.amount)


def _by(spell: Spell) -> str:
    offer = spell.leader()
    by = offer.change_by
    verb = {"raise": "raised", "cut": "cut"}.get(offer.change or "", "changed")
    if by is not None and by.amount is not None:
        return f"{verb} by {spell_amount(by.amount)}"
    return f"{verb} to {plain(by.ratio)} times what it was" if by is not None and by.ratio else verb


def _age(state: OfferState, day: date) -> str:
    if state.last_seen is not None:
        return f"last seen {state.last_seen}, {state.age_days} days before"
    told = state.offer.published
    if state.condition == "told_later" or told is None or told > day:
        return "told later"
    return f"told {told}, {(day - told).days} days before"


def _notes(state: OfferState, day: date) -> Iterator[str]:
    spell = state.spell
    if state.condition == "told_later":
        yield f"known only from what was told later: {_several(spell.told_later)}"
    if state.reverted:
        yield "the window before has ended, and this is what it was said to fall back to"
    yield from _before(state)
    yield from _window(state)
    if state.coming is not None:
        yield f"from {state.coming.first}: {_value(state.coming)} ({_several(state.coming.reports)})"
    for against in state.against:
        sides = f"{_value(spell)}, {_cited(state.offer)}; but {_against(against)}"
        yield f"conflict: {sides}" if against.is_conflict else f"also told: {_against(against)}"
    if copies := _told_by(spell.copies, day):
        yield f"repeated word by word, which confirms nothing: {_several(copies)}"
    for reckoning in state.reckonings:
        yield reckoned(reckoning)
    for offer in state.aside:
        yield f"in another currency: {spell_amount(offer.amount)}; {_cited(offer)}"
    for offer in state.unsettled:
        yield f"{offer.status}: {spell_amount(offer.amount)}; {_cited(offer)}"


def _before(state: OfferState) -> Iterator[str]:
    """What was on offer before, and how it changed."""
    if state.before is not None or state.over_before:
        earlier = f" ({_cited(state.earlier)})" if state.earlier else " (told later)"
        before = "said to be over" if state.over_before else spell_amount(state.before)
        yield f"before: {before}{earlier}{_changed(state.spell)}"


def _told_by(offers: tuple[Offer, ...], day: date) -> tuple[Offer, ...]:
    return tuple(offer for offer in offers if offer.published is not None and offer.published <= day)


def _window(state: OfferState) -> Iterator[str]:
    """The end of the window, and what other reports say of it."""
    if state.expires_in is not None:
        yield f"ends in {state.expires_in} days, on {state.spell.window}"
    elif state.spell.window is not None and state.condition not in ("lapsed", "ended"):
        yield f"until {state.spell.window}"
    yield from _endings(state.spell)


def _endings(spell: Spell) -> Iterator[str]:
    """The ends of a window that other reports give, or gave before it was prolonged."""
    told = {ending.day: ending.offer for ending in spell.endings if ending.day is not None}
    prolonged = [ending.offer for ending in spell.endings if ending.day is None]
    if prolonged and spell.window is None:
        yield f"prolonged, until when is not said: {_cited(prolonged[-1])}"
    for day, offer in told.items():
        if day != spell.window:
            yield f"its end was told as {day}: {_cited(offer)}"


def _changed(spell: Spell) -> str:
    hushed = any(offer.announced is False for offer in spell.reports)
    silent = "" if spell.how != "silent" else "; nobody announced it" if hushed else _SILENT
    silent = _RETURNS if spell.returns else _HOW.get(spell.how, silent)
    if spell.by is None:
        return silent
    times = f", × {plain(spell.ratio.quantize(Decimal('0.01')))}" if spell.ratio is not None else ""
    sign = "+" if spell.by > 0 else "-"
    return f"; changed by {sign}{plain(abs(spell.by))}{times}{silent}{_contradiction(spell)}"


def _contradiction(spell: Spell) -> str:
    """Where a sum told as a raise is less than the one before, or as a cut is more: "by" may be meant."""
    if spell.by is None or spell.how == "reverted":
        return ""
    told = spell.leader().change
    contradicts = told == ("cut" if spell.by > 0 else "raise")
    return f"; yet it is told as a {told}" if contradicts else ""


def _against(against: Against) -> str:
    day = "" if against.day == against.offer.published else f" of {against.day}"
    said = "said to be over" if against.offer.change == "end" else spell_amount(against.amount)
    return f"{said}{day}, {_cited(against.offer)}: {_WHY[against.why]}"


def _span(spell: Spell) -> str:
    first = f"from {spell.first}" if spell.first else "from a day that is not known"
    told = " (first told)" if spell.first and not spell.dated else ""
    return f"{first}{told} until {spell.until}" if spell.until else f"{first}{told} on"


def _several(offers: tuple[Offer, ...]) -> str:
    shown = ", ".join(_cited(offer) for offer in offers[:_MOST_REPORTS])
    more = len(offers) - _MOST_REPORTS
    return f"{shown} and {more} more" if more > 0 else shown


def _cited(offer: Offer) -> str:
    return f"{offer.source or 'source not named'} {offer.published or 'no date'} [{offer.id}]"
