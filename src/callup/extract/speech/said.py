"""What a document's attributions say, by where it stands: whose words a stretch is part of."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

import msgspec

from callup.extract.found import Attribution
from callup.values import Span

_FINAL = tuple(".!?…")
_OPENING = (":", ", что", " that", ", що")
_MOST_NESTED = 64  # contents looked at for one stretch: no text makes it slow


class Said:
    """The contents of attributions, in the order of the text."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self._attributions = attributions
        self._contents = sorted(
            (span.start, span.end, index)
            for index, attribution in enumerate(attributions)
            for span in attribution.content
            if not _is_only_denied(attribution, span)
        )
        self._starts = [start for start, _, _ in self._contents]
        self._reach = list(accumulate((end for _, end, _ in self._contents), max))

    def by(self, anchor: Span) -> Attribution | None:
        """The narrowest attribution whose content covers a span, or most of it; of two as narrow, the first.

        Where that one names nobody, it has the voice of the narrowest round it that does.
        """
        at = bisect_right(self._starts, anchor.start) - 1
        around: list[tuple[int, int]] = []
        for place in range(at, max(at - _MOST_NESTED, -1), -1):
            if self._reach[place] < anchor.end:
                break
            start, end, index = self._contents[place]
            if end >= anchor.end:
                around.append((end - start, index))
        around = around or list(self._reached(anchor))
        if not around:
            return None
        nested = [self._attributions[index] for _, index in sorted(around)]
        voiced = next((one for one in nested if one.voice), None)
        if nested[0].voice or voiced is None:
            return nested[0]
        return msgspec.structs.replace(nested[0], voice=voiced.voice, chain=voiced.chain)

    def _reached(self, anchor: Span) -> Iterator[tuple[int, int]]:
        """The contents that hold most of a span which begins before them: "Police confirmed: he was taken".

        What a recruiter tells a recruit to do ("told students to sign") is his deed, not his word on it.
        """
        first = bisect_right(self._starts, anchor.start)
        for start, end, index in self._contents[first : bisect_left(self._starts, anchor.end)]:
            opened = anchor.quote[: start - anchor.start].rstrip(' «“"').endswith(_OPENING)
            if opened and end >= anchor.end and 2 * (anchor.end - start) >= anchor.end - anchor.start:
                yield end - start, index


def _is_only_denied(attribution: Attribution, span: Span) -> bool:
    """Whether others say in a sentence before what somebody denies: "X happens. Y denied it".

    That sentence stays theirs who say it, and stands as they say it; the denial is set beside it.
    """
    before = attribution.cue and span.end <= attribution.cue[0].start
    return bool(before) and attribution.stance == "denies" and span.quote[-1:] in _FINAL
