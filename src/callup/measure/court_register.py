"""The register: cases received, heard, decided, published, by article, part, court, month and more.

A case is counted in its first instance; appeals are counted beside it. In a period each step counts by its
own day: what was decided in March is of March, whenever it was received.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal

import msgspec

from callup.model.court_case import CourtCase

Stages = Literal["received", "heard", "decided", "published"]
STAGES: tuple[Stages, ...] = ("received", "heard", "decided", "published")
UNKNOWN = ""
OTHER = "other"
_TERMS = (
    (12, "01-12 months"),
    (24, "13-24 months"),
    (36, "25-36 months"),
    (60, "37-60 months"),
    (84, "61-84 months"),
    (120, "85-120 months"),
)
_LONGER = "over 120 months"


class Period(msgspec.Struct, frozen=True):
    """Days, both inclusive; an end that is None is open."""

    first: date | None = None
    last: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether it holds every day, and what has none."""
        return self.first is None and self.last is None

    def holds(self, day: date | None) -> bool:
        """Whether a day lies in it; what has no day lies only in a period without ends."""
        if day is None:
            return self.is_open
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


class Tally(msgspec.Struct):
    """Counts of one row."""

    received: int = 0
    heard: int = 0
    decided: int = 0
    published: int = 0

    def add(self, steps: Iterable[Stages]) -> None:
        """Count a case's steps."""
        for step in steps:
            setattr(self, step, getattr(self, step) + 1)

    def of(self, stage: Stages) -> int:
        """The count of one step."""
        return int(getattr(self, stage))


class Table(msgspec.Struct, frozen=True):
    """Rows by what they are of. `doubled` is what was counted in more than one row, and so once too often."""

    name: str
    rows: Mapping[str, Tally]
    whole: Tally
    doubled: Tally

    def difference(self, stage: Stages) -> int:
        """The whole less its parts, each case counted once; zero where they add up."""
        parts = sum(row.of(stage) for row in self.rows.values())
        return self.whole.of(stage) - parts + self.doubled.of(stage)


class Appeals(msgspec.Struct, frozen=True):
    """Appeals, apart from the first instance; `alone` are those whose first instance is in no card."""

    cases: int
    decided: int
    alone: int


class Register(msgspec.Struct, frozen=True):
    """What an archive knows of cases at court, in a period and of an article where these were given.

    `people` are the accused whom cards name, in `named` of the cases. `told` are cases that are known from
    reports alone, `undated` such as no day puts into the period or out of it.
    """

    whole: Tally
    tables: tuple[Table, ...]
    appeals: Appeals
    people: int
    named: int
    reported: int
    told: int
    undated: int
    withheld: int


def register_of(
    cases: Sequence[CourtCase],
    known: frozenset[str],
    article: str | None = None,
    period: Period | None = None,
) -> Register:
    """The register of joined cases. `known` are the articles of the campaign; all others are one row.

    `article` is an article ("337") or an article with its part ("337.5").
    """
    period = period or Period()
    chosen = [case for case in cases if article is None or is_under(case, article)]
    first = [case for case in chosen if case.stage is not None]
    steps = {index: tuple(steps_in(case, period)) for index, case in enumerate(first)}
    counted = [case for index, case in enumerate(first) if steps[index]]
    whole = Tally()
    for told in steps.values():
        whole.add(told)
    appeals = [
        case for case in chosen if any(period.holds(one.decided or one.received) for one in case.appeals)
    ]
    return Register(
        whole=whole,
        tables=tuple(_tables(first, steps, known, period)),
        appeals=Appeals(
            cases=len(appeals),
            decided=sum(1 for case in appeals if any(one.decided for one in case.appeals)),
            alone=sum(1 for case in appeals if case.stage is None),
        ),
        people=sum(case.people or 0 for case in counted),
        named=sum(1 for case in counted if case.people),
        reported=sum(1 for case in counted if case.reports),
        told=sum(1 for case in chosen if case.reports and not case.cards),
        undated=sum(1 for case in first if not period.is_open and not _dated(case)),
        withheld=sum(
            1 for i, case in enumerate(first) if "decided" in steps[i] and case.text_published is False
        ),
    )


def is_under(case: CourtCase, article: str) -> bool:
    """Whether a case is under an article, or under one of its parts."""
    return any(own == article or own.startswith(f"{article}.") for own in case.articles)


def steps_in(case: CourtCase, period: Period) -> Iterator[Stages]:
    """The steps that a case took in a period."""
    decided = case.stage == "decided"
    if period.holds(case.received):
        yield "received"
    if case.stage in ("heard", "decided") and period.holds(case.heard or case.decided):
        yield "heard"
    if decided and period.holds(case.decided):
        yield "decided"
        if case.text_published:
            yield "published"


def day_of_step(case: CourtCase, step: Stages) -> date | None:
    """The day on which a case took a step, where that is known."""
    if step == "received":
        return case.received
    return (case.heard or case.decided) if step == "heard" else case.decided


def _dated(case: CourtCase) -> bool:
    return any((case.received, case.heard, case.decided))


def _tables(
    cases: Sequence[CourtCase], steps: Mapping[int, tuple[Stages, ...]], known: frozenset[str], period: Period
) -> Iterator[Table]:
    kinds: tuple[tuple[str, Callable[[CourtCase], Iterable[str]]], ...] = (
        ("article", lambda case: _articles(case, known)),
        ("part", lambda case: _parts(case, known)),
        ("court", lambda case: [case.court or UNKNOWN]),
        ("person", lambda case: [case.person]),
    )
    for name, keys in kinds:
        yield _table(name, cases, steps, keys)
    yield _months(cases, steps)
    ends: dict[int, tuple[Stages, ...]] = {
        index: tuple(step for step in told if step in ("decided", "published"))
        for index, told in steps.items()
    }
    yield _table("outcome", cases, ends, lambda case: [case.outcome])
    yield _table("term", cases, ends, lambda case: [term_of(case)])


def _table(
    name: str,
    cases: Sequence[CourtCase],
    steps: Mapping[int, tuple[Stages, ...]],
    keys: Callable[[CourtCase], Iterable[str]],
) -> Table:
    rows: dict[str, Tally] = defaultdict(Tally)
    whole, doubled = Tally(), Tally()
    for index, case in enumerate(cases):
        if not steps[index]:
            continue
        whole.add(steps[index])
        for number, key in enumerate(dict.fromkeys(keys(case))):
            rows[key].add(steps[index])
            if number:
                doubled.add(steps[index])
    return Table(name, dict(sorted(rows.items())), whole, doubled)


def _months(cases: Sequence[CourtCase], steps: Mapping[int, tuple[Stages, ...]]) -> Table:
    """By the month of each step: a case may be received in one and decided in another."""
    rows: dict[str, Tally] = defaultdict(Tally)
    whole = Tally()
    for index, case in enumerate(cases):
        whole.add(steps[index])
        for step in steps[index]:
            day = day_of_step(case, step)
            rows[day.strftime("%Y-%m") if day else UNKNOWN].add([step])
    return Table("month", dict(sorted(rows.items())), whole, Tally())


def article_of(article: str, known: frozenset[str]) -> str:
    """The campaign's article of "337.5"; `OTHER` where it is none."""
    if article in known:
        return article
    return next((one for one in sorted(known) if article.startswith(f"{one}.")), OTHER)


def _articles(case: CourtCase, known: frozenset[str]) -> Iterable[str]:
    return [article_of(article, known) for article in case.articles] or [UNKNOWN]


def _parts(case: CourtCase, known: frozenset[str]) -> Iterable[str]:
    return [article if article_of(article, known) != OTHER else OTHER for article in case.articles] or [
        UNKNOWN
    ]


def term_of(case: CourtCase) -> str:
    """The length of a sentence, in a few classes; unknown where none is told."""
    months = case.term_months
    if months is None:
        return UNKNOWN
    return next((name for most, name in _TERMS if months <= most), _LONGER)
