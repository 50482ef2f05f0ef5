"""Who says what in Russian: the frames of reported speech over one utterance."""

from __future__ import annotations

import re
from collections.abc import Iterator

from callup.extract.speech.russian_clause import Clause
from callup.extract.speech.russian_nominals import find_nominal
from callup.extract.speech.russian_participles import find_by_law
from callup.extract.speech.russian_phrases import (
    DASHES,
    LONGEST_SOURCE,
    SIGNS,
    both_sides,
    over_clause,
)
from callup.extract.speech.russian_verbless import find_colon, find_particle, find_trailing
from callup.extract.speech.speech_found import Case, Found, Range
from callup.extract.speech.speech_words import RU_PREPOSITIONS
from callup.extract.speech.utterances import SpeechCue, Token, Utterance

UKRAINIAN = frozenset("іїєґ")
_TO_WHOM = frozenset({"верить", "вірити"})
_MOST_TOLD = 60
_VERB = re.compile(r"\w{2,}(?:[аяиеуы]л(?:а|и|о)?(?:сь|ся)?|[аяеи]ет|[ая]ют|ит|ят)$")


def find_russian(utterance: Utterance) -> Iterator[Found]:
    """The attributions of one utterance, in the order of their cues."""
    tokens = utterance.tokens
    verbs = _apart([cue for cue in utterance.cues if cue.kind == "speech" and _speaks(tokens, cue)])
    frames = [cue for cue in utterance.cues if cue.kind == "speech_frame"]
    verbs = [verb for verb in verbs if not any(one.first <= verb.first < one.last for one in frames)]
    heads = heads_of(utterance)
    last: Range | None = None
    told: list[Found] = []
    for cue in sorted(utterance.cues, key=lambda cue: cue.first):
        found = None
        if cue in verbs:
            found = Clause(tokens, cue, verbs, heads).read(last)
        elif cue.kind == "speech_frame" and cue.id != "citing":
            found = _framed(tokens, cue)
        elif cue.kind == "speech_noun":
            found = find_nominal(tokens, cue, verbs, heads)
        elif cue.kind == "speech_particle":
            found = find_particle(tokens, cue, told, verbs)
        if found is not None:
            told.append(found)
            last = found.source or last
    yield from told
    if not verbs:
        yield from find_colon(tokens, heads) if not told else ()
        yield from _by_dash(tokens, heads)
    if not told:
        yield from find_trailing(tokens, heads)


def heads_of(utterance: Utterance) -> frozenset[int]:
    """The tokens at which a role or a known voice begins."""
    return frozenset(cue.first for cue in utterance.cues if cue.kind in ("voice", "voice_role"))


def _speaks(tokens: tuple[Token, ...], cue: SpeechCue) -> bool:
    """Whether a verb makes somebody speak here: not "что касается", not a relative "о чём говорит"."""
    before = tokens[cue.first - 1].low if cue.first else ""
    word = tokens[cue.first].low
    if word.endswith(("ать", "ять", "ить", "ться")) and not _is_ukrainian(tokens):
        return False  # an infinitive in Russian
    if before == "чем":
        return cue.first > 2 and tokens[cue.first - 3].low == ","
    if cue.last - cue.first > 1 and before in ("будет", "будут"):
        return False
    return before != "том"


def _is_ukrainian(tokens: tuple[Token, ...]) -> bool:
    """Whether a word has a letter that Russian lacks."""
    return any(not UKRAINIAN.isdisjoint(token.low) for token in tokens[:_MOST_TOLD])


def _apart(verbs: list[SpeechCue]) -> list[SpeechCue]:
    """The verbs without those that stand in a longer one: "не исключил" is no "исключил"."""
    kept: list[SpeechCue] = []
    for verb in sorted(verbs, key=lambda verb: (verb.first, -verb.last)):
        if not kept or verb.first >= kept[-1].last:
            kept.append(verb)
    return kept


def _framed(tokens: tuple[Token, ...], cue: SpeechCue) -> Found | None:
    """What a phrase says that stands for a verb."""
    if cue.id == "by_law":
        return find_by_law(tokens, cue)
    if cue.id != "hearsay":
        return _by_frame(tokens, cue)
    if cue.last >= len(tokens) or tokens[cue.last].low != ",":
        return None
    parts = both_sides(tokens, cue.first, cue.last)
    return Found((cue.first, cue.last), "says", None, parts, frame="frame") if parts else None


def _by_frame(tokens: tuple[Token, ...], cue: SpeechCue) -> Found | None:
    """A phrase that names the speaker: "По словам X, C"; "C, по данным X"; "по его словам"."""
    inner = [
        at for at in range(cue.first, cue.last) if tokens[at].low in ("его", "ее", "их", "його", "її", "їх")
    ]
    opened = cue.last + (cue.last < len(tokens) and tokens[cue.last].low in ("же", "ж"))
    end = opened
    case: Case = "genitive"
    if inner:
        source, case = (inner[0], inner[0] + 1), "nominative"
    else:
        while end < len(tokens) and end - cue.last < LONGEST_SOURCE:
            token = tokens[end]
            if token.quoted or token.low in SIGNS:
                break
            end += 1
        if end == opened or tokens[opened].low in RU_PREPOSITIONS:
            return None
        if tokens[cue.first].low == "с" and not any(token.capital for token in tokens[cue.last : end]):
            return None  # "с точки зрения безопасности": nobody's
        end = over_clause(tokens, end)
        source = (opened, end)
    if end < len(tokens) and tokens[end].word:
        return None
    parts = both_sides(tokens[: _answer_after(tokens, end)], cue.first, end)
    if tokens[cue.last - 1].low in _TO_WHOM:
        case = "dative"
    return Found((cue.first, cue.last), cue.id, source, parts, frame="frame", case=case) if parts else None


def _answer_after(tokens: tuple[Token, ...], first: int) -> int:
    """Where a colon and a quotation begin that another verb takes: "…: «…», — сказал X"; else the end."""
    for at in range(first + 1, len(tokens) - 3):
        if tokens[at].low == ":" and tokens[at + 1].quoted and tokens[at + 2].low == ",":
            return at if tokens[at + 3].low in DASHES else len(tokens)
    return len(tokens)


def _by_dash(tokens: tuple[Token, ...], heads: frozenset[int]) -> Iterator[Found]:
    """Any verb behind a quotation or a comma, and a dash: "«…», — отрезал начальник"."""
    for at in range(len(tokens) - 3):
        if not (tokens[at].quoted or (at and tokens[at].low in (",", "!", "?"))):
            continue
        first = at + (2 if tokens[at + 1].low == "," and tokens[at].quoted else 1)
        if first + 1 < len(tokens) and tokens[first].low in DASHES and _VERB.match(tokens[first + 1].low):
            cue = SpeechCue(first + 1, first + 2, "speech", "says")
            found = Clause(tokens, cue, [cue], heads).read(None)
            if found is not None and found.source is not None:
                yield found
                return
