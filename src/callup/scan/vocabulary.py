"""What single words mean to the patterns: found when a text first holds a word.

A pattern is only read into its tree when a text holds one of its words. So a start takes no longer than
finding the words of the patterns, and a short text is scanned with the few patterns that can matter to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence as Seq

import msgspec

from callup.campaign.forms import Form, PlaceForms
from callup.scan.gapped import Gapped
from callup.scan.patterns import Node, needs_of, parse_pattern
from callup.scan.phrases import Entry, Knot, Phrases, is_phrase
from callup.scan.word_classes import NUMERAL, Classes, WordClasses

_LITERAL = re.compile(r"[^\W_]+\*?")
_MOST_NEEDS = 4
_DIGITS = frozenset("0123456789")


class Meaning(msgspec.Struct, frozen=True, kw_only=True):
    """What a word means: its classes among phrases and among gapped patterns, and what begins with it.

    Every gapped pattern has a bit for each of its needs, in their order, in one number: `opening` are those
    of the word that stand first, `later` those that count only after the need before. `places` are the forms
    of places' names that begin with the word, the longest first. Nothing begins with an `idle` word, and it
    meets no need.
    """

    classes: Classes
    gapped: Classes
    knot: Knot | None
    opening: int
    later: int
    idle: bool
    places: tuple[Form, ...] = ()


class Vocabulary:
    """The patterns by their words. `entries` says of each pattern what a match of it says."""

    def __init__(self, sources: Seq[str], entries: Seq[Entry], forms: PlaceForms) -> None:
        self.phrases = Phrases()
        self._gapped: list[tuple[Gapped, Entry]] = []
        self._gapped_classes = WordClasses()
        self._gapped_classes.number(NUMERAL)  # no literal makes a pattern with a number be read
        self._sources = sources
        self._entries = entries
        self._forms = forms
        self._read: set[int] = set()
        self._patterns = _by_literal(sources)
        self._longest = max(map(len, self._patterns), default=0)
        self._opening: dict[str, int] = {}
        self._later: dict[str, int] = {}
        self._last = 0
        self._meanings: dict[tuple[str, ...], Meaning] = {}

    def meaning_of(self, word: str) -> Meaning:
        """What a word means."""
        literals = tuple(self._literals_of(word))
        meaning = self._meanings.get(literals)
        if meaning is None:
            meaning = self._meanings[literals] = self._meaning(literals)
        places = self._forms.beginning_with(word)
        return msgspec.structs.replace(meaning, places=places, idle=False) if places else meaning

    def woken(self, met: int) -> list[tuple[Gapped, Entry]]:
        """The gapped patterns of which the last need is met, and what a match of them says."""
        found = []
        woken = met & self._last
        while woken:
            lowest = woken & -woken
            found.append(self._gapped[lowest.bit_length() // _MOST_NEEDS - 1])
            woken ^= lowest
        return found

    def _literals_of(self, word: str) -> list[str]:
        """The literals that a word is or begins with."""
        found = [*NUMERAL] if word[:1] in _DIGITS else []
        if word in self._patterns:
            found.append(word)
        for end in range(1, min(len(word), self._longest) + 1):
            stem = word[:end] + "*"
            if stem in self._patterns:
                found.append(stem)
        return found

    def _meaning(self, literals: tuple[str, ...]) -> Meaning:
        """What a word means that is, or begins with, these literals."""
        for literal in literals:
            for pattern in self._patterns.get(literal, ()):
                if pattern not in self._read:
                    self._read_pattern(pattern)
        opening = later = 0
        for literal in literals:
            opening |= self._opening.get(literal, 0)
            later |= self._later.get(literal, 0)
        classes = self.phrases.classes.of(literals)
        knot = self.phrases.begin(classes)
        return Meaning(
            classes=classes,
            gapped=self._gapped_classes.of(literals),
            knot=knot,
            opening=opening,
            later=later,
            idle=knot is None and not opening and not later,
        )

    def _read_pattern(self, pattern: int) -> None:
        """Read a pattern into its tree, and put it where it will be matched."""
        self._read.add(pattern)
        tree = parse_pattern(self._sources[pattern])
        if is_phrase(tree):
            self.phrases.add(pattern, tree, self._entries[pattern])
        else:
            self._gapped.append((Gapped(tree, self._gapped_classes), self._entries[pattern]))
            self._note_needs(tree)

    def _note_needs(self, tree: Node) -> None:
        """Give the needs of the last of the gapped patterns their bits; the last need has the highest."""
        needs = needs_of(tree)[:_MOST_NEEDS]
        beyond = len(self._gapped) * _MOST_NEEDS
        self._last |= 1 << beyond - 1
        for order, need in enumerate(needs):
            met = self._later if order else self._opening
            for literal in need:
                met[literal] = met.get(literal, 0) | 1 << beyond - len(needs) + order


def _by_literal(sources: Seq[str]) -> dict[str, list[int]]:
    """The patterns in which each literal stands, by their number."""
    patterns: dict[str, list[int]] = {}
    for number, source in enumerate(sources):
        for literal in _LITERAL.findall(source):
            patterns.setdefault(literal, []).append(number)
    return patterns
