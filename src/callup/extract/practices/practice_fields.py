"""The fields of a practice, each in the text's own words: actor, method, target, purposes, outcome, norm."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from callup.extract.clauses import cues_within
from callup.extract.reading import Reading
from callup.scan import Cue
from callup.values import Span

# What those who summon say it is for; all else is what people met, unless the text says otherwise.
_STATED = frozenset({"data", "exam", "training", "deferment"})
_NORM = re.compile(
    r"(?:част[ьи]\s\d{1,2}(?:\.\d)?\s)?(?:\bст\.\s?|\bстать\w{1,4}\s|\barticles?\s|\bart\.\s?)"
    r"\d{1,3}(?:\.\d{1,2})?(?:\s(?:ук|коап|the criminal code|of the criminal code)\b)?"
    r"|№\s?\d{1,4}-фз|\bno\.\s?\d{1,4}-fz"
)


class Fields(msgspec.Struct, frozen=True):
    """What one practice's sentences say of it; `evidence` are those sentences."""

    evidence: tuple[Span, ...]
    actor: str | None
    method: str | None
    target: str | None
    purpose_stated: str | None
    purpose_observed: str | None
    outcome: str | None
    norm: str | None


def fields_of(reading: Reading, anchor: Span) -> Fields:
    """The fields of the practice at an anchor; a next sentence counts where it tells what came of it."""
    sentence = reading.sentence_of(anchor)
    cues = cues_within(reading.scan, sentence)
    sequel = _sequel(reading, anchor)
    stated, observed = _purposes(reading, cues, anchor)
    if sequel is not None and observed is None:
        after = cues_within(reading.scan, sequel)
        observed = _nearest(reading, _of(after, "practice_purpose"), sequel)
    used = sequel is not None and observed is not None and observed.start >= sequel.start
    targets = [cue for cue in cues if cue.kind == "practice_target"]
    actor = _actor(reading, [cue for cue in cues if cue.kind == "practice_actor"], targets, anchor)
    target = _nearest(reading, [cue for cue in targets if not _is_in(cue, actor)], anchor)
    norm = _NORM.search(reading.scan.folded, sentence.start, sentence.end)
    return Fields(
        evidence=(sentence, sequel) if used and sequel is not None else (sentence,),
        actor=_words(actor),
        method=_words(_nearest(reading, _of(cues, "practice_method"), anchor)),
        target=_words(target),
        purpose_stated=_words(stated),
        purpose_observed=_words(observed),
        outcome=_words(_nearest(reading, _of(cues, "practice_outcome"), anchor)),
        norm=reading.text[norm.start() : norm.end()] if norm else None,
    )


def _purposes(reading: Reading, cues: Sequence[Cue], anchor: Span) -> tuple[Span | None, Span | None]:
    """What it is said to be for, and what people met: after "but there" all is what they met."""
    turn = min((cue.start for cue in cues if cue.kind == "practice_observed"), default=None)
    stated: list[Cue] = []
    met: list[Cue] = []
    for cue in cues:
        if cue.kind != "practice_purpose":
            continue
        turned = turn is not None and cue.start > turn
        (stated if cue.id in _STATED and not turned else met).append(cue)
    own = [cue for cue in met if stated or _distance(cue, anchor) == 0]
    after_turn = [cue for cue in met if turn is not None and cue.start > turn]
    return _nearest(reading, stated, anchor), _nearest(reading, after_turn or own, anchor)


def _sequel(reading: Reading, anchor: Span) -> Span | None:
    """The next sentence, where it opens with what people found instead."""
    index = reading.sentence_at(anchor.start) + 1
    if index >= len(reading.scan.sentences):
        return None
    sentence = reading.sentence(index)
    turns = [c for c in cues_within(reading.scan, sentence) if c.kind == "practice_observed"]
    opens = turns and turns[0].start - sentence.start < len("- «In reality")
    return sentence if opens else None


def _actor(reading: Reading, actors: list[Cue], targets: list[Cue], anchor: Span) -> Span | None:
    """Who stands before the practice or opens it; else who stands in it or behind it."""
    free = [cue for cue in actors if not any(t.start <= cue.end + 1 and cue.start < t.end for t in targets)]
    before = [cue for cue in free if cue.start <= anchor.start]
    return _nearest(reading, before or free, anchor)


def _nearest(reading: Reading, cues: Sequence[Cue], anchor: Span) -> Span | None:
    """The widest of the cues that stand nearest to the anchor; of two as near, the first."""
    if not cues:
        return None
    best = min(cues, key=lambda cue: (_distance(cue, anchor), cue.start, -cue.end))
    return reading.scan.span(best)


def _of(cues: Sequence[Cue], kind: str) -> list[Cue]:
    return [cue for cue in cues if cue.kind == kind]


def _distance(cue: Cue, anchor: Span) -> int:
    return max(cue.start - anchor.end, anchor.start - cue.end, 0)


def _is_in(cue: Cue, span: Span | None) -> bool:
    return span is not None and span.start <= cue.start and cue.end <= span.end


def _words(span: Span | None) -> str | None:
    return span.quote if span is not None else None
