"""The language of patterns once more, as regular expressions, to hold the scanner against.

Slow, and simple enough to be read: a pattern is an expression over the words of a sentence with two spaces
between them; matches follow one another, and of one entry's the wider cover the narrower.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from callup.model.campaign import Term

_TOKEN = re.compile(r"\.\.\.|[()|\[\]#]|[^\s()|\[\]#]+")
_WORD = re.compile(r"[^\W_]+")
_SIGNS = {"_": r"[^ ]+", "#": r"[0-9][^ ]*(?:  [0-9][^ ]*)*"}

Found = tuple[str, str, int, int]
"""Kind, id, start and end of a cue."""


def found_by(terms: Iterable[Term], folded: str) -> list[Found]:
    """The cues of one sentence, in the order of the text."""
    spans = [match.span() for match in _WORD.finditer(folded)]
    joined = " " + "  ".join(folded[start:end] for start, end in spans) + " "
    begins = {match.start(): at for at, match in enumerate(re.finditer(r"[^ ]+", joined))}
    ends = {match.end(): at for at, match in enumerate(re.finditer(r"[^ ]+", joined))}
    cues: set[Found] = set()
    barred: set[tuple[str, str]] = set()
    for term in terms:
        for match in re.finditer(f" ({expression_of(term.pattern)}) ", joined):
            start, end = spans[begins[match.start(1)]][0], spans[ends[match.end(1)]][1]
            if term.against:
                barred.add((term.kind, term.id))
            else:
                cues.add((term.kind, term.id, start, end))
    return [cue for cue in _widest(cues) if cue[:2] not in barred]


def _widest(cues: Iterable[Found]) -> list[Found]:
    kept: list[Found] = []
    reach: dict[tuple[str, str], int] = {}
    for cue in sorted(cues, key=lambda cue: (cue[2], -cue[3], *cue[:2])):
        if cue[3] > reach.get(cue[:2], -1):
            kept.append(cue)
            reach[cue[:2]] = cue[3]
    return kept


def expression_of(source: str) -> str:
    """One pattern as a regular expression."""
    return _sequence(_TOKEN.findall(source))


def _sequence(tokens: list[str]) -> str:
    """Takes the tokens of one sequence from the front."""
    expression = ""
    open_left = False
    while tokens and tokens[0] not in "|)]":
        token = tokens.pop(0)
        if token == "...":
            expression += "(?:  [^ ]+){0,6}?" if open_left else ""
            continue
        part = _group(tokens) if token in "([" else _SIGNS.get(token) or _word(token)
        if token == "[":
            expression += f"(?:  {part})?" if open_left else f"(?:{part}  )?"
        else:
            expression += ("  " if open_left else "") + part
            open_left = True
    return expression


def _group(tokens: list[str]) -> str:
    choices = [_sequence(tokens)]
    while tokens.pop(0) == "|":
        choices.append(_sequence(tokens))
    return f"(?:{'|'.join(choices)})"


def _word(token: str) -> str:
    words = _WORD.findall(token)
    return "  ".join(words) + ("[^ ]*" if token.endswith("*") else "")
