"""One text on its way through the pass: what its words find, sentence by sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence as Seq

from callup.scan.gapped import SentenceWords
from callup.scan.phrases import DEAD, Knot
from callup.scan.vocabulary import Meaning, Vocabulary
from callup.scan.words import Cut, Key

Match = tuple[int, int, int, int]
"""Where a match begins, minus where it ends, the rank of its entry, its sentence: so they sort as cues do."""


class Sweep:
    """`found` are the matches, `barred` the entries that a sentence speaks against, as (rank, sentence)."""

    def __init__(self, vocabulary: Vocabulary, cut: Cut, meanings: list[Meaning]) -> None:
        self._vocabulary = vocabulary
        self._phrases = vocabulary.phrases
        self._keys: Seq[Key] = cut.keys
        self.starts = cut.starts()
        self._meanings = meanings
        self._taken: dict[int, int] = {}
        self.found: list[Match] = []
        self.barred: set[tuple[int, int]] = set()

    def walk(self, sentences: tuple[tuple[int, int], ...], active: list[int]) -> None:
        """Go through the words that mean something; those after a sentence's end still count as its own."""
        starts = self.starts
        done = 0
        begin = bisect_left(starts, sentences[0][0])
        for sentence, (_, end) in enumerate(sentences):
            is_last = sentence + 1 == len(sentences)
            beyond = len(starts) if is_last else bisect_left(starts, sentences[sentence + 1][0], begin)
            until = bisect_left(active, beyond, done)
            if until > done:
                self._sentence(active[done:until], (begin, bisect_left(starts, end, begin)), sentence)
            begin, done = beyond, until

    def _sentence(self, active: list[int], bounds: tuple[int, int], sentence: int) -> None:
        """The matches in one sentence, whose words are those from the first of the bounds to the second."""
        meanings, starts, keys, found = self._meanings, self.starts, self._keys, self.found.append
        stop = bounds[1]
        met = 0
        for at in active:
            meaning = meanings[at]
            if meaning.later:
                met |= meaning.later & met << 1
            met |= meaning.opening
            knot = meaning.knot
            if knot is not None:
                if knot.ranks:
                    start = starts[at]
                    minus_end = -start - len(keys[at])
                    for rank in knot.ranks:
                        found((start, minus_end, rank, sentence))
                for rank in knot.bars:
                    self.barred.add((rank, sentence))
                if knot.next is not None:
                    knot = self._after(knot, at + 1, stop)
                    if knot is not DEAD:
                        self._phrase(knot, at, (stop, sentence))
        if met:
            self._gapped(met, bounds, sentence)

    def _after(self, knot: Knot, at: int, stop: int) -> Knot:
        """The knot after the word at a place, or at the sentence's end."""
        if at >= stop:
            return self._phrases.end(knot)
        classes = self._meanings[at].classes
        return (knot.next and knot.next.get(classes)) or self._phrases.follow(knot, classes)

    def _phrase(self, knot: Knot, at: int, bounds: tuple[int, int]) -> None:
        """The phrases of several words that begin with one; the knot is that after the second.

        As in any search for one pattern, a match may not begin within the last one.
        """
        stop, sentence = bounds
        following = at + 2
        while True:
            for one in knot.found:
                if at >= self._taken.get(one.pattern, 0):
                    self._taken[one.pattern] = at + one.words
                    self._take(at, at + one.words, (one.rank, sentence))
            for rank in knot.bars:
                self.barred.add((rank, sentence))
            if knot.next is None:
                return
            knot = self._after(knot, following, stop)
            following += 1

    def _gapped(self, met: int, bounds: tuple[int, int], sentence: int) -> None:
        """The matches of the gapped patterns whose needs are met in one sentence."""
        woken = self._vocabulary.woken(met)
        if not woken:
            return
        first, stop = bounds
        words = SentenceWords([meaning.gapped for meaning in self._meanings[first:stop]])
        for pattern, entry in woken:
            matches = pattern.matches(words)
            if matches and entry.against:
                self.barred.add((entry.rank, sentence))
                continue
            for begin, end in matches:
                self._take(first + begin, first + end, (entry.rank, sentence))

    def _take(self, begin: int, end: int, said: tuple[int, int]) -> None:
        """Note a match from one word to before another."""
        ends = self.starts[end - 1] + len(self._keys[end - 1])
        self.found.append((self.starts[begin], -ends, *said))
