"""What the members of a cluster share, and how well they hold together."""

from __future__ import annotations

import msgspec
import numpy as np
from numpy.typing import NDArray

from callup.link.copies.copy_pairs import Minima, Numbers, Pairs, likeness

_HIGH = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)


class Clusters(msgspec.Struct, frozen=True):
    """Rows of signatures, of each the number of its cluster, and how many clusters there are."""

    rows: Numbers
    cluster: Numbers
    count: int

    @property
    def sizes(self) -> Numbers:
        """How many rows each cluster has."""
        return np.bincount(self.cluster, minlength=self.count)


def cores_of(minima: Minima, clusters: Clusters) -> Minima:
    """For each cluster the value that most of its signatures have in each column; of equals the lowest."""
    cores = np.empty((clusters.count, minima.shape[1]), np.uint32)
    high = clusters.cluster.astype(np.uint64) << _HIGH
    for column in range(minima.shape[1]):
        values = np.sort(high | minima[clusters.rows, column])
        first = np.flatnonzero(np.concatenate([[True], values[1:] != values[:-1]]))
        many = np.diff(first, append=len(values))
        cluster = (values[first] >> _HIGH).astype(np.int64)
        order = np.lexsort((-many, cluster))
        best = order[np.flatnonzero(np.diff(cluster[order], prepend=-1))]
        cores[cluster[best], column] = (values[first[best]] & _LOW).astype(np.uint32)
    return cores


def nearness(minima: Minima, clusters: Clusters, cores: Minima) -> NDArray[np.float32]:
    """How alike each row is to the core of its cluster."""
    return likeness(minima, clusters.rows, (cores, clusters.cluster))


def surroundings(clusters: Clusters, pairs: Pairs, count: int) -> Numbers:
    """For each cluster how many of `count` rows lie around it: paired with a member, and no member."""
    cluster = np.full(count, -1)
    cluster[clusters.rows] = clusters.cluster
    sides = pairs.both_ways()
    outside = (cluster[sides.other] >= 0) & (cluster[sides.one] != cluster[sides.other])
    around = np.unique(cluster[sides.other[outside]] * count + sides.one[outside])
    return np.bincount(around // count, minlength=clusters.count)
