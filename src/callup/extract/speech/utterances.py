"""Utterances: a text as sentences of tokens, in which each quotation is one token."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

import msgspec

from callup.extract.speech.quotes import Quotation, find_paragraphs, find_quotations
from callup.scan import Cue, Scan

_TOKEN = re.compile(r"\w+(?:[’'\-‑]\w+|\.[a-z]{2,4}\b)*|[^\w\s]")
_FAMILIES = ("speech", "speech_frame", "speech_noun", "voice_role", "voice")
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


class Utterance(msgspec.Struct, frozen=True):
    """A sentence, widened to hold its quotations whole; `paragraph` is the number of its paragraph."""

    start: int
    end: int
    paragraph: int
    tokens: tuple[Token, ...]
    cues: tuple[SpeechCue, ...]
    quotations: tuple[Quotation, ...]

    @property
    def only_quoted(self) -> bool:
        """Whether nothing but quotations stands here."""
        return bool(self.quotations) and all(t.quoted or not t.word for t in self.tokens)


def find_utterances(scan: Scan) -> Iterator[Utterance]:
    """The utterances of a text in its order; those without words are left out."""
    paragraphs = list(find_paragraphs(scan.text))
    quotations = [q for q in find_quotations(scan.text, paragraphs) if q.speech]
    starts = [start for start, _ in paragraphs]
    cues = [cue for cue in scan.cues if cue.kind in _FAMILIES]
    cue_starts = [cue.start for cue in cues]
    quote_starts = [q.start for q in quotations]
    for start, end in _borders(scan, paragraphs, quotations):
        inside = quotations[bisect_left(quote_starts, start) : bisect_left(quote_starts, end)]
        tokens = tuple(_tokens(scan, start, end, inside))
        if not tokens:
            continue
        here = cues[bisect_left(cue_starts, start) : bisect_left(cue_starts, end)][:_MOST_CUES]
        yield Utterance(
            start=start,
            end=end,
            paragraph=bisect_right(starts, start) - 1,
            tokens=tokens,
            cues=tuple(_placed(tokens, here)),
            quotations=tuple(inside),
        )


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
        if cut_inside:
            continue
        stop = min(end, ends[min(bisect_left(ends, held + 1), len(ends) - 1)]) if ends else end
        yield held, max(stop, held)
        held = None
    if held is not None:
        yield held, len(scan.text)


def _tokens(scan: Scan, start: int, end: int, inside: list[Quotation]) -> Iterator[Token]:
    """The tokens of a stretch, with each quotation as one."""
    at = start
    count = 0
    for quotation in [*inside, None]:
        stop = quotation.start if quotation else end
        for match in _TOKEN.finditer(scan.text, at, stop):
            count += 1
            if count > _MOST_TOKENS:
                return
            yield Token(
                match.start(),
                match.end(),
                scan.folded[match.start() : match.end()].replace("’", "'"),
                scan.text[match.start()].isupper(),
            )
        if quotation:
            yield Token(quotation.start, min(quotation.end, end), "", capital=False)
            at = quotation.end


def _placed(tokens: tuple[Token, ...], cues: list[Cue]) -> Iterator[SpeechCue]:
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
        wide = cue.kind == "speech" and last - first > _LONGEST_CUE
        yield SpeechCue(first, first + 1 if wide else last, cue.kind, cue.id)
