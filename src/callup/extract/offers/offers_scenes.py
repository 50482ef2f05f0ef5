"""The amounts of one sentence with the words between them, and what each is there for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

import msgspec

from callup.extract.offers.offers_stretches import Stretch, Words
from callup.extract.reading import Reading
from callup.extract.within import found_within
from callup.values import Amount

Role = Literal["offer", "previous", "by", "reverts", "part"]
"""The sum of an offer; the sum before it; the difference; what it goes back to; a payer's part of it."""

NEAR = 110
"""The characters on each side of an amount in which its words are looked for."""
CLOSE = 25
"""The characters between what belongs together without a word that says so."""

_AT_LEAST = re.compile(
    r"(?:from |с |от |up from )?(?:at least|no less than|не менее|не меньше|минимум|щонайменше)"
)
_FIGURES = re.compile(r"[\d.]")


class Sum(msgspec.Struct, frozen=True):
    """An amount with its role; `of` is the index, in the sentence, of the sum that it belongs to."""

    stretch: Stretch
    role: Role
    of: int | None = None
    amount: Amount | None = None
    previous: Amount | None = None


class Scene(msgspec.Struct, frozen=True):
    """The amounts of one sentence with the words between them, in lower case.

    Of each amount `leads` are the words before it, `tails` those from it to the next amount, both at most
    `NEAR` characters, with the figures of dates struck out; `heads` are those over its column, "" outside of
    tables. `moved` tells whether another subject is named between the amount before and it than before that.
    """

    words: Words
    stretches: Sequence[Stretch]
    leads: Sequence[str]
    tails: Sequence[str]
    heads: Sequence[str]
    moved: Sequence[bool]

    def apart(self, index: int, other: int) -> bool:
        """Whether two amounts are for different things: "the dead 7.4 million, the wounded 3 million"."""
        return self._differ("benefit", index, other)

    def of_two(self, index: int, other: int) -> bool:
        """Whether two amounts have a payer each: "the region paid 400,000, and the town now adds 100,000"."""
        return self._differ("payer", index, other)

    def _differ(self, kind: str, index: int, other: int) -> bool:
        here, there = (
            {cue.id for cue in self.words.within(self.stretches[at], kind)} for at in (index, other)
        )
        return bool(here and there) and here.isdisjoint(there)

    def lead(self, index: int) -> str:
        """The words before an amount, with the "from" or "to" that is read as a part of it."""
        opening = self.stretches[index].span.quote.lower().split(" ", 1)[0]
        return self.leads[index] + (f"{opening} " if opening in ("from", "to", "до") else "")

    def same_money(self, index: int, other: int) -> bool:
        """Whether two amounts are in one currency."""
        return self.stretches[index].found.amount.currency == self.stretches[other].found.amount.currency


def scene_of(reading: Reading, words: Words, stretches: Sequence[Stretch]) -> Scene:
    """The scene of the amounts of one sentence, which come in the order of the text."""
    folded = reading.scan.folded
    leads = [_undated(reading, max(one.gap, one.span.start - NEAR), one.span.start) for one in stretches]
    ends = [one.span.start for one in stretches[1:]] + [reading.sentence(stretches[-1].sentence).end]
    tails = [
        _undated(reading, one.after, min(end, one.after + NEAR))
        for one, end in zip(stretches, ends, strict=True)
    ]
    cells = [words.cells.at(one.span.start) for one in stretches]
    heads = [folded[slice(*cell.head)] if cell else "" for cell in cells]
    return Scene(words, stretches, leads, tails, heads, _moves(reading, stretches))


def _moves(reading: Reading, stretches: Sequence[Stretch]) -> list[bool]:
    """For each amount, whether the words between the one before and it name another subject."""
    sentence = reading.sentence(stretches[0].sentence)
    places = [
        found
        for found in found_within(reading.places, sentence.start, sentence.end)
        if "-" in found.place.code
    ]
    moved = [False]
    for before, one in pairwise(stretches):
        named = {found.place.code for found in places if found.span.start < before.after}
        between = {found.place.code for found in places if before.after <= found.span.start < one.span.start}
        behind = {found.place.code for found in places if 0 <= found.span.start - one.after <= CLOSE}
        apart = bool(between and behind) and between.isdisjoint(behind)
        moved.append(apart or (bool(named) and bool(between - named)))
    return moved


def _undated(reading: Reading, start: int, end: int) -> str:
    """The words between two offsets, in lower case, without the figures and points of the dates in them."""
    words = reading.scan.folded[start:end]
    for found in found_within(reading.times, start, end):
        first, last = found.span.start - start, found.span.end - start
        words = words[:first] + _FIGURES.sub("_", words[first:last]) + words[last:]
    return words


def exact(amount: Amount) -> Amount:
    """The amount without the "from" or "to" that belongs to the change and not to the sum."""
    if amount.qualifier == "at_least" and _AT_LEAST.match(amount.as_written.lower()):
        return amount
    value = amount.max if amount.max is not None else amount.min
    return msgspec.structs.replace(amount, min=value, max=value, qualifier=None)
