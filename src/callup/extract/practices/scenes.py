"""Whether what a sentence tells happens at home: not in another country's army, not on a stage."""

from __future__ import annotations

import re

from callup.extract.clauses import cues_within, found_inside, segment_of
from callup.extract.found import FoundPlace
from callup.extract.reading import Reading
from callup.values import Span

_IN = re.compile(r"(?:\b(?:in|across|throughout|в|во|по|у)\s+(?:the\s+)?(?:\w+\s+)?)$")
_LONGEST_LEAD = 40
_FARTHEST_BACK = 3  # sentences for which the scene of an earlier one holds, where none names another


def is_elsewhere(reading: Reading, index: int) -> bool:
    """Whether this sentence or one before speaks of another country's army or of a film, and none of home."""
    near = [reading.sentence(at) for at in range(index, max(index - _FARTHEST_BACK, 0) - 1, -1)]
    told = [[cue for cue in cues_within(reading.scan, one) if cue.kind == "elsewhere"] for one in near]
    if any(cue.id == "fiction" for cues in told[:2] for cue in cues):
        return True
    for sentence, cues in zip(near, told, strict=True):
        if any(found.home for found in found_inside(reading.places, sentence)):
            return False
        if cues:
            return True
    return False


def is_abroad(reading: Reading, anchor: Span) -> bool:
    """Whether the fact is placed "in" another country, which is not where people are sent to.

    Where its own words name no place, the sentence before that names one tells.
    """
    places = found_inside(reading.places, segment_of(reading.scan, anchor))
    if any(found.span.overlaps(anchor) for found in places):
        return False
    back = reading.sentence_at(anchor.start)
    first = max(back - _FARTHEST_BACK, 0)
    while not places and back >= first:
        places = found_inside(reading.places, reading.sentence(back))
        back -= 1
    if not places or any(found.home for found in places):
        return False
    return any(_is_scene(reading, found) for found in places)


def _is_scene(reading: Reading, found: FoundPlace) -> bool:
    """Whether "in" stands before a place, and no word of a war before that."""
    place = found.span
    start = max(place.start - _LONGEST_LEAD, reading.sentence_of(place).start)
    lead = _IN.search(reading.scan.folded[start : place.start])
    if lead is None:
        return False
    before = Span(start, place.start, reading.text[start : place.start])
    return not any(cue.kind == "bound_for" for cue in cues_within(reading.scan, before))
