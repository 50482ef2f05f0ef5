"""The articles of a court card: "ст.337 ч.5 УК РФ", "337.3.1", "Article 337, part 5"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

_NUMBER = r"(?P<article>\d{3})(?!\d)(?P<dotted>(?:\.\d){0,2})(?:\((?P<bracket>\d(?:\.\d)?)\))?"
_PART = r"(?:ч\.?|част\w{1,3}|part)\s{0,2}"
_PHRASE = re.compile(
    rf"(?:{_PART}(?P<before>\d(?:\.\d)?)\s{{1,2}}(?:of\s)?)?"
    rf"(?:ст\.?|стать\w{{1,4}}|articles?|art\.?)?\s{{0,2}}(?<!\d)(?<!\d\.){_NUMBER}(?:,?\s{{0,2}}{_PART}(?P<after>\d(?:\.\d)?))?"
)
Parts = Mapping[str, Mapping[str, date | None]]


def articles_of(written: str, part: str | None, parts: Parts) -> tuple[str, ...]:
    """The articles of a cell, each with its part as "337.5"; `part` is the cell of the part, if there is one.

    `written` and `part` are folded. An article that the code of the campaign numbers with a point ("352.1")
    is told by the point only; of the others what stands behind the point is the part.

    >>> articles_of("ст.337 ч.5; ст.332 ч.2.1 ук рф", None, {"337": {"5": None}})
    ('337.5', '332.2.1')
    """
    found = list(_articles(written, parts))
    if len(found) == 1 and part and (own := re.fullmatch(rf"(?:{_PART})?(\d(?:\.\d)?)", part)):
        article, told = found[0]
        found = [(article, told or own[1])]
    return tuple(dict.fromkeys(f"{article}.{told}" if told else article for article, told in found))


def _articles(written: str, parts: Parts) -> Iterator[tuple[str, str]]:
    for match in _PHRASE.finditer(written):
        article, dotted = match["article"], match["dotted"]
        told = match["before"] or match["after"] or match["bracket"] or ""
        first = article + dotted[:2]
        if dotted and first in parts:
            yield first, told or dotted[3:]
        elif dotted and (article in parts or not told):
            yield article, told or dotted[1:]
        else:
            yield article + dotted, told


def fault_of(article: str, on: date | None, parts: Parts) -> str | None:
    """What is wrong with an article of the campaign and its part on a day; None where nothing is."""
    number = next((known for known in parts if article == known or article.startswith(f"{known}.")), None)
    if number is None or article == number or not parts[number]:
        return None
    part = article[len(number) + 1 :]
    if part not in parts[number]:
        return f"article {number} has no part {part}"
    first = parts[number][part]
    if first is not None and on is not None and on < first:
        return f"part {part} of article {number} was not in force before {first.isoformat()}"
    return None
