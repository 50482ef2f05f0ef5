"""A court case, from a card or a report. It names no one."""

from __future__ import annotations

from typing import Literal

from callup.model.record import Record
from callup.values import Time

Stage = Literal["received", "heard", "decided", "appeal"]
Outcome = Literal["suspended", "prison", "fine", "acquitted", "returned", "unknown"]
Person = Literal["mobilised", "contract", "conscript", "unknown"]


class Case(Record, frozen=True, kw_only=True, tag="case"):
    """`term_months` is the length of the sentence in months; `articles` as "337.5" (article and part)."""

    court: str | None = None
    number: str | None = None
    articles: tuple[str, ...] = ()
    stage: Stage | None = None
    received: Time | None = None
    decided: Time | None = None
    outcome: Outcome = "unknown"
    term_months: int | None = None
    person: Person = "unknown"
    text_published: bool | None = None
