"""Which sums of a sentence are parts of another: "3 млн, включая 400 тысяч федеральных"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from callup.extract.offers import offers_role_words as says
from callup.extract.offers.offers_scenes import CLOSE, NEAR, Scene, Sum

_TOUCHING = 3
_ROUNDED = 0.02
_OF = re.compile(r"[\s,:(—–-]{0,3}(?:of\s|в\s(?:размере\s)?|у\s(?:розмірі\s)?)?")


def total_of(scene: Scene, sums: Sequence[Sum]) -> int | None:
    """The index of the total that the next amount is a part of; `sums` are those up to that amount."""
    index = len(sums)
    if index + 1 < len(scene.stretches) and _opens_total(scene, index):
        return len(scene.stretches) - 1
    if not index or not scene.same_money(index, index - 1):
        return None
    if _makes_next(scene, index):
        return index + 1
    if _is_part(scene, index):
        of = next((at for at in range(index - 1, -1, -1) if sums[at].role == "offer"), None)
        return of if of is None or _value(scene, of) > _value(scene, index) else None
    joins = sums[-1].role == "part" and sums[-1].of is not None and sums[-1].of != index
    return sums[-1].of if joins and _goes_on(scene, index) else None


def _makes_next(scene: Scene, index: int) -> bool:
    """Whether an amount that is counted in makes, with the one before it, the next: "3,2 млн, а вместе с
    федеральными 400 тысячами — 3,6 млн"."""
    if index + 1 >= len(scene.stretches) or not scene.same_money(index, index + 1):
        return False
    last, stretch = scene.stretches[index - 1], scene.stretches[index]
    counted = any(
        last.after <= cue.start < stretch.span.start and cue.id in ("counting", "total")
        for cue in scene.words.of(stretch.sentence, "offer_basis")
    )
    own, part, whole = (_value(scene, at) for at in (index - 1, index, index + 1))
    return counted and 0 < own < whole and abs(own + part - whole) <= whole * _ROUNDED


def _value(scene: Scene, index: int) -> float:
    amount = scene.stretches[index].found.amount
    return float(amount.max if amount.max is not None else amount.min or 0)


def _is_part(scene: Scene, index: int) -> bool:
    """ "3 млн, включая 400 тысяч федеральных": the second is a part of the first."""
    last, stretch = scene.stretches[index - 1], scene.stretches[index]
    start = stretch.span.start
    return any(
        last.after <= cue.start < start
        and (cue.id == "including" or (cue.id in ("total", "counting") and _adds(scene, index, cue.end)))
        for cue in scene.words.of(stretch.sentence, "offer_basis")
    )


def _adds(scene: Scene, index: int, end: int) -> bool:
    """Whether only a payer's name stands between words of a total and an amount: "adding the federal 400"."""
    stretch = scene.stretches[index]
    if stretch.span.start - end <= _TOUCHING:
        return True
    between = [cue for cue in scene.words.of(stretch.sentence, "payer") if end - 12 <= cue.start]
    return any(cue.end <= stretch.span.start <= cue.end + _TOUCHING for cue in between) and (
        stretch.span.start - end <= CLOSE
    )


def _opens_total(scene: Scene, index: int) -> bool:
    """ "С учётом федеральных 400 тысяч общая сумма ...": a part that is told before its total."""
    stretch = scene.stretches[index]
    return any(
        cue.id in ("total", "counting")
        and stretch.gap <= cue.start < stretch.span.start
        and (not index or says.BREAK.search(scene.leads[index][: cue.start - stretch.span.start]))
        and (
            stretch.span.start <= cue.end or _OF.fullmatch(scene.leads[index][cue.end - stretch.span.start :])
        )
        for cue in scene.words.of(stretch.sentence, "offer_basis")
    ) and bool(scene.words.within(stretch, "payer"))


def _goes_on(scene: Scene, index: int) -> bool:
    """ "... 195 from the federal budget and 95 from the regional one": the next part of the same total."""
    gap = scene.tails[index - 1]
    payers = (
        scene.words.within(scene.stretches[index - 1], "payer"),
        scene.words.within(scene.stretches[index], "payer"),
    )
    return len(gap) < NEAR and all(payers)
