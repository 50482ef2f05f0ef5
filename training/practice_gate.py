"""The gate of the tagger of practices: which sentences are worth reading, by the weights of their words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import Tensor, nn

FOLDS = 5
PASSES = 0.97
"""The share of sentences that tell of a practice and must pass, measured on folds set aside."""

_STEPS, _RATE, _DECAY = 300, 0.05, 1e-3


class Sentence(NamedTuple):
    """The rows of a sentence's words and entries, each once, and whether it tells of a practice."""

    rows: list[int]
    tells: bool


def gate(sentences: Sequence[Sentence], rows: int) -> tuple[Any, float]:
    """The weight of each row, and the sum from which a sentence passes."""
    told = np.array([sentence.tells for sentence in sentences])
    scores = np.zeros(len(sentences))
    fold = np.arange(len(sentences)) % FOLDS
    for one in range(FOLDS):
        weights, bias = _fitted([sentences[at] for at in np.flatnonzero(fold != one)], rows)
        for at in np.flatnonzero(fold == one):
            scores[at] = weights[sentences[at].rows].sum() + bias
    weights, bias = _fitted(sentences, rows)
    opens = float(np.quantile(scores[told], 1 - PASSES))
    print(f"gate: {np.mean(scores[~told] >= opens):.3f} of the others pass")
    return weights.astype(np.float32), opens - bias


def _fitted(sentences: Sequence[Sentence], rows: int) -> tuple[Any, float]:
    """Weights and bias of a logistic regression."""
    index = torch.tensor(np.concatenate([sentence.rows for sentence in sentences]).astype(np.int64))
    firsts = torch.tensor(np.cumsum([0, *(len(sentence.rows) for sentence in sentences[:-1])]))
    told = torch.tensor([float(sentence.tells) for sentence in sentences])
    weights = nn.EmbeddingBag(rows, 1, mode="sum")
    nn.init.zeros_(weights.weight)
    bias: Tensor = torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.Adam([weights.weight, bias], lr=_RATE)
    for _ in range(_STEPS):
        scores = weights(index, firsts)[:, 0] + bias
        loss = nn.functional.binary_cross_entropy_with_logits(scores, told)
        loss = loss + _DECAY * (weights.weight**2).sum()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return weights.weight.detach().numpy()[:, 0], float(bias.detach())
