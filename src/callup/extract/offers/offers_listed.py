"""Whether a benefit that is no money is offered: words of giving stand by it, or it is an item of a list."""

from __future__ import annotations

import re

from callup.extract.offers.offers_kinds import INSTEAD
from callup.extract.offers.offers_stretches import SIGNS, Words, is_bullet
from callup.extract.reading import Reading
from callup.scan import Cue

_PAID_IN_WORDS = frozenset(("injury_payment", "death_payment"))
_LONGEST_ITEM = 110
_FEW_WORDS = 7
_STOP = re.compile(rf"[,;.!+•|{SIGNS}]")


def is_offered(reading: Reading, words: Words, cue: Cue, *, summed: bool) -> bool:
    """Whether words of giving stand in the sentence of a benefit that is no money, or it is an item of a
    list; `summed` says that the sentence has offers with sums."""
    if not words.of(cue.sentence, "benefit_given") and not _is_item(reading, words, cue, summed=summed):
        return False
    if cue.kind == "benefit_in_kind":
        return True
    if cue.id in _PAID_IN_WORDS:
        return not any(cue.sentence == reading.sentence_at(span.start) for span in words.sums)
    return not reading.campaign.benefits[cue.id].money and not _is_of_loss(words, cue)


def is_choice(reading: Reading, words: Words, cue: Cue) -> bool:
    """Whether the sum by a benefit is only what is paid in its place: "a plot of land or 350,000 in cash"."""
    end = reading.scan.sentences[cue.sentence][1]
    after = next((span for span in words.sums if cue.end <= span.start < end), None)
    return after is not None and INSTEAD.search(reading.scan.folded, cue.end, after.start) is not None


def _is_of_loss(words: Words, cue: Cue) -> bool:
    """Whether support of a family is that of one who is dead or wounded."""
    return cue.id == "family_support" and any(
        other.id in _PAID_IN_WORDS and other.start < cue.end and cue.start < other.end
        for other in words.of(cue.sentence, "benefit")
    )


def _is_item(reading: Reading, words: Words, cue: Cue, *, summed: bool) -> bool:
    """Whether a benefit is an item of a list: a line of its own, or a few words between two commas."""
    line = reading.sentence(cue.sentence)
    listed = is_bullet(line.quote[0]) or words.heading(cue.sentence) is not None
    if listed and line.end - line.start <= _LONGEST_ITEM:
        return True
    if not summed:
        return False
    folded = reading.scan.folded
    start = max((folded.rfind(mark, line.start, cue.start) for mark in ",+•|"), default=-1)
    stop = _STOP.search(folded, cue.end, line.end)
    end = stop.start() if stop else line.end
    return start >= 0 and len(folded[start:end].split()) <= _FEW_WORDS
