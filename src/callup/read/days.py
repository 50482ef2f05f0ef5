"""A day from what metadata says; never from prose."""

from __future__ import annotations

from datetime import UTC, date, datetime

_FIRST, _LAST = 1990, 2100


def day_of(written: object) -> date | None:
    """A day from an ISO date or moment, or from seconds since 1970 (UTC); None where it is neither.

    >>> day_of("2023-03-28T23:30:00+03:00"), day_of(1680000000), day_of("1680000000"), day_of("soon")
    (datetime.date(2023, 3, 28), datetime.date(2023, 3, 28), datetime.date(2023, 3, 28), None)
    """
    if isinstance(written, bool) or written is None:
        return None
    text = str(written).strip()
    if text.isascii() and text.isdigit() and 8 < len(text) < 12:
        day: date | None = datetime.fromtimestamp(int(text), UTC).date()
    else:
        day = _iso(text)
    return day if day is not None and _FIRST <= day.year <= _LAST else None


def _iso(text: str) -> date | None:
    for candidate in (text, text[:10]):
        try:
            return datetime.fromisoformat(candidate).date()
        except ValueError:
            continue
    return None
