"""What of a reading stands between two offsets, found by bisection: no document makes it slow."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from typing import TypeVar

from callup.extract.found import FoundAmount, FoundNumber, FoundPlace, FoundTime
from callup.scan import Cue, Scan

F = TypeVar("F", FoundNumber, FoundTime, FoundAmount, FoundPlace)


def found_within(found: Sequence[F], start: int, end: int) -> list[F]:
    """The findings that begin at or after `start` and end by `end`."""
    at = bisect_left(found, start, key=lambda item: item.span.start)
    inside: list[F] = []
    while at < len(found) and found[at].span.start < end:
        if found[at].span.end <= end:
            inside.append(found[at])
        at += 1
    return inside


def cues_within(scan: Scan, start: int, end: int, kinds: Collection[str]) -> list[Cue]:
    """The cues of some kinds that begin from `start` to before `end`, in the order of the text."""
    at = bisect_left(scan.cues, start, key=lambda cue: cue.start)
    inside: list[Cue] = []
    while at < len(scan.cues) and scan.cues[at].start < end:
        if scan.cues[at].kind in kinds:
            inside.append(scan.cues[at])
        at += 1
    return inside
