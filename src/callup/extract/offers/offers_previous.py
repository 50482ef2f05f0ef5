"""Which of two sums was paid before: "с 1,9 до 1,1 млн", "1,1 млн вместо 1,9", "ранее платили 500 тысяч"."""

from __future__ import annotations

from collections.abc import Sequence

from callup.extract.offers import offers_role_words as says
from callup.extract.offers.offers_scenes import CLOSE, NEAR, Scene, Sum
from callup.extract.offers.offers_stretches import Stretch, Words
from callup.extract.reading import Reading

_GAP = 120


def later_sum(scene: Scene, index: int) -> int | None:
    """The index of the sum told right after one that it took the place of; None where it took none's.

    "с 1,9 до 1,1 млн", "было 400, стало 800", two columns of a table.
    """
    following = index + 1
    if following >= len(scene.stretches) or not scene.same_money(index, following) or scene.moved[following]:
        return None
    if scene.apart(index, following):
        return None
    heads = scene.heads[index], scene.heads[following]
    dated = all(says.DATED.search(head) for head in heads)
    if dated or says.WAS_HEAD.search(heads[0]) or _is_in_series(scene) or _gives_way(scene, index):
        return following
    return None


def _is_in_series(scene: Scene) -> bool:
    """Whether the sums of a sentence followed one another: "сначала 500, потом 700, теперь 900"."""
    first, last = scene.leads[0], scene.leads[-1]
    began = says.AT_FIRST.search(first) or says.WAS_DIRECTLY.search(first)
    ended = says.AGAIN.search(last) or says.SINCE.search(last) or says.NOW_BEHIND.match(scene.tails[-1])
    if not began or not ended or any(len(gap) >= CLOSE * 2 for gap in scene.tails[:-1]):
        return False
    return all(scene.same_money(0, index) for index in range(len(scene.stretches)))


def _gives_way(scene: Scene, index: int) -> bool:
    """Whether the words of an amount say that the next one took its place."""
    lead, quote = scene.leads[index], scene.stretches[index].span.quote.lower()
    gap, then = scene.tails[index], scene.stretches[index + 1].span.quote.lower()
    if len(gap) >= _GAP:
        return False
    before = says.WAS_BEFORE.search(lead) is not None
    if says.NOT_THIS.search(lead) and says.BUT_THAT.fullmatch(gap):
        return True
    was = before or says.PAID_BEFORE.search(lead) or says.WAS_DIRECTLY.search(lead)
    further = says.FURTHER.search(gap) is not None or scene.of_two(index, index + 1)
    if was and _leads_to_next(gap) and not further:
        return True
    if says.BREAK.search(gap):
        return False
    if says.RISEN_TO.search(lead) and says.STEPS_TO.search(_with_to(gap, then)):
        return True
    if says.WENT_TO.search(lead) and (says.AGAIN.search(gap) or says.PAYS_SINCE.search(gap)):
        return True
    if says.WENT_TO.search(gap) and says.ONE_CLAUSE.fullmatch(gap):
        return True
    if says.RANGES.search(says.FROM.sub(" ", lead)):
        return False
    if says.FROM.search(lead) or quote.startswith("from "):
        return says.TO.fullmatch(_with_to(gap, then)) is not None
    if says.ARROW.fullmatch(gap.strip()) or says.REPLACED.match(gap):
        return True
    if says.BESIDE.match(gap) and not says.SINCE.search(gap):
        return False
    return bool(before or says.WAS_RIGHT_AFTER.match(gap)) and not says.WAS_AFTER.fullmatch(gap)


def _with_to(gap: str, quote: str) -> str:
    """The words before an amount with the "to" that is read as a part of it."""
    return gap + ("до " if quote.startswith("до ") else "to " if quote.startswith("to ") else "")


def _leads_to_next(gap: str) -> bool:
    """Whether the words after a sum of the past lead to the one that it became."""
    return any(one.search(gap) is not None for one in (says.BECOMES, says.WENT_TO, says.PAYS_SINCE))


def earlier_sum(scene: Scene, sums: Sequence[Sum]) -> int | None:
    """The index of the sum told before the next amount, if it took that amount's place; else None.

    "1,1 млн вместо 1,9", "up from 1.5 million". `sums` are the sums of the sentence up to that amount.
    """
    index = len(sums)
    last = index - 1
    while last >= 0 and sums[last].role in ("by", "part"):
        last -= 1
    if last < 0 or not _is_told(sums[last]) or not scene.same_money(last, index):
        return None
    if any(scene.moved[last + 1 : index + 1]) or scene.apart(last, index):
        return None
    if says.WAS_HEAD.search(scene.heads[index]) and not says.WAS_HEAD.search(scene.heads[last]):
        return last
    return last if _took_place(scene, index, last) else None


def _is_told(each: Sum) -> bool:
    """Whether a sum is one that is paid now: an offer's, or one that a payment went back to."""
    return each.role == "offer" or (each.role == "reverts" and each.of is None)


def _took_place(scene: Scene, index: int, last: int) -> bool:
    """Whether the words between two amounts say that the first took the place of the second."""
    gap = scene.tails[index - 1]
    if scene.stretches[index].span.quote.lower().startswith("from "):
        gap += "from "
    if says.OF_OTHERS.match(scene.tails[index]):
        return False
    if says.REPLACING.search(scene.lead(index)) or (
        len(gap) < _GAP and says.WAS_RIGHT_AFTER.match(scene.tails[index])
    ):
        return True
    if len(gap) >= _GAP or says.NOW_FIRST.search(gap):
        return False
    if says.FROM_AFTER.fullmatch(gap):
        return says.UP_FROM.search(gap) is not None or _changes(scene, last)
    if says.WAS_AFTER.fullmatch(gap.rsplit(";", 1)[-1] if "(" in gap else gap) or says.IT_WAS.search(gap):
        return True
    return says.NOW.fullmatch(gap) is not None and says.WILL.search(scene.leads[last]) is not None


def _changes(scene: Scene, index: int) -> bool:
    """Whether words of change stand by a sum, so that "from" tells what it was."""
    stretch = scene.stretches[index]
    return any(
        cue.id in ("raise", "cut") and abs(cue.start - stretch.span.start) <= NEAR
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
    lead = folded[max(stretch.gap, stretch.span.start - NEAR) : stretch.span.start]
    if says.WAS_LEAD.search(lead):
        return True
    tail = folded[stretch.after : reading.sentence(stretch.sentence).end]
    return says.WAS_RIGHT_AFTER.match(tail) is not None
