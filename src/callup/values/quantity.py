"""How many: a number or a range, with the word that qualifies it."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

import msgspec

Qualifier = Literal["at_least", "at_most", "about", "nearly", "dozens_like"]


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """Exact has `min == max`; "up to X" has `min` None; "from X" has `max` None.

    `dozens_like` marks a word that is not a number ("dozens"): its range is what the word can mean.
    """

    min: Decimal | None
    max: Decimal | None
    qualifier: Qualifier | None = None
    as_written: str
