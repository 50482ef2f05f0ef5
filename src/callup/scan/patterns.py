"""The small language in which a campaign's patterns are written, made into linear-time expressions.

    повестк*           a word that begins so          (a|b c*)   one of these
    военный комиссар   these words, one after another [word]     may stand here or not
    ...                up to six words between        _          any one word
    #                  a number in digits

Patterns are written in lower case, with е for ё, and match inside one sentence. Words may be parted
by spaces, hyphens, quotation marks, commas and brackets.
"""

from __future__ import annotations

import re

import msgspec

_TOKEN = re.compile(r"\.\.\.|[()|\[\]_#]|[^\s()|\[\]]+")
_WORD = r"[\p{L}\p{N}]+"
_GAP = r"[^\p{L}\p{N}]{1,6}"
_BETWEEN = rf"(?:{_GAP}{_WORD}){{0,6}}?"
_NUMBER = r"\d[\d\p{Zs}.,]*"
_SHORTEST_TRIGGER = 2


class PatternError(ValueError):
    """A pattern that is not written in the language; says what is wrong with it."""


class Trigger(msgspec.Struct, frozen=True):
    """A literal that stands wherever the pattern does; `stem` where more letters may follow."""

    text: str
    stem: bool


class Pattern(msgspec.Struct, frozen=True):
    """`expression` is for re2; group 1 is what matched. One of `triggers` stands in every match."""

    expression: str
    triggers: tuple[Trigger, ...]


class _Part(msgspec.Struct, frozen=True):
    """A piece of an expression; `triggers` is empty where the piece promises no literal."""

    expression: str
    triggers: tuple[Trigger, ...] = ()
    optional: bool = False
    gap: bool = False

    @property
    def strength(self) -> int:
        return min((len(t.text) for t in self.triggers), default=0)


def compile_pattern(source: str) -> Pattern:
    """The expression and the triggers of one pattern.

    Raises PatternError where brackets do not close or no word is certain to stand in a match.

    >>> [t.text for t in compile_pattern("(рейд*|облав*) ... метро").triggers]
    ['метро']
    """
    if source != source.lower() or "ё" in source:
        raise PatternError(f"{source!r}: write it in lower case, with е for ё")
    tokens = _TOKEN.findall(source)
    part, rest = _sequence(tokens, 0, closing="")
    if rest != len(tokens):
        raise PatternError(f"{source!r}: a bracket closes that was never opened")
    if not part.triggers or part.strength < _SHORTEST_TRIGGER:
        raise PatternError(f"{source!r}: at least one word of two letters must be certain to stand")
    expression = rf"(?:^|[^\p{{L}}\p{{N}}])({part.expression})(?:$|[^\p{{L}}\p{{N}}])"
    return Pattern(expression, part.triggers)


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
        return _Part(_WORD), at + 1
    if token == "#":
        return _Part(_NUMBER), at + 1
    return _word(token), at + 1


def _word(token: str) -> _Part:
    stem = token.endswith("*")
    literal = token.rstrip("*")
    if not literal or "*" in literal:
        raise PatternError(f"{token!r}: a star stands only at the end of a word")
    expression = re.escape(literal) + (r"\p{L}*" if stem else "")
    return _Part(expression, (Trigger(literal, stem),))


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
    expression = "(?:" + "|".join(choice.expression for choice in choices) + ")"
    certain = all(choice.triggers for choice in choices) and not optional
    triggers = tuple(t for choice in choices for t in choice.triggers) if certain else ()
    return _Part(expression, triggers, optional=optional), at + 1


def _join(parts: list[_Part]) -> _Part:
    """The parts with what may stand between them; the strongest part gives the triggers."""
    expression = ""
    open_left = False
    for part in parts:
        if part.gap:
            expression += part.expression
        elif part.optional:
            lead = _GAP if open_left else ""
            trail = "" if open_left else _GAP
            expression += f"(?:{lead}{part.expression}{trail})?"
        else:
            expression += (_GAP if open_left else "") + part.expression
            open_left = True
    strongest = max(parts, key=lambda part: part.strength)
    return _Part(expression, strongest.triggers)
