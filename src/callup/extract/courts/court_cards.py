"""One row of a table of court cards, read into a case. Its names are gone before it comes here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeVar, get_args

from callup.campaign import Campaign
from callup.errors import CampaignError
from callup.extract.courts.card_articles import articles_of, fault_of
from callup.extract.courts.card_days import card_day
from callup.model import Case, Document, Issue
from callup.model.campaign import CourtCards
from callup.model.case import Card, Outcome, Person, Stage
from callup.model.court_mapping import CardField
from callup.scan import fold
from callup.scan.lazily import expression
from callup.values import Span, Time, cut, make_id

_EXTRACTOR = "court_cards/2"
_TERM = expression(
    r"(?:(\d{1,2})(?:[.,](5))?\s?(?:год\w{0,3}|лет|г\.?|years?|y)\b)?"
    r"\s?(?:и|and|,)?\s?(?:(\d{1,3})\s?(?:мес\w{0,4}\.?|months?|m)(?!\w))?"
)
_LENGTH = expression(r"\d{1,2}(?:[.,]5)?\s?(?:год|лет|г\.|year)|\d{1,3}\s?(?:мес|month)")
_NUMBER = expression(r"\d{1,3}(?:[.,]\d)?")
_TOLD = expression(r"(\w+) \(")
_STAGES: tuple[Stage, ...] = ("received", "heard", "decided")
_NO_EVIDENCE: frozenset[str] = frozenset({"unread"})

W = TypeVar("W", bound=str)


def find_card(document: Document, campaign: Campaign) -> Iterator[Case | Issue]:
    """The case of a card, whole but for its place, and an issue for each cell that is not understood.

    A card without an article is no case, and one issue. The evidence is the card: the reader kept no more
    of it than its case is made of.
    """
    cards = campaign.court_cards
    if cards is None:
        raise CampaignError(f"{campaign.folder}: without a court_cards.yml no court card can be read.")
    card = _Card(document, cards)
    yield from card.case()
    yield from card.issues


class _Card:
    """A card, and the issues that reading it raises."""

    def __init__(self, document: Document, cards: CourtCards) -> None:
        self._document = document
        self._cards = cards
        self._fields: Mapping[str, str] = document.fields or {}
        self.issues: list[Issue] = []

    def case(self) -> Iterator[Case]:
        fields, cards = self._fields, self._cards
        for column in fields.get("unread", "").split(", ") if "unread" in fields else ():
            self._unmapped(column)
        part = fields.get("part")
        articles = articles_of(fold(fields.get("article", "")), fold(part) if part else None, cards.parts)
        if not articles:
            self._issue("article", "no article", "no case was made of it")
            return
        received, decided, heard = self._day("received"), self._day("decided"), self._day("heard")
        outcome = self._meaning("outcome", cards.outcomes)
        stage = self._stage(received, heard, decided, outcome)
        self._compare(articles, received, decided)
        people, pseudonyms = self._people()
        document, anchor = self._document, self._span("article")
        yield Case(
            id=make_id(document.id, "case", anchor.start, anchor.end),
            document=document.id,
            source=document.source.id if document.source else None,
            published=document.published,
            anchor=anchor,
            evidence=(cut(document.text, 0, self._end()),),
            court=fields.get("court"),
            number=fields.get("number"),
            articles=articles,
            stage=stage,
            received=received,
            decided=None if outcome == "transferred" else decided,
            outcome=outcome or "unknown",
            term_months=self._term(),
            person=self._meaning("person", cards.persons) or "unknown",
            text_published=self._published(),
            card=Card(
                uid=fields.get("uid"),
                lower_number=fields.get("lower_number"),
                heard=heard,
                people=people,
                pseudonyms=pseudonyms,
            ),
            time=decided or received,
            extractor=_EXTRACTOR,
        )

    def _stage(
        self, received: Time | None, heard: Time | None, decided: Time | None, outcome: Outcome | None
    ) -> Stage | None:
        told = self._meaning("stage", self._cards.stages)
        numbered = fold(self._fields.get("number", "")).replace("№", "").strip()
        if told == "appeal" or (
            "stage" not in self._fields and numbered.startswith(self._cards.appeal_numbers)
        ):
            return "appeal"
        sat = heard is not None or _begins(fold(self._fields.get("heard", "")), self._cards.heard)
        known: list[Stage] = [told] if told else []
        known += ["received"] if received or outcome == "transferred" else []
        known += ["heard"] if sat else []
        known += ["decided"] if (decided or outcome) and outcome != "transferred" else []
        return max(known, key=_STAGES.index, default=None)

    def _compare(self, articles: tuple[str, ...], received: Time | None, decided: Time | None) -> None:
        """Issues where the card contradicts the code or its own days."""
        first, last = (time.from_ if time else None for time in (received, decided))
        for article in articles:
            fault = fault_of(article, last or first, self._cards.parts)
            if fault:
                self._issue(
                    "article", f"an article that cannot be: {fault}", "the case is kept as it is written"
                )
        if first and last and last < first:
            self._issue("decided", "a day before the case was received", "the case is kept as it is written")

    def _day(self, field: CardField) -> Time | None:
        written = self._fields.get(field)
        if written is None:
            return None
        day = card_day(written)
        if isinstance(day, date):
            return Time(from_=day, to=day, precision="day", as_written=written)
        if field != "heard":
            self._issue(field, "no date")
        return None

    def _meaning(self, field: CardField, words: Mapping[W, tuple[str, ...]]) -> W | None:
        """The first entry one of whose words begins a word of the cell; or what the mapping said it means."""
        written = self._fields.get(field)
        if written is None:
            return None
        told = _TOLD.match(written)
        for meaning in words:
            if told and told[1] == meaning:
                return meaning
        folded = fold(written)
        for meaning, beginnings in words.items():
            if _begins(folded, beginnings):
                return meaning
        self._issue(field, "no known word")
        return None

    def _term(self) -> int | None:
        """The sentence in months, from a column in months, years or words; else as the outcome tells it."""
        fields = self._fields
        plain: tuple[tuple[CardField, int], ...] = (("term_months", 1), ("term_years", 12))
        for field, months in plain:
            written = fields.get(field)
            if written and _NUMBER.fullmatch(written):
                return round(float(written.replace(",", ".")) * months)
            if written:
                self._issue(field, "no number")
        written = fields.get("term")
        length = _LENGTH.search(fold(written or fields.get("outcome", "")))
        if length is None:
            if written:
                self._issue("term", "no length in years or months")
            return None
        match = _TERM.match(length.string, length.start())
        years, half, rest = match.groups() if match else (None, None, None)
        return 12 * int(years or 0) + (6 if half else 0) + int(rest or 0)

    def _published(self) -> bool | None:
        words = {"withheld": self._cards.withheld, "published": self._cards.published}
        meaning = self._meaning("text_published", words)
        return None if meaning is None else meaning == "published"

    def _people(self) -> tuple[int | None, tuple[str, ...]]:
        """How many accused the card names, and their pseudonyms."""
        written = self._fields.get("people", "")
        if written.isdigit():
            return int(written), ()
        named = tuple(written.split())
        return len(named) or None, named

    def _span(self, field: str) -> Span:
        """Where the value of a field stands in the card's text."""
        at = 0
        for name, value in self._fields.items():
            start = at + len(name) + 2
            if name == field:
                return cut(self._document.text, start, start + len(value))
            at = start + len(value) + 1
        return cut(self._document.text, 0, 0)

    def _end(self) -> int:
        """Where the fields end: what nobody mapped is no evidence."""
        used = [f"{name}: {value}" for name, value in self._fields.items() if name not in _NO_EVIDENCE]
        return len("\n".join(used))

    def _where(self) -> str:
        document = self._document
        source = document.source.id if document.source else document.url or "a table"
        return f"{source}, {document.locator}" if document.locator else source

    def _issue(self, field: str, what: str, why: str = "the case is kept without this value") -> None:
        self.issues.append(
            Issue(
                stage="extract",
                what=f"the field {field!r} of a court card holds {what}",
                where=self._where(),
                why=why,
                advice="correct the cell, or add its word to the campaign's court_cards.yml or the mapping",
                document=self._document.id,
                span=self._span(field),
            )
        )

    def _unmapped(self, column: str) -> None:
        """An issue that all rows of a table share."""
        source = self._document.source
        self.issues.append(
            Issue(
                stage="extract",
                what=f"the column {column!r} of a table of court cards is not mapped",
                where=source.id if source is not None else self._document.url or "a table",
                why="what stands in it is not read, and may name people",
                advice="give it a meaning in court_cards.yml or a mapping, or list it as ignored",
            )
        )


def _begins(folded: str, beginnings: tuple[str, ...]) -> bool:
    padded = f" {folded}"
    return any(f" {beginning}" in padded for beginning in beginnings)


ALLOWED: dict[CardField, tuple[str, ...]] = {
    "outcome": get_args(Outcome),
    "person": get_args(Person),
    "stage": get_args(Stage),
}
"""The fields whose values are words of the record contract."""
