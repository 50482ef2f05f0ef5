"""What is done to people to make them serve: from the cues of a sentence to a practice."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from callup.extract.clauses import cues_within, found_inside, segment_of, words_between
from callup.extract.found import FoundNumber
from callup.extract.practices.denials import is_denied
from callup.extract.practices.met_frames import Words, entries_of, find_frames, sentences_with_frames
from callup.extract.practices.practice_fields import fields_of
from callup.extract.practices.scenes import is_abroad, is_elsewhere
from callup.extract.reading import Reading
from callup.model import Practice
from callup.scan import Cue
from callup.values import Span, cut

EXTRACTOR = "practices/1"

_CONTEXT_BEFORE = 2
_CONTEXT_AFTER = 1
_NEAR = 3
_TELLING = frozenset(("practice", "practice_in_context"))


class Told(msgspec.Struct, frozen=True):
    """A practice at its narrowest words; `carried` where only the sentences before make it one."""

    practice: str
    anchor: Span
    carried: bool


def find_practices(reading: Reading) -> Iterator[Practice]:
    """The practices of a text, at most one of a kind in a sentence.

    A practice that the army of another country uses, and an advert's own call, are none. What only the
    sentences before make a practice goes on with one that they told, unless it counts people of its own.
    """
    abroad = reading.campaign.lexicon.get("practice_abroad", {})
    framed = sentences_with_frames(reading.scan, reading.campaign.frames)
    named = {cue.sentence for cue in reading.scan.cues if cue.kind in _TELLING}
    known: set[str] = set()
    for index in sorted(named | framed.keys()):
        told = _told_in(reading, index, framed.get(index, Words()))
        if not told or _is_advert(reading, index) or is_elsewhere(reading, index):
            continue
        for one in told:
            if one.practice not in abroad and is_abroad(reading, one.anchor):
                continue
            record = _practice(reading, one.practice, one.anchor)
            if one.carried and one.practice in known and record.people is None:
                continue
            known.add(one.practice)
            yield record


def _told_in(reading: Reading, index: int, words: Words) -> list[Told]:
    """The practices that a sentence tells of, each with its narrowest words; none less than another."""
    kinds = reading.campaign.practices
    narrowest: dict[str, tuple[bool, int, int, int]] = {}
    for practice, start, end, carried in _matches(reading, index, words):
        known = narrowest.get(practice)
        if known is None or (carried, end - start, start) < known[:3]:
            narrowest[practice] = carried, end - start, start, end
    told = {
        practice: Told(practice, cut(reading.text, start, end), carried)
        for practice, (carried, _, start, end) in narrowest.items()
    }
    lesser = {
        less
        for practice, one in told.items()
        for less in (kinds[practice].over if practice in kinds else ())
        if less in told and segment_of(reading.scan, one.anchor).overlaps(told[less].anchor)
    }
    return [one for practice, one in told.items() if practice not in lesser]


def _matches(reading: Reading, index: int, words: Words) -> Iterator[tuple[str, int, int, bool]]:
    """The patterns and frames that a sentence meets; the looser ones only near a word of the army."""
    cues = cues_within(reading.scan, reading.sentence(index))
    barred = {cue.id for cue in cues if cue.kind == "practice_not"}
    military: bool | None = None
    for cue in cues:
        if cue.id in barred:
            continue
        if cue.kind == "practice":
            yield cue.id, cue.start, cue.end, False
        elif cue.kind == "practice_in_context":
            military = _is_military(reading, index) if military is None else military
            if military:
                yield cue.id, cue.start, cue.end, False
    for met in find_frames(reading.scan, words, reading.campaign.frames):
        if met.frame.practice in barred:
            continue
        if met.frame.near_army:
            military = _is_military(reading, index) if military is None else military
        if military or not met.frame.near_army:
            yield met.frame.practice, met.start, met.end, met.carried


def _is_military(reading: Reading, index: int) -> bool:
    last = len(reading.scan.sentences) - 1
    first = max(index - _CONTEXT_BEFORE, 0)
    return any(
        cue.kind == "military_context"
        for near in range(first, min(index + _CONTEXT_AFTER, last) + 1)
        for cue in cues_within(reading.scan, reading.sentence(near))
    )


def _practice(reading: Reading, practice: str, anchor: Span) -> Practice:
    fields = fields_of(reading, anchor)
    own = entries_of(practice, reading.campaign.frames)
    people = _people(reading, anchor)
    return Practice(
        practice=practice,
        anchor=anchor,
        evidence=fields.evidence,
        actor=fields.actor,
        method=fields.method,
        target=fields.target,
        people=people.quantity if people else None,
        status="denied" if is_denied(reading, anchor, own) else "reported",
        purpose_stated=fields.purpose_stated,
        purpose_observed=fields.purpose_observed,
        outcome=fields.outcome,
        norm=fields.norm,
        extractor=EXTRACTOR,
    )


def _people(reading: Reading, anchor: Span) -> FoundNumber | None:
    """The number before a word for people, in the anchor's segment."""
    segment = segment_of(reading.scan, anchor)
    targets = [cue for cue in cues_within(reading.scan, segment) if cue.kind == "practice_target"]
    for number in found_inside(reading.numbers, segment):
        if any(_counts(reading, number, target) for target in targets):
            return number
    return None


def _counts(reading: Reading, number: FoundNumber, target: Cue) -> bool:
    if target.start < number.bare.end:
        return False
    return len(words_between(reading.scan, number.span.end, target.start)) < _NEAR


def _is_advert(reading: Reading, index: int) -> bool:
    return any(cue.kind == "advert_call" for cue in cues_within(reading.scan, reading.sentence(index)))
