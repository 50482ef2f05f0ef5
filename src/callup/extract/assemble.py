"""From drafts to records: the place, time, voice and status of each, and its id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from callup.extract.clauses import found_inside
from callup.extract.found import Attribution, FoundTime
from callup.extract.places.whereabouts import Whereabouts
from callup.extract.practices.denials import unheard
from callup.extract.practices.history import is_history
from callup.extract.reading import Reading
from callup.extract.speech.said import Said
from callup.extract.status import status_at
from callup.model import AnyRecord, Claim, Offer, Practice, kind_of
from callup.model.record import Status
from callup.values import Span, Time, make_id


def assemble(reading: Reading, drafts: Iterable[AnyRecord]) -> Iterator[AnyRecord]:
    """The drafts with what they share filled in, in the order of their anchors; doubles are left out.

    An id is made of the document, the kind and the anchor; records that share an anchor are told
    apart by their place and then by their number in the list.
    """
    drafts = sorted(drafts, key=lambda draft: (draft.anchor.start, kind_of(draft)))
    if not drafts:
        return
    seen: dict[str, int] = {}
    said, whereabouts = Said(reading.attributions), Whereabouts(reading, drafts)
    for draft in drafts:
        key = make_id(reading.document.id, kind_of(draft), draft.anchor.start, draft.anchor.end)
        shared = _shared(reading, draft, said.by(draft.anchor))
        for place in (draft.place,) if draft.place else whereabouts.of(draft):
            number = seen.get(key, 0)
            seen[key] = number + 1
            code = place.code if place and place.basis == "text" else None
            id_ = make_id(key, code, number) if number else key
            yield msgspec.structs.replace(draft, id=id_, place=place, **shared)


def _shared(reading: Reading, draft: AnyRecord, attribution: Attribution | None) -> dict[str, Any]:
    """What a draft's records have in common, by the names of the fields."""
    document = reading.document
    return {
        "document": document.id,
        "source": document.source.id if document.source else None,
        "published": document.published,
        "evidence": draft.evidence or (reading.sentence_of(draft.anchor),),
        "time": draft.time or time_of(reading, draft.anchor),
        "voice": draft.voice or (attribution.voice if attribution else None),
        "chain": draft.chain or (attribution.chain if attribution else ()),
        "status": _status(reading, draft, attribution),
    }


def _status(reading: Reading, draft: AnyRecord, attribution: Attribution | None) -> Status:
    """The draft's own status; else what its clause says; else what its speaker makes of it."""
    if draft.status != "reported" or isinstance(draft, Claim):
        return draft.status
    spared = unheard(reading, draft.practice, draft.anchor) if isinstance(draft, Practice) else frozenset()
    own = status_at(reading, draft.anchor, spared)
    if own == "reported" and isinstance(draft, Practice) and is_history(reading, draft.anchor):
        return "past"
    if own != "reported" or attribution is None:
        return own
    if attribution.stance == "denies":
        return "denied"
    promised = attribution.act in ("wants", "plans") or attribution.stance == "promises"
    if promised and not isinstance(draft, Offer):  # an offer is a promise: promising it makes it
        return "planned"
    return "reported" if attribution.confirmed else "unconfirmed"


def time_of(reading: Reading, anchor: Span) -> Time | None:
    """The time of a fact: the nearest one in its sentence, else the document's own date."""
    sentence = reading.sentence_of(anchor)
    inside = found_inside(reading.times, sentence)
    if inside:
        return min(inside, key=lambda found: _distance(found, anchor)).time
    published = reading.document.published
    if published is None:
        return None
    return Time(from_=published, to=published, precision="day", basis="document")


def _distance(found: FoundTime, anchor: Span) -> int:
    return max(found.span.start - anchor.end, anchor.start - found.span.end, 0)
