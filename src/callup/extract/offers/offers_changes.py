"""What became of an offer: raised, cut, new, prolonged, and by how much."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

import msgspec

from callup.extract.offers.offers_stretches import Stretch, Words, distance
from callup.extract.reading import Reading
from callup.model import ChangeBy, Offer
from callup.model.offer import Change
from callup.scan import Cue

CHANGES: tuple[Change, ...] = ("unchanged", "end", "cut", "raise", "extend", "revert", "new")
"""What a sentence tells where it has several words: the first of these."""
_FAR, _FAR_ALONE = 110, 170
_BY = 30
_MORE = re.compile(r"\s{0,2}(?:больше|выше|более|more|higher|increase|rise|більше|вище)(?![^\W_])")
_LESS = re.compile(r"\s{0,2}(?:меньше|ниже|менее|less|lower|cut|менше|нижче)(?![^\W_])")
_ADDS = re.compile(
    r"(?<!\w)(?:накин\w{1,3}|прибав\w{1,4}|добав\w{1,4}|adds?|adding|added)\s(?:ещ?е\s|another\s)?$"
)
_WAS = re.compile(r"(?<!\w)(?:было|была|був|було|was|were)\s(?:на|by)?\s?$")
_TIMES = re.compile(
    r"(?<![^\W_])(?:[ву]\s(?P<ru>\d{1,2}(?:[.,]\d{1,2})?)\s(?:раз|рази)|(?P<en>\d{1,2}(?:\.\d{1,2})?)(?:[\s-]?fold|\stimes))"
    r"(?![^\W_])"
)


def change_of(words: Words, stretch: Stretch) -> Change | None:
    """What became of the offer: the change named among its own words, else the one before it."""
    cues = changes_in(words, stretch.sentence)
    inside = words.within(stretch, "offer_change")
    own = [cue for cue in inside if cue in cues or cue.sentence != stretch.sentence] or [
        cue for cue in cues if cue.end <= stretch.span.start
    ]
    far = _FAR_ALONE if words.first_sum(stretch) == stretch.span.start else _FAR
    return _first([cue for cue in own if distance(cue, stretch.span) <= far])


def told_change(words: Words, sentence: int) -> Change | None:
    """The change that a sentence tells."""
    return _first(changes_in(words, sentence))


def changes_in(words: Words, sentence: int) -> list[Cue]:
    """The words of change in a sentence, without those inside of longer ones: "не станет снижать"."""
    kept: list[Cue] = []
    for cue in sorted(words.of(sentence, "offer_change"), key=lambda cue: (cue.start, -cue.end)):
        last = kept[-1] if kept else None
        if last is None or cue.end > last.end or (cue.start, cue.end) == (last.start, last.end):
            kept.append(cue)
    return kept


def _first(cues: Sequence[Cue]) -> Change | None:
    told = {cue.id for cue in cues}
    return next((change for change in CHANGES if change in told), None)


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


def direction_of(reading: Reading, stretch: Stretch) -> Change | None:
    """Whether the words right by a difference make the sum larger or smaller: "на 900 тысяч больше"."""
    folded = reading.scan.folded
    lead = folded[max(stretch.span.start - _BY, 0) : stretch.span.start]
    tail = folded[stretch.after : stretch.after + _BY]
    more = _MORE.match(tail) or _ADDS.search(lead)
    if not more and not _LESS.match(tail):
        return None
    was = _WAS.search(lead) is not None
    return "raise" if bool(more) != was else "cut"


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
