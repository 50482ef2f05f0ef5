"""One case at court, joined from its cards and the reports of it."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from callup.model.case import Outcome, Person

CaseStage = Literal["received", "heard", "decided"]


class Appeal(msgspec.Struct, frozen=True, kw_only=True):
    """What a higher court did with a case."""

    received: date | None = None
    decided: date | None = None
    outcome: Outcome = "unknown"
    cards: tuple[str, ...] = ()


class Disagreement(msgspec.Struct, frozen=True, kw_only=True):
    """A field of which cards of one case say different things; each value with a record that says it."""

    field: str
    sides: tuple[tuple[str, str], ...]


class CourtCase(msgspec.Struct, frozen=True, kw_only=True):
    """`stage` is how far the first instance has come: None where only an appeal or a report is known.

    `cards` are the records of the first instance, `reports` those of news and press releases. `people` is the
    number of the accused, None where no card names them.
    """

    court: str | None
    number: str | None
    articles: tuple[str, ...]
    stage: CaseStage | None
    received: date | None = None
    heard: date | None = None
    decided: date | None = None
    outcome: Outcome = "unknown"
    term_months: int | None = None
    person: Person = "unknown"
    text_published: bool | None = None
    people: int | None = None
    cards: tuple[str, ...] = ()
    appeals: tuple[Appeal, ...] = ()
    reports: tuple[str, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
