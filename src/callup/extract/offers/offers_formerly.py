"""Offers of now whose sums before stand in the sentence before: "Раньше давали 50 тысяч. Теперь — 500"."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from callup.extract.offers.offers_changes import with_direction
from callup.extract.offers.offers_role_words import NOW_FIRST, OF_ALL
from callup.extract.offers.offers_stretches import Words
from callup.extract.offers.offers_totals import subjects_of
from callup.extract.reading import Reading
from callup.model import Offer
from callup.scan.lazily import expression

_ONCE = expression(
    r"(?<!\w)(?:давали|платили|платил\w?|выплачивали|обещали|предлагали|составлял\w?|полагал\w{2,3}"
    r"|раньше|ранее|прежде|еще (?:в|весной|летом|осенью|зимой|недавно)"
    r"|(?:used to|once) (?:pay|paid|offer)|paid|offered|was|were|stood at|earlier|previously"
    r"|платили|становил\w)(?![^\W_])"
)
_NEWLY = expression(r"(?<!\w)(?:по нов\w{2,3}|отныне|under (?:a|the) new|за нов\w{2,3})(?![^\W_])")
_FORMERLY = expression(
    r"(?<!\w)(?:раньше|ранее|прежде|до этого|до сих пор"
    r"|previously|formerly|until now|until then|before that|раніше|досі)(?![^\W_])"
)


def joined_with_past(reading: Reading, words: Words, offers: Sequence[Offer]) -> list[Offer]:
    """The offers, where one sentence tells what was paid once and the next what is paid now, as one.

    What was paid for all alike was paid before each sum of the next sentence. `offers` come in the order of
    the text.
    """
    result: list[Offer] = []
    past: Offer | None = None
    for offer in offers:
        last = result[-1] if result else None
        if last is not None and _is_result_of(reading, offer, last):
            result[-1] = _after_difference(offer, last)
        elif last is not None and _takes_place_of(reading, offer, last):
            past = last
            kept = [_joined(past, past)] if _is_kept(reading, words, offer) else []
            result[-1:] = [*kept, _joined(offer, past)]
        elif past is not None and _is_one_of_all(reading, offer, past):
            result.append(_joined(offer, past))
        else:
            result.append(offer)
    return result


def _is_kept(reading: Reading, words: Words, offer: Offer) -> bool:
    """Whether the words before an offer say that the sum of the past is still paid to some: "такая сумма
    остаётся лишь при тяжёлых травмах"."""
    sentence = reading.sentence_at(offer.anchor.start)
    return any(
        cue.id == "unchanged" and cue.end <= offer.anchor.start for cue in words.of(sentence, "offer_change")
    )


def _joined(offer: Offer, past: Offer) -> Offer:
    evidence = tuple(dict.fromkeys((*past.evidence, *offer.evidence)))
    return with_direction(msgspec.structs.replace(offer, previous=past.amount, evidence=evidence))


def _is_result_of(reading: Reading, offer: Offer, last: Offer) -> bool:
    """Whether a sum is what a difference in the sentence before led to: "Теперь она составляет"."""
    if last.amount is not None or last.change_by is None or offer.change not in (None, last.change):
        return False
    lead = reading.scan.folded[reading.sentence_of(offer.anchor).start : offer.anchor.start]
    one_payer = offer.payer == last.payer or "unknown" in (offer.payer, last.payer)
    near = reading.sentence_at(offer.anchor.start) - reading.sentence_at(last.anchor.start) == 1
    alike = one_payer and near and offer.benefit == last.benefit and offer.basis != "total"
    return alike and NOW_FIRST.search(lead) is not None and not _is_elsewhere(reading, offer, last)


def _after_difference(offer: Offer, last: Offer) -> Offer:
    """The offer with the change that the difference before it tells."""
    return msgspec.structs.replace(
        offer,
        payer=offer.payer if offer.payer != "unknown" else last.payer,
        change=last.change,
        change_by=last.change_by,
        effective=offer.effective or last.effective,
        evidence=tuple(dict.fromkeys((*last.evidence, *offer.evidence))),
    )


def _takes_place_of(reading: Reading, offer: Offer, last: Offer) -> bool:
    """Whether an offer is told right after one that the words before it put into the past."""
    if not _follows(reading, offer, last):
        return False
    opening, told = (
        reading.scan.folded[reading.sentence_of(one.anchor).start : one.anchor.start] for one in (last, offer)
    )
    began = offer.effective is not None and offer.effective.from_ is not None
    changed = offer.change in ("raise", "cut") and not _is_elsewhere(reading, offer, last)
    begins = began or changed or _NEWLY.search(told) is not None
    return _ONCE.search(opening) is not None and (
        NOW_FIRST.search(told) is not None or (begins and _FORMERLY.search(opening) is not None)
    )


def _is_elsewhere(reading: Reading, offer: Offer, last: Offer) -> bool:
    """Whether the sentence of an offer names a subject of the country that the one before does not."""
    here, there = (subjects_of(reading, reading.sentence_at(one.anchor.start)) for one in (offer, last))
    return bool(here - there)


def _is_one_of_all(reading: Reading, offer: Offer, past: Offer) -> bool:
    """Whether an offer follows a sum of the past that was paid for all alike: "за любое ранение"."""
    there = reading.sentence_of(past.anchor)
    return _follows(reading, offer, past) and (
        OF_ALL.search(reading.scan.folded[there.start : there.end]) is not None
    )


def _follows(reading: Reading, offer: Offer, last: Offer) -> bool:
    here, there = (reading.sentence_at(one.anchor.start) for one in (offer, last))
    return (
        here == there + 1
        and offer.benefit == last.benefit
        and offer.previous is None
        and last.amount is not None
    )
