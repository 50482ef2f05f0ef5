"""One row of a table of court cards, read into a case. Columns that name people are never read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeVar

from callup.extract.courts.articles import find_articles
from callup.extract.reading import Reading
from callup.extract.row_cells import Cell, find_cell
from callup.model import Case, Issue
from callup.model.campaign import CardField
from callup.model.case import Stage
from callup.scan import fold
from callup.values import Span, Time

_EXTRACTOR = "court_cards/1"
_BARE = re.compile(r"(\d{3})(?:[.(]\s?(\d(?:\.\d)?)\)?)?(?:\s?ч\.?\s?(\d(?:\.\d)?))?")
_TERM = re.compile(
    r"(?:(\d{1,2})(?:[.,](5))?\s?(?:год\w{0,3}|лет|г\.?|years?|y)\b)?"
    r"\s?(?:и|and|,)?\s?(?:(\d{1,3})\s?(?:мес\w{0,4}\.?|months?|m)(?!\w))?"
)
_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d)?")

W = TypeVar("W", bound=str)


def is_card(reading: Reading) -> bool:
    """Whether a row has the columns of a court card and an article of the campaign."""
    cells = _cells(reading)
    known = {"court", "number", "received", "decided"} & cells.keys()
    return "article" in cells and bool(known) and bool(_articles(reading, cells))


def find_card(reading: Reading) -> Iterator[Case | Issue]:
    """The case of one row, and an issue for each column or cell that is not understood.

    The evidence is the lines of the cells that were used; of a cell that may name people (the
    column of articles often does) only the words of the article.
    """
    cells = _cells(reading)
    yield from _unmapped(reading)
    issues: list[Issue] = []
    articles = _articles(reading, cells)
    received = _day(reading, cells.get("received"), issues)
    decided = _day(reading, cells.get("decided"), issues)
    cards = reading.campaign.court_cards
    outcome = _meaning(reading, cells.get("outcome"), cards.outcomes, issues)
    person = _meaning(reading, cells.get("person"), cards.persons, issues)
    stage = _meaning(reading, cells.get("stage"), cards.stages, issues)
    yield Case(
        anchor=next(iter(articles.values())),
        evidence=_evidence(cells, articles),
        court=_words(cells.get("court")),
        number=_words(cells.get("number")),
        articles=tuple(articles),
        stage=stage or _stage(received, decided, outcome),
        received=received,
        decided=decided,
        outcome=outcome or "unknown",
        term_months=_term(reading, cells, issues),
        person=person or "unknown",
        text_published=_published(reading, cells.get("text_published"), issues),
        time=decided or received,
        extractor=_EXTRACTOR,
    )
    yield from issues


def _fields(reading: Reading) -> dict[str, CardField | None]:
    """What each column of the row means; None for those that are not mapped."""
    cards = reading.campaign.court_cards
    known = {name: field for field, names in cards.columns.items() for name in names}
    skipped = {*cards.ignored, *cards.private}
    columns = reading.document.fields or {}
    return {
        column: known.get(_plain(column))
        for column in columns
        if _plain(column) not in skipped or _plain(column) in known
    }


def _plain(column: str) -> str:
    return " ".join(fold(column).replace("_", " ").replace("-", " ").split()).rstrip(".:")


def _cells(reading: Reading) -> dict[CardField, Cell]:
    """The cells that hold something, where they stand in the row's text."""
    cells: dict[CardField, Cell] = {}
    for column, field in _fields(reading).items():
        cell = find_cell(reading, column) if field is not None and field not in cells else None
        if field is not None and cell is not None:
            cells[field] = cell
    return cells


def _articles(reading: Reading, cells: Mapping[CardField, Cell]) -> dict[str, Span]:
    """The campaign's articles in the row, each with the words that say so."""
    cell = cells.get("article")
    if cell is None:
        return {}
    found = {
        article.article: article.span
        for article in find_articles(reading.scan, cell.value.start, cell.value.end)
        if article.span.end <= cell.value.end + 1
    }
    return found or _bare_article(reading, cell, cells.get("part"))


def _bare_article(reading: Reading, cell: Cell, part: Cell | None) -> dict[str, Span]:
    """The article of a cell that holds a number alone; its part may stand in a column of its own."""
    match = _BARE.fullmatch(cell.words)
    if match is None or match[1] not in reading.campaign.lexicon.get("article", {}):
        return {}
    own = match[2] or match[3] or (part.words if part is not None else "")
    written = re.fullmatch(r"(?:ч\.?\s?)?(\d(?:\.\d)?)", own)
    return {f"{match[1]}.{written[1]}" if written else match[1]: cell.value}


def _evidence(cells: Mapping[CardField, Cell], articles: Mapping[str, Span]) -> tuple[Span, ...]:
    lines = [cell.line for field, cell in cells.items() if field not in ("article", "outcome")]
    if "outcome" in cells:
        lines.append(cells["outcome"].line)
    return tuple(sorted({*lines, *articles.values()}))


def _words(cell: Cell | None) -> str | None:
    return cell.value.quote if cell is not None else None


def _day(reading: Reading, cell: Cell | None, issues: list[Issue]) -> Time | None:
    if cell is None:
        return None
    for found in reading.times:
        if cell.value.covers(found.span) and found.time.from_ is not None:
            return found.time
    issues.append(_not_read(reading, cell, "no date"))
    return None


def _meaning(
    reading: Reading,
    cell: Cell | None,
    words: Mapping[W, tuple[str, ...]],
    issues: list[Issue],
) -> W | None:
    """The first entry one of whose words begins a word of the cell."""
    if cell is None:
        return None
    padded = f" {cell.words}"
    for meaning, beginnings in words.items():
        if any(f" {beginning}" in padded for beginning in beginnings):
            return meaning
    issues.append(_not_read(reading, cell, "no known word"))
    return None


def _stage(received: Time | None, decided: Time | None, outcome: str | None) -> Stage | None:
    if decided is not None or outcome is not None:
        return "decided"
    return "received" if received is not None else None


def _term(reading: Reading, cells: Mapping[CardField, Cell], issues: list[Issue]) -> int | None:
    """The sentence in months, from a column in months, in years or in words."""
    for field, months in (("term_months", 1), ("term_years", 12)):
        cell = cells.get(field)  # type: ignore[call-overload]  # both are fields of a card
        if cell is not None and _NUMBER.fullmatch(cell.words):
            return round(float(cell.words.replace(",", ".")) * months)
        if cell is not None:
            issues.append(_not_read(reading, cell, "no number"))
    cell = cells.get("term")
    if cell is None:
        return None
    match = _TERM.search(cell.words)
    years, half, rest = (match[1], match[2], match[3]) if match else (None, None, None)
    if years is None and rest is None:
        issues.append(_not_read(reading, cell, "no length in years or months"))
        return None
    return 12 * int(years or 0) + (6 if half else 0) + int(rest or 0)


def _published(reading: Reading, cell: Cell | None, issues: list[Issue]) -> bool | None:
    if cell is None:
        return None
    cards = reading.campaign.court_cards
    words = {"withheld": cards.withheld, "published": cards.published}
    meaning = _meaning(reading, cell, words, issues)
    return None if meaning is None else meaning == "published"


def _unmapped(reading: Reading) -> Iterator[Issue]:
    """An issue for each column nobody mapped: the same for every row of a table."""
    source = reading.document.source
    where = source.id if source is not None else reading.document.url or "a table"
    for column, field in _fields(reading).items():
        if field is None:
            yield Issue(
                stage="extract",
                what=f"the column {column!r} of a table of court cards is not mapped",
                where=where,
                why="what stands in it is not read, and may name people",
                advice="give it a meaning in the campaign's court_cards.yml, or list it as ignored",
            )


def _not_read(reading: Reading, cell: Cell, what: str) -> Issue:
    return Issue(
        stage="extract",
        what=f"the cell of the column {cell.column!r} of a court card holds {what}",
        where=reading.document.locator or "the row",
        why="the case is kept without this value",
        advice="correct the cell, or add its word to the campaign's court_cards.yml",
        document=reading.document.id,
        span=cell.value,
    )
