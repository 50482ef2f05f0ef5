"""Whether money is an offer's at all: its text is about serving, and it is no budget, penalty or price."""

from __future__ import annotations

from bisect import bisect_left

from callup.extract.offers.offers_kinds import SUMS_OF, Kind
from callup.extract.offers.offers_refusal_words import HELD_AGAINST
from callup.extract.offers.offers_stretches import SHORT_DOCUMENT, Stretch, Words, distance
from callup.extract.reading import Reading
from callup.scan import Cue

_CONTEXT_BEFORE = 4
_CONTEXT_AFTER = 2
UP_TO_MONEY = 2 * 10**7
_YARDSTICKS = frozenset(("compared", "trade"))
_OF_COMBAT = frozenset(("per_target", "advance_km", "combat_day"))


def serves(words: Words, reading: Reading, sentence: int) -> bool:
    """Whether the text round a sentence is about signing up or serving.

    Its own words, those of the four sentences before and the two after; of a short text, any; the
    pay of other work counts only where its own sentence says so.
    """
    if words.serves(sentence):
        return True
    heading = words.heading(sentence)
    if heading is not None and words.serves(heading):
        return True
    if words.of(sentence, "other_work"):
        return False
    total = len(reading.scan.sentences)
    first = 0 if total <= SHORT_DOCUMENT else max(sentence - _CONTEXT_BEFORE, 0)
    last = total - 1 if total <= SHORT_DOCUMENT else sentence + _CONTEXT_AFTER
    at = bisect_left(words.serving, first)
    return at < len(words.serving) and words.serving[at] <= last


def is_other_money(reading: Reading, words: Words, stretch: Stretch, kind: Kind | None) -> bool:
    """Whether an amount is a budget, a penalty, a price, or too large to be one man's."""
    amount = stretch.found.amount
    largest = amount.max if amount.max is not None else amount.min
    if largest is not None and largest >= UP_TO_MONEY:
        return True
    if kind is not None and (kind.benefit in SUMS_OF or (kind.benefit in _OF_COMBAT and kind.cue)):
        return False
    if any(cue.id == "elsewhere" for cue in words.of(stretch.sentence, "not_offer")):
        return True
    against = [cue for cue in words.within(stretch, "not_offer") if not _is_yardstick(reading, stretch, cue)]
    cue = kind.cue if kind is not None else None
    if cue is None or cue.kind != "benefit" or cue.sentence != stretch.sentence:
        before = [
            other for other in words.of(stretch.sentence, "not_offer") if other.end <= stretch.span.start
        ]
        return bool(against or before)
    near = min((distance(other, stretch.span) for other in against), default=None)
    return near is not None and near <= distance(cue, stretch.span)


def _is_yardstick(reading: Reading, stretch: Stretch, cue: Cue) -> bool:
    """Whether other pay is only what a sum is held against: "1.6 million, thirty times the average wage"."""
    if cue.id not in _YARDSTICKS or cue.start < stretch.after:
        return False
    return HELD_AGAINST.search(reading.scan.folded, stretch.after, cue.start) is not None
