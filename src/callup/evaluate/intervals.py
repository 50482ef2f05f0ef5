"""How sure a score is: Wilson's interval of a share, and the jackknife for what is no share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import sqrt
from typing import TypeVar

import msgspec

_Z = 1.959964
Item = TypeVar("Item")


class Share(msgspec.Struct, frozen=True):
    """`hits` of `total`, with Wilson's 95 % interval (Wilson 1927); all fractions of 1."""

    hits: int
    total: int

    @property
    def value(self) -> float | None:
        """The share; None where nothing was counted."""
        return self.hits / self.total if self.total else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95 % interval; None where nothing was counted."""
        if not self.total:
            return None
        share = self.hits / self.total
        middle = share + _Z * _Z / (2 * self.total)
        spread = _Z * sqrt(share * (1 - share) / self.total + _Z * _Z / (4 * self.total**2))
        under = 1 + _Z * _Z / self.total
        return max(0.0, (middle - spread) / under), min(1.0, (middle + spread) / under)


def jackknifed(
    items: Sequence[Item], score: Callable[[Sequence[Item]], float | None]
) -> tuple[float, float] | None:
    """The 95 % interval of a score by the jackknife (Tukey 1958), one text left out at a time; or None."""
    whole = score(items)
    without = [score([*items[:at], *items[at + 1 :]]) for at in range(len(items))]
    values = [value for value in without if value is not None]
    if whole is None or len(values) < 2:
        return None
    mean = sum(values) / len(values)
    error = sqrt((len(values) - 1) / len(values) * sum((value - mean) ** 2 for value in values))
    return max(0.0, whole - _Z * error), min(1.0, whole + _Z * error)
