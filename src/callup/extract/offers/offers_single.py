"""One sum as an offer with its benefit, payer and terms, or as the Issue that it is open."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from callup.extract.offers.offers_benefits import kind_of_amount
from callup.extract.offers.offers_changes import change_of, ratio_of
from callup.extract.offers.offers_kinds import OF_OTHERS, Kind
from callup.extract.offers.offers_payers import payer_and_basis, payer_of
from callup.extract.offers.offers_previous import is_recalled
from callup.extract.offers.offers_scenes import Sum
from callup.extract.offers.offers_scope import is_other_money
from callup.extract.offers.offers_stretches import Stretch, Words
from callup.extract.offers.offers_terms import terms_of
from callup.extract.reading import Reading
from callup.extract.within import found_within
from callup.model import Issue, Offer
from callup.model.record import Status
from callup.values import Place, Span

_EXTRACTOR = "offers/1"
_TOPIC = 3
_RELIEFS = ("loan_relief", "tax_break")
_GOING_ON = ("payer", "offer_basis", "offer_change", "offer_word", "offer_taker")


class Told(msgspec.Struct, frozen=True):
    """Where a sum is told: the document, its cues, and the last offer before the sum, if any."""

    reading: Reading
    words: Words
    last: Offer | None


def offer_of(told: Told, each: Sum, others: Sequence[Span] = ()) -> Offer | Issue | None:
    """One sum as an offer; None where it is other money, an Issue where only a payer stands by it.

    `others` are the words of the other sums of its sentence, whose times are theirs.
    """
    reading, words, stretch = told.reading, told.words, each.stretch
    kind = _of_list(told, stretch, kind_of_amount(reading, words, stretch)) or _topic(told, stretch)
    if is_other_money(reading, words, stretch, kind):
        return None
    if kind is not None and words.refusals.of_sum(stretch.span, stretch.start, stretch.end):
        return None
    if kind is None:
        return _issue(reading, stretch) if _is_open(reading, words, stretch) else None
    payer, basis = payer_and_basis(reading, words, stretch, kind)
    if each.role == "part":
        payer, basis = payer_of(reading, words, stretch, kind), "component"
    terms = terms_of(reading, words, stretch, others)
    change = change_of(words, stretch) if each.role != "part" else None
    if change == "end" and kind.benefit in _RELIEFS:
        change = None  # what ends is the debt
    return Offer(
        place=_labelled_place(reading, stretch),
        anchor=stretch.span,
        evidence=_evidence(told, stretch, kind),
        benefit=kind.benefit,
        payer=payer,
        basis=basis,
        amount=each.amount or stretch.found.amount,
        per=kind.per,
        printed_also=tuple(also.amount for also in stretch.found.also),
        previous=each.previous,
        change=change,
        change_by=ratio_of(reading, words, stretch.sentence, change),
        effective=terms.effective,
        audience=terms.audience,
        conditions=terms.conditions,
        announced=terms.announced,
        act=terms.act,
        status=_status(words, stretch.sentence),
        extractor=_EXTRACTOR,
    )


def _status(words: Words, sentence: int) -> Status:
    """Whether an offer was called off before it began, or nobody stands behind it."""
    if words.refusals.is_fake(sentence):
        return "denied"
    return "planned" if words.refusals.called_off(sentence) else "reported"


def _of_list(told: Told, stretch: Stretch, kind: Kind | None) -> Kind | None:
    """The benefit of an amount; where only an earlier sentence names one, that of the last offer in its own:
    "pays recruits 1 million and Dagestan 500,000"."""
    last = told.last
    if kind is None or kind.cue is None or last is None:
        return kind
    if kind.benefit in OF_OTHERS and last.benefit == "signing_bonus":
        named, sum_before = kind.cue.end, last.anchor.start
        if named <= sum_before and kind.cue.sentence == stretch.sentence:
            return Kind(last.benefit, last.per, None)  # "за друга — 100, подписавшему — 1 млн и 400 тысяч"
    if kind.cue.sentence == stretch.sentence:
        return kind
    if told.reading.sentence_at(last.anchor.start) != stretch.sentence or stretch.beside:
        return kind
    return Kind(last.benefit, last.per, None)


def _topic(told: Told, stretch: Stretch) -> Kind | None:
    """The benefit of the offer told just before, where a sum goes on about it: "Федеральная — 195 тысяч"."""
    last, words = told.last, told.words
    if last is None or is_recalled(told.reading, stretch):
        return None
    near = stretch.sentence - told.reading.sentence_at(last.anchor.start)
    goes_on = any(words.of(stretch.sentence, kind) for kind in _GOING_ON)
    if near > _TOPIC or not goes_on:
        return None
    if last.benefit == "first_year_total" and words.within(stretch, "payer"):
        return Kind("signing_bonus", "once", None)  # what payers have parts in
    return Kind(last.benefit, last.per, None)


def _labelled_place(reading: Reading, stretch: Stretch) -> Place | None:
    """The place that stands in the label of an amount: the line above it, its column's head."""
    for start, end in stretch.beside:
        for found in found_within(reading.places, start, end):
            if found.home and "-" in found.place.code and end < reading.scan.sentences[stretch.sentence][0]:
                return found.place
    return None


def _is_open(reading: Reading, words: Words, stretch: Stretch) -> bool:
    """Whether money with its currency stands by the words of a payer, in a sentence about service."""
    at = bisect_left(reading.amounts, stretch.span.start, key=lambda found: found.span.start)
    printed = at < len(reading.amounts) and reading.amounts[at].span == stretch.span
    near = words.within(stretch, "payer") and words.serves(stretch.sentence)
    return printed and bool(near)


def _evidence(told: Told, stretch: Stretch, kind: Kind) -> tuple[Span, ...]:
    """The amount's sentence, after the one that names the benefit where that is another."""
    own = told.reading.sentence(stretch.sentence)
    if kind.cue is None and told.last is not None:
        return (*(span for span in told.last.evidence[:1] if span != own), own)
    if kind.cue is None or kind.cue.sentence == stretch.sentence:
        return (own,)
    return (told.reading.sentence(kind.cue.sentence), own)


def _issue(reading: Reading, stretch: Stretch) -> Issue:
    return Issue(
        stage="extract",
        what="money beside the words of a payer, and no benefit that it belongs to",
        where=f"characters {stretch.span.start} to {stretch.span.end}",
        why="an offer may be missing from the ledger",
        advice="read the passage; if it is an offer, add the words of its benefit to benefits.yml",
        document=reading.document.id,
        span=stretch.span,
    )
