"""One document, read closely: what all extractors share, found once, when the first of them asks."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from callup.campaign import Campaign
from callup.extract.dates.dates import find_times
from callup.extract.dates.durations import find_durations
from callup.extract.found import Attribution, FoundAmount, FoundDuration, FoundNumber, FoundPlace, FoundTime
from callup.extract.numbers.money import find_amounts
from callup.extract.numbers.numbers import find_numbers
from callup.extract.places.capital import find_capital
from callup.extract.places.districts import find_districts
from callup.extract.places.places import find_places
from callup.extract.speech.attributions import find_attributions
from callup.model import Document
from callup.scan import Scan
from callup.values import Span, cut


class Reading:
    """A document with its scan and what the small finders find in it, each in the order of the text.

    Most texts are about something else: no extractor asks for their numbers, and none are looked for.
    """

    def __init__(self, document: Document, scan: Scan, campaign: Campaign) -> None:
        self.document = document
        self.scan = scan
        self.campaign = campaign
        self.text = document.text

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of the cues that stand in the text."""
        return frozenset({cue.kind for cue in self.scan.cues})

    @cached_property
    def times(self) -> tuple[FoundTime, ...]:
        """The dates and intervals."""
        return tuple(find_times(self.document, self.scan))

    @cached_property
    def durations(self) -> tuple[FoundDuration, ...]:
        """The lengths of time, and stretches that no calendar holds, that are part of no time."""
        taken = [found.span for found in self.times]
        return tuple(_apart(tuple(find_durations(self.text, self.scan)), taken))

    @cached_property
    def all_numbers(self) -> tuple[FoundNumber, ...]:
        """The numbers, those of amounts and dates too."""
        return tuple(find_numbers(self.text, self.scan))

    @cached_property
    def numbers(self) -> tuple[FoundNumber, ...]:
        """The numbers that are part of no amount and no date."""
        taken = sorted([found.span for found in self.amounts] + [found.span for found in self.times])
        return tuple(_outside(self.all_numbers, taken))

    @cached_property
    def amounts(self) -> tuple[FoundAmount, ...]:
        """The sums of money."""
        return tuple(find_amounts(self.text, self.scan, self.all_numbers))

    @cached_property
    def places(self) -> tuple[FoundPlace, ...]:
        """The places."""
        return tuple(find_places(self.text, self.scan, self.campaign))

    @cached_property
    def paying_places(self) -> tuple[FoundPlace, ...]:
        """The places with those that pay under no name of the campaign's table: districts, the capital."""
        districts = find_districts(self.scan, self.places, self.campaign)
        capital = find_capital(self.scan, self.places, self.campaign)
        return tuple(sorted((*self.places, *districts, *capital), key=lambda found: found.span))

    @cached_property
    def attributions(self) -> tuple[Attribution, ...]:
        """Who says what."""
        return tuple(find_attributions(self.document, self.scan, self.campaign))

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences."""
        return tuple(cut(self.text, start, end) for start, end in self.scan.sentences)

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.scan.sentences]

    def sentence_at(self, offset: int) -> int:
        """The index of the sentence that holds an offset, or of the last one before it."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def sentence(self, index: int) -> Span:
        """A sentence by its index."""
        return self.sentences[index]

    def sentence_of(self, span: Span) -> Span:
        """The sentence in which a span begins."""
        return self.sentences[max(bisect_right(self._starts, span.start) - 1, 0)]


def _apart(durations: tuple[FoundDuration, ...], taken: list[Span]) -> list[FoundDuration]:
    """The durations that overlap none of the spans; both come in the order of the text."""
    free: list[FoundDuration] = []
    at = 0
    for duration in durations:
        while at < len(taken) and taken[at].end <= duration.span.start:
            at += 1
        if at == len(taken) or not taken[at].overlaps(duration.span):
            free.append(duration)
    return free


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
