"""Scores of finders: spans by overlap and to the letter, and the values that they carry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from callup.evaluate.intervals import Share, jackknifed

Span = tuple[int, int]


class Marks(msgspec.Struct, frozen=True):
    """The spans of one text with their values: wanted, found, and those that count neither way.

    A value is compared as a whole; None on the wanted side asks for the span alone.
    """

    wanted: tuple[tuple[Span, object], ...]
    found: tuple[tuple[Span, object], ...]
    neither: tuple[Span, ...] = ()


class SpanScore(msgspec.Struct, frozen=True):
    """What a finder does over a set of texts."""

    texts: int
    precision: Share
    recall: Share
    f1: float | None
    f1_interval: tuple[float, float] | None
    exact: Share
    value: Share


def score_spans(texts: Sequence[Marks]) -> SpanScore:
    """The scores of texts: overlap counts as found; `exact` is how many wanted spans are found to the letter,
    `value` how many of the overlapped ones carry the wanted value."""
    counts = [_counts(marks) for marks in texts]
    hits, found, met, wanted, exact, right, valued = (sum(one[at] for one in counts) for at in range(7))
    return SpanScore(
        texts=len(texts),
        precision=Share(hits, found),
        recall=Share(met, wanted),
        f1=_f1(counts),
        f1_interval=jackknifed(counts, _f1),
        exact=Share(exact, wanted),
        value=Share(right, valued),
    )


Counts = tuple[int, int, int, int, int, int, int]


def _counts(marks: Marks) -> Counts:
    """What one text adds: found spans that overlap a wanted one, and all; wanted ones that are overlapped,
    and all; those found to the letter; those with the right value, and all overlapped ones that have one."""
    counted = [
        (span, value)
        for span, value in marks.found
        if any(_overlap(span, one) for one, _ in marks.wanted) or not _any_overlap(span, marks.neither)
    ]
    hits = sum(any(_overlap(span, one) for one, _ in marks.wanted) for span, _ in counted)
    met = exact = right = valued = 0
    for span, value in marks.wanted:
        over = [(other, got) for other, got in counted if _overlap(span, other)]
        met += bool(over)
        exact += any(other == span for other, _ in over)
        if value is not None and over:
            valued += 1
            right += any(got == value for _, got in over)
    return hits, len(counted), met, len(marks.wanted), exact, right, valued


def _f1(counts: Sequence[Counts]) -> float | None:
    hits, found, met, wanted = (sum(one[at] for one in counts) for at in range(4))
    if not found or not wanted or not hits:
        return None
    precision, recall = hits / found, met / wanted
    return 2 * precision * recall / (precision + recall) if precision + recall else None


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _any_overlap(one: Span, others: Iterable[Span]) -> bool:
    return any(_overlap(one, other) for other in others)
