"""Which language a text is in, by its letters."""

from __future__ import annotations

import re

from callup.model import Language

_SAMPLE = 5_000
_LATIN = re.compile("[A-Za-z]")
_CYRILLIC = re.compile("[А-Яа-яЁёІіЇїЄєҐґ]")
_UKRAINIAN = re.compile("[ІіЇїЄєҐґ]")
_RUSSIAN = re.compile("[ЫыЭэЪъЁё]")


def language_of(text: str) -> Language | None:
    """ "ru", "en" or "uk"; None where the text has no letters to tell by.

    Cyrillic text is Ukrainian where its own letters outnumber those that only Russian has.

    >>> [language_of(text) for text in ("Повістку вручили", "Повестку вручили", "A notice", "42")]
    ['uk', 'ru', 'en', None]
    """
    head = text[:_SAMPLE]
    latin, cyrillic = len(_LATIN.findall(head)), len(_CYRILLIC.findall(head))
    if not latin and not cyrillic:
        return None
    if latin > cyrillic:
        return "en"
    return "uk" if len(_UKRAINIAN.findall(head)) > len(_RUSSIAN.findall(head)) else "ru"
