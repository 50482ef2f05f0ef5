"""Totals and their parts: which sums are said to be all that is paid, and which offers make one up."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, takewhile

import msgspec

from callup.extract.offers.offers_stretches import Stretch, Words
from callup.extract.reading import Reading
from callup.extract.within import found_within
from callup.model import Offer
from callup.scan import Cue

_NEAR_WORDS = 60
_NEAR = 3
_MOST_PARTS = 3
_NEIGHBOURS = 6
_BACK = 2
_ROUNDED = Decimal("0.02")


def is_total(words: Words, stretch: Stretch) -> bool:
    """Whether words say that an amount is all that several pay: "в общей сложности 3 млн", "3 млн, включая".

    Words of a sum between two amounts belong to the nearer one; those that count others in ("вместе с
    федеральной выплатой") to the amount that they stand by, on either side.
    """
    heading = words.heading(stretch.sentence)
    headed = [] if heading is None else [cue.id for cue in words.of(heading, "offer_basis")]
    if ("total" in headed or "counting" in headed) and not words.within(stretch, "payer"):
        return "including" not in headed
    return any(_makes_total(words, stretch, cue) for cue in words.within(stretch, "offer_basis"))


def _makes_total(words: Words, stretch: Stretch, cue: Cue) -> bool:
    own = stretch.span
    if cue.id == "component" or cue.start < own.start < cue.end:
        return False
    if not stretch.start <= cue.start < stretch.end:
        return cue.id == "total"  # a column's head, the line above
    if cue.start >= own.end:
        if cue.id == "counting" and _counts_for_next(words, stretch, cue):
            return False
        return cue.id != "total" or cue.start - stretch.after < _until_next(words, stretch, cue.end)
    return cue.id in ("counting", "several") or (cue.id == "total" and own.start - cue.end <= _NEAR_WORDS)


def _counts_for_next(words: Words, stretch: Stretch, cue: Cue) -> bool:
    """Whether what is counted in makes another sum of it: "3,2 млн, вместе с федеральными 400 — 3,6 млн"."""
    behind = words.amounts_after(cue.end, stretch.sentence)[:2]
    values = [one.amount.max for one in (stretch.found, *behind)]
    if len(behind) < 2 or any(value is None for value in values):
        return False
    own, part, whole = (value or Decimal(0) for value in values)
    return own < whole and abs(own + part - whole) <= whole * _ROUNDED


def _until_next(words: Words, stretch: Stretch, offset: int) -> float:
    """The characters from an offset to the next amount among these words or right behind them."""
    at = bisect_left(words.sums, offset, key=lambda span: span.start)
    following = words.sums[at] if at < len(words.sums) else None
    if following is None or following.start > stretch.end + _NEAR_WORDS:
        return float("inf")
    return following.start - offset


def reconcile(reading: Reading, words: Words, offers: Sequence[Offer]) -> list[Offer]:
    """The offers, with totals and their parts told apart where words or sums show it ("1,9 = 1,5 + 0,4").

    The parts stand no more than three sentences from the total, and are of its benefit and currency. `offers`
    come in the order of the text.
    """
    text = _Text(reading, words, offers)
    result = list(offers)
    for index, whole in enumerate(offers):
        parts = text.summands(index) or text.told_parts(index) or text.counted(index)
        if not parts and not text.is_from_several(index):
            continue
        result[index] = msgspec.structs.replace(result[index], basis="total", payer="unknown")
        for part in parts:
            if result[part].part_of is None:
                result[part] = msgspec.structs.replace(result[part], basis="component", part_of=whole.amount)
    return result


def with_basis(offer: Offer) -> Offer:
    """The offer; what one payer pays is a part of what a recruit gets in all."""
    if offer.basis != "unknown" or offer.payer == "unknown":
        return offer
    return msgspec.structs.replace(offer, basis="component")


class _Text(msgspec.Struct, frozen=True):
    """The offers of a text in its order."""

    reading: Reading
    words: Words
    offers: Sequence[Offer]

    def summands(self, index: int) -> tuple[int, ...]:
        """The offers of two payers or more that add up to this one."""
        amount = self.offers[index].amount
        total = amount.max if amount is not None else None
        if total is None:
            return ()
        near = [at for at in self._neighbours(index) if self._can_be_part(at, index)]
        for size in range(2, _MOST_PARTS + 1):
            for parts in combinations(near, size):
                payers = {self.offers[at].payer for at in parts}
                if len(payers) > 1 and sum(_exact(self.offers[at]) or 0 for at in parts) == total:
                    return parts
        return ()

    def told_parts(self, index: int) -> tuple[int, ...]:
        """The offers of the next sentence, or of the list that it heads, which it says are in the sum of this
        one: "Из них 400 тысяч — федеральные"."""
        after = index + 1
        if after == len(self.offers):
            return ()
        sentence = self.sentence(after)
        heading = self.words.heading(sentence)
        opening = sentence if heading is None else heading
        cues = [cue for cue in self.words.of(opening, "offer_basis") if cue.id == "including"]
        if opening != self.sentence(index) + 1 or not cues or cues[0].start > self.offers[after].anchor.start:
            return ()
        told = (
            at
            for at in range(after, min(after + _NEIGHBOURS, len(self.offers)))
            if self.sentence(at) == sentence
            or (heading is not None and self.words.heading(self.sentence(at)) == heading)
        )
        return tuple(takewhile(lambda at: self._can_be_part(at, index), told))

    def counted(self, index: int) -> tuple[int, ...]:
        """The offer before, to which others are added: "Вместе с федеральной выплатой получится 1,2 млн"."""
        before, sentence = index - 1, self.sentence(index)
        if before < 0 or self.offers[index].basis != "total" or not self._counts(sentence):
            return ()
        alone = before == 0 or self.sentence(before - 1) != self.sentence(before)
        near = 1 <= sentence - self.sentence(before) <= _BACK
        return (before,) if alone and near and self._can_be_part(before, index) else ()

    def is_from_several(self, index: int) -> bool:
        """Whether the next sentence, with no sum in it, says that several pay this one: "The money comes from
        all sources: federal, regional and municipal"."""
        following = self.sentence(index) + 1
        if following >= len(self.reading.scan.sentences) or self._has_sums(following):
            return False
        told = {cue.id for cue in self.words.of(following, "offer_basis")}
        payers = {cue.id for cue in self.words.of(following, "payer")}
        return "several" in told or (not told.isdisjoint(("total", "including")) and len(payers) > 1)

    def sentence(self, index: int) -> int:
        return self.reading.sentence_at(self.offers[index].anchor.start)

    def _neighbours(self, index: int) -> Iterator[int]:
        for at in range(max(index - _NEIGHBOURS, 0), min(index + _NEIGHBOURS + 1, len(self.offers))):
            if at != index and abs(self.sentence(at) - self.sentence(index)) <= _NEAR:
                yield at

    def _can_be_part(self, at: int, of: int) -> bool:
        part, whole = self.offers[at], self.offers[of]
        own, amount = _exact(part), whole.amount
        if part.benefit != whole.benefit or part.payer == "unknown" or own is None or part.amount is None:
            return False
        if amount is None or amount.max is None or amount.currency != part.amount.currency:
            return False
        return own < amount.max and not self._is_elsewhere(at, of)

    def _is_elsewhere(self, at: int, of: int) -> bool:
        """Whether two offers stand in sentences that name different subjects of the country."""
        here, there = (subjects_of(self.reading, self.sentence(one)) for one in (at, of))
        return bool(here and there) and here.isdisjoint(there)

    def _counts(self, sentence: int) -> bool:
        return any(cue.id == "counting" for cue in self.words.of(sentence, "offer_basis"))

    def _has_sums(self, sentence: int) -> bool:
        start, end = self.reading.scan.sentences[sentence]
        at = bisect_left(self.words.sums, start, key=lambda span: span.start)
        return at < len(self.words.sums) and self.words.sums[at].start < end


def subjects_of(reading: Reading, sentence: int) -> set[str]:
    """The codes of the country's subjects that a sentence names."""
    return {
        found.place.code
        for found in found_within(reading.places, *reading.scan.sentences[sentence])
        if found.home and "-" in found.place.code
    }


def _exact(offer: Offer) -> Decimal | None:
    amount = offer.amount
    return amount.max if amount is not None and amount.min == amount.max else None
