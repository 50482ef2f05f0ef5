"""What became of an offer: raised, cut, new, prolonged, and by how much."""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

from callup.extract.offers.offers_stretches import Stretch, Words, distance
from callup.extract.reading import Reading
from callup.model import ChangeBy, Offer
from callup.model.offer import Change

CHANGES: tuple[Change, ...] = ("unchanged", "end", "cut", "raise", "extend", "revert", "new")
"""What a sentence tells where it has several words: the first of these."""
_FAR = 110
_TIMES = re.compile(
    r"(?<![^\W_])(?:[ву]\s(?P<ru>\d{1,2}(?:[.,]\d{1,2})?)\s(?:раз|рази)|(?P<en>\d{1,2}(?:\.\d{1,2})?)(?:[\s-]?fold|\stimes))"
    r"(?![^\W_])"
)


def change_of(words: Words, stretch: Stretch) -> Change | None:
    """What became of the offer: the change named among its own words, else the one before it."""
    cues = words.of(stretch.sentence, "offer_change")
    own = words.within(stretch, "offer_change") or [cue for cue in cues if cue.end <= stretch.span.start]
    nearest = {cue.id for cue in own if distance(cue, stretch.span) <= _FAR}
    return next((change for change in CHANGES if change in nearest), None)


def ratio_of(reading: Reading, words: Words, sentence: int, change: Change | None) -> ChangeBy | None:
    """New to old, where the sentence says it: threefold is 3, cut threefold a third, "в 2,5 раза" 2.5."""
    if change not in ("raise", "cut"):
        return None
    cues = words.of(sentence, "offer_ratio")
    if cues:
        ratio = Decimal(cues[0].id)
    else:
        told = _TIMES.search(reading.scan.folded, *reading.scan.sentences[sentence])
        if told is None:
            return None
        ratio = Decimal((told["ru"] or told["en"]).replace(",", "."))
    if change == "cut" and ratio > 1:
        ratio = (Decimal(1) / ratio).quantize(Decimal("0.0001"))
    return ChangeBy(ratio=ratio) if ratio else None


def with_direction(offer: Offer) -> Offer:
    """The offer with what its sum and the one before it say of the change: they go before words of a rise or
    a fall, which may tell of another."""
    if offer.change in ("extend", "end", "revert") or offer.previous is None or offer.amount is None:
        return offer
    new, old = (
        amount.max if amount.max is not None else amount.min for amount in (offer.amount, offer.previous)
    )
    if new is None or old is None:
        return offer
    change: Change = "raise" if new > old else "cut" if new < old else "unchanged"
    return msgspec.structs.replace(offer, change=change)
