"""Utterances: a text as sentences of tokens, in which each quotation is one token."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice

import msgspec

from callup.extract.speech.quoted_asides import split_at_asides
from callup.extract.speech.quotes import Quotation, find_paragraphs, find_quotations, has_marks
from callup.scan import Cue, Scan

_TOKEN = re.compile(r"\w+(?:[’'\-‑]\w+|\.(?:[a-z]{2,4}|[A-Z]{2,4})\b)*|[^\w\s]")
_SPEAKING = frozenset(("speech", "speech_frame", "speech_noun", "speech_particle"))
_FAMILIES = _SPEAKING | {"voice_role", "voice"}
_VERBLESS = re.compile(r"[А-ЯЁІЇЄҐ][^:.!?\n]{2,90}:\s|[А-ЯЁІЇЄҐ0-9«][^—–\n]{10,300}\s[—–]\s[^—–\n]{2,90}$")
_HEADLINE = re.compile(r"[а-яіїє]: | [—–] [А-ЯІЇЄ]")
_MARKS = "“”«»„\"'` \n"
_MOST_TOKENS = 600
_MOST_CUES = 80
_LONGEST_CUE = 3


class Token(msgspec.Struct, frozen=True):
    """A word, a sign or a whole quotation (`low` is then the empty string)."""

    start: int
    end: int
    low: str
    capital: bool

    @property
    def quoted(self) -> bool:
        """Whether the token is a quotation."""
        return not self.low

    @property
    def word(self) -> bool:
        """Whether the token is a word or a number."""
        return self.low[:1].isalnum()


class SpeechCue(msgspec.Struct, frozen=True):
    """A cue of speech by the tokens that it covers; `first` inclusive, `last` exclusive."""

    first: int
    last: int
    kind: str
    id: str


class Utterance:
    """A sentence, widened to hold its quotations whole; `paragraph` is the number of its paragraph.

    In most sentences nobody speaks: their tokens are only made where a next sentence asks for them.
    """

    def __init__(
        self, scan: Scan, borders: tuple[int, int], paragraph: int, quotations: Sequence[Quotation]
    ) -> None:
        self.start, self.end = borders
        self.paragraph = paragraph
        self.quotations = quotations
        self.heard: Sequence[Cue] = ()
        self._scan = scan

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words and signs, with each quotation as one."""
        return tuple(_tokens(self._scan, self.start, self.end, self.quotations)[:_MOST_TOKENS])

    @cached_property
    def cues(self) -> tuple[SpeechCue, ...]:
        """The cues of speech by their tokens."""
        return tuple(_placed(self.tokens, self.heard)) if self.heard else ()

    @cached_property
    def only_quoted(self) -> bool:
        """Whether nothing but quotations stands here."""
        return bool(self.quotations) and all(t.quoted or not t.word for t in self.tokens)

    @property
    def silent(self) -> bool:
        """Whether there is neither a word that makes somebody speak nor a quotation."""
        return not self.quotations and not any(cue.kind in _SPEAKING for cue in self.heard)

    @property
    def verbless(self) -> bool:
        """Whether a role or a known name stands before a colon or behind a dash, in Russian."""
        return bool(self.heard) and _VERBLESS.match(self._scan.text, self.start, self.end) is not None

    def inner(self) -> Iterator[Utterance]:
        """The sentences inside the quotations in which somebody speaks again."""
        for quotation in self.quotations:
            inside = [cue for cue in self.heard if quotation.start < cue.start and cue.end < quotation.end]
            if any(cue.kind in _SPEAKING for cue in inside):
                yield from self._sentences_of(quotation, inside)

    def _sentences_of(self, quotation: Quotation, cues: Sequence[Cue]) -> Iterator[Utterance]:
        text, first, last = self._scan.text, quotation.start, quotation.end
        while first < last and text[first] in _MARKS:
            first += 1
        while last > first and text[last - 1] in _MARKS:
            last -= 1
        for number in dict.fromkeys(self._scan.sentence_at(cue.start) for cue in cues):
            sentence = self._scan.sentence(number)
            start, end = max(sentence.start, first), min(sentence.end, last)
            heard = [cue for cue in cues if start <= cue.start < end]
            if any(cue.kind in _SPEAKING for cue in heard):
                utterance = Utterance(self._scan, (start, end), self.paragraph, ())
                utterance.heard = heard
                yield utterance


def find_utterances(scan: Scan) -> Iterator[Utterance]:
    """The utterances of a text in its order, if anybody speaks in it; those without words are left out."""
    cues = [cue for cue in scan.cues if cue.kind in _FAMILIES]
    speaking = any(cue.kind in _SPEAKING for cue in cues)
    headed = not speaking and bool(cues) and _is_headed(scan, cues)
    if not speaking and not headed and not has_marks(scan.text):
        return
    paragraphs = list(find_paragraphs(scan.text))
    quotations = split_at_asides(scan, [q for q in find_quotations(scan.text, paragraphs) if q.speech], cues)
    if not speaking and not headed and not quotations:
        return
    starts = [start for start, _ in paragraphs]
    cue_starts = [cue.start for cue in cues]
    quote_starts = [q.start for q in quotations]
    for start, end in _borders(scan, paragraphs, quotations):
        if start == end or scan.text[start:end].isspace():
            continue
        inside = quotations[bisect_left(quote_starts, start) : bisect_left(quote_starts, end)]
        utterance = Utterance(scan, (start, end), bisect_right(starts, start) - 1, inside)
        utterance.heard = cues[bisect_left(cue_starts, start) : bisect_left(cue_starts, end)][:_MOST_CUES]
        yield utterance


def _is_headed(scan: Scan, cues: Sequence[Cue]) -> bool:
    """Whether a sentence with a role or a known voice has the form of speech without a verb."""
    if _HEADLINE.search(scan.text) is None:
        return False
    sentences = dict.fromkeys(cue.sentence for cue in cues)
    return any(_VERBLESS.match(scan.text, *scan.sentences[at]) is not None for at in sentences)


def _borders(
    scan: Scan, paragraphs: list[tuple[int, int]], quotations: list[Quotation]
) -> Iterator[tuple[int, int]]:
    """The sentences, cut at paragraphs and joined over quotations."""
    cuts = sorted({start for start, _ in scan.sentences} | {start for start, _ in paragraphs})
    ends = [end for _, end in paragraphs]
    at = 0
    held: int | None = None
    for index, start in enumerate(cuts):
        end = cuts[index + 1] if index + 1 < len(cuts) else len(scan.text)
        while at < len(quotations) and quotations[at].end <= start:
            at += 1
        held = start if held is None else held
        while at < len(quotations) and quotations[at].end <= end:
            at += 1
        cut_inside = at < len(quotations) and quotations[at].start < end < quotations[at].end
        if cut_inside or _opens_words(scan.text, start, end):
            continue
        stop = min(end, ends[min(bisect_left(ends, held + 1), len(ends) - 1)]) if ends else end
        yield held, max(stop, held)
        held = None
    if held is not None:
        yield held, len(scan.text)


def _holds_mark(tokens: Sequence[Token]) -> bool:
    """Whether a cue reaches into quotation marks: "назвал «сказками»"."""
    return any(token.low in ("«", "„") for token in tokens)


def _opens_words(text: str, start: int, end: int) -> bool:
    """Whether a sentence ends with a colon, and a quotation opens the next line."""
    last = end
    while last > start and text[last - 1].isspace():
        last -= 1
    return last > start and text[last - 1] == ":" and text.startswith("«", end)


def _tokens(scan: Scan, start: int, end: int, inside: Sequence[Quotation]) -> list[Token]:
    """The tokens of a stretch, with each quotation as one."""
    if not inside:
        return _words(scan, start, end)
    tokens: list[Token] = []
    at = start
    for quotation in inside:
        tokens += _words(scan, at, quotation.start)
        tokens.append(Token(quotation.start, min(quotation.end, end), "", capital=False))
        at = quotation.end
    return tokens + _words(scan, at, end)


def _words(scan: Scan, start: int, end: int) -> list[Token]:
    """The words and signs of a stretch; no more than an utterance holds."""
    text, folded = scan.text, scan.folded
    tokens: list[Token] = []
    for match in islice(_TOKEN.finditer(text, start, end), _MOST_TOKENS):
        first, last = match.span()
        low = folded[first:last]
        tokens.append(Token(first, last, low.replace("’", "'"), text[first].isupper()))
    return tokens


def _placed(tokens: tuple[Token, ...], cues: Sequence[Cue]) -> Iterator[SpeechCue]:
    """The cues by their tokens, the widest of those that begin together; none inside a quotation.

    A cue that reaches over other words ("назвал ... ложью") is its first word.
    """
    starts = [token.start for token in tokens]
    taken: set[tuple[str, int]] = set()
    for cue in cues:
        first = bisect_right(starts, cue.start) - 1
        last = bisect_left(starts, cue.end)
        if first < 0 or cue.start >= tokens[first].end or (cue.kind, first) in taken:
            continue
        if any(token.quoted for token in tokens[first:last][:_LONGEST_CUE]):
            if tokens[first].quoted:
                continue
            last = first + 1
        taken.add((cue.kind, first))
        wide = cue.kind == "speech" and (last - first > _LONGEST_CUE or _holds_mark(tokens[first:last]))
        yield SpeechCue(first, first + 1 if wide else last, cue.kind, cue.id)
