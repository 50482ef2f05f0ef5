"""Which numbers belong together: the parts of one, the ends of a range, the items that share a multiplier."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from callup.extract.numbers.number_qualifiers import SYMBOL, changes
from callup.extract.numbers.piece import Piece

_LIST = re.compile(r"\s{0,2}(?:,|[-–—]|до|to|и|and|или|or|,\s?(?:and|и|а|but))\s{0,2}")
_THREE_DIGITS = re.compile(r"[1-9]\d\d")
_LONGEST_LIST = 9
_LONGEST_RANGE = 4
_LOOK_BACK = 24
_FROM_RU = re.compile(r"(?<![^\W_])(?:от|від)\s$")
_FROM_EN = re.compile(r"\bfrom\s$")
_BETWEEN = re.compile(r"\bbetween\s$")


def together(folded: str, pieces: Iterable[Piece]) -> list[Piece]:
    """ "1 млн 900 тыс.", "574 тыс. 713" as one number."""
    joined: list[Piece] = []
    unit: Decimal | None = None  # the multiplier of the last part of the last number
    for piece in pieces:
        before = joined[-1] if joined else None
        if before is not None and unit is not None and _goes_on(folded, before, piece, unit):
            value = before.high * (before.multiplier or 1) + piece.high * (piece.multiplier or 1)
            joined[-1] = Piece(before.start, piece.end, value, value)
        else:
            joined.append(piece)
        unit = piece.multiplier
    return joined


def _goes_on(folded: str, before: Piece, piece: Piece, unit: Decimal) -> bool:
    """Whether a number is the smaller part of the one right before it, the last part of which has a unit."""
    if before.vague or piece.vague or folded[before.end : piece.start].strip(" \u00a0"):
        return False
    if piece.multiplier is None and unit == 1_000:
        # "574 тыс. 713 рублей", and not "40 тысяч 18 августа"
        return _THREE_DIGITS.fullmatch(folded, piece.start, piece.end) is not None
    return piece.high * (piece.multiplier or 1) < unit


def with_shared_multipliers(folded: str, pieces: list[Piece]) -> list[Piece]:
    """ "От 200 до 300 тыс.", "1,6 и 2 млн": a multiplier serves the numbers listed before it."""
    for index in range(len(pieces) - 2, -1, -1):
        piece, after = pieces[index], pieces[index + 1]
        if piece.multiplier is None and after.multiplier is not None and _is_listed(folded, piece, after):
            piece.multiplier = after.multiplier
    for piece in pieces:
        if piece.multiplier is not None and not piece.vague:
            one = piece.low is piece.high
            piece.low *= piece.multiplier
            piece.high = piece.low if one else piece.high * piece.multiplier
    return pieces


def _is_listed(folded: str, piece: Piece, after: Piece) -> bool:
    """Whether a number smaller than a thousand stands in one list or range with the next."""
    return (
        after.start - piece.end <= _LONGEST_LIST
        and not (piece.vague or after.vague)
        and piece.high < 1_000
        and folded[piece.start].isdigit() == folded[after.start].isdigit()
        and _LIST.fullmatch(folded, piece.end, after.start) is not None
    )


def is_range(folded: str, first: Piece, second: Piece) -> bool:
    """Whether two numbers are the ends of one range: "200–300", "от 200 до 300", "between X and Y"."""
    if first.vague or second.vague or first.high >= second.low:
        return False
    between = folded[first.end : second.start].strip()
    if not between or len(between) > _LONGEST_RANGE:
        return False
    if between in ("-", "–", "—"):
        return True
    if between not in ("до", "to", "and"):
        return False
    before = folded[max(0, first.start - _LOOK_BACK) : first.start]
    symbol = SYMBOL.search(before)
    words = before[: symbol.start()] if symbol else before
    if between == "до":
        return _FROM_RU.search(words) is not None
    if between == "to":
        return _FROM_EN.search(words) is None or not changes(folded, first.start)
    return _BETWEEN.search(words) is not None
