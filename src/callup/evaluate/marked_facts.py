"""Labelled passages about one kind of record: practices, figures, rules or cases.

As in `marked.py`, a key that no type here has is an error.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import msgspec

from callup.evaluate.marked import Count, MarkedFileError, Period, PlaceCode, lines_of
from callup.model import Language


class _Marked(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A piece of a labelled passage."""


class MarkedQuantity(_Marked, frozen=True, kw_only=True):
    """A count or a share; None is an open end."""

    min: Decimal | None = None
    max: Decimal | None = None
    qualifier: str | None = None


class Quoted(_Marked, frozen=True, kw_only=True):
    """Words of the text, by the number of their occurrence."""

    quote: str
    at: Count = 0


class MarkedPractice(_Marked, frozen=True, kw_only=True):
    """A practice; `trigger` are the words that tell of it."""

    practice: str
    trigger: Quoted
    actor: str | None = None
    method: str | None = None
    target: str | None = None
    place: PlaceCode | None = None
    people: MarkedQuantity | None = None
    status: str = "reported"
    purpose_stated: str | None = None
    purpose_observed: str | None = None
    outcome: str | None = None


class MarkedFigure(Quoted, frozen=True, kw_only=True):
    """A figure; its words are the number or the share."""

    value: MarkedQuantity | None = None
    unit: str | None = None
    what: str | None = None
    of: MarkedQuantity | None = None
    share: MarkedQuantity | None = None
    per: str | None = None
    as_of: Period | None = None


class MarkedRuleValue(_Marked, frozen=True, kw_only=True):
    """What a rule sets: a number or words."""

    number: Decimal | None = None
    text: str | None = None
    unit: str | None = None


class MarkedAct(_Marked, frozen=True, kw_only=True):
    """An act by its kind, number and date."""

    kind: str | None = None
    number: str | None = None
    date: str | None = None


class MarkedRule(Quoted, frozen=True, kw_only=True):
    """A legal step; `what` is None where the subject is none of the campaign's."""

    what: str | None = None
    value: MarkedRuleValue | None = None
    stage: str | None = None
    act: MarkedAct | None = None
    effective: Period | None = None


class MarkedCase(_Marked, frozen=True, kw_only=True):
    """A case in court, known by its fields alone; the day of its decision and its place are not scored."""

    articles: tuple[str, ...] = ()
    stage: str | None = None
    outcome: str = "unknown"
    term_months: int | None = None
    person: str = "unknown"
    court: str | None = None
    decided: Period | None = None
    place: PlaceCode | None = None
    quote: str | None = None
    at: Count = 0


class FactPassage(_Marked, frozen=True, kw_only=True):
    """A short text with all its records of one kind; `tags` are not scored."""

    id: str
    lang: Language
    published: date
    genre: str = ""
    tags: object = None
    text: str
    practices: tuple[MarkedPractice, ...] = ()
    figures: tuple[MarkedFigure, ...] = ()
    rules: tuple[MarkedRule, ...] = ()
    cases: tuple[MarkedCase, ...] = ()


Marked = TypeVar("Marked", MarkedPractice, MarkedFigure, MarkedRule, MarkedCase)


def read_fact_passages(path: Path) -> list[FactPassage]:
    """The passages of a JSON Lines file; raises MarkedFileError naming file and line."""
    return [passage for _, passage in lines_of(path, FactPassage)]


def span_of(passage: FactPassage, quoted: Quoted) -> tuple[int, int]:
    """Where the words of a mark stand; raises MarkedFileError where they do not."""
    start = -1
    for _ in range(quoted.at + 1):
        start = passage.text.find(quoted.quote, start + 1)
        if start < 0:
            raise MarkedFileError(
                f"passage {passage.id}: a marked quote does not stand in its text {quoted.at + 1} times"
            )
    return start, start + len(quoted.quote)
