"""Segments and clauses of a sentence: how far a word of doubt or denial reaches."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeVar

from callup.extract.found import FoundAmount, FoundNumber, FoundPlace, FoundTime
from callup.scan import Cue, Scan
from callup.values import Span, cut

F = TypeVar("F", FoundNumber, FoundAmount, FoundTime, FoundPlace)

# Words that set one half of a sentence against the other; both languages, with е for ё.
_TURN = re.compile(
    r";|\s[—–]\s(?=(?:а|но|однако)\b)"
    r"|[,\s—–-]\s?(?=(?:but|however|although|though|whereas|while|instead of|except"
    r"|но|однако|хотя|зато|тогда как|в то время как|между тем|при этом|несмотря на)\s)"
    r"|,\s(?=(?:а)\s(?!также))"
)
_OPENING = re.compile(
    r"[«\"“'(\s]*(?:while|although|though|despite|notwithstanding|in spite of|contrary to"
    r"|хотя|несмотря на|вопреки|пока)\s"
)
_BREAK = re.compile(
    r",\s(?=(?:and|or|which|who|whom|whose|where|when|because|since|after|before|if|unless"
    r"|as|so|that|then|и|или|что|чтобы|котор\w{1,4}|где|куда|когда|если|так как|потому что"
    r"|поскольку|после|до того|то|поэтому|й|або|що|щоб|які|який|яка|де|якщо|коли|тому)\s)"
)
_COMMA = re.compile(r"[,:—–]\s|\s[—–]\s")
_WORD = re.compile(r"\w+")


def segment_of(scan: Scan, anchor: Span) -> Span:
    """The part of the anchor's sentence that no "but" and no semicolon parts from it."""
    sentence = scan.sentence(scan.sentence_at(anchor.start))
    words = scan.folded[sentence.start : sentence.end]
    borders = [match.start() for match in _TURN.finditer(words) if match.start() > 0]
    if _OPENING.match(words) and (comma := _COMMA.search(words)):
        borders.append(comma.end())
    return _between(scan, sentence, sorted(borders), anchor)


def clause_of(scan: Scan, anchor: Span) -> Span:
    """The part of the anchor's segment that no comma with a linking word parts from it."""
    segment = segment_of(scan, anchor)
    words = scan.folded[segment.start : segment.end]
    return _between(scan, segment, [match.start() for match in _BREAK.finditer(words)], anchor)


def cues_within(scan: Scan, span: Span) -> Sequence[Cue]:
    """The cues that begin inside a span, in the order of the text."""
    first = bisect_left(scan.cues, span.start, key=lambda cue: cue.start)
    last = bisect_left(scan.cues, span.end, lo=first, key=lambda cue: cue.start)
    return scan.cues[first:last]


def found_inside(found: Sequence[F], span: Span) -> list[F]:
    """What of a reading stands inside a span, found by bisection."""
    at = bisect_left(found, span.start, key=lambda item: item.span.start)
    inside: list[F] = []
    while at < len(found) and found[at].span.start < span.end:
        if found[at].span.end <= span.end:
            inside.append(found[at])
        at += 1
    return inside


def comma_between(scan: Scan, start: int, end: int) -> bool:
    """Whether a comma, a colon or a dash stands between two offsets."""
    return start < end and bool(_COMMA.search(scan.folded, start, end))


def words_between(scan: Scan, start: int, end: int) -> list[str]:
    """The words between two offsets, in lower case; none where the offsets touch or cross."""
    return _WORD.findall(scan.folded, start, end) if start < end else []


def _between(scan: Scan, whole: Span, borders: list[int], anchor: Span) -> Span:
    """The piece of `whole` in which the anchor begins; it reaches at least over the anchor."""
    start, end = whole.start, whole.end
    for border in (whole.start + offset for offset in borders):
        if border <= anchor.start:
            start = max(start, border)
        elif border >= anchor.end:
            end = min(end, border)
    return cut(scan.text, start, end)
