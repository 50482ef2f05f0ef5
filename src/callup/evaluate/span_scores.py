"""Scores of finders: spans by overlap and to the letter, and the values that they carry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from callup.evaluate.intervals import Share, jackknifed

Span = tuple[int, int]


class Marks(msgspec.Struct, frozen=True):
    """The spans of one text with their values: wanted, found, and those that count neither way.

    A value is compared as a whole; None on the wanted side asks for the span alone. `doc` and `words` are the
    text's name and the text itself, for the misses.
    """

    wanted: tuple[tuple[Span, object], ...]
    found: tuple[tuple[Span, object], ...]
    neither: tuple[Span, ...] = ()
    doc: str = ""
    words: str = ""


class Miss(msgspec.Struct, frozen=True):
    """A wanted span that nothing found overlaps ("missed"), or a found one over nothing wanted
    ("too much")."""

    kind: str
    doc: str
    start: int
    words: str


class SpanScore(msgspec.Struct, frozen=True):
    """What a finder does over a set of texts. `f1` is 0 where nothing marked is found, None where nothing is
    marked."""

    texts: int
    precision: Share
    recall: Share
    f1: float | None
    f1_interval: tuple[float, float] | None
    exact: Share
    value: Share
    misses: tuple[Miss, ...]


def score_spans(texts: Sequence[Marks]) -> SpanScore:
    """The scores of texts: overlap counts as found; `exact` is how many wanted spans are found to the letter,
    `value` how many of the overlapped ones carry the wanted value."""
    counts = [_counts(marks) for marks in texts]
    totals = [sum(one[at] for one in counts) for at in range(7)]
    hits, found, met, wanted, exact, right, valued = totals
    return SpanScore(
        texts=len(texts),
        precision=Share(hits, found),
        recall=Share(met, wanted),
        f1=_f1(totals),
        f1_interval=jackknifed(counts, _f1),
        exact=Share(exact, wanted),
        value=Share(right, valued),
        misses=tuple(miss for marks in texts for miss in _misses(marks)),
    )


Counts = tuple[int, int, int, int, int, int, int]


def _counts(marks: Marks) -> Counts:
    """What one text adds: found spans that overlap a wanted one, and all; wanted ones that are overlapped,
    and all; those found to the letter; those with the right value, and all overlapped ones that have one."""
    spans = [span for span, _ in marks.wanted]
    hits = sum(_any_overlap(span, spans) for span, _ in marks.found)
    met = exact = right = valued = 0
    for span, value in marks.wanted:
        over = [(other, got) for other, got in marks.found if _overlap(span, other)]
        met += bool(over)
        exact += any(other == span for other, _ in over)
        if value is not None and over:
            valued += 1
            right += any(got == value for _, got in over)
    return hits, hits + len(_too_much(marks)), met, len(marks.wanted), exact, right, valued


def _too_much(marks: Marks) -> list[Span]:
    """The found spans over nothing wanted, without those that count neither way."""
    either = [*(span for span, _ in marks.wanted), *marks.neither]
    return [span for span, _ in marks.found if not _any_overlap(span, either)]


def _misses(marks: Marks) -> list[Miss]:
    """The misses of a text, in its order."""
    found = [span for span, _ in marks.found]
    missed = [("missed", span) for span, _ in marks.wanted if not _any_overlap(span, found)]
    wrong = missed + [("too much", span) for span in _too_much(marks)]
    return [
        Miss(kind, marks.doc, span[0], marks.words[slice(*span)])
        for kind, span in sorted(wrong, key=lambda one: one[1])
    ]


def _f1(totals: Sequence[int]) -> float | None:
    """From sums of counts: F1; 0 where nothing marked is found, None where nothing is marked."""
    hits, found, met, wanted = totals[:4]
    if not wanted:
        return None
    if not hits:
        return 0.0
    precision, recall = hits / found, met / wanted
    return 2 * precision * recall / (precision + recall)


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _any_overlap(one: Span, others: Iterable[Span]) -> bool:
    return any(_overlap(one, other) for other in others)
