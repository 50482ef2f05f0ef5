"""Asides inside quotation marks: «A, — said X. — B» is two quotations, the writer's words between."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from callup.extract.speech.quotes import Quotation
from callup.scan import Cue, Scan

_OPENS = re.compile(r"[,.!?…»”\"]\s*[—–-]\s+(?:[\w-]+\s+){0,2}$")
_CLOSES = re.compile(r"[,.:;!?…]\s*[—–-]\s+")
_MARK = re.compile(r"[«»“”„\"]")
_CYRILLIC = re.compile(r"[а-яіїєґ]")
_BEFORE = 60
_LONGEST = 260
_MOST = 200


def split_at_asides(scan: Scan, quotations: Sequence[Quotation], cues: Sequence[Cue]) -> list[Quotation]:
    """The quotations, each cut where a verb of speech stands between two dashes in it.

    What stands before such an aside runs on behind it.
    """
    starts = [cue.start for cue in cues]
    pieces: list[Quotation] = []
    for quotation in quotations:
        inside = cues[bisect_left(starts, quotation.start) : bisect_left(starts, quotation.end)]
        pieces += _pieces(scan, quotation, inside) if inside else (quotation,)
    return pieces


def _pieces(scan: Scan, quotation: Quotation, cues: Sequence[Cue]) -> Iterator[Quotation]:
    start = quotation.start
    for opened, closed in _asides(scan, quotation, cues):
        if opened > start:
            yield Quotation(start, opened, runs_on=True, speech=True)
        start = closed
    yield Quotation(start, quotation.end, quotation.runs_on, quotation.speech or start > quotation.start)


def _asides(scan: Scan, quotation: Quotation, cues: Sequence[Cue]) -> Iterator[tuple[int, int]]:
    """Where the writer's words begin, sign included, and where the quotation goes on."""
    past = quotation.start + 1
    for cue in cues[:_MOST]:
        if cue.kind != "speech" or cue.start < past or not _CYRILLIC.match(scan.folded, cue.start):
            continue
        first = max(past, cue.start - _BEFORE)
        opens = _OPENS.search(scan.text, first, cue.start)
        closes = _CLOSES.search(scan.text, cue.end, min(quotation.end, cue.end + _LONGEST))
        if opens is None or closes is None or _MARK.search(scan.text, opens.start() + 1, cue.start):
            continue
        kept = 0 if scan.text[opens.start()] == "," else 1
        yield opens.start() + kept, closes.end()
        past = closes.end()
