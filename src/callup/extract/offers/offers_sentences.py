"""The offers of one sentence: its sums, each with the sum before it, the difference and its total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from callup.extract.offers.offers_changes import with_direction
from callup.extract.offers.offers_payer_words import EACH_ITS_OWN
from callup.extract.offers.offers_roles import find_roles
from callup.extract.offers.offers_scenes import Sum
from callup.extract.offers.offers_single import Told, offer_of
from callup.extract.offers.offers_stretches import Stretch
from callup.extract.reading import Reading
from callup.extract.within import found_within
from callup.model import ChangeBy, Issue, Offer
from callup.values import Span, Time

_WHICH = re.compile(r"[\s,]{1,3}(?:котор|which|що|яку|яка|діял|действовавш|установленн|set|introduced)")
_SINCE = re.compile(r"\s(?:since|as of|starting|from|с|со|з|із)\s(?=\d|[^\W\d_]{3,9}\.?\s\d)")
_IN = re.compile(r"(?<!\w)(?:в|во|на|у|in|for|from)\s(?:the\s)?$")


def offers_of_sentence(told: Told, stretches: Sequence[Stretch]) -> Iterator[Offer | Issue]:
    """The offers and open sums of the amounts of one sentence, which come in the order of the text."""
    sums = find_roles(told.reading, told.words, stretches)
    done: dict[int, Offer] = {}
    for index, each in enumerate(sums):
        if each.role not in ("offer", "part"):
            continue
        before = done[max(done)] if done else None
        here = told if before is None else msgspec.structs.replace(told, last=before)
        offer = offer_of(here, each, _words_of_others(told.reading, sums, index))
        if isinstance(offer, Issue):
            yield offer
        elif offer is not None:
            if before is not None and _is_next_place(told, each, before, offer):
                offer = _paid_alike(told.reading, each, before, offer)
            done[index] = _with_others(told.reading, sums, index, offer)
    done = _with_parts(sums, done)
    yield from done.values()
    yield from _alone(told, sums, done)


def _with_parts(sums: Sequence[Sum], done: Mapping[int, Offer]) -> dict[int, Offer]:
    """The offers by their sums' indices, with totals and their parts told apart."""
    result = dict(done)
    for index, each in enumerate(sums):
        whole = result.get(each.of) if each.of is not None else None
        if each.role == "part" and each.of is not None and index in result and whole is not None:
            result[index] = msgspec.structs.replace(result[index], part_of=whole.amount, basis="component")
            result[each.of] = msgspec.structs.replace(whole, basis="total", payer="unknown")
    return result


def _is_next_place(told: Told, each: Sum, before: Offer, offer: Offer) -> bool:
    """Whether a list of places goes on: "in Krasnodar the city adds 250,000, in Sochi 300,000"."""
    if offer.payer != "unknown" or "total" in (offer.basis, before.basis) or before.payer == "federal":
        return False
    reading, stretch = told.reading, each.stretch
    sentence = reading.sentence(stretch.sentence)
    if before.benefit == offer.benefit and EACH_ITS_OWN.search(
        reading.scan.folded, sentence.start, sentence.end
    ):
        return True
    inside = found_within(reading.places, stretch.start, stretch.end)
    if before.benefit != offer.benefit or not any(found.home for found in inside):
        return False
    payers = told.words.of(stretch.sentence, "payer")
    lead = reading.scan.folded[max(inside[0].span.start - 8, 0) : inside[0].span.start]
    # "... and in Tuva 250,000" does not say who pays there
    return not _IN.search(lead) or any(cue.end <= stretch.span.start for cue in payers)


def _paid_alike(reading: Reading, each: Sum, before: Offer, offer: Offer) -> Offer:
    """The offer of a list's next place with the payer of the one before it; in a town its own."""
    inside = found_within(reading.places, each.stretch.start, each.stretch.end)
    placed = next((found.place for found in inside if found.home), None)
    town = placed is not None and placed.municipality is not None and before.payer == "regional"
    return msgspec.structs.replace(offer, payer="municipal" if town else before.payer)


def _with_others(reading: Reading, sums: Sequence[Sum], index: int, offer: Offer) -> Offer:
    """The offer with the sum before it, the difference and the sum it goes back to."""
    for at, each in enumerate(sums):
        amount = each.amount or each.stretch.found.amount
        if each.role == "previous" and each.of == index:
            time = _time_by(reading, each.stretch)
            offer = msgspec.structs.replace(offer, previous=amount, previous_time=time)
        elif each.role == "reverts" and each.of == index:
            offer = msgspec.structs.replace(offer, reverts_to=amount)
        elif each.role == "by" and offer.basis != "total" and _leads_to(sums, at, index):
            offer = msgspec.structs.replace(offer, change_by=ChangeBy(amount=each.stretch.found.amount))
    return with_direction(offer)


def _leads_to(sums: Sequence[Sum], by: int, index: int) -> bool:
    """Whether a difference is that of the sum at `index`: so its words say, or it stands right before."""
    of = sums[by].of
    return of == index or (of is None and _is_next_sum(sums, by, index))


def _is_next_sum(sums: Sequence[Sum], by: int, index: int) -> bool:
    """Whether the sum at `index` is what a difference led to: only a sum before stands between them."""
    return by < index and all(each.role == "previous" for each in sums[by + 1 : index])


def _alone(told: Told, sums: Sequence[Sum], done: Mapping[int, Offer]) -> Iterator[Offer]:
    """Differences without the new sum ("raised by 300,000"), and returns without the sum that ends."""
    for index, each in enumerate(sums):
        if each.role not in ("by", "reverts") or _is_used(sums, index, done):
            continue
        offer = offer_of(msgspec.structs.replace(told, last=None), each)
        if not isinstance(offer, Offer):
            continue
        if each.role == "by":
            by = ChangeBy(amount=each.stretch.found.amount)
            yield msgspec.structs.replace(offer, amount=None, printed_also=(), change_by=by)
        else:
            yield msgspec.structs.replace(offer, change="revert")


def _is_used(sums: Sequence[Sum], index: int, done: Mapping[int, Offer]) -> bool:
    """Whether a difference or a return is told of an offer that is there."""
    each = sums[index]
    if each.role != "by" or each.of is not None:
        return each.of in done
    return any(_is_next_sum(sums, index, at) and done[at].basis != "total" for at in done)


def _words_of_others(reading: Reading, sums: Sequence[Sum], index: int) -> tuple[Span, ...]:
    """The words of the other sums of a sentence: all between the first sum and the last but the own."""
    own = sums[index].stretch
    spans = []
    for at, each in enumerate(sums):
        one = each.stretch
        if at == index or (each.role == "by" and each.of == index):
            continue
        start = one.start if at and one.start >= own.span.end else one.span.start
        end = one.end
        if each.role == "previous":
            end = _end_of_past(reading, one)
        spans.append(Span(start, end, ""))
    return tuple(spans)


def _end_of_past(reading: Reading, past: Stretch) -> int:
    """Where the words of a past sum end: at the next clause not about it, and before a day from
    which the new one holds."""
    folded = reading.scan.folded
    if _WHICH.match(folded, past.after):
        return past.end
    since = _SINCE.search(folded, past.after, past.end)
    border = next((at for at in range(past.after, past.end) if folded[at] in ",;()"), past.end)
    return min(border, since.start()) if since else border


def _time_by(reading: Reading, stretch: Stretch) -> Time | None:
    """The time among the words of an amount."""
    inside = found_within(reading.times, stretch.start, stretch.end)
    return inside[0].time if inside else None
