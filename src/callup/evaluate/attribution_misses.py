"""What a reading of marked texts misses, and what it finds too much: attributions, by their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from callup.campaign import Campaign
from callup.evaluate.attribution_scores import characters, paired
from callup.evaluate.evaluation import parts_of
from callup.evaluate.labelled_desk import Desk
from callup.evaluate.marked_attributions import AttributionText, MarkedAttribution, read_attribution_texts
from callup.evaluate.span_scores import Miss


def attribution_misses(campaign: Campaign, path: Path) -> Iterator[Miss]:
    """The marked attributions that are missed, those found too much, and those of another speaker."""
    desk = Desk(campaign)
    for text in read_attribution_texts(path):
        found = [parts_of(one) for one in desk.reading(text.text, text.lang, text.published).attributions]
        wanted = [text.parts(one) for one in text.attributions]
        yield from sorted(_misses(text, wanted, found), key=lambda miss: miss.start)


def _misses(
    text: AttributionText, wanted: Sequence[MarkedAttribution], found: Sequence[MarkedAttribution]
) -> Iterator[Miss]:
    pairs = dict(paired(text.text, wanted, found))
    taken = set(pairs.values())
    for g, one in enumerate(wanted):
        if g not in pairs:
            yield _miss("missed", text, one)
        elif one.source and not _meet(text.text, one, found[pairs[g]]):
            yield _miss("speaker", text, found[pairs[g]])
    yield from (_miss("too much", text, one) for f, one in enumerate(found) if one.content and f not in taken)


def _meet(text: str, wanted: MarkedAttribution, found: MarkedAttribution) -> bool:
    return bool(characters(text, wanted.source) & characters(text, found.source))


def _miss(kind: str, text: AttributionText, one: MarkedAttribution) -> Miss:
    spans = (one.source, one.cue, one.content)
    told = " | ".join(" … ".join(text.text[start:end] for start, end in part) or "-" for part in spans)
    start = min(start for part in spans for start, _ in part)
    return Miss(kind=kind, doc=text.name, start=start, words=told)
