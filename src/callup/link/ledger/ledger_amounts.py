"""When two sums are the same one, and when both can be true."""

from __future__ import annotations

from decimal import Decimal

from callup.link.ledger.ledger_slots import value_of
from callup.values import Amount

_ROUGH = frozenset({"about", "nearly"})
_ROUGH_SHARE = Decimal("0.05")


def agrees(one: Amount | None, other: Amount | None) -> bool:
    """Whether two reports name one sum; "about" and "nearly" allow for a twentieth.

    A range is the same as its own upper or lower end alone: "up to 2", "from 1", "1 to 2".
    """
    first, second = value_of(one), value_of(other)
    if first == second or one is None or other is None or one.currency != other.currency:
        return first == second
    if not is_exact(one) and not is_exact(other) and _share_an_end(one, other):
        return True
    if one.qualifier not in _ROUGH and other.qualifier not in _ROUGH:
        return False
    left, right = size(one), size(other)
    return left is not None and right is not None and abs(left - right) <= _ROUGH_SHARE * max(left, right)


def leaves_room(one: Amount | None, other: Amount | None) -> bool:
    """Whether two sums that differ can both be true, as "up to 2 million" and "1.5 million".

    One number inside a range, or from half an "up to" on; an "up to" above a "from". Two sums that are told
    in one way, as "up to 2" and "up to 3", do not.
    """
    if one is None or other is None or one.currency != other.currency or agrees(one, other):
        return False
    if is_exact(other):
        one, other = other, one
    if is_exact(one):
        return _holds(other, size(one))
    low, high = one.min or other.min, one.max or other.max
    is_pair = (one.min is None) != (other.min is None) and (one.max is None) != (other.max is None)
    return is_pair and low is not None and high is not None and low <= high


def _holds(wide: Amount, number: Decimal | None) -> bool:
    """Whether a number lies in a range, or in the upper half of an "up to"."""
    if number is None or wide.max is None or is_exact(wide):
        return False
    low = wide.min if wide.min is not None else wide.max / 2
    return low <= number <= wide.max


def is_exact(amount: Amount | None) -> bool:
    """Whether a sum is one number."""
    return amount is not None and amount.min is not None and amount.min == amount.max


def size(amount: Amount | None) -> Decimal | None:
    """The one number of a sum: its upper end, or its lower one where that is all that is known."""
    if amount is None:
        return None
    return amount.max if amount.max is not None else amount.min


def _share_an_end(one: Amount, other: Amount) -> bool:
    """Whether one names both ends and the other just one of them."""
    both_low, both_high = None not in (one.min, other.min), None not in (one.max, other.max)
    return both_low != both_high and (one.min == other.min if both_low else one.max == other.max)
