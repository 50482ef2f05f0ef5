"""Attributions on their way: what was found by which words, before it is known whom the words mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from callup.extract.speech.attributions_en import find_cited, find_english
from callup.extract.speech.attributions_ru import find_russian, heads_of
from callup.extract.speech.quotes import Quotation
from callup.extract.speech.russian_clause import Clause
from callup.extract.speech.russian_phrases import trim
from callup.extract.speech.speech_found import Case, Found, Range
from callup.extract.speech.utterances import SpeechCue, Utterance, find_utterances
from callup.scan import Scan
from callup.values import Span, cut

_CYRILLIC = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґ")
_FINITE = ("ется", "ются", "лся", "лась", "лись", "ася", "ався", "алися")
_MOST_HELD = 20
_MOST_QUOTED = 20
_NOBODY = re.compile(
    r"(?:nobody|no one|none of|no (?!\.)\w+ (?:has|had|have)\b|никто|ни один|ни одна|ни одно)\b", re.I
)
_REFUSED = re.compile(
    r"(?:(?:a|an|the|any|his|her|its|their|all|[A-Z][\w-]*['’]s)\s+)?(?:\w+\s+){0,2}?"
    r"(?:requests?|deferments?|deferrals?|exemptions?|bail|entry|access|leave|appeals?|permission|visas?"
    r"|applications?|petitions?|treatment|service)\b(?!\s+(?:that|was|were|is|are|had))"
)


class Draft(msgspec.Struct):
    """An attribution by its spans, and what it says so far.

    `id` is the meaning of its cue; `cited` whom the speaker has it from, `relayed` who passes it on.
    `quotations` are those of the utterance that it was last seen to go on in, `paragraph` that one's.
    `russian` tells the language, `direct` that all is said word for word without quotation marks, `nested`
    that it stands in what another says word for word.
    """

    id: str
    source: Span | None
    cue: Span
    content: list[Span]
    paragraph: int
    quotations: Sequence[Quotation]
    case: Case = "nominative"
    negated: bool = False
    cited: Span | None = None
    relayed: Span | None = None
    russian: bool = False
    direct: bool = False
    nested: bool = False


def find_drafts(scan: Scan) -> list[Draft]:
    """What the frames of reported speech find, in the order of the text.

    English and Russian are told apart sentence by sentence.
    """
    text = scan.text
    drafts: list[Draft] = []
    before: Utterance | None = None
    held: list[Span] = []
    nested: list[Draft] = []
    opened: list[Draft] = []
    hidden = hidden_places(scan)
    for utterance in find_utterances(scan):
        if _runs_on(utterance, drafts):
            drafts[-1].content.extend(cut(text, q.start, q.end) for q in utterance.quotations)
            continue
        russian = not (utterance.silent and not utterance.verbless) and _is_russian(utterance)
        drafts += _with_line(opened, _whole(text, utterance)) if opened else ()
        for found in _find(utterance, russian):
            if not _is_filled(found):
                opened += _opened(text, utterance, found)
                continue
            content = _contents(text, utterance, found)
            if held and content and content[0].start == utterance.start:
                content, held = held + content, []
            if not content and before is not None:
                content = [_whole(text, before)]
            draft = _draft(text, utterance, found, content)
            draft.russian = russian
            if content and not hides(draft, hidden) and not says_nothing(draft):
                drafts.append(draft)
        if russian and utterance.quotations:
            nested.extend(_nested(text, utterance))
        if before is None or not _is_hidden(utterance, hidden):
            before = utterance
        held = _held(text, utterance, held)
    return sorted(drafts + nested, key=lambda draft: draft.cue.start) if nested else drafts


def _is_filled(found: Found) -> bool:
    """Whether words stand where who speaks, the verb and what is said are: a colon may end its line."""
    told = not found.content or any(start < end for start, end in found.content)
    return told and found.cue[0] < found.cue[1]


def _opened(text: str, utterance: Utterance, found: Found) -> Iterator[Draft]:
    """Who says what the next line holds, where a colon ends this one."""
    colon = text[utterance.tokens[-1].start : utterance.tokens[-1].end] == ":"
    if colon and found.cue[0] < found.cue[1]:
        draft = _draft(text, utterance, found, [])
        draft.russian = True
        yield draft


def _with_line(opened: list[Draft], line: Span) -> list[Draft]:
    """What a colon opened, with the line that holds it; nothing is open any more."""
    filled = list(opened)
    for draft in filled:
        draft.content.append(line)
    opened.clear()
    return filled


def _whole(text: str, utterance: Utterance) -> Span:
    return cut(text, utterance.tokens[0].start, utterance.tokens[-1].end)


def _contents(text: str, utterance: Utterance, found: Found) -> list[Span]:
    return [_span(text, utterance, (start, end)) for start, end in found.content if start < end]


def _nested(text: str, utterance: Utterance) -> Iterator[Draft]:
    """Who says what inside a quotation: «Командир отвечал: …»."""
    for inner in utterance.inner():
        for found in _find(inner, _is_russian(inner)) if _is_russian(inner) else ():
            content = _contents(text, inner, found)
            if content and _is_filled(found):
                draft = _draft(text, inner, found, content)
                draft.russian = draft.nested = True
                if not says_nothing(draft):
                    yield draft


def hidden_places(scan: Scan) -> set[int]:
    """Where the text tells that somebody wants no name."""
    return {at for cue in scan.cues_of("anonymity") for at in range(cue.start, min(cue.end, cue.start + 90))}


def _is_hidden(utterance: Utterance, hidden: set[int]) -> bool:
    """Whether a sentence tells that somebody wants no name: no verb after it points back to that."""
    return bool(hidden) and not hidden.isdisjoint(range(utterance.start, utterance.end))


def says_nothing(draft: Draft) -> bool:
    """Whether nobody says it ("no official denied it"), or a request is refused and not a report denied."""
    nobody = draft.source is not None and _NOBODY.match(draft.source.quote) is not None
    return nobody or (
        draft.id == "denies" and not draft.russian and _REFUSED.match(draft.content[0].quote) is not None
    )


def hides(draft: Draft, hidden: set[int]) -> bool:
    """Whether a verb only tells that its speaker wants no name: "asked not to be named"."""
    return draft.id in ("asks", "wants", "plans") and draft.cue.start in hidden


def _draft(text: str, utterance: Utterance, found: Found, content: list[Span]) -> Draft:
    return Draft(
        id=found.id,
        source=_part(text, utterance, found.source),
        cue=_span(text, utterance, found.cue),
        content=content,
        paragraph=utterance.paragraph,
        quotations=utterance.quotations,
        case=found.case,
        negated=found.negated,
        cited=_part(text, utterance, found.cited),
        relayed=_part(text, utterance, found.relayed),
    )


def _held(text: str, utterance: Utterance, held: list[Span]) -> list[Span]:
    """The quotations, each left open for the next paragraph, that still wait for a speaker."""
    if not utterance.only_quoted or not utterance.quotations[-1].runs_on:
        return []
    return [*held, *(cut(text, q.start, q.end) for q in utterance.quotations)][-_MOST_HELD:]


def _is_russian(utterance: Utterance) -> bool:
    """Whether most words of an utterance begin with a Cyrillic letter."""
    letters = [token.low[0] for token in utterance.tokens if token.low[:1].isalpha()]
    return sum(letter in _CYRILLIC for letter in letters) * 2 > len(letters)


def _find(utterance: Utterance, russian: bool) -> Iterator[Found]:
    """The frames of the utterance's own language."""
    if utterance.silent and not russian:
        return iter(())
    found = list(find_russian(utterance) if russian else find_english(utterance))
    for cue in utterance.cues:
        if cue.kind == "speech_frame" and cue.id == "citing":
            found = _with_cited(utterance, cue, found, russian)
    return iter([*found, *_passed_on(found)] if russian else found)


def _passed_on(found: Sequence[Found]) -> Iterator[Found]:
    """Where one passes on another's words, the other's: "A со ссылкой на B", "приводит A слова B"."""
    for one in found:
        other = one.cited or one.relayed
        if other and one.content and other != one.source:
            case: Case = "accusative" if one.cited else "nominative"
            cue = one.citing or one.cue
            yield msgspec.structs.replace(
                one, cue=cue, id="says", source=other, case=case, cited=None, relayed=None, negated=False
            )


def _with_cited(utterance: Utterance, cue: SpeechCue, found: list[Found], russian: bool) -> list[Found]:
    """The speaker that stands last before "citing X" has it from X; with no speaker, X speaks."""
    cited = find_cited(utterance.tokens, cue)
    if cited is None or utterance.tokens[cited[0]].low in ("то", "that", "the fact"):
        return found
    verbs = [other.first for other in utterance.cues if other.kind == "speech"]
    cited = (cited[0], min([cited[1], *(verb for verb in verbs if verb > cited[0])]))
    finite = utterance.tokens[cue.first].low.endswith(_FINITE)
    if finite and russian:
        by = SpeechCue(cue.first, cue.last - 1, "speech", "explains")
        told = Clause(utterance.tokens, by, [by], heads_of(utterance)).read(None)
        return [*found, told] if told and told.source else found
    before = [one for one in found if one.source and one.source[0] < cue.first]
    if not before and russian and cue.first <= 1:
        before = [one for one in found if one.source and one.source[0] >= cited[1]][:1]
    if before:
        near = max(before, key=lambda one: one.source[0] if one.source else -1)
        source = near.source
        if source and source[1] > cue.first:
            source = trim(utterance.tokens, (source[0], cue.first))
        turned = msgspec.structs.replace(near, source=source, cited=cited, citing=(cue.first, cue.last))
        return [turned if one is near else one for one in found]
    rest = trim(utterance.tokens, (0, cue.first)), trim(utterance.tokens, (cited[1], len(utterance.tokens)))
    content = tuple(part for part in rest if part[1] - part[0] > 1)
    if found or not content or not russian:
        return found
    return [Found((cue.first, cue.last), "says", cited, content, frame="frame", case="accusative")]


def _runs_on(utterance: Utterance, drafts: list[Draft]) -> bool:
    """Whether an utterance that is all quotation goes on with what was quoted last.

    It does in the same paragraph, and in the next one where the quotation was left open.
    """
    if not drafts or not utterance.only_quoted:
        return False
    before = drafts[-1]
    if before.content[-1].quote[-1:] not in tuple("”»\"'“") and not _is_open(before):
        return False
    apart = utterance.paragraph - before.paragraph
    if apart == 0 or (apart == 1 and _is_open(before)):
        before.paragraph = utterance.paragraph
        before.quotations = (*before.quotations, *utterance.quotations)[-_MOST_QUOTED:]
        return True
    return False


def _is_open(draft: Draft) -> bool:
    """Whether the last quotation of an attribution is left open for the next paragraph."""
    return bool(draft.quotations) and draft.quotations[-1].runs_on


def _part(text: str, utterance: Utterance, part: tuple[int, int] | None) -> Span | None:
    return _span(text, utterance, part) if part is not None and part[0] < part[1] else None


def _span(text: str, utterance: Utterance, part: Range) -> Span:
    """The words of a stretch of tokens."""
    return cut(text, utterance.tokens[part[0]].start, utterance.tokens[part[1] - 1].end)
