"""The pass for dates: every expression of the grammar over a text, the longest match kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec
import re2

from callup.extract.dates import date_words as words
from callup.extract.dates.date_builders import BUILDERS
from callup.extract.dates.date_grammar import EXPRESSIONS, JOINED, STEMS, YEAR
from callup.extract.dates.date_points import Match, Point
from callup.extract.dates.date_turns import TURN_BUILDERS, TURNS

# Months and weekdays that are common English words when written small.
_CAPITALISED = frozenset({*words.MONTHS_EN, *words.SHORT_MONTHS_EN})

_ALL = (*EXPRESSIONS, *TURNS)
_BUILDERS = {**BUILDERS, **TURN_BUILDERS}
_NEEDED = {word for one in _ALL for words_ in one.needs for word in words_}
_DAYS = frozenset({"date", "day", "short"})
_NOTHING = "\x00"
_GROUP = re.compile(r"\(\?P<\w+>")
_LETTERS = re.compile(r"[a-zа-яіїє]+")
_JOINED = re.compile(r"\d[-./]\d")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")

# The widest expressions want more memory than re2 gives by itself to stay in their linear automaton.
_ROOM = re2.Options()
_ROOM.max_mem = 64 * 1024 * 1024


class _Rule(msgspec.Struct, frozen=True):
    """An expression twice: `finder` for re2, which finds it fast but is slow to tell its groups, and `reader`
    for `re`, which tells the groups of what was found."""

    name: str
    finder: re2._Regexp
    reader: re.Pattern[str]
    needs: tuple[frozenset[str], ...]


@cache
def _rules() -> tuple[_Rule, ...]:
    rules = []
    for one in _ALL:
        finder = re2.compile(rf"(?:{_GROUP.sub('(?:', one.source)})(?:[^\p{{L}}\p{{N}}]|$)", _ROOM)
        reader = re.compile(rf"(?a:{one.source})(?![^\W_])")
        rules.append(_Rule(one.name, finder, reader, one.needs))
    return tuple(rules)


def find_points(text: str, folded: str) -> list[Point]:
    """The points of a text, longest first where they overlap, in the order of the text."""
    words_of_dates = _words_of_dates(folded)
    if not words_of_dates:
        return []
    rules = _rules_for(words_of_dates)
    found = list(_points(text, folded, folded, [rule for rule in rules if rule.name in _DAYS]))
    rest = _without(folded, found)
    if found and _YEAR.search(rest) is None:
        rules = [rule for rule in rules if YEAR not in rule.needs[0]]
    found += _points(text, folded, rest, [rule for rule in rules if rule.name not in _DAYS])
    found.sort(key=lambda point: (point.start, -point.end, point.weak))
    points: list[Point] = []
    for point in found:
        if not points or point.start >= points[-1].end:
            points.append(point)
    return points


@cache
def _rules_by_word() -> dict[str, list[int]]:
    """The rules, by number, that need each word in the first place."""
    by_word: dict[str, list[int]] = {}
    for number, rule in enumerate(_rules()):
        for word in rule.needs[0]:
            by_word.setdefault(word, []).append(number)
    return by_word


def _rules_for(found: set[str]) -> list[_Rule]:
    """The rules that may match a text with these words, in their order."""
    by_word, rules = _rules_by_word(), _rules()
    numbers = sorted({number for word in found for number in by_word.get(word, ())})
    return [rules[number] for number in numbers if _are_met(rules[number].needs[1:], found)]


def _are_met(needs: tuple[frozenset[str], ...], found: set[str]) -> bool:
    return not needs or not any(need.isdisjoint(found) for need in needs)


def _points(text: str, folded: str, rest: str, rules: Iterable[_Rule]) -> Iterator[Point]:
    """The points that some rules find in the rest of a text."""
    for rule in rules:
        for match in _matches(rule, rest):
            if _stands(text, match) and (point := _BUILDERS[rule.name](match, folded)) is not None:
                yield point


def _without(folded: str, points: Iterable[Point]) -> str:
    """The text with nothing where points stand: a day's month and year are no points of their own."""
    pieces: list[str] = []
    at = 0
    for start, end in sorted((point.start, point.end) for point in points):
        if end > at:
            pieces += folded[at:start], _NOTHING * (end - max(start, at))
            at = end
    return "".join(pieces) + folded[at:]


def _words_of_dates(folded: str) -> set[str]:
    """What of a text the expressions of dates need: most need one of a few words."""
    found = _NEEDED & set(_LETTERS.findall(folded))
    if found:
        found |= {name for name, stems in STEMS.items() if any(stem in folded for stem in stems)}
    if _JOINED.search(folded):
        found.add(JOINED)
    if _YEAR.search(folded):
        found.add(YEAR)
    return found


def _matches(rule: _Rule, folded: str) -> Iterator[Match]:
    for found in rule.finder.finditer(folded):
        match = rule.reader.match(folded, found.start())
        if match is not None:
            parts = {name: part for name, part in match.groupdict().items() if part is not None}
            yield Match(*match.span(), parts, {name: match.span(name) for name in parts})


_IN = ("in ", "since ", "until ", "last ", "this ", "early ", "late ")  # "in march": no walk and no "may"


def _stands(text: str, match: Match) -> bool:
    """Whether the match is no part of a word or number, and English names are capitalised."""
    start, end = match.start, match.end
    before, after = text[max(start - 2, 0) : start], text[end : end + 2]
    ranged = before[-1:] in tuple("-–") and "." in text[start:end] and match.words.keys() == {"d", "m", "y"}
    if before[-1:].isalnum() or (before[-1:] in tuple(".,:/-–№") and before[:1].isdigit() and not ranged):
        return False
    if len(after) == 2 and after[0] in ".,:/" and after[1].isdigit():
        return False
    if "small" in match.words and text[start].isupper():
        return False  # "Октябрьский район"
    for name in ("m", "w"):
        word = match.words.get(name, "").rstrip(".")
        if (word in _CAPITALISED or (name == "w" and word.isascii())) and word:
            at = match.ends[name][0]
            if not (text[at].isupper() or text.endswith(_IN, 0, at)):
                return False
    return True
