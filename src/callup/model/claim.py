"""Voice says X: an attribution, never X itself."""

from __future__ import annotations

from typing import Literal

from callup.model.record import Record
from callup.values import Span

Form = Literal["direct", "indirect", "mixed"]
SpeechAct = Literal["says", "believes", "wants", "plans", "feels"]
Stance = Literal["asserts", "denies", "confirms", "explains", "estimates", "promises"]


class Claim(Record, frozen=True, kw_only=True, tag="claim"):
    """Who (`source_span`) says (`cue`) what (`content`); `voice` is who that is."""

    source_span: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()
    form: Form = "indirect"
    act: SpeechAct = "says"
    stance: Stance = "asserts"
