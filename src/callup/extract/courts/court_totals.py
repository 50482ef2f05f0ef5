"""A row of a table of published counts of cases, as a figure: "cases, article 337, part 5: 212"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from callup.campaign import Campaign
from callup.extract.courts.card_articles import articles_of
from callup.extract.courts.card_days import card_day
from callup.model import Counted, Document, Figure, Issue
from callup.model.court_mapping import CaseCount
from callup.scan import fold
from callup.values import Quantity, Time, cut, make_id

_EXTRACTOR = "court_totals/1"
_NUMBER = re.compile(r"\d{1,3}(?:[ \u00a0\u202f,]\d{3})+|\d{1,9}")
_TERMS: dict[CaseCount, str] = {
    "cases": "cases",
    "people": "defendants",
    "decided": "verdicts",
    "published": "published_texts",
}


def find_total(document: Document, campaign: Campaign) -> Iterator[Figure | Issue]:
    """The figure of a row. `what` says what is counted; without it cases are."""
    fields, cards = document.fields or {}, campaign.court_cards
    value = _NUMBER.fullmatch(fields.get("value", ""))
    what = _what(fields.get("what", ""), cards.counts) if cards else None
    for column in fields.get("unread", "").split(", ") if "unread" in fields else ():
        yield _issue(document, f"the column {column!r} of a table of counts is not mapped")
    if cards is None or value is None or what is None:
        wrong = "value" if value is None else "what"
        yield _issue(document, f"the field {wrong!r} of a count of cases is not understood")
        return
    articles = articles_of(fold(fields.get("article", "")), fold(fields.get("part", "")) or None, cards.parts)
    day = card_day(fields["as_of"]) if "as_of" in fields else None
    start = document.text.index(f"value: {value[0]}") + len("value: ")
    anchor = cut(document.text, start, start + len(value[0]))
    number = Decimal(re.sub(r"\D", "", value[0]))
    yield Figure(
        id=make_id(document.id, "figure", anchor.start, anchor.end),
        document=document.id,
        source=document.source.id if document.source else None,
        published=document.published,
        anchor=anchor,
        evidence=(cut(document.text, 0, len(document.text)),),
        value=Quantity(min=number, max=number, as_written=value[0]),
        what=Counted(term=_TERMS[what], as_written=", ".join([fields.get("what", what), *articles])),
        as_of=Time(from_=day, to=day, precision="day", as_written=fields["as_of"]) if day else None,
        extractor=_EXTRACTOR,
    )


def _what(written: str, words: dict[CaseCount, tuple[str, ...]]) -> CaseCount | None:
    if not written:
        return "cases"
    padded = f" {fold(written)}"
    found = [what for what, beginnings in words.items() if any(f" {word}" in padded for word in beginnings)]
    order: tuple[CaseCount, ...] = ("published", "decided", "people", "cases")
    return next((what for what in order if what in found), None)


def _issue(document: Document, what: str) -> Issue:
    source = document.source.id if document.source else document.url or "a table"
    return Issue(
        stage="extract",
        what=what,
        where=f"{source}, {document.locator}",
        why="the count is not compared with anything",
        advice="correct the row, or the mapping",
        document=document.id,
    )
