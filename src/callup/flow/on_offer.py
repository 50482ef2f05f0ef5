"""What was on offer on a day, as the archive knows it."""

from __future__ import annotations

from datetime import date

from callup.flow.standing import standing
from callup.link import OfferState, ledger_on
from callup.model import Offer
from callup.store import Archive


def offers_on(archive: Archive, day: date, place: str | None = None) -> list[OfferState]:
    """The ledger's state on a day; of one place, by its ISO code, where that is given."""
    offers = (record for record in standing(archive).records if isinstance(record, Offer))
    return [
        state
        for state in ledger_on(offers, day)
        if place is None or (state.offer.place is not None and state.offer.place.code == place)
    ]


def undated_offers(archive: Archive) -> int:
    """How many offers the ledger cannot place in time: no effective date and no publication date."""
    offers = (record for record in standing(archive).records if isinstance(record, Offer))
    return sum(1 for offer in offers if offer.published is None and offer.effective is None)
