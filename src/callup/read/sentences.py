"""Where sentences begin and end: exact offsets, linear time, the text untouched."""

from __future__ import annotations

import re
from collections.abc import Iterator

from callup.model import Language
from callup.read.abbreviations import ALSO_WORDS, CLOSING, ENGLISH_OPENERS, LEADING, MEASURES
from callup.read.lines import blocks

_MARK = re.compile(r"[.!?…]{1,20}[\"'”’»“)\]]{0,4}(?=\s)")
_BEFORE = re.compile(r"(?:[^\W\d_]{1,3}\.\s?){0,2}[^\W_][\w-]*$")
_AFTER = re.compile(r"[\s\"'“‘«„(\[—–-]{0,12}")
_DASH = re.compile(r"[ \u00a0\u202f][—–-][ \u00a0\u202f]")
_COUNTED = MEASURES | {"руб", "тыс", "млн", "млрд", "коп", "мес", "чел", "сут", "грн", "тис", "крб", "rub"}
_WORD = re.compile(r"[^\W\d_]{1,12}")
_WINDOW = 24
_GOES_ON = (",", ";", ":", ")")
_NUMBER = re.compile(r"\d\s?[-–]?[а-яa-z]{0,2}\s?$")


def sentence_borders(text: str, language: Language | None) -> Iterator[tuple[int, int]]:
    """(start, end) of each sentence in code points, in order, without the white space round it.

    The end of a line ends a sentence, unless the lines are those of a text wrapped at a width.
    """
    for start, end in blocks(text):
        yield from _sentences(text, (start, end), language)


def _sentences(text: str, block: tuple[int, int], language: Language | None) -> Iterator[tuple[int, int]]:
    start, end = block
    for mark in _MARK.finditer(text, start, end):
        if _ends_here(text, (start, mark.start(), mark.end(), end), language):
            yield from _trimmed(text, start, mark.end())
            start = mark.end()
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _ends_here(text: str, at: tuple[int, int, int, int], language: Language | None) -> bool:
    """Whether the mark at `at` (sentence's start, mark's start and end, block's end) ends a sentence."""
    start, mark, after, end = at
    gap = _AFTER.match(text, after, end)
    follows = gap.end() if gap else after
    head = text[follows] if follows < end else ""
    if head.islower() or head in _GOES_ON:
        return False
    if text[mark:after].rstrip("\"'”’»“)]") != "." or not head:
        return True
    word = _word_before(text, start, mark)
    if word.isdigit():
        counts_items = not text[start:mark].strip().strip(word) and len(word) <= 3
        return not counts_items and not (head.isdigit() and len(word) <= 2)
    if _DASH.match(text, after) and word.rpartition(".")[2].strip().lower() in _COUNTED:
        return False  # "450 тыс. руб. — Правительство области": the dash says whose they are
    return _word_may_end(text, (mark - len(word), word), (follows, head), language)


def _word_before(text: str, start: int, mark: int) -> str:
    """The word that the full stop stands after, with the abbreviations joined to it ("т. д", "U.S")."""
    found = _BEFORE.search(text, max(start, mark - _WINDOW), mark)
    return found.group() if found else ""


def _word_may_end(
    text: str, before: tuple[int, str], after: tuple[int, str], language: Language | None
) -> bool:
    position, word = before
    follows, head = after
    whole = re.sub(r"\s", "", word)
    last = re.split(r"[.\s]", word)[-1]
    lower = last.lower()
    opener = _next_word(text, follows).lower() in ENGLISH_OPENERS
    if whole.lower() in CLOSING and "." in whole:
        return opener if language == "en" else head.isupper()
    if len(last) == 1 and last.isupper():
        return opener
    place = position + len(word) - len(last)
    if lower in MEASURES and _NUMBER.search(text, max(0, place - 8), place):
        return head.isupper()
    if lower in LEADING and (lower not in ALSO_WORDS or last[0].isupper()):
        return False
    if lower in CLOSING:
        return head.isupper()
    return True


def _next_word(text: str, start: int) -> str:
    found = _WORD.match(text, start)
    return found.group() if found else ""
