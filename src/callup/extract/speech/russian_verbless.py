"""Speech without a verb: "X: «C»", "X у себя в канале: C", "C — Минобороны", and "мол, C"."""

from __future__ import annotations

from collections.abc import Iterator

from callup.extract.speech.russian_phrases import DASHES, FINAL, phrase_start, skip_left, trim
from callup.extract.speech.russian_subject_words import NEVER_FIRST
from callup.extract.speech.speaker_words import SURNAMES
from callup.extract.speech.speech_found import Found, Range
from callup.extract.speech.speech_words import RU_PREPOSITIONS, RU_PRONOUNS, word_set
from callup.extract.speech.utterances import SpeechCue, Token

_FINITE = (
    *("ут", "ют", "ат", "ят", "ет", "ит", "ешь", "ишь", "ем", "им", "ли", "ла", "ло", "лся", "тся", "ться"),
    *("ють", "уть", "ать", "ять", "ити", "ти", "ено", "ано", "ято", "ив", "ав", "ло", "ся"),
)
_PAST = ("ла", "ло", "лся", "лись", "лась", "ает", "яет", "ует", "ают", "яют", "уют", "ял", "ил", "ны", "ты")
_YEARS = word_set("лет год года років роки рік")
_PLAIN = word_set("не нет нельзя можно нужно надо есть будет немає треба можна")
_TO = word_set("о об про для после на в у по к")
_LONGEST_NAME = 14
_LONGEST_TAIL = 9
_FEWEST = 3
_MOST_NAMED = 8
_PUBLIC = (
    "канал",
    "пост",
    "эфир",
    "чат",
    "блог",
    "страниц",
    "сторис",
    "соцсет",
    "телеграм",
    "дописі",
    "заявлени",
)


def find_colon(tokens: tuple[Token, ...], heads: frozenset[int]) -> Iterator[Found]:
    """A speaker and a colon at the beginning: "X: «C»", "Песков: C"."""
    colon = next((at for at, token in enumerate(tokens[:_LONGEST_NAME]) if token.low == ":"), 0)
    if not colon or colon + 1 >= len(tokens):
        return
    if any(token.quoted or token.low in FINAL for token in tokens[:colon]):
        return
    end = _name_end(tokens, colon)
    source = (0, end)
    part = trim(tokens, (colon + 1, len(tokens)))
    quoted = tokens[colon + 1].quoted
    if part[1] <= part[0] or not end or not _is_somebody(tokens, source, heads, quoted=quoted):
        return
    if quoted or (part[1] - part[0] >= _FEWEST and _is_clause(tokens, part)):
        yield Found((colon, colon + 1), "says", source, (part,), frame="colon")


def _name_end(tokens: tuple[Token, ...], colon: int) -> int:
    """Where the name ends: before a dash, and before "у себя в канале", "о выплатах"."""
    for at in range(1, colon):
        if tokens[at].low in DASHES:
            return at
        public = any(word.low.startswith(_PUBLIC) for word in tokens[at:colon])
        if tokens[at].low in ("в", "на", "у") and public:
            return at
        if tokens[at].low in ("о", "об", "про"):
            return at
    return colon


def _is_somebody(tokens: tuple[Token, ...], source: Range, heads: frozenset[int], *, quoted: bool) -> bool:
    """Whether a phrase is a role or a name; before words without quotation marks, a name."""
    words = [token for token in tokens[source[0] : source[1]] if token.word]
    aged = words[:1] != [] and words[0].capital and any(word.low in _YEARS for word in words)
    if (
        not words
        or words[0].low in RU_PREPOSITIONS | NEVER_FIRST
        or (any(w.low.isdigit() for w in words) and not aged)
    ):
        return False
    if not aged and any(token.low in (",", "что", "и") for token in tokens[source[0] : source[0] + 2]):
        return False
    if words[0].low.endswith(("ому", "ему")):
        return False  # to whom, not who
    known = any(head in heads for head in range(*source))
    names = sum(word.capital for word in words)
    surname = len(words) == 1 and words[0].capital and words[0].low.endswith(SURNAMES)
    if quoted:
        return known or names >= 2 or surname or words[0].low in RU_PRONOUNS
    does = any(word.low.endswith(_PAST) for word in words if not word.capital)
    return not does and len(words) <= _MOST_NAMED and (surname or names >= 2 or (known and names >= 1))


def _is_clause(tokens: tuple[Token, ...], part: Range) -> bool:
    """Whether words make a sentence: a finite verb or a plain predicate stands in it."""
    words = [token for token in tokens[part[0] : part[1]] if token.word]
    if len(words) < _FEWEST:
        return False
    return any(
        word.low in _PLAIN or (not word.capital and len(word.low) > 3 and word.low.endswith(_FINITE))
        for word in words
    )


def find_trailing(tokens: tuple[Token, ...], heads: frozenset[int]) -> Iterator[Found]:
    """Who says it behind a dash at the end: "Призыв завершат досрочно — Минобороны"."""
    end = len(tokens)
    while end and tokens[end - 1].low in FINAL:
        end -= 1
    at = next((i for i in range(end - 1, max(end - _LONGEST_TAIL, 1), -1) if tokens[i].low in DASHES), 0)
    if not at or at + 1 >= end:
        return
    tail = tokens[at + 1 : end]
    if any(token.quoted or token.low in ",:;()" or token.low in RU_PREPOSITIONS for token in tail):
        return
    opens = at + 1 in heads or tail[0].capital
    named = any(at + 1 + index in heads for index in range(len(tail)))
    part = trim(tokens, (0, at))
    free = not any(token.low in DASHES | {":"} for token in tokens[part[0] : part[1]])
    if opens and named and free and _is_clause(tokens, part) and part[1] - part[0] > _FEWEST:
        yield Found((at, at + 1), "says", (at + 1, end), (part,), frame="colon")


def _clause_end(tokens: tuple[Token, ...], cue: SpeechCue, verbs: list[SpeechCue]) -> int:
    """Where the words end that a particle passes on: at a semicolon, or where somebody else speaks."""
    semicolons = (at for at in range(cue.last, len(tokens)) if tokens[at].low == ";")
    end = next(semicolons, len(tokens))
    for verb in verbs:
        if cue.last < verb.first < end:
            first = phrase_start(tokens, skip_left(tokens, verb.first)[0])
            if first > cue.last and tokens[first - 1].low == ",":
                return first - 1
    return end


def find_particle(
    tokens: tuple[Token, ...], cue: SpeechCue, found: list[Found], verbs: list[SpeechCue]
) -> Found | None:
    """What somebody is said to say: "X отрицает, дескать C"; "Якобы C", of nobody who is named.

    None where another attribution has the words already.
    """
    if any(part[0] <= cue.first < part[1] for one in found for part in one.content):
        return None
    opens = cue.first == 0
    behind = cue.first and tokens[cue.first - 1].low in {",", ":", ";", "("} | DASHES
    if not opens and not behind:
        return None
    if not opens and cue.id == "hearsay":
        return None
    end = _clause_end(tokens, cue, verbs)
    part = trim(tokens, (cue.last, end))
    before = [one for one in found if one.source and one.cue[0] < cue.first]
    if part[1] - part[0] < _FEWEST or not (opens or before):
        return None
    source = before[-1].source if before else None
    kind = "explains" if cue.id == "particle" else "says"
    return Found((cue.first, cue.last), kind, source, (part,), frame="noun")
