"""The small language in which a campaign's patterns are written, read into trees.

    повестк*           a word that begins so          (a|b c*)   one of these
    военный комиссар   these words, one after another [word]     may stand here or not
    ...                up to six words between        _          any one word
    #                  a number in digits

Patterns are written in lower case, with е for ё, and match inside one sentence. Whatever is neither a letter
nor a digit parts words: spaces, hyphens, quotation marks, commas and brackets are all the same.

Where a pattern can match in several ways from one word, the first alternative goes before the second, the
word that may stand before its absence, the shorter gap before the longer. `scan/phrases.py` and
`scan/gapped.py` match the trees; neither ever tries a way twice, so no text makes them slow.
"""

from __future__ import annotations

import re

import msgspec

_PLAIN = r"[^\W_]+\*?"
_WORDS = rf"{_PLAIN}(?:\|{_PLAIN})*"  # (one|of|these*) is one token: most patterns are made of such groups
_TOKEN = re.compile(rf"\({_WORDS}\)|\[{_WORDS}\]|\.\.\.|[()|\[\]#]|[^\s()|\[\]#]+")
_WORD = re.compile(r"[^\W_]+")


def _one_of(word: str) -> str:
    """Phrases of plain words, with a stroke between them."""
    phrase = rf"{word}(?: {word})*"
    return rf"{phrase}(?:\|{phrase})*"


_PART = rf"(?:{_PLAIN}|\({_one_of(_PLAIN)}\)|\[{_one_of(_PLAIN)}\]|_|#|\.\.\.)"
_LONG = r"[^\W_]{2,}\*?"
_USUAL = re.compile(rf"{_PART}(?: {_PART})*")
_CERTAIN = re.compile(rf"(?:^| )(?:{_LONG}|\({_one_of(_LONG)}\))(?: |$)")
_SHORTEST_TRIGGER = 2


class PatternError(ValueError):
    """A pattern that is not written in the language; says what is wrong with it."""


class Word(msgspec.Struct, frozen=True):
    """One word that is one of the literals, each as it is written: with a star where more may follow."""

    literals: tuple[str, ...]


class Any(msgspec.Struct, frozen=True):
    """Any one word."""


class Number(msgspec.Struct, frozen=True):
    """A word that begins with a digit, and as many more such words as follow."""


class Gap(msgspec.Struct, frozen=True):
    """Up to `LONGEST_GAP` words of any kind, as few as will do."""


class Sequence(msgspec.Struct, frozen=True):
    """Parts that follow one another."""

    parts: tuple[Node, ...]


class Choice(msgspec.Struct, frozen=True):
    """One of the parts, the first that will do."""

    parts: tuple[Node, ...]


class Maybe(msgspec.Struct, frozen=True):
    """The part, or nothing where that will not do."""

    part: Node


Node = Word | Any | Number | Gap | Sequence | Choice | Maybe
Need = tuple[str, ...]
LONGEST_GAP = 6


def parse_pattern(source: str) -> Node:
    """The tree of one pattern.

    Raises PatternError where brackets do not close or no word is certain to stand in a match.

    >>> parse_pattern("рейд* [у] метро").parts[0]
    Word(literals=('рейд*',))
    """
    if source != source.lower() or "ё" in source:
        raise PatternError(f"{source!r}: write it in lower case, with е for ё")
    tokens = _TOKEN.findall(source)
    node, rest = _sequence(tokens, 0, closing="")
    if rest != len(tokens):
        raise PatternError(f"{source!r}: a bracket closes that was never opened")
    if max(map(_strength, needs_of(node)), default=0) < _SHORTEST_TRIGGER:
        raise PatternError(f"{source!r}: at least one word of two letters must be certain to stand")
    return node


def check_pattern(source: str) -> None:
    """Raise PatternError where `parse_pattern` would; a pattern of a usual form is not read into a tree."""
    if not (
        _USUAL.fullmatch(source)
        and _CERTAIN.search(source)
        and source == source.lower()
        and "ё" not in source
    ):
        parse_pattern(source)


def needs_of(node: Node) -> tuple[Need, ...]:
    """Sets of literals; in every match there stands one literal of each.

    >>> needs_of(parse_pattern("(рейд*|облав*) ... метро"))
    (('рейд*', 'облав*'), ('метро',))
    """
    if isinstance(node, Word):
        return (node.literals,)
    if isinstance(node, Sequence):
        return tuple(need for part in node.parts for need in needs_of(part))
    if isinstance(node, Choice):
        choices = [needs_of(part) for part in node.parts]
        if all(choices):
            return (tuple(literal for needs in choices for literal in max(needs, key=_strength)),)
    return ()


def _strength(need: Need) -> int:
    """How telling a need is: the length of its shortest literal."""
    return min(len(literal.rstrip("*")) for literal in need)


def _sequence(tokens: list[str], at: int, closing: str) -> tuple[Node, int]:
    """Words one after another, up to an alternative's end or `closing`."""
    parts: list[Node] = []
    while at < len(tokens) and tokens[at] not in ("|", closing):
        part, at = _element(tokens, at)
        parts.append(part)
    if not parts:
        raise PatternError("an alternative is empty")
    return _join(parts), at


def _element(tokens: list[str], at: int) -> tuple[Node, int]:
    token = tokens[at]
    if token in ("(", "["):
        return _group(tokens, at)
    if token[0] in "([":
        words = Word(tuple(token[1:-1].split("|")))
        return (words if token[0] == "(" else Maybe(words)), at + 1
    if token in (")", "]"):
        raise PatternError("a bracket closes that was never opened")
    if token == "...":
        return Gap(), at + 1
    if token == "_":
        return Any(), at + 1
    if token == "#":
        return Number(), at + 1
    return _word(token), at + 1


def _word(token: str) -> Node:
    if token.isalnum() or (token[:-1].isalnum() and token[-1] == "*"):
        return Word((token,))
    literal = token.rstrip("*")
    words = _WORD.findall(literal)
    if not words or "*" in literal:
        raise PatternError(f"{token!r}: a star stands only at the end of a word")
    parts: list[Node] = [Word((word,)) for word in words[:-1]]
    return _join([*parts, Word((words[-1] + token[len(literal) :][:1],))])


def _group(tokens: list[str], at: int) -> tuple[Node, int]:
    optional = tokens[at] == "["
    closing = "]" if optional else ")"
    choices: list[Node] = []
    while True:
        part, at = _sequence(tokens, at + 1, closing)
        choices.append(part)
        if at >= len(tokens):
            raise PatternError("a bracket does not close")
        if tokens[at] == closing:
            break
    node = _choice(choices)
    return (Maybe(node) if optional else node), at + 1


def _choice(choices: list[Node]) -> Node:
    """One of the choices; single words that follow one another become one word of many choices."""
    parts: list[Node] = []
    for choice in choices:
        last = parts[-1] if parts else None
        if isinstance(choice, Word) and isinstance(last, Word):
            parts[-1] = Word(last.literals + choice.literals)
        else:
            parts.append(choice)
    return parts[0] if len(parts) == 1 else Choice(tuple(parts))


def _join(parts: list[Node]) -> Node:
    """The parts as one; a gap with nothing certain before it bridges nothing and is left out."""
    if len(parts) == 1 and not isinstance(parts[0], Gap):
        return parts[0]
    kept: list[Node] = []
    open_left = False
    for part in parts:
        if not isinstance(part, Gap):
            open_left = open_left or not isinstance(part, Maybe)
            kept.append(part)
        elif open_left:
            kept.append(part)
    return kept[0] if len(kept) == 1 else Sequence(tuple(kept))
