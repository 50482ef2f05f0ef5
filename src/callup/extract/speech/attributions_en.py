"""Who says what in English: the frames of reported speech over one utterance."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from callup.extract.speech.english_asides import open_aside, read_inverted, read_postposed, trim
from callup.extract.speech.english_contents import end_content, find_content
from callup.extract.speech.english_subjects import (
    FINAL,
    LONGEST_APPOSITION,
    LONGEST_SOURCE,
    apposition_follows,
    can_speak,
    find_opening_subject,
    find_subject,
    is_finite,
)
from callup.extract.speech.english_verbs import is_verb, skip_left
from callup.extract.speech.speech_found import Found, Range
from callup.extract.speech.speech_words import (
    EN_ADVERBS,
    EN_AUXILIARIES,
    EN_COORDINATORS,
    EN_DETERMINERS,
    EN_RELATIVES,
    EN_VERBS,
)
from callup.extract.speech.utterances import SpeechCue, Token, Utterance

_BEFORE = (["this"], ["that"], ["it"])  # what is denied stands in the sentence before


def find_english(utterance: Utterance) -> Iterator[Found]:
    """The attributions of one utterance, in the order of their cues."""
    tokens = utterance.tokens
    verbs = [c for c in utterance.cues if c.kind == "speech" and is_verb(tokens, c)]
    last: Range | None = None
    for cue in sorted(utterance.cues, key=lambda cue: cue.first):
        found = None
        if cue.kind == "speech" and cue in verbs:
            found = _by_verb(tokens, cue, verbs, last)
        elif cue.kind == "speech_frame":
            found = _by_frame(tokens, cue)
        elif cue.kind == "speech_noun":
            found = _by_noun(tokens, cue, verbs)
        if found is not None:
            yield found
            if found.source and found.frame == "verb":
                last = found.source


def find_cited(tokens: tuple[Token, ...], cue: SpeechCue) -> Range | None:
    """Whom "citing" and «со ссылкой на» name: the words up to the next sign."""
    end = cue.last
    while end < len(tokens) and end - cue.last < LONGEST_SOURCE:
        if tokens[end].quoted or (tokens[end].low in ",;:—–.!?()" and tokens[end].low):
            break
        end += 1
    return (cue.last, end) if end > cue.last else None


def _by_verb(
    tokens: tuple[Token, ...], cue: SpeechCue, verbs: list[SpeechCue], last: Range | None
) -> Found | None:
    word = tokens[cue.first].low
    left, negated, passive = skip_left(tokens, cue.first)
    if passive and not word.endswith("ing") and word not in ("quoted", "cited"):
        return None
    if word.endswith("ing") and not passive:
        return _by_participle(tokens, cue, verbs, last)
    before = tokens[left - 1] if left else None
    if cue.id in ("says", "explains", "tells", "asks", "confirms", "feels", "believes", "shows"):
        inverted = read_inverted(tokens, cue, left, before)
        if inverted is not None:
            return inverted
    if negated and cue.id not in ("denies", "confirms"):
        return None
    source = find_subject(tokens, left, verbs)
    if source is None and before is not None and before.low in EN_COORDINATORS:
        source = last or find_opening_subject(tokens, left - 1)
        left = left - 1
    if source is None or not can_speak(tokens, source):
        return None
    if source[1] <= left:
        left = source[0] if source != last else left
    postposed = read_postposed(tokens, cue, source, last)
    if postposed is not None:
        return msgspec.structs.replace(postposed, negated=negated)
    content = find_content(tokens, cue, verbs)
    if cue.id in ("denies", "confirms") and [tokens[at].low for at, _ in content] in _BEFORE:
        content = content if content[0][1] - content[0][0] > 1 else ()
        return Found((cue.first, cue.last), cue.id, source, content, negated)
    return Found((cue.first, cue.last), cue.id, source, content, negated) if content else None


def _by_participle(
    tokens: tuple[Token, ...], cue: SpeechCue, verbs: list[SpeechCue], last: Range | None
) -> Found | None:
    """A participle, ", adding that ...": the speaker is the one before."""
    before = tokens[cue.first - 1].low if cue.first else ""
    if before in EN_DETERMINERS:
        return None
    content = find_content(tokens, cue, verbs)
    if not content or last is None or before not in (",", "and", "—", "–", "", "while"):
        return None
    return Found((cue.first, cue.last), cue.id, last, content)


def _by_frame(tokens: tuple[Token, ...], cue: SpeechCue) -> Found | None:
    """A phrase that names the speaker: "According to X, C" and "C, according to X"."""
    if cue.id == "citing":
        return None
    opening = all(not t.word or t.low in EN_COORDINATORS | EN_ADVERBS for t in tokens[: cue.first])
    end = _frame_end(tokens, cue.last, opening)
    if end <= cue.last:
        return None
    source = (cue.last, end)
    if opening:
        content: tuple[Range, ...] = (trim(tokens, (end, len(tokens))),)
    else:
        head = trim(tokens, (open_aside(tokens, cue.first), cue.first))
        tail = trim(tokens, (end, len(tokens)))
        content = (head, tail) if tail[1] - tail[0] > 2 else (head,)
    content = tuple(part for part in content if part[1] > part[0])
    return Found((cue.first, cue.last), cue.id, source, content, frame="frame") if content else None


def _frame_end(tokens: tuple[Token, ...], first: int, opening: bool) -> int:
    at = first
    while at < len(tokens) and at - first < LONGEST_SOURCE:
        low = tokens[at].low
        if tokens[at].quoted or low in (";", ":", "—", "–", '"'):
            break
        ends = opening or not apposition_follows(tokens, at + 1)
        if low == "," and ends and not (opening and _apposed_again(tokens, at)):
            break
        at += 1
    while at > first and tokens[at - 1].low in FINAL:
        at -= 1
    return at


def _apposed_again(tokens: tuple[Token, ...], comma: int) -> bool:
    """Whether a comma after an opening source begins an apposition that another comma closes."""
    if comma + 1 >= len(tokens) or tokens[comma + 1].low not in ("a", "an", "who", "which"):
        return False
    inner = tokens[comma + 1 : comma + LONGEST_APPOSITION]
    for at, token in enumerate(inner):
        if token.low == ",":
            return tokens[comma + 1].low in EN_RELATIVES or not any(is_finite(t) for t in inner[:at])
    return False


def _by_noun(tokens: tuple[Token, ...], cue: SpeechCue, verbs: list[SpeechCue]) -> Found | None:
    """A noun that speaks, "received messages that C"; nobody is named."""
    that = cue.last - 1
    content = trim(tokens, (that, end_content(tokens, that, verbs, cue)))
    if content[1] - content[0] < 4 or tokens[content[0] + 1].low in EN_AUXILIARIES | EN_VERBS:
        return None
    return Found((cue.first, that), cue.id, None, (content,), frame="noun")
