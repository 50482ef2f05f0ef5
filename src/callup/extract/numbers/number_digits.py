"""Numbers in digits: which groups make one, what it is worth, and when digits are no number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from callup.extract.numbers.number_words import ATTACHED_ONLY, MULTIPLIERS
from callup.extract.numbers.piece import Piece

_LONGEST_DIGITS = 15
_LOOK_BACK = 24
_GROUPS = re.compile(r"\d+")
_MULTIPLIER = re.compile(r"[\s\u00a0\u202f-]{0,2}([a-zа-яіїє]{1,12})")
_ROUBLES = re.compile(r"\.?\s?р\b")
_BARRING_SIGNS = "№#/=_@&"
_BARRING_WORD = re.compile(
    r"(?:.*\W)?(?:ст\.|стать[а-я]{1,4}|ч\.|част[а-я]{1,4}|п\.|пункт[а-я]{0,3}|арт\.|no\.|"
    r"articles?|art\.|part|section)"
)


def read_digits(folded: str, start: int, end: int) -> Iterator[Piece]:
    """The numbers in a run of digits and separators: one as a rule, several where groups do not fit."""
    plain = folded[start:end].isdecimal()
    for first, last in ((start, end),) if plain else _runs(folded, start, end):
        if last - first > _LONGEST_DIGITS + 5 or _is_barred(folded, first, last):
            continue
        after = _multiplier(folded, last)
        value = _value(folded[first:last], after is not None and after[2])
        if value is None:
            continue
        if after is not None:
            yield Piece(first, after[0], value, value, after[1])
        elif _stands_alone(folded, last):
            yield Piece(first, last, value, value)


def _runs(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Groups of digits that make one number: thousands by one separator, and at most one decimal part."""
    groups = [match.span() for match in _GROUPS.finditer(folded, start, end)]
    first = 0
    while first < len(groups):
        last = first
        separator = ""
        while last + 1 < len(groups):
            between = folded[groups[last][1]]
            size = groups[last + 1][1] - groups[last + 1][0]
            thousands = size == 3 and groups[first][1] - groups[first][0] <= 3 and separator in ("", between)
            decimal = between in ".," and (size != 3 or separator not in ("", between)) and size <= 6
            if thousands:
                separator = between
            elif not decimal:
                break
            last += 1
            if decimal and not thousands:
                break
        yield groups[first][0], groups[last][1]
        first = last + 1


def _value(written: str, russian_multiplier: bool) -> Decimal | None:
    """The value of digits with separators; None where they are more than any count of people or money."""
    if written.isdecimal():
        return Decimal(written) if len(written) <= _LONGEST_DIGITS else None
    groups = _GROUPS.findall(written)
    if sum(map(len, groups)) > _LONGEST_DIGITS:
        return None
    last = written[-len(groups[-1]) - 1]
    first_separator = written[len(groups[0])]
    single = len(groups) == 2 and last in ".,"
    decimal = (single and (len(groups[1]) != 3 or russian_multiplier or groups[0] == "0")) or (
        len(groups) > 2 and last in ".," and last != first_separator
    )
    whole, part = (groups[:-1], groups[-1]) if decimal else (groups, "")
    return Decimal("".join(whole) + ("." + part if part else ""))


def _multiplier(folded: str, end: int) -> tuple[int, Decimal, bool] | None:
    """The end of the multiplier behind a number, what it is, and whether a decimal comma suits it."""
    match = _MULTIPLIER.match(folded, end)
    if match is None:
        return None
    word = match.group(1)
    if word not in MULTIPLIERS:
        return _hyphened(match) if word[0] in "тм" else None
    last = match.end()
    if (word in ATTACHED_ONLY and match.start(1) > end) or (last < len(folded) and folded[last].isalnum()):
        return None
    if folded[last : last + 1] == "." and word in ("тыс", "млн", "млрд", "трлн", "тис"):
        last += 1
    return last, MULTIPLIERS[word], not word.isascii()


def _hyphened(match: re.Match[str]) -> tuple[int, Decimal, bool] | None:
    """ "300-тысячная", "т.р.": multipliers inside other words."""
    word = match.group(1)
    for stem, value in (("тысячн", 1_000), ("миллионн", 1_000_000)):
        if word.startswith(stem):
            return match.start(1) + len(stem), Decimal(value), True
    if word == "тр" or (word == "т" and _ROUBLES.match(match.string[match.end() : match.end() + 4])):
        dot = match.string[match.end() : match.end() + 1] == "." and word == "т"
        return match.start(1) + 1 + dot, Decimal(1_000), True
    return None


def _is_barred(folded: str, start: int, end: int) -> bool:
    """Whether the digits are part of an address, a time, a number of an act or a name of something."""
    if folded[end : end + 1] == ":" and folded[end + 1 : end + 2].isdigit():
        return True
    before = folded[max(0, start - _LOOK_BACK) : start]
    touching = before[-1:]
    if touching in "-–" and len(before) > 1 and before[-2].isalpha():
        return True
    if touching in ".," and before[-2:-1].isdigit():
        return True
    lead = before.rstrip()
    if not lead or len(before) - len(lead) > 2 + (touching == "\n"):
        return False
    sign = lead[-1]
    if sign == ":":
        return lead[-2:-1].isdigit()
    if sign in _BARRING_SIGNS:
        return True
    if lead.endswith(("т. ч.", "т.ч.")):  # "в т. ч. 650 тыс." is no part of an article
        return False
    return _BARRING_WORD.fullmatch(lead.rsplit(None, 1)[-1]) is not None


def _stands_alone(folded: str, end: int) -> bool:
    """Whether digits end here as a number: "5-й", "90-х", "18-летний", "4g" do not."""
    after = folded[end : end + 2]
    if not after or not after[0].isalnum():
        return not (len(after) == 2 and after[0] == "-" and after[1].isalpha() and not _is_unit(folded, end))
    return False


def _is_unit(folded: str, end: int) -> bool:
    return folded.startswith(
        ("-руб", "-roub", "-rub", "-dol", "-дол", "-eur", "-евро", "-strong", "-man"), end
    )
