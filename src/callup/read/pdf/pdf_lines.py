"""The lines of a printed page, put together again to words and paragraphs."""

from __future__ import annotations

import re

_HYPHENATED = re.compile(r"([^\W_]{1,60})[-\u2010\u00ad]\n[ \t]{0,8}([^\W_]{1,60})")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_STARTS_ANEW = re.compile(r"\s{0,8}(?:[-•–—*·▪●]\s|\(?\d{1,3}[.)]\s|[^\W\d]\)\s)")
_FULL = 0.7
_FEWEST = 20


def joined_lines(page: str, known: frozenset[str] = frozenset()) -> str:
    """A page with words whole and a paragraph a line; `known` are words as the file spells them elsewhere.

    A break inside a word goes with its hyphen, unless the file spells the word with one, or a capital or a
    digit follows. A line that fills the page goes on in the next, which a short line or a bullet does not.
    """
    lines = [" ".join(line.split()) for line in _whole_words(page, known).split("\n")]
    widest = max(map(len, lines), default=0)
    paragraphs: list[str] = []
    goes_on = False
    for line in lines:
        if goes_on and line and not _STARTS_ANEW.match(line):
            paragraphs[-1] += " " + line
        elif line or (paragraphs and paragraphs[-1]):
            paragraphs.append(line)
        goes_on = len(line) >= max(_FEWEST, _FULL * widest)
    return "\n".join(paragraphs).strip()


def words_of(text: str) -> frozenset[str]:
    """All words of a text in small letters, those with hyphens in them as they are."""
    return frozenset(found.group().lower() for found in _WORD.finditer(text))


def _whole_words(page: str, known: frozenset[str]) -> str:
    """A word that is broken twice is made whole by two passes."""

    def whole(found: re.Match[str]) -> str:
        before, after = found.groups()
        kept = f"{before}-{after}"
        joined = before + after
        hyphen = after[0].isdigit() or before[-1].isdigit() or (after[0].isupper() and not before.isupper())
        hyphen = hyphen or (kept.lower() in known and joined.lower() not in known)
        return kept if hyphen else joined

    text = page.replace("\r\n", "\n").replace("\r", "\n")
    return _HYPHENATED.sub(whole, _HYPHENATED.sub(whole, text))
