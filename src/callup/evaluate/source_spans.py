"""Sources of news in a text: of each attribution by which somebody informs, its source with its cue."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from pathlib import Path

from callup.campaign import Campaign
from callup.evaluate.labelled_desk import Desk
from callup.evaluate.marked import read_entity_texts
from callup.evaluate.span_scores import Marks, Span, SpanScore, score_spans
from callup.extract.found import Attribution
from callup.extract.reading import Reading
from callup.scan import fold

_NEWS_SOURCE = "NEWS_SOURCE"
_INFORMS = frozenset({
    "says", "tells", "denies", "confirms", "withholds", "explains", "believes", "shows", "relays", "contains",
    "according",
})  # fmt: skip
_POINTING = frozenset("он она они оно его ее их мы я".split())
_HEADING = re.compile(r"[^\n]*[^\n.!?…:;»\"]\n\s*\n")
_WIDEST = 300


def evaluate_sources(campaign: Campaign, path: Path) -> SpanScore:
    """Sources of news in Russian texts with marked entities, those of type NEWS_SOURCE.

    Such a mark holds who informs and the word by which they do ("заявил министр", «по данным агентства»).
    Not looked for, as the marks leave them out: pronouns, headings, and who demands, plans, promises or
    estimates.
    """
    desk = Desk(campaign)
    texts = []
    for text in read_entity_texts(path):
        wanted = tuple((entity.ends, None) for entity in text.entities if entity.type == _NEWS_SOURCE)
        found = dict.fromkeys(_sources(desk.reading(text.text, "ru")))
        texts.append(Marks(wanted, tuple(sorted(found.items())), doc=text.doc, words=text.text))
    return score_spans(texts)


def _sources(reading: Reading) -> Iterator[Span]:
    heading = _HEADING.match(reading.text)
    first = heading.end() if heading else 0
    for one in reading.attributions:
        if one.source and one.cue and one.cue[0].end > first and _informs(reading, one):
            spans = sorted((span.start, span.end) for span in (*one.source, *one.cue))
            whole = spans[0][0], spans[-1][1]
            yield whole if whole[1] - whole[0] <= _WIDEST else spans[0]


def _informs(reading: Reading, one: Attribution) -> bool:
    """Whether somebody with a name or a role informs, by the entry of the campaign's words for it."""
    if fold(one.source[0].quote) in _POINTING:
        return False
    start = one.cue[0].start
    at = bisect_left(reading.scan.cues, start, key=lambda cue: cue.start)
    ids = set()
    while at < len(reading.scan.cues) and reading.scan.cues[at].start == start:
        if reading.scan.cues[at].kind.startswith("speech"):
            ids.add(reading.scan.cues[at].id)
        at += 1
    return not ids or bool(ids & _INFORMS)
