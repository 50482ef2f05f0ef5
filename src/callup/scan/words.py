"""Cutting a text into words, fast: what every word of it is, and where it begins.

A word is a run of letters and digits. Nearly all texts are made of the letters and signs below, which fit
into single bytes: cutting bytes takes a quarter of the time that a regular expression takes on the text.
A text with a letter that is not below is cut by the expression.
"""

from __future__ import annotations

import codecs
import re

Key = bytes | str
"""A word as it is looked up: bytes of the table below, or the word itself in a text with other letters."""

_WORD = re.compile(r"[^\W_]+")
_LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґўәөүңһғқұҗјљњћђџ" + "àáâäåçèéêëíîïñóôöøúüßšžčćńśłığ½²³"
_SIGNS = (
    "\u00a0«»—–‑−…„“”’‘№•·°§©®™₽€£¥×±\u00ad\u0301\u200b\u200d\u2009\u202f\ufe0f\ufeff"
    "▪▫■●◆➡✅✔❗❓❌⚡⭐☎✨➕➖▶⬇↓→☑✖⁉‼⏰⚠"
)
_UNUSED = "\ufffe"
_LOST = ord("?")  # what a character becomes that is not in the table


def _table() -> str:
    """The table of the single bytes: ASCII but for what is never in a text in lower case, letters, signs."""
    free = [byte for byte in range(1, 256) if byte < ord("\t") or chr(byte).isupper() or byte >= 128]
    table = [chr(byte) if byte < 128 else _UNUSED for byte in range(256)]
    for byte, char in zip(reversed(free), dict.fromkeys(_LETTERS + _SIGNS), strict=False):
        table[byte] = char
    return "".join(table)


_TABLE = _table()
_ENCODING = codecs.charmap_build(_TABLE)
_PARTING = bytes(byte if char.isalnum() else ord(" ") for byte, char in enumerate(_TABLE))


def coded(text: str) -> bytes:
    """A text in lower case as single bytes, each where its character stands; see `word_of`."""
    return codecs.charmap_encode(text, "replace", _ENCODING)[0]


def parting(alike: str, others: str) -> bytes:
    """A table for `bytes.translate`: letters become others, what is neither letter nor digit a space."""
    table = bytearray(_PARTING)
    for one, other in zip(coded(alike), coded(others), strict=True):
        table[one] = other
    return bytes(table)


class Cut:
    """The words of a text in lower case. `starts` are found only where they are asked for."""

    __slots__ = ("_parts", "_text", "keys")

    def __init__(self, text: str) -> None:
        encoded = coded(text)
        self._parts: list[bytes] | None = None
        self._text = text
        self.keys: list[bytes] | list[str]
        if loses_letters(text, encoded):
            self.keys = _WORD.findall(text)
        else:
            self._parts = encoded.translate(_PARTING).split(b" ")
            self.keys = list(filter(None, self._parts))

    def starts(self) -> list[int]:
        """Where each word begins."""
        if self._parts is None:
            return [match.start() for match in _WORD.finditer(self._text)]
        starts = []
        at = 0
        for part in self._parts:
            if part:
                starts.append(at)
            at += len(part) + 1
        return starts


def word_of(key: Key) -> str:
    """The word that a key stands for."""
    return key if isinstance(key, str) else codecs.charmap_decode(key, "strict", _TABLE)[0]


def loses_letters(text: str, encoded: bytes) -> bool:
    """Whether a letter or digit of a text is not in the table, so that its bytes do not tell it."""
    at = encoded.find(_LOST)
    while at >= 0:
        if text[at].isalnum():
            return True
        at = encoded.find(_LOST, at + 1)
    return False
