"""Nouns that speak: "заявление X о том, что C", "обещание властей выплатить", "слухи о второй волне"."""

from __future__ import annotations

from callup.extract.speech.russian_phrases import SIGNS, complements, is_infinitive, trim
from callup.extract.speech.russian_subjects import Subjects
from callup.extract.speech.speech_found import Case, Found, Range
from callup.extract.speech.speech_words import word_set
from callup.extract.speech.utterances import SpeechCue, Token

_OWN = word_set("его ее их мое наше свое моя наша своя мои наши його її їхня їхнє їхній")
_ABOUT = word_set("о об обо про насчет относительно щодо")
_ON = word_set("на в к")
_THAT = word_set("том то тому те")
_GIVES = (
    *("выступ", "сдела", "дал", "дава", "высказ", "выраз", "озвуч", "распростран", "опублик", "разосла"),
    *("направ", "обрат", "напис", "подал", "подаль", "привел", "привод", "выдвин", "повтор", "дела", "высту"),
    *("зроби", "висло", "озвуч", "пошир", "надісла", "зверну", "навод", "навел"),
)
_LONGEST = 14
_FEWEST = 3
_NEAR = 3
_INFINITIVE_OF = frozenset({"promises", "asks", "plans", "wants"})
_LOOSE = frozenset({"rumours"})


def find_nominal(
    tokens: tuple[Token, ...], cue: SpeechCue, verbs: list[SpeechCue], heads: frozenset[int]
) -> Found | None:
    """What a noun of speech says; None where it says nothing here, or a verb beside it already takes it."""
    after = cue.first + 1
    if cue.first and tokens[cue.first - 1].low in ("«", "„", '"'):
        return None  # a name: «Призыв к совести»
    if any(0 < cue.first - verb.last < _NEAR or verb.first == cue.first for verb in verbs):
        return None
    end = _phrase_end(tokens, after, cue.id)
    content = _content(tokens, end, cue.id, named=end > after)
    if content is None or any(after <= verb.first <= content[0] for verb in verbs):
        return None
    source, case = _speaker(tokens, cue, (after, end), heads)
    first = max(cue.first, 0)
    return Found((first, first + 1), cue.id, source, (content,), frame="noun", case=case)


def _phrase_end(tokens: tuple[Token, ...], first: int, kind: str) -> int:
    """Behind the words in the genitive that follow the noun."""
    at = first
    while at < len(tokens) and at - first < _LONGEST:
        token = tokens[at]
        if token.quoted or token.low in SIGNS or token.low in _ABOUT or complements(tokens, at):
            break
        if kind in _INFINITIVE_OF and is_infinitive(token.low):
            break
        if token.low in _ON and at + 1 < len(tokens) and tokens[at + 1].low in _THAT:
            break
        at += 1
    return at


def _content(tokens: tuple[Token, ...], at: int, kind: str, *, named: bool) -> Range | None:
    """What the noun says, from where its phrase ends."""
    if at >= len(tokens):
        return None
    low, total = tokens[at].low, len(tokens)
    opened = None
    if low == "," and complements(tokens, at + 1):
        opened = at + 1
    elif low in _ABOUT | _ON and at + 3 < total and tokens[at + 1].low in _THAT:
        opened = at + 3 if tokens[at + 2].low == "," and complements(tokens, at + 3) else None
    elif complements(tokens, at) and low in ("что", "що"):
        opened = at
    elif low == ":" and at + 1 < total and tokens[at + 1].quoted and named:
        return at + 1, at + 2
    elif kind in _INFINITIVE_OF and is_infinitive(low) and named:
        opened = at - 1 if tokens[at - 1].low == "не" else at
    if opened is None:
        return None
    part = trim(tokens, (opened, _clause_end(tokens, opened + 1)))
    few = _FEWEST - 1 if named and is_infinitive(tokens[part[0]].low) else _FEWEST
    return part if part[1] - part[0] >= few else None


def _clause_end(tokens: tuple[Token, ...], at: int) -> int:
    """Where the clause of what is said closes: at a dash, at the end, or before who judges it."""
    while at < len(tokens):
        if tokens[at].low in (";", "—", "–", "(") or (tokens[at].low == "," and _turns(tokens, at + 1)):
            return at
        at += 1
    return at


def _turns(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the writer's own sentence goes on behind a comma: with a verb of judging."""
    if at >= len(tokens) or complements(tokens, at) or tokens[at].low.startswith("котор"):
        return False
    behind = tokens[at : at + 8]
    judged = (
        "назв",
        "счит",
        "опров",
        "отверг",
        "проком",
        "привод",
        "прозв",
        "звуч",
        "разош",
        "появ",
        "вызва",
    )
    return any(token.low.startswith(judged) for token in behind)


def _speaker(
    tokens: tuple[Token, ...], cue: SpeechCue, phrase: Range, heads: frozenset[int]
) -> tuple[Range | None, Case]:
    """Who says it: the genitive, "его", or the subject of the verb that gives the noun."""
    first, end = phrase
    named = any(at in heads or tokens[at].capital for at in range(first, end))
    if named:
        return (first, end), "genitive"
    before = cue.first - 1
    if before >= 0 and tokens[before].low in _OWN:
        return (before, before + 1), "nominative"
    for at in range(before, max(before - _NEAR, -1), -1):
        if tokens[at].low.startswith(_GIVES):
            verb = SpeechCue(at, at + 1, "speech", "says")
            found = Subjects(tokens, verb, [verb], heads).subject_before(
                Subjects(tokens, verb, [verb], heads).left
            )
            source = found[0] if found else None
            if found and source and Subjects(tokens, verb, [verb], heads).surely_speaks(source):
                return source, found[1]
            return None, "nominative"
    return None, "nominative"
