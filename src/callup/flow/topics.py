"""The subjects of claims and practices: which practices and benefits their words name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping

from callup.campaign import Campaign
from callup.link.contradictions import contradictions
from callup.model import AnyRecord, Claim, Document, Link, Practice
from callup.scan import Cue, Scanner
from callup.values import Span

_SUBJECTS = frozenset({"practice", "practice_in_context", "practice_purpose", "benefit"})
Topics = Mapping[str, frozenset[str]]


def topics_of(
    records: Iterable[AnyRecord], documents: Mapping[str, Document], campaign: Campaign
) -> dict[str, frozenset[str]]:
    """The subjects (practices, benefits) that the words of claims and practices speak of, by record."""
    scanner = Scanner(campaign)
    by_document: dict[str, list[AnyRecord]] = {}
    for record in records:
        if isinstance(record, (Claim, Practice)):
            by_document.setdefault(record.document, []).append(record)
    topics: dict[str, frozenset[str]] = {}
    for id_, group in by_document.items():
        cues = [cue for cue in scanner.scan(documents[id_]).cues if cue.kind in _SUBJECTS]
        for record in group:
            own = {record.practice} if isinstance(record, Practice) else set()
            topics[record.id] = frozenset({*own, *_named(cues, _words_about(record))})
    return topics


def contradictions_of(records: Iterable[AnyRecord], topics: Topics, campaign: Campaign) -> tuple[Link, ...]:
    """What the denials among some records deny, by the practices that their words name."""
    practices = {id_: named & campaign.practices.keys() for id_, named in topics.items()}
    return tuple(contradictions(records, practices))


def _named(cues: list[Cue], spans: Iterable[Span]) -> Iterator[str]:
    """The entries of the cues that lie in the spans."""
    for span in spans:
        at = bisect_left(cues, span.start, key=lambda cue: cue.start)
        while at < len(cues) and cues[at].start < span.end:
            if cues[at].end <= span.end:
                yield cues[at].id
            at += 1


def _words_about(record: AnyRecord) -> Iterable[Span]:
    """The words that tell what a record is about: of a claim what is said, not who says it."""
    return record.content if isinstance(record, Claim) and record.content else record.evidence
