"""What each amount of a sentence is there for: the sum, the sum before, the difference, a part of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from callup.extract.offers import offers_role_words as says
from callup.extract.offers.offers_parts import total_of
from callup.extract.offers.offers_previous import earlier_sum, is_return, later_sum
from callup.extract.offers.offers_scenes import CLOSE, NEAR, Scene, Sum, exact, scene_of
from callup.extract.offers.offers_stretches import Stretch, Words
from callup.extract.reading import Reading
from callup.values import Amount

_TOUCHING = 3


def find_roles(reading: Reading, words: Words, stretches: Sequence[Stretch]) -> list[Sum]:
    """The role of each amount of one sentence, in order."""
    scene = scene_of(reading, words, stretches)
    sums: list[Sum] = []
    for _ in stretches:
        sums.append(_role(scene, sums))
    return [_widened(sums, index) for index in range(len(sums))]


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


def _role(scene: Scene, sums: Sequence[Sum]) -> Sum:
    index = len(sums)
    stretch = scene.stretches[index]
    value = exact(stretch.found.amount)
    if _is_by(scene, index):
        return Sum(stretch, "by", _sum_of_difference(scene, sums))
    if index and says.RETURNS.search(scene.leads[index]) and is_return(scene.words, stretch):
        return Sum(stretch, "reverts", index - 1, amount=value)
    if (of := _sum_after(scene, sums)) is not None:
        return Sum(stretch, "previous", of, amount=value)
    if not _is_reached(sums) and _goes_back(scene, index):
        return Sum(stretch, "reverts", index - 1 if index else None, amount=value)
    if (of := total_of(scene, sums)) is not None:
        return Sum(stretch, "part", of)
    settled = bool(index) and sums[-1].role in ("by", "previous")
    return _split(scene, index, settled=settled)


def _is_reached(sums: Sequence[Sum]) -> bool:
    """Whether the sum before the next one is said to have given way to it."""
    return bool(sums) and sums[-1].role == "previous" and sums[-1].of == len(sums)


def _sum_after(scene: Scene, sums: Sequence[Sum]) -> int | None:
    """The sum that took the place of an amount; one before it where "instead of" joins the two."""
    index = len(sums)
    earlier = earlier_sum(scene, sums)
    if index and says.DIRECTLY.fullmatch(scene.tails[index - 1]) and earlier is not None:
        return earlier
    if earlier is not None and _is_bracketed(scene, index):
        return earlier
    later = later_sum(scene, index)
    if later is None and _is_changed_by_next(scene, index):
        return index + 2
    return later if later is not None else earlier


def _is_changed_by_next(scene: Scene, index: int) -> bool:
    """Whether a sum was paid until the next, a difference, made another of it: "paid 1.5 million, has cut it
    by 600,000, to 900,000"."""
    if index + 2 >= len(scene.stretches) or not _is_by(scene, index + 1):
        return False
    if not all(scene.same_money(index, at) for at in (index + 1, index + 2)):
        return False
    lead, to = scene.leads[index], scene.leads[index + 2]
    paid = says.PAID_BEFORE.search(lead) or says.WAS_BEFORE.search(lead) or says.WAS_DIRECTLY.search(lead)
    quote = scene.stretches[index + 2].span.quote.lower()
    reached = says.ON_TO.fullmatch(to) or quote.startswith(("до ", "to "))
    return bool(paid and (reached or says.NOW_FIRST.search(to)))


def _is_bracketed(scene: Scene, index: int) -> bool:
    """Whether a bracket opened between the amount before and this one: "2,6 млн (в марте было 1,6) и ..."."""
    lead = scene.leads[index]
    return lead.rfind("(") > lead.rfind(")")


def _is_by(scene: Scene, index: int) -> bool:
    """ "увеличили на 300 тысяч", "raised by 300,000", "на 500 тысяч больше": a difference, not the sum."""
    lead, following = scene.leads[index], [scene.lead(at) for at in range(index + 1, len(scene.leads))[:1]]
    by = says.BY.search(lead) is not None
    if says.MORE_THAN.match(scene.tails[index]) or (by and says.MORE_BY.match(scene.tails[index])):
        return True
    if says.ADDS.search(lead) and says.TO_WHAT_WAS.match(scene.tails[index]):
        return True
    if any(_leads_on(lead, words) for words in following):
        return True
    if says.ADDED_TO.search(lead) or (says.ADDED.search(lead) and says.TO_WHAT.match(scene.tails[index])):
        return True
    to = any(says.ON_TO.fullmatch(words) for words in following)
    if not by or (says.NOT_BY.search(lead) and not to):
        return False
    stretch = scene.stretches[index]
    first, last = stretch.span.start - NEAR, stretch.after + says.CHANGED_BEHIND
    return any(
        cue.id in ("raise", "cut") and first <= cue.start < last
        for cue in scene.words.of(stretch.sentence, "offer_change")
    )


def _leads_on(lead: str, then: str) -> bool:
    """Whether words before an amount and those before the next make it a difference: "added 300,000, now"."""
    return bool(
        (says.ADDED.search(lead) and says.NOW_FIRST.search(then))
        or (says.ADDS.search(lead) and says.BRINGS_TO.search(then))
        or (says.TAKES.search(lead) and says.IN_BRACKETS.fullmatch(then))
    )


def _sum_of_difference(scene: Scene, sums: Sequence[Sum]) -> int | None:
    """The sum right before a difference that leads to no other: "1,5 млн, это на 300 тысяч больше"."""
    index = len(sums)
    if not index or sums[-1].role != "offer" or not scene.same_money(index - 1, index):
        return None
    gap = scene.tails[index - 1]
    close = len(gap) <= CLOSE and not says.BREAK.search(gap)
    return index - 1 if close or says.MORE_BY.match(scene.tails[index]) else None


def _goes_back(scene: Scene, index: int) -> bool:
    stretch = scene.stretches[index]
    return is_return(scene.words, stretch) or (
        index > 0
        and scene.same_money(index, index - 1)
        and says.THEN.search(scene.leads[index]) is not None
        and not _is_paid_otherwise(scene, index)
    )


def _is_paid_otherwise(scene: Scene, index: int) -> bool:
    """Whether a sum has another period than the one before it: "3 млн сразу, затем 210 тыс. в месяц"."""
    own, before = (
        {cue.id for cue in scene.words.within(scene.stretches[at], "offer_period")}
        for at in (index, index - 1)
    )
    return bool(own - {"once"}) and not own & before


def _split(scene: Scene, index: int, *, settled: bool) -> Sum:
    """The sum of an offer; a range "from X to Y" after a word of change is the sum before and the sum."""
    stretch = scene.stretches[index]
    amount = stretch.found.amount
    if amount.qualifier == "at_most" and (settled or _is_reached_by(scene, index)):
        return Sum(stretch, "offer", amount=exact(amount))
    ranged = amount.min is not None and amount.max is not None and amount.min != amount.max
    rising = ranged and not amount.qualifier and says.RISING.match(stretch.span.quote.lower())
    return _risen(stretch) if rising and _is_changed(scene, stretch) else Sum(stretch, "offer")


def _is_changed(scene: Scene, stretch: Stretch) -> bool:
    return any(
        cue.id in ("raise", "cut", "extend") and abs(cue.start - stretch.span.start) <= 2 * NEAR
        for cue in scene.words.of(stretch.sentence, "offer_change")
    )


def _risen(stretch: Stretch) -> Sum:
    """A range as what was paid, its lower end, and what is paid."""
    amount, quote = stretch.found.amount, stretch.span.quote
    half = re.search(r"\s(?:до|to)\s", quote.lower())
    border = half.start() if half else len(quote)
    first, second = quote[:border], quote[border:].strip()
    return Sum(
        stretch,
        "offer",
        amount=Amount(min=amount.max, max=amount.max, as_written=second, currency=amount.currency),
        previous=Amount(min=amount.min, max=amount.min, as_written=first, currency=amount.currency),
    )


def _is_reached_by(scene: Scene, index: int) -> bool:
    """Whether "up to" tells what a payment was raised to: "put its bonus up to 2 million"."""
    quote = scene.stretches[index].span.quote.lower()
    raised = quote.startswith("up to") and says.PUTS.search(scene.leads[index]) is not None
    return raised or _is_listed_change(scene, index)


def _is_listed_change(scene: Scene, index: int) -> bool:
    """ "Суммы подняли: Томская область — до 2 млн, Хакасия — до 650 тыс.": to how much, not up to."""
    stretch = scene.stretches[index]
    to = stretch.span.quote.lower().startswith(("до ", "to "))
    if says.BY_TIMES.search(scene.leads[index]) and (to or says.FELL.match(scene.tails[index])):
        return True
    if says.PUT.search(scene.leads[index]) and stretch.span.quote.lower().startswith("up to"):
        return True
    return says.AFTER_DASH.search(scene.leads[index]) is not None and any(
        cue.id in ("raise", "cut") and cue.end <= stretch.span.start
        for cue in scene.words.of(stretch.sentence, "offer_change")
    )
