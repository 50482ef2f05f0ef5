"""Numbers in a text: digits, words, multipliers, ranges, and how exact they say they are."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from callup.extract.found import FoundNumber
from callup.extract.numbers.number_pieces import find_pieces
from callup.extract.numbers.number_qualifiers import qualifier_after, qualifier_before
from callup.extract.numbers.number_ranges import is_range, together, with_shared_multipliers
from callup.extract.numbers.piece import Piece
from callup.scan import Scan
from callup.values import Qualifier, Quantity, Span, cut

_ONE = Decimal(1)


def find_numbers(text: str, scan: Scan) -> Iterator[FoundNumber]:
    """Every number of a text, in its order, ranges and multipliers put together.

    "От 200 до 300 тыс." is one number, "с 15 до 100 тыс." two: the second says what something was and is.
    What is part of a word, an address, a phone, a time or the number of an act is no number.
    """
    folded = scan.folded
    pieces = with_shared_multipliers(folded, together(folded, find_pieces(folded)))
    at = 0
    while at < len(pieces):
        ranged = at + 1 < len(pieces) and is_range(folded, pieces[at], pieces[at + 1])
        yield _found(text, folded, pieces[at], pieces[at + ranged])
        at += 1 + ranged


def _found(text: str, folded: str, first: Piece, last: Piece) -> FoundNumber:
    bare = cut(text, first.start, last.end)
    if first.vague:
        return FoundNumber(bare, bare, _quantity(first, first, "dozens_like", bare.quote))
    ranged = first is not last
    start, before = qualifier_before(folded, bare.start, ranged=ranged)
    end, after = qualifier_after(folded, bare.end)
    span = _widened(text, bare, start if before or ranged else bare.start, end if after else bare.end)
    return FoundNumber(span, bare, _quantity(first, last, None if ranged else before or after, span.quote))


def _widened(text: str, bare: Span, start: int, end: int) -> Span:
    return bare if start == bare.start and end == bare.end else cut(text, start, end)


def _quantity(first: Piece, last: Piece, qualifier: Qualifier | None, written: str) -> Quantity:
    low: Decimal | None = _plain(first.low)
    high: Decimal | None = low if first.low is last.high else _plain(last.high)
    if qualifier == "at_most":
        low = None
    elif qualifier == "at_least":
        high = None
    return Quantity(min=low, max=high, qualifier=qualifier, as_written=written)


def _plain(value: Decimal) -> Decimal:
    """The value without an exponent and without empty decimals."""
    whole = value.to_integral_value()
    return whole.quantize(_ONE) if value == whole else value.normalize()
