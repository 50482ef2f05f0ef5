"""What the cards of one case say together: the last card stands, and what differs is kept beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TypeVar

from callup.model import Case
from callup.model.case import Outcome
from callup.model.court_case import Appeal, CaseStage, CourtCase, Disagreement
from callup.values import Time

_WORST: tuple[Outcome, ...] = (
    "prison", "suspended", "fine", "acquitted", "terminated", "returned", "transferred", "unknown",
)  # fmt: skip
_STAGES: tuple[CaseStage, ...] = ("received", "heard", "decided")
_COMPARED: tuple[tuple[str, Callable[[Case], str | None]], ...] = (
    ("articles", lambda case: " ".join(sorted(case.articles)) or None),
    ("received", lambda case: _written(case.received)),
    ("decided", lambda case: _written(case.decided)),
    ("outcome", lambda case: None if case.outcome == "unknown" else case.outcome),
    ("term_months", lambda case: None if case.term_months is None else str(case.term_months)),
    ("person", lambda case: None if case.person == "unknown" else case.person),
)

T = TypeVar("T")


def merged(cards: Sequence[Case], reports: Sequence[Case]) -> CourtCase:
    """One case of its cards, in the order of their publication, and of the reports of it.

    What the first instance did and what an appeal did are kept apart. Of cards that name different persons
    the gravest outcome stands for the case.
    """
    first = sorted((card for card in cards if card.stage != "appeal"), key=_is_decided)
    appeals = [card for card in cards if card.stage == "appeal"]
    shown = first or appeals or list(reports)
    apart = _of_different_people(first)
    return CourtCase(
        court=_last(card.court for card in shown),
        number=_last(card.number for card in shown),
        articles=_articles(first or shown, apart),
        stage=_stage(first),
        received=_last(day_of(card.received) for card in first),
        heard=_last(day_of(card.card.heard) for card in first if card.card),
        decided=_last(day_of(card.decided) for card in first),
        outcome=_outcome(first, apart),
        term_months=_term(first, apart),
        person=_last(c.person for c in first if c.person != "unknown") or "unknown",
        text_published=_published(first),
        people=_people(first or cards),
        cards=tuple(card.id for card in first),
        appeals=(_appeal(appeals),) if appeals else (),
        reports=tuple(report.id for report in reports),
        disagreements=() if apart else tuple(_disagreements(first)),
    )


def day_of(time: Time | None) -> date | None:
    """The day of a time that is told to the day."""
    return time.from_ if time is not None and time.precision == "day" else None


def _is_decided(card: Case) -> bool:
    return card.stage == "decided"


def _last(values: Iterable[T | None]) -> T | None:
    known = [value for value in values if value is not None]
    return known[-1] if known else None


def _of_different_people(cards: Sequence[Case]) -> bool:
    """Whether no two cards name the same person: then they tell of several accused in one case."""
    named = [set(card.card.pseudonyms) if card.card else set() for card in cards]
    return len(cards) > 1 and all(named) and sum(map(len, named)) == len(set().union(*named))


def _articles(cards: Sequence[Case], apart: bool) -> tuple[str, ...]:
    if apart:
        return tuple(sorted({article for card in cards for article in card.articles}))
    return _last(card.articles or None for card in cards) or ()


def _stage(cards: Sequence[Case]) -> CaseStage | None:
    told = [stage for card in cards for stage in _STAGES if card.stage == stage]
    return max(told, key=_STAGES.index) if told else ("received" if cards else None)


def _outcome(cards: Sequence[Case], apart: bool) -> Outcome:
    known = [card.outcome for card in cards if card.outcome != "unknown"]
    if not known:
        return "unknown"
    return min(known, key=_WORST.index) if apart else known[-1]


def _term(cards: Sequence[Case], apart: bool) -> int | None:
    terms = [card.term_months for card in cards if card.term_months is not None]
    return max(terms, default=None) if apart else _last(terms)


def _published(cards: Sequence[Case]) -> bool | None:
    """A text that one card shows is published, whatever an older card said."""
    told = [card.text_published for card in cards if card.text_published is not None]
    return any(told) if told else None


def _people(cards: Sequence[Case]) -> int | None:
    named = {name for card in cards if card.card for name in card.card.pseudonyms}
    counts = [card.card.people for card in cards if card.card and card.card.people is not None]
    return len(named) or max(counts, default=None)


def _appeal(cards: Sequence[Case]) -> Appeal:
    return Appeal(
        received=_last(day_of(card.received) for card in cards),
        decided=_last(day_of(card.decided) for card in cards),
        outcome=_last(c.outcome for c in cards if c.outcome != "unknown") or "unknown",
        cards=tuple(card.id for card in cards),
    )


def _disagreements(cards: Sequence[Case]) -> Iterable[Disagreement]:
    for field, value_of in _COMPARED:
        sides = {value: card.id for card in cards if (value := value_of(card)) is not None}
        if len(sides) > 1:
            yield Disagreement(field=field, sides=tuple(sides.items()))


def _written(time: Time | None) -> str | None:
    day = day_of(time)
    return day.isoformat() if day else None
