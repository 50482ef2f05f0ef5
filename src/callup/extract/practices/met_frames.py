"""Frames: a practice told by words of several meanings in one sentence, in any order and not far apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import msgspec

from callup.campaign.frames import Frame
from callup.scan import Cue, Scan

CARRIED_OVER = 2
"""Sentences before, for the parts that a frame says are carried."""

_WORD = re.compile(r"\w+")
_FARTHEST = 8  # words between two of a frame; a frame of more parts may reach a little further
_FARTHEST_OF_MANY = 12
_MOST_TRIED = 64  # beginnings: no sentence makes it slow


class Met(msgspec.Struct, frozen=True):
    """A frame that a sentence meets, from where to where; `carried` where the sentences before help it."""

    frame: Frame
    start: int
    end: int
    carried: bool


class Words(msgspec.Struct, frozen=True):
    """The words of practices in a sentence, and the entries of those in the sentences right before it."""

    cues: tuple[Cue, ...] = ()
    before: frozenset[str] = frozenset()


def sentences_with_frames(scan: Scan, frames: Mapping[str, tuple[Frame, ...]]) -> dict[int, Words]:
    """The sentences that hold words of all parts of a frame, near or far, with their words."""
    cues: dict[int, list[Cue]] = {}
    for cue in scan.cues:
        if cue.kind == "practice_word":
            cues.setdefault(cue.sentence, []).append(cue)
    ids = {sentence: frozenset(cue.id for cue in words) for sentence, words in cues.items()}
    found: dict[int, Words] = {}
    for sentence, words in cues.items():
        near = (ids.get(sentence - back, frozenset()) for back in range(1, CARRIED_OVER + 1))
        before = frozenset[str]().union(*near)
        if len(words) + len(before) > 1 and _may_meet(ids[sentence], before, frames):
            found[sentence] = Words(tuple(words), before)
    return found


def _may_meet(ids: frozenset[str], before: frozenset[str], frames: Mapping[str, tuple[Frame, ...]]) -> bool:
    return any(_has_all(frame, ids, before) for first in ids for frame in frames.get(first, ()))


def _has_all(frame: Frame, ids: frozenset[str], before: frozenset[str]) -> bool:
    """Whether all parts stand where they may, and nothing that a frame excludes."""
    if any(part.isdisjoint(ids) for part in frame.parts) or not frame.without.isdisjoint(ids):
        return False
    if not frame.carried:
        return True
    if not frame.without.isdisjoint(before):
        return False
    return all(not (part.isdisjoint(ids) and part.isdisjoint(before)) for part in frame.carried)


def find_frames(scan: Scan, words: Words, frames: Mapping[str, tuple[Frame, ...]]) -> Iterator[Met]:
    """The frames that the words of one sentence meet, each at its tightest."""
    by_id: dict[str, list[Cue]] = {}
    for cue in words.cues:
        by_id.setdefault(cue.id, []).append(cue)
    ids = frozenset(by_id)
    for first in by_id:
        for frame in frames.get(first, ()):
            if _has_all(frame, ids, words.before):
                met = _tightest(scan, by_id, frame, first)
                if met is not None:
                    yield met


def _tightest(scan: Scan, by_id: Mapping[str, list[Cue]], frame: Frame, first: str) -> Met | None:
    """The narrowest stretch that holds a word of each part, none far from the next."""
    best: tuple[int, int] | None = None
    rest = [[cue for entry in part for cue in by_id.get(entry, ())] for part in frame.parts[1:]]
    for cue in by_id[first][:_MOST_TRIED]:
        held = _held(cue, rest)
        if held is None or not _is_close(scan, held):
            continue
        start, end = min(one.start for one in held), max(one.end for one in held)
        if best is None or end - start < best[1] - best[0]:
            best = start, end
    return Met(frame, *best, carried=bool(frame.carried)) if best else None


def _held(first: Cue, rest: Sequence[Sequence[Cue]]) -> list[Cue] | None:
    """The word of each part that is nearest to those before it, none of them twice."""
    held = [first]
    for cues in rest:
        free = [
            cue
            for cue in cues[:_MOST_TRIED]
            if all(cue.start >= one.end or cue.end <= one.start for one in held)
        ]
        if not free:
            return None
        held.append(min(free, key=lambda cue: (min(_apart(cue, one) for one in held), cue.start)))
    return held


def _apart(one: Cue, other: Cue) -> int:
    return max(one.start - other.end, other.start - one.end)


def _is_close(scan: Scan, held: Sequence[Cue]) -> bool:
    farthest = _FARTHEST if len(held) == 2 else _FARTHEST_OF_MANY
    ordered = sorted(held, key=lambda cue: cue.start)
    return all(
        len(_WORD.findall(scan.folded, one.end, other.start)) <= farthest for one, other in pairwise(ordered)
    )


def entries_of(practice: str, frames: Mapping[str, tuple[Frame, ...]]) -> frozenset[str]:
    """The entries that the frames of one practice are made of."""
    return frozenset(
        entry
        for several in frames.values()
        for frame in several
        if frame.practice == practice
        for part in frame.parts
        for entry in part
    )
