"""What of a practice, a figure, a rule or a case is compared, and where it stands."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from callup.evaluate.marked_facts import (
    FactPassage,
    MarkedCase,
    MarkedFigure,
    MarkedPractice,
    MarkedQuantity,
    MarkedRule,
    span_of,
)
from callup.evaluate.offer_scores import Fields, Towns, place_key
from callup.model import Case, Figure, Practice, Rule
from callup.values import Quantity

_PLACES = Decimal("0.01")
_STEM = 5  # letters of a word that must agree where a field holds the text's own words


class Fact(msgspec.Struct, frozen=True):
    """One record, wanted or found: what it is, the words it stands on (None where nobody marked them), its
    fields."""

    kind: str | None
    span: tuple[int, int] | None
    fields: Fields
    status: str = "reported"


def wanted_practice(passage: FactPassage, marked: MarkedPractice) -> Fact:
    """A practice as a reader marked it."""
    fields: Fields = {
        "place": (marked.place.code, marked.place.municipality) if marked.place else None,
        "people": _ends(marked.people),
        "status": marked.status,
        "actor": _stems(marked.actor),
        "target": _stems(marked.target),
    }
    return Fact(marked.practice, span_of(passage, marked.trigger), fields, marked.status)


def found_practice(record: Practice, towns: Towns) -> Fact:
    """A practice as it was found."""
    fields: Fields = {
        "place": place_key(record.place, towns) if record.place else None,
        "people": _ends(record.people),
        "status": record.status,
        "actor": _stems(record.actor),
        "target": _stems(record.target),
    }
    return Fact(record.practice, _span(record), fields, record.status)


def wanted_figure(passage: FactPassage, marked: MarkedFigure) -> Fact:
    """A figure as a reader marked it."""
    as_of = (marked.as_of.from_, marked.as_of.to) if marked.as_of else None
    fields: Fields = {
        "value": _ends(marked.value),
        "unit": marked.unit,
        "of": _ends(marked.of),
        "share": _share(marked.share),
        "what": marked.what,
        "qualifier": _qualifier(marked.value or marked.share),
        "per": marked.per,
        "as_of": as_of,
    }
    return Fact(None, span_of(passage, marked), fields)


def found_figure(record: Figure, towns: Towns) -> Fact:
    """A figure as it was found."""
    del towns
    fields: Fields = {
        "value": _ends(record.value),
        "unit": record.unit,
        "of": _ends(record.of),
        "share": _share(record.share),
        "what": record.what.term,
        "qualifier": _qualifier(record.value or record.share),
        "per": record.per,
        "as_of": (record.as_of.from_, record.as_of.to) if record.as_of else None,
    }
    return Fact(None, _span(record), fields, record.status)


def wanted_rule(passage: FactPassage, marked: MarkedRule) -> Fact:
    """A legal step as a reader marked it."""
    act = marked.act
    fields: Fields = {
        "stage": marked.stage,
        "what": marked.what,
        "value": marked.value.number if marked.value else None,
        "act": act.number if act else None,
        "effective": marked.effective.from_ if marked.effective else None,
    }
    return Fact(marked.what, span_of(passage, marked), fields)


def found_rule(record: Rule, towns: Towns) -> Fact:
    """A legal step as it was found."""
    del towns
    fields: Fields = {
        "stage": record.stage,
        "what": record.what,
        "value": record.value.number if record.value else None,
        "act": record.act.number if record.act else None,
        "effective": record.effective.from_ if record.effective else None,
    }
    return Fact(record.what, _span(record), fields, record.status)


def wanted_case(passage: FactPassage, marked: MarkedCase) -> Fact:
    """A case as a reader marked it."""
    del passage
    return Fact(None, None, _case_fields(marked))


def found_case(record: Case, towns: Towns) -> Fact:
    """A case as it was found."""
    del towns
    return Fact(None, None, _case_fields(record), record.status)


def _case_fields(case: Case | MarkedCase) -> Fields:
    return {
        "articles": frozenset(case.articles),
        "stage": case.stage,
        "outcome": case.outcome,
        "term_months": case.term_months,
        "person": case.person,
    }


def agrees(name: str, wanted: object, found: object) -> bool:
    """Whether a field is right: words share a stem with the marked ones, all else is equal."""
    if isinstance(wanted, frozenset) and isinstance(found, frozenset) and name in ("actor", "target"):
        return bool(wanted & found) or wanted == found
    return wanted == found


def _span(record: Practice | Figure | Rule) -> tuple[int, int]:
    return record.anchor.start, record.anchor.end


def _ends(quantity: Quantity | MarkedQuantity | None) -> tuple[Decimal | None, Decimal | None] | None:
    return (quantity.min, quantity.max) if quantity else None


def _share(share: Quantity | MarkedQuantity | None) -> tuple[Decimal | None, Decimal | None] | None:
    """Both ends to a hundredth: "a third" is marked as .33 and as .3333."""
    if share is None:
        return None
    low, high = (None if end is None else end.quantize(_PLACES) for end in (share.min, share.max))
    return low, high


def _qualifier(quantity: Quantity | MarkedQuantity | None) -> str | None:
    return quantity.qualifier if quantity else None


def _stems(words: str | None) -> frozenset[str]:
    cleaned = "".join(char if char.isalnum() else " " for char in (words or "").lower().replace("ё", "е"))
    return frozenset(word[:_STEM] for word in cleaned.split() if len(word) >= _STEM - 1)
