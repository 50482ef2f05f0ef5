"""Voices and meanings scored: of the claims that are found, who is meant, how named, and what they do.

A marked and a found claim pair by their contents, as attributions do. A name is right where its words sound
alike, whatever their script; a naming, an act or a stance where it is the marked one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from callup.campaign import Campaign
from callup.evaluate.attribution_scores import paired
from callup.evaluate.intervals import Share
from callup.evaluate.labelled_desk import Desk
from callup.evaluate.marked_attributions import (
    AttributionText,
    MarkedAttribution,
    MarkedSaying,
    MarkedVoice,
    read_attribution_texts,
)
from callup.extract.speech.claims import find_claims
from callup.link.events.voice_identity import words_of
from callup.model import Claim, Voice
from callup.values import Span

_WRONG = "names a wrong speaker"


class VoiceScore(msgspec.Struct, frozen=True):
    """Shares by what they are of; a field that no text marks is left out."""

    shares: dict[str, Share]


def evaluate_voices(campaign: Campaign, path: Path) -> VoiceScore:
    """Who the claims of labelled texts are by, and what they mean, where the texts mark it."""
    desk = Desk(campaign)
    hits: Counter[str] = Counter()
    totals: Counter[str] = Counter()
    for text in read_attribution_texts(path):
        claims = list(find_claims(desk.reading(text.text, text.lang, text.published)))
        for wanted, found in _pairs(text, claims):
            for name, right in _judged(_by_known_name(wanted, desk), found):
                hits[name] += right
                totals[name] += 1
    return VoiceScore({name: Share(hits[name], totals[name]) for name in sorted(totals)})


def _by_known_name(wanted: MarkedSaying, desk: Desk) -> MarkedSaying:
    """A marked claim; of a body that is known by another name too, with that name."""
    voice = wanted.voice
    if voice is None or voice.name or not voice.organisation:
        return wanted
    known = [cue.id for cue in desk.reading(voice.organisation, "ru").scan.cues_of("voice")]
    if not known:
        return wanted
    called = desk.campaign.voices[known[0]].name
    name = f"{voice.organisation} {called.en} {called.ru}"
    return msgspec.structs.replace(wanted, voice=msgspec.structs.replace(voice, organisation=name))


def _pairs(text: AttributionText, claims: Sequence[Claim]) -> Iterator[tuple[MarkedSaying, Claim]]:
    marked = [text.parts(one) for one in text.attributions]
    found = [
        MarkedAttribution(source=_ends(c.source_span), cue=_ends(c.cue), content=_ends(c.content))
        for c in claims
    ]
    for g, f in paired(text.text, marked, found):
        yield text.attributions[g], claims[f]


def _ends(spans: Iterable[Span]) -> tuple[tuple[int, int], ...]:
    return tuple((span.start, span.end) for span in spans)


def _judged(wanted: MarkedSaying, found: Claim) -> Iterator[tuple[str, bool]]:
    """What is right of one claim, field by field."""
    if wanted.act is not None:
        yield "act right", wanted.act == found.act
    if wanted.stance is not None:
        yield "stance right", wanted.stance == found.stance
    if wanted.voice is not None and found.voice is not None:
        yield from _judged_voice(wanted.voice, found.voice)


def _judged_voice(wanted: MarkedVoice, found: Voice) -> Iterator[tuple[str, bool]]:
    yield from _fields(wanted, found)
    if found.name or wanted.name:
        wrong = bool(found.name) and not _alike(wanted.name or wanted.organisation, found.name)
        yield _WRONG, wrong


def _fields(wanted: MarkedVoice, found: Voice) -> Iterator[tuple[str, bool]]:
    if wanted.naming is not None:
        yield "naming right", wanted.naming == found.naming
    if wanted.class_ is not None:
        yield "class right", wanted.class_ == found.class_
    if wanted.name is not None:
        yield "name right", _alike(wanted.name, found.name)


def _alike(one: str | None, other: str | None) -> bool:
    """Whether two names share their last word, as it sounds, or one is all in the other."""
    first, second = words_of(one or ""), words_of(other or "")
    if not first or not second:
        return False
    return _stem(first[-1]) == _stem(second[-1]) or set(first) <= set(second) or set(second) <= set(first)


def _stem(word: str) -> str:
    """A word without the ending of its case."""
    return word[: max(4, len(word) - 2)]
