"""The names of courts, as a report writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import re2

from callup.values import Span

_ROOM = re2.Options()
_ROOM.max_mem = 64 * 1024 * 1024  # the expressions below want more than re2 gives by itself
_COURT_RU = (
    r"((?:\d{1,2}-\p{L}{1,3}\s)?(?:\p{Lu}[\p{Ll}-]+(?:ский|ского|скому|ском|ским|ной|ный|ного|ному|ном|ным|ая|ой|ый|ий)"
    r"(?:-на-\p{Lu}\p{Ll}+)?\s){1,2}(?:(?:гарнизонн|окружн|военн|районн|городск|областн|краев|апелляционн)\p{L}{2,3}\s){1,3}"
    r"суд(?:а|у|ом|е)?)(?:[^\p{L}]|$)"
)
_COURT_EN = (
    r"((?:\d{1,2}(?:st|nd|rd|th)\s)?(?:\p{Lu}[\p{Ll}-]+\s){1,4}(?:(?:garrison|district|military|city|"
    r"regional|appeal|appellate)\s){0,3}[Cc]ourt)(?:[^\p{L}]|$)"
)
_ARTICLE_EN = re.compile(r"^(?:The|A|An|In|On|But|And|Last|Then)\s")


@cache
def _courts() -> tuple[re2._Regexp, ...]:
    """How courts are named; made when a case is first reported, for it takes longer than a start may."""
    return tuple(re2.compile(expression, _ROOM) for expression in (_COURT_RU, _COURT_EN))


def find_courts(sentence: Span) -> Iterator[Span]:
    """The courts that a sentence names, in the order of the text."""
    found = [match.span(1) for expression in _courts() for match in expression.finditer(sentence.quote)]
    for start, end in sorted(found):
        words = sentence.quote[start:end]
        lead = _ARTICLE_EN.match(words)
        begins = start + (lead.end() if lead else 0)
        yield Span(sentence.start + begins, sentence.start + end, sentence.quote[begins:end])
