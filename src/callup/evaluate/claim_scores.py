"""Denials and anonymous voices scored: what is marked so in labelled texts beside what is found so.

A marked and a found claim are of one where their words (source, cue and content) overlap most; a claim that
overlaps none of the other side counts too: as missed, or as too much.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from callup.campaign import Campaign
from callup.evaluate.intervals import Share
from callup.evaluate.labelled_desk import Desk
from callup.evaluate.marked_attributions import AttributionText, MarkedSaying, read_attribution_texts
from callup.extract.speech.claims import find_claims
from callup.model import Claim

Pair = tuple[MarkedSaying | None, Claim | None]
_KNOWN = ("named", "anonymous")


class ClaimScore(msgspec.Struct, frozen=True):
    """Shares by what they are of, and the texts with something wrong by their names."""

    texts: int
    shares: dict[str, Share]
    wrong: tuple[str, ...]


def evaluate_stance(campaign: Campaign, path: Path) -> ClaimScore:
    """Denials: how many of those found are marked so, and how many of those marked are found so.

    Besides, where a marked claim is found at all, whether its stance and its act are right.
    """
    desk, texts = Desk(campaign), read_attribution_texts(path)
    pairs = {text.name: list(_pairs(desk, text)) for text in texts}
    every = [pair for found in pairs.values() for pair in found]
    both = [(wanted, found) for wanted, found in every if wanted is not None and found is not None]
    stances = [(w.stance, f.stance) for w, f in both if w.stance is not None]
    acts = [(w.act, f.act) for w, f in both if w.act is not None]
    return ClaimScore(
        len(texts),
        {
            "denies, precision": _share(every, _denies_found, _denies_marked),
            "denies, recall": _share(every, _denies_marked, _denies_found),
            "stance right, where found": Share(sum(one == other for one, other in stances), len(stances)),
            "act right, where found": Share(sum(one == other for one, other in acts), len(acts)),
        },
        _wrong(pairs, lambda pair: _denies_marked(pair) == _denies_found(pair)),
    )


def evaluate_naming(campaign: Campaign, path: Path) -> ClaimScore:
    """How voices are named: anonymous or by name, in claims whose voice is marked as one of these.

    A claim that is not found, or whose voice stays open, is not right. Besides, precision and recall of
    "anonymous", and whether any naming, the class and the presence of a reason are right where it is found.
    """
    desk, texts = Desk(campaign), read_attribution_texts(path)
    pairs = {text.name: list(_pairs(desk, text)) for text in texts}
    every = [pair for found in pairs.values() for pair in found]
    known = [pair for pair in every if _naming_marked(pair) in _KNOWN]
    both = [pair for pair in every if _naming_marked(pair) and _naming_found(pair)]
    right = sum(_naming_marked(pair) == _naming_found(pair) for pair in known)
    alike = sum(_naming_marked(pair) == _naming_found(pair) for pair in both)
    return ClaimScore(
        len(texts),
        {
            "anonymous or named, right": Share(right, len(known)),
            "anonymous, precision": _share(every, _anonymous_found, _anonymous_marked),
            "anonymous, recall": _share(every, _anonymous_marked, _anonymous_found),
            "naming right, where found": Share(alike, len(both)),
        },
        _wrong(pairs, lambda pair: not _naming_marked(pair) or _naming_marked(pair) == _naming_found(pair)),
    )


def _pairs(desk: Desk, text: AttributionText) -> Iterator[Pair]:
    """The marked claims with the found ones that are of the same words, then what only one side has."""
    claims = list(find_claims(desk.reading(text.text, text.lang, text.published)))
    marked = [_held(text, one) for one in text.attributions]
    found = [
        {at for span in (*c.source_span, *c.cue, *c.content) for at in range(span.start, span.end)}
        for c in claims
    ]
    shared = [(-len(m & f), g, h) for g, m in enumerate(marked) for h, f in enumerate(found) if m & f]
    used_marked: set[int] = set()
    used_found: set[int] = set()
    for _, g, h in sorted(shared):
        if g not in used_marked and h not in used_found:
            used_marked.add(g)
            used_found.add(h)
            yield text.attributions[g], claims[h]
    yield from ((one, None) for g, one in enumerate(text.attributions) if g not in used_marked)
    yield from ((None, claim) for h, claim in enumerate(claims) if h not in used_found)


def _held(text: AttributionText, one: MarkedSaying) -> set[int]:
    parts = text.parts(one)
    spans = (*parts.source, *parts.cue, *parts.content)
    return {at for start, end in spans for at in range(start, end)}


def _denies_marked(pair: Pair) -> bool:
    return pair[0] is not None and pair[0].stance == "denies"


def _denies_found(pair: Pair) -> bool:
    return pair[1] is not None and pair[1].stance == "denies"


def _naming_marked(pair: Pair) -> str | None:
    return pair[0].voice.naming if pair[0] is not None and pair[0].voice is not None else None


def _naming_found(pair: Pair) -> str | None:
    return pair[1].voice.naming if pair[1] is not None and pair[1].voice is not None else None


def _anonymous_marked(pair: Pair) -> bool:
    return _naming_marked(pair) == "anonymous"


def _anonymous_found(pair: Pair) -> bool:
    return _naming_found(pair) == "anonymous"


def _share(pairs: Sequence[Pair], of: Callable[[Pair], bool], also: Callable[[Pair], bool]) -> Share:
    """Of the pairs that have one property, those that have the other too."""
    some = [pair for pair in pairs if of(pair)]
    return Share(sum(map(also, some)), len(some))


def _wrong(pairs: dict[str, list[Pair]], right: Callable[[Pair], bool]) -> tuple[str, ...]:
    return tuple(name for name, found in pairs.items() if not all(map(right, found)))
