"""The pass itself: one dictionary of literals, and the patterns that a literal wakes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import ahocorasick_rs
import re2

from callup.campaign import Campaign
from callup.errors import CampaignError
from callup.model import Document
from callup.model.campaign import PlaceForm, Term
from callup.scan.patterns import MOST_NEEDS, Pattern, PatternError, Words, compile_pattern, word_end
from callup.scan.scanned import Cue, PlaceHit, Scan

_LONGEST_SENTENCE = 3_000
_BYTES = re2.Options()
_BYTES.encoding = re2.Options.Encoding.LATIN1
_MOST_MATCHES = 50


_NONE = (0,) * MOST_NEEDS


class _Literal:
    """What one literal of the dictionary stands for: places, and the needs of patterns that it meets.

    The needs are bits: bit n of the k-th number is the k-th need of pattern n. Patterns that the literal
    matches by itself are kept apart, by their number.
    """

    __slots__ = ("alone_stem", "alone_word", "places", "stem", "word")

    def __init__(self) -> None:
        self.places: tuple[PlaceForm, ...] = ()
        self.word: tuple[int, ...] = _NONE
        self.stem: tuple[int, ...] = _NONE
        self.alone_word: tuple[int, ...] = ()
        self.alone_stem: tuple[int, ...] = ()

    def meet(self, order: int, number: int, stem: bool) -> None:
        """Note that the literal meets a need of a pattern, also in longer words where it is a `stem`."""
        self.word = _with_bit(self.word, order, number)
        if stem:
            self.stem = _with_bit(self.stem, order, number)

    def match(self, number: int, stem: bool) -> None:
        """Note that the literal matches a pattern by itself."""
        self.alone_word = (*self.alone_word, number)
        if stem:
            self.alone_stem = (*self.alone_stem, number)


def _with_bit(bits: tuple[int, ...], order: int, number: int) -> tuple[int, ...]:
    return (*bits[:order], bits[order] | 1 << number, *bits[order + 1 :])


class Scanner:
    """Made once from a campaign, used for every document. Pure: the same text gives the same scan."""

    def __init__(self, campaign: Campaign) -> None:
        self._terms: list[Term] = []
        self._patterns: list[Pattern] = []
        self._compiled: dict[int, re2._Regexp] = {}
        self._needless = [0] * MOST_NEEDS
        literals: dict[str, _Literal] = {}
        for form, meanings in campaign.place_forms.items():
            _literal(literals, form).places = meanings
        for term in campaign.terms():
            self._add(term, literals)
        self._literals = list(literals.values())
        self._automaton = ahocorasick_rs.AhoCorasick(
            list(literals), matchkind=ahocorasick_rs.MatchKind.Standard
        )

    def _add(self, term: Term, literals: dict[str, _Literal]) -> None:
        try:
            pattern = compile_pattern(term.pattern)
        except PatternError as error:
            raise CampaignError(
                f"{term.kind}, {term.id}, {term.language}: {error}. The pattern finds nothing as it "
                "stands; mend it in the campaign's file."
            ) from error
        number = len(self._patterns)
        self._terms.append(term)
        self._patterns.append(pattern)
        if pattern.alone:
            for trigger in pattern.needs[0]:
                _literal(literals, trigger.text).match(number, trigger.stem)
            return
        for order in range(MOST_NEEDS):
            if order >= len(pattern.needs):
                self._needless[order] |= 1 << number
                continue
            for trigger in pattern.needs[order]:
                _literal(literals, trigger.text).meet(order, number, trigger.stem)

    def scan(self, document: Document) -> Scan:
        """The cues and the place names of one document, in the order of its text."""
        text = document.text
        folded = fold(text)
        borders = document.sentences or ((0, len(text)),)
        sentences = tuple(_bounded(borders))
        shell = Scan(text, folded, sentences, (), ())
        places: list[PlaceHit] = []
        found: list[tuple[int, int, int, int]] = []
        woken = self._literals_in(shell, places, found)
        found.extend(self._matches_in(shell, woken))
        cues = tuple(sorted(self._cues(found), key=_order))
        return Scan(text, folded, sentences, cues, tuple(_longest(places)))

    def _literals_in(
        self, shell: Scan, places: list[PlaceHit], found: list[tuple[int, int, int, int]]
    ) -> Iterator[tuple[int, int]]:
        """The (sentence, pattern) pairs of which every need is met; fills in the place names, and as
        (pattern, start, end, sentence) the matches that need no more than their literal."""
        folded = shell.folded
        met: dict[int, list[int]] = {}
        length = len(folded)
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if start and folded[start - 1].isalnum():
                continue
            literal = self._literals[index]
            whole = end == length or not folded[end].isalnum()
            if literal.places and whole:
                places.append(PlaceHit(start, end, literal.places))
            number = shell.sentence_at(start)
            alone = literal.alone_word if whole else literal.alone_stem
            if alone:
                last = end if whole else word_end(folded, end)
                found.extend((pattern, start, last, number) for pattern in alone)
            sentence = met.setdefault(number, [0] * MOST_NEEDS)
            for order, bits in enumerate(literal.word if whole else literal.stem):
                sentence[order] |= bits
        return self._woken(met)

    def _woken(self, met: dict[int, list[int]]) -> Iterator[tuple[int, int]]:
        for sentence, bits in met.items():
            woken = -1
            for order, needless in enumerate(self._needless):
                woken &= bits[order] | needless
            while woken:
                lowest = woken & -woken
                yield sentence, lowest.bit_length() - 1
                woken ^= lowest

    def _matches_in(
        self, shell: Scan, woken: Iterable[tuple[int, int]]
    ) -> Iterator[tuple[int, int, int, int]]:
        """The matches of the patterns that are woken, as (pattern, start, end, sentence)."""
        words: dict[int, Words] = {}
        for sentence, number in woken:
            if sentence not in words:
                words[sentence] = Words(shell.folded, *shell.sentences[sentence])
            here = words[sentence]
            matches = self._expression(number).finditer(here.joined)
            for _, match in zip(range(_MOST_MATCHES), matches, strict=False):
                start, end = here.span_of(*match.span(1))
                yield number, start, end, sentence

    def _cues(self, found: Iterable[tuple[int, int, int, int]]) -> Iterator[Cue]:
        """The cues of the matches, without those whose entry is spoken against in the same sentence."""
        cues: list[Cue] = []
        barred: set[tuple[str, str, int]] = set()
        for number, start, end, sentence in found:
            term = self._terms[number]
            if term.against:
                barred.add((term.kind, term.id, sentence))
            else:
                cues.append(Cue(term.kind, term.id, start, end, sentence))
        for cue in _widest(cues):
            if (cue.kind, cue.id, cue.sentence) not in barred:
                yield cue

    def _expression(self, number: int) -> re2._Regexp:
        if number not in self._compiled:
            self._compiled[number] = re2.compile(self._patterns[number].expression, _BYTES)
        return self._compiled[number]


def _literal(literals: dict[str, _Literal], text: str) -> _Literal:
    """The literal of a text, made if it is new."""
    found = literals.get(text)
    if found is None:
        found = literals[text] = _Literal()
    return found


def fold(text: str) -> str:
    """The text in lower case, ё as е, with every character at its own offset.

    >>> fold("Ёлка İ")
    'елка i'
    """
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := char.lower()) == 1 else low[0] for char in text)
    return lowered.replace("ё", "е")


def _bounded(borders: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The sentences, with one that is too long to be one cut in pieces."""
    for start, end in borders:
        for piece in range(start, max(end, start + 1), _LONGEST_SENTENCE):
            yield piece, min(piece + _LONGEST_SENTENCE, end)


def _longest(hits: list[PlaceHit]) -> Iterator[PlaceHit]:
    """The hits that no longer hit covers."""
    reach = -1
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if hit.end > reach:
            yield hit
            reach = hit.end


def _widest(cues: list[Cue]) -> Iterator[Cue]:
    """The cues that no wider cue of the same entry covers."""
    reach: dict[tuple[str, str], int] = {}
    for cue in sorted(set(cues), key=_order):
        if cue.end > reach.get((cue.kind, cue.id), -1):
            yield cue
            reach[cue.kind, cue.id] = cue.end


def _order(cue: Cue) -> tuple[int, int, str, str]:
    return cue.start, -cue.end, cue.kind, cue.id
