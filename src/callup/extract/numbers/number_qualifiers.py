"""The words before and after a number that say how exact it is."""

from __future__ import annotations

import re

from callup.extract.numbers.number_words import AFTER, BEFORE, CHANGED_TO
from callup.values import Qualifier

SYMBOL = re.compile(r"(?:us\$|usd|eur|rub|[$€₽])\s?$")
_SYMBOL_ENDS = frozenset("$€₽drb")
_SYMBOL_REACH = 5


def _by_last_letter() -> dict[str, tuple[tuple[str, Qualifier], ...]]:
    """The words before a number by their last letter, the longest first: "не более" before "более"."""
    letters = {words[-1] for words, _ in BEFORE}
    longest = sorted(BEFORE, key=lambda entry: len(entry[0]), reverse=True)
    return {letter: tuple(entry for entry in longest if entry[0][-1] == letter) for letter in letters}


_BEFORE = _by_last_letter()
_AFTER = re.compile(r"\s{0,2}(" + "|".join(re.escape(words) for words, _ in AFTER) + r")(?![^\W_])")
_OF_AFTER = dict(AFTER)
_FURTHEST = 2  # white space between a number and its qualifier
_RAISED = re.compile(
    r"\b(?:rais|increas|grew|grow|climb|jump|surg|soar|shrunk|shrank|plung|went|rose|ris|doubl|tripl|cut|"
    r"slash|reduc|lower|drop|fell|fall|decreas|chang|hik|boost|mov|trim|shr[iau]nk|up from|down from)"
)
_RISING_FROM = re.compile(r"(?<![^\W_])(?:с|со|з)\s[\d\s.,]{1,14}[^\d]{0,18}$")
_CHANGED_TO = tuple(CHANGED_TO)
_LETTERS = re.compile(r"[^\W\d_]+")
_WENT = re.compile(
    r"\b(?:went|goes|go|going|gone|rose|risen|rising|raised|moved|brought|took|taken) (?:it |them )?$"
)
_UP = ("up ", "down ")
_LEAD = 16
_FEW = 7
_FAR_TO, _FAR_FROM = 70, 110


def qualifier_before(folded: str, start: int, *, ranged: bool) -> tuple[int, Qualifier | None]:
    """Where the words that qualify a number begin, and what they say; a currency may stand between."""
    end = _without_space(folded, start)
    if end and folded[end - 1] in _SYMBOL_ENDS:
        symbol = SYMBOL.search(folded, max(0, start - _SYMBOL_REACH), start)
        end = _without_space(folded, symbol.start()) if symbol else end
    for words, qualifier in _BEFORE.get(folded[end - 1 : end], ()):
        at = end - len(words)
        if at < 0 or not folded.startswith(words, at) or (at and folded[at - 1].isalnum()):
            continue
        if not ranged and words == "до" and _says_to(folded, at):
            return start, None
        if not ranged and words == "from" and (folded.endswith(_UP, 0, at) or changes(folded, at)):
            return start, None
        if not ranged and words == "up to" and _WENT.search(folded, max(0, at - _LEAD), at):
            return start, None
        return at, qualifier
    return start, None


def qualifier_after(folded: str, end: int) -> tuple[int, Qualifier | None]:
    """Where the words behind a number that qualify it end, and what they say."""
    match = _AFTER.match(folded, end)
    return (match.end(), _OF_AFTER[match.group(1)]) if match else (end, None)


def changes(folded: str, start: int) -> bool:
    """Whether a verb of change stands shortly before: then "from X to Y" is what was and is."""
    return _RAISED.search(folded, _clause(folded, start, _FAR_FROM), start) is not None


def _says_to(folded: str, at: int) -> bool:
    """Whether "до" here says to how much: behind a verb of change, or behind "с X"."""
    before = folded[_clause(folded, at, _FAR_TO) : at]
    if any(word.startswith(_CHANGED_TO) for word in _LETTERS.findall(before)[-_FEW:]):
        return True
    return _RISING_FROM.search(before) is not None


def _clause(folded: str, end: int, reach: int) -> int:
    """Where the clause that ends at an offset begins, at most so many characters before it."""
    start = max(0, end - reach)
    return max(start, *(folded.rfind(sign, start, end) + 1 for sign in ".;!?\n"))


def _without_space(folded: str, end: int) -> int:
    """The offset without the white space right before it, where that is no more than two characters."""
    at = end
    while at and folded[at - 1].isspace():
        at -= 1
        if end - at > _FURTHEST:
            return end
    return at
