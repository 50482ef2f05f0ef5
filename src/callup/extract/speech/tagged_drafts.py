"""What the English tagger finds, as drafts, beside what the frames of reported speech find.

The tagger decides who speaks and what is said. Where a frame finds the same, the frame's words stand: it
knows what its verb means, and whether it is negated.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from callup.extract.speech.drafts import Draft, hidden_places, hides, says_nothing
from callup.extract.speech.english_tagger import Said, Tagger
from callup.extract.speech.quotes import Quotation, find_paragraphs, find_quotations
from callup.extract.speech.speech_words import EN_AUXILIARIES
from callup.scan import Cue, Scan
from callup.values import Span, cut

_MOST = 2_000_000
_HALF = 0.5
_NEAR = 4
_SURE = frozenset(("according", "confirms", "denies", "estimates", "explains", "promises"))
_SURELY_OPENS = re.compile(r"that\b|\d")
_RELAYED = frozenset(("according", "confirms", "denies", "estimates", "says", "shows", "tells"))
_NO_NAME = "I|We|He|She|It|They|You|The|This|That|These|Those|A|An|Some|His|Her|Their"
_NAME = re.compile(rf"\b(?!(?:{_NO_NAME})\b)[A-Z]")
_EDGE = 6
_GAP = 200
_POINTS_BACK = frozenset(("this", "that", "it", "so"))
_NEGATED = re.compile(r"(?:\b(?:not|never|nor|neither)\b|n[’']t\b)", re.I)
_TOLD = re.compile(
    r"\b(?:be|been|being|was|were|is|are|get|got)(?: \w+ly)? (?:told|asked|ordered|informed|advised|urged"
    r"|instructed|warned|assured|reminded)$",
    re.I,
)
_NAMED = re.compile(r"\b[A-Z][a-z]+$")
_REST = re.compile(r"(?: [A-Z][\w’'-]+){1,2}(?=,)")
_NOBODY = frozenset(("who", "which", "that", "what", "there", "it", "this"))
_BEFORE = 24


def with_tagged(drafts: list[Draft], scan: Scan, tagger: Tagger | None) -> list[Draft]:
    """The drafts of an English document with what the tagger finds, in the order of their cues.

    The tagger reads the first two million characters; behind them, and in Russian sentences, the frames stand
    alone. Linear in the text.
    """
    if tagger is None:
        return drafts
    english = [one for one in drafts if not one.russian and one.cue.end <= _MOST]
    english.sort(key=lambda one: one.cue.start)
    starts = [one.cue.start for one in english]
    reader, hidden = _Reader(scan), hidden_places(scan)
    found: list[Draft] = []
    said: list[Said] = []
    hiding: list[Said] = []
    for one in tagger(scan.text[:_MOST]):
        at = bisect_left(starts, one.cue[0])
        framed = _framed(english[max(at - _NEAR, 0) : at + _NEAR], one, scan)
        draft = _completed(framed, one, scan) if framed else reader.draft(one)
        if hides(draft, hidden):
            hiding.append(one)
        elif says_nothing(draft):
            continue
        elif framed or not _is_call(draft):
            found.append(draft)
            said.append(one)
    found += _only_framed(english, said, hiding)
    others = [one for one in drafts if one.russian or one.cue.end > _MOST]
    return sorted([*found, *others], key=lambda one: one.cue.start)


def _framed(near: list[Draft], said: Said, scan: Scan) -> Draft | None:
    """The frame's draft that stands for what the tagger found, where one does.

    It does where both find the same. It does too where the tagger takes a word like "this" for all that is
    said, or nobody, or a subject that has a verb of its own, for the speaker: "Nobody was forced, said X".
    """
    for draft in near:
        if draft.cue.start >= said.cue[1] or said.cue[0] >= draft.cue.end:
            if _has_source(draft, said) and _is_same(draft, said):
                return draft
            continue
        if _is_same(draft, said) or _is_bare(said, scan):
            return draft
        between = scan.folded[said.source[1] : said.cue[0]][:_GAP].split() if said.source else ["is"]
        if _is_inverted(draft) and any(word in EN_AUXILIARIES for word in between):
            return draft
    return None


def _has_source(draft: Draft, said: Said) -> bool:
    """Whether a frame and the tagger name one speaker, whatever the words of speech are."""
    source, other = draft.source, said.source
    return source is not None and other is not None and source.start < other[1] and other[0] < source.end


def _is_bare(said: Said, scan: Scan) -> bool:
    """Whether one word that points back is all that is said."""
    ((start, end), *more) = said.content
    return not more and scan.folded[start:end] in _POINTS_BACK


def _is_call(draft: Draft) -> bool:
    """Whether "call" may as well be what a telephone is for: nothing quoted is what somebody is called."""
    return draft.id == "names" and not any(sign in span.quote for span in draft.content for sign in "“\"'‘")


def _completed(draft: Draft, said: Said, scan: Scan) -> Draft:
    """A frame's draft; with the tagger's source where it has none."""
    if draft.source is None and said.source is not None:
        draft.source = cut(scan.text, *said.source)
    return draft


def _only_framed(drafts: list[Draft], said: list[Said], hiding: list[Said]) -> Iterator[Draft]:
    """What only the frames find and is kept: surer frames, what another only passes on, and what the tagger
    takes for part of a wish to stay anonymous."""
    cues = sorted(one.cue for one in said)
    contents = sorted(place for one in said for place in one.content)
    hidden = sorted(place for one in hiding for place in one.content)
    for draft in drafts:
        if _at(cues, draft.cue):
            continue
        outer = _at(contents, draft.cue)
        if outer is None:
            if _is_sure(draft) or _at(hidden, draft.cue):
                yield draft
        elif draft.id in _RELAYED and _is_relayed(draft, outer):
            yield draft


def _is_sure(draft: Draft) -> bool:
    """Whether a frame needs no second opinion: by its verb, by "that" or a number behind it, or where what is
    said comes first."""
    opens = _SURELY_OPENS.match(draft.content[0].quote) is not None
    leads = draft.source is not None and draft.content[0].end <= draft.source.start
    return draft.id in _SURE or opens or leads


def _is_inverted(draft: Draft) -> bool:
    """Whether the speaker follows the verb, behind what is said: "C, said X"."""
    behind = draft.source is not None and draft.source.start >= draft.cue.end
    return behind and draft.content[0].start < draft.cue.start


def _is_relayed(draft: Draft, outer: tuple[int, int]) -> bool:
    """Whether what another says is, from end to end, that this one says it: "X counted C, Y reported"."""
    spans = [draft.cue, *draft.content, *([draft.source] if draft.source else [])]
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    named = draft.source is not None and _NAME.search(draft.source.quote) is not None
    return named and first - outer[0] <= _EDGE and outer[1] - last <= _EDGE


def _at(places: list[tuple[int, int]], span: Span) -> tuple[int, int] | None:
    """One of the places, sorted and apart, that overlaps a span; None where there is none."""
    at = bisect_left(places, (span.end, 0)) - 1
    return places[at] if at >= 0 and places[at][1] > span.start else None


def _is_same(draft: Draft, said: Said) -> bool:
    """Whether the contents of a frame and of the tagger overlap by half."""
    spans = [(span.start, span.end) for span in draft.content]
    shared = _shared(spans, said.content)
    return shared >= _HALF * (_size(spans) + _size(said.content) - shared)


def _shared(ones: Sequence[tuple[int, int]], others: Sequence[tuple[int, int]]) -> int:
    return sum(max(0, min(end, stop) - max(start, begin)) for start, end in ones for begin, stop in others)


def _size(spans: Sequence[tuple[int, int]]) -> int:
    return sum(end - start for start, end in spans)


class _Reader:
    """Reads the meaning of what the tagger marks: by the campaign's cues, and the quotation marks."""

    def __init__(self, scan: Scan) -> None:
        self._scan = scan
        self._cues = [cue for cue in scan.cues if cue.kind in ("speech", "speech_frame", "speech_noun")]
        self._starts = [cue.start for cue in self._cues]
        paragraphs = list(find_paragraphs(scan.text))
        self._quotations = list(find_quotations(scan.text, paragraphs))
        self._quoted = [one.start for one in self._quotations]

    def draft(self, said: Said) -> Draft:
        """What the tagger found, with what its words mean."""
        source = self._span(self._whole_name(said.source)) if said.source else None
        if source and (source.quote.lower() in _NOBODY or self._is_told(said)):
            source = None
        content = [self._span(place) for place in said.content]
        return Draft(
            id=self._meaning(*said.cue),
            source=source,
            cue=self._span(said.cue),
            content=content,
            paragraph=-1,
            quotations=self._inside(content[0].start, content[-1].end),
            negated=self._is_negated(said),
        )

    def _whole_name(self, source: tuple[int, int]) -> tuple[int, int]:
        """A source that ends within a name, with the rest of the name."""
        rest = _REST.match(self._scan.text, source[1])
        named = rest is not None and _NAMED.search(self._scan.text, source[0], source[1]) is not None
        return (source[0], rest.end()) if rest and named else source

    def _is_told(self, said: Said) -> bool:
        """Whether what stands before the cue is told or asked, and tells nothing: "they were ordered to"."""
        start, end = said.cue
        before = said.source is not None and said.source[1] <= start
        return before and _TOLD.search(self._scan.text, max(start - _BEFORE, 0), end) is not None

    def _is_negated(self, said: Said) -> bool:
        """Whether a "not" stands in the cue, or before it and behind what else there is."""
        start, end = said.cue
        others = (*said.content, *([said.source] if said.source else ()))
        behind = max([start - _BEFORE, 0, *(stop for _, stop in others if stop <= start)])
        return _NEGATED.search(self._scan.text, behind, end) is not None

    def _meaning(self, start: int, end: int) -> str:
        """The entry of the first of the campaign's cues in a cue; "says" where there is none."""
        at = bisect_left(self._starts, start)
        inside: list[Cue] = [cue for cue in self._cues[at : at + _NEAR] if cue.start < end]
        return max(inside, key=lambda cue: cue.end - cue.start).id if inside else "says"

    def _inside(self, start: int, end: int) -> list[Quotation]:
        first = bisect_left(self._quoted, start)
        return self._quotations[max(first - 1, 0) : bisect_left(self._quoted, end)]

    def _span(self, place: tuple[int, int]) -> Span:
        return cut(self._scan.text, *place)
