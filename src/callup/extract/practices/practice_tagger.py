"""The tagger of practices: small networks that have read reports in our own words, beside the frames.

A frame knows a practice by the words that its authors thought of; a network by what words stand near each
other in some thousand sentences (training/practices). Several networks vote, for what one alone is sure of is
often chance. What they find is proposed where no frame speaks, and where none of them sees what a frame
finds, that is no practice. Their weights belong to a campaign, as its practices do: `practice_tagger.npz`,
with a card beside it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Sequence
from functools import lru_cache
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from callup.extract.practices.practice_rows import BEGINNINGS, Rows, beginning_of, pieces_of, read_rows
from callup.scan import Scan

PIECES_COUNT = 0.3
"""The weight of a word's pieces beside its beginning."""

_MOST_KEPT = 20_000  # words whose vectors are kept
_MOST_AT_ONCE = 32  # sentences
_GROWS = 0.4  # tokens beside the likeliest one belong to it from this share of its likelihood up
_TINY = 1e-5
_BLOCK = 32  # tokens

Floats = NDArray[np.float32]


class Proposed(msgspec.Struct, frozen=True):
    """A practice that the network sees in a sentence, at its likeliest words."""

    practice: str
    start: int
    end: int


class Seen(msgspec.Struct, frozen=True):
    """What the networks see in a sentence: what they propose, and how likely it tells of each practice."""

    proposed: tuple[Proposed, ...]
    likely: dict[str, float]


class Table(msgspec.Struct, frozen=True):
    """Vectors in bytes, [networks, rows, width], with a scale for each row: a start reads few of them."""

    bytes_: NDArray[np.int8]
    scale: Floats

    def of(self, rows: Sequence[int]) -> Floats:
        """The vectors of some rows, [networks, rows, width]."""
        vectors: Floats = self.bytes_[:, rows] * self.scale[:, rows]
        return vectors


class Layer(msgspec.Struct, frozen=True):
    """A residual convolution over three tokens that lie `apart`, of each of m networks: norm [2, m, 1, d],
    weights [m, 3d, d], bias [m, 1, d]."""

    norm: Floats
    weights: Floats
    bias: Floats
    apart: int


@lru_cache(maxsize=4)
def load_practice_tagger(path: Path) -> PracticeTagger:
    """A model by its file, read once for this process and its children."""
    return PracticeTagger(path)


class PracticeTagger:
    """A model in a file. Work and memory are linear in the text; any number of threads may share it."""

    def __init__(self, path: Path) -> None:
        with np.load(path, allow_pickle=False) as kept:
            held = {name: kept[name] for name in kept.files}
        self.practices: list[str] = held["practices"].tolist()
        self._threshold = float(held["threshold"])
        self._gate: list[float] = held["gate"].tolist()
        self._gate_opens = float(held["gate_opens"])
        self._rows = {name: row for row, name in enumerate(held["entries"].tolist())}
        tables = ("beginning", "piece", "entry")
        self._beginnings, self._pieces, self._entries = (
            Table(held[name], held[f"{name}_scale"][:, :, None]) for name in tables
        )
        self._layers = [
            Layer(held[f"norm{at}"], held[f"weights{at}"], held[f"bias{at}"], int(apart))
            for at, apart in enumerate(held["apart"])
        ]
        self._reach = sum(layer.apart for layer in self._layers)
        self._last_norm, self._out, self._out_bias = held["norm"], held["out"], held["out_bias"]
        self._known: dict[str, Floats] = {}

    def see(self, scan: Scan, sentences: Sequence[int], told: Container[int] = ()) -> dict[int, Seen]:
        """What the networks see in some sentences, by index; those whose words alone say that they tell of no
        practice are left out, unless frames have `told` of one in them.

        A sentence is read with the tokens beside it that the layers reach.
        """
        worth = [at for at in sentences if at in told or self._is_worth_reading(scan, scan.sentences[at])]
        seen: dict[int, Seen] = {}
        for first in range(0, len(worth), _MOST_AT_ONCE):
            some = worth[first : first + _MOST_AT_ONCE]
            read = [read_rows(scan, scan.sentences[at], self._rows, self._reach) for at in some]
            for at, rows, likely in zip(some, read, self.likely(read), strict=True):
                seen[at] = self._seen(rows, likely, scan.sentences[at])
        return seen

    def _is_worth_reading(self, scan: Scan, within: tuple[int, int]) -> bool:
        """Whether the words of a sentence, in any order, may tell of a practice."""
        rows = read_rows(scan, within, self._rows)
        weights = self._gate
        score = sum(weights[row] for row in {beginning_of(word) for word in rows.words})
        score += sum(weights[BEGINNINGS + row] for row in {row for _, row in rows.entries})
        return score >= self._gate_opens

    def _seen(self, rows: Rows, likely: Floats, within: tuple[int, int]) -> Seen:
        """What the tokens within a sentence tell."""
        begin, end = (bisect_left(rows.starts, border) for border in within)
        part = likely[begin:end]
        if not len(part):
            return Seen((), {})
        most = part.max(0)
        proposed = []
        for column in np.flatnonzero(most >= self._threshold).tolist():
            at = int(part[:, column].argmax())
            near = part[:, column] >= part[at, column] * _GROWS
            first = last = at
            while first > 0 and near[first - 1]:
                first -= 1
            while last + 1 < len(near) and near[last + 1]:
                last += 1
            start, stop = rows.starts[begin + first], rows.ends[begin + last]
            proposed.append(Proposed(self.practices[column], start, stop))
        return Seen(tuple(proposed), dict(zip(self.practices, most.tolist(), strict=True)))

    def likely(self, read: Sequence[Rows]) -> list[Floats]:
        """How likely each token of each stretch tells of each practice, [tokens, practices] a stretch: the
        mean of the networks."""
        sizes = [len(rows.words) for rows in read]
        if not any(sizes):
            return [np.zeros((size, len(self.practices)), np.float32) for size in sizes]
        gap = max(layer.apart for layer in self._layers)
        firsts = np.cumsum([0, *(size + gap for size in sizes[:-1])]).tolist()
        count = firsts[-1] + sizes[-1]
        states = np.zeros((len(self._out), count, self._out.shape[1]), np.float32)
        there = np.zeros((count, 1), np.float32)
        for first, rows in zip(firsts, read, strict=True):
            there[first : first + len(rows.words)] = 1.0
            for at, word in enumerate(rows.words, first):
                states[:, at] = self._vector(word)
            if rows.entries:
                tokens, entries = zip(*rows.entries, strict=True)
                vectors = self._entries.of(entries)
                for at, token in enumerate(tokens):
                    states[:, first + token] += vectors[:, at]
        for layer in self._layers:
            own = _normed(states, layer.norm) * there
            states += _convolved(own, layer) * there
        last = _normed(states, self._last_norm)
        scores = _product(last, self._out) + self._out_bias
        likely: Floats = (1 / (1 + np.exp(-scores))).mean(0)
        return [likely[first : first + size] for first, size in zip(firsts, sizes, strict=True)]

    def _vector(self, word: str) -> Floats:
        """What the networks know of a word, [networks, width]."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) >= _MOST_KEPT:
                self._known = {}
            pieces = self._pieces.of(pieces_of(word)).sum(1)
            known = self._beginnings.of([beginning_of(word)])[:, 0] + PIECES_COUNT * pieces
            self._known[word] = known
        return known


def _normed(states: Floats, norm: Floats) -> Floats:
    centred = states - states.mean(2, keepdims=True)
    spread = np.sqrt((centred * centred).mean(2, keepdims=True) + _TINY)
    result: Floats = centred / spread * norm[0] + norm[1]
    return result


def _convolved(own: Floats, layer: Layer) -> Floats:
    apart = layer.apart
    padded = np.pad(own, ((0, 0), (apart, apart), (0, 0)))
    beside = np.concatenate([padded[:, : -2 * apart], own, padded[:, 2 * apart :]], 2)
    result: Floats = np.maximum(_product(beside, layer.weights) + layer.bias, 0)
    return result


def _product(states: Floats, weights: Floats) -> Floats:
    """The product [networks, tokens, out], block by block: what is so small is no work to share among cores,
    which the program's processes keep busy already."""
    networks, count, width = states.shape
    blocks = -(-count // _BLOCK)
    padded = np.zeros((networks, blocks * _BLOCK, width), np.float32)
    padded[:, :count] = states
    product = padded.reshape(networks, blocks, _BLOCK, width) @ weights[:, None]
    result: Floats = product.reshape(networks, blocks * _BLOCK, -1)[:, :count]
    return result
