"""The subjects of claims and practices: which practices and benefits their words name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from callup.campaign import Campaign
from callup.link.contradictions.contradictions import contradictions
from callup.model import AnyRecord, Claim, Document, Link, Practice
from callup.scan import Cue, Scanner
from callup.values import Span

_WORD = re.compile(r"[^\W\d_]{3,}")
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


def contradictions_of(
    records: Iterable[AnyRecord], documents: Mapping[str, Document], campaign: Campaign
) -> tuple[Link, ...]:
    """What the denials among some records deny, by the practices that their own words name."""
    records = list(records)
    scanner = Scanner(campaign)
    by_document: dict[str, list[AnyRecord]] = {}
    for record in records:
        by_document.setdefault(record.document, []).append(record)
    heads = _heads(campaign)
    practices: dict[str, frozenset[str]] = {}
    for id_, group in by_document.items():
        if not any(isinstance(record, Claim) for record in group):
            continue
        cues = [cue for cue in scanner.scan(documents[id_]).cues if cue.kind == "practice"]
        found = sorted((r for r in group if isinstance(r, Practice)), key=lambda r: r.anchor.start)
        for record in group:
            if isinstance(record, Claim):
                inside = {r.practice for r in _inside(found, record.content)}
                named = {*_headed(heads, record.content), *_named(cues, record.content)}
                practices[record.id] = frozenset(inside | (named & {r.practice for r in found}))
    return tuple(contradictions(records, practices))


def _heads(campaign: Campaign) -> dict[str, str]:
    """The practices by the last words of their ids that no two share: "ban" of "travel_ban"."""
    words = Counter(id_.rpartition("_")[2] for id_ in campaign.practices)
    return {word: id_ for id_ in campaign.practices if words[word := id_.rpartition("_")[2]] == 1}


def _headed(heads: Mapping[str, str], spans: Iterable[Span]) -> Iterator[str]:
    """The practices whose heads stand in the spans."""
    for span in spans:
        for word in _WORD.findall(span.quote.lower()):
            for head in (word, word.removesuffix("s")):
                if head in heads:
                    yield heads[head]


def _inside(found: list[Practice], spans: Iterable[Span]) -> Iterator[Practice]:
    """The practices whose anchors lie in the spans; they come in the order of the text."""
    for span in spans:
        at = bisect_left(found, span.start, key=lambda record: record.anchor.start)
        while at < len(found) and found[at].anchor.start < span.end:
            yield found[at]
            at += 1


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
