"""Changes that a sentence tells without the new sum: "Регион отменил выплату", "their sums were cut"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Set

import msgspec

from callup.extract.found import FoundPlace
from callup.extract.offers.offers_stretches import Words
from callup.extract.reading import Reading
from callup.extract.within import found_within
from callup.model.offer import Change
from callup.scan import Cue

_CHANGES: tuple[Change, ...] = ("end", "cut", "raise", "extend")
_CHANGING = ("signing_bonus", "finder_reward")
_BACK = 2
# Of the words of a payment and its sum, the nouns.
_NOUN = re.compile(
    r"(?:выплат|сумм|бонус|преми|доплат|ставк|размер|виплат|сум[аиу]|payment|payout|bonus|sum|amount|incentive)"
)


class Unsummed(msgspec.Struct, frozen=True):
    """A change without a sum: of which benefit, by which words."""

    benefit: str
    change: Change
    cue: Cue


def change_without_sum(
    reading: Reading, words: Words, sentence: int, told: Mapping[int, Set[str]]
) -> Unsummed | None:
    """The change of a payment that a sentence without sums tells of.

    It names the benefit; or it speaks of sums and of places, after sentences that are about a benefit.
    `told` are the benefits that each sentence gives with sums.
    """
    start, end = reading.scan.sentences[sentence]
    at = bisect_left(reading.amounts, start, key=lambda found: found.span.start)
    if not words.serves(sentence) or (at < len(reading.amounts) and reading.amounts[at].span.start < end):
        return None
    here = {cue.id for cue in words.of(sentence, "offer_change")}
    change = next((one for one in _CHANGES if one in here), None)
    if change is None:
        return None
    cues = [cue for cue in words.of(sentence, "benefit") if cue.id in _CHANGING]
    if cues:
        return Unsummed(cues[0].id, change, cues[0])
    noun = next((cue for cue in words.of(sentence, "offer_word") if _is_noun(reading, cue)), None)
    benefit = _topic(sentence, told)
    if noun is None or benefit is None or not subjects_in(reading, start, end):
        return None
    return Unsummed(benefit, change, noun)


def subjects_in(reading: Reading, start: int, end: int) -> list[FoundPlace]:
    """The regions of the country that are named between two offsets, towns left out."""
    inside = found_within(reading.places, start, end)
    subjects = [found for found in inside if found.home and "-" in found.place.code]
    return [found for found in subjects if not found.place.municipality]


def _is_noun(reading: Reading, cue: Cue) -> bool:
    return _NOUN.match(reading.scan.folded, cue.start, cue.end) is not None


def _topic(sentence: int, told: Mapping[int, Set[str]]) -> str | None:
    """The benefit that one of the two sentences before gives with sums."""
    for before in range(sentence - 1, sentence - 1 - _BACK, -1):
        given = [benefit for benefit in _CHANGING if benefit in told.get(before, ())]
        if given:
            return given[0]
    return None
