"""Attributions: who says what, and what the words of it mean."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator

import msgspec

from callup.campaign import Campaign
from callup.extract.found import Attribution
from callup.extract.speech.dialogues import widen_dialogues
from callup.extract.speech.drafts import Draft, find_drafts
from callup.extract.speech.english_tagger import Tagger, load_tagger
from callup.extract.speech.tagged_drafts import with_tagged
from callup.extract.speech.voices import Mention, find_voices
from callup.model import Document, Voice
from callup.model.claim import Form, SpeechAct, Stance
from callup.scan import Cue, Scan, fold
from callup.scan.lazily import expression
from callup.values import Span, cut

_MEANINGS: dict[str, tuple[SpeechAct, Stance]] = {
    "says": ("says", "asserts"),
    "tells": ("says", "asserts"),
    "withholds": ("says", "asserts"),
    "asks": ("says", "asserts"),
    "denies": ("says", "denies"),
    "confirms": ("says", "confirms"),
    "explains": ("says", "explains"),
    "lays_down": ("says", "asserts"),
    "concludes": ("believes", "asserts"),
    "estimates": ("says", "estimates"),
    "promises": ("says", "promises"),
    "believes": ("believes", "asserts"),
    "wants": ("wants", "asserts"),
    "plans": ("plans", "asserts"),
    "feels": ("feels", "asserts"),
}
_DOUBTS = expression(r"doubt|усомн|сомнева|сумніва")
_WILLED = frozenset({"believes", "wants", "plans", "asks"})
_FEW = 3
_OWN = frozenset({"я", "мы", "ми"})
POINTING = _OWN | frozenset({"он", "она", "они", "он сам", "его", "ее", "их", "він", "вона", "вони"})


def find_attributions(
    document: Document,
    scan: Scan,
    campaign: Campaign,
    tagger: Callable[[], Tagger | None] = load_tagger,
) -> Iterator[Attribution]:
    """The attributions of a document, in the order of their cues (or of their content).

    By the frames of reported speech, and in English documents by the tagger where it is installed. A speaker
    that is not certain is None.
    """
    drafts = widen_dialogues(find_drafts(scan), scan)
    if document.language == "en":
        drafts = with_tagged(drafts, scan, tagger())
    voices = _voices(drafts, scan, campaign)
    doubts = [cue for cue in scan.cues_of("status") if cue.id == "unconfirmed"]
    found = [_attribution(scan, draft, voices, doubts) for draft in drafts]
    yield from _chained(_in_their_own_words(found))


def _in_their_own_words(found: list[Attribution]) -> list[Attribution]:
    """The attributions; "I" and "we" in somebody's own words are who says them."""
    return [
        msgspec.structs.replace(one, voice=_holder(found, index))
        if one.voice is None and one.source and fold(one.source[0].quote) in _OWN
        else one
        for index, one in enumerate(found)
    ]


def _holder(found: list[Attribution], index: int) -> Voice | None:
    """Whose words an attribution stands in, of those near it."""
    near = found[max(0, index - _FEW) : index + _FEW + 1]
    return next((other.voice for other in near if other.voice and _holds(other, found[index])), None)


def _voices(drafts: list[Draft], scan: Scan, campaign: Campaign) -> dict[Span, Voice | None]:
    """The voice of each phrase that names a speaker, and of each that names whom they have it from."""
    mentions = []
    for draft in sorted(drafts, key=lambda draft: draft.nested):
        if draft.nested and draft.source and fold(draft.source.quote) in POINTING:
            continue
        if draft.source:
            mentions.append(Mention(draft.source, draft.case))
        if draft.cited:
            mentions.append(Mention(draft.cited, "accusative"))
        if draft.relayed:
            mentions.append(Mention(draft.relayed, "nominative"))
    found = find_voices(mentions, scan, campaign)
    return {mention.span: voice for mention, voice in zip(mentions, found, strict=True)}


def _attribution(
    scan: Scan, draft: Draft, voices: dict[Span, Voice | None], doubts: list[Cue]
) -> Attribution:
    act, stance = _MEANINGS.get(draft.id, ("says", "asserts"))
    if draft.id == "believes" and _DOUBTS.search(draft.cue.quote.lower()):
        stance = "denies"
    voice = voices.get(draft.source) if draft.source else None
    if draft.id == "shows" and voice and voice.naming == "role" and voice.class_ == "unknown":
        voice = None  # a drive or a trend that "shows" something is nobody who speaks
    cited = voices.get(draft.cited) if draft.cited else None
    relayed = voices.get(draft.relayed) if draft.relayed else None
    return Attribution(
        source=(draft.source,) if draft.source else (),
        cue=(draft.cue,),
        content=tuple(draft.content),
        voice=voice,
        chain=_passed_on(cited, voice, relayed),
        form=_form(draft),
        act=act,
        stance=_negated(draft) if draft.negated else stance,
        confirmed=not (
            (draft.negated and draft.id not in _WILLED)
            or draft.id == "withholds"
            or _is_doubted(scan, draft, doubts)
        ),
    )


def _negated(draft: Draft) -> Stance:
    """What a "not" makes of a verb: "do not ask for", "did not confirm" reject, "did not deny" only tells."""
    rejects = draft.id in _WILLED or (draft.russian and draft.id == "confirms")
    return "denies" if rejects else "asserts"


def _passed_on(*voices: Voice | None) -> tuple[Voice, ...]:
    """Who told whom: whom the speaker has it from, the speaker, who passes it on; none where that is one."""
    _, speaker, _ = voices
    told = tuple(voice for voice in voices if voice)
    return told if speaker and len(told) > 1 else ()


def _chained(found: list[Attribution]) -> Iterator[Attribution]:
    """The attributions, with who told whom where one stands in what another says.

    What stands in a report that is not confirmed is not confirmed either.
    """
    for index, one in enumerate(found):
        near = found[max(0, index - 3) : index + 4]
        outer = [other for other in near if other is not one and _tells(other, one)]
        confirmed = one.confirmed and all(other.confirmed for other in outer)
        tellers = [other.voice for other in outer if other.voice and other.voice != one.voice]
        chain = one.chain or ((one.voice, *tellers) if one.voice and tellers else ())
        yield msgspec.structs.replace(one, confirmed=confirmed, chain=chain)


def _tells(outer: Attribution, inner: Attribution) -> bool:
    """Whether one attribution passes on what another says: not where it denies or confirms all of it."""
    if outer.stance in ("denies", "confirms") and outer.cue and outer.content:
        return _holds(outer, inner) and outer.content[0].start > outer.cue[0].start
    return _holds(outer, inner)


def _holds(outer: Attribution, inner: Attribution) -> bool:
    """Whether one attribution's words of speech stand in what another says."""
    return any(span.covers(cue) for span in outer.content for cue in inner.cue)


def _is_doubted(scan: Scan, draft: Draft, doubts: list[Cue]) -> bool:
    """Whether the text says that it is not confirmed: at the speaker, at the verb or in what is said.

    A doubt inside what somebody denies, or in quotation marks, is not the text's own.
    """
    spans = [span for span in (draft.source, draft.cue) if span]
    if draft.id != "denies":
        spans += draft.content[:_FEW]
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    starts = [cue.start for cue in doubts]
    near = doubts[bisect_left(starts, first) : bisect_left(starts, last)]
    return any(
        not any(q.start <= cue.start < q.end for q in draft.quotations)
        and any(span.start <= cue.start < span.end for span in [*spans, _gap(scan, spans)])
        for cue in near
    )


def _gap(scan: Scan, spans: list[Span]) -> Span:
    """The words between a speaker and the verb: "X reportedly said"."""
    ends = sorted(spans[:2])
    gap = cut(scan.text, ends[0].start, max(span.end for span in ends))
    return gap if "," not in gap.quote else ends[0]


def _is_piece(quote: str) -> bool:
    """Whether words are one end of a quotation that an aside parts."""
    opens, closes = quote.count("«"), quote.count("»")
    return (quote[:1] == "«" and opens > closes) or (quote[-1:] == "»" and closes > opens)


def _form(draft: Draft) -> Form:
    """Direct where all is in quotation marks, mixed where some is."""
    if draft.direct:
        return "direct"
    pieces = {(q.start, q.end) for q in draft.quotations}
    marked = [
        (span.quote[:1] in "“«\"„'`" and span.quote[-1:] in "”»\"“'")
        or _is_piece(span.quote)
        or (span.start, span.end) in pieces
        for span in draft.content
    ]
    if all(marked):
        return "direct"
    some = any(sign in span.quote for span in draft.content for sign in '“«"')
    return "mixed" if some or any(marked) else "indirect"
