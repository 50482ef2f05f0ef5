"""Patterns that are no phrases, because of gaps or numbers: one by one, in sentences that hold their words.

A set of borders between a sentence's words is the bits of one number. Each tree is read from its end: from
the borders at which the rest of it may begin, to those at which it may begin itself. So one pass finds every
beginning of a match; a second, from the beginning, takes the preferred way of those that are known to lead
to an end. Both take as many steps as the tree has parts, however the words stand.
"""

from __future__ import annotations

from collections.abc import Callable

from callup.scan.patterns import LONGEST_GAP, Any, Choice, Gap, Maybe, Node, Number, Sequence, Word
from callup.scan.word_classes import NUMERAL, Classes, WordClasses


class SentenceWords(dict[int, int]):
    """One sentence's words: for each class of words, the bits at which they stand."""

    def __init__(self, classes: list[Classes]) -> None:
        super().__init__()
        self._busy = [(1 << at, one) for at, one in enumerate(classes) if one]
        self.borders = (2 << len(classes)) - 1

    def __missing__(self, number: int) -> int:
        bits = 0
        for bit, classes in self._busy:
            if number in classes:
                bits |= bit
        self[number] = bits
        return bits


Begins = Callable[[SentenceWords, int], int]
"""From the borders at which a part may end to those at which it may begin."""
End = Callable[[SentenceWords, int, int], int]
"""From a border at which a part begins, and those at which it may end, to the end that it prefers."""


class Gapped:
    """One pattern, by the classes of its words."""

    def __init__(self, tree: Node, classes: WordClasses) -> None:
        parts = tree.parts if isinstance(tree, Sequence) else (tree,)
        self._begins = [_begins(part, classes) for part in reversed(parts)]
        self._ends = [_end(part, classes) for part in parts]
        one, gap = parts[0], parts[1:2]
        of_two = len(parts) == 3 and isinstance(gap[0], Gap)
        self._first = classes.number(one.literals) if of_two and isinstance(one, Word) else None

    def matches(self, words: SentenceWords) -> list[tuple[int, int]]:
        """The first and the last word, plus one, of each match; the next begins after the last ended."""
        if self._first is not None:
            return self._matches_of_two(words, self._first)
        allowed = [words.borders]
        begins = 0
        for before in self._begins:
            begins = before(words, allowed[-1])
            if not begins:
                return []
            allowed.append(begins)
        found = []
        while begins:
            start = at = (begins & -begins).bit_length() - 1
            for end, ends in zip(self._ends, allowed[-2::-1], strict=True):
                at = end(words, at, ends) if end is not None else at + 1
            found.append((start, at))
            begins = begins >> at << at
        return found

    def _matches_of_two(self, words: SentenceWords, first: int) -> list[tuple[int, int]]:
        """The same where the pattern is a word, a gap and one more part, as most are."""
        second = self._begins[0](words, words.borders)
        if not second:
            return []
        begins = words[first] & _widened(second) >> 1
        end = self._ends[-1]
        found = []
        while begins:
            start = (begins & -begins).bit_length() - 1
            after = second >> start + 1
            at = (after & -after).bit_length() + start
            at = end(words, at, words.borders) if end is not None else at + 1
            found.append((start, at))
            begins = begins >> at << at
        return found


def _begins(tree: Node, classes: WordClasses) -> Begins:
    """How to find where a tree may begin."""
    if isinstance(tree, Word):
        number = classes.number(tree.literals)
        return lambda words, ends: words[number] & ends >> 1
    if isinstance(tree, Gap):
        return lambda words, ends: _widened(ends)
    if isinstance(tree, Sequence):
        reversed_ = [_begins(part, classes) for part in reversed(tree.parts)]
        return lambda words, ends: _through(reversed_, words, ends)
    if isinstance(tree, Choice):
        phrases = [_classes_of(part, classes) for part in tree.parts]
        if all(phrases):
            return lambda words, ends: _any_phrase(phrases, words, ends)
        choices = [_begins(part, classes) for part in tree.parts]
        return lambda words, ends: _any_of(choices, words, ends)
    if isinstance(tree, Maybe):
        inner = _begins(tree.part, classes)
        return lambda words, ends: ends | inner(words, ends)
    if isinstance(tree, Any):
        return lambda words, ends: ends >> 1
    numerals = classes.number(NUMERAL)
    return lambda words, ends: _filled(words[numerals], ends)


def _widened(ends: int) -> int:
    """The borders from which a gap leads to one of `ends`."""
    ends |= ends >> 1
    ends |= ends >> 2
    return ends | ends >> LONGEST_GAP - 3


def _through(parts: list[Begins], words: SentenceWords, ends: int) -> int:
    for before in parts:
        ends = before(words, ends)
        if not ends:
            break
    return ends


def _any_of(choices: list[Begins], words: SentenceWords, ends: int) -> int:
    begins = 0
    for before in choices:
        begins |= before(words, ends)
    return begins


def _classes_of(tree: Node, classes: WordClasses) -> list[int]:
    """The classes of the words of a tree that is just words, from the last to the first; else nothing."""
    parts = tree.parts if isinstance(tree, Sequence) else (tree,)
    words = [part for part in reversed(parts) if isinstance(part, Word)]
    return [classes.number(word.literals) for word in words] if len(words) == len(parts) else []


def _any_phrase(phrases: list[list[int]], words: SentenceWords, ends: int) -> int:
    begins = 0
    for phrase in phrases:
        here = ends
        for number in phrase:
            here = words[number] & here >> 1
            if not here:
                break
        begins |= here
    return begins


def _filled(numerals: int, ends: int) -> int:
    """The borders from which one numeral or more lead to one of `ends`; doubles its stride each time."""
    begins = numerals & (ends >> 1)
    runs, stride = numerals, 1
    while runs:
        begins |= runs & (begins >> stride)
        runs &= runs >> stride
        stride *= 2
    return begins


def _end(tree: Node, classes: WordClasses) -> End | None:
    """How to find the preferred end of a tree; None where that is the next border."""
    if isinstance(tree, Word | Any):
        return None
    if isinstance(tree, Gap):
        return lambda words, start, ends: start + _lowest(ends >> start)
    if isinstance(tree, Number):
        return _end_of_numerals(classes.number(NUMERAL))
    if isinstance(tree, Sequence):
        return _end_of_sequence(tree, classes)
    if isinstance(tree, Choice):
        return _end_of_choice(tree.parts, classes)
    return _end_of_choice((tree.part, Sequence(())), classes)


def _end_of_numerals(numerals: int) -> End:
    """After as many numerals as lead to an end."""

    def end_of(words: SentenceWords, start: int, ends: int) -> int:
        stop = start + _lowest(~(words[numerals] >> start))
        return (ends & ((2 << stop) - 1)).bit_length() - 1

    return end_of


def _end_of_sequence(tree: Sequence, classes: WordClasses) -> End:
    begins = [_begins(part, classes) for part in reversed(tree.parts[1:])]
    part_ends = [_end(part, classes) for part in tree.parts]

    def end_of(words: SentenceWords, start: int, ends: int) -> int:
        allowed = [ends]
        for before in begins:
            allowed.append(before(words, allowed[-1]))
        for end in part_ends:
            ends = allowed.pop()
            start = end(words, start, ends) if end is not None else start + 1
        return start

    return end_of


def _end_of_choice(parts: tuple[Node, ...], classes: WordClasses) -> End:
    ways = [(_begins(part, classes), _end(part, classes)) for part in parts]

    def end_of(words: SentenceWords, start: int, ends: int) -> int:
        for before, end in ways:
            if before(words, ends) >> start & 1:
                return end(words, start, ends) if end is not None else start + 1
        raise AssertionError("a tree has an end from where it may begin")

    return end_of


def _lowest(bits: int) -> int:
    """The place of the lowest bit that is set."""
    return (bits & -bits).bit_length() - 1
