"""Whose count a number is in a sentence with several: "471 under Article 337, 25 under Article 332"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from callup.scan import Scan, fold
from callup.values import Span

_ARTICLE_WORD = re.compile(r"\b(?:стать\w{1,4}|ст\.|articles?\b|art\.)")
_NUMBER = re.compile(
    r"(?<![\d.,])(\d{3}(?:\.1)?)(?:(?:\.|,?\s(?:ч\.?|част\w{1,3}|part)\s?)(\d(?:\.\d)?))?(?![\d.]*\d)"
)
_CLAUSE = re.compile(r"[.;:!?]\s|\n")
_NEAR = 70
Parts = Mapping[str, object]


def articles_of_counts(sentence: Span, counts: Iterable[Span], parts: Parts) -> dict[Span, str]:
    """The article of each count of a sentence that is of one; those that are of none are left out.

    Articles and counts alternate. Where the last of both is an article, each article takes the count before
    it, else the count after it; a count that is left over is of all of them.
    """
    inside = sorted(count for count in counts if sentence.start <= count.start and count.end <= sentence.end)
    folded = fold(sentence.quote)
    if not inside or not _ARTICLE_WORD.search(folded):
        return {}
    items: list[tuple[int, Span | None, str]] = [
        (count.start - sentence.start, count, "") for count in inside
    ]
    taken = [(count.start - sentence.start, count.end - sentence.start) for count in inside]
    for found in _NUMBER.finditer(folded):
        free = all(found.end() <= start or end <= found.start(1) for start, end in taken)
        if free and found[1] in parts:
            items.append((found.start(1), None, f"{found[1]}.{found[2]}" if found[2] else found[1]))
    items.sort(key=lambda item: item[0])
    articles = [item for item in items if item[1] is None]
    if not articles:
        return {}
    return _paired(items if items[-1][1] is None else items[::-1])


def _paired(items: Sequence[tuple[int, Span | None, str]]) -> dict[Span, str]:
    """Each article with the nearest count before it that no other article has, in this order."""
    paired: dict[Span, str] = {}
    waiting: Span | None = None
    for _, count, article in items:
        if count is not None:
            waiting = count
        elif waiting is not None:
            paired[waiting] = article
            waiting = None
    return paired


def told_of_count(count: Span, sentence: Span, scan: Scan, others: Iterable[Span]) -> str | None:
    """What the words round a count say it is of (section `court_count`); None where they say nothing.

    They stand in its clause, with no other count between. `scan` is of the sentence alone.
    """
    at, end = count.start - sentence.start, count.end - sentence.start
    low = max((m.end() for m in _CLAUSE.finditer(sentence.quote, 0, at)), default=0)
    high = min((m.start() for m in _CLAUSE.finditer(sentence.quote, end)), default=len(sentence.quote))
    for other in others:
        if sentence.start <= other.start < count.start:
            low = max(low, other.end - sentence.start)
        elif count.end <= other.start < sentence.end:
            high = min(high, other.start - sentence.start)
    near = [
        (min(abs(at - cue.end), abs(cue.start - end)), cue.id)
        for cue in scan.cues_of("court_count")
        if low <= cue.start and cue.end <= high
    ]
    gap, told = min(near, default=(_NEAR + 1, None))
    return told if gap <= _NEAR else None
