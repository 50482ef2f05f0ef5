"""Lines, and the blocks that they make: a line of its own, or the lines of one wrapped paragraph."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

_LINE = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]+")
_BULLET = re.compile(r"\s*(?:[-–—*•·▪●◦‣✅✔☑➡👉#>|]|\(?\d{1,3}[.)]\s|[а-яa-z]\)\s)")
_WIDEST = 110
_NARROWEST = 50
_FEWEST = 6


def blocks(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each stretch inside which sentences are looked for, in order."""
    lines = [match.span() for match in _LINE.finditer(text) if not match.group().isspace()]
    width = _wrapping_width(text, lines)
    if not width:
        yield from lines
        return
    open_: tuple[int, int] | None = None
    for line in lines:
        if open_ and _goes_on(text, (open_[1], width), line):
            open_ = (open_[0], line[1])
            continue
        if open_:
            yield open_
        open_ = line
    if open_:
        yield open_


def _wrapping_width(text: str, lines: list[tuple[int, int]]) -> int:
    """The width that a text's lines are wrapped at, 0 where they are not.

    Wrapped means: no line is wider than a page, and of the lines that another follows at once
    nearly all fill the page.
    """
    widest = max((end - start for start, end in lines), default=0)
    if not _NARROWEST <= widest <= _WIDEST:
        return 0
    pairs = list(itertools.pairwise(lines))
    followed = [end - start for (start, end), (then, _) in pairs if _adjacent(text, end, then)]
    full = sum(length >= 0.75 * widest for length in followed)
    return widest if len(followed) >= _FEWEST and full >= 0.8 * len(followed) else 0


def _goes_on(text: str, before: tuple[int, int], line: tuple[int, int]) -> bool:
    """Whether a line goes on with the paragraph whose last line ends at `before[0]`."""
    end, width = before
    start = max(text.rfind("\n", 0, end), text.rfind("\r", 0, end)) + 1
    if not _adjacent(text, end, line[0]) or _BULLET.match(text, *line):
        return False
    return end - start >= 0.6 * width


def _adjacent(text: str, end: int, start: int) -> bool:
    return text[end:start] in ("\n", "\r\n", "\r")
