"""From a figure to the words it stands on."""

from __future__ import annotations

import msgspec

from callup.errors import UsageError
from callup.flow.standing import standing
from callup.link import Judged
from callup.model import Document, Judgement, Sighting
from callup.store import Archive

_AROUND = 200


class Passage(msgspec.Struct, frozen=True):
    """A piece of evidence with the text round it: before, the words themselves, after."""

    before: str
    quote: str
    after: str


class Explanation(msgspec.Struct, frozen=True):
    """A record, its passages, and every place where the bytes behind it were seen."""

    judged: Judged
    document: Document
    passages: tuple[Passage, ...]
    captures: tuple[str, ...]
    sightings: tuple[Sighting, ...]
    judgements: tuple[Judgement, ...]


def explain(archive: Archive, id_: str) -> Explanation:
    """A record by its id, or by as much of the id's beginning as tells it apart.

    Raises UsageError where no record, or more than one, begins so.
    """
    state = standing(archive)
    found = [judged for judged in state.judged if id_ and judged.record.id.startswith(id_)]
    if len(found) != 1:
        what = "no record has" if not found else f"{len(found)} records have"
        raise UsageError(
            f"{id_}: {what} an id that begins so. Nothing can be explained; give the whole id, as "
            "`callup offers` and the brief print it."
        )
    record = found[0].record
    document = state.documents[record.document]
    captures = tuple(archive.captures_of(document.id))
    seen = tuple(sighting for sighting, _ in archive.sightings() if sighting.capture in captures)
    return Explanation(
        judged=found[0],
        document=document,
        passages=tuple(_passage(document.text, span.start, span.end) for span in record.evidence),
        captures=captures,
        sightings=seen,
        judgements=tuple(j for j in archive.judgements() if j.record == record.id),
    )


def _passage(text: str, start: int, end: int) -> Passage:
    return Passage(text[max(0, start - _AROUND) : start], text[start:end], text[end : end + _AROUND])
