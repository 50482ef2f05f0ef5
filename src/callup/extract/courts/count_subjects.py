"""Whose count a number is in a sentence with several: "471 under Article 337, 25 under Article 332"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from callup.scan import Scan, fold
from callup.values import Span

_ARTICLE_WORD = re.compile(r"\b(?:стать\w{1,4}|ст\.|articles?\b|art\.)")
_NUMBER = re.compile(
    r"(?<![\d.,])(\d{3}(?:\.1)?)(?:(?:\.|,?\s(?:ч\.?|част\w{1,3}|part)\s?)(\d(?:\.\d)?))?(?![\d.]*\d)"
)
_CLAUSE = re.compile(r"[.;:!?]\s|\n")
_BORDER = re.compile(r";|[.!?]\s(?=[A-ZА-ЯЁ])")
_NEAR = 70
Item = tuple[int, Span | None, str]
"""Where it stands, and a count or (with None) an article."""
Parts = Mapping[str, object]


def articles_of_counts(sentence: Span, counts: Iterable[Span], parts: Parts) -> dict[Span, str]:
    """The article of each count of a sentence that is of one; those that are of none are left out.

    Between semicolons articles and counts alternate. Where the last of both is an article, each article takes
    the count before it, else the count after it; a count that is left over is of all of them, and so is the
    only one of several articles.
    """
    inside = sorted(count for count in counts if sentence.start <= count.start and count.end <= sentence.end)
    folded = fold(sentence.quote)
    if not inside or not _ARTICLE_WORD.search(folded):
        return {}
    items: list[Item] = [(count.start - sentence.start, count, "") for count in inside]
    items += _articles(folded, [(c.start - sentence.start, c.end - sentence.start) for c in inside], parts)
    items.sort(key=lambda item: item[0])
    borders = [found.end() for found in _BORDER.finditer(sentence.quote)]
    paired: dict[Span, str] = {}
    for _, group in groupby(items, key=lambda item: bisect_right(borders, item[0])):
        paired |= _paired(list(group))
    return paired


def _articles(folded: str, taken: Sequence[tuple[int, int]], parts: Parts) -> Iterator[Item]:
    """The articles of a sentence that are no part of a count."""
    starts = [start for start, _ in taken]
    for found in _NUMBER.finditer(folded):
        at = bisect_right(starts, found.start(1)) - 1
        inside = at >= 0 and found.start(1) < taken[at][1]
        reaches = at + 1 < len(taken) and taken[at + 1][0] < found.end()
        if found[1] in parts and not inside and not reaches:
            yield found.start(1), None, f"{found[1]}.{found[2]}" if found[2] else found[1]


def _paired(items: Sequence[Item]) -> dict[Span, str]:
    """Each article with the nearest count before it that no other article has, or from the end."""
    articles = sum(count is None for _, count, _ in items)
    if not articles or (articles > 1 and len(items) == articles + 1):
        return {}
    if items[-1][1] is not None:
        items = items[::-1]
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
