"""What earlier words hand on to an amount: the benefit named last, the period that a heading names."""

from __future__ import annotations

from collections.abc import Sequence

from callup.extract.offers.offers_kinds import OF_OTHERS, SPECIFIC, is_money
from callup.extract.offers.offers_stretches import Stretch, Words
from callup.extract.reading import Reading
from callup.scan import Cue

_CARRY = 2
_HEADING = 60


def heading_period(reading: Reading, words: Words, stretch: Stretch) -> Cue | None:
    """The period that a short line right above names: "Каждый месяц", "On signing"."""
    if stretch.sentence == 0:
        return None
    head = words.heading(stretch.sentence)
    if head is not None and (periods := words.of(head, "offer_period")):
        return periods[0]
    above = reading.sentence(stretch.sentence - 1).quote.strip()
    if len(above) > _HEADING or above.endswith((".", "!", "?", ";")):
        return None
    return next(iter(words.of(stretch.sentence - 1, "offer_period")), None)


def carried_benefit(reading: Reading, words: Words, stretch: Stretch, *, onward: bool) -> Cue | None:
    """The benefit named last before the amount: in its sentence, else in the head of its list or in the two
    sentences before. Where `onward`, one named after it in its sentence goes before those of others.

    Across a blank line nothing is carried but a heading.
    """
    here = _money_cues(reading, words, stretch.sentence)
    before = [cue for cue in here if cue.end <= stretch.span.start]
    if before:
        return max(before, key=lambda cue: (cue.end, SPECIFIC.get(cue.id, 0)))
    parted = bool(words.within(stretch, "payer"))
    after = [cue for cue in here if cue.id not in OF_OTHERS and not (parted and cue.id == "monthly_pay")]
    if after and onward:
        return min(after, key=lambda cue: cue.start)
    heading = words.heading(stretch.sentence)
    cues = _money_cues(reading, words, heading) if heading is not None else []
    if cues:
        return _most_telling(cues, parted=False)
    return _of_sentences_before(reading, words, stretch)


def _of_sentences_before(reading: Reading, words: Words, stretch: Stretch) -> Cue | None:
    for sentence in range(stretch.sentence - 1, max(stretch.sentence - _CARRY, 0) - 1, -1):
        if not _reaches(reading, sentence):
            return None
        cues = _money_cues(reading, words, sentence)
        if cues:
            parted = bool(words.within(stretch, "payer"))
            told = _most_telling(cues, parted=parted)
            # What payers have parts in is paid for signing, and is no first year's sum.
            return None if parted and told.id == "first_year_total" else told
    return None


def _money_cues(reading: Reading, words: Words, sentence: int) -> list[Cue]:
    return [cue for cue in words.of(sentence, "benefit") if is_money(reading, cue)]


def _most_telling(cues: Sequence[Cue], *, parted: bool) -> Cue:
    """The most telling benefit of an earlier sentence; what payers have parts in is paid for signing."""
    bonus = [cue for cue in cues if cue.id == "signing_bonus"] if parted else []
    return max(bonus or cues, key=lambda cue: (SPECIFIC.get(cue.id, 0), cue.end))


def _reaches(reading: Reading, sentence: int) -> bool:
    """Whether a sentence's benefit is carried to the next: across a blank line only from a heading."""
    start, end = reading.scan.sentences[sentence]
    following = reading.scan.sentences[sentence + 1][0]
    words = reading.text[start:end].strip()
    heading = words.endswith(":") or (len(words) <= _HEADING and not words.endswith((".", "!", "?")))
    return heading or "\n\n" not in reading.text[end - 1 : following]
