"""Families: which of many signatures carry one text.

Pairs that are alike make chains, and in a large corpus chains of formulas join everything. So a chain becomes
a family only where it holds together: its members are close to what most of them share (its core), and few
texts lie around it that are nearly alike. In a campaign there is a gap between the copies and all the rest;
in a formula that a thousand libraries fill anew there is none, however many texts are compared. What fails is
cut at a higher similarity, and again. Then single texts join the core they are nearest to, as far as the gap
around it allows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
import numpy as np
from numpy.typing import NDArray

from callup.link.copies.copy_cores import Clusters, cores_of, nearness, surroundings
from callup.link.copies.copy_pairs import Minima, Numbers, Pairs, close_pairs, components, likeness
from callup.link.copies.copy_signatures import COLUMNS

ALONE = -1

_CUTS = (0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85)
_AROUND = 0.15
"""Texts less alike than the cut, by no more than this, lie around a cluster."""
_HOLDS, _HOLDS_FOR_FEW, _FOR_EACH_AROUND, _MOST_AROUND = 0.65, 0.3, 0.1, 3.0
"""The mean nearness that a cluster needs: more where it is small, and for each text around a member."""
_STRANGE = 0.45
"""A member that is less near to the core of a cluster of several is let go."""
_SEVERAL = 5
_JOINED_BY_OTHERS = 4
"""A cluster of fewer different texts has too weak a core for others to join."""
_REACHES = (0.65, 0.6, 0.55, 0.5, 0.45, 0.4)
_JUST_OUTSIDE = 0.1
NEAREST_ONLY = 0.75
"""The reach of a family with no gap around it, or with too few members to tell."""


class Signed(msgspec.Struct, frozen=True):
    """Signatures of texts: of each the number of its document and of its wording, `ALONE` where it has none.

    Wordings are the different masked texts, by their digests. `row` is the row of a wording's columns,
    `ALONE` for one that is too short to have any.
    """

    numbers: Numbers
    wording: Numbers
    digests: Numbers
    row: Numbers
    minima: Minima


class Grouped(msgspec.Struct, frozen=True):
    """Of each text the number of its family, or `ALONE`; the families' cores, and how near others must be.

    A family of texts that are too short for columns has a core of zeros and reaches no other text.
    """

    family: Numbers
    cores: Minima
    reach: NDArray[np.float64]


def gather(rows: Iterable[tuple[int, int | None, bytes]]) -> Signed:
    """Signatures as they are kept (number, digest, columns), as arrays; one of each wording is held."""
    numbers: list[int] = []
    wording: list[int] = []
    known: dict[int, int] = {}
    row: list[int] = []
    columns = bytearray()
    for number, digest, minima in rows:
        numbers.append(number)
        if digest is None:
            wording.append(ALONE)
            continue
        if digest not in known:
            known[digest] = len(known)
            row.append(len(columns) // (4 * COLUMNS) if minima else ALONE)
            columns += minima
        wording.append(known[digest])
    digests = np.fromiter(known, np.int64, len(known))
    minima_ = np.frombuffer(columns, np.uint32).reshape(-1, COLUMNS)
    return Signed(
        np.array(numbers, np.int64),
        np.array(wording, np.int64),
        digests,
        np.array(row, np.int64),
        minima_,
    )


def in_order(signed: Signed) -> Signed:
    """The wordings in the order of their digests, so that the order of arrival is nothing."""
    order = np.argsort(signed.digests)
    place = np.empty(len(order) + 1, np.int64)
    place[order] = np.arange(len(order))
    place[ALONE] = ALONE
    rows = signed.row[order]
    long = rows >= 0
    row = np.full(len(order), ALONE)
    row[long] = np.arange(np.count_nonzero(long))
    return Signed(
        signed.numbers, place[signed.wording], signed.digests[order], row, signed.minima[rows[long]]
    )


def group(signed: Signed) -> Grouped:
    """The families among some texts, of two texts or more each.

    The order of the texts is nothing where their wordings are `in_order`.
    """
    found = grown(signed.minima, close_pairs(signed.minima))
    of_wording = np.full(len(signed.digests), ALONE)
    long = signed.row >= 0
    of_wording[long] = found.cluster[signed.row[long]]
    nobody = np.full(len(signed.numbers), ALONE)
    return with_repeats(signed, of_wording, Grouped(nobody, found.cores, found.reach), standing=0)


def with_repeats(signed: Signed, of_wording: Numbers, found: Grouped, standing: int) -> Grouped:
    """The families of texts by those of their wordings; new ones where texts are the same word by word.

    Of all but the first `standing` families those are dropped that have not two texts.
    """
    worded = signed.wording >= 0
    counts = np.bincount(signed.wording[worded], minlength=len(signed.digests))
    repeated = np.flatnonzero((of_wording == ALONE) & (counts > 1))
    of_wording = of_wording.copy()
    of_wording[repeated] = len(found.cores) + np.arange(len(repeated))
    rows = signed.row[repeated]
    cores = np.zeros((len(repeated), COLUMNS), np.uint32)
    cores[rows >= 0] = signed.minima[rows[rows >= 0]]
    reach = np.where(rows >= 0, NEAREST_ONLY, 1.0)
    family = found.family.copy()
    family[worded] = of_wording[signed.wording[worded]]
    kept = np.bincount(family[family != ALONE], minlength=len(found.cores) + len(repeated)) > 1
    kept[:standing] = True
    number = np.append(np.where(kept, np.cumsum(kept) - 1, ALONE), ALONE)
    return Grouped(
        number[family],
        np.concatenate([found.cores, cores])[kept],
        np.concatenate([found.reach, reach])[kept],
    )


class Grown(msgspec.Struct, frozen=True):
    """Of each row its cluster or `ALONE`; the clusters' cores and reaches."""

    cluster: Numbers
    cores: Minima
    reach: NDArray[np.float64]


class Meetings(msgspec.Struct, frozen=True):
    """Single rows, each with a cluster that it might join, and how near it is to the cluster's core."""

    row: Numbers
    cluster: Numbers
    near: NDArray[np.float32]


def grown(minima: Minima, pairs: Pairs) -> Grown:
    """The clusters of signatures that hold together, with the single ones that join them."""
    cluster = np.full(len(minima), ALONE)
    cores = [np.empty((0, minima.shape[1]), np.uint32)]
    count = 0
    for clusters, found in _held_together(minima, pairs):
        cluster[clusters.rows] = count + clusters.cluster
        cores.append(found)
        count += clusters.count
    return _joined(minima, pairs, Grown(cluster, np.concatenate(cores), np.empty(0)))


def _held_together(minima: Minima, pairs: Pairs) -> Iterator[tuple[Clusters, Minima]]:
    """At each cut the clusters that hold together, with their cores; the rest goes on to the next cut."""
    active = np.ones(len(minima), bool)
    for cut in _CUTS:
        pairs = pairs.where(active[pairs.one] & active[pairs.other])
        above = pairs.where(pairs.likeness >= cut)
        if not len(above.one):
            return
        rows = np.unique(np.concatenate([above.one, above.other]))
        lowest, cluster = np.unique(
            components(len(minima), above.one, above.other)[rows], return_inverse=True
        )
        clusters = Clusters(rows, cluster, len(lowest))
        cores = cores_of(minima, clusters)
        near = nearness(minima, clusters, cores)
        around = pairs.where((pairs.likeness < cut) & (pairs.likeness >= cut - _AROUND))
        holds = _hold(clusters, near, surroundings(clusters, around, len(minima)))
        stays = holds[cluster] & ((near >= _STRANGE) | (clusters.sizes[cluster] < _SEVERAL))
        number = np.cumsum(holds) - 1
        yield Clusters(rows[stays], number[cluster[stays]], int(np.count_nonzero(holds))), cores[holds]
        active[:] = False
        active[rows[~stays]] = True


def _hold(clusters: Clusters, near: NDArray[np.float32], around: Numbers) -> NDArray[np.bool_]:
    """Which clusters hold together."""
    sizes = np.maximum(clusters.sizes, 1)
    mean = np.bincount(clusters.cluster, near, minlength=clusters.count) / sizes
    crowd = np.minimum(around / sizes, _MOST_AROUND)
    holds: NDArray[np.bool_] = mean >= _HOLDS + _HOLDS_FOR_FEW / sizes + _FOR_EACH_AROUND * crowd
    return holds


def _joined(minima: Minima, pairs: Pairs, found: Grown) -> Grown:
    """The clusters with the single rows that come as near to one as the gap around it allows."""
    sizes = np.bincount(found.cluster[found.cluster != ALONE], minlength=len(found.cores))
    met = meetings(minima, pairs, found)
    return with_nearest(met, Grown(found.cluster, found.cores, _reaches(sizes, met)))


def meetings(minima: Minima, pairs: Pairs, found: Grown) -> Meetings:
    """How near each single row is to the cores of the clusters that it has pairs in."""
    count = max(len(found.cores), 1)
    sides = pairs.both_ways()
    wanted = (found.cluster[sides.one] == ALONE) & (found.cluster[sides.other] != ALONE)
    met = np.unique(sides.one[wanted] * count + found.cluster[sides.other[wanted]])
    row, of = met // count, met % count
    return Meetings(row, of, likeness(minima, row, (found.cores, of)))


def with_nearest(met: Meetings, found: Grown) -> Grown:
    """The clusters with the single rows that are within reach of one; each in the nearest."""
    inside = met.near >= found.reach[met.cluster]
    order = np.argsort(met.near[inside], kind="stable")  # the nearest is written last
    cluster = found.cluster.copy()
    cluster[met.row[inside][order]] = met.cluster[inside][order]
    return Grown(cluster, found.cores, found.reach)


def _reaches(sizes: Numbers, met: Meetings) -> NDArray[np.float64]:
    """How near others must be to join each cluster: lowered as long as few lie just outside."""
    near, of = met.near, met.cluster
    reach = np.full(len(sizes), NEAREST_ONLY)
    going = sizes >= _JOINED_BY_OTHERS
    for lower in _REACHES:
        inside = np.bincount(of[near >= lower], minlength=len(sizes))
        just_outside = (near < lower) & (near >= lower - _JUST_OUTSIDE)
        outside = np.bincount(of[just_outside], minlength=len(sizes))
        going &= (outside <= (sizes + inside) / 2) & (inside <= sizes)
        reach[going] = lower
    return reach
