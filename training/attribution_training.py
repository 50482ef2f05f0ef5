"""The training of the English tagger: batches of pieces of articles, one epoch after another."""

from __future__ import annotations

import math
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import numpy as np
import torch
from torch import Tensor

from attribution_data import Article, prepare, unquoted
from attribution_network import Network, forget, pair_loss, state_copy, tag_loss
from callup.extract.speech.tagger_decoding import REACH
from callup.extract.speech.tagger_features import COLUMNS, Words

LENGTH = 192
AT_ONCE = 24
WARM_UP = 200

Batch = tuple[Tensor, Tensor, Tensor, Tensor]
"""Rows [batch, tokens, columns], tags and mask [batch, tokens], pairs [n, 3]: item, cue, source or -1."""


class Plan(msgspec.Struct, frozen=True):
    """How a network is trained. `unquoted` is the share of articles that lose marks in an epoch, `marks` the
    share of quotations that do so in them, `short` the share of pieces that are cut down to a sentence or
    two; `forget` tells how soon a rare word is hidden."""

    seed: int = 7
    epochs: int = 11
    rate: float = 2e-3
    decay: float = 0.02
    forget: float = 0.5
    always: float = 0.04
    pairs: float = 0.1
    average: float = 0.998
    unquoted: float = 0.4
    marks: float = 0.6
    short: float = 0.05


class Material(msgspec.Struct, frozen=True):
    """What is trained on: articles, their reader, and each known word's chance to be hidden."""

    articles: list[Article]
    words: Words
    rates: Tensor


def train(network: Network, material: Material, plan: Plan, judge: Callable[[], float]) -> dict[str, Any]:
    """Train a network; returns the averaged weights of the epoch that `judge` finds best."""
    articles = material.articles
    generator = torch.Generator().manual_seed(plan.seed)
    numbers = np.random.default_rng(plan.seed)
    optimizer = torch.optim.AdamW(
        network.parameters(), lr=plan.rate, weight_decay=plan.decay, betas=(0.9, 0.98)
    )
    averaged, best, best_score = state_copy(network), state_copy(network), -1.0
    steps = plan.epochs * sum(1 for _ in batches(articles, torch.Generator().manual_seed(0)))
    step = 0
    for epoch in range(plan.epochs):
        began = time.perf_counter()
        network.train()
        losses = []
        for rows, *rest in batches(varied(material, plan, numbers), generator, plan.short):
            step += 1
            for group in optimizer.param_groups:
                group["lr"] = plan.rate * pace(step, steps)
            losses.append(learn(network, (forget(rows, material.rates, generator), *rest), optimizer, plan))
            average(averaged, network, min(plan.average, (1 + step) / (10 + step)))
        own = state_copy(network)
        network.load_state_dict(averaged)
        network.eval()
        print(f"epoch {epoch + 1}: {time.perf_counter() - began:.0f} s, loss {np.mean(losses):.4f}; ", end="")
        score = judge()
        if score > best_score:
            best, best_score = state_copy(network), score
        network.load_state_dict(own)
        sys.stdout.flush()
    return best


def learn(network: Network, batch: Batch, optimizer: Any, plan: Plan) -> float:
    """One step; returns the loss of the tags."""
    rows, tags, mask, pairs = batch
    scores, cues, sources = network(rows)
    loss = tag_loss(scores, tags, mask, network.chain())
    both = loss + plan.pairs * pair_loss(cues, sources, pairs, network)
    optimizer.zero_grad()
    both.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    return float(loss.detach())


def pace(step: int, steps: int) -> float:
    """The share of the learning rate at a step: up in a line, down in a cosine."""
    return min(step / WARM_UP, 0.02 + 0.49 * (1 + math.cos(math.pi * min(1.0, step / steps))))


@torch.no_grad()
def average(averaged: dict[str, Any], network: Network, kept: float) -> None:
    """Move the averaged weights towards the network's."""
    for name, value in network.state_dict().items():
        if value.dtype.is_floating_point:
            averaged[name].lerp_(value, 1 - kept)


def varied(material: Material, plan: Plan, numbers: Any) -> list[Article]:
    """The articles of one epoch: some have lost quotation marks."""
    return [
        prepare(unquoted(one, plan.marks, numbers), material.words)
        if numbers.random() < plan.unquoted
        else one
        for one in material.articles
    ]


def batches(articles: list[Article], generator: torch.Generator, short: float = 0.0) -> Iterator[Batch]:
    """Pieces of articles in a drawn order, cut at drawn places."""
    pieces = []
    for article in articles:
        at, end = 0, int(torch.randint(LENGTH // 2, LENGTH + 1, (1,), generator=generator))
        while at < len(article.tags):
            piece = (article, at, min(end, len(article.tags)))
            dice = torch.rand(3, generator=generator).tolist()
            pieces.append(shortened(piece, dice[1:]) if dice[0] < short else piece)
            at, end = end, end + LENGTH
    order = torch.randperm(len(pieces), generator=generator).tolist()
    for first in range(0, len(order), AT_ONCE):
        yield batch_of([pieces[at] for at in order[first : first + AT_ONCE]])


def shortened(piece: tuple[Article, int, int], dice: list[float]) -> tuple[Article, int, int]:
    """One or two sentences of a piece, drawn with two numbers from 0 to 1."""
    article, start, end = piece
    places = article.tokens.rows[start:end, COLUMNS.index("place")]
    borders = [*(start + np.flatnonzero((places == 1) | (places == 2))).tolist(), end]
    if len(borders) < 3:
        return piece
    first = int(dice[0] * (len(borders) - 1))
    return article, borders[first], borders[min(first + 1 + int(2 * dice[1]), len(borders) - 1)]


def batch_of(pieces: list[tuple[Article, int, int]]) -> Batch:
    """Pieces of articles side by side; pairs that a cut parts or that are out of reach are left out."""
    size = max(end - start for _, start, end in pieces)
    rows = torch.zeros(len(pieces), size, len(COLUMNS), dtype=torch.long)
    tags = torch.zeros(len(pieces), size, dtype=torch.long)
    mask = torch.zeros(len(pieces), size)
    pairs = []
    for item, (article, start, end) in enumerate(pieces):
        rows[item, : end - start] = torch.from_numpy(article.tokens.rows[start:end].astype(np.int64))
        tags[item, : end - start] = torch.from_numpy(article.tags[start:end])
        mask[item, : end - start] = 1
        for cue, source in article.pairs.tolist():
            inside = source < 0 or (start <= source < end and abs(source - cue) <= REACH)
            if start <= cue < end and inside:
                pairs.append((item, cue - start, source - start if source >= 0 else -1))
    return rows, tags, mask, torch.tensor(pairs, dtype=torch.long).reshape(-1, 3)


def hiding_rates(hashes: list[int], counts: Counter[int], plan: Plan) -> Tensor:
    """The chance of each known word, by its number, to be hidden in training."""
    rates = [0.0, 0.0, *(plan.always + plan.forget / (plan.forget + counts[one]) for one in hashes)]
    return torch.tensor(rates)
