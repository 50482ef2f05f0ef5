"""The offers of one sentence: its sums, each with the sum before it, the difference and its total."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from callup.extract.offers.offers_alike import goes_on, paid_alike
from callup.extract.offers.offers_apart import words_of_others
from callup.extract.offers.offers_changes import direction_of, with_direction
from callup.extract.offers.offers_role_words import OF_ALL
from callup.extract.offers.offers_roles import find_roles
from callup.extract.offers.offers_scenes import Sum
from callup.extract.offers.offers_single import Told, offer_of
from callup.extract.offers.offers_stretches import Stretch
from callup.extract.reading import Reading
from callup.extract.within import found_within
from callup.model import ChangeBy, Issue, Offer
from callup.values import Time


def offers_of_sentence(told: Told, stretches: Sequence[Stretch]) -> Iterator[Offer | Issue]:
    """The offers and open sums of the amounts of one sentence, which come in the order of the text."""
    sums = find_roles(told.reading, told.words, stretches)
    done: dict[int, Offer] = {}
    for index, each in enumerate(sums):
        if each.role not in ("offer", "part"):
            continue
        before = done[max(done)] if done else None
        here = told if before is None else msgspec.structs.replace(told, last=before)
        offer = offer_of(here, each, words_of_others(told, sums, index))
        if isinstance(offer, Issue):
            yield offer
        elif offer is not None:
            if before is not None or (told.last is not None and goes_on(told, each.stretch)):
                last = before or told.last
                offer = paid_alike(told, _words_from(sums, index, last), last, offer) if last else offer
            done[index] = _with_others(told.reading, sums, index, offer)
    done = _with_parts(sums, done)
    yield from done.values()
    yield from _alone(told, sums, done)


def _words_from(sums: Sequence[Sum], index: int, before: Offer) -> Stretch:
    """The words of a sum with those of the sums before and by which it changed, behind the offer before."""
    own = sums[index].stretch
    behind = [each.stretch for each in sums[:index] if each.stretch.span.start > before.anchor.start]
    return msgspec.structs.replace(own, start=min((one.start for one in behind), default=own.start))


def _with_parts(sums: Sequence[Sum], done: Mapping[int, Offer]) -> dict[int, Offer]:
    """The offers by their sums' indices, with totals and their parts told apart."""
    result = dict(done)
    for index, each in enumerate(sums):
        whole = result.get(each.of) if each.of is not None else None
        if each.role == "part" and each.of is not None and index in result and whole is not None:
            result[index] = msgspec.structs.replace(result[index], part_of=whole.amount, basis="component")
            result[each.of] = msgspec.structs.replace(whole, basis="total", payer="unknown")
    return result


def _with_others(reading: Reading, sums: Sequence[Sum], index: int, offer: Offer) -> Offer:
    """The offer with the sum before it, the difference and the sum it goes back to."""
    for at, each in enumerate(sums):
        amount = each.amount or each.stretch.found.amount
        if each.role == "previous" and (each.of == index or _is_of_all(reading, sums, at)):
            time = _time_by(reading, each.stretch)
            if time is not None and time == offer.effective:
                time = None  # the day of the change, which the words before both sums tell
            offer = msgspec.structs.replace(offer, previous=amount, previous_time=time)
        elif each.role == "reverts" and each.of == index:
            offer = msgspec.structs.replace(offer, reverts_to=amount)
        elif each.role == "by" and offer.basis != "total" and _leads_to(sums, at, index):
            by = ChangeBy(amount=each.stretch.found.amount)
            change = offer.change or direction_of(reading, each.stretch)
            offer = msgspec.structs.replace(offer, change_by=by, change=change)
    return with_direction(offer)


def _is_of_all(reading: Reading, sums: Sequence[Sum], at: int) -> bool:
    """Whether a sum before was paid to all alike, and all the others of its sentence stand on one side of it:
    "Instead of a flat 3 million ...: 3 million, 1 million", "... ещё летом обеим категориям полагалось"."""
    others = [each.role for index, each in enumerate(sums) if index != at]
    first, last = at == 0, at == len(sums) - 1
    if not (first or last) or any(role != "offer" for role in others):
        return False
    stretch = sums[at].stretch
    start, end = (stretch.gap, stretch.span.start) if last else (stretch.gap, sums[1].stretch.span.start)
    return OF_ALL.search(reading.scan.folded[start:end]) is not None


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
        others = words_of_others(told, sums, index)
        offer = offer_of(msgspec.structs.replace(told, last=None), each, others)
        if not isinstance(offer, Offer):
            continue
        if each.role == "by":
            by = ChangeBy(amount=each.stretch.found.amount)
            yield msgspec.structs.replace(offer, amount=None, printed_also=(), change_by=by)
        else:
            offer = _with_others(told.reading, sums, index, offer)
            yield msgspec.structs.replace(offer, change="revert")


def _is_used(sums: Sequence[Sum], index: int, done: Mapping[int, Offer]) -> bool:
    """Whether a difference or a return is told of an offer that is there."""
    each = sums[index]
    if each.role != "by" or each.of is not None:
        return each.of in done
    return any(_is_next_sum(sums, index, at) and done[at].basis != "total" for at in done)


def _time_by(reading: Reading, stretch: Stretch) -> Time | None:
    """The time among the words of an amount: the nearest."""
    inside = found_within(reading.times, stretch.start, stretch.end)
    own = stretch.span
    nearest = min(
        inside, key=lambda found: max(found.span.start - own.end, own.start - found.span.end), default=None
    )
    return nearest.time if nearest is not None else None
