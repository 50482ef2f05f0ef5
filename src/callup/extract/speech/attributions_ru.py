"""Who says what in Russian: the frames of reported speech over one utterance."""

from __future__ import annotations

import re
from collections.abc import Iterator

from callup.extract.speech.russian_clause import Clause
from callup.extract.speech.russian_phrases import (
    DASHES,
    FINAL,
    LONGEST_SOURCE,
    SIGNS,
    both_sides,
    over_clause,
    trim,
)
from callup.extract.speech.speech_found import Case, Found, Range
from callup.extract.speech.speech_words import RU_PREPOSITIONS
from callup.extract.speech.utterances import SpeechCue, Token, Utterance

_VERB = re.compile(r"\w{2,}(?:[аяиеуы]л(?:а|и|о)?(?:сь|ся)?|[аяеи]ет|[ая]ют|ит|ят)$")


def find_russian(utterance: Utterance) -> Iterator[Found]:
    """The attributions of one utterance, in the order of their cues."""
    tokens = utterance.tokens
    verbs = _apart([cue for cue in utterance.cues if cue.kind == "speech" and _speaks(tokens, cue)])
    heads = frozenset(cue.first for cue in utterance.cues if cue.kind in ("voice", "voice_role"))
    last: Range | None = None
    for cue in sorted(utterance.cues, key=lambda cue: cue.first):
        found = None
        if cue in verbs:
            found = Clause(tokens, cue, verbs, heads).read(last)
        elif cue.kind == "speech_frame" and cue.id != "citing":
            found = _by_frame(tokens, cue)
        elif cue.kind == "speech_noun":
            found = _by_noun(tokens, cue)
        if found is not None:
            yield found
            last = found.source or last
    if not verbs:
        yield from _by_colon(tokens, heads)
        yield from _by_dash(tokens, heads)


def _speaks(tokens: tuple[Token, ...], cue: SpeechCue) -> bool:
    """Whether a verb makes somebody speak here: not "что касается", not a relative "о чём говорит"."""
    before = tokens[cue.first - 1].low if cue.first else ""
    if before == "чем":
        return cue.first > 2 and tokens[cue.first - 3].low == ","
    if cue.last - cue.first > 1 and before in ("будет", "будут"):
        return False
    return before != "том"


def _apart(verbs: list[SpeechCue]) -> list[SpeechCue]:
    """The verbs without those that stand in a longer one: "не исключил" is no "исключил"."""
    kept: list[SpeechCue] = []
    for verb in sorted(verbs, key=lambda verb: (verb.first, -verb.last)):
        if not kept or verb.first >= kept[-1].last:
            kept.append(verb)
    return kept


def _by_frame(tokens: tuple[Token, ...], cue: SpeechCue) -> Found | None:
    """A phrase that names the speaker: "По словам X, C"; "C, по данным X"; "по его словам"."""
    inner = [
        at for at in range(cue.first, cue.last) if tokens[at].low in ("его", "ее", "их", "його", "її", "їх")
    ]
    end = cue.last
    case: Case = "genitive"
    if inner:
        source, case = (inner[0], inner[0] + 1), "nominative"
    else:
        while end < len(tokens) and end - cue.last < LONGEST_SOURCE:
            token = tokens[end]
            if token.quoted or token.low in SIGNS:
                break
            end += 1
        if end == cue.last or tokens[cue.last].low in RU_PREPOSITIONS:
            return None
        if tokens[cue.first].low == "с" and not any(token.capital for token in tokens[cue.last : end]):
            return None  # "с точки зрения безопасности": nobody's
        end = over_clause(tokens, end)
        source = (cue.last, end)
    if end < len(tokens) and tokens[end].word:
        return None
    parts = both_sides(tokens[: _answer_after(tokens, end)], cue.first, end)
    return Found((cue.first, cue.last), cue.id, source, parts, frame="frame", case=case) if parts else None


def _answer_after(tokens: tuple[Token, ...], first: int) -> int:
    """Where a colon and a quotation begin that another verb takes: "…: «…», — сказал X"; else the end."""
    for at in range(first + 1, len(tokens) - 3):
        if tokens[at].low == ":" and tokens[at + 1].quoted and tokens[at + 2].low == ",":
            return at if tokens[at + 3].low in DASHES else len(tokens)
    return len(tokens)


def _by_noun(tokens: tuple[Token, ...], cue: SpeechCue) -> Found | None:
    """A noun that speaks, "поступают сообщения, что C":, nobody is named."""
    at = cue.last - 1
    content = trim(tokens, (at, len(tokens)))
    if tokens[at].low != "что" or content[1] - content[0] < 3:
        return None
    return Found((cue.first, cue.first + 1), cue.id, None, (content,), frame="noun")


def _by_dash(tokens: tuple[Token, ...], heads: frozenset[int]) -> Iterator[Found]:
    """Any verb behind a quotation and a dash: "«…», — отрезал начальник"."""
    for at in range(len(tokens) - 4):
        if not tokens[at].quoted:
            continue
        first = at + (2 if tokens[at + 1].low == "," else 1)
        if tokens[first].low in DASHES and _VERB.match(tokens[first + 1].low):
            cue = SpeechCue(first + 1, first + 2, "speech", "says")
            found = Clause(tokens, cue, [cue], heads).read(None)
            if found is not None and found.source is not None:
                yield found
                return


def _by_colon(tokens: tuple[Token, ...], heads: frozenset[int]) -> Iterator[Found]:
    """A speaker and a colon, "X: «…»", where the speaker is all that stands before it."""
    for at, token in enumerate(tokens[:14]):
        if token.low == ":" and at and at + 1 < len(tokens) and tokens[at + 1].quoted:
            known = any(head in heads for head in range(at))
            names = sum(word.capital for word in tokens[:at])
            if (known or names >= 2) and tokens[0].low not in RU_PREPOSITIONS:
                yield Found(
                    (at, at + 1), "says", (0, at), (trim(tokens, (at + 1, len(tokens))),), frame="colon"
                )
        if token.quoted or token.low in FINAL:
            return
