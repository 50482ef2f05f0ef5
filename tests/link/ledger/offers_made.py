"""Dated reports of offers, made by hand: sums are thousands of roubles."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from callup.link.ledger.ledger import OfferState, Spell, histories, ledger_on
from callup.model import ChangeBy, Offer
from callup.values import Amount, Place, Time

NAMES = {"XN": "Norland", "XN-FEN": "Fen Province", "XN-HIL": "Hill Territory"}


def rub(thousands: int | float, currency: str = "RUB") -> Amount:
    value = Decimal(str(thousands)) * 1000
    return Amount(min=value, max=value, as_written=f"{thousands} тыс. рублей", currency=currency)


def up_to(thousands: int) -> Amount:
    return Amount(
        min=None,
        max=Decimal(thousands * 1000),
        qualifier="at_most",
        as_written=f"до {thousands} тыс.",
        currency="RUB",
    )


def day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def window(first: str | None, last: str | None) -> Time:
    return Time(from_=day(first), to=day(last), precision="open" if last is None else "day")


def by(thousands: int) -> ChangeBy:
    return ChangeBy(amount=rub(thousands))


def report(id_: str, published: str | None, thousands: int | float | None, **more: Any) -> Offer:
    """A report of a regional part, unless it is said otherwise; `town` and `place` say where."""
    code, town = more.pop("place", "XN-FEN"), more.pop("town", None)
    place = Place(code=code, municipality=town, name=NAMES[code]) if code else None
    known: dict[str, Any] = {
        "document": f"of {id_}",
        "source": f"paper {id_}",
        "benefit": "signing_bonus",
        "payer": "regional",
        "basis": "component",
        "per": "once",
        "place": place,
        "amount": None if thousands is None else rub(thousands),
    }
    return Offer(id=id_, published=day(published), **{**known, **more})


def federal(id_: str, published: str, thousands: int, **more: Any) -> Offer:
    return report(id_, published, thousands, **{"payer": "federal", "place": "XN", **more})


def total(id_: str, published: str, thousands: int, **more: Any) -> Offer:
    return report(id_, published, thousands, payer="unknown", basis="total", **more)


def unknown(id_: str, published: str, thousands: int, **more: Any) -> Offer:
    return report(id_, published, thousands, payer="unknown", basis="unknown", **more)


def thousands(amount: Amount | None) -> float | None:
    if amount is None:
        return None
    value = amount.max if amount.max is not None else amount.min
    return None if value is None else float(value / 1000)


def states(offers: Iterable[Offer], on: str) -> list[OfferState]:
    return ledger_on(offers, date.fromisoformat(on))


def state(offers: Iterable[Offer], on: str) -> OfferState:
    found = states(offers, on)
    assert len(found) == 1, found
    return found[0]


def sums(offers: Iterable[Offer], on: str) -> list[float | None]:
    return [thousands(state.amount) for state in states(offers, on)]


def spells(offers: Iterable[Offer]) -> tuple[Spell, ...]:
    (history,) = histories(offers).values()
    return history.spells


def values(offers: Iterable[Offer]) -> list[float | None]:
    return [thousands(spell.amount) for spell in spells(offers)]
