"""Offers: what is offered for signing up or serving, by whom, how much, since and until when."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

import msgspec

from callup.extract.found import FoundAmount
from callup.extract.offers.offers_elided import find_elided
from callup.extract.offers.offers_following import with_following_terms, with_terms_before
from callup.extract.offers.offers_formerly import joined_with_past
from callup.extract.offers.offers_histories import retold
from callup.extract.offers.offers_plain import find_plain
from callup.extract.offers.offers_same import find_same
from callup.extract.offers.offers_scope import serves
from callup.extract.offers.offers_sentences import offers_of_sentence
from callup.extract.offers.offers_single import Told
from callup.extract.offers.offers_stretches import Words, find_stretches
from callup.extract.offers.offers_totals import reconcile, subjects_of, with_basis
from callup.extract.offers.offers_turns import with_changes_around
from callup.extract.reading import Reading
from callup.model import Issue, Offer
from callup.values import cut

_UNITS = re.compile(r"(?:тысячах|миллионах|тисячах|мільйонах)\s", re.IGNORECASE)
"""In what sums are counted, and no sum: "(в тысячах рублей)"."""
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
    amounts = _amounts(reading, words)
    words.know(amounts)
    offers, issues = _with_sums(reading, words, amounts)
    yield from issues
    told: dict[int, set[str]] = {}
    for offer in offers:
        for span in (offer.anchor, *offer.evidence):
            told.setdefault(reading.sentence_at(span.start), set()).add(offer.benefit)
    offers = joined_with_past(reading, words, sorted(offers, key=lambda offer: offer.anchor))
    offers = reconcile(reading, words, offers)
    offers = with_terms_before(reading, with_changes_around(reading, words, offers))
    offers = with_following_terms(reading, words, offers)
    for plain in find_plain(reading, words, told):
        if not _absorb(reading, offers, plain):
            yield with_basis(plain)
    yield from map(with_basis, offers)


def _amounts(reading: Reading, words: Words) -> list[FoundAmount]:
    """The amounts of a text, those without their currency too, in the order of the text."""
    elided = list(find_elided(reading, words))
    again = {also.span for found in elided for also in found.also}
    printed = [
        _in_own_currency(reading, found)
        for found in reading.amounts
        if found.span not in again and not _UNITS.match(found.span.quote)
    ]
    told = sorted([*printed, *elided], key=lambda found: found.span)
    return sorted([*told, *find_same(reading, words, told)], key=lambda found: found.span)


def _in_own_currency(reading: Reading, found: FoundAmount) -> FoundAmount:
    """The sum as it is paid, where another currency is told first: "about $26,000 (2.1 million rubles)"."""
    own = reading.campaign.head.currency
    if found.amount.currency == own or len(found.also) != 1 or found.also[0].amount.currency != own:
        return found
    also = found.also[0]
    span = cut(reading.text, found.span.start, also.span.end)
    return FoundAmount(span, also.amount, (FoundAmount(also.span, found.amount),))


def _with_sums(
    reading: Reading, words: Words, amounts: Sequence[FoundAmount]
) -> tuple[list[Offer], list[Issue]]:
    """The offers that amounts are, and the issues of those that are open."""
    offers: list[Offer] = []
    issues: list[Issue] = []
    for stretches in find_stretches(reading, words, amounts):
        if not serves(words, reading, stretches[0].sentence):
            continue
        if words.refusals.of_sentence(stretches[0].sentence):
            continue
        changed = retold(reading, words, stretches, offers)
        if changed is not None:
            offers = changed
            continue
        told = Told(reading, words, offers[-1] if offers else None)
        for item in offers_of_sentence(told, stretches):
            if isinstance(item, Issue):
                issues.append(item)
            else:
                offers.append(item)
    return offers, issues


def _absorb(reading: Reading, offers: list[Offer], plain: Offer) -> bool:
    """Gives a change told without a sum to the offer of the next sentence ("Новая сумма — 1,6 млн")."""
    if plain.change is None:
        return False
    sentence = reading.sentence_of(plain.anchor)
    at = bisect_left(offers, sentence.end, key=lambda offer: offer.anchor.start)
    if at == len(offers) or offers[at].benefit != plain.benefit:
        return False
    near = reading.sentence_at(offers[at].anchor.start) - reading.sentence_at(plain.anchor.start)
    apart = "unknown" not in (offers[at].payer, plain.payer) and offers[at].payer != plain.payer
    here, there = (
        subjects_of(reading, reading.sentence_at(one.start)) for one in (sentence, offers[at].anchor)
    )
    apart = apart or bool(here and there and here.isdisjoint(there))
    if near > 1 or apart or offers[at].change not in (None, plain.change):
        return False
    offers[at] = msgspec.structs.replace(
        offers[at],
        change=plain.change,
        change_by=offers[at].change_by or plain.change_by,
        evidence=(sentence, *(span for span in offers[at].evidence if span != sentence)),
    )
    return True
