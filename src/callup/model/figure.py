"""A count, a share or a rate that somebody published."""

from __future__ import annotations

import msgspec

from callup.model.record import Record
from callup.values import Quantity, Time


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """What is counted: a word of the short vocabulary (None where none fits) and the text's own words."""

    term: str | None
    as_written: str


class Figure(Record, frozen=True, kw_only=True, tag="figure"):
    """`value` in `unit`; `of` is its denominator, `share` a fraction of 1, `per` a period ("day")."""

    value: Quantity | None = None
    unit: str | None = None
    what: Counted
    of: Quantity | None = None
    share: Quantity | None = None
    per: str | None = None
    as_of: Time | None = None
