"""Whether a practice is told as history: its sentence is set in a time long before the text was published."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from callup.extract.clauses import found_inside, segment_of
from callup.extract.found import FoundTime
from callup.extract.reading import Reading
from callup.values import Span

_LONG_AGO = timedelta(days=400)
_BACK_THEN = re.compile(
    r"(?<!\w)(?:then|back then|at the time|in those days|тогда|в те дни|в то время|тоді)(?!\w)"
)


def is_history(reading: Reading, anchor: Span) -> bool:
    """Whether the times before the anchor in its segment all lie long back, or those of "then"."""
    segment = segment_of(reading.scan, anchor)
    times = [found for found in found_inside(reading.times, segment) if found.span.start < anchor.end]
    if times:
        return _are_long_ago(reading, times)
    index = reading.sentence_at(anchor.start)
    if index == 0 or not _BACK_THEN.search(reading.scan.folded, segment.start, segment.end):
        return False
    return _are_long_ago(reading, found_inside(reading.times, reading.sentence(index - 1)))


def _are_long_ago(reading: Reading, times: Sequence[FoundTime]) -> bool:
    published = reading.document.published
    if published is None:
        return False
    ends = [found.time.to for found in times if found.time.to is not None]
    return bool(ends) and max(ends) < published - _LONG_AGO
