"""Offers without a sum: benefits that are not money, and changes told without the new sum."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import takewhile
from typing import cast

from callup.extract.offers.offers_changes import ratio_of
from callup.extract.offers.offers_purses import payer_of_sentence
from callup.extract.offers.offers_scope import UP_TO_MONEY, serves
from callup.extract.offers.offers_stretches import SIGNS, Words, distance, is_bullet
from callup.extract.offers.offers_terms import act_of, announced
from callup.extract.reading import Reading
from callup.extract.within import found_within
from callup.model import Offer
from callup.model.offer import Benefit, Change, Payer, Per
from callup.scan import Cue

_EXTRACTOR = "offers/1"
_NEAR = 30
_BONUS = "signing_bonus"
_COMPARED = "compared"
_PAID_IN_WORDS = frozenset(("injury_payment", "death_payment"))
_LONGEST_ITEM = 110
_FEW_WORDS = 7
_STOP = re.compile(rf"[,;.!+•|{SIGNS}]")
_CHANGES: tuple[Change, ...] = ("end", "cut", "raise", "extend")


def find_plain(reading: Reading, words: Words, told: dict[int, set[str]]) -> Iterator[Offer]:
    """The offers that name no sum; `told` are the benefits that each sentence gives with one."""
    for sentence in words.sentences:
        cues = words.of(sentence, "benefit")
        about_else = any(
            cue.id != _COMPARED for at in (sentence, sentence - 1) for cue in words.of(at, "not_offer")
        )
        about_else = about_else or _is_of_budgets(reading, sentence)
        if not cues or about_else or not serves(words, reading, sentence):
            continue
        seen: set[str] = set(told.get(sentence, ()))
        for cue in cues:
            if cue.id not in seen and _is_told(reading, words, cue, summed=bool(seen)):
                seen.add(cue.id)
                yield _plain(reading, words, cue, None)
        yield from _changed(reading, words, sentence, seen)


def _is_of_budgets(reading: Reading, sentence: int) -> bool:
    """Whether a sentence has sums that are too large to be one man's."""
    start, end = reading.scan.sentences[sentence]
    at = bisect_left(reading.amounts, start, key=lambda found: found.span.start)
    here = takewhile(lambda found: found.span.start < end, reading.amounts[at:])
    return any((found.amount.max or found.amount.min or 0) >= UP_TO_MONEY for found in here)


def _is_told(reading: Reading, words: Words, cue: Cue, *, summed: bool) -> bool:
    """Whether words of giving stand in the sentence of a benefit that is no money, or it is an item of a
    list; `summed` says that the sentence has offers with sums."""
    if not words.of(cue.sentence, "benefit_given") and not _is_item(reading, words, cue, summed=summed):
        return False
    if cue.id in _PAID_IN_WORDS:
        return not any(cue.sentence == reading.sentence_at(span.start) for span in words.sums)
    return not reading.campaign.benefits[cue.id].money and not _is_of_loss(words, cue)


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


def _changed(reading: Reading, words: Words, sentence: int, seen: set[str]) -> Iterator[Offer]:
    """ "Регион отменил выплату контрактникам", "the bonus was halved": no sum in the sentence."""
    if seen or not words.serves(sentence):
        return
    at = bisect_left(reading.amounts, reading.scan.sentences[sentence][0], key=lambda found: found.span.start)
    if at < len(reading.amounts) and reading.amounts[at].span.start < reading.scan.sentences[sentence][1]:
        return
    change = next(
        (c for c in _CHANGES if any(cue.id == c for cue in words.of(sentence, "offer_change"))), None
    )
    cues = [cue for cue in words.of(sentence, "benefit") if cue.id in ("signing_bonus", "finder_reward")]
    if change is not None and not cues and payer_of_sentence(reading, words, sentence) != "unknown":
        cues = [cue for cue in words.of(sentence, "offer_word") if not words.of(sentence, "benefit")]
    if change is not None and cues:
        yield _plain(reading, words, cues[0], change)


def _plain(reading: Reading, words: Words, cue: Cue, change: Change | None) -> Offer:
    span = reading.sentence(cue.sentence)
    near = [
        payer for payer in words.of(cue.sentence, "payer") if distance(payer, reading.scan.span(cue)) <= _NEAR
    ]
    payers = (
        {payer.id for payer in near}
        if change is None
        else {payer.id for payer in words.of(cue.sentence, "payer")}
    )
    benefit = reading.campaign.benefits[cue.id if cue.kind == "benefit" else _BONUS]
    times = found_within(reading.times, span.start, span.end)
    return Offer(
        anchor=reading.scan.span(cue),
        evidence=(span,),
        benefit=cast(Benefit, benefit.id),
        payer=cast(Payer, payers.pop())
        if len(payers) == 1
        else payer_of_sentence(reading, words, cue.sentence)
        if change is not None
        else "unknown",
        per=cast("Per | None", benefit.per),
        change=change,
        change_by=ratio_of(reading, words, cue.sentence, change),
        announced=announced(words, cue.sentence),
        act=act_of(reading, span, times),
        extractor=_EXTRACTOR,
    )
