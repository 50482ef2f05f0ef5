"""The offers ledger in lines to be read: a state of a day, and the successive values of a slot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from callup.link.exchange import Exchange
from callup.link.ledger import History, OfferState, Slot, Spell
from callup.link.ledger_runs import Against, Why
from callup.link.ledger_sums import Reckoning
from callup.model import Offer
from callup.values import Amount

_MILLION = 1_000_000
_MOST_REPORTS = 5
_SILENT = "; no report tells of a change"
_WHY: dict[Why, str] = {
    "same_page": "in the same document",
    "same_day": "for the same day",
    "close": "told within a week, and not as a change of this sum",
    "still_reported": "the other sum was told once more",
    "still_shown": "the other sum still stood on its page",
    "told_otherwise": "told later to have been the sum then",
}


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
            yield f"        against it: {_against(against)}"
        if wanted is not None and spell.amount is not None:
            yield f"        {exchanged(spell.amount, day_of_rate(spell), exchange, wanted)}"
    for offer in history.aside:
        yield f"    in another currency: {spell_amount(offer.amount)}; {_cited(offer)}"
    for offer in history.unsettled:
        yield f"    {offer.status}: {spell_amount(offer.amount)}; {_cited(offer)}"


def spell_amount(amount: Amount | None) -> str:
    """An amount in words that keep what is not known.

    >>> from decimal import Decimal; from callup.values import Amount
    >>> spell_amount(Amount(min=None, max=Decimal(2500), as_written="up to $2,500", currency="USD"))
    'up to 2,500 USD'
    """
    if amount is None:
        return "no sum"
    low, high = amount.min, amount.max
    if low is not None and high is not None:
        number = _plain(low) if low == high else f"{_plain(low)} to {_plain(high)}"
    elif high is not None:
        number = f"up to {_plain(high)}"
    else:
        number = f"from {_plain(low)}" if low is not None else "an unnamed sum"
    about = {"about": "about ", "nearly": "nearly "}.get(amount.qualifier or "", "")
    return f"{about}{number} {amount.currency}"


def exchanged(amount: Amount, day: date, exchange: Exchange, wanted: str) -> str:
    """A sum in another currency with the rate, its month and its reference; or that there is no rate."""
    if amount.currency == wanted:
        return f"= {spell_amount(amount)}, as it was told"
    made = exchange.into(wanted, amount, day)
    if made is None:
        return f"not in {wanted}: the campaign has no rate for {day:%Y-%m}"
    rates = "; ".join(
        f"{rate.rate} {exchange.home} for 1 {rate.currency}, mean of {rate.month} ({rate.reference})"
        for rate in made.rates
    )
    return f"= {spell_amount(made.amount)}, at {rates}"


def day_of_rate(spell: Spell) -> date:
    """The day whose month's rate turns a value into another currency: its first or last one."""
    return spell.first or spell.until or spell.reach


def arithmetic(reckoning: Reckoning) -> str:
    """The sums of a reckoning as an equation; in millions where they are that large and round."""
    numbers = [_number(part.amount) for part in reckoning.parts]
    whole = _number(reckoning.other if reckoning.verdict == "explained" else reckoning.about)
    added = sum(numbers, Decimal(0))
    say, unit = _scale([*numbers, whole, _number(reckoning.about)])
    currency = reckoning.about.currency
    parts = " + ".join(f"{say(n)} {part.payer}" for n, part in zip(numbers, reckoning.parts, strict=True))
    if reckoning.verdict == "explained":
        high, low = sorted((whole, _number(reckoning.about)), reverse=True)
        return f"{say(high)} - {say(low)} = {say(high - low)}{unit} {currency}"
    if reckoning.verdict == "open":
        return f"{say(whole)} total - {parts} = {say(whole - added)}{unit} {currency}"
    return f"{parts} = {say(added)}{unit} {currency}" if parts else f"{say(whole)}{unit} {currency}"


def reckoned(reckoning: Reckoning) -> str:
    """What an arithmetic says of a sum, in words."""
    equation, left = arithmetic(reckoning), reckoning.difference
    about = spell_amount(reckoning.about)
    gap = spell_amount(_like(reckoning.about, abs(left))) if left is not None else ""
    more = "more" if left is not None and left > 0 else "less"
    words = {
        "adds_up": f"{equation}: the total adds up",
        "rounded": f"{equation}: the total of {about} adds up to within one per cent",
        "within": f"{equation}: within {about}",
        "conflict": f"conflict: {equation}, but the total is told as {about}: {gap} {more} than its parts",
        "open": f"{equation}: what is left has no part that is known on this day",
        "equals_part": f"the same sum as the {_payers(reckoning)} part",
        "equals_total": "the same sum as the total that is reported",
        "equals_sum": f"{equation}: the same sum as its parts together",
        "differs": f"not said whether part or total: {gap} {more} than {equation}" if gap else
        "not said whether part or total",
        "together": f"{equation}: what the known parts make together; nobody reports a total",
        "explained": f"{equation}: just the {_payers(reckoning)} part, so one may be the total of the other",
    }  # fmt: skip
    return words[reckoning.verdict]


def reporters(spell: Spell) -> str:
    """Who reported a value, with days and record ids; then who told of it later."""
    told = [f"told by {_several(spell.reports)}"] if spell.reports else []
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
    return f"{_value(spell)}, {_since(spell)}"


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
    return f"{verb} to {_plain(by.ratio)} times what it was" if by is not None and by.ratio else verb


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
    if state.before is not None:
        earlier = f" ({_cited(state.earlier)})" if state.earlier else " (told later)"
        yield f"before: {spell_amount(state.before)}{earlier}{_changed(spell)}"
    if state.expires_in is not None:
        yield f"ends in {state.expires_in} days, on {spell.window}"
    elif spell.window is not None and state.condition not in ("lapsed", "ended"):
        yield f"until {spell.window}"
    if state.coming is not None:
        yield f"from {state.coming.first}: {_value(state.coming)} ({_several(state.coming.reports)})"
    for against in state.against:
        yield f"conflict: {spell_amount(spell.amount)}, {_cited(state.offer)}; but {_against(against)}"
    for reckoning in state.reckonings:
        yield reckoned(reckoning)
    for offer in state.unsettled:
        yield f"{offer.status}: {spell_amount(offer.amount)}; {_cited(offer)}"


def _changed(spell: Spell) -> str:
    hushed = any(offer.announced is False for offer in spell.reports)
    silent = "" if spell.how != "silent" else "; nobody announced it" if hushed else _SILENT
    if spell.by is None:
        return silent
    times = f", × {_plain(spell.ratio.quantize(Decimal('0.01')))}" if spell.ratio is not None else ""
    sign = "+" if spell.by > 0 else "-"
    return f"; changed by {sign}{_plain(abs(spell.by))}{times}{silent}"


def _against(against: Against) -> str:
    day = "" if against.day == against.offer.published else f" of {against.day}"
    return f"{spell_amount(against.amount)}{day}, {_cited(against.offer)}: {_WHY[against.why]}"


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


def _payers(reckoning: Reckoning) -> str:
    return " and ".join(part.payer for part in reckoning.parts)


def _like(amount: Amount, value: Decimal) -> Amount:
    return Amount(min=value, max=value, as_written="", currency=amount.currency)


def _number(amount: Amount | None) -> Decimal:
    if amount is None:
        return Decimal(0)
    return amount.max if amount.max is not None else amount.min or Decimal(0)


class _Say:
    """How numbers are written: in millions, or in full."""

    def __init__(self, unit: int) -> None:
        self._unit = unit

    def __call__(self, value: Decimal) -> str:
        return _plain(value / self._unit)


def _scale(numbers: Iterable[Decimal]) -> tuple[_Say, str]:
    known = list(numbers)
    large = max(known, default=Decimal(0)) >= _MILLION and all(number % 1000 == 0 for number in known)
    return (_Say(_MILLION), " million") if large else (_Say(1), "")


def _plain(value: Decimal | None) -> str:
    """A number with its thousands grouped and no zeros after the point."""
    if value is None:
        return ""
    whole = value.to_integral_value()
    return f"{whole:,f}" if whole == value else f"{value.normalize():,f}"
