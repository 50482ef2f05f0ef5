"""When: a day, a month, a year or an open interval, never more precise than its words."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

Precision = Literal["day", "week", "month", "quarter", "year", "open"]
TimeBasis = Literal["text", "document"]


class Time(msgspec.Struct, frozen=True, kw_only=True):
    """An interval of days, both ends inclusive; an end that is not known is None.

    `basis` is "document" where only the document's own date is known.
    """

    from_: date | None = msgspec.field(name="from")
    to: date | None
    precision: Precision
    as_written: str | None = None
    basis: TimeBasis = "text"
