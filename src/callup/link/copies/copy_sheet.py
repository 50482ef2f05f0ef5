"""What copies of one text share, and what each puts into the places where they differ."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

import msgspec

SLOT = "[…]"
_TOKEN = re.compile(
    r"\[[^\]\s]+(?: [^\]\s]+)*\]|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\w+(?:[.,:\-/]\w+)*|[^\w\s]"
)
_SHARED = 0.6
"""A word of the first text that so large a share of the copies has is part of what they share."""
_LONGEST = 2_000
"""Words of a text that are compared; what follows is left out."""
_LONGEST_FILLER = 12
_PLAIN = re.compile(r"\w")


class Slot(msgspec.Struct, frozen=True):
    """A place where copies differ: `after` are the shared words before it; what each copy has there.

    A filler is None where a copy leaves out what is around the place, "" where it has nothing there.
    """

    after: str
    fillers: tuple[str | None, ...]


class Sheet(msgspec.Struct, frozen=True):
    """The words that copies share, `[…]` where they differ, and the slots in their order."""

    shared: str
    slots: tuple[Slot, ...]


def sheet_of(texts: Sequence[str]) -> Sheet:
    """What texts share with the first of them, and what differs.

    >>> sheet_of(["Pay is 5 coins in Ash.", "Pay is 7 coins in Oak.", "Pay is 9 coins in Elm."]).shared
    'Pay is […] coins in […].'
    """
    base = _tokens(texts[0])
    folded = [word.lower() for word in base]
    aligned = [_aligned(folded, text) for text in texts]
    met = Counter(at for matches, _ in aligned for at in matches)
    shared: list[int] = []
    for at, word in enumerate(base):  # a sign is shared only with the word before it
        if met[at] >= _SHARED * len(texts) and (_PLAIN.search(word) or (shared and shared[-1] == at - 1)):
            shared.append(at)
    borders = list(pairwise([-1, *shared, len(base)]))
    slots = []
    pieces: list[str] = []
    said: list[str] = []
    for before, after in borders:
        if before >= 0:
            pieces.append(base[before])
            said.append(base[before])
        fillers = tuple(_filler(one, (before, after), len(base)) for one in aligned)
        if _differ(fillers):
            slots.append(Slot(_spelled(said[-6:]), fillers))
            pieces.append(SLOT)
    return Sheet(_spelled(pieces), tuple(slots))


Aligned = tuple[dict[int, int], list[str]]
"""Of each word of the first text where it stands in a copy, and the copy's words."""


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text)[:_LONGEST]


def _aligned(base: list[str], text: str) -> Aligned:
    words = _tokens(text)
    blocks = SequenceMatcher(None, base, [word.lower() for word in words])
    return {
        block.a + step: block.b + step for block in blocks.get_matching_blocks() for step in range(block.size)
    }, words


def _filler(aligned: Aligned, borders: tuple[int, int], length: int) -> str | None:
    """What a copy has between two words of the first text that are shared."""
    places, words = aligned
    before, after = borders
    start = -1 if before < 0 else places.get(before)
    end = len(words) if after >= length else places.get(after)
    if start is None or end is None or end <= start:
        return None
    return _spelled(words[start + 1 : end][:_LONGEST_FILLER])


def _differ(fillers: tuple[str | None, ...]) -> bool:
    """Whether copies have different words there; signs alone are no difference."""
    told = [filler for filler in fillers if filler is not None]
    return len(set(told)) > 1 and any(_PLAIN.search(filler) for filler in told)


def _spelled(words: Sequence[str]) -> str:
    """Words with the spaces that their signs want."""
    text = " ".join(words)
    text = re.sub(r" ([.,:;!?%»)…])", r"\1", text)
    return re.sub(r"([«(№]) ", r"\1", text).replace(f"{SLOT} {SLOT}", SLOT)
