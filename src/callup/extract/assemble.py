"""From drafts to records: the place, time, voice and status of each, and its id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

import msgspec

from callup.extract.found import Attribution, FoundTime
from callup.extract.places.whereabouts import places_of
from callup.extract.reading import Reading
from callup.extract.status import status_at
from callup.model import AnyRecord, Claim, Offer, kind_of
from callup.model.record import Status
from callup.values import Span, Time, make_id

R = TypeVar("R", bound=AnyRecord)


def assemble(reading: Reading, drafts: Iterable[AnyRecord]) -> Iterator[AnyRecord]:
    """The drafts with what they share filled in, in the order of their anchors; doubles are left out.

    An id is made of the document, the kind and the anchor; records that share an anchor are told
    apart by their place and then by their number in the list.
    """
    seen: dict[str, int] = {}
    for draft in sorted(drafts, key=lambda draft: (draft.anchor.start, kind_of(draft))):
        for record in _complete(reading, draft):
            place = record.place.code if record.place and record.place.basis == "text" else None
            key = make_id(reading.document.id, kind_of(record), record.anchor.start, record.anchor.end)
            number = seen.get(key, 0)
            seen[key] = number + 1
            id_ = key if number == 0 else make_id(key, place, number)
            yield msgspec.structs.replace(record, id=id_)


def _complete(reading: Reading, draft: AnyRecord) -> Iterator[AnyRecord]:
    """The draft as a record, once for each of its places."""
    document = reading.document
    attribution = attribution_of(reading, draft)
    evidence = draft.evidence or (reading.sentence_of(draft.anchor),)
    record = msgspec.structs.replace(
        draft,
        document=document.id,
        source=document.source.id if document.source else None,
        published=document.published,
        evidence=evidence,
        time=draft.time or time_of(reading, draft.anchor),
        voice=draft.voice or (attribution.voice if attribution else None),
        chain=draft.chain or (attribution.chain if attribution else ()),
        status=_status(reading, draft, attribution),
    )
    for place in (draft.place,) if draft.place else places_of(reading, draft):
        yield msgspec.structs.replace(record, place=place)


def _status(reading: Reading, draft: AnyRecord, attribution: Attribution | None) -> Status:
    """The draft's own status; else what its clause says; else what its speaker makes of it."""
    if draft.status != "reported" or isinstance(draft, Claim):
        return draft.status
    own = status_at(reading, draft.anchor)
    if own != "reported" or attribution is None:
        return own
    if attribution.stance == "denies":
        return "denied"
    promised = attribution.act in ("wants", "plans") or attribution.stance == "promises"
    if promised and not isinstance(draft, Offer):  # an offer is a promise: promising it makes it
        return "planned"
    return "reported" if attribution.confirmed else "unconfirmed"


def attribution_of(reading: Reading, draft: AnyRecord) -> Attribution | None:
    """The narrowest attribution whose content covers the draft's anchor."""
    around = [
        (span.end - span.start, index)
        for index, attribution in enumerate(reading.attributions)
        for span in attribution.content
        if span.covers(draft.anchor)
    ]
    return reading.attributions[min(around)[1]] if around else None


def time_of(reading: Reading, anchor: Span) -> Time | None:
    """The time of a fact: the nearest one in its sentence, else the document's own date."""
    sentence = reading.sentence_of(anchor)
    inside = [found for found in reading.times if sentence.covers(found.span)]
    if inside:
        return min(inside, key=lambda found: _distance(found, anchor)).time
    published = reading.document.published
    if published is None:
        return None
    return Time(from_=published, to=published, precision="day", basis="document")


def _distance(found: FoundTime, anchor: Span) -> int:
    return max(found.span.start - anchor.end, anchor.start - found.span.end, 0)
