"""The single numbers of a text: where one begins, and where a telephone number stands instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from callup.extract.numbers.number_digits import read_digits
from callup.extract.numbers.number_phrases import KNOWN, read_words
from callup.extract.numbers.number_words import ATTACHED_ONLY
from callup.extract.numbers.piece import Piece

_OPENING = KNOWN - {"a", "an"} - ATTACHED_ONLY


def _by_letter(words: Iterable[str]) -> str:
    """An expression for any of some words, that looks at their first letter first."""
    of_letter: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        of_letter.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in of_letter.items())


_DIGITS = r"\d+(?:[ .,\xa0\u202f\u2009]\d+)*"
_ANCHOR = re.compile(
    rf"(?<!\w)(?:{_DIGITS}|(?:(?:an?|half an?) )?(?:{_by_letter(_OPENING)})(?![^\W\d_]))"
    rf"|(?=\d)(?<=(?<!\w)(?:rub|usd|eur|uah|kzt|byn|gbp|cny|rmb)){_DIGITS}"  # RUB596,000
)
_PHONE = re.compile(r"\d[\d\s().-]{8,22}\d")


def find_pieces(folded: str) -> Iterator[Piece]:
    """The numbers of a text in lower case, in its order.

    What is part of a word, an address, a phone, a time or the number of an act is no number.
    """
    phones: dict[int, list[tuple[int, int]]] | None = None
    reach = 0
    for match in _ANCHOR.finditer(folded):
        start, end = match.span()
        if start < reach:
            continue
        if phones is None:
            phones = _phones(folded)
        if phones and any(first <= start < last for first, last in phones.get(start >> 8, ())):
            continue
        pieces = read_digits(folded, start, end) if folded[start].isdigit() else read_words(folded, start)
        for piece in pieces:
            reach = piece.end
            yield piece


def _phones(folded: str) -> dict[int, list[tuple[int, int]]]:
    """Stretches that look like telephone numbers, by blocks of 256 characters."""
    blocks: dict[int, list[tuple[int, int]]] = {}
    for match in _PHONE.finditer(folded):
        start, end = match.span()
        start -= folded[start - 1 : start] == "+"
        written = folded[start:end]
        digits = sum(char.isdigit() for char in written)
        if 10 <= digits <= 12 and (
            (written[0] in "+8" and "-" in written) or "(" in written or written[0] == "+"
        ):
            for block in range(start >> 8, (end >> 8) + 1):
                blocks.setdefault(block, []).append((start, end))
    return blocks
