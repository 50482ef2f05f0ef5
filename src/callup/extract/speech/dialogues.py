"""Speech that a dash opens, without quotation marks: all of a paragraph but the writer's asides."""

from __future__ import annotations

import re
from bisect import bisect_right

from callup.extract.speech.drafts import Draft
from callup.extract.speech.quotes import find_paragraphs
from callup.scan import Scan
from callup.values import Span, cut

_DASH = re.compile(r"[—–-]\s+")
_BEFORE = re.compile(r"[,.!?…]\s*[—–-]\s+(?:\w+\s+){0,2}$")
_BEHIND = re.compile(r"[^.!?…:;\n]{0,300}?[.,:!?…]\s+[—–-]\s+")
_NEAR = 40


def widen_dialogues(drafts: list[Draft], scan: Scan) -> list[Draft]:
    """The drafts; those of an aside in a paragraph that a dash opens with all that their speaker says there.

    What stands before an aside is its speaker's, from the paragraph's dash or the aside before; what stands
    behind the last one too, where a dash opens it.
    """
    text = scan.text
    if not drafts or _DASH.search(text) is None:
        return drafts
    paragraphs = [one for one in find_paragraphs(text) if _DASH.match(text, one[0])]
    starts = [start for start, _ in paragraphs]
    asides: dict[int, list[Draft]] = {}
    for draft in drafts:
        at = bisect_right(starts, draft.cue.start) - 1
        if at >= 0 and draft.cue.end <= paragraphs[at][1] and _is_aside(text, draft):
            asides.setdefault(at, []).append(draft)
    for at, found in asides.items():
        _widen(text, paragraphs[at], found)
    return drafts


def _is_aside(text: str, draft: Draft) -> bool:
    first = max(draft.cue.start - _NEAR, 0)
    return draft.russian and _BEFORE.search(text, first, draft.cue.start) is not None


def _widen(text: str, paragraph: tuple[int, int], found: list[Draft]) -> None:
    """Give each aside of a paragraph what is said before it, and the last what is said behind it."""
    opened = _DASH.match(text, paragraph[0])
    start = opened.end() if opened else paragraph[0]
    for draft in found:
        before = _BEFORE.search(text, max(draft.cue.start - _NEAR, start), draft.cue.start)
        if before is None:
            continue
        end = before.start() + (text[before.start()] != ",")
        head = [cut(text, start, end)] if end > start else []
        behind = _BEHIND.match(
            text, max(draft.cue.end, draft.source.end if draft.source else 0), paragraph[1]
        )
        start = behind.end() if behind else paragraph[1]
        last = draft is found[-1]
        tail = _trimmed(text, start, paragraph[1]) if behind and last else None
        draft.content = [*head, *([tail] if tail else [])] or draft.content
        draft.direct = True


def _trimmed(text: str, start: int, end: int) -> Span | None:
    words = text[start:end].rstrip()
    return cut(text, start, start + len(words)) if words else None
