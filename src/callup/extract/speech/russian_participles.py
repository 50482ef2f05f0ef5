"""Participles of speech: "депутат, назвавший проект «…»", and laws: "По закону C"."""

from __future__ import annotations

from callup.extract.speech.russian_phrases import SIGNS, phrase_start, trim
from callup.extract.speech.russian_subjects import Subjects
from callup.extract.speech.speech_found import Found, Range
from callup.extract.speech.utterances import SpeechCue, Token

_ENDINGS = (
    *("ший", "шая", "шее", "шие", "шего", "шей", "ших", "шему", "шим", "шую", "шийся", "шаяся", "шиеся"),
    *("щий", "щая", "щее", "щие", "щего", "щей", "щих", "щему", "щим", "щую"),
)
_LONGEST = 8


def is_speaking_participle(word: str) -> bool:
    """Whether a word of speech tells of the noun before it: "заявивший"."""
    return word.endswith(_ENDINGS)


def find_participle(clause: Subjects, content: int | None) -> Found | None:
    """Who is told of before the comma, and what they say, up to the comma behind it.

    `content` is where what is said begins.
    """
    tokens, left = clause.tokens, clause.left
    if left < 2 or tokens[left - 1].low != ",":
        return None
    first = clause.over_opening(phrase_start(tokens, left - 1), left - 1)
    start = clause.cue.last if content is None else content
    if first >= left - 1 or not clause.surely_speaks((first, left - 1)):
        return None
    end = start
    while end < len(tokens) and not (end > start and tokens[end].low in SIGNS):
        end += 1
    part = trim(tokens, (start, end))
    return clause.found((first, left - 1), (part,), "nominative") if part[1] > part[0] else None


def find_by_law(tokens: tuple[Token, ...], cue: SpeechCue) -> Found | None:
    """A law that is named in passing: "По закону C", "C, по новым правилам, D"."""
    opens = cue.first == 0 or tokens[cue.first - 1].low in (",", "—", "–", ";", ":")
    if not opens:
        return None
    comma = next(
        (at for at in range(cue.last, min(cue.last + _LONGEST, len(tokens))) if tokens[at].low == ","), 0
    )
    amid = cue.first > 0
    end = comma if amid else cue.last
    if amid and not comma and cue.last < len(tokens) and tokens[cue.last].word:
        return None
    end = max(end, cue.last)
    head: Range = trim(tokens, (0, cue.first)) if amid else (0, 0)
    tail = trim(tokens, (end, len(tokens)))
    parts = tuple(part for part in (head, tail) if part[1] - part[0] > 1)
    source = (cue.first + 1, end)
    return Found((cue.first, cue.first + 1), "says", source, parts, frame="frame") if parts else None
