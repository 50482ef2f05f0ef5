"""The network of the English tagger: hashed features, convolutions, and a linear-chain CRF over its tags."""

from __future__ import annotations

from typing import Any

import msgspec
import torch
from torch import Tensor, nn

from callup.extract.speech.tagger_decoding import REACH, TAGS
from callup.extract.speech.tagger_features import PLACES, PREFIXES, QUOTES, SHAPES, SUFFIXES, UNKNOWN

FORBIDDEN = -30.0


class Shape(msgspec.Struct, frozen=True):
    """The sizes of a network; `recurrent` is the width of each direction of its LSTM, 0 for none."""

    width: int = 128
    dilations: tuple[int, ...] = (1, 2)
    recurrent: int = 128
    pair: int = 32
    columns: tuple[int, ...] = (64, 48, 24, 24, 8, 8, 4)
    dropout: float = 0.3


class Block(nn.Module):
    """A residual convolution over three tokens, `apart` from each other, as one product of matrices."""

    def __init__(self, width: int, apart: int, dropout: float) -> None:
        super().__init__()
        self.apart = apart
        self.convolve = nn.Linear(3 * width, width)
        self.norm = nn.LayerNorm(width)
        self.drop = nn.Dropout(dropout)

    def forward(self, states: Tensor) -> Tensor:
        """[batch, tokens, width] to the same."""
        own = self.norm(states)
        padded = nn.functional.pad(own, (0, 0, self.apart, self.apart))
        behind, ahead = padded[:, : -2 * self.apart], padded[:, 2 * self.apart :]
        return states + self.drop(torch.relu(self.convolve(torch.cat([behind, own, ahead], 2))))


class Network(nn.Module):
    """Rows of features in; out come scores of tags and both sides of the scores of pairs."""

    def __init__(self, words: int, stems: int, shape: Shape) -> None:
        super().__init__()
        sizes = (words + 2, stems + 2, SUFFIXES, PREFIXES, SHAPES, QUOTES, PLACES)
        pairs = zip(sizes, shape.columns, strict=True)
        self.tables = nn.ModuleList(nn.Embedding(size, width, padding_idx=0) for size, width in pairs)
        for table in self.tables:
            nn.init.normal_(table.weight, std=0.3)
        self.first = nn.Linear(sum(shape.columns), shape.width)
        self.drop = nn.Dropout(shape.dropout)
        self.blocks = nn.ModuleList(Block(shape.width, one, shape.dropout) for one in shape.dilations)
        self.recurrent = (
            nn.LSTM(shape.width, shape.recurrent, batch_first=True, bidirectional=True)
            if shape.recurrent
            else None
        )
        last = 2 * shape.recurrent or shape.width
        self.norm = nn.LayerNorm(last)
        self.tags = nn.Linear(last, len(TAGS))
        self.cues = nn.Linear(last, shape.pair)
        self.sources = nn.Linear(last, shape.pair)
        self.transitions = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.distances = nn.Parameter(torch.zeros(2 * REACH + 1))
        self.nobody = nn.Parameter(torch.zeros(()))
        self.register_buffer("forbidden", forbidden())

    def forward(self, rows: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """[batch, tokens, columns] to [batch, tokens, tags] and twice [batch, tokens, pair]."""
        parts = [table(rows[:, :, at]) for at, table in enumerate(self.tables)]
        return self.score(torch.cat(parts, -1))

    def score(self, features: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """The same from the looked-up features, [batch, tokens, the columns' widths together]."""
        states = self.first(self.drop(features))
        for block in self.blocks:
            states = block(states)
        if self.recurrent is not None:
            states, _ = self.recurrent(self.drop(states))
        states = self.drop(self.norm(states))
        return self.tags(states), self.cues(states), self.sources(states)

    def chain(self) -> Tensor:
        """The scores of transitions, with those that no tags allow."""
        return self.transitions + self.forbidden


def forbidden() -> Tensor:
    """What keeps I behind its own B or I."""
    table = torch.zeros(len(TAGS), len(TAGS))
    for at, tag in enumerate(TAGS):
        if tag.startswith("I-"):
            table[:, at] = FORBIDDEN
            table[at, at] = table[at - 1, at] = 0.0
    return table


def tag_loss(scores: Tensor, tags: Tensor, mask: Tensor, chain: Tensor) -> Tensor:
    """The negative log-likelihood of the tags under the CRF, a token; `mask` [batch, tokens] is 1 on text."""
    picked = scores.gather(2, tags.unsqueeze(2)).squeeze(2) * mask
    moves = chain[tags[:, :-1], tags[:, 1:]] * mask[:, 1:]
    right = picked.sum() + moves.sum()
    steps = chain.exp()
    top = scores.max(2, keepdim=True).values
    own = (scores - top).exp()
    state = own[:, 0]
    total = (top.squeeze(2) * mask).sum()
    for at in range(1, scores.shape[1]):
        norm = state.sum(1, keepdim=True)
        total = total + norm.log().sum()
        state = state / norm
        on = mask[:, at : at + 1]
        state = on * (state @ steps) * own[:, at] + (1 - on) * state
    return (total + state.sum(1).log().sum() - right) / mask.sum()


def pair_loss(cues: Tensor, sources: Tensor, pairs: Tensor, network: Network) -> Tensor:
    """The cross-entropy of each cue's source among the tokens in reach and nobody.

    `pairs` [n, 3]: the row of the batch, the cue's token, the source's (-1: nobody).
    """
    if not len(pairs):
        return cues.sum() * 0
    offsets = torch.arange(-REACH, REACH + 1)
    places = pairs[:, 1:2] + offsets
    inside = (places >= 0) & (places < sources.shape[1])
    near = sources[pairs[:, :1], places.clamp(0, sources.shape[1] - 1)]
    own = cues[pairs[:, 0], pairs[:, 1]]
    each = (near @ own.unsqueeze(2)).squeeze(2) + network.distances
    each = each.masked_fill(~inside, -1e4)
    each = torch.cat([each, network.nobody.expand(len(pairs), 1)], 1)
    wanted = torch.where(pairs[:, 2] < 0, 2 * REACH + 1, pairs[:, 2] - pairs[:, 1] + REACH)
    return nn.functional.cross_entropy(each, wanted)


def forget(rows: Tensor, rates: Tensor, generator: torch.Generator) -> Tensor:
    """Rows in which some words are unknown, the rarer the likelier; half of them keep their stem.

    `rates` gives each word's chance by its number.
    """
    dice = torch.rand(rows.shape[:2], generator=generator)
    hidden = (dice < rates[rows[:, :, 0]]) & (rows[:, :, 0] > 0)
    rows = rows.clone()
    rows[:, :, 0] = torch.where(hidden, UNKNOWN, rows[:, :, 0])
    both = hidden & (torch.rand(rows.shape[:2], generator=generator) < 0.5)
    rows[:, :, 1] = torch.where(both, UNKNOWN, rows[:, :, 1])
    return rows


def state_copy(network: Network) -> dict[str, Any]:
    """The weights, apart from the network."""
    return {name: value.detach().clone() for name, value in network.state_dict().items()}
