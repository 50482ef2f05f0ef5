"""The seam of this room: every extractor, run over one reading of a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from callup.campaign import Campaign
from callup.extract.assemble import assemble
from callup.extract.courts.article_counts import find_article_counts
from callup.extract.courts.cases import find_cases
from callup.extract.courts.court_cards import find_card
from callup.extract.courts.court_totals import find_total
from callup.extract.figures.figures import find_figures
from callup.extract.offers.offer_rows import find_rows
from callup.extract.offers.offers import find_offers
from callup.extract.practices.practices import find_practices
from callup.extract.reading import Reading
from callup.extract.rules.rules import find_rules
from callup.extract.speech.claims import find_claims
from callup.model import AnyRecord, Document, Issue
from callup.scan import Scan

Extractor = Callable[[Reading], Iterator[AnyRecord | Issue]]

EXTRACTORS: tuple[Extractor, ...] = (
    find_offers,
    find_practices,
    find_claims,
    find_cases,
    find_figures,
    find_article_counts,
    find_rules,
)


def extract(
    document: Document, scan: Scan, campaign: Campaign
) -> tuple[tuple[AnyRecord, ...], tuple[Issue, ...]]:
    """All records of a document, each with its evidence, and what was not understood.

    Pure: the same document, scan and campaign give the same records in the same order. A row of a table whose
    columns are mapped is read by its mapping, and no words in it are taken for more than the mapping says.
    """
    if document.court:
        return extract_court_row(document, campaign)
    reading = Reading(document, scan, campaign)
    mapping = document.mapping
    found = (
        list(find_rows(reading, mapping))
        if mapping and document.fields
        else [item for extractor in EXTRACTORS for item in extractor(reading)]
    )
    drafts = [item for item in found if not isinstance(item, Issue)]
    issues = tuple(item for item in found if isinstance(item, Issue))
    return tuple(assemble(reading, drafts)), issues


def extract_court_row(
    document: Document, campaign: Campaign
) -> tuple[tuple[AnyRecord, ...], tuple[Issue, ...]]:
    """What a court card or a count of cases holds; its words need no scan."""
    find = find_card if document.court == "cards" else find_total
    found = list(find(document, campaign))
    records = tuple(item for item in found if not isinstance(item, Issue))
    return records, tuple(item for item in found if isinstance(item, Issue))
