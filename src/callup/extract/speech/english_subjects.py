"""English speakers: the noun phrase that a verb of speech belongs to."""

from __future__ import annotations

from callup.extract.speech.speech_found import Range
from callup.extract.speech.speech_words import (
    EN_ADVERBS,
    EN_AUXILIARIES,
    EN_COORDINATORS,
    EN_DETERMINERS,
    EN_PREPOSITIONS,
    EN_PRONOUNS,
    EN_RELATIVES,
    EN_SUBORDINATORS,
    EN_TIME_LEADS,
    EN_TIMES,
    EN_VERBS,
    word_set,
)
from callup.extract.speech.utterances import SpeechCue, Token

_STOPS = frozenset(";:—–()-")


FINAL = frozenset(".!?…")


_STARTING = word_set("he she they it we i")


LONGEST_SOURCE = 40


LONGEST_APPOSITION = 25


def find_subject(tokens: tuple[Token, ...], end: int, verbs: list[SpeechCue]) -> Range | None:
    """The noun phrase that ends at `end`, with its apposition."""
    if end == 0:
        return None
    if tokens[end - 1].low == ",":
        return find_apposition(tokens, end - 1)
    first = _phrase_start(tokens, end)
    bars = [verb for verb in verbs if first < verb.last < end]
    first = max([first, *(v.last for v in bars if not _has_relative(tokens, first, v.first))])
    if tokens[end - 1].low in EN_RELATIVES:
        leads = [at for at in range(first, end - 1) if tokens[at].low in EN_PREPOSITIONS - {"of"}]
        first = max([first, *(at + 1 for at in leads)])
    first = _without_adverbial(tokens, first, end)
    return (first, end) if first < end and tokens[first].low != "to" else None


def find_opening_subject(tokens: tuple[Token, ...], end: int) -> Range | None:
    """The subject that opens the utterance, for "X did this, but told Y ..."."""
    first = 1 if tokens[0].low == "the" else 0
    at = first
    while at < min(end, 6) and (tokens[at].capital or tokens[at].low in EN_PRONOUNS):
        at += 1
        if tokens[at - 1].low in EN_PRONOUNS:
            break
    if at == first or at >= end:
        return None
    verb = tokens[at].low
    finite = verb.endswith(("ed", "s")) or verb in EN_AUXILIARIES | EN_VERBS
    return (0, at) if finite and not tokens[at].capital else None


def _phrase_start(tokens: tuple[Token, ...], end: int) -> int:
    """To the left over the words of a noun phrase and a restrictive "who ..." clause."""
    at = end
    floor = max(0, end - LONGEST_SOURCE)
    while at > floor:
        token = tokens[at - 1]
        low = token.low
        if low == ")":
            opening = next((i for i in range(at - 2, max(at - 12, -1), -1) if tokens[i].low == "("), 0)
            if opening:
                at = opening
                continue
        if token.quoted or low in _STOPS or low in FINAL or low == '"':
            break
        if low == "," and not _in_list(tokens, at - 1, end):
            break
        if low in EN_RELATIVES and at > 1 and tokens[at - 2].word:
            at -= 1
            continue
        if (
            low in EN_SUBORDINATORS
            and not _has_relative(tokens, floor, at - 1)
            and not (
                low == "that" and at < end and tokens[at].capital is False and _determines(tokens, at, end)
            )
        ):
            break
        if low in EN_COORDINATORS and not _joins(tokens, at - 1, end):
            break
        if (low in EN_AUXILIARIES or low in EN_VERBS) and not _has_relative(tokens, floor, at - 1):
            break
        at -= 1
        if low in _STARTING and at + 1 < end + 1 and not _in_relative(tokens, floor, at):
            break
    return at


def _in_relative(tokens: tuple[Token, ...], floor: int, at: int) -> bool:
    """Whether a pronoun is the object or the subject of a "who ..." clause, not a speaker."""
    return at - 1 >= floor and (tokens[at - 1].low in EN_RELATIVES or _has_relative(tokens, floor, at))


def _determines(tokens: tuple[Token, ...], at: int, end: int) -> bool:
    """Whether "that" before the word at `at` is "that man" and no conjunction."""
    return end - at == 1 and tokens[at].low not in EN_PRONOUNS and tokens[at].low not in EN_DETERMINERS


def _has_relative(tokens: tuple[Token, ...], floor: int, at: int) -> bool:
    """Whether a "who" stands in the few words before, in the same clause."""
    for index in range(at - 1, max(floor, at - 12) - 1, -1):
        low = tokens[index].low
        if low in EN_RELATIVES:
            return True
        if tokens[index].quoted or low in _STOPS or low == "," or low in EN_COORDINATORS:
            return False
    return False


def _in_list(tokens: tuple[Token, ...], comma: int, end: int) -> bool:
    """Whether a comma parts names ("A, B and C") or belongs to one ("R-Ohio," is not one)."""
    if comma == 0 or comma + 2 >= end:
        return False
    joined = any(token.low == "and" for token in tokens[comma + 1 : min(end, comma + 9)])
    return joined and tokens[comma - 1].capital and tokens[comma + 1].capital


def _joins(tokens: tuple[Token, ...], at: int, end: int) -> bool:
    """Whether an "and" joins two nouns of the subject rather than two clauses."""
    if tokens[at].low not in ("and", "or") or at == 0 or at + 1 >= end:
        return False
    left, right = tokens[at - 1], tokens[at + 1]
    if right.low == "the" and at + 2 < end:
        right = tokens[at + 2]
    if not left.word or right.low in EN_PRONOUNS or right.low in EN_DETERMINERS:
        return False
    if left.capital and right.capital:
        return True
    start = at
    while start and tokens[start - 1].word:
        start -= 1
    words = tokens[start:at]
    return start == 0 and len(words) <= 4 and not any(is_finite(token) for token in words)


def is_finite(token: Token) -> bool:
    """Whether a word looks like a verb with a subject of its own."""
    low = token.low
    return low in EN_AUXILIARIES or low in EN_VERBS or (low.endswith("ed") and not token.capital)


def _without_adverbial(tokens: tuple[Token, ...], first: int, end: int) -> int:
    """The phrase without "On Tuesday" or "Last week" before it."""
    while first < end and tokens[first].low in EN_COORDINATORS | EN_ADVERBS:
        first += 1
    if first >= end:
        return end
    low = tokens[first].low
    if low not in EN_PREPOSITIONS and low not in EN_TIME_LEADS:
        return first
    for at in range(end - 1, first, -1):
        if tokens[at].low in EN_PRONOUNS or tokens[at].low in EN_DETERMINERS:
            return at
        if tokens[at].low in EN_TIMES:
            return at + 1
    for at in range(first + 1, end):
        if tokens[at].capital:
            return at
    return end


def find_apposition(tokens: tuple[Token, ...], comma: int) -> Range | None:
    """A name with its apposition before a verb, "X, the Y of Z,": from X over the second comma."""
    for at in range(comma - 1, max(comma - LONGEST_APPOSITION, 0), -1):
        if tokens[at].quoted or tokens[at].low in _STOPS:
            return None
        if tokens[at].low == ",":
            return _apposed(tokens, at, comma)
    return None


def _apposed(tokens: tuple[Token, ...], first_comma: int, comma: int) -> Range | None:
    inner = tokens[first_comma + 1 : comma]
    if not inner:
        return None
    opens = inner[0].low in EN_DETERMINERS | EN_RELATIVES | {"according"} or inner[0].low.isdigit()
    clause = any(token.low in EN_AUXILIARIES | EN_PRONOUNS for token in inner[:4])
    if clause and inner[0].low not in EN_RELATIVES:
        return None
    if inner[0].low in EN_PREPOSITIONS | EN_COORDINATORS | EN_SUBORDINATORS | {"according"}:
        return None
    start = _phrase_start(tokens, first_comma)
    start = _without_adverbial(tokens, start, first_comma)
    named = start < first_comma and any(t.capital for t in tokens[start:first_comma])
    if not named and not opens:
        return None
    if any(is_finite(token) for token in tokens[start:first_comma]) or start >= first_comma:
        return None
    return start, comma


def can_speak(tokens: tuple[Token, ...], source: Range) -> bool:
    """Whether a phrase can be a speaker: a noun or a pronoun, not only grammar words."""
    words = [token for token in tokens[source[0] : source[1]] if token.word]
    if not words:
        return False
    if len(words) == 1 and words[0].low in ("it", "this", "that", "there", "i", "you", "what"):
        return words[0].low in ("it", "i")
    if words[-1].low in EN_PREPOSITIONS | EN_DETERMINERS - EN_PRONOUNS:
        return False
    return any(
        word.low in EN_PRONOUNS or word.low not in EN_ADVERBS | EN_PREPOSITIONS | EN_DETERMINERS
        for word in words
    )


def end_source(tokens: tuple[Token, ...], first: int) -> int:
    """The end of the noun phrase after an inverted verb, apposition included."""
    at = first
    while at < len(tokens) and at - first < LONGEST_SOURCE:
        low = tokens[at].low
        if tokens[at].quoted or low in _STOPS or low in FINAL - {"."} or low == '"':
            break
        if low == "." and (at + 1 >= len(tokens) or len(tokens[at - 1].low) > 4):
            break
        if low == "," and not apposition_follows(tokens, at + 1):
            break
        if at > first and (low in EN_TIMES or (low in EN_TIME_LEADS and time_follows(tokens, at))):
            break
        if at > first and low in ("during", "after", "as", "when", "while", "that", "adding"):
            break
        if at > first and low in ("in", "at") and _statement_follows(tokens, at):
            break
        at += 1
    return at


def apposition_follows(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether what follows a comma still tells who the speaker is."""
    if at >= len(tokens) or tokens[at].quoted:
        return False
    low = tokens[at].low
    if low in EN_COORDINATORS | EN_PRONOUNS - {"who", "one"} or low in EN_SUBORDINATORS:
        return False
    if low.endswith("ing") or low in EN_PREPOSITIONS:
        return False
    stretch = tokens[at : at + 12]
    if low in EN_RELATIVES:
        return True
    return not any(token.low in EN_AUXILIARIES for token in stretch[:6])


def time_follows(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether one of the next two words is a time."""
    return any(token.low in EN_TIMES for token in tokens[at + 1 : at + 3])


def _statement_follows(tokens: tuple[Token, ...], at: int) -> bool:
    return any(
        token.low in ("statement", "interview", "email", "tweet", "conference", "speech", "post", "letter")
        for token in tokens[at + 1 : at + 5]
    )
