"""Numbers in words: "двадцать пять", "half a million", "несколько сотен"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from callup.extract.numbers.number_words import (
    ALONE_IS_ONE,
    ATTACHED_ONLY,
    MULTIPLIERS,
    NUMBERS,
    ONES,
    SEVERAL,
    TENS,
    VAGUE,
)
from callup.extract.numbers.piece import Piece

KNOWN = frozenset({*NUMBERS, *ONES, *TENS, *MULTIPLIERS, *VAGUE, *SEVERAL})
"""All words of numbers."""
_LETTERS = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_MILLION, _THOUSAND, _IN_TALK = Decimal(1_000_000), Decimal(1_000), Decimal(50)
_HALF = Decimal("0.5")
_SMALL = Decimal(20)
_SHORTENED = ("тыс", "млн", "млрд", "трлн")
_MOST_TOGETHER = 120  # characters of a number in words


def read_words(folded: str, start: int) -> Iterator[Piece]:
    """A number that begins with a word, as far as words go on adding to it."""
    words, last = _words_from(folded, start)
    if len(words) > 1 and words[0] in ("a", "an") and words[1] not in MULTIPLIERS and words[1] not in TENS:
        start = folded.index(words[1], start + len(words[0]))
        words = words[1:]
    if not words:
        return
    if words[0] in SEVERAL or words[0] in VAGUE:
        yield from _vague(folded, start, words)
        return
    tally = _Tally()
    for word in words:
        tally.add(word)
    yield from tally.pieces(start, last)


class _Tally:
    """What the words of a number come to so far; it is `counted` once a word is there that only counts."""

    def __init__(self) -> None:
        self._total = Decimal(0)
        self._current = Decimal(0)
        self._multiplier: Decimal | None = None
        self._counted = False

    def add(self, word: str) -> None:
        if word.startswith("половин"):
            self._current += _HALF
        elif word == "half":
            self._current = (self._current if self._counted else Decimal(0)) + _HALF
            self._counted = True
        elif word in NUMBERS or word in ONES:
            article = word in ("a", "an") and self._current
            self._current += NUMBERS.get(word) or (Decimal(0) if article else ONES[word])
            self._counted = self._counted or word in NUMBERS
        elif word in TENS:
            self._current = (self._current or Decimal(1)) * TENS[word]
            self._counted = True
        elif word in MULTIPLIERS:
            self._multiply(word)

    def _multiply(self, word: str) -> None:
        self._counted = self._counted or self._current > 0 or word in ALONE_IS_ONE
        self._multiplier = MULTIPLIERS[word]
        self._total += (self._current or Decimal(1)) * self._multiplier
        self._current = Decimal(0)

    def pieces(self, start: int, last: int) -> Iterator[Piece]:
        """The number between two offsets; none where the words count nothing."""
        current, multiplier = self._current, self._multiplier
        if multiplier is not None and multiplier >= _MILLION and _IN_TALK <= current < _THOUSAND:
            current *= _THOUSAND  # "миллион двести" leaves the thousands out
        value = self._total + current
        if not self._counted or not value:
            return
        if multiplier is not None and not current:
            yield Piece(start, last, value / multiplier, value / multiplier, multiplier)
        else:
            yield Piece(start, last, value, value)


def _words_from(folded: str, start: int) -> tuple[list[str], int]:
    """The number words that stand together from here, and where the last of them ends."""
    words: list[str] = []
    last = start
    for match in _LETTERS.finditer(folded, start, start + _MOST_TOGETHER):
        word = match.group()
        gap = folded[last : match.start()]
        known = word in KNOWN
        linked = not words or gap in (" ", "-", "\u00a0", "  ") or (gap == ". " and words[-1] in _SHORTENED)
        if word in ("and", "of", "half", "десятков", "сотен") and linked and (words or word == "half"):
            known = True
        half = word == "с" and bool(words) and folded.startswith("половин", match.end() + 1)
        if half or (word.startswith("половин") and folded[last : match.start()] == " с "):
            known = linked = True
        if half:
            continue
        if not known or not linked or word in ATTACHED_ONLY or (gap == "-" and _is_next(words, word)):
            break
        if words and words[-1].startswith("половин") and word in NUMBERS:
            break  # "пять с половиной, пять": two numbers
        words.append(word)
        last = match.end()
    while words and words[-1] in ("and", "of", "a", "an", "half"):
        last = folded.rindex(words.pop(), start, last)
        last = start + len(folded[start:last].rstrip())
    if folded[last : last + 1] == "." and words and words[-1] in _SHORTENED:
        last += 1
    return words, last


def _is_next(words: list[str], word: str) -> bool:
    """Whether a word behind a hyphen is the other end of a range: "два-три", "five-six"."""
    first, second = NUMBERS.get(words[-1]) if words else None, NUMBERS.get(word)
    return first is not None and second is not None and first < second <= _SMALL


def _vague(folded: str, start: int, words: list[str]) -> Iterator[Piece]:
    """ "Dozens", "несколько сотен", "tens of thousands": a word, with the range that it can mean."""
    low = high = Decimal(0)
    factor = Decimal(1)
    position = end = start
    for word in words:
        position = folded.index(word, position)
        if word in VAGUE and not low:
            low, high = VAGUE[word]
        elif (word in MULTIPLIERS or word in TENS) and not low and words[0] in SEVERAL:
            one = MULTIPLIERS.get(word) or TENS[word]
            low, high = 2 * one, 10 * one - 1
        elif (word in MULTIPLIERS or word in VAGUE) and low:
            factor = MULTIPLIERS.get(word) or (VAGUE[word][0] / 2)
        elif word not in SEVERAL and word != "of":
            break
        position += len(word)
        if word != "of":
            end = position
    if low:
        yield Piece(start, end, low * factor, (high + 1) * factor - 1, vague=True)
