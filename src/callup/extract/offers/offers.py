"""Offers: what is offered for signing up or serving, by whom, how much, since and until when."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

import msgspec

from callup.extract.offers.offers_benefits import (
    Kind,
    is_other_money,
    kind_of_amount,
    serves,
)
from callup.extract.offers.offers_changes import change_of, ratio_of, with_direction
from callup.extract.offers.offers_elided import find_elided
from callup.extract.offers.offers_following import (
    joined_with_past,
    recalled,
    with_changes_before,
    with_following_terms,
)
from callup.extract.offers.offers_payers import payer_and_basis, payer_of_part
from callup.extract.offers.offers_plain import find_plain
from callup.extract.offers.offers_roles import Sum, find_roles, is_recalled
from callup.extract.offers.offers_stretches import Stretch, Words, find_stretches
from callup.extract.offers.offers_sums import reconcile
from callup.extract.offers.offers_terms import terms_of
from callup.extract.reading import Reading
from callup.extract.within import found_within
from callup.model import ChangeBy, Issue, Offer
from callup.values import Place, Span, Time

_EXTRACTOR = "offers/1"
_IN = re.compile(r"(?:^|[^\w])(?:в|во|на|у|in|for|from)\s(?:the\s)?$")
_TOPIC = 3
_RECENT = 4
_GOING_ON = ("payer", "offer_basis", "offer_change", "offer_word", "offer_taker")
_SERVICE = ("service_context", "service_hint")


def find_offers(reading: Reading) -> Iterator[Offer | Issue]:
    """The offers of a document, with and without a sum, in no fixed order.

    An amount is an offer where the words of a benefit stand by it and the text is about signing up or
    serving. Budgets, penalties, prices and the pay of other work are none. An amount beside the words
    of a payer that no benefit claims becomes an Issue.
    """
    if reading.kinds.isdisjoint(_SERVICE):
        return
    words = Words(reading)
    if not words.serving:
        return
    elided = list(find_elided(reading, words))
    again = {also.span for found in elided for also in found.also}
    printed = [found for found in reading.amounts if found.span not in again]
    amounts = sorted([*printed, *elided], key=lambda found: found.span)
    words.sums = [found.span for found in amounts]
    told: dict[int, set[str]] = {}
    offers: list[Offer] = []
    for stretches in find_stretches(reading, words, amounts):
        sentence = stretches[0].sentence
        if not serves(words, reading, sentence):
            continue
        last = offers[-1] if offers else None
        at = _meant(reading, words, stretches, offers)
        changed = recalled(reading, words, stretches, offers[at] if offers else None)
        if changed is not None:
            offers[at] = changed
            continue
        for item in _of_sentence(reading, words, stretches, last):
            if isinstance(item, Issue):
                yield item
                continue
            told.setdefault(sentence, set()).add(item.benefit)
            offers.append(item)
    offers.sort(key=lambda offer: offer.anchor)
    offers = joined_with_past(reading, offers)
    offers = with_following_terms(reading, words, with_changes_before(reading, words, offers))
    offers = reconcile(reading, words, offers)
    for plain in find_plain(reading, words, told):
        if not _absorb(reading, offers, plain):
            yield plain
    yield from offers


def _meant(reading: Reading, words: Words, stretches: Sequence[Stretch], offers: Sequence[Offer]) -> int:
    """Which of the offers before a sum goes on about: the last of the payer that it names, or the last total."""
    payers = {cue.id for cue in words.within(stretches[0], "payer")}
    total = any(cue.id == "total" for cue in words.within(stretches[0], "offer_basis"))
    for at in range(len(offers) - 1, max(len(offers) - _RECENT, 0) - 1, -1):
        if offers[at].payer in payers or (total and offers[at].basis == "total"):
            return at
    return len(offers) - 1


def _absorb(reading: Reading, offers: list[Offer], plain: Offer) -> bool:
    """Gives a change told without a sum to the offer whose sum the next sentence tells ("Новая сумма — 1,6 млн")."""
    if plain.change is None:
        return False
    sentence = reading.sentence_of(plain.anchor)
    at = bisect_left(offers, sentence.end, key=lambda offer: offer.anchor.start)
    if at == len(offers) or offers[at].benefit != plain.benefit:
        return False
    near = reading.sentence_at(offers[at].anchor.start) - reading.sentence_at(plain.anchor.start)
    if near > 1 or offers[at].change not in (None, plain.change):
        return False
    offers[at] = msgspec.structs.replace(
        offers[at],
        change=plain.change,
        change_by=offers[at].change_by or plain.change_by,
        evidence=(sentence, *(span for span in offers[at].evidence if span != sentence)),
    )
    return True


def _of_sentence(
    reading: Reading, words: Words, stretches: Sequence[Stretch], last: Offer | None
) -> Iterator[Offer | Issue]:
    sums = find_roles(reading, words, stretches)
    done: dict[int, Offer] = {}
    for index, each in enumerate(sums):
        if each.role not in ("offer", "part"):
            continue
        offer = _offer(reading, words, each, last, _words_of_others(reading, sums, index))
        if isinstance(offer, Issue):
            yield offer
        elif offer is not None:
            before = done[max(done)] if done else None
            offer = _in_list(reading, words, each, before, offer)
            done[index] = _with_others(reading, sums, index, offer)
    for index, each in enumerate(sums):
        whole = done.get(each.of) if each.of is not None else None
        if each.role == "part" and index in done and whole is not None:
            done[index] = msgspec.structs.replace(done[index], part_of=whole.amount, basis="component")
            done[each.of or 0] = msgspec.structs.replace(whole, basis="total", payer="unknown")
    yield from done.values()
    yield from _alone(reading, words, sums, done)


def _in_list(reading: Reading, words: Words, each: Sum, before: Offer | None, offer: Offer) -> Offer:
    """The offer; in a list of places the payer of the one before it: "in Krasnodar the city adds 250,000, in Sochi 300,000"."""
    if before is None or offer.payer != "unknown" or offer.basis == "total" or before.payer == "federal":
        return offer
    inside = found_within(reading.places, each.stretch.start, each.stretch.end)
    placed = [found.place for found in inside if found.home]
    if not placed or before.benefit != offer.benefit or before.basis == "total":
        return offer
    told = any(cue.end <= each.stretch.span.start for cue in words.of(each.stretch.sentence, "payer"))
    lead = reading.scan.folded[max(inside[0].span.start - 8, 0) : inside[0].span.start]
    if _IN.search(lead) and not told:
        return offer  # "... and in Tuva 250,000" does not say who pays there
    town = placed[0].municipality is not None and before.payer == "regional"
    return msgspec.structs.replace(offer, payer="municipal" if town else before.payer)


def _with_others(reading: Reading, sums: Sequence[Sum], index: int, offer: Offer) -> Offer:
    """The offer with the sum before it, the difference and the sum it goes back to."""
    for at, each in enumerate(sums):
        if each.role == "previous" and each.of == index:
            time = _time_by(reading, each.stretch)
            offer = msgspec.structs.replace(
                offer, previous=each.amount or each.stretch.found.amount, previous_time=time
            )
        elif each.role == "reverts" and each.of == index:
            offer = msgspec.structs.replace(offer, reverts_to=each.amount or each.stretch.found.amount)
        elif (
            each.role == "by"
            and offer.basis != "total"
            and (each.of == index or (each.of is None and _is_next_sum(sums, at, index)))
        ):
            offer = msgspec.structs.replace(offer, change_by=ChangeBy(amount=each.stretch.found.amount))
    return with_direction(offer)


def _is_next_sum(sums: Sequence[Sum], by: int, index: int) -> bool:
    """Whether the sum at `index` is what a difference led to: only a sum before stands between them."""
    return by < index and all(each.role == "previous" for each in sums[by + 1 : index])


def _alone(reading: Reading, words: Words, sums: Sequence[Sum], done: dict[int, Offer]) -> Iterator[Offer]:
    """Differences without the new sum ("raised by 300,000"), and returns without the sum that ends."""
    for index, each in enumerate(sums):
        used = each.of in done or (
            each.role == "by"
            and each.of is None
            and any(_is_next_sum(sums, index, at) and done[at].basis != "total" for at in done)
        )
        if each.role not in ("by", "reverts") or used:
            continue
        offer = _offer(reading, words, each, None)
        if not isinstance(offer, Offer):
            continue
        if each.role == "by":
            by = ChangeBy(amount=each.stretch.found.amount)
            yield msgspec.structs.replace(offer, amount=None, printed_also=(), change_by=by)
        else:
            yield msgspec.structs.replace(offer, change="revert")


def _topic(reading: Reading, words: Words, stretch: Stretch, last: Offer | None) -> Kind | None:
    """The benefit of the offer told just before, where a sum goes on about it: "Федеральная — 195 тысяч"."""
    if last is None or is_recalled(reading, stretch):
        return None
    near = stretch.sentence - reading.sentence_at(last.anchor.start)
    goes_on = any(words.of(stretch.sentence, kind) for kind in _GOING_ON)
    if near > _TOPIC or not goes_on:
        return None
    if last.benefit == "first_year_total" and words.within(stretch, "payer"):
        return Kind("signing_bonus", "once", None)  # what payers have parts in
    return Kind(last.benefit, last.per, None)


def _words_of_others(reading: Reading, sums: Sequence[Sum], index: int) -> tuple[Span, ...]:
    """The words of the other sums of a sentence: what stands between the first sum and the last but the own."""
    own = sums[index].stretch
    spans = []
    for at, each in enumerate(sums):
        one = each.stretch
        if at == index or (each.role == "by" and each.of == index):
            continue
        start = one.start if at and one.start >= own.span.end else one.span.start
        end = one.end
        if each.role == "previous":
            end = next((at for at in range(one.after, one.end) if reading.text[at] in ",;()"), one.end)
        spans.append(Span(start, end, ""))
    return tuple(spans)


def _offer(
    reading: Reading, words: Words, each: Sum, last: Offer | None, others: Sequence[Span] = ()
) -> Offer | Issue | None:
    """One sum as an offer; None where it is other money, an Issue where only a payer stands by it."""
    stretch = each.stretch
    kind = kind_of_amount(reading, words, stretch) or _topic(reading, words, stretch, last)
    if is_other_money(words, stretch, kind):
        return None
    if kind is None:
        return _issue(reading, stretch) if _is_open(reading, words, stretch) else None
    payer, basis = payer_and_basis(reading, words, stretch, kind)
    if each.role == "part":
        payer, basis = payer_of_part(reading, words, stretch), "component"
    terms = terms_of(reading, words, stretch, others)
    change = change_of(words, stretch) if each.role != "part" else None
    return Offer(
        place=_labelled_place(reading, stretch),
        anchor=stretch.span,
        evidence=_evidence(reading, stretch, kind, last),
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
        extractor=_EXTRACTOR,
    )


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


def _evidence(reading: Reading, stretch: Stretch, kind: Kind, last: Offer | None) -> tuple[Span, ...]:
    """The amount's sentence, after the one that names the benefit where that is another."""
    own = reading.sentence(stretch.sentence)
    if kind.cue is None and last is not None:
        return (*(span for span in last.evidence[:1] if span != own), own)
    if kind.cue is None or kind.cue.sentence == stretch.sentence:
        return (own,)
    return (reading.sentence(kind.cue.sentence), own)


def _time_by(reading: Reading, stretch: Stretch) -> Time | None:
    """The time among the words of an amount."""
    inside = found_within(reading.times, stretch.start, stretch.end)
    return inside[0].time if inside else None


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
