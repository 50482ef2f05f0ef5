"""A speaker: what one phrase says of who speaks, and how its words are brought to one form."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import Literal

import msgspec

from callup.extract.speech.speech_words import RU_ROLES
from callup.model.campaign import KnownVoice
from callup.model.voice import VoiceClass
from callup.scan import Cue, fold
from callup.values import Span

Reference = Literal["new", "known", "pronoun", "definite"]


class Speaker(msgspec.Struct):
    """What one phrase says of its speaker; `gender` he, she or None; `plural` where many speak.

    `body` where a body speaks that is told by its kind ("гарнизонный суд"), `unknown_one` where one of many
    or a source does.
    """

    reference: Reference
    name: str | None = None
    role: str | None = None
    organisation: str | None = None
    class_: VoiceClass = "unknown"
    gender: str | None = None
    plural: bool = False
    group: bool = False
    known: KnownVoice | None = None
    surname: str | None = None
    person: bool = False
    human: bool = False
    unsure: bool = False
    body: bool = False
    unknown_one: bool = False


_ADJECTIVE = re.compile(r"([А-ЯЁа-яё]{3,}[нвт])(?:ого|ом|ой)$")


class CueList:
    """Cues of one kind, in order, to be asked for by stretch."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        self._cues = sorted(cues, key=lambda cue: cue.start)
        self._starts = [cue.start for cue in self._cues]

    def within(self, span: Span) -> list[Cue]:
        """The cues that lie inside a span, at most two dozen."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return [cue for cue in self._cues[first : min(last, first + 24)] if cue.end <= span.end]


def nominative_role(role: str) -> str:
    """A role with its first word in the case of dictionaries, where that word is a known one."""
    first, _, rest = role.partition(" ")
    turned = RU_ROLES.get(fold(first))
    if turned is None:
        noun, _, more = rest.partition(" ")
        adjective, known = _ADJECTIVE.match(first), RU_ROLES.get(fold(noun))
        if adjective is None or known is None or known.endswith("и"):
            return role
        ending = "ая" if known[-1] in "ая" else "ое" if known[-1] in "ое" else "ый"
        return " ".join(word for word in (adjective[1] + ending, known, more) if word)
    turned = turned.capitalize() if first[:1].isupper() else turned
    return f"{turned} {rest}" if rest else turned


def unquoted(words: str) -> str:
    """Words without signs at their ends; a quotation that is closed keeps its marks."""
    words = words.strip(" ,")
    if words[:1] == "«" and words.find("»") == len(words) - 1:
        return words[1:-1]
    if words.count("«") != words.count("»"):
        return words.strip("«»")
    return words.strip('"“”')


def plain_name(name: str) -> str:
    """A name without the possessive at its end."""
    return re.sub(r"[’']s?$", "", " ".join(name.split()))


def surname_of(name: str) -> str:
    """The last word of a name."""
    return name.rsplit(maxsplit=1)[-1] if name.split() else name
