"""What the English tagger sees of a text: its tokens as rows of small numbers, without parser or word list.

Words are known to the model by hashes alone. Training and the program read a text with this one code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any
from zlib import crc32

import msgspec
import numpy as np

COLUMNS = ("word", "stem", "suffix", "prefix", "shape", "quote", "place")
"""The columns of a token's row, in the order of the model's input."""

SUFFIXES = 4_096
PREFIXES = 4_096
SHAPES = 64
QUOTES = 8
PLACES = 8
UNKNOWN = 1

_TOKEN = re.compile(r"\w+|[^\w\s]")
_LONGEST = 40
_MOST_KEPT = 100_000
_OPENS, _CLOSES, _TOGGLES = "“«„", "”»", '"'
_TWICE = "'`‘’"
_ENDS = frozenset(".!?")
_AGAIN = frozenset(_OPENS + _TOGGLES + _TWICE)
_MARKS = _AGAIN | frozenset(_CLOSES)
_GAP = 8
_OWN = 5


class Tokens(msgspec.Struct, frozen=True):
    """The tokens of a stretch: where each begins and ends in the text, and its row of `COLUMNS`."""

    starts: list[int]
    ends: list[int]
    rows: Any


class Words:
    """Reads tokens for one model; `words` and `stems` are the sorted hashes that it has a vector for.

    A word that it has none for is `UNKNOWN`; 0 is the filling behind a text's end. What was read of a word
    is kept, for a bounded number of words.
    """

    def __init__(self, words: Sequence[int], stems: Sequence[int]) -> None:
        self._words = {hashed: at + 2 for at, hashed in enumerate(words)}
        self._stems = {hashed: at + 2 for at, hashed in enumerate(stems)}
        self._known = _Known(self._row)

    def read(self, text: str, start: int, end: int) -> Tokens:
        """The tokens of a stretch of a text; quotation marks open and close within it.

        Threads may share the reader: one that finds too much kept begins anew.
        """
        found = list(_TOKEN.finditer(text, start, end))
        spans = [match.span() for match in found]
        known = self._known
        if len(known) > _MOST_KEPT:
            known = self._known = _Known(self._row)
        rows = np.empty((len(spans), len(COLUMNS)), np.int32)
        if spans:
            packed = b"".join([known[match[0]] for match in found])
            rows[:, :_OWN] = np.frombuffer(packed, np.int32).reshape(-1, _OWN)
            rows[:, _OWN:] = states(text, spans)
        return Tokens([first for first, _ in spans], [last for _, last in spans], rows)

    def _row(self, token: str) -> bytes:
        low = token.lower()
        row = (
            self._words.get(hashed(low), UNKNOWN),
            self._stems.get(hashed(stem(low)), UNKNOWN),
            2 + hashed("-" + low[-3:]) % (SUFFIXES - 2),
            2 + hashed("+" + low[:4]) % (PREFIXES - 2),
            shape(token),
        )
        return np.array(row, np.int32).tobytes()


class _Known(dict[str, bytes]):
    """What was read of a word, by the word: its row's own columns, packed. Very long words are kept by their
    beginning alone."""

    def __init__(self, read: Callable[[str], bytes]) -> None:
        self._read = read

    def __missing__(self, token: str) -> bytes:
        if len(token) > _LONGEST:
            return self[token[:_LONGEST]]
        row = self[token] = self._read(token)
        return row


def hashed(word: str) -> int:
    """The number that stands for a word: the CRC-32 of its UTF-8 bytes; lone surrogates count as "?"."""
    return crc32(word.encode("utf-8", "replace"))


def stem(low: str) -> str:
    """A lower-cased word without the ending of its number or tense, so that "warns" and "warned" meet.

    >>> stem("warned"), stem("denies"), stem("refusing"), stem("bus")
    ('warn', 'deny', 'refus', 'bus')
    """
    if len(low) < 5:
        return low
    if low.endswith(("ies", "ied")):
        return low[:-3] + "y"
    for ending in ("ing", "ed", "es", "s", "e"):
        if low.endswith(ending) and len(low) - len(ending) > 2:
            low = low[: -len(ending)]
            return low[:-1] if len(low) > 4 and low[-1] == low[-2:-1] and ending in ("ing", "ed") else low
    return low


def shape(token: str) -> int:
    """The kind of a token's letters, with its length, under `SHAPES`."""
    size = min(len(token), 4) - 1
    if token.islower():
        kind = 1
    elif token.isdigit():
        kind = 2
    elif token.isupper():
        kind = 3
    elif token[0].isupper():
        kind = 4 + (not token[1:].islower())
    elif token[0].isalnum():
        kind = 6
    else:
        return 32 + ord(token[0]) % 31
    return kind * 4 + size


def states(text: str, spans: Sequence[tuple[int, int]]) -> Any:
    """The state of quotation and the place in the line of each token, [n, 2].

    Quotation: 0 outside, 1 inside, 2 a mark that opens, 3 one that closes, 4 inside and open from the
    paragraph before. Place: 0 within a sentence, 1 the first of a line, 2 the first of a sentence, 3 right
    behind the last token, 4 right behind a sign.
    """
    quotes, places = bytearray(len(spans)), bytearray(len(spans))
    inside = carried = False
    state, behind, before = 0, -1, "\n"
    for at, (first, last) in enumerate(spans):
        sign = text[first]
        if first == behind:
            places[at] = 3 if before not in _ENDS and before.isalnum() else 4
        elif behind < 0 or "\n" in text[behind : min(first, behind + _GAP)]:
            inside = carried = inside and sign in _AGAIN
            state = 4 if carried else 0
            places[at] = 1
        elif before in _ENDS:
            places[at] = 2
        if sign in _MARKS and last - first == 1:
            quotes[at], inside = _turned(text, first, (state, inside, places[at] == 1 and carried))
            carried = carried and inside
            state = 4 if carried else 1 if inside else 0
        else:
            quotes[at] = state
        behind, before = last, sign
    return np.frombuffer(quotes + places, np.uint8).reshape(2, -1).T


def _turned(text: str, at: int, state: tuple[int, bool, bool]) -> tuple[int, bool]:
    """The state at a sign and behind it: a mark opens or closes, anything else leaves it as it is."""
    quote, inside, again = state
    sign = text[at]
    if sign in _OPENS or (again and sign in _TOGGLES + _TWICE):
        return 2, True
    if sign in _CLOSES:
        return 3, False
    if sign in _TWICE and text[at + 1 : at + 2] != sign:
        return quote, inside
    if sign in _TOGGLES or sign in _TWICE:
        return (3, False) if inside else (2, True)
    return quote, inside
