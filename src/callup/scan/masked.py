"""The masked text: what stays of a text when all that each copy fills anew is taken out.

Places of the campaign's gazetteer and what institutions call themselves go, and links, addresses and
hashtags; every run of numbers, sums, dates and telephones becomes one "0". Case, signs, line breaks,
invisible characters and letters that only look like others make no difference. What comes out is for
comparing: single bytes of the table of `scan/words.py`, words parted by one space.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from callup.scan.mask_words import DATES, INSTITUTIONS, NUMBERS, UNITS
from callup.scan.scanned import Scan
from callup.scan.words import coded, loses_letters, parting

VERSION = 1
"""Of these rules: texts masked by other ones are not compared."""

_MOST_REMEMBERED = 200_000
_LONGEST_REMEMBERED = 64
_NUMBER = b"0"
_LOST = b"?"
_SITE = rb"\.(?:ru|com|me|org|net|info|su|by|ua)(?![a-z0-9])"
_LINK = re.compile(rb"[@#]|//|www\.|[a-z0-9]" + _SITE)
_SITE_ALONE = re.compile(_SITE)
_SPACES = bytes.maketrans(b"\t\n\v\f\r" + coded("\u00a0"), b"      ")
_MARKS = ("\u0306", "\u0308")  # they make other letters of those before them
_NUMBERS = re.compile(rb"0(?: 0)+")

_ALIKE = parting("aceopxykmhtbiїàáâäåèéêëóôöøç", "асеорхукмнтвііаааааееееоооос")
"""Letters that only look like others, or bear signs: they need not become right, only the same everywhere."""
_OTHERS_ALIKE = str.maketrans("αορεκντχιυ", "аорекнтхіу")
_LETTERS_OF_FIGURES = bytes.maketrans(b"0346", coded("озчб"))
_INVISIBLE = coded("\u00ad\u0301\u200b\u200d\ufe0f\ufeff")
_UNKNOWN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_DIGITS = frozenset(b"0123456789")


class Masker:
    """Masks texts that were scanned; remembers what it made of each word. The same scan gives the same."""

    def __init__(self) -> None:
        self._words = _Words()

    def mask(self, scan: Scan) -> bytes:
        """The masked text of a scan."""
        folded = scan.folded
        line = coded(folded)
        if scan.places:
            blanked = bytearray(line)
            for hit in scan.places:
                blanked[hit.start : hit.end] = b" " * (hit.end - hit.start)
            line = bytes(blanked)
        if _LOST in line and (loses_letters(folded, line) or any(mark in folded for mark in _MARKS)):
            line = coded(_respelled(folded, scan))
        if b"@" in line or b"#" in line or b"/" in line or _SITE_ALONE.search(line):
            line = b" ".join(_without_links(line.translate(_SPACES)))
        words = self._words
        parts = line.translate(_ALIKE, _INVISIBLE).split()
        masked = b" ".join(filter(None, map(words.__getitem__, parts)))
        return _NUMBERS.sub(_NUMBER, masked) if b"0 0" in masked else masked


class _Words(dict[bytes, bytes]):
    """What becomes of each word; what was not known before is remembered."""

    def __missing__(self, word: bytes) -> bytes:
        found = _masked(word)
        if len(word) <= _LONGEST_REMEMBERED:
            if len(self) >= _MOST_REMEMBERED:
                self.clear()
            self[word] = found
        return found


def _without_links(line: bytes) -> Iterator[bytes]:
    """The pieces of a line between links, addresses and hashtags, which reach from space to space."""
    done = 0
    for match in _LINK.finditer(line):
        if match.start() >= done:
            start = line.rfind(b" ", done, match.start()) + 1
            yield line[done : max(start, done)]
            end = line.find(b" ", match.start())
            done = len(line) if end < 0 else end
    yield line[done:]


def _masked(word: bytes) -> bytes:
    """A word as it is compared: numbers as one sign, nothing for what names a place or an institution."""
    if word[0] in _DIGITS:
        return _NUMBER
    if not _DIGITS.isdisjoint(word):
        word = word.translate(_LETTERS_OF_FIGURES)
    if word in _DROPPED:
        return b""
    if word in _COUNTED:
        return _NUMBER
    for length in range(_SHORTEST_STEM, min(len(word), _LONGEST_STEM) + 1):
        stem = word[:length]
        if stem in _DROPPED_STEMS:
            return b""
        if stem in _COUNTED_STEMS:
            return _NUMBER
    return word


def _listed(words: list[str]) -> tuple[frozenset[bytes], frozenset[bytes]]:
    """The whole words of a list, and the stems; spelled as masked texts are."""
    spelled = [coded(word.rstrip("*")).translate(_ALIKE) for word in words]
    stems = frozenset(word for word, said in zip(spelled, words, strict=True) if said.endswith("*"))
    return frozenset(spelled) - stems, stems


_COUNTED, _COUNTED_STEMS = _listed(NUMBERS + UNITS + DATES)
_DROPPED, _DROPPED_STEMS = _listed(INSTITUTIONS)
_STEMS = sorted(map(len, _COUNTED_STEMS | _DROPPED_STEMS))
_SHORTEST_STEM, _LONGEST_STEM = _STEMS[0], _STEMS[-1]


def _respelled(folded: str, scan: Scan) -> str:
    """A text with letters that the table of single bytes lacks, in letters that it has."""
    pieces, at = [], 0
    for hit in scan.places:
        pieces += [folded[at : hit.start], " "]
        at = hit.end
    plain = unicodedata.normalize("NFKC", "".join([*pieces, folded[at:]])).lower().translate(_OTHERS_ALIKE)
    return "".join(_known(char) if char.isalnum() else char for char in plain)


def _known(char: str) -> str:
    """A letter or digit of the table: the same one, or one that always stands for it."""
    if not loses_letters(char, coded(char)):
        return char
    base = unicodedata.normalize("NFKD", char)[0]
    return base if not loses_letters(base, coded(base)) else _UNKNOWN[ord(char) % len(_UNKNOWN)]
