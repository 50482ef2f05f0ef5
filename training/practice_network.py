"""The networks of the tagger of practices in torch, as `practice_tagger.py` of extract runs them in numpy."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import Tensor, nn

from callup.extract.practices.practice_rows import BEGINNINGS, PIECES, Rows, beginning_of, pieces_of
from callup.extract.practices.practice_tagger import PIECES_COUNT

HIDDEN = 1  # the row of a beginning that training hides
MOST_PIECES, MOST_ENTRIES = 24, 16


class Plan(NamedTuple):
    """The sizes of the network and how it is trained; `hide` is the share of beginnings and of the
    campaign's words that are hidden in a pass, `joined` that of reports read together with another."""

    width: int = 48
    apart: tuple[int, ...] = (1, 2, 4)
    dropout: float = 0.3
    hide: tuple[float, float] = (0.15, 0.1)
    joined: float = 0.5
    epochs: int = 25
    rate: float = 3e-3
    decay: float = 0.05
    at_once: int = 24
    text_counts: float = 0.5
    seed: int = 7


class Item(NamedTuple):
    """One text ready to be learnt: [tokens], [tokens, pieces], [tokens, entries], what is true of each token
    [tokens, practices], 0 where that is not told. `whole` holds what is true of the text, where only that
    is known."""

    beginnings: Tensor
    pieces: Tensor
    entries: Tensor
    truth: Tensor
    told: Tensor
    whole: tuple[int, ...] | None


class Network(nn.Module):
    """Tokens in, a score for each practice out."""

    def __init__(self, entries: int, practices: int, plan: Plan) -> None:
        super().__init__()
        width = plan.width
        self.plan = plan
        self.beginning = nn.Embedding(BEGINNINGS, width, padding_idx=0)
        self.piece = nn.EmbeddingBag(PIECES, width, mode="sum", padding_idx=0)
        self.entry = nn.EmbeddingBag(entries, width, mode="sum", padding_idx=0)
        for table in (self.beginning, self.piece, self.entry):
            nn.init.normal_(table.weight, std=0.1)
            with torch.no_grad():
                table.weight[0] = 0
        self.norms = nn.ModuleList(nn.LayerNorm(width) for _ in plan.apart)
        self.layers = nn.ModuleList(nn.Linear(3 * width, width) for _ in plan.apart)
        self.drop = nn.Dropout(plan.dropout)
        self.norm = nn.LayerNorm(width)
        self.out = nn.Linear(width, practices)
        nn.init.constant_(self.out.bias, -4.0)

    def forward(self, beginnings: Tensor, pieces: Tensor, entries: Tensor, mask: Tensor) -> Tensor:
        """[batch, tokens], twice [batch, tokens, some], [batch, tokens] to [batch, tokens, practices]."""
        batch, count = beginnings.shape
        if self.training:
            hidden = torch.rand(beginnings.shape) < self.plan.hide[0]
            beginnings = torch.where(hidden & (mask > 0), HIDDEN, beginnings)
            entries = torch.where(torch.rand(entries.shape) < self.plan.hide[1], 0, entries)
        states = self.beginning(beginnings)
        states = states + PIECES_COUNT * self.piece(pieces.flatten(0, 1)).view(batch, count, -1)
        states = states + self.entry(entries.flatten(0, 1)).view(batch, count, -1)
        states = self.drop(states) * mask[:, :, None]
        for apart, norm, layer in zip(self.plan.apart, self.norms, self.layers, strict=True):
            own = norm(states) * mask[:, :, None]
            padded = nn.functional.pad(own, (0, 0, apart, apart))
            beside = torch.cat([padded[:, : -2 * apart], own, padded[:, 2 * apart :]], 2)
            states = states + self.drop(torch.relu(layer(beside))) * mask[:, :, None]
        scores: Tensor = self.out(self.norm(states))
        return scores


def item_of(rows: Rows, truth: np.ndarray[Any, Any], told: np.ndarray[Any, Any], whole: Any) -> Item:
    """A text's rows with what is true of them."""
    count = len(rows.words)
    pieces = torch.zeros(count, MOST_PIECES, dtype=torch.long)
    entries = torch.zeros(count, MOST_ENTRIES, dtype=torch.long)
    for at, word in enumerate(rows.words):
        own = pieces_of(word)[:MOST_PIECES]
        pieces[at, : len(own)] = torch.tensor(own)
    taken = [0] * count
    for at, entry in rows.entries:
        if taken[at] < MOST_ENTRIES:
            entries[at, taken[at]] = entry
            taken[at] += 1
    beginnings = torch.tensor([beginning_of(word) for word in rows.words])
    return Item(beginnings, pieces, entries, torch.from_numpy(truth), torch.from_numpy(told), whole)


def train(items: Sequence[Item], entries: int, practices: int, plan: Plan) -> Network:
    """A network that has learnt the items; the same items and plan give the same network.

    A word whose beginning stands in none of them counts as a hidden one, a piece that does so as nothing.
    """
    torch.manual_seed(plan.seed)
    numbers = np.random.default_rng(plan.seed)
    network = Network(entries, practices, plan)
    optimizer = torch.optim.AdamW(network.parameters(), lr=plan.rate, weight_decay=plan.decay)
    steps = plan.epochs * math.ceil(len(items) / plan.at_once)
    step = 0
    for _ in range(plan.epochs):
        network.train()
        for some in _batches(_joined(items, plan, numbers), plan, numbers):
            step += 1
            for group in optimizer.param_groups:
                group["lr"] = plan.rate * min(step / 50, 1.0) * max(1 - step / steps, 0.02)
            optimizer.zero_grad()
            _loss(network, some, practices).backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
    _forget_unseen(network, items)
    return network.eval()


@torch.no_grad()
def _forget_unseen(network: Network, items: Sequence[Item]) -> None:
    beginnings = torch.cat([item.beginnings for item in items]).unique()
    pieces = torch.cat([item.pieces.flatten() for item in items]).unique()
    for table, seen, instead in (
        (network.beginning.weight, beginnings, network.beginning.weight[HIDDEN].clone()),
        (network.piece.weight, pieces, torch.zeros(network.plan.width)),
    ):
        unseen = torch.ones(len(table), dtype=torch.bool)
        unseen[seen] = False
        unseen[:2] = False
        table[unseen] = instead


def _loss(network: Network, items: Sequence[Item], practices: int) -> Tensor:
    """How far the scores are from what is true of each token, and of each text as a whole."""
    *inputs, truth, told, mask = _padded(items, practices)
    scores = network(*inputs, mask)
    each = nn.functional.binary_cross_entropy_with_logits(scores, truth, reduction="none")
    whole = (scores + (mask[:, :, None] - 1) * 30).logsumexp(1)
    of_text = truth.max(1)[0]
    for row, item in zip(of_text, items, strict=True):
        row[list(item.whole or ())] = 1.0
    known = 1.0 - ((truth + told).amin(1) == 0).float() * (of_text == 0).float()
    text = nn.functional.binary_cross_entropy_with_logits(whole, of_text, reduction="none") * known
    counted = torch.tensor([0.0 if item.whole else 1.0 for item in items])[:, None, None]
    return (each * told * counted).sum() / mask.sum() + network.plan.text_counts * text.sum(1).mean()


def _padded(items: Sequence[Item], practices: int) -> list[Tensor]:
    longest = max(len(item.beginnings) for item in items)
    sizes: tuple[tuple[int, ...], ...] = ((), (MOST_PIECES,), (MOST_ENTRIES,), (practices,), (practices,))
    padded = []
    for at, size in enumerate(sizes):
        kind = torch.long if at < 3 else torch.float32
        table = torch.zeros(len(items), longest, *size, dtype=kind)
        for row, item in enumerate(items):
            part: Tensor = item[at]
            table[row, : len(part)] = part
        padded.append(table)
    mask = torch.zeros(len(items), longest)
    for row, item in enumerate(items):
        mask[row, : len(item.beginnings)] = 1.0
    return [*padded, mask]


def _joined(items: Sequence[Item], plan: Plan, numbers: np.random.Generator) -> list[Item]:
    """The items in another order, some of them read together with the next."""
    order = numbers.permutation(len(items)).tolist()
    joined: list[Item] = []
    while order:
        item = items[order.pop()]
        if order and item.whole is None and numbers.random() < plan.joined:
            other = items[order[-1]]
            if other.whole is None:
                order.pop()
                item = Item(*(torch.cat([item[at], other[at]]) for at in range(5)), None)
        joined.append(item)
    return joined


def _batches(items: list[Item], plan: Plan, numbers: np.random.Generator) -> Iterator[list[Item]]:
    """Items of about one length together, in a random order."""
    lengths = np.array([len(item.beginnings) for item in items]) + 12 * numbers.random(len(items))
    order = np.argsort(lengths)
    firsts = np.arange(0, len(order), plan.at_once)
    for first in numbers.permutation(firsts).tolist():
        yield [items[at] for at in order[first : first + plan.at_once].tolist()]
