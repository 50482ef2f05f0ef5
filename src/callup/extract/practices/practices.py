"""What is done to people to make them serve: from the cues of a sentence to a practice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from callup.extract.clauses import cues_within, found_inside, segment_of, words_between
from callup.extract.found import FoundNumber
from callup.extract.practices.denials import is_denied
from callup.extract.practices.met_frames import (
    CARRIED_OVER,
    Words,
    entries_of,
    find_frames,
    sentences_with_frames,
)
from callup.extract.practices.practice_fields import fields_of
from callup.extract.practices.scenes import is_abroad, is_elsewhere
from callup.extract.reading import Reading
from callup.model import Practice
from callup.scan import Cue
from callup.values import Span, cut

if TYPE_CHECKING:
    from callup.extract.practices.practice_tagger import Proposed, Seen

EXTRACTOR = "practices/1"

FEWEST_WORDS = 2
"""Words of practices that a sentence must hold to be read by the tagger."""

_CONTEXT_BEFORE = 2
_CONTEXT_AFTER = 1
_NEAR = 3
_FEWEST_OF_AN_ADVERT, _OF_AN_ADVERT = 4, 3  # sentences, and the part of them that tells of benefits
_SEEN_FROM = 0.01  # how likely the tagger must hold what a frame finds in one sentence
_LONG_BEFORE = -1 - CARRIED_OVER
_TELLING = frozenset(("practice", "practice_in_context"))


class Told(msgspec.Struct, frozen=True):
    """A practice at its narrowest words; `carried` where the sentences before may have told it already."""

    practice: str
    anchor: Span
    carried: bool


def find_practices(reading: Reading) -> Iterator[Practice]:
    """The practices of a text, at most one of a kind in a sentence: by frames, else by the campaign's tagger.

    A practice that the army of another country uses, and an advert's own call, are none. What only the
    sentences before make a practice, and what is proposed, goes on with one that they told, unless it counts
    people of its own.
    """
    abroad = reading.campaign.lexicon.get("practice_abroad", {})
    known: dict[str, int] = {}
    for index, told in _told(reading):
        if _is_advert(reading, index) or is_elsewhere(reading, index):
            continue
        for one in told:
            if one.practice not in abroad and is_abroad(reading, one.anchor):
                continue
            record = _practice(reading, one.practice, one.anchor)
            goes_on = one.carried and known.get(one.practice, _LONG_BEFORE) >= index - CARRIED_OVER
            known[one.practice] = index
            if not goes_on or record.people is not None:
                yield record


def _told(reading: Reading) -> Iterator[tuple[int, list[Told]]]:
    """What the sentences tell, by index: what frames find and the tagger sees too, and what it proposes."""
    framed = sentences_with_frames(reading.scan, reading.campaign.frames)
    named = {cue.sentence for cue in reading.scan.cues if cue.kind in _TELLING}
    found = {
        index: told
        for index in sorted(named | framed.keys())
        if (told := _told_in(reading, index, framed.get(index, Words())))
    }
    seen = _seen(reading, found)
    for index in sorted(found.keys() | seen.keys()):
        told, here = found.get(index, []), seen.get(index)
        if here is not None:
            told = [one for one in told if one.carried or here.likely.get(one.practice, 1.0) >= _SEEN_FROM]
            told += list(_told_beside(reading, index, here.proposed, told))
        if told:
            yield index, told


def _seen(reading: Reading, told: Container[int]) -> dict[int, Seen]:
    """What the campaign's tagger sees in the sentences that hold words of practices and are no adverts."""
    path = reading.campaign.practice_tagger
    if path is None or "practice_word" not in reading.kinds or _offers_throughout(reading):
        return {}
    from callup.extract.practices.practice_tagger import load_practice_tagger

    words = Counter(cue.sentence for cue in reading.scan.by_kind["practice_word"])
    read = [
        index for index in sorted(words) if words[index] >= FEWEST_WORDS and not _is_advert(reading, index)
    ]
    return load_practice_tagger(path).see(reading.scan, read, told)


def _offers_throughout(reading: Reading) -> bool:
    """Whether benefits stand in a third of the sentences of a text that is no short report: an advert."""
    count = len(reading.scan.sentences)
    if count < _FEWEST_OF_AN_ADVERT or "benefit" not in reading.kinds:
        return False
    offering = {cue.sentence for cue in reading.scan.by_kind["benefit"]}
    return _OF_AN_ADVERT * len(offering) >= count


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


def _told_beside(
    reading: Reading, index: int, proposed: Sequence[Proposed], told: Sequence[Told]
) -> Iterator[Told]:
    """What is proposed besides the practices that frames told, and is not more or less than one of them."""
    kinds = reading.campaign.practices
    barred = {
        cue.id for cue in cues_within(reading.scan, reading.sentence(index)) if cue.kind == "practice_not"
    }
    for one in proposed:
        if one.practice in barred or one.practice not in kinds:
            continue
        anchor = cut(reading.text, one.start, one.end)
        segment = segment_of(reading.scan, anchor)
        if not any(
            one.practice == other.practice
            or (
                (one.practice in kinds[other.practice].over or other.practice in kinds[one.practice].over)
                and segment.overlaps(other.anchor)
            )
            for other in told
        ):
            yield Told(
                one.practice, anchor, carried=not found_inside(reading.places, reading.sentence(index))
            )


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
