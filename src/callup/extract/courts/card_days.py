"""A day as court cards write it: 2023-03-02, 02.03.2023, 2/3/2023, 2 марта 2023, 2 March 2023."""

from __future__ import annotations

import re
from datetime import date

from callup.extract.dates.date_words import MONTHS
from callup.scan import fold

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?![\d])")
_DOTTED = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d)")
_WORDS = re.compile(r"(\d{1,2})\s([^\W\d_]{3,12})\.?,?\s(\d{4})(?!\d)")
_FIRST, _LAST = 1990, 2100


def card_day(written: str) -> date | None:
    """The first day of a cell; None where it holds none.

    >>> card_day("02.03.2023 10:00"), card_day("2 марта 2023 г."), card_day("31.02.2023")
    (datetime.date(2023, 3, 2), datetime.date(2023, 3, 2), None)
    """
    text = written[:200]
    if found := _ISO.search(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _DOTTED.search(text):
        day, month, year = (int(part) for part in found.groups())
    elif found := _WORDS.search(fold(text)):
        day, month, year = int(found[1]), MONTHS.get(found[2], 0), int(found[3])
    else:
        return None
    try:
        told = date(year, month, day)
    except ValueError:
        return None
    return told if _FIRST <= year <= _LAST else None
