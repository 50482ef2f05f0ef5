"""Which language a text is in, by its letters."""

from __future__ import annotations

import re

from callup.model import Language

_SAMPLE = 5_000
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]+")
_CYRILLIC = re.compile("[\u0400-\u04ff]+")
_UKRAINIAN = re.compile("[ІіЇїЄєҐґ]")
_RUSSIAN = re.compile("[ЫыЭэЪъЁё]")
_NEITHER = re.compile("[ЎўЈјЉљЊњЋћЂђЏџЅѕЌќЃѓӘәӨөҮүҰұҢңҚқҒғҺһ]")
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = re.compile(
    r"\b(?:the|of|and|to|in|is|are|for|on|that|with|was|as|at|by|from|it|this|be|will|not|an|or|has|have|per|you"
    r"|we|who|he|said)\b",
    re.I,
)
_SHORT = 12
_FEWEST = 0.08


def language_of(text: str) -> Language | None:
    """ "ru", "en" or "uk"; None where nothing tells, or where it is some other language.

    Cyrillic text is Ukrainian where its own letters outnumber those that only Russian has; letters that
    neither has make it neither. Latin text is English if it is short and plain, or has English little words.

    >>> [language_of(text) for text in ("Повістку вручили", "Повестку вручили", "A notice", "42")]
    ['uk', 'ru', 'en', None]
    """
    head = text[:_SAMPLE]
    latin, cyrillic = (sum(map(len, letters.findall(head))) for letters in (_LATIN, _CYRILLIC))
    if latin > cyrillic:
        return "en" if _is_english(head) else None
    if not cyrillic or len(_NEITHER.findall(head)) > 0.01 * cyrillic:
        return None
    return "uk" if len(_UKRAINIAN.findall(head)) > len(_RUSSIAN.findall(head)) else "ru"


def _is_english(head: str) -> bool:
    words = len(_WORD.findall(head))
    if len(_ENGLISH.findall(head)) >= _FEWEST * words:
        return True
    return words < _SHORT and head.isascii()
