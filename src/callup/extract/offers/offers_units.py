"""Cells of a table whose sums its caption, or the head of their column, tells in thousands or millions."""

from __future__ import annotations

import re
from decimal import Decimal

from callup.extract.found import FoundAmount, FoundNumber
from callup.extract.offers.offers_stretches import Words
from callup.extract.reading import Reading
from callup.scan.lazily import expression
from callup.values import Amount

_UNITS = expression(
    r"(?<!\d)(?<!\d\s)(?:(?P<thousand>тыс\.?|тысяч\w{0,2}|тис\.?|тисяч\w{0,2}|thousands?(?:\sof)?)"
    r"|(?P<million>млн\.?|миллион\w{0,2}|мільйон\w{0,2}|mln\.?|millions?(?:\sof)?))"
    r"\s?(?:руб|₽|р\.|rub|roub|крб)"
)
_BESIDE = re.compile(r"[\s|~≈+до от]*$")
_CAPTION = 400
_LONGEST_CELL = 60
_LONGEST_LINE = 160


def in_units(reading: Reading, words: Words, number: FoundNumber) -> FoundAmount | None:
    """A number that fills its cell, times the thousands or millions of roubles in which its table counts."""
    cell = words.cells.at(number.span.start)
    value = number.quantity.max if number.quantity.max is not None else number.quantity.min
    if cell is None or value is None or value <= 0 or not number.bare.quote[:1].isdigit():
        return None
    if cell.end - cell.start > _LONGEST_CELL:
        return None
    if not _BESIDE.fullmatch(reading.scan.folded, cell.start, number.bare.start) or (
        reading.scan.folded[number.bare.end : cell.end].strip(" |\t+*")
    ):
        return None
    start, end = cell.head
    unit = _unit_of(reading, start, min(end, start + _LONGEST_LINE)) or _unit_of_caption(reading, start)
    return None if unit is None else _times(number, unit, reading.campaign.head.currency)


def _unit_of(reading: Reading, start: int, end: int) -> Decimal | None:
    found = _UNITS.search(reading.scan.folded, start, end)
    return None if found is None else Decimal(1_000 if found["thousand"] else 1_000_000)


def _unit_of_caption(reading: Reading, offset: int) -> Decimal | None:
    """The unit by the row of heads and the line right over it."""
    text = reading.text
    row = text.rfind("\n", max(offset - _CAPTION, 0), offset) + 1
    over = text.rfind("\n", max(row - _CAPTION, 0), max(row - 1, 0)) + 1
    end = text.find("\n", offset, offset + _CAPTION)
    first = over if row - over <= _LONGEST_LINE else row
    return _unit_of(reading, first, end if end >= 0 else offset)


def _times(number: FoundNumber, unit: Decimal, currency: str) -> FoundAmount:
    quantity = number.quantity
    low, high = (None if one is None else one * unit for one in (quantity.min, quantity.max))
    written = number.span.quote
    amount = Amount(min=low, max=high, as_written=written, qualifier=quantity.qualifier, currency=currency)
    return FoundAmount(number.span, amount)
