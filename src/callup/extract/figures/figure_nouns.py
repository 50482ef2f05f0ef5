"""What a number counts: the nouns of the campaign's vocabulary, and which number each belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from callup.extract.figures import figure_words as words
from callup.extract.reading import Reading
from callup.scan import Cue, Scan

# How far from a count the campaign may be spoken of, in characters.
_NEARBY = 600
_LONGEST_GAP = 60
_MOST_BETWEEN = 4
_BESIDE = 24
_INSTRUMENTAL = ("ой", "ом", "ою")
_CONTEXT_KINDS = frozenset(
    ("campaign_context", "military_context", "practice", "benefit", "offence", "article")
)
_WORD = re.compile(r"[^\W\d_]+")
_FOLLOWING = re.compile(r"\s([а-я-]{4,})")
_ONLY_WORDS = re.compile(r"[\w\s«»\"“”'’*-]*")


class Noun(msgspec.Struct, frozen=True):
    """A counted noun: `term` is its entry, `unit` what it is counted in."""

    start: int
    end: int
    term: str
    unit: str


class Vocabulary:
    """The counted nouns of one reading, and where its campaign is spoken of."""

    def __init__(self, reading: Reading) -> None:
        self.folded = reading.scan.folded
        self.nouns = _nouns(reading.scan)
        self._starts = [noun.start for noun in self.nouns]
        self._ends = [noun.end for noun in self.nouns]
        self._borders = [start for start, _ in reading.scan.sentences]
        self._elsewhere = sorted(cue.start for cue in reading.scan.cues if cue.kind == "other_army")
        self._losses = sorted(cue.start for cue in reading.scan.cues if cue.kind == "losses")
        self._home = sorted(cue.start for cue in reading.scan.cues if cue.id == "home")
        self._context = sorted(cue.start for cue in reading.scan.cues if cue.kind in _CONTEXT_KINDS)

    def speaks(self) -> bool:
        """Whether the campaign is spoken of."""
        return bool(self._context)

    def counted_by(self, end: int) -> Noun | None:
        """The noun that a number ending at an offset counts: the next one, parted by no more than
        adjectives."""
        at = bisect_left(self._starts, end)
        if at == len(self.nouns) or self.nouns[at].start - end > _LONGEST_GAP:
            return None
        if self.folded.endswith(_INSTRUMENTAL, 0, self.nouns[at].end) and at + 1 < len(self.nouns):
            at += 1  # "480 вызванных повесткой мужчин"
        noun = self.nouns[at]
        gap = self.folded[end : noun.start]
        return noun if gap and _only_describes(gap) else None

    def before(self, start: int) -> Noun | None:
        """The last noun that ends before an offset."""
        at = bisect_left(self._ends, start + 1) - 1
        return self.nouns[at] if at >= 0 else None

    def after(self, end: int) -> Noun | None:
        """The first noun that begins after an offset."""
        at = bisect_left(self._starts, end)
        return self.nouns[at] if at < len(self.nouns) else None

    def in_context(self, noun: Noun) -> bool:
        """Whether the campaign is spoken of near a noun."""
        if self._is_foreign(noun) or self._is_lost(noun):
            return False
        at = bisect_left(self._context, noun.start - _NEARBY)
        return at < len(self._context) and self._context[at] <= noun.end + _NEARBY

    def _is_lost(self, noun: Noun) -> bool:
        """Whether those counted are the dead and the wounded: losses are no figures of the campaign."""
        if noun.unit != "people":
            return False
        start, end = self._sentence_of(noun)
        return _is_between(self._losses, max(start, noun.start - _BESIDE), min(end, noun.end + _BESIDE))

    def _sentence_of(self, noun: Noun) -> tuple[int, int]:
        at = bisect_left(self._borders, noun.start + 1)
        start = self._borders[at - 1] if at else 0
        return start, self._borders[at] if at < len(self._borders) else len(self.folded)

    def _is_foreign(self, noun: Noun) -> bool:
        """Whether the sentence of a noun speaks of another army, and of nothing at home."""
        if not self._elsewhere:
            return False
        start, end = self._sentence_of(noun)
        return _is_between(self._elsewhere, start, end) and not _is_between(self._home, start, end)


def _is_between(offsets: Sequence[int], start: int, end: int) -> bool:
    at = bisect_left(offsets, start)
    return at < len(offsets) and offsets[at] < end


def _nouns(scan: Scan) -> list[Noun]:
    """The nouns in the order of the text; of those that overlap the first, and the longest of them."""
    cues = [
        cue
        for cue in scan.cues
        if cue.kind in ("counted", "counted_people") and not _describes_next(scan.folded, cue)
    ]
    nouns: list[Noun] = []
    for cue in sorted(cues, key=lambda cue: (cue.start, -cue.end, cue.id)):
        if not nouns or cue.start >= nouns[-1].end:
            nouns.append(_noun(cue))
    return nouns


def _describes_next(folded: str, cue: Cue) -> bool:
    """Whether a noun that is also an adjective is one here: "20 военных самолетов"."""
    if folded[cue.start : cue.end] not in words.ADJECTIVES_TOO:
        return False
    following = _FOLLOWING.match(folded[cue.end : cue.end + 24])
    return following is not None and not following[1].endswith(words.VERB_ENDINGS)


def _noun(cue: Cue) -> Noun:
    unit = "people" if cue.kind == "counted_people" else cue.id
    return Noun(cue.start, cue.end, cue.id, unit)


def _only_describes(gap: str) -> bool:
    """Whether the words between a number and a noun only describe the noun."""
    if gap[0] == "-" and gap[1:2].isalpha() and not gap[1:2].isascii():
        return False  # "27-летних мужчин"
    if not _ONLY_WORDS.fullmatch(gap) or any(char.isdigit() for char in gap) or "\n\n" in gap:
        return False
    between = _WORD.findall(gap)
    return len(between) <= _MOST_BETWEEN and all(_describes(word, between) for word in between)


def _describes(word: str, between: Sequence[str]) -> bool:
    if word in words.LINKS:
        return True
    if word.isascii():
        return word not in words.ENDS and not (word.endswith("s") and not word.endswith("ss"))
    return word not in words.NOT_ADJECTIVES and word.endswith(words.ADJECTIVE_ENDINGS)
