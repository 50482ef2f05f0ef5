"""The offers ledger as a table: one row a slot, or one a value; the columns are told in docs/method.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from callup.cli.offering_lines import day_of_rate
from callup.cli.offering_sums import arithmetic
from callup.link.ledger.exchange import Exchange
from callup.link.ledger.ledger import Ledger, OfferState, Slot, Spell
from callup.link.ledger.ledger_runs import Against
from callup.model import Offer
from callup.values import Amount

COLUMNS = (
    "record", "on", "place", "place_name", "municipality", "place_status", "benefit", "payer", "basis", "per",
    "audience", "condition", "min", "max", "qualifier", "currency", "as_written", "from", "from_basis",
    "until", "window_until", "expires_in_days", "reverts_to_min", "reverts_to_max", "change", "earlier_min",
    "earlier_max", "earlier_published", "changed_by", "changed_ratio", "reckoned", "first_told", "last_seen",
    "age_days", "reports", "copies", "sources", "told_later", "conflicts", "conflict_sums",
    "conflict_records", "also_sums", "also_records", "reverted", "sum_check", "sum_arithmetic",
    "sum_difference", "in_currency", "in_min", "in_max", "rate", "rate_month", "rate_reference", "source",
    "published", "records",
)  # fmt: skip
Row = dict[str, object]


def rows_of_states(
    states: Iterable[OfferState], day: date, exchange: Exchange, wanted: str | None
) -> Iterator[Row]:
    """The rows of a day, one a slot."""
    for state in states:
        checks = state.reckonings
        yield {
            **_slot(state.slot, state.offer),
            **_value(state.spell, state.amount),
            **_exchanged(state.amount, day, exchange, wanted),
            "on": day,
            "condition": state.condition,
            "expires_in_days": state.expires_in,
            **_ends("earlier", state.before),
            "earlier_published": state.earlier.published if state.earlier else None,
            "last_seen": state.last_seen,
            "age_days": state.age_days,
            **_others(state.against),
            "reverted": state.reverted,
            "sum_check": _joined(reckoning.verdict for reckoning in checks),
            "sum_arithmetic": "; ".join(arithmetic(reckoning) for reckoning in checks),
            "sum_difference": next((r.difference for r in checks if r.difference is not None), None),
        }


def rows_of_history(ledger: Ledger, exchange: Exchange, wanted: str | None) -> Iterator[Row]:
    """The rows of all values, one a value; what depends on a day is empty."""
    for slot, history in ledger.items():
        before: Spell | None = None
        for spell in history.spells:
            yield {
                **_slot(slot, spell.leader()),
                **_value(spell, spell.amount),
                **_exchanged(spell.amount, day_of_rate(spell), exchange, wanted),
                **_ends("earlier", before.amount if before else None),
                "earlier_published": before.leader().published if before and before.reports else None,
                "last_seen": spell.seen[-1] if spell.seen else None,
                **_others(spell.against),
                "reverted": spell.how == "reverted",
            }
            before = spell


def _others(against: tuple[Against, ...]) -> Row:
    """The reports in conflict, and those that say another thing and are in none."""
    conflicts = [told for told in against if told.is_conflict]
    also = [told for told in against if not told.is_conflict]
    return {
        "conflicts": len(conflicts),
        "conflict_sums": _joined(_written(told.amount) for told in conflicts),
        "conflict_records": _joined(told.offer.id for told in conflicts),
        "also_sums": _joined(_written(told.amount) for told in also),
        "also_records": _joined(told.offer.id for told in also),
    }


def _slot(slot: Slot, offer: Offer) -> Row:
    return {
        "place": slot.place,
        "place_name": offer.place.name if offer.place else None,
        "municipality": slot.municipality,
        "place_status": offer.place.status if offer.place else None,
        "benefit": slot.benefit,
        "payer": slot.payer,
        "basis": slot.basis,
        "per": slot.per,
        "audience": slot.audience,
        "record": offer.id,
        "source": offer.source,
        "published": offer.published,
    }


def _value(spell: Spell, amount: Amount | None) -> Row:
    offers = {offer.id: offer for offer in (*spell.reports, *spell.told_later, *spell.copies)}
    reverts = next((o.reverts_to for o in reversed(spell.reports) if o.reverts_to is not None), None)
    told = spell.how != "reverted" and amount is not None
    return {
        **_ends("", amount),
        "qualifier": amount.qualifier if amount else None,
        "currency": amount.currency if amount else None,
        "as_written": amount.as_written if amount and told else None,
        "from": spell.first,
        "from_basis": None if spell.first is None else "text" if spell.dated else "first_told",
        "until": spell.until,
        "window_until": spell.window,
        **(_ends("reverts_to", reverts) if spell.how != "reverted" else {}),
        "change": spell.how,
        "changed_by": spell.by,
        "changed_ratio": None if spell.ratio is None else round(spell.ratio, 4),
        "reckoned": spell.reckoned.max if spell.reckoned else None,
        "first_told": min((o.published for o in spell.reports if o.published), default=None),
        "reports": len(spell.own),
        "copies": len(spell.copies),
        "sources": len({offer.source for offer in spell.own if offer.source}),
        "told_later": len(spell.told_later),
        "records": _joined(offers),
    }


def _exchanged(amount: Amount | None, day: date, exchange: Exchange, wanted: str | None) -> Row:
    if wanted is None or amount is None:
        return {}
    made = exchange.into(wanted, amount, day)
    if made is None:
        known = _ends("in", amount) if amount.currency == wanted else {}
        return {"in_currency": wanted, **known}
    return {
        "in_currency": wanted,
        **_ends("in", made.amount),
        "rate": _joined(f"{rate.rate}" for rate in made.rates),
        "rate_month": f"{day:%Y-%m}",
        "rate_reference": "; ".join(rate.reference for rate in made.rates),
    }


def _ends(prefix: str, amount: Amount | None) -> Row:
    start = f"{prefix}_" if prefix else ""
    return {f"{start}min": amount.min if amount else None, f"{start}max": amount.max if amount else None}


def _written(amount: Amount | None) -> str:
    if amount is None:
        return "no-sum"
    number = amount.max if amount.max is not None else amount.min
    return f"{number:f}{amount.currency}"


def _joined(parts: Iterable[str]) -> str:
    return " ".join(parts)
