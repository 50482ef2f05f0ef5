"""Sets of literals by number, so that what a word can be is a set of numbers."""

from __future__ import annotations

from collections.abc import Iterable

Classes = frozenset[int]
NUMERAL = ("#",)  # stands among literals for any word that begins with a digit


class WordClasses:
    """The classes of words that some patterns tell apart: each is a set of literals."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, ...], int] = {}
        self._of_literal: dict[str, list[int]] = {}

    def number(self, literals: tuple[str, ...]) -> int:
        """The number of a class; a class that is new gets one."""
        number = self._numbers.get(literals)
        if number is None:
            number = self._numbers[literals] = len(self._numbers)
            for literal in set(literals):
                self._of_literal.setdefault(literal, []).append(number)
        return number

    def of(self, literals: Iterable[str]) -> Classes:
        """The classes of a word that is, or begins with, each of these literals."""
        return frozenset(number for literal in literals for number in self._of_literal.get(literal, ()))
