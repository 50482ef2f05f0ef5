"""How sure a score is: Wilson's interval of a share, and the jackknife for what is no share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import sqrt

import msgspec

_Z = 1.959964


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
    counts: Sequence[Sequence[int]], score: Callable[[Sequence[int]], float | None]
) -> tuple[float, float] | None:
    """The 95 % interval of a score by the jackknife (Tukey 1958), one text left out at a time; or None.

    `counts` are what each text adds, and `score` is of their sums; texts without which there is no score
    are left in.
    """
    if len(counts) < 2:
        return None
    totals = [sum(column) for column in zip(*counts, strict=True)]
    whole = score(totals)
    without = (score([total - own for total, own in zip(totals, one, strict=True)]) for one in counts)
    values = [value for value in without if value is not None]
    if whole is None or len(values) < 2:
        return None
    mean = sum(values) / len(values)
    error = sqrt((len(values) - 1) / len(values) * sum((value - mean) ** 2 for value in values))
    return max(0.0, whole - _Z * error), min(1.0, whole + _Z * error)
