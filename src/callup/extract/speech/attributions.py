"""Attributions: who says what, by the frames of reported speech."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import msgspec

from callup.campaign import Campaign
from callup.extract.found import Attribution
from callup.extract.speech.attributions_en import find_cited, find_english
from callup.extract.speech.attributions_ru import find_russian
from callup.extract.speech.quotes import Quotation
from callup.extract.speech.russian_phrases import trim
from callup.extract.speech.speech_found import Found, Range
from callup.extract.speech.utterances import SpeechCue, Utterance, find_utterances
from callup.extract.speech.voices import Mention, find_voices
from callup.model import Document, Voice
from callup.model.claim import Form, SpeechAct, Stance
from callup.scan import Cue, Scan
from callup.values import Span, cut

_MEANINGS: dict[str, tuple[SpeechAct, Stance]] = {
    "says": ("says", "asserts"),
    "tells": ("says", "asserts"),
    "asks": ("says", "asserts"),
    "denies": ("says", "denies"),
    "confirms": ("says", "confirms"),
    "explains": ("says", "explains"),
    "estimates": ("says", "estimates"),
    "promises": ("says", "promises"),
    "believes": ("believes", "asserts"),
    "wants": ("wants", "asserts"),
    "plans": ("plans", "asserts"),
    "feels": ("feels", "asserts"),
}
_CYRILLIC = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґ")


_FEW = 3
_MOST_HELD = 20


class _Said(msgspec.Struct):
    """An attribution on its way: what was found, where, and what it says so far.

    `quotations` are those of the utterance that it was last seen to go on in, `paragraph` that one's.
    """

    found: Found
    utterance: Utterance
    content: list[Span]
    paragraph: int
    quotations: Sequence[Quotation]


def find_attributions(document: Document, scan: Scan, campaign: Campaign) -> Iterator[Attribution]:
    """The attributions of a document, in the order of their cues (or of their content).

    English and Russian are told apart sentence by sentence. A speaker that is not certain is None.
    """
    text = document.text
    said: list[_Said] = []
    before: Utterance | None = None
    held: list[Span] = []
    hidden = {
        at for cue in scan.cues_of("anonymity") for at in range(cue.start, min(cue.end, cue.start + 90))
    }
    for utterance in find_utterances(scan):
        if _runs_on(utterance, said):
            said[-1].content.extend(cut(text, q.start, q.end) for q in utterance.quotations)
            continue
        for found in _find(utterance):
            content = [_span(text, utterance, part) for part in found.content]
            if held and content and content[0].start == utterance.start:
                content, held = held + content, []
            if not content and before is not None:
                content = [cut(text, before.tokens[0].start, before.tokens[-1].end)]
            if not content or _hides(found, utterance, hidden):
                continue
            said.append(_Said(found, utterance, content, utterance.paragraph, utterance.quotations))
        before = utterance
        held = _held(text, utterance, held)
    voices = _voices(said, scan, campaign)
    doubts = [cue for cue in scan.cues_of("status") if cue.id == "unconfirmed"]
    yield from _chained([_attribution(scan, item, voices, doubts) for item in said])


def _voices(said: list[_Said], scan: Scan, campaign: Campaign) -> dict[Span, Voice | None]:
    """The voice of each phrase that names a speaker, and of each that names whom they have it from."""
    mentions = []
    for item in said:
        if item.found.source:
            mentions.append(Mention(_span(scan.text, item.utterance, item.found.source), item.found.case))
        if item.found.cited:
            mentions.append(Mention(_span(scan.text, item.utterance, item.found.cited), "accusative"))
    found = find_voices(mentions, scan, campaign)
    return {mention.span: voice for mention, voice in zip(mentions, found, strict=True)}


def _hides(found: Found, utterance: Utterance, hidden: set[int]) -> bool:
    """Whether a verb only tells that its speaker wants no name: "asked not to be named"."""
    return found.id in ("asks", "wants", "plans") and utterance.tokens[found.cue[0]].start in hidden


def _held(text: str, utterance: Utterance, held: list[Span]) -> list[Span]:
    """The quotations, each left open for the next paragraph, that still wait for a speaker."""
    if not utterance.only_quoted or not utterance.quotations[-1].runs_on:
        return []
    return [*held, *(cut(text, q.start, q.end) for q in utterance.quotations)][-_MOST_HELD:]


def _find(utterance: Utterance) -> Iterator[Found]:
    """The frames of the utterance's own language."""
    if utterance.silent:
        return iter(())
    letters = [token.low[0] for token in utterance.tokens if token.low[:1].isalpha()]
    russian = sum(letter in _CYRILLIC for letter in letters) * 2 > len(letters)
    found = list(find_russian(utterance) if russian else find_english(utterance))
    for cue in utterance.cues:
        if cue.kind == "speech_frame" and cue.id == "citing":
            found = _with_cited(utterance, cue, found, russian)
    return iter(found)


def _with_cited(utterance: Utterance, cue: SpeechCue, found: list[Found], russian: bool) -> list[Found]:
    """The speaker that stands last before "citing X" has it from X; with no speaker, X speaks."""
    cited = find_cited(utterance.tokens, cue)
    if cited is None or utterance.tokens[cited[0]].low in ("то", "that", "the fact"):
        return found
    verbs = [other.first for other in utterance.cues if other.kind == "speech"]
    cited = (cited[0], min([cited[1], *(verb for verb in verbs if verb > cited[0])]))
    before = [one for one in found if one.source and one.source[0] < cue.first]
    if before:
        near = max(before, key=lambda one: one.source[0] if one.source else -1)
        source = near.source
        if source and source[1] > cue.first:
            source = trim(utterance.tokens, (source[0], cue.first))
        turned = msgspec.structs.replace(near, source=source, cited=cited)
        return [turned if one is near else one for one in found]
    rest = trim(utterance.tokens, (0, cue.first)), trim(utterance.tokens, (cited[1], len(utterance.tokens)))
    content = tuple(part for part in rest if part[1] - part[0] > 1)
    if found or not content or not russian:
        return found
    return [Found((cue.first, cue.last), "says", cited, content, frame="frame", case="accusative")]


def _runs_on(utterance: Utterance, said: list[_Said]) -> bool:
    """Whether an utterance that is all quotation goes on with what was quoted last.

    It does in the same paragraph, and in the next one where the quotation was left open.
    """
    if not said or not utterance.only_quoted:
        return False
    before = said[-1]
    if before.content[-1].quote[-1:] not in tuple("”»\"'“") and not _is_open(before):
        return False
    apart = utterance.paragraph - before.paragraph
    if apart == 0 or (apart == 1 and _is_open(before)):
        before.paragraph, before.quotations = utterance.paragraph, utterance.quotations
        return True
    return False


def _is_open(item: _Said) -> bool:
    """Whether the last quotation of an attribution is left open for the next paragraph."""
    return bool(item.quotations) and item.quotations[-1].runs_on


def _span(text: str, utterance: Utterance, part: Range) -> Span:
    """The words of a stretch of tokens."""
    return cut(text, utterance.tokens[part[0]].start, utterance.tokens[part[1] - 1].end)


def _attribution(scan: Scan, item: _Said, voices: dict[Span, Voice | None], doubts: list[Cue]) -> Attribution:
    found, utterance = item.found, item.utterance
    act, stance = _MEANINGS.get(found.id, ("says", "asserts"))
    taken_back = found.negated and stance in ("denies", "confirms")
    source = _span(scan.text, utterance, found.source) if found.source else None
    voice = voices.get(source) if source else None
    if found.id == "shows" and voice and voice.naming == "role" and voice.class_ == "unknown":
        voice = None  # a drive or a trend that "shows" something is nobody who speaks
    cited = voices.get(_span(scan.text, utterance, found.cited)) if found.cited else None
    return Attribution(
        source=(source,) if source else (),
        cue=(_span(scan.text, utterance, found.cue),),
        content=tuple(item.content),
        voice=voice,
        chain=(cited, voice) if cited and voice else (),
        form=_form(item),
        act=act,
        stance="asserts" if taken_back else stance,
        confirmed=not (taken_back or _is_doubted(scan, item, doubts)),
    )


def _chained(drafts: list[Attribution]) -> Iterator[Attribution]:
    """The attributions, with who told whom where one stands in what another says.

    What stands in a report that is not confirmed is not confirmed either.
    """
    for index, draft in enumerate(drafts):
        near = drafts[max(0, index - 3) : index + 4]
        outer = [other for other in near if other is not draft and _holds(other, draft)]
        confirmed = draft.confirmed and all(other.confirmed for other in outer)
        tellers = [other.voice for other in outer if other.voice and other.voice != draft.voice]
        chain = draft.chain or ((draft.voice, *tellers) if draft.voice and tellers else ())
        yield msgspec.structs.replace(draft, confirmed=confirmed, chain=chain)


def _holds(outer: Attribution, inner: Attribution) -> bool:
    """Whether one attribution's words of speech stand in what another says."""
    return any(span.covers(cue) for span in outer.content for cue in inner.cue)


def _is_doubted(scan: Scan, item: _Said, doubts: list[Cue]) -> bool:
    """Whether the text says that it is not confirmed: at the speaker, at the verb or in what is said.

    A doubt inside what somebody denies, or in quotation marks, is not the text's own.
    """
    found, utterance = item.found, item.utterance
    spans = [_span(scan.text, utterance, part) for part in (found.source, found.cue) if part]
    if found.id != "denies":
        spans += item.content[:_FEW]
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    starts = [cue.start for cue in doubts]
    near = doubts[bisect_left(starts, first) : bisect_left(starts, last)]
    return any(
        not any(q.start <= cue.start < q.end for q in item.quotations)
        and any(span.start <= cue.start < span.end for span in [*spans, _gap(scan, spans)])
        for cue in near
    )


def _gap(scan: Scan, spans: list[Span]) -> Span:
    """The words between a speaker and the verb: "X reportedly said"."""
    ends = sorted(spans[:2])
    return cut(scan.text, ends[0].start, max(span.end for span in ends))


def _form(item: _Said) -> Form:
    """Direct where all is in quotation marks, mixed where some is."""
    marked = [span.quote[:1] in "“«\"„'`" and span.quote[-1:] in "”»\"“'" for span in item.content]
    if all(marked):
        return "direct"
    some = any(sign in span.quote for span in item.content for sign in '“«"')
    return "mixed" if some or any(marked) else "indirect"
