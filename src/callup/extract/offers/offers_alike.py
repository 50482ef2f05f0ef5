"""Who pays the next sum of a list, where the sum before says it: "Krasnodar adds 250,000, Sochi 300,000"."""

from __future__ import annotations

import re

import msgspec

from callup.extract.found import FoundPlace
from callup.extract.offers.offers_payer_words import DASHED, EACH_ITS_OWN
from callup.extract.offers.offers_single import Told
from callup.extract.offers.offers_stretches import Stretch
from callup.extract.within import found_within
from callup.model import Offer

_IN = re.compile(r"(?<!\w)(?:в|во|на|у|in|for|from)\s(?:the\s)?$")
_REACH = 8
_BULLET = 3


def paid_alike(told: Told, stretch: Stretch, before: Offer, offer: Offer) -> Offer:
    """The offer with the payer of the one before it in its sentence, where a list of places goes on.

    A town of a list of regions pays for itself. `stretch` is the sum's with the words of the one before it.
    """
    if offer.payer != "unknown" or "total" in (offer.basis, before.basis) or before.payer == "federal":
        return offer
    if before.benefit != offer.benefit:
        return offer
    if offer.benefit == "per_target":
        return msgspec.structs.replace(offer, payer=before.payer)  # one who pays has a price for each
    placed = next((found for found in _inside(told, stretch) if found.home), None)
    if placed is None:
        return _in_turn(told, stretch, before, offer)
    payers = told.words.of(stretch.sentence, "payer")
    lead = told.reading.scan.folded[max(placed.span.start - _REACH, 0) : placed.span.start]
    # "... and in Tuva 250,000" does not say who pays there
    if _IN.search(lead) and not any(cue.end <= stretch.span.start for cue in payers):
        return offer
    town = placed.place.municipality is not None and before.payer == "regional"
    return msgspec.structs.replace(offer, payer="municipal" if town else before.payer)


def goes_on(told: Told, stretch: Stretch) -> bool:
    """Whether a sentence opens with the next place of a list: "Tuva pays 1 million. Khakassia: 900,000"."""
    last, reading = told.last, told.reading
    if last is None or stretch.sentence - reading.sentence_at(last.anchor.start) != 1:
        return False
    if last.benefit == "per_target":
        return True
    placed = next((found for found in _inside(told, stretch) if found.home), None)
    if placed is None or placed.span.start > stretch.span.start:
        return False
    opens = placed.span.start - reading.sentence(stretch.sentence).start <= _BULLET
    return opens and DASHED.match(reading.scan.folded, placed.span.end) is not None


def _inside(told: Told, stretch: Stretch) -> list[FoundPlace]:
    return found_within(told.reading.paying_places, stretch.start, stretch.end)


def _in_turn(told: Told, stretch: Stretch, before: Offer, offer: Offer) -> Offer:
    """The offer with the payer before where places and sums stand in the same order, "respectively"."""
    sentence = told.reading.sentence(stretch.sentence)
    if before.payer != "regional" or not EACH_ITS_OWN.search(
        told.reading.scan.folded, sentence.start, sentence.end
    ):
        return offer
    return msgspec.structs.replace(offer, payer="regional")
