"""Pairs of signatures that are alike: looked for among those that are equal in all columns of a band.

Each signature is compared with the next one in its bucket, where those that share the following band too
stand side by side. So the pairs grow with the number of texts, however many of them share a formula.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import numpy as np
from numpy.typing import NDArray

BANDS, ROWS = 32, 4
FAINTEST = 0.3
"""The estimated similarity from which a pair says anything: below it most texts of a corpus are pairs."""

Minima = NDArray[np.uint32]
Numbers = NDArray[np.int64]
_FAINTEST_AT_FIRST_SIGHT = 0.25
_EVERY = 4  # columns
_AT_ONCE = 1 << 17
_BANDS_AT_ONCE = 8
_LOW = 0xFFFFFFFF
_ODD = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93], dtype=np.uint64
)


class Pairs(msgspec.Struct, frozen=True):
    """Pairs of rows, the lower one first, each with its estimated Jaccard similarity."""

    one: Numbers
    other: Numbers
    likeness: NDArray[np.float32]

    def where(self, wanted: NDArray[np.bool_]) -> Pairs:
        """Some of the pairs."""
        return Pairs(self.one[wanted], self.other[wanted], self.likeness[wanted])

    def both_ways(self) -> Pairs:
        """Each pair twice, from either side."""
        return Pairs(
            np.concatenate([self.one, self.other]),
            np.concatenate([self.other, self.one]),
            np.concatenate([self.likeness, self.likeness]),
        )


def band_keys(minima: Minima) -> NDArray[np.uint32]:
    """A row for each band: one number for its columns, of each signature."""
    keys = np.empty((BANDS, len(minima)), np.uint32)
    for band in range(BANDS):
        columns = minima[:, band * ROWS : (band + 1) * ROWS].astype(np.uint64)
        keys[band] = (columns * _ODD).sum(axis=1, dtype=np.uint64) >> np.uint64(32)
    return keys


def close_pairs(minima: Minima) -> Pairs:
    """The pairs of signatures that share a band and are not too unlike."""
    some_columns = np.ascontiguousarray(minima[:, ::_EVERY])
    keys = band_keys(minima)
    found = np.empty(0, np.int64)
    for first in range(0, BANDS, _BANDS_AT_ONCE):
        bands = range(first, first + _BANDS_AT_ONCE)
        fresh = np.unique(np.concatenate([next_ones(keys, band) for band in bands]))
        fresh = fresh[_alike(some_columns, fresh) >= _FAINTEST_AT_FIRST_SIGHT]
        found = np.union1d(found, fresh)
    del keys, some_columns
    one, other = found >> 32, found & _LOW
    pairs = Pairs(one, other, likeness(minima, one, (minima, other)))
    return pairs.where(pairs.likeness >= FAINTEST)


def next_ones(keys: NDArray[np.uint32], band: int, steps: int = 1) -> Numbers:
    """Columns of keys with one key in a band, each with so many that follow it, as one number of two."""
    both = keys[band].astype(np.uint64) << np.uint64(32) | keys[(band + 1) % BANDS]
    order = np.argsort(both, kind="stable")
    ordered = keys[band][order]
    found = []
    for step in range(1, steps + 1):
        same = np.flatnonzero(ordered[step:] == ordered[:-step])
        one, other = order[same], order[same + step]
        found.append(np.minimum(one, other) << 32 | np.maximum(one, other))
    return np.concatenate(found)


def _alike(columns: Minima, found: Numbers) -> NDArray[np.float32]:
    return likeness(columns, found >> 32, (columns, found & _LOW))


def likeness(minima: Minima, rows: Numbers, with_: tuple[Minima, Numbers]) -> NDArray[np.float32]:
    """The estimated similarity of rows of one set of signatures with rows of another, one by one."""
    others, other_rows = with_
    alike = np.empty(len(rows), np.float32)
    for some in _slices(len(rows)):
        same = minima[rows[some]] == others[other_rows[some]]
        counts = np.bitwise_count(same.view(np.uint64)).sum(axis=1, dtype=np.uint16)
        alike[some] = counts / np.float32(minima.shape[1])
    return alike


def _slices(length: int) -> Iterator[slice]:
    for first in range(0, length, _AT_ONCE):
        yield slice(first, min(first + _AT_ONCE, length))


def components(count: int, one: Numbers, other: Numbers) -> Numbers:
    """Of each of so many numbers the lowest one that pairs lead to from it, step by step."""
    lowest = np.arange(count)
    while len(one):
        below = np.minimum(lowest[one], lowest[other])
        np.minimum.at(lowest, lowest[one], below)
        np.minimum.at(lowest, lowest[other], below)
        lowest = _settled(lowest)
        apart = lowest[one] != lowest[other]
        one, other = one[apart], other[apart]
    return lowest


def _settled(lowest: Numbers) -> Numbers:
    while True:
        further = lowest[lowest]
        if np.array_equal(further, lowest):
            return lowest
        lowest = further
