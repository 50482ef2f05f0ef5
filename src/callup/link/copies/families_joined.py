"""New texts join the families that stand, without those being found anew.

What the order of arrival can change, until all families are found anew: two families that a later text lies
between stay two; a text that came before its family was large enough stays alone; and a new family sees of
the texts around it only those that are like its own new members.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from callup.link.copies.copy_pairs import (
    BANDS,
    FAINTEST,
    Minima,
    Pairs,
    band_keys,
    likeness,
    next_ones,
)
from callup.link.copies.families import (
    ALONE,
    Grouped,
    Grown,
    Signed,
    grown,
    meetings,
    with_nearest,
    with_repeats,
)

_NEXT_ONES = 3
_FILTER = 1 << 20


def join(signed: Signed, standing: Grouped, fresh: NDArray[np.bool_]) -> Grouped:
    """The families with the texts that are `fresh`; those of all others stand as they are.

    `standing` names the family of each text of `signed`, `ALONE` for the fresh ones. New families have
    numbers above the old ones. A text that was alone may become part of a new family.
    """
    worded = signed.wording >= 0
    of_wording = np.full(len(signed.digests), ALONE)
    inside = worded & (standing.family != ALONE)
    of_wording[signed.wording[inside]] = standing.family[inside]
    is_new = np.ones(len(signed.digests), bool)
    is_new[signed.wording[worded & ~fresh]] = False
    long = signed.row >= 0
    cluster = np.full(len(signed.minima), ALONE)
    cluster[signed.row[long]] = of_wording[long]
    new_rows = np.zeros(len(signed.minima), bool)
    new_rows[signed.row[long & is_new]] = True

    pairs = _pairs_with(signed.minima, new_rows)
    known = Grown(cluster, standing.cores, standing.reach)
    found = _with_new_ones(signed.minima, pairs, with_nearest(meetings(signed.minima, pairs, known), known))
    of_wording[long] = found.cluster[signed.row[long]]
    return with_repeats(
        signed, of_wording, Grouped(standing.family, found.cores, found.reach), standing=len(standing.cores)
    )


def _pairs_with(minima: Minima, new: NDArray[np.bool_]) -> Pairs:
    """The pairs that are alike of which one row is new."""
    keys = band_keys(minima)
    found = np.empty(0, np.int64)
    for band in range(BANDS):
        met = np.zeros(_FILTER, bool)
        met[keys[band, new] % _FILTER] = True
        rows = np.flatnonzero(met[keys[band] % _FILTER])
        both = next_ones(keys[:, rows], band, _NEXT_ONES)
        one, other = rows[both >> 32], rows[both & 0xFFFFFFFF]
        wanted = new[one] | new[other]
        found = np.union1d(found, one[wanted] << 32 | other[wanted])
    one, other = found >> 32, found & 0xFFFFFFFF
    pairs = Pairs(one, other, likeness(minima, one, (minima, other)))
    return pairs.where(pairs.likeness >= FAINTEST)


def _with_new_ones(minima: Minima, pairs: Pairs, known: Grown) -> Grown:
    """The clusters with new ones of rows that are still single."""
    cluster = known.cluster.copy()
    apart = pairs.where((cluster[pairs.one] == ALONE) & (cluster[pairs.other] == ALONE))
    rows, place = np.unique(np.concatenate([apart.one, apart.other]), return_inverse=True)
    half = len(apart.one)
    found = grown(minima[rows], Pairs(place[:half], place[half:], apart.likeness))
    inside = found.cluster != ALONE
    cluster[rows[inside]] = len(known.cores) + found.cluster[inside]
    return Grown(
        cluster,
        np.concatenate([known.cores, found.cores]),
        np.concatenate([known.reach, found.reach]),
    )
