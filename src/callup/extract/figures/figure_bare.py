"""Whether a number stands bare, with no noun of its own: what may stand before it and behind it.

A bare number is told by its neighbours: behind it the phrase ends, or a verb, a preposition or an adverb goes
on; before it stands a verb, a link or a sign, and no word that makes a name of it ("дом 12", "room 204").
"""

from __future__ import annotations

import re

from callup.extract.figures import bare_words as words
from callup.extract.found import FoundNumber
from callup.extract.reading import Reading

_LEAD, _TAIL = 40, 26
_NEXT = re.compile(r"[\s*_»”\"]{0,3}(?:(?P<end>[.,;:)(!?—–]|$)|(?P<dash>-\s)|(?P<word>[^\W\d_]+))")
_GAP = re.compile(r"[\s*_»”\"]")
_BEFORE = re.compile(r"(?:^|(?P<sign>[.,;:(—–«“\"„\n])|(?P<word>[^\W\d_]+)(?P<dot>\.?))[\s«“\"„]{0,2}$")


def stands_bare(reading: Reading, number: FoundNumber) -> bool:
    """Whether a number names nothing of its own and counts by itself."""
    folded = reading.scan.folded
    before = _BEFORE.search(folded, max(number.span.start - _LEAD, 0), number.span.start)
    if before is None:
        return False
    word = before["word"]
    if before["sign"] == "(" and folded[number.span.end : number.span.end + 1] == ")":
        return False  # an article's number or a note: "о неисполнении приказа (332)"
    if word == "на" and folded.endswith("идет на ", 0, number.span.start):  # "счет идет на тысячи"
        return ends_bare(folded, number.bare.end)
    if word in words.LABELS or (word and word.startswith(words.LABEL_STEMS)):
        return False
    end = max(number.span.end, number.bare.end)
    if not ends_bare(folded, end):
        return False
    return _opens(number, word) or (word not in words.BEFORE_TIMES and _is_before_verb(folded, end))


def _is_before_verb(folded: str, end: int) -> bool:
    """Whether a Russian verb follows right behind a number: "судьбу 63 удалось выяснить"."""
    match = _NEXT.match(folded, end, end + _TAIL)
    return (
        match is not None and bool(match["word"]) and not match["word"].isascii() and is_verb(match["word"])
    )


def ends_bare(folded: str, end: int) -> bool:
    """Whether nothing that could be counted follows an offset."""
    match = _NEXT.match(folded, end, end + _TAIL)
    if match is None or not match["word"]:
        return match is not None
    return _GAP.match(folded, end) is not None and (match["word"] in words.LINKS or is_verb(match["word"]))


def _opens(number: FoundNumber, word: str | None) -> bool:
    """Whether the word before a number lets it count by itself; a qualified one needs less."""
    if word is None:
        return True
    if number.quantity.qualifier is not None or number.bare.quote[0].isalpha():
        return word not in words.BEFORE_TIMES
    return word in words.LEADS or is_verb(word)


def is_verb(word: str) -> bool:
    """Whether a word ends as a verb or a short participle does.

    >>> is_verb("получили"), is_verb("convicted"), is_verb("недели")
    (True, True, False)
    """
    if word in words.NO_VERBS:
        return False
    if word.isascii():
        return word.endswith("ed") and len(word) > 3
    return len(word) > 3 and word.endswith(words.VERB_ENDS)
