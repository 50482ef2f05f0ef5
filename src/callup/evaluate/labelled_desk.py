"""A campaign and its scanner, ready to read labelled texts."""

from __future__ import annotations

from datetime import date

from callup.campaign import Campaign
from callup.evaluate.marked import Passage
from callup.extract import extract
from callup.extract.reading import Reading
from callup.model import Document, Language, Offer, document_id
from callup.read.sentences import sentence_borders
from callup.scan import Scan, Scanner


class Desk:
    """A campaign and its scanner, ready to read texts; with `everyday` words count as `Scanner` tells."""

    def __init__(self, campaign: Campaign, everyday: bool = False) -> None:
        self.campaign = campaign
        self._scanner = Scanner(campaign, everyday)
        self.towns = {key: row.name_ru for key, row in campaign.places.items() if key[1]}

    def document(self, text: str, language: Language, published: date | None) -> Document:
        """A text as a document of its own."""
        return Document(
            id=document_id(None, "", text),
            source=None,
            locator="",
            text=text,
            language=language,
            published=published,
            sentences=tuple(sentence_borders(text, language)),
        )

    def reading(self, text: str, language: Language, published: date | None = None) -> Reading:
        """A text, read closely."""
        document = self.document(text, language, published)
        return Reading(document, self._scanner.scan(document), self.campaign)

    def scan(self, document: Document) -> Scan:
        """What the campaign's words say in a document."""
        return self._scanner.scan(document)

    def offers(self, passage: Passage) -> list[Offer]:
        """The offers that the whole reading makes of a passage."""
        document = self.document(passage.text, passage.lang, passage.published)
        records, _ = extract(document, self._scanner.scan(document), self.campaign)
        return [record for record in records if isinstance(record, Offer)]
