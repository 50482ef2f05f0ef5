"""What was on offer on a day, as the archive knows it, and the history of every offer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache

import msgspec

from callup.campaign import Campaign, load_campaign
from callup.flow.copies import family_of
from callup.link import OfferState, apply_judgements
from callup.link.ledger.ledger import Ledger, histories, starts, states_on
from callup.link.ledger.ledger_claims import Seen, SeenOf
from callup.link.ledger.ledger_parts import holds_everywhere
from callup.link.ledger.ledger_slots import AudienceOf, Slot
from callup.model import Document, Offer
from callup.scan import Scanner
from callup.store import Archive

_WEB = ("http://", "https://")
_NOTICES = frozenset({"state", "municipal", "school", "library", "job_board", "private"})
"""Publishers who offer or advertise: what they print again is on offer still. Others tell of it."""

_AUDIENCES = "offer_audience"
_UNSEEN = Seen()
Places = dict[str, set[date]]
"""Addresses with the days on which something was met there."""


class Publisher(msgspec.Struct, frozen=True):
    """Who showed a capture, and what kind of publisher that is."""

    name: str | None
    kind: str | None


class OnOffer(msgspec.Struct, frozen=True):
    """The ledger of an archive, and how many offers nothing dates, so that they stand on no day."""

    ledger: Ledger
    undated: int

    def on(self, day: date, place: str | None = None) -> list[OfferState]:
        """The state of the offers on a day; of one place, by its ISO code, where that is given.

        What the federal budget pays in the whole country is on offer in each of its places.
        """
        return [state for state in states_on(self.ledger, day) if _is_of(state.slot, place)]

    def of(self, place: str | None = None) -> Ledger:
        """The histories; of one place, with what the federal budget pays everywhere, where that is given."""
        return {slot: history for slot, history in self.ledger.items() if _is_of(slot, place)}


def _is_of(slot: Slot, place: str | None) -> bool:
    """Whether a slot's offer holds in a place; what the federal budget pays in a country, in all of it."""
    if place is None or slot.place == place:
        return True
    is_federal = slot.payer == "federal" and holds_everywhere(slot)
    return is_federal and slot.place in (None, place.partition("-")[0])


def on_offer(archive: Archive) -> OnOffer:
    """The offers ledger of an archive: its offers as people judged them, and when their pages were seen."""
    offers = standing_offers(archive)
    seen = sightings_of(archive, offers)
    undated = sum(1 for o in offers if starts(o) is None and seen.get(o.document, _UNSEEN).first is None)
    return OnOffer(histories(offers, seen, audiences(load_campaign(archive.campaign))), undated)


def offers_on(archive: Archive, day: date, place: str | None = None) -> list[OfferState]:
    """The ledger's state on a day; of one place, by its ISO code, where that is given."""
    return on_offer(archive).on(day, place)


def standing_offers(archive: Archive) -> list[Offer]:
    """The offers that nobody rejected; the documents are read only where a judgement has lost its record."""
    records = list(archive.records("offer"))
    judgements = [judgement for judgement in archive.judgements() if judgement.kind == "offer"]
    known = {record.id for record in records}
    documents: dict[str, Document] = {}
    if any(judgement.record not in known for judgement in judgements):
        documents = {document.id: document for document in archive.documents()}
    judged, _ = apply_judgements(records, judgements, documents)
    return [j.record for j in judged if j.stands and isinstance(j.record, Offer)]


def sightings_of(archive: Archive, offers: Iterable[Offer]) -> SeenOf:
    """Of each document with offers where it was seen, and on which later days it was still there.

    News stay where they were published long after they are news, so meeting them again says nothing.
    """
    offers = list(offers)
    sources = {offer.document: offer.source for offer in offers}
    days = _days_of_captures(archive)
    places: dict[str, Places] = {}
    pages: set[str] = set()
    notices: set[str] = set()
    for document, locator, capture in archive.appearances("offer"):
        met = days.get(capture, {})
        for publisher in _publishers(met, sources.get(document)):
            for address, seen in met[publisher].items():
                places.setdefault(document, {}).setdefault(address, set()).update(seen)
            if publisher.kind in _NOTICES:
                notices.add(document)
        if not locator:
            pages.add(document)
    families = family_of(archive)
    since = _versions(places, {o.document: (o.source, o.published) for o in offers if o.document in pages})
    return {
        document: msgspec.structs.replace(
            _seen(found, since.get(document), document in notices), family=families.get(document)
        )
        for document, found in places.items()
    }


def _publishers(met: Mapping[Publisher, Places], source: str | None) -> list[Publisher]:
    """The publisher of a document among those of its bytes; all of them where it names another one itself.

    The same bytes may have been met at several publishers: each has its own document.
    """
    return [publisher for publisher in met if publisher.name == source] or list(met)


def _days_of_captures(archive: Archive) -> dict[str, dict[Publisher, Places]]:
    """Of each capture the days on which it was met, by publisher and address; of news only the first one."""
    found: dict[str, dict[Publisher, Places]] = {}
    for sighting, known in archive.sightings():
        source = known.source
        publisher = Publisher(source.id if source else None, source.kind if source else None)
        places = found.setdefault(sighting.capture, {}).setdefault(publisher, {})
        days = places.setdefault(sighting.address, set())
        if publisher.kind != "media" or not days:
            days.add(sighting.seen.date())
    return found


def _versions(places: Mapping[str, Places], pages: Mapping[str, object]) -> dict[str, date]:
    """The first days of pages that came in place of another one at their address.

    Only where both have one publisher and one day of publication: else their own dates tell them apart.
    """
    met: dict[tuple[str, object], list[tuple[date, str]]] = {}
    for document, facts in pages.items():
        for address, days in places.get(document, {}).items():
            met.setdefault((address, facts), []).append((min(days), document))
    since: dict[str, date] = {}
    for versions in met.values():
        first = min(versions)[0]
        since |= {document: day for day, document in sorted(versions) if day > first}
    return since


def audiences(campaign: Campaign) -> AudienceOf:
    """How the campaign's words name a class of people; the scanner is made when it is first asked."""
    made: list[Scanner] = []

    @cache
    def audience_of(words: str) -> str | None:
        if not made:
            made.append(Scanner(campaign))
        cues = made[0].scan(Document(id="", source=None, locator="", text=words)).cues
        return next((cue.id for cue in cues if cue.kind == _AUDIENCES), None)

    return audience_of


def _seen(places: Places, since: date | None, is_notice: bool) -> Seen:
    again = {day for days in places.values() for day in sorted(days)[1:]}
    first = min(_on_the_web(places), default=None)
    return Seen(frozenset(places), tuple(sorted(again)), first, since, is_notice)


def _on_the_web(addresses: Places) -> Iterator[date]:
    """The first day of each address that shows what stands there now; a file's own day says nothing of it."""
    for address, days in addresses.items():
        if address.startswith(_WEB):
            yield min(days)
