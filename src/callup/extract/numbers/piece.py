"""A number on its way: before ranges and qualifiers are put on it."""

from __future__ import annotations

from decimal import Decimal

import msgspec


class Piece(msgspec.Struct):
    """One number as it stands, its multiplier not yet applied."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    multiplier: Decimal | None = None
    vague: bool = False
