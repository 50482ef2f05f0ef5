"""What is said in English: where it begins after the verb, and where it ends."""

from __future__ import annotations

from callup.extract.speech.english_asides import is_adverbial_word, read_postposed, skip_listener, trim
from callup.extract.speech.english_subjects import FINAL, find_apposition, find_subject, time_follows
from callup.extract.speech.english_verbs import skip_left
from callup.extract.speech.speech_found import Range
from callup.extract.speech.speech_words import (
    EN_AUXILIARIES,
    EN_INVERTING,
    EN_PRONOUNS,
    EN_TIME_LEADS,
    EN_TIMES,
)
from callup.extract.speech.utterances import SpeechCue, Token

_MARKS = frozenset('"“«„')


_FEW = 8


def find_content(tokens: tuple[Token, ...], cue: SpeechCue, verbs: list[SpeechCue]) -> tuple[Range, ...]:
    """What is said after the verb: from "that" or the clause to the end of the utterance."""
    start = _open_content(tokens, cue)
    if start is None:
        return ()
    end = end_content(tokens, start, verbs, cue)
    part = trim(tokens, (start, end))
    if part[1] <= part[0]:
        return ()
    words = sum(token.word or 3 * token.quoted for token in tokens[part[0] : part[1]])
    fewest = 2 if cue.id in ("says", "tells") else 1
    if cue.id == "names" and not any(t.quoted or t.low in _MARKS for t in tokens[part[0] : part[1]]):
        return ()
    return (part,) if words >= fewest else ()


def _open_content(tokens: tuple[Token, ...], cue: SpeechCue) -> int | None:
    at = cue.last
    if at >= len(tokens):
        return None
    if cue.id == "tells":
        at = skip_listener(tokens, at)
    reach = at if at < len(tokens) and tokens[at].low == "to" else min(at + 14, len(tokens))
    for ahead in range(at, reach):
        low = tokens[ahead].low
        if tokens[ahead].quoted or low == ":":
            if ahead == at or is_adverbial_word(tokens[at]):
                return ahead if tokens[ahead].quoted else ahead + 1
            break
        if low == "that" and (ahead == at or is_adverbial_word(tokens[at])):
            return ahead
        if low in EN_PRONOUNS or low in FINAL or low in EN_AUXILIARIES:
            break
    while at < len(tokens) and (
        tokens[at].low in EN_TIMES or (tokens[at].low in EN_TIME_LEADS and time_follows(tokens, at))
    ):
        at += 1
    if at < len(tokens) and tokens[at].low in (",", "—", "–"):
        return at + 1 if at + 1 < len(tokens) and tokens[at + 1].quoted else None
    if at >= len(tokens) or tokens[at].low in FINAL or tokens[at].low == ";":
        return None
    return at


def end_content(tokens: tuple[Token, ...], start: int, verbs: list[SpeechCue], cue: SpeechCue) -> int:
    """The end of the utterance, or where the next verb of speech begins its own clause."""
    for other in [verb for verb in verbs if verb.first > max(start, cue.last)][:_FEW]:
        left, _, _ = skip_left(tokens, other.first)
        if left == 0:
            continue
        before = tokens[left - 1].low
        if tokens[other.first].low.endswith("ing") and before == ",":
            return left - 1
        if _closes(tokens, other, left):
            return left - (before == ",")
        if before in ("but", "and") and left - 1 > start:
            return left - 1
        subject = find_subject(tokens, left, verbs)
        opening = tokens[subject[0] - 1].low if subject and subject[0] > start else ""
        if opening == "," and subject and read_postposed(tokens, other, subject, None):
            return subject[0] - 1
        if opening in ("but", "while", "although", "though", "whereas", ";"):
            return subject[0] - 1 if subject else len(tokens)
        if opening == "and" and subject and tokens[subject[0] - 2].low == ",":
            return subject[0] - 1
    return _frame_border(tokens, start)


def _closes(tokens: tuple[Token, ...], other: SpeechCue, left: int) -> bool:
    """Whether ", said X" after the content belongs to all that stands before it."""
    if left != other.first or not (tokens[left - 1].quoted or tokens[left - 1].low in (",", '"')):
        return False
    word = tokens[other.first].low
    return word in EN_INVERTING and find_apposition(tokens, left - 1) is None


def _frame_border(tokens: tuple[Token, ...], start: int) -> int:
    """Content stops before ", according to"."""
    for at in range(start + 1, len(tokens) - 1):
        if tokens[at].low == "according" and tokens[at - 1].low == ",":
            return at - 1
    return len(tokens)
