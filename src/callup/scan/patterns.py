"""The small language in which a campaign's patterns are written, made into linear-time expressions.

    повестк*           a word that begins so          (a|b c*)   one of these
    военный комиссар   these words, one after another [word]     may stand here or not
    ...                up to six words between        _          any one word
    #                  a number in digits

Patterns are written in lower case, with е for ё, and match inside one sentence. Whatever is neither a letter
nor a digit parts words: spaces, hyphens, quotation marks, commas and brackets are all the same.

An expression runs over the bytes of `Words`, in which a word is a run of bytes that are no space. So "any
letter" costs one state and not the thousands of Unicode's classes, and re2 stays in its linear automaton.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import accumulate

import msgspec

_TOKEN = re.compile(r"\.\.\.|[()|\[\]#]|[^\s()|\[\]#]+")
_WORD = re.compile(r"[^\W_]+")
_GAP = rb"  "
_ANY = rb"[^ ]+"
_BETWEEN = rb"(?:  [^ ]+){0,6}?"
_NUMBER = rb"[0-9][^ ]*(?:  [0-9][^ ]*)*"
_SHORTEST_TRIGGER = 2
_TELLING = 3
MOST_NEEDS = 3


class PatternError(ValueError):
    """A pattern that is not written in the language; says what is wrong with it."""


class Trigger(msgspec.Struct, frozen=True):
    """A literal that stands wherever the pattern does; `stem` where more letters may follow."""

    text: str
    stem: bool


Need = tuple[Trigger, ...]


class Pattern(msgspec.Struct, frozen=True):
    """`expression` is for re2 over bytes as Latin-1; group 1 is what matched in `Words.joined`.

    Of each of `needs`, at most `MOST_NEEDS` sets of literals, one literal stands in every match. Where
    `alone`, the pattern is one word or a choice of words: each literal of its one need is a match by itself.
    """

    expression: bytes
    needs: tuple[Need, ...]
    alone: bool


def word_end(folded: str, inside: int) -> int:
    """Where the word ends that has a letter before `inside`."""
    rest = _WORD.match(folded, inside)
    return rest.end() if rest else inside


class Words:
    """The words of a sentence, joined by two spaces, with the way back to where they stand."""

    def __init__(self, folded: str, start: int, end: int) -> None:
        self._spans = [match.span() for match in _WORD.finditer(folded, start, end)]
        encoded = [folded[first:last].encode("utf-8", "surrogatepass") for first, last in self._spans]
        self.joined = b" " + _GAP.join(encoded) + b" "
        self._starts = list(accumulate((len(word) + len(_GAP) for word in encoded), initial=1))[:-1]

    def span_of(self, start: int, end: int) -> tuple[int, int]:
        """Where the words between two offsets into `joined` stand in the text."""
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, end - 1) - 1
        return self._spans[first][0], self._spans[last][1]


class _Part(msgspec.Struct, frozen=True):
    """A piece of an expression, and the literals that it is certain to hold, one of each need."""

    expression: bytes
    needs: tuple[Need, ...] = ()
    optional: bool = False
    gap: bool = False
    alone: bool = False


def _strength(need: Need) -> int:
    """How telling a need is: the length of its shortest literal."""
    return min(len(trigger.text) for trigger in need)


def compile_pattern(source: str) -> Pattern:
    """The expression and the needs of one pattern.

    Raises PatternError where brackets do not close or no word is certain to stand in a match.

    >>> [[trigger.text for trigger in need] for need in compile_pattern("(рейд*|облав*) ... метро").needs]
    [['метро'], ['рейд', 'облав']]
    """
    if source != source.lower() or "ё" in source:
        raise PatternError(f"{source!r}: write it in lower case, with е for ё")
    tokens = _TOKEN.findall(source)
    part, rest = _sequence(tokens, 0, closing="")
    if rest != len(tokens):
        raise PatternError(f"{source!r}: a bracket closes that was never opened")
    needs = sorted(part.needs, key=_strength, reverse=True)
    if not needs or _strength(needs[0]) < _SHORTEST_TRIGGER:
        raise PatternError(f"{source!r}: at least one word of two letters must be certain to stand")
    telling = [need for need in needs[:MOST_NEEDS] if need is needs[0] or _strength(need) >= _TELLING]
    return Pattern(b" (" + part.expression + b") ", tuple(telling), part.alone)


def _sequence(tokens: list[str], at: int, closing: str) -> tuple[_Part, int]:
    """Words one after another, up to an alternative's end or `closing`."""
    parts: list[_Part] = []
    while at < len(tokens) and tokens[at] not in ("|", closing):
        part, at = _element(tokens, at)
        parts.append(part)
    if not parts:
        raise PatternError("an alternative is empty")
    return _join(parts), at


def _element(tokens: list[str], at: int) -> tuple[_Part, int]:
    token = tokens[at]
    if token in ("(", "["):
        return _group(tokens, at)
    if token in (")", "]"):
        raise PatternError("a bracket closes that was never opened")
    if token == "...":
        return _Part(_BETWEEN, gap=True), at + 1
    if token == "_":
        return _Part(_ANY), at + 1
    if token == "#":
        return _Part(_NUMBER), at + 1
    return _word(token), at + 1


@cache
def _word(token: str) -> _Part:
    stem = token.endswith("*")
    literal = token.rstrip("*")
    words = _WORD.findall(literal)
    if not words or "*" in literal:
        raise PatternError(f"{token!r}: a star stands only at the end of a word")
    parts = [_Part(_escaped(word), ((Trigger(word, False),),)) for word in words[:-1]]
    ending = b"[^ ]*" if stem else b""
    parts.append(_Part(_escaped(words[-1]) + ending, ((Trigger(words[-1], stem),),)))
    return msgspec.structs.replace(_join(parts), alone=len(parts) == 1)


def _escaped(word: str) -> bytes:
    return b"".join(b"\\x%02x" % byte for byte in word.encode("utf-8"))


def _group(tokens: list[str], at: int) -> tuple[_Part, int]:
    optional = tokens[at] == "["
    closing = "]" if optional else ")"
    choices: list[_Part] = []
    while True:
        part, at = _sequence(tokens, at + 1, closing)
        choices.append(part)
        if at >= len(tokens):
            raise PatternError("a bracket does not close")
        if tokens[at] == closing:
            break
    expression = b"(?:" + b"|".join(choice.expression for choice in choices) + b")"
    if optional or not all(choice.needs for choice in choices):
        return _Part(expression, optional=optional), at + 1
    if len(choices) == 1:
        return _Part(expression, choices[0].needs, alone=choices[0].alone), at + 1
    need = tuple(trigger for choice in choices for trigger in max(choice.needs, key=_strength))
    return _Part(expression, (need,), alone=all(choice.alone for choice in choices)), at + 1


def _join(parts: list[_Part]) -> _Part:
    """The parts with what may stand between them; what each needs, the whole needs."""
    if len(parts) == 1 and not parts[0].optional:
        return parts[0]
    expression = b""
    open_left = False
    for part in parts:
        if part.gap:
            expression += part.expression
        elif part.optional:
            lead = _GAP if open_left else b""
            trail = b"" if open_left else _GAP
            expression += b"(?:" + lead + part.expression + trail + b")?"
        else:
            expression += (_GAP if open_left else b"") + part.expression
            open_left = True
    return _Part(expression, tuple(need for part in parts for need in part.needs))
