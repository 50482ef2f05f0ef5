"""A stretch of a document's text, with its words."""

from __future__ import annotations

import msgspec


class Span(msgspec.Struct, frozen=True, order=True):
    """Offsets are Unicode code points into the document's text, end exclusive; `quote == text[start:end]`."""

    start: int
    end: int
    quote: str

    def covers(self, other: Span) -> bool:
        """Whether the other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


def cut(text: str, start: int, end: int) -> Span:
    """The span of `text` between two offsets; raises ValueError where they lie outside it."""
    if not 0 <= start <= end <= len(text):
        raise ValueError(f"span {start}:{end} lies outside a text of {len(text)} characters")
    return Span(start, end, text[start:end])
