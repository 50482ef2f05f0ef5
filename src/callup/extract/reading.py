"""One document, read closely: what all extractors share, found once."""

from __future__ import annotations

import msgspec

from callup.campaign import Campaign
from callup.extract.dates.dates import find_times
from callup.extract.found import Attribution, FoundAmount, FoundNumber, FoundPlace, FoundTime
from callup.extract.numbers.money import find_amounts
from callup.extract.numbers.numbers import find_numbers
from callup.extract.places.places import find_places
from callup.extract.speech.attributions import find_attributions
from callup.model import Document
from callup.scan import Scan
from callup.values import Span


class Reading(msgspec.Struct, frozen=True):
    """A document with its scan and everything the small finders found, each in the order of the text.

    `numbers` leaves out those that are part of an amount or a date.
    """

    document: Document
    scan: Scan
    campaign: Campaign
    numbers: tuple[FoundNumber, ...]
    amounts: tuple[FoundAmount, ...]
    times: tuple[FoundTime, ...]
    places: tuple[FoundPlace, ...]
    attributions: tuple[Attribution, ...]

    @property
    def text(self) -> str:
        """The document's text, in which all offsets count."""
        return self.document.text

    def sentence_of(self, span: Span) -> Span:
        """The sentence in which a span begins."""
        return self.scan.sentence(self.scan.sentence_at(span.start))


def read_closely(document: Document, scan: Scan, campaign: Campaign) -> Reading:
    """Everything that the small finders find in one document."""
    times = tuple(find_times(document, scan))
    numbers = tuple(find_numbers(document.text, scan))
    amounts = tuple(find_amounts(document.text, scan, numbers))
    places = tuple(find_places(document.text, scan, campaign))
    attributions = tuple(find_attributions(document, scan, campaign))
    taken = sorted([found.span for found in amounts] + [found.span for found in times])
    return Reading(
        document=document,
        scan=scan,
        campaign=campaign,
        numbers=tuple(_outside(numbers, taken)),
        amounts=amounts,
        times=times,
        places=places,
        attributions=attributions,
    )


def _outside(numbers: tuple[FoundNumber, ...], taken: list[Span]) -> list[FoundNumber]:
    """The numbers that overlap none of the spans; both come in the order of the text."""
    free: list[FoundNumber] = []
    at = 0
    for number in numbers:
        while at < len(taken) and taken[at].end <= number.bare.start:
            at += 1
        if at == len(taken) or not taken[at].overlaps(number.bare):
            free.append(number)
    return free
