"""What a frame of reported speech finds in one utterance."""

from __future__ import annotations

from typing import Literal

import msgspec

Range = tuple[int, int]
Case = Literal["nominative", "genitive", "dative", "prepositional", "accusative"]
Frame = Literal["verb", "frame", "noun", "colon"]


class Found(msgspec.Struct, frozen=True):
    """One attribution, by the tokens of its utterance.

    `negated` where a "not" stands at the verb; `case` is the case that the speaker's name stands in;
    `cited` whom the speaker has it from ("citing X", «со ссылкой на X»), `citing` these words,
    `relayed` who passes the speaker's words on («приводит слова X агентство»).
    """

    cue: Range
    id: str
    source: Range | None
    content: tuple[Range, ...]
    negated: bool = False
    frame: Frame = "verb"
    case: Case = "nominative"
    cited: Range | None = None
    relayed: Range | None = None
    citing: Range | None = None
