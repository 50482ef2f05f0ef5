"""What all records share: where they stand, who says so, and how sure it is."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from callup.model.voice import Voice
from callup.values import Place, Span, Time

Status = Literal["reported", "denied", "unconfirmed", "planned", "hypothetical", "conditional", "past"]

_NOWHERE = Span(0, 0, "")


class Record(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind"):
    """The fields common to all kinds.

    An extractor makes a draft (anchor, evidence and its own fields); `extract.assemble` gives it
    id, document, place, time, voice and status. `anchor` is the narrowest trigger: the amount, the
    cue. `evidence` supports every value of the record. What is not "reported" is never counted as done.
    """

    id: str = ""
    document: str = ""
    source: str | None = None
    published: date | None = None
    evidence: tuple[Span, ...] = ()
    anchor: Span = _NOWHERE
    place: Place | None = None
    time: Time | None = None
    voice: Voice | None = None
    chain: tuple[Voice, ...] = ()
    status: Status = "reported"
    extractor: str = ""
    confidence: float | None = None
