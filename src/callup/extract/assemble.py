"""From drafts to records: the place, time, voice and status of each, and its id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

import msgspec

from callup.extract.found import Attribution, FoundPlace, FoundTime
from callup.extract.reading import Reading
from callup.extract.status import status_at
from callup.model import AnyRecord, Claim, Offer, kind_of
from callup.model.record import Status
from callup.values import Place, Span, Time, make_id

R = TypeVar("R", bound=AnyRecord)

_FAR = 5_000


def assemble(reading: Reading, drafts: Iterable[AnyRecord]) -> Iterator[AnyRecord]:
    """The drafts with what they share filled in, in the order of their anchors; doubles are left out.

    An id is made of the document, the kind and the anchor; records that share an anchor are told
    apart by their place and then by their number in the list.
    """
    seen: dict[str, int] = {}
    for draft in sorted(drafts, key=lambda draft: (draft.anchor.start, kind_of(draft))):
        record = _complete(reading, draft)
        place = record.place.code if record.place and record.place.basis == "text" else None
        key = make_id(reading.document.id, kind_of(record), record.anchor.start, record.anchor.end)
        number = seen.get(key, 0)
        seen[key] = number + 1
        id_ = key if number == 0 else make_id(key, place, number)
        yield msgspec.structs.replace(record, id=id_)


def _complete(reading: Reading, draft: AnyRecord) -> AnyRecord:
    document = reading.document
    attribution = attribution_of(reading, draft)
    evidence = draft.evidence or (reading.sentence_of(draft.anchor),)
    return msgspec.structs.replace(
        draft,
        document=document.id,
        source=document.source.id if document.source else None,
        published=document.published,
        evidence=evidence,
        place=draft.place or place_of(reading, draft),
        time=draft.time or time_of(reading, draft.anchor),
        voice=draft.voice or (attribution.voice if attribution else None),
        chain=draft.chain or (attribution.chain if attribution else ()),
        status=_status(reading, draft, attribution),
    )


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


def place_of(reading: Reading, draft: AnyRecord) -> Place | None:
    """The place of a fact: in its sentence, else one named before it, else the publisher's own.

    In its sentence the nearest place before the anchor counts, then the first after it. A place named
    earlier is `context`: it reaches to the end of its paragraph, and for an offer, which adverts spread over
    several, to the end of the next one. A document that names one place only is about it throughout.
    """
    anchor = draft.anchor
    home = [found for found in reading.places if found.home]
    sentence = reading.sentence_of(anchor)
    inside = _narrow([found for found in home if sentence.covers(found.span)])
    before = [found for found in inside if found.span.start <= anchor.start]
    if inside:
        return (before[-1] if before else inside[0]).place
    context = [found for found in home if not _is_of_a_person(reading, found)]
    reach = _paragraph(reading.text, anchor.start, 2 if isinstance(draft, Offer) else 1)
    named = _narrow([found for found in context if reach <= found.span.start < anchor.start])
    if not named and len({found.place.code for found in _narrow(context)}) == 1:
        named = _narrow(context)
    if named:
        return msgspec.structs.replace(named[-1].place, basis="context")
    return source_place(reading)


def _is_of_a_person(reading: Reading, found: FoundPlace) -> bool:
    """Whether the words name people by their home ("a Muscovite"), which says nothing of what follows."""
    forms = [form for hit in reading.scan.places if hit.start == found.span.start for form in hit.forms]
    return bool(forms) and all(form.kind == "demonym" for form in forms)


def _paragraph(text: str, offset: int, count: int) -> int:
    """Where the paragraph of an offset begins, or the one some paragraphs before; never too far back."""
    for _ in range(count):
        offset = text.rfind("\n\n", max(0, offset - _FAR), offset)
        if offset < 0:
            return 0
    return offset


def _narrow(found: list[FoundPlace]) -> list[FoundPlace]:
    """The places smaller than a country, if there are any: a subject says more than its country."""
    return [place for place in found if "-" in place.place.code] or found


def source_place(reading: Reading) -> Place | None:
    """The publisher's own place, with basis `source`."""
    source = reading.document.source
    if source is None or source.place is None:
        return None
    row = reading.campaign.places.get((source.place, None))
    if row is None:
        return None
    return Place(code=row.code, name=row.name_en, status=row.status, basis="source")


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


def _distance(found: FoundTime | FoundPlace, anchor: Span) -> int:
    return max(found.span.start - anchor.end, anchor.start - found.span.end, 0)
