"""Exact addresses: a street with a house, a house with a flat, in Russian, Ukrainian and English.

A word that an address must have ("street", "д.", "кв.") is looked for in linear time; the whole address
is then looked for only in a short window round it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import re2

from callup.publish.mask import Mask

_BEFORE, _AFTER = 60, 110
_WAKE = re2.compile(
    r"(?i)(?:ул|вул|улиц|вулиц|пр-т|пр-кт|просп|пер|переул|бульвар|б-р|шоссе|наб|набереж|площад|пл|проезд|мкр|микрорайон|"
    r"тупик|алле|дом|буд|кв|квартир|street|st|avenue|ave|road|rd|lane|prospekt|prospect|boulevard|blvd|embankment|"
    r"highway|ulitsa|ul|pereulok|per|shosse|apt|apartment|flat|д\.)"
)
_STREET = (
    r"(?:ул\.?|улиц\w{1,3}|вул\.?|вулиц\w{1,3}|пр-т|пр-кт|просп\.|проспект\w{0,3}|пер\.|переул\w{2,4}|бульвар\w{0,3}|б-р|"
    r"шоссе|наб\.|набережн\w{2,3}|площад\w{1,3}|пл\.|проезд\w{0,3}|мкр\.?|микрорайон\w{0,3}|тупик\w{0,2}|алле\w{1,2})"
)
_PARTS = (
    r"(?:[,;]?\s{0,2}(?:корп\w{0,4}|к|стр\w{0,6}|кв\w{0,7}|оф\w{0,3}|подъезд|под|эт\w{0,3}|ком\w{0,5})\.?\s?№?\s?"
    r"\d{1,4}[а-яё]?\b){0,4}"
)
_HOUSE = (
    r"(?:(?:д\.?|дом\w{0,3}|буд\w{0,5}\.?)\s?)?(?:№\s?)?\d{1,4}(?:\s?[а-я]\b)?(?:[/\-]\d{1,4})?"
) + _PARTS
_WORD = r"(?:\d{1,3}(?:-\w{1,3})?|[\w\-«»]{3,})"  # no preposition: it ends a street's name
_NAME = rf"(?:{_WORD}\s{{1,2}}|\w{{1,2}}\.\s{{0,2}}){{0,3}}{_WORD}"
_STREET_EN = (
    r"(?:street|st\b\.?|avenue|ave\b\.?|road|rd\b\.?|lane|prospekt|prospect|boulevard|blvd\b\.?|embankment|highway|"
    r"ulitsa|pereulok|shosse)"
)
_FLAT_EN = r"(?:,?\s(?:apt|apartment|flat|unit|suite|building|bldg|kv|#)\.?\s?\d{1,4}[A-Za-z]?\b){0,3}"
_NAMES_EN = r"(?:[A-Z][\w'’\-]*,?\s){1,4}"
_RUSSIAN = "абвгдежзийклмнопрстуфхцчшщэюя"
_CYRILLIC = 4  # so many of the patterns are of Cyrillic addresses
_WHOLE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?i)(?<!\w){_STREET}\s{{0,2}}{_NAME}(?:,\s{{0,2}}|\s{{1,2}}){_HOUSE}",
        rf"(?i)(?<!\w)[\w\-]+\s{_STREET}(?:,\s{{0,2}}|\s{{1,2}}){_HOUSE}",
        r"(?i)(?<!\w)(?:д\.?|дом\w{0,3}|буд\.)\s?\d{1,4}[а-я]?(?:[/\-]\d{1,4})?,?\s{0,2}(?:корп\w{0,4}\.?\s?\d+,?\s{0,2})?кв\w{0,7}\.?\s?№?\s?\d{1,4}",
        r"(?i)(?<!\w)(?:кв\.|квартир\w{1,2})\s?(?:№\s?)?\d{1,4}\b(?!\s?(?:м\b|км|метр|руб|тыс))",
        rf"(?<!\w)\d{{1,5}}[A-Za-z]?(?:[/\-]\d{{1,4}})?,?\s{_NAMES_EN}(?i:{_STREET_EN}){_FLAT_EN}",
        rf"(?<!\w)(?:[A-Z][\w'’\-]*\s){{1,3}}(?i:{_STREET_EN}),?\s(?i:(?:no\.?|house|building|bldg\.?|d\.)\s?)?\d{{1,4}}[A-Za-z]?\b{_FLAT_EN}",
        rf"(?<!\w)(?i:ulitsa|ul\.|prospekt|pereulok|per\.)\s{_NAMES_EN}(?i:(?:no\.?|house|building|bldg\.?|d\.)\s?)?\d{{1,4}}[A-Za-z]?\b{_FLAT_EN}",
        r"(?<!\w)(?i:apt|apartment|flat)\.?\s(?i:no\.?\s?)?\d{1,4}[A-Za-z]?\b",
    )
)


def find_addresses(text: str) -> Iterator[Mask]:
    """The exact addresses in a text; a street without a house is none."""
    reach = 0
    for wake in _WAKE.finditer(text):
        start, end = wake.span()
        if start and text[start - 1].isalnum():
            continue
        first = max(start - _BEFORE, reach)
        window = text[first : end + _AFTER]
        for pattern in _WHOLE[:_CYRILLIC] if text[start].lower() in _RUSSIAN else _WHOLE[_CYRILLIC:]:
            for match in pattern.finditer(window):
                yield Mask(first + match.start(), first + match.end(), "address")
                reach = max(reach, first + match.start())
