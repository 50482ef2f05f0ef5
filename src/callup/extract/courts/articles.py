"""Articles of the campaign's criminal code in a text: "ч. 5 ст. 337", "337 ч.5", "Article 337, part 5"."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from callup.extract.within import cues_within
from callup.scan import Scan
from callup.values import Span, cut

_WINDOW = 28
_ARTICLE_WORD = r"(?:ст\.?|стст\.|стат(?:ь|т)\w{1,4}|articles?|art\.?)"
_PART_WORD = r"(?:ч\.?|част\w{1,3}|п\.|пункт\w{0,2}|part|section|paragraph)"
_PART = r"(\d(?:\.\d)?)"
_BEFORE = re.compile(rf"(?:{_PART_WORD}\s?{_PART},?\s{{1,2}}(?:of\s)?)?{_ARTICLE_WORD}\s{{0,2}}$")
_PART_BEFORE = re.compile(rf"{_PART_WORD}\s?{_PART},?\s{{1,2}}(?:of\s)?$")
_AFTER = re.compile(
    rf"\.{_PART}(?![\d.]*\d)|\s?\({_PART}\)|[,\s]{{0,2}}\(?{_PART_WORD}\s?{_PART}|[-–]?(?:й|ой|я|ю)?\s{_ARTICLE_WORD}"
)
_CODE = re.compile(r"[^.;]{0,14}?\s(?:ук|уголовн\w{2,4} кодекс\w?|criminal code)\b")
_CHAIN = re.compile(r"\s?(?:,|и|and|или|or)\s$|,\s(?:и|and)\s$")


class FoundArticle(msgspec.Struct, frozen=True):
    """An article and its part as "337.5", and where it stands, with the words that make it one."""

    span: Span
    article: str


def find_articles(scan: Scan, start: int, end: int) -> Iterator[FoundArticle]:
    """The campaign's articles between two offsets; a bare number is none."""
    last: FoundArticle | None = None
    for cue in cues_within(scan, start, end, ("article",)):
        found = _article(scan, cue.start, cue.end, last)
        if found is not None:
            last = msgspec.structs.replace(found, article=f"{cue.id}{found.article}")
            yield last


def _article(scan: Scan, start: int, end: int, last: FoundArticle | None) -> FoundArticle | None:
    """The article at two offsets with its part alone, as ".5" or ""."""
    folded = scan.folded
    before = folded[max(start - _WINDOW, 0) : start]
    after = folded[end : end + _WINDOW]
    left, right = _BEFORE.search(before), _AFTER.match(after)
    part_left = _PART_BEFORE.search(before)
    named = left or part_left or (right and (right[3] or right[0].endswith(_NAMES)))
    chained = last is not None and _CHAIN.fullmatch(folded[last.span.end : start])
    if not (named or chained or _CODE.match(after)):
        return None
    groups = (*(left.groups() if left else ()), *(part_left.groups() if part_left else ()))
    parts = [part for part in (*groups, *(right.groups() if right else ())) if part]
    from_ = min((start - (len(before) - m.start()) for m in (left, part_left) if m), default=start)
    to = end + right.end() if right and (any(right.groups()) or named) else end
    return FoundArticle(cut(scan.text, from_, to), f".{parts[0]}" if parts else "")


_NAMES = (
    "стать",
    "статья",
    "статье",
    "статьи",
    "статью",
    "статьей",
    "стаття",
    "статті",
    "статтею",
    "ст.",
    "ст",
)
