"""A day from what metadata says; never from prose."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

_FIRST, _LAST = 1990, 2100
_LONGEST = 60
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?:[ ,T].*)?$")
_ISO = re.compile(r"\d{4}-\d\d-\d\d|\d{8}(?:T|$)")


def day_of(written: object) -> date | None:
    """A day from an ISO date or moment, from seconds since 1970 (UTC), from "28.03.2023" or a feed's date.

    None where it is none of these, or says less than a day.

    >>> day_of("2023-03-28T23:30:00+03:00"), day_of(1680000000), day_of("1680000000"), day_of("soon")
    (datetime.date(2023, 3, 28), datetime.date(2023, 3, 28), datetime.date(2023, 3, 28), None)
    """
    if isinstance(written, bool) or written is None:
        return None
    text = str(written).strip()[:_LONGEST]
    if text.isascii() and text.isdigit() and 8 < len(text) < 12:
        day: date | None = datetime.fromtimestamp(int(text), UTC).date()
    else:
        day = _iso(text) or _dotted(text) or _of_feed(text)
    return day if day is not None and _FIRST <= day.year <= _LAST else None


def _dotted(text: str) -> date | None:
    found = _DOTTED.match(text)
    try:
        return date(*(int(part) for part in reversed(found.groups()))) if found else None
    except ValueError:
        return None


def _of_feed(text: str) -> date | None:
    """A date as feeds and mail write it: "Tue, 28 Mar 2023 10:00:00 +0300"."""
    if not text[:3].isalpha() or "," not in text[:5]:
        return None
    from email.utils import parsedate

    found = parsedate(text)
    try:
        return date(*found[:3]) if found else None
    except ValueError:
        return None


def _iso(text: str) -> date | None:
    if not _ISO.match(text):
        return None
    for candidate in (text, text[:10]):
        try:
            return datetime.fromisoformat(candidate).date()
        except ValueError:
            continue
    return None
