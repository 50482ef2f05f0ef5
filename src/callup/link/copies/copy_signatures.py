"""Signatures of masked texts: what is kept with a document so that its copies can be found among millions.

MinHash over runs of five characters: the share of columns in which two signatures are equal estimates the
Jaccard similarity of the two texts' sets of runs, give or take .03 (A. Broder, "On the resemblance and
containment of documents", 1997). The column's smaller value is that of both texts together.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

COLUMNS = 128
RUN = 5
SHORTEST = 100
"""Characters after masking; shorter texts are copies only where they are the same."""
FEWEST_WORDS = 5
"""A text with fewer words is no copy of any: so little is said alike by chance."""
VERSION = f"rensa-{RMinHash.ALGORITHM_VERSION}/{RUN}/{COLUMNS}"

_SEED = 1
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_FIVE_BYTES = np.uint64((1 << 8 * RUN) - 1)
_PAD = b"\x00" * 8


class Signature(msgspec.Struct, frozen=True):
    """`digest` is the hash of the whole masked text, None where it says too little to be a copy of any.

    `minima` are the columns, as bytes, empty where the text is too short for them.
    """

    digest: int | None
    minima: bytes = b""


def sign(masked: Sequence[bytes]) -> list[Signature]:
    """The signatures of some masked texts, in their order; faster for many at once."""
    long = [text for text in masked if len(text) >= SHORTEST]
    rows = iter(minima_of(long)) if long else iter(())
    return [
        Signature(digest_of(text), next(rows).tobytes() if len(text) >= SHORTEST else b"") for text in masked
    ]


def digest_of(masked: bytes) -> int | None:
    """A signed number of 64 bits for a masked text; None for one of a few words."""
    if masked.count(b" ") + 1 < FEWEST_WORDS:
        return None
    return int.from_bytes(hashlib.blake2b(masked, digest_size=8).digest(), "big", signed=True)


def minima_of(masked: Sequence[bytes]) -> NDArray[np.uint32]:
    """The columns of some masked texts of five characters or more, a row each."""
    joined = b"".join(masked)
    lengths = np.fromiter(map(len, masked), np.int64, len(masked))
    ends = lengths.cumsum()
    runs = np.ndarray((len(joined),), "<u8", joined + _PAD, strides=(1,))
    hashes = (runs & _FIVE_BYTES) * _SPREAD
    hashes ^= hashes >> np.uint64(29)
    inside = np.ones(len(joined), bool)
    for back in range(1, RUN):
        inside[ends - back] = False  # a run that would go on into the next text
    offsets = np.zeros(len(masked) + 1, np.uint64)
    np.cumsum(lengths - (RUN - 1), out=offsets[1:])
    digests = RMinHash.digest_matrix_from_flat_token_hashes(hashes[inside], offsets, COLUMNS, _SEED)
    return np.array(digests.to_rows(), dtype=np.uint32)
