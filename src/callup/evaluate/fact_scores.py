"""Scores of practices, figures, rules and cases: what is found, what is right, what is counted as done.

A found record is the wanted one where it is of the same kind and its words overlap the marked ones or stand
in their sentence; figures must overlap, cases are put together by their fields. Each is paired once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from callup.evaluate.facts import Fact, agrees
from callup.evaluate.intervals import Share

Borders = Sequence[tuple[int, int]]


class Plan(msgspec.Struct, frozen=True):
    """How one kind is scored: the fields that must all be right, the others, and what must not be said of a
    wanted record (`harms`)."""

    core: tuple[str, ...]
    others: tuple[str, ...]
    harms: Callable[[Fact], bool] | None = None
    harmed: Callable[[Fact], bool] | None = None
    label: str = ""
    by_sentence: bool = True


class FactPair(msgspec.Struct, frozen=True):
    """A wanted record with the one found for it, or one of the two alone; the fields in which they differ."""

    wanted: Fact | None
    found: Fact | None
    wrong: tuple[str, ...] = ()


class FactScore(msgspec.Struct, frozen=True):
    """The scores over passages.

    `recall` and `precision` are of records found at all, `done_*` of those told and found as reported,
    `right_*` of those with all core fields right, `spared` the share of those that may not be said to be more
    than they are, `silent` the passages without a reported record in which none is found as reported.
    """

    passages: int
    recall: Share
    precision: Share
    done_recall: Share
    done_precision: Share
    right_recall: Share
    right_precision: Share
    spared: Share
    silent: Share
    fields: dict[str, Share]


def pair_facts(plan: Plan, wanted: Sequence[Fact], found: Sequence[Fact], borders: Borders) -> list[FactPair]:
    """The wanted records beside those found; greedy, the nearest and most alike first."""
    near = sorted(
        (away, len(_wrong(plan, one, other)), at, to)
        for at, one in enumerate(wanted)
        for to, other in enumerate(found)
        if (away := _apart(plan, one, other, borders)) is not None
    )
    taken: dict[int, int] = {}
    for _, _, at, to in near:
        if at not in taken and to not in taken.values():
            taken[at] = to
    pairs = [
        FactPair(one, found[taken[at]], _wrong(plan, one, found[taken[at]]))
        if at in taken
        else FactPair(one, None)
        for at, one in enumerate(wanted)
    ]
    return pairs + [FactPair(None, one) for to, one in enumerate(found) if to not in taken.values()]


def score_facts(plan: Plan, paired: Sequence[Sequence[FactPair]]) -> FactScore:
    """The scores of the passages by their pairs."""
    every = [pair for pairs in paired for pair in pairs]
    both = [(pair.wanted, pair.found, pair.wrong) for pair in every if pair.wanted and pair.found]
    wanted = sum(pair.wanted is not None for pair in every)
    found = sum(pair.found is not None for pair in every)
    right = sum(not set(wrong) & set(plan.core) for _, _, wrong in both)
    done = sum(_is_done(one) and _is_done(other) for one, other, _ in both)
    quiet = [pairs for pairs in paired if not any(_is_done(pair.wanted) for pair in pairs)]
    return FactScore(
        passages=len(paired),
        recall=Share(len(both), wanted),
        precision=Share(len(both), found),
        done_recall=Share(done, sum(_is_done(pair.wanted) for pair in every)),
        done_precision=Share(done, sum(_is_done(pair.found) for pair in every)),
        right_recall=Share(right, wanted),
        right_precision=Share(right, found),
        spared=_spared(plan, every),
        silent=Share(
            sum(not any(_is_done(pair.found) for pair in pairs) for pairs in quiet),
            len(quiet),
        ),
        fields={
            name: Share(sum(name not in wrong for _, _, wrong in both), len(both))
            for name in (*plan.core, *plan.others)
        },
    )


def _spared(plan: Plan, pairs: Sequence[FactPair]) -> Share:
    """Of the wanted records that may not be said to be more than they are, those that are not."""
    if plan.harmed is None or plan.harms is None:
        return Share(0, 0)
    careful = [pair for pair in pairs if pair.wanted and plan.harmed(pair.wanted)]
    kept = sum(pair.found is None or not plan.harms(pair.found) for pair in careful)
    return Share(kept, len(careful))


def _is_done(fact: Fact | None) -> bool:
    return fact is not None and fact.status == "reported"


def _wrong(plan: Plan, one: Fact, other: Fact) -> tuple[str, ...]:
    return tuple(
        name for name in (*plan.core, *plan.others) if not agrees(name, one.fields[name], other.fields[name])
    )


def _apart(plan: Plan, one: Fact, other: Fact, borders: Borders) -> int | None:
    """0 where the words overlap, 1 where they share a sentence; None where it is another record."""
    if one.kind is not None and one.kind != other.kind:
        return None
    if one.span is None or other.span is None:
        alike = one.fields["articles"] == other.fields["articles"]
        return 0 if alike else 1
    if one.span[0] < other.span[1] and other.span[0] < one.span[1]:
        return 0
    if plan.by_sentence and _sentence(borders, one.span[0]) == _sentence(borders, other.span[0]):
        return 1
    return None


def _sentence(borders: Borders, offset: int) -> int:
    return max((at for at, (start, _) in enumerate(borders) if start <= offset), default=0)
