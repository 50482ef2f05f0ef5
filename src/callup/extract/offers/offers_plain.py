"""Offers without a sum: benefits that are not money, and changes told without the new sum."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Set
from typing import cast

import msgspec

from callup.extract.offers.offers_changes import ratio_of
from callup.extract.offers.offers_listed import is_choice, is_offered
from callup.extract.offers.offers_purses import payer_of_sentence
from callup.extract.offers.offers_scope import UP_TO_MONEY, serves
from callup.extract.offers.offers_stretches import Words, distance
from callup.extract.offers.offers_terms import act_of, announced
from callup.extract.offers.offers_unsummed import Unsummed, change_without_sum, subjects_in
from callup.extract.reading import Reading
from callup.extract.within import found_within
from callup.model import Offer
from callup.model.offer import Benefit, Payer, Per
from callup.scan import Cue

_EXTRACTOR = "offers/1"
_NEAR = 30
_COMPARED = "compared"
_OFFERED = ("benefit", "benefit_in_kind")


def find_plain(reading: Reading, words: Words, told: Mapping[int, Set[str]]) -> Iterator[Offer]:
    """The offers that name no sum; `told` are the benefits that each sentence gives with one."""
    for sentence in words.sentences:
        about_else = any(
            cue.id != _COMPARED for at in (sentence, sentence - 1) for cue in words.of(at, "not_offer")
        )
        if about_else or _is_of_budgets(reading, sentence) or not serves(words, reading, sentence):
            continue
        plain = _of_sentence(reading, words, sentence, told)
        if plain and not words.refusals.of_sentence(sentence):
            yield from plain


def _of_sentence(reading: Reading, words: Words, sentence: int, told: Mapping[int, Set[str]]) -> list[Offer]:
    """The offers of one sentence that name no sum: what is given in kind, else a change."""
    summed = told.get(sentence, set())
    plain: dict[str, Offer] = {}
    for cue in (cue for kind in _OFFERED for cue in words.of(sentence, kind)):
        given = cue.id in plain or (cue.id in summed and not is_choice(reading, words, cue))
        if given or not is_offered(reading, words, cue, summed=bool(summed or plain)):
            continue
        if cue.id != "loan_relief" or not words.refusals.of_relief(sentence):
            plain[cue.id] = _in_kind(reading, words, cue)
    changed = None if plain or summed else change_without_sum(reading, words, sentence, told)
    return [_changed(reading, words, changed)] if changed is not None else list(plain.values())


def _is_of_budgets(reading: Reading, sentence: int) -> bool:
    """Whether a sentence has sums that are too large to be one man's."""
    start, end = reading.scan.sentences[sentence]
    at = bisect_left(reading.amounts, start, key=lambda found: found.span.start)
    while at < len(reading.amounts) and reading.amounts[at].span.start < end:
        amount = reading.amounts[at].amount
        if (amount.max or amount.min or 0) >= UP_TO_MONEY:
            return True
        at += 1
    return False


def _in_kind(reading: Reading, words: Words, cue: Cue) -> Offer:
    """A benefit that is no money, paid by whoever is named close by."""
    anchor = reading.scan.span(cue)
    payers = {payer.id for payer in words.of(cue.sentence, "payer") if distance(payer, anchor) <= _NEAR}
    payer = cast(Payer, payers.pop()) if len(payers) == 1 else "unknown"
    return msgspec.structs.replace(_plain(reading, words, cue, cue.id), payer=payer)


def _changed(reading: Reading, words: Words, changed: Unsummed) -> Offer:
    """A change without its sum, paid by whom the sentence names, else by the regions that it names."""
    cue = changed.cue
    payers = {payer.id for payer in words.of(cue.sentence, "payer")}
    payer = cast(Payer, payers.pop()) if len(payers) == 1 else payer_of_sentence(reading, words, cue.sentence)
    start, end = reading.scan.sentences[cue.sentence]
    if payer == "unknown" and cue.kind != "benefit" and subjects_in(reading, start, end):
        payer = "regional"
    return msgspec.structs.replace(
        _plain(reading, words, cue, changed.benefit),
        payer=payer,
        change=changed.change,
        change_by=ratio_of(reading, words, cue.sentence, changed.change),
    )


def _plain(reading: Reading, words: Words, cue: Cue, benefit: str) -> Offer:
    """The offer of a benefit that is told without a sum by the words of a cue."""
    span = reading.sentence(cue.sentence)
    times = found_within(reading.times, span.start, span.end)
    known = reading.campaign.benefits[benefit]
    return Offer(
        anchor=reading.scan.span(cue),
        evidence=(span,),
        benefit=cast(Benefit, benefit),
        per=cast("Per | None", known.per),
        announced=announced(words, cue.sentence),
        act=act_of(reading, span, times),
        extractor=_EXTRACTOR,
    )
