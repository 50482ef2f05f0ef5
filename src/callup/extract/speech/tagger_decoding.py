"""From the tagger's scores to spans: who, by which words, says what."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Any

import msgspec
import numpy as np

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-ahead", "I-ahead", "B-behind", "I-behind")
"""A token's tag. What is said has its cue ahead of it or behind it; B begins a span, I goes on with one."""

REACH = 64
"""How many tokens off a cue its source may begin, on either side."""

_ROLE_OF = np.array([0, 1, 1, 2, 2, 3, 3, 4, 4])
_BEGINS = frozenset((1, 3, 5, 7))
_SAID_BEGINS = [5, 7]
_CORE, _HALO = 48, 16
_RESCALED = 8  # steps after which states are scaled to one: double precision holds the worst of so many
_SURE = 3.0
SOURCE, CUE, AHEAD, BEHIND = 1, 2, 3, 4


class Settings(msgspec.Struct, frozen=True):
    """What was set on articles that were not trained on.

    `boost` is added to the score of each tag that begins what is said. A content is kept from the probability
    `content` up, a source from `source` up, one that was not tagged from `pointed` up; it then reaches over
    the tokens that go on with a source from `grow` up.
    """

    boost: float = 0.0
    source: float = 0.3
    content: float = 0.0
    pointed: float = 0.6
    grow: float = 0.2


class Chain(msgspec.Struct, frozen=True):
    """The learnt scores that hold tokens together.

    `transitions` [tags, tags] from a tag to the next; `distances` [2 * REACH + 1] of a source that begins so
    far off its cue, `nobody` of none.
    """

    transitions: Any
    distances: Any
    nobody: float


class Scores(msgspec.Struct, frozen=True):
    """What the network gives each token: `tags` [n, tags], `cues` and `sources` [n, d], the two sides whose
    products score a cue with its source's first token."""

    tags: Any
    cues: Any
    sources: Any


class Tagged(msgspec.Struct):
    """One attribution by its tokens, ends exclusive; `sure` is how likely its source and its content are."""

    cue: tuple[int, int]
    source: tuple[int, int] | None
    content: list[tuple[int, int]]
    sure: tuple[float, float]


class _Span(msgspec.Struct, frozen=True):
    role: int
    start: int
    end: int
    sure: float


def decode(scores: Scores, chain: Chain, settings: Settings) -> list[Tagged]:
    """The attributions of a stretch, in the order of their cues.

    Tags by the marginals of a linear-chain CRF (Lafferty, McCallum and Pereira 2001), sources by the scores
    of pairs. Linear in the tokens.
    """
    if (scores.tags[:, 1:].max(1) - scores.tags[:, 0]).max(initial=-_SURE) <= -_SURE:
        return []
    boosted = scores.tags.copy()
    boosted[:, _SAID_BEGINS] += settings.boost
    likely = marginals(boosted, chain.transitions)
    spans = list(_spans(likely))
    sources = _Sources(spans, (scores, chain, settings), likely)
    tagged = []
    for cue, content in _linked(spans):
        sure = sum(c.sure * (c.end - c.start) for c in content) / sum(c.end - c.start for c in content)
        if sure < settings.content:
            continue
        source, certain = sources.of(cue)
        tagged.append(
            Tagged((cue.start, cue.end), source, [(c.start, c.end) for c in content], (certain, sure))
        )
    return tagged


def marginals(scores: Any, transitions: Any) -> Any:
    """How likely each tag of each token is, [n, tags]: forward and backward in short windows side by side.

    A window sees `_HALO` tokens before and behind its own; what fits into one is read whole.
    """
    count, tags = scores.shape
    core, halo = (count, 0) if count <= _CORE + 2 * _HALO else (_CORE, _HALO)
    windows = -(-count // core)
    padded = np.zeros((windows * core + 2 * halo, tags))
    padded[:, 0] = 1.0
    padded[halo : halo + count] = np.exp(scores - scores.max(1, keepdims=True))
    own = padded[np.arange(core + 2 * halo)[:, None] + core * np.arange(windows)[None, :]]
    steps = np.exp(transitions.astype(np.float64))
    both = (_ahead(own, steps) * _behind(own, steps))[halo : halo + core]
    both = both.transpose(1, 0, 2).reshape(-1, tags)[:count]
    return both / both.sum(1, keepdims=True)


def _ahead(own: Any, steps: Any) -> Any:
    """The forward states of windows, [tokens, windows, tags]."""
    states = np.empty_like(own)
    states[0] = own[0]
    state = states[0]
    for at in range(1, len(own)):
        state = np.matmul(state, steps, out=states[at])
        state *= own[at]
        if at % _RESCALED == 0:
            state /= state.sum(1, keepdims=True)
    return states


def _behind(own: Any, steps: Any) -> Any:
    """The backward states of windows, [tokens, windows, tags]."""
    states = np.empty_like(own)
    back = steps.T.copy()
    states[-1] = 1.0
    state = states[-1]
    for at in range(len(own) - 2, -1, -1):
        state = np.matmul(state * own[at + 1], back, out=states[at])
        if at % _RESCALED == 0:
            state /= state.sum(1, keepdims=True)
    return states


def _spans(likely: Any) -> Iterator[_Span]:
    """The spans of the likeliest tags; one that goes on with nothing begins."""
    tags = likely.argmax(1).tolist()
    roles = _ROLE_OF.tolist()
    at, count = 0, len(tags)
    while at < count:
        tag = tags[at]
        if tag == 0:
            at += 1
            continue
        role, end = roles[tag], at + 1
        while end < count and roles[tags[end]] == role and tags[end] not in _BEGINS:
            end += 1
        sure = float(likely[at:end, 2 * role - 1 : 2 * role + 1].sum() / (end - at))
        yield _Span(role, at, end, sure)
        at = end


def _linked(spans: list[_Span]) -> Iterator[tuple[_Span, list[_Span]]]:
    """Each cue with what is said: a content's cue is the next one ahead, or the last one behind."""
    cues = [at for at, span in enumerate(spans) if span.role == CUE]
    held: dict[int, list[_Span]] = {at: [] for at in cues}
    before = -1
    ahead = dict(zip([-1, *cues], [*cues, -1], strict=True))
    for at, span in enumerate(spans):
        if span.role == CUE:
            before = at
        elif span.role in (AHEAD, BEHIND):
            after = ahead[before]
            own = after if (span.role == AHEAD and after >= 0) or before < 0 else before
            if own >= 0:
                _put(held[own], span)
    return ((spans[at], contents) for at, contents in held.items() if contents)


def _put(contents: list[_Span], span: _Span) -> None:
    """Add a span to a content; one that goes on where the last one ends is part of it."""
    if contents and contents[-1].end == span.start:
        before = contents.pop()
        long, more = before.end - before.start, span.end - span.start
        sure = (before.sure * long + span.sure * more) / (long + more)
        span = _Span(span.role, before.start, span.end, sure)
    contents.append(span)


class _Sources:
    """The sources of one stretch, to be asked for by cue."""

    def __init__(self, spans: list[_Span], model: tuple[Scores, Chain, Settings], likely: Any) -> None:
        self._spans = [span for span in spans if span.role == SOURCE]
        self._ends = [span.end for span in self._spans]
        self._starts = [span.start for span in self._spans]
        self._scores, self._chain, self._settings = model
        self._likely = likely

    def of(self, cue: _Span) -> tuple[tuple[int, int] | None, float]:
        """Who a cue belongs to, and how likely that is; None where nobody is likely enough."""
        first, each = self._shares(cue)
        near = self._spans[bisect_right(self._ends, first) : bisect_left(self._starts, first + len(each))]
        shares = [float(each[max(span.start - first, 0) : span.end - first].sum()) for span in near]
        best = int(np.argmax(shares)) if shares else -1
        if best >= 0 and shares[best] >= self._settings.source:
            return (near[best].start, near[best].end), shares[best]
        start = first + int(each.argmax())
        share = float(each[start - first])
        if share < self._settings.pointed or cue.start <= start < cue.end:
            return None, 1.0 - share
        return (start, self._grown(start)), share

    def _shares(self, cue: _Span) -> tuple[int, Any]:
        """The first token in reach, and for each from there how likely the cue's source begins with it."""
        first, last = max(cue.start - REACH, 0), min(cue.start + REACH + 1, len(self._likely))
        each = self._scores.sources[first:last] @ self._scores.cues[cue.start]
        each = each + self._chain.distances[first - cue.start + REACH : last - cue.start + REACH]
        top = max(float(each.max()), self._chain.nobody)
        each = np.exp(each - top)
        return first, each / (each.sum() + np.exp(self._chain.nobody - top))

    def _grown(self, start: int) -> int:
        end = start + 1
        while end < len(self._likely) and end - start < REACH and self._likely[end, 2] >= self._settings.grow:
            end += 1
        return end
