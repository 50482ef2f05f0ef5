"""What each amount of a sentence is there for: the sum, the sum before, the difference, a part of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from callup.extract.offers import offers_role_words as says
from callup.extract.offers.offers_stretches import Stretch, Words
from callup.extract.reading import Reading
from callup.values import Amount

Role = Literal["offer", "previous", "by", "reverts", "part"]

_NEAR = 110
_TOUCHING = 3
_GAP = 120
_CLOSE = 25


class Sum(msgspec.Struct, frozen=True):
    """An amount with its role; `of` is the index, in the sentence, of the sum that it belongs to."""

    stretch: Stretch
    role: Role
    of: int | None = None
    amount: Amount | None = None
    previous: Amount | None = None


class _Scene(msgspec.Struct, frozen=True):
    """The amounts of one sentence with the words between them, in lower case."""

    words: Words
    stretches: Sequence[Stretch]
    leads: Sequence[str]
    tails: Sequence[str]
    heads: Sequence[str]

    def same_money(self, index: int, other: int) -> bool:
        """Whether two amounts are in one currency."""
        return self.stretches[index].found.amount.currency == self.stretches[other].found.amount.currency


def find_roles(reading: Reading, words: Words, stretches: Sequence[Stretch]) -> list[Sum]:
    """The role of each amount of one sentence, in order."""
    scene = _scene(reading, words, stretches)
    sums: list[Sum] = []
    for _ in stretches:
        sums.append(_role(scene, sums))
    return [_widened(sums, index) for index in range(len(sums))]


def _scene(reading: Reading, words: Words, stretches: Sequence[Stretch]) -> _Scene:
    folded = reading.scan.folded
    leads = [folded[max(one.gap, one.span.start - _NEAR) : one.span.start] for one in stretches]
    ends = [one.span.start for one in stretches[1:]] + [reading.sentence(stretches[-1].sentence).end]
    tails = [
        folded[one.after : min(end, one.after + _NEAR)] for one, end in zip(stretches, ends, strict=True)
    ]
    cells = [words.cells.at(one.span.start) for one in stretches]
    heads = [folded[slice(*cell.head)] if cell else "" for cell in cells]
    return _Scene(words, stretches, leads, tails, heads)


def _widened(sums: Sequence[Sum], index: int) -> Sum:
    """A sum whose words reach over the sums before it and the differences that belong to it."""
    one = sums[index]
    if one.role != "offer":
        return one
    first, last = index, index
    while first and (sums[first - 1].role == "by" or _is_before(sums[first - 1], index)):
        first -= 1
    while last + 1 < len(sums) and (
        _is_before(sums[last + 1], index) or (sums[last + 1].role == "by" and sums[last + 1].of == index)
    ):
        last += 1
    stretch = msgspec.structs.replace(
        one.stretch, start=sums[first].stretch.start, end=sums[last].stretch.end
    )
    return msgspec.structs.replace(one, stretch=stretch)


def _is_before(other: Sum, index: int) -> bool:
    return other.role == "previous" and other.of == index


def _role(scene: _Scene, sums: Sequence[Sum]) -> Sum:
    index = len(sums)
    stretch = scene.stretches[index]
    value = exact(stretch.found.amount)
    if _is_by(scene, index):
        return Sum(stretch, "by", _sum_of_difference(scene, sums))
    if (
        index
        and says.DIRECTLY.fullmatch(scene.tails[index - 1])
        and (of := _earlier_sum(scene, sums)) is not None
    ):
        return Sum(stretch, "previous", of, amount=value)
    if (of := _later_sum(scene, index)) is not None:
        return Sum(stretch, "previous", of, amount=value)
    if (of := _earlier_sum(scene, sums)) is not None:
        return Sum(stretch, "previous", of, amount=value)
    if _is_return(scene, index):
        return Sum(stretch, "reverts", index - 1 if index else None, amount=value)
    if (of := _total_of(scene, sums)) is not None:
        return Sum(stretch, "part", of)
    settled = bool(index) and sums[-1].role in ("by", "previous")
    return _split(scene, index, settled=settled)


def _is_by(scene: _Scene, index: int) -> bool:
    """ "увеличили на 300 тысяч", "raised by 300,000", "на 500 тысяч больше": a difference, not the sum."""
    stretch, lead = scene.stretches[index], scene.leads[index]
    if says.MORE_BY.match(scene.tails[index]) and says.BY.search(lead):
        return True
    if (
        says.ADDED.search(lead)
        and index + 1 < len(scene.stretches)
        and says.NOW_FIRST.search(scene.leads[index + 1])
    ):
        return True
    if not says.BY.search(lead) or says.NOT_BY.search(lead):
        return False
    start = stretch.span.start
    return any(
        cue.id in ("raise", "cut") and start - _NEAR <= cue.start < start
        for cue in scene.words.of(stretch.sentence, "offer_change")
    )


def _sum_of_difference(scene: _Scene, sums: Sequence[Sum]) -> int | None:
    """The sum right before a difference that leads to no other: "1,5 млн, это на 300 тысяч больше"."""
    index = len(sums)
    if not index or sums[-1].role != "offer" or not scene.same_money(index - 1, index):
        return None
    gap = scene.tails[index - 1]
    close = len(gap) <= _CLOSE and not says.BREAK.search(gap)
    return index - 1 if close or says.MORE_BY.match(scene.tails[index]) else None


def _later_sum(scene: _Scene, index: int) -> int | None:
    """The sum told after the one that it took the place of: "с 1,9 до 1,1 млн", "было 400, стало 800"."""
    following = index + 1
    if following >= len(scene.stretches) or not scene.same_money(index, following):
        return None
    heads = scene.heads[index], scene.heads[following]
    if all(says.DATED.search(head) for head in heads) or says.WAS_HEAD.search(heads[0]):
        return following
    lead, quote = scene.leads[index], scene.stretches[index].span.quote.lower()
    gap, then = scene.tails[index], scene.stretches[following].span.quote.lower()
    if says.WAS_BEFORE.search(lead) and len(gap) < _GAP and says.BECOMES.search(gap):
        return following
    if len(gap) >= _GAP or says.BREAK.search(gap):
        return None
    to = gap + ("до " if then.startswith("до ") else "to " if then.startswith("to ") else "")
    if says.FROM.search(lead) or quote.startswith("from "):
        return following if says.TO.fullmatch(to) else None
    if says.ARROW.fullmatch(gap.strip()) or says.REPLACED.match(gap):
        return following
    if says.WAS_BEFORE.search(lead) or says.WAS_RIGHT_AFTER.match(gap):
        return following if not says.WAS_AFTER.fullmatch(gap) else None
    return None


def _earlier_sum(scene: _Scene, sums: Sequence[Sum]) -> int | None:
    """The sum told before the one that it took the place of: "1,1 млн вместо 1,9", "up from 1.5 million"."""
    index = len(sums)
    last = index - 1
    while last >= 0 and sums[last].role in ("by", "part"):
        last -= 1
    if last < 0 or sums[last].role != "offer" or not scene.same_money(last, index):
        return None
    gap = scene.tails[index - 1]
    if scene.stretches[index].span.quote.lower().startswith("from "):
        gap += "from "
    if len(gap) >= _GAP or says.NOW_FIRST.search(gap):
        return None
    if says.FROM_AFTER.fullmatch(gap):
        return last if says.UP_FROM.search(gap) or _changes(scene, last) else None
    if says.OF_OTHERS.match(scene.tails[index]):
        return None
    if says.WAS_AFTER.fullmatch(gap) or says.WAS_RIGHT_AFTER.match(scene.tails[index]):
        return last
    return last if says.NOW.fullmatch(gap) and says.WILL.search(scene.leads[last]) else None


def _changes(scene: _Scene, index: int) -> bool:
    """Whether words of change stand by a sum, so that "from" tells what it was."""
    stretch = scene.stretches[index]
    return any(
        cue.id in ("raise", "cut") and abs(cue.start - stretch.span.start) <= _NEAR
        for cue in scene.words.of(stretch.sentence, "offer_change")
    )


def _is_return(scene: _Scene, index: int) -> bool:
    stretch = scene.stretches[index]
    return is_return(scene.words, stretch) or (
        index > 0 and scene.same_money(index, index - 1) and says.THEN.search(scene.leads[index]) is not None
    )


def _total_of(scene: _Scene, sums: Sequence[Sum]) -> int | None:
    """The index of the total that an amount is a part of."""
    index = len(sums)
    if index + 1 < len(scene.stretches) and _opens_total(scene, index):
        return len(scene.stretches) - 1
    if not index or not scene.same_money(index, index - 1):
        return None
    if _is_part(scene, index):
        of = next((at for at in range(index - 1, -1, -1) if sums[at].role == "offer"), None)
        return of if of is None or _value(scene, of) > _value(scene, index) else None
    joins = sums[-1].role == "part" and sums[-1].of is not None and sums[-1].of != index
    return sums[-1].of if joins and _goes_on(scene, index) else None


def _value(scene: _Scene, index: int) -> float:
    amount = scene.stretches[index].found.amount
    return float(amount.max if amount.max is not None else amount.min or 0)


def _is_part(scene: _Scene, index: int) -> bool:
    """ "3 млн, включая 400 тысяч федеральных": the second is a part of the first."""
    last, stretch = scene.stretches[index - 1], scene.stretches[index]
    start = stretch.span.start
    return any(
        last.after <= cue.start < start
        and (cue.id == "including" or (cue.id == "total" and _adds(scene, index, cue.end)))
        for cue in scene.words.of(stretch.sentence, "offer_basis")
    )


def _adds(scene: _Scene, index: int, end: int) -> bool:
    """Whether only the name of a payer stands between words of a total and an amount: "adding the federal 400"."""
    stretch = scene.stretches[index]
    if stretch.span.start - end <= _TOUCHING:
        return True
    between = [cue for cue in scene.words.of(stretch.sentence, "payer") if end - 12 <= cue.start]
    return any(cue.end <= stretch.span.start <= cue.end + _TOUCHING for cue in between) and (
        stretch.span.start - end <= _CLOSE
    )


def _opens_total(scene: _Scene, index: int) -> bool:
    """ "С учётом федеральных 400 тысяч общая сумма ...": a part that is told before its total."""
    stretch = scene.stretches[index]
    return any(
        cue.id == "total" and stretch.gap <= cue.start and 0 <= stretch.span.start - cue.end <= _TOUCHING
        for cue in scene.words.of(stretch.sentence, "offer_basis")
    ) and bool(scene.words.within(stretch, "payer"))


def _goes_on(scene: _Scene, index: int) -> bool:
    """ "... 195 from the federal budget and 95 from the regional one": the next part of the same total."""
    gap = scene.tails[index - 1]
    payers = (
        scene.words.within(scene.stretches[index - 1], "payer"),
        scene.words.within(scene.stretches[index], "payer"),
    )
    return len(gap) < _NEAR and all(payers)


def exact(amount: Amount) -> Amount:
    """The amount without the "from" or "to" that belongs to the change and not to the sum."""
    value = amount.max if amount.max is not None else amount.min
    return msgspec.structs.replace(amount, min=value, max=value, qualifier=None)


def _split(scene: _Scene, index: int, *, settled: bool) -> Sum:
    """The sum of an offer; a range "from X to Y" after a word of change is the sum before and the sum."""
    stretch = scene.stretches[index]
    amount = stretch.found.amount
    if amount.qualifier == "at_most" and (settled or _is_listed_change(scene, index)):
        return Sum(stretch, "offer", amount=exact(amount))
    ranged = amount.min is not None and amount.max is not None and amount.min != amount.max
    written = stretch.span.quote.lower()
    if not ranged or amount.qualifier or not says.RISING.match(written):
        return Sum(stretch, "offer")
    changed = any(
        cue.id in ("raise", "cut", "extend") and abs(cue.start - stretch.span.start) <= 2 * _NEAR
        for cue in scene.words.of(stretch.sentence, "offer_change")
    )
    if not changed:
        return Sum(stretch, "offer")
    half = re.search(r"\s(?:до|to)\s", written)
    border = half.start() if half else len(written)
    first, second = stretch.span.quote[:border], stretch.span.quote[border:].strip()
    return Sum(
        stretch,
        "offer",
        amount=Amount(min=amount.max, max=amount.max, as_written=second, currency=amount.currency),
        previous=Amount(min=amount.min, max=amount.min, as_written=first, currency=amount.currency),
    )


def _is_listed_change(scene: _Scene, index: int) -> bool:
    """ "Суммы подняли: Томская область — до 2 млн, Хакасия — до 650 тыс.": to how much, not up to."""
    stretch = scene.stretches[index]
    if says.BY_TIMES.search(scene.leads[index]) and says.FELL.match(scene.tails[index]):
        return True
    return says.AFTER_DASH.search(scene.leads[index]) is not None and any(
        cue.id in ("raise", "cut") and cue.end <= stretch.span.start
        for cue in scene.words.of(stretch.sentence, "offer_change")
    )


def is_return(words: Words, stretch: Stretch) -> bool:
    """Whether the words before an amount say that the sum goes back to it."""
    return any(
        stretch.gap <= cue.start < stretch.span.start and cue.id == "revert"
        for cue in words.of(stretch.sentence, "offer_change")
    )


def is_recalled(reading: Reading, stretch: Stretch) -> bool:
    """Whether the words by an amount say that it is what was paid before: "Ранее платили 500 тысяч"."""
    folded = reading.scan.folded
    lead = folded[max(stretch.gap, stretch.span.start - _NEAR) : stretch.span.start]
    if says.WAS_LEAD.search(lead):
        return True
    tail = folded[stretch.after : reading.sentence(stretch.sentence).end]
    return says.WAS_RIGHT_AFTER.match(tail) is not None
