"""Where a fact is: the places of its sentence, one named before it, or the publisher's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from callup.extract.found import FoundPlace
from callup.extract.reading import Reading
from callup.model import AnyRecord, Offer, Practice
from callup.values import Place, Span

_FAR = 5_000
_LISTED = re.compile(
    r"\s?(?:,|/|и|й|та|and|&|,\s?(?:and|и|а также|as well as)|а также|as well as)\s(?:в |во |in )?(?:the )?"
)
_EACH_ITS_OWN = re.compile(r"(?<![^\W_])(?:соответственно|respectively|відповідно)(?![^\W_])")


def places_of(reading: Reading, draft: AnyRecord) -> tuple[Place | None, ...]:
    """The places of a fact; several where its sentence lists them ("в Томской и Омской областях").

    In its sentence the nearest place before the anchor counts, then the first after it. A place named
    earlier is `context`: it reaches to the end of its paragraph, and for an offer, which adverts spread over
    several, to the end of the next one. A document that names one place only is about it throughout.
    """
    home = [found for found in reading.places if found.home]
    sentence = reading.sentence_of(draft.anchor)
    inside = narrow([found for found in home if sentence.covers(found.span)])
    if inside:
        before = [found for found in inside if found.span.start <= draft.anchor.start]
        listed = _list_of(reading, inside, before[-1] if before else inside[0])
        if not isinstance(draft, Offer | Practice):
            listed = listed[-1:] if before else listed[:1]
        return _own(reading, draft, listed) if len(listed) > 1 else (listed[0].place,)
    return (_context(reading, draft, home) or source_place(reading),)


def narrow(found: list[FoundPlace]) -> list[FoundPlace]:
    """The places smaller than a country, if there are any: a subject says more than its country."""
    return [place for place in found if "-" in place.place.code] or found


def source_place(reading: Reading) -> Place | None:
    """The publisher's own place, with basis `source`."""
    source = reading.document.source
    row = reading.campaign.places.get((source.place, None)) if source and source.place else None
    if row is None:
        return None
    return Place(code=row.code, name=row.name_en, status=row.status, basis="source")


def _list_of(reading: Reading, inside: Sequence[FoundPlace], one: FoundPlace) -> list[FoundPlace]:
    """The places that stand in one list with a place, itself among them."""
    lists: list[list[FoundPlace]] = [[inside[0]]]
    for before, found in pairwise(inside):
        between = reading.scan.folded[before.span.end : found.span.start]
        if _LISTED.fullmatch(between) and before.place.code != found.place.code:
            lists[-1].append(found)
        else:
            lists.append([found])
    return next(listed for listed in lists if one in listed)


def _own(reading: Reading, draft: AnyRecord, listed: Sequence[FoundPlace]) -> tuple[Place, ...]:
    """All places of the list; where the sentence says "respectively", the one in the anchor's turn."""
    sentence = reading.sentence_of(draft.anchor)
    if _EACH_ITS_OWN.search(reading.scan.folded, sentence.start, sentence.end):
        sums = [found.span for found in reading.amounts if sentence.covers(found.span)]
        turn = next((index for index, span in enumerate(sums) if span.overlaps(draft.anchor)), None)
        if turn is not None and len(sums) == len(listed):
            return (listed[turn].place,)
    return tuple(found.place for found in listed)


def _context(reading: Reading, draft: AnyRecord, home: list[FoundPlace]) -> Place | None:
    anchor = draft.anchor
    context = [found for found in home if not _is_of_a_person(reading, found)]
    reach = _paragraph(reading.text, anchor, 2 if isinstance(draft, Offer) else 1)
    named = narrow([found for found in context if reach <= found.span.start < anchor.start])
    if not named and len({found.place.code for found in narrow(context)}) == 1:
        named = narrow(context)
    return msgspec.structs.replace(named[-1].place, basis="context") if named else None


def _is_of_a_person(reading: Reading, found: FoundPlace) -> bool:
    """Whether the words name people by their home ("a Muscovite"), which says nothing of what follows."""
    forms = [form for hit in reading.scan.places if hit.start == found.span.start for form in hit.forms]
    return bool(forms) and all(form.kind == "demonym" for form in forms)


def _paragraph(text: str, anchor: Span, count: int) -> int:
    """Where the paragraph of an anchor begins, or the one some paragraphs before; never too far back."""
    offset = anchor.start
    for _ in range(count):
        offset = text.rfind("\n\n", max(0, offset - _FAR), offset)
        if offset < 0:
            return 0
    return offset
