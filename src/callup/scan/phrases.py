"""Patterns that are phrases, matched all at once, word by word.

From each word of a text one walk goes down a tree of which every branch is the next word's classes. A knot
of the tree knows what is still alive there, so the next text with the same words only follows references.
The tree grows as texts need it, and is cut back when it has grown too large.

The ways of one pattern are kept in the order in which they are preferred, after Pike's machine for regular
expressions (R. Cox, "Regular Expression Matching: the Virtual Machine Approach", 2009): a way that ends
drops those that are less preferred, and the pattern is decided when none that is more preferred is left.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from callup.scan.patterns import Any, Choice, Maybe, Node, Sequence, Word
from callup.scan.word_classes import Classes, WordClasses

_DONE = -1
_ANY_WORD = -1
_MOST_GROWN = 50_000  # knots, some 20 MB


class Entry(msgspec.Struct, frozen=True):
    """What a match of a pattern says: the rank of its entry, and whether it speaks against the entry."""

    rank: int
    against: bool


class Found(msgspec.Struct, frozen=True):
    """A pattern that is decided: its number, its entry's rank, and how many words its match has."""

    pattern: int
    rank: int
    words: int


class _Live(msgspec.Struct, frozen=True):
    """A pattern that is not decided: the places that wait for the next word, the words of its best match."""

    pattern: int
    waiting: tuple[int, ...]
    best: int


class Knot:
    """What the words so far have decided, and what they leave open.

    `ranks` are the entries of the matches of one word, at the first knot of a walk; `found` all other
    matches; `bars` the entries that are spoken against. `next` is None where nothing is open.
    """

    __slots__ = ("bars", "ended", "found", "live", "next", "ranks", "words")

    def __init__(self, words: int, live: Iterable[_Live] = ()) -> None:
        self.words = words
        self.live = tuple(live)
        self.ranks: tuple[int, ...] = ()
        self.found: tuple[Found, ...] = ()
        self.bars: tuple[int, ...] = ()
        self.next: dict[Classes, Knot] | None = {} if self.live else None
        self.ended: Knot | None = None


DEAD = Knot(0)
"""Where nothing is decided and nothing is open."""


def is_phrase(tree: Node) -> bool:
    """Whether a pattern has no gap and no number, and begins with words that are known."""
    return _is_of_words(tree) and not _may_begin_with_any(tree)


def _is_of_words(tree: Node) -> bool:
    if isinstance(tree, Sequence | Choice):
        return all(map(_is_of_words, tree.parts))
    return _is_of_words(tree.part) if isinstance(tree, Maybe) else isinstance(tree, Word | Any)


def _may_begin_with_any(tree: Node) -> bool:
    if isinstance(tree, Sequence):
        certain = next((at for at, part in enumerate(tree.parts) if not isinstance(part, Maybe)), 0)
        return any(map(_may_begin_with_any, tree.parts[: certain + 1]))
    if isinstance(tree, Choice):
        return any(map(_may_begin_with_any, tree.parts))
    return _may_begin_with_any(tree.part) if isinstance(tree, Maybe) else isinstance(tree, Any)


class Phrases:
    """The patterns that are phrases. A place is a word of a pattern, with the places that can follow it."""

    def __init__(self) -> None:
        self.classes = WordClasses()
        self._entries: dict[int, Entry] = {}
        self._first: dict[int, tuple[int, ...]] = {}
        self._class: list[int] = []
        self._follow: list[tuple[int, ...]] = []
        self._beginning: dict[int, dict[int, None]] = {}
        self._roots: list[Knot] = []
        self._grown = 0

    def add(self, pattern: int, tree: Node, entry: Entry) -> None:
        """Take in a pattern, by its number."""
        first = self._link(tree, (_DONE,))
        self._entries[pattern] = entry
        self._first[pattern] = first
        for place in first:
            self._beginning.setdefault(self._class[place], {})[pattern] = None

    def begin(self, classes: Classes) -> Knot | None:
        """The knot of a walk's first word; None where no pattern begins with it."""
        numbers = {number for one in classes for number in self._beginning.get(one, ())}
        knot = self._knot(1, classes, [_Live(number, self._first[number], 0) for number in sorted(numbers)])
        if knot is DEAD:
            return None
        knot.ranks = tuple(dict.fromkeys(found.rank for found in knot.found))
        knot.found = ()
        self._roots.append(knot)
        return knot

    def follow(self, knot: Knot, classes: Classes) -> Knot:
        """The knot one word further than one at which something is open."""
        branches = knot.next
        assert branches is not None
        grown = branches.get(classes)
        if grown is None:
            self._grown += 1
            if self._grown > _MOST_GROWN:
                self._cut_back()
            grown = branches[classes] = self._knot(knot.words + 1, classes, knot.live)
        return grown

    def end(self, knot: Knot) -> Knot:
        """The knot where the sentence ends with the words so far."""
        if knot.ended is None:
            decided = [live for live in knot.live if live.best]
            knot.ended = self._decided(Knot(knot.words), decided) if decided else DEAD
        return knot.ended

    def _link(self, tree: Node, after: tuple[int, ...]) -> tuple[int, ...]:
        """The places at which a tree begins, the most preferred first; `after` is what follows the tree."""
        if isinstance(tree, Sequence):
            for part in reversed(tree.parts):
                after = self._link(part, after)
            return after
        if isinstance(tree, Choice):
            return tuple(dict.fromkeys(place for part in tree.parts for place in self._link(part, after)))
        if isinstance(tree, Maybe):
            return tuple(dict.fromkeys((*self._link(tree.part, after), *after)))
        self._class.append(self.classes.number(tree.literals) if isinstance(tree, Word) else _ANY_WORD)
        self._follow.append(after)
        return (len(self._class) - 1,)

    def _knot(self, words: int, classes: Classes, live: Iterable[_Live]) -> Knot:
        """The knot to which a word of some classes leads."""
        still: list[_Live] = []
        decided: list[_Live] = []
        for one in live:
            waiting, matched = self._step(one.waiting, classes)
            after = _Live(one.pattern, waiting, words if matched else one.best)
            if waiting:
                still.append(after)
            elif after.best:
                decided.append(after)
        return self._decided(Knot(words, still), decided) if still or decided else DEAD

    def _step(self, waiting: tuple[int, ...], classes: Classes) -> tuple[tuple[int, ...], bool]:
        """The places that wait after a word, and whether a match ends with it."""
        after: dict[int, None] = {}
        for place in waiting:
            if self._class[place] in classes or self._class[place] == _ANY_WORD:
                for following in self._follow[place]:
                    if following == _DONE:
                        return tuple(after), True
                    after[following] = None
        return tuple(after), False

    def _decided(self, knot: Knot, decided: list[_Live]) -> Knot:
        """The knot with the patterns that are decided there."""
        entries = [(one, self._entries[one.pattern]) for one in decided]
        knot.found = tuple(
            Found(one.pattern, entry.rank, one.best) for one, entry in entries if not entry.against
        )
        knot.bars = tuple(entry.rank for _, entry in entries if entry.against)
        return knot

    def _cut_back(self) -> None:
        """Forget all but the first words of every walk."""
        for knot in self._roots:
            if knot.next:
                knot.next = {}
        self._grown = 0
