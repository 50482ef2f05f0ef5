"""What a text states that can be held against something: a rule of its day, a ratio beside its numbers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

import msgspec

from callup.values import Span

StatedRule = Literal[
    "conscription_age_min",
    "conscription_age_max",
    "contract_age_min",
    "contract_age_max",
    "service_length",
]


class LawStatement(msgspec.Struct, frozen=True, kw_only=True):
    """A text says that on `day` the rule `what` is `number` (in `unit`). `sentence` holds `anchor`."""

    document: str
    source: str | None
    sentence: Span
    anchor: Span
    what: StatedRule
    number: Decimal
    unit: Literal["year", "month"]
    day: date


class RatioStatement(msgspec.Struct, frozen=True, kw_only=True):
    """A text says "fivefold" (`ratio`) of two numbers of the same sentence.

    `qualifier` tells whether the ratio is one end alone ("more than doubled").
    """

    document: str
    source: str | None
    sentence: Span
    anchor: Span
    ratio: Decimal
    first: Decimal
    last: Decimal
    qualifier: Literal["at_least", "at_most"] | None = None
