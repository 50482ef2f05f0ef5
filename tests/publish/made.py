"""Records and documents made by hand, for what is published."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from callup.campaign import Campaign, load_campaign
from callup.model import (
    AnyRecord,
    Case,
    Claim,
    Counted,
    Document,
    Figure,
    Judgement,
    Offer,
    Practice,
    Source,
    Voice,
)
from callup.publish import BriefInput, Cleared, Counts, LedgerRow, Period, clear
from callup.values import Amount, Place, Quantity, Span, Time

MADE = datetime(2023, 4, 1, 9, 0, tzinfo=UTC)
MARCH = Period(date(2023, 3, 1), date(2023, 3, 31))
PLACE = Place(code="RU-YAR", name="Yaroslavl Oblast", as_written="Ярославской области")


@cache
def russia() -> Campaign:
    return load_campaign("russia")


def document(text: str, **fields: Any) -> Document:
    known = {
        "id": "d1",
        "source": Source(id="Fen Post", kind="media", control="independent"),
        "locator": "",
        "title": "A title",
        "language": "ru",
        "published": date(2023, 3, 10),
        "url": "https://fen-post.example/1",
        "capture": "c" * 64,
    }
    return Document(text=text, **{**known, **fields})


def common(text: str, words: str, **fields: Any) -> dict[str, Any]:
    start = text.index(words)
    known = {
        "id": "r1",
        "document": "d1",
        "source": "Fen Post",
        "published": date(2023, 3, 10),
        "evidence": (Span(0, len(text), text),),
        "anchor": Span(start, start + len(words), words),
        "place": PLACE,
    }
    return {**known, **fields}


def amount(value: int | None, low: int | None = None) -> Amount:
    high = None if value is None else Decimal(value)
    return Amount(
        min=high if low is None else Decimal(low), max=high, currency="RUB", as_written=f"{value} рублей"
    )


def offer(text: str, words: str, **fields: Any) -> Offer:
    return Offer(**common(text, words, **{"benefit": "signing_bonus", "payer": "regional", **fields}))


def practice(text: str, words: str, **fields: Any) -> Practice:
    return Practice(**common(text, words, **{"practice": "travel_ban", **fields}))


def claim(text: str, words: str, **fields: Any) -> Claim:
    return Claim(**common(text, words, **fields))


def figure(text: str, words: str, **fields: Any) -> Figure:
    what = Counted(term=fields.pop("term", None), as_written=fields.pop("what", words))
    return Figure(**common(text, words, **{"what": what, **fields}))


def case(text: str, words: str, **fields: Any) -> Case:
    return Case(**common(text, words, **fields))


def people(number: int, words: str) -> Quantity:
    return Quantity(min=Decimal(number), max=Decimal(number), as_written=words)


def day(year: int, month: int, number: int) -> Time:
    when = date(year, month, number)
    return Time(from_=when, to=when, precision="day")


def judgement(record: AnyRecord, verdict: Any = "accept", **fields: Any) -> Judgement:
    known = {
        "id": "j1",
        "record": record.id,
        "kind": "offer",
        "by": "the editor",
        "because": "read twice",
        "at": MADE,
        "quote": "",
        "anchor": "",
        "source": None,
        "locator": "",
    }
    return Judgement(verdict=verdict, **{**known, **fields})


def cleared(records: Iterable[AnyRecord], *documents: Document) -> tuple[Cleared, ...]:
    drafts = [(record, None) for record in records]
    return tuple(clear(drafts, {d.id: d for d in documents}, russia()))


def given(records: tuple[Cleared, ...], **fields: Any) -> BriefInput:
    known: dict[str, Any] = {
        "cleared": records,
        "ledger": (),
        "silent": (),
        "topics": {},
        "counts": Counts(documents=1, sources=1, undated_documents=0, issues={}),
        "origins": lambda ids: len(list(ids)),
        "period": MARCH,
        "made_at": MADE,
    }
    return BriefInput(**{**known, **fields})


def row(record: Offer, **fields: Any) -> LedgerRow:
    known: dict[str, Any] = {
        "offer": record.id,
        "amount": record.amount,
        "last_seen": record.published,
        "age_days": 21,
    }
    return LedgerRow(**{**known, **fields})


def voice(name: str | None, class_: Any = "unknown", **fields: Any) -> Voice:
    return Voice(name=name, class_=class_, **fields)
