"""What the texts of an archive state against the rule of their day, and against their own numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from callup.campaign import Campaign, load_campaign
from callup.extract.reading import Reading
from callup.extract.statements.law_statements import find_law_statements
from callup.extract.statements.ratio_statements import find_ratio_statements
from callup.link.contradictions.stated_against import Contradiction, contradicts_itself, contradicts_law
from callup.model import Document
from callup.scan import Scanner
from callup.store import Archive


def contradictions(archive: Archive) -> Iterator[Contradiction]:
    """Every contradiction that the documents of an archive hold, in the order of their ids."""
    campaign = load_campaign(archive.campaign)
    yield from contradictions_in(archive.documents(), campaign)


def contradictions_in(documents: Iterable[Document], campaign: Campaign) -> Iterator[Contradiction]:
    """Every contradiction that some documents hold; rows of tables state nothing."""
    scanner = Scanner(campaign)
    for document in documents:
        if document.court or document.fields is not None:
            continue
        reading = Reading(document, scanner.scan(document), campaign)
        yield from contradicts_law(find_law_statements(reading), campaign.law)
        yield from contradicts_itself(find_ratio_statements(reading))
