"""The pass for dates: every expression of the grammar over a text, the longest match kept."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import msgspec
import re2

from callup.extract.dates import date_words as words
from callup.extract.dates.date_grammar import EXPRESSIONS
from callup.extract.dates.date_points import BUILDERS, Match, Point

# Months and weekdays that are common English words when written small.
_CAPITALISED = frozenset({*words.MONTHS_EN, *words.SHORT_MONTHS_EN})


# The widest expressions want more memory than re2 gives by itself to stay in their linear automaton.
_ROOM = re2.Options()
_ROOM.max_mem = 64 * 1024 * 1024


class _Rule(msgspec.Struct, frozen=True):
    name: str
    expression: re2._Regexp
    groups: dict[str, int]


@cache
def _rules() -> tuple[_Rule, ...]:
    rules = []
    for name, source in EXPRESSIONS:
        expression = re2.compile(rf"({source})(?:[^\p{{L}}\p{{N}}]|$)", _ROOM)
        rules.append(_Rule(name, expression, expression.groupindex))
    return tuple(rules)


def find_points(text: str, folded: str) -> list[Point]:
    """The points of a text, longest first where they overlap, in the order of the text."""
    found = [
        point
        for rule in _rules()
        for match in _matches(rule, folded)
        if _stands(text, match) and (point := BUILDERS[rule.name](match, folded)) is not None
    ]
    found.sort(key=lambda point: (point.start, -point.end, point.weak))
    points: list[Point] = []
    for point in found:
        if not points or point.start >= points[-1].end:
            points.append(point)
    return points


def _matches(rule: _Rule, folded: str) -> Iterator[Match]:
    for match in rule.expression.finditer(folded):
        spans = {name: match.span(i) for name, i in rule.groups.items() if match.span(i)[0] >= 0}
        start, end = match.span(1)
        yield Match(start, end, {name: folded[a:b] for name, (a, b) in spans.items()}, spans)


def _stands(text: str, match: Match) -> bool:
    """Whether the match is no part of a word or number, and English names are capitalised."""
    start, end = match.start, match.end
    before, after = text[max(start - 2, 0) : start], text[end : end + 2]
    if before[-1:].isalnum() or (before[-1:] in tuple(".,:/-–№") and before[:1].isdigit()):
        return False
    if len(after) == 2 and after[0] in ".,:/" and after[1].isdigit():
        return False
    for name in ("m", "w"):
        word = match.words.get(name, "").rstrip(".")
        if (word in _CAPITALISED or (name == "w" and word.isascii())) and word:
            at = match.ends[name][0]
            if not text[at].isupper():
                return False
    return True
