"""Which rows of a table are court cards, by the owner's mapping or by the campaign's words for columns."""

from __future__ import annotations

from callup.campaign import Campaign
from callup.model.court_mapping import CardField, CourtRows
from callup.model.gathered import Known
from callup.read import plain_column


class CourtDesk:
    """Tells of each file how its rows are read; `key` makes the pseudonyms of those whom cards name."""

    def __init__(self, campaign: Campaign, key: bytes | None = None) -> None:
        self._cards = campaign.court_cards
        self._key = key
        self._by_words = self._of_campaign()

    def rows(self, known: Known) -> CourtRows | None:
        """How the rows of a file are read; None where none of them can be a card."""
        if self._cards is None:
            return None
        if not known.court:
            return None if known.mapping else self._by_words
        columns: dict[str, CardField | None] = {}
        for name in (*known.court.ignored, *known.court.private):
            columns[plain_column(name)] = None
        for name, field in known.court.columns.items():
            columns[plain_column(name)] = field
        return CourtRows(
            rows=known.court.rows,
            columns=columns,
            constants=known.court.constants,
            words=known.court.words,
            articles=frozenset(self._cards.parts),
            told=True,
            key=self._key,
        )

    def _of_campaign(self) -> CourtRows | None:
        cards = self._cards
        if cards is None:
            return None
        columns: dict[str, CardField | None] = {}
        for name in (*cards.ignored, *cards.private):
            columns[plain_column(name)] = None
        for field, names in cards.columns.items():
            columns.update((plain_column(name), field) for name in names)
        return CourtRows(
            rows="cards", columns=columns, articles=frozenset(cards.parts), told=False, key=self._key
        )
