"""A court case, from a card or a report. It names no one."""

from __future__ import annotations

from typing import Literal

import msgspec

from callup.model.record import Record
from callup.values import Time

Stage = Literal["received", "heard", "decided", "appeal"]
Outcome = Literal[
    "suspended", "prison", "fine", "acquitted", "returned", "terminated", "transferred", "unknown"
]
Person = Literal["mobilised", "contract", "conscript", "unknown"]


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """What only a court's card tells, and no report.

    `uid` is the number that a case keeps in all instances, `lower_number` what an appeal says of the first
    one. `people` are the accused that the card names, each as a pseudonym where a key was given.
    """

    uid: str | None = None
    lower_number: str | None = None
    heard: Time | None = None
    people: int | None = None
    pseudonyms: tuple[str, ...] = ()


class Case(Record, frozen=True, kw_only=True, tag="case"):
    """What a court did with a case. A case that was transferred is decided elsewhere, if it is.

    `term_months` is the length of the sentence in months; `articles` as "337.5" (article and part). `card` is
    None where a text reports the case.
    """

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
    card: Card | None = None
