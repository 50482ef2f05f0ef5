"""English asides: "C, said X" and "C, X said", and what stands on both sides of them."""

from __future__ import annotations

from callup.extract.speech.english_subjects import end_source, find_apposition
from callup.extract.speech.speech_found import Found, Range
from callup.extract.speech.speech_words import (
    EN_ADVERBS,
    EN_BE,
    EN_COORDINATORS,
    EN_DETERMINERS,
    EN_INVERTING,
    EN_OBJECTS,
    EN_PREPOSITIONS,
    EN_PRONOUNS,
    EN_SUBORDINATORS,
    EN_TIME_LEADS,
    EN_TIMES,
)
from callup.extract.speech.utterances import SpeechCue, Token


def read_inverted(tokens: tuple[Token, ...], cue: SpeechCue, left: int, before: Token | None) -> Found | None:
    """An aside, "C, said X": the verb follows a comma or a quotation, and its subject stands after it."""
    if before is None or not (before.quoted or before.low in (",", '"', "—", "–", "”")):
        return None
    if tokens[cue.first].low not in EN_INVERTING or cue.last - cue.first > 1 or left != cue.first:
        return None
    if before.low == "," and find_apposition(tokens, left - 1) is not None:
        return None
    end = end_source(tokens, cue.last)
    source: Range | None = (cue.last, end) if end > cue.last else None
    if source is None and not _ends(tokens, cue.last):
        return None
    if source and (tokens[source[0]].low in EN_PREPOSITIONS or tokens[source[0]].low == "that"):
        return None
    parts = _around(tokens, left, end)
    return Found((cue.first, cue.last), cue.id, source, parts) if parts else None


def _around(tokens: tuple[Token, ...], before: int, after: int) -> tuple[Range, ...]:
    """What is said on both sides of a parenthesis "..., said X, ..."."""
    parts = []
    head = trim(tokens, (open_aside(tokens, before), before))
    if head[1] > head[0]:
        parts.append(head)
    if after < len(tokens) and tokens[after].low in (",", "", ":", ";", "—", "–", "."):
        stop = after
        while stop < len(tokens) and tokens[stop].low in (",", ":", "—", "–", ";", "."):
            stop += 1
        if stop < len(tokens) and _goes_on(tokens, stop):
            tail = trim(tokens, (stop, len(tokens)))
            if tail[1] > tail[0]:
                parts.append(tail)
    return tuple(parts)


def _goes_on(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether what follows a parenthesis is still said by its speaker."""
    low = tokens[at].low
    return tokens[at].quoted or low in ("and", "but", "because", "so", "with", "which", "if", "or")


def open_aside(tokens: tuple[Token, ...], before: int) -> int:
    """Where the clause that a parenthesis closes begins; a coordinator that opens it is no part."""
    return 1 if before > 1 and tokens[0].low in EN_COORDINATORS else 0


def read_postposed(
    tokens: tuple[Token, ...], cue: SpeechCue, source: Range, last: Range | None
) -> Found | None:
    """An aside, "C, X said": a comma or a quotation before the subject, nothing said after the verb."""
    first = source[0]
    if source == last or first == 0 or not (tokens[first - 1].quoted or tokens[first - 1].low in ",—–"):
        return None
    if _is_adverbial(tokens, 0, first - 1):
        return None
    after = skip_listener(tokens, cue.last) if cue.id == "tells" else cue.last
    after = _skip_adverbials(tokens, after)
    ended = after >= len(tokens) or tokens[after].low in (",", ";", ".", "!", "?", "—", "–")
    if not ended and not (tokens[after].quoted and tokens[first - 1].quoted):
        return None
    parts = _around(tokens, first, after)
    return Found((cue.first, cue.last), cue.id, source, parts) if parts else None


def _is_adverbial(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether a stretch before a comma only says when or where: "On Monday", "However"."""
    if last - first > 9 or any(token.quoted for token in tokens[first:last]):
        return False
    opening = tokens[first].low
    if opening in EN_TIME_LEADS or opening in EN_ADVERBS or opening.endswith("ly"):
        return last - first <= 5
    if opening in EN_PREPOSITIONS:
        return not any(t.low in EN_BE for t in tokens[first:last])
    return False


def _ends(tokens: tuple[Token, ...], at: int) -> bool:
    return at >= len(tokens) or all(not token.word and not token.quoted for token in tokens[at:])


def _skip_adverbials(tokens: tuple[Token, ...], at: int) -> int:
    """Over times, places and manners after a verb, where nothing else follows them."""
    start = at
    while at < len(tokens) and at - start < 14:
        token = tokens[at]
        if token.quoted or not token.word:
            break
        if at == start and not is_adverbial_word(token):
            return start
        if token.low in EN_PRONOUNS and token.low not in ("one",):
            return start
        at += 1
    if at < len(tokens) and tokens[at].word and not tokens[at].quoted:
        return start
    return at


def is_adverbial_word(token: Token) -> bool:
    """Whether a word may open a phrase of time, place or manner."""
    low = token.low
    return (
        low in EN_PREPOSITIONS | EN_TIMES | EN_TIME_LEADS | EN_ADVERBS
        or low.endswith("ly")
        or low in ("as", "when", "afterward")
    )


def skip_listener(tokens: tuple[Token, ...], at: int) -> int:
    """Over the one who is told."""
    if at >= len(tokens):
        return at
    if tokens[at].low in EN_OBJECTS:
        return at + 1
    if tokens[at].low in ("a", "an", "the") and not (at + 1 < len(tokens) and tokens[at + 1].capital):
        at += 2
        while at < len(tokens) and tokens[at].word and tokens[at].low not in EN_STARTS:
            at += 1
        return at
    at += tokens[at].low == "the"
    while at < len(tokens) and (tokens[at].capital or tokens[at].low in ("'s", "of", "&")):
        at += 1
        if tokens[at - 1].low in EN_TIMES:
            break
    return at


EN_STARTS = EN_DETERMINERS | EN_PRONOUNS | EN_SUBORDINATORS | EN_PREPOSITIONS


def trim(tokens: tuple[Token, ...], part: Range) -> Range:
    """A stretch without the signs at its ends; a quotation at an end stays."""
    first, last = part
    while first < last and tokens[first].low and tokens[first].low in ",;:—–.!?)-":
        first += 1
    while last > first and tokens[last - 1].low and tokens[last - 1].low in ",;:—–.!?(-…":
        last -= 1
    return first, last
