"""Numbers in a text: digits, words, multipliers, ranges, and how exact they say they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import msgspec
import re2

from callup.extract.found import FoundNumber
from callup.extract.numbers.number_words import (
    AFTER,
    ALONE_IS_ONE,
    ATTACHED_ONLY,
    BEFORE,
    CHANGED_TO,
    MULTIPLIERS,
    NUMBERS,
    ONES,
    SEVERAL,
    TENS,
    VAGUE,
)
from callup.scan import Scan
from callup.values import Qualifier, Quantity, cut

_WORDS = sorted(
    {*NUMBERS, *ONES, *TENS, *MULTIPLIERS, *VAGUE, *SEVERAL} - {"a", "an"} - ATTACHED_ONLY,
    key=len,
    reverse=True,
)
_ANCHOR = re2.compile(
    r"(?:^|[^\p{L}\p{N}_])(\p{Nd}+(?:[ .,\x{a0}\x{202f}\x{2009}]\p{Nd}+)*|(?:a |an |half an? )?(?:"
    + "|".join(_WORDS)
    + r"))"
)
_GROUPS = re.compile(r"\d+")
_MULTIPLIER = re.compile(r"[\s\u00a0\u202f-]{0,2}([a-zа-яіїє]{1,12})")
_SYMBOL = re.compile(r"(?:us\$|usd|eur|rub|[$€₽])\s?$")
_BARRED_BEFORE = re.compile(
    r"(?:[№#/=_@&]|\d:|\bст\.|\bстать[а-я]{1,4}|\bч\.|\bчаст[а-я]{1,4}|\bп\.|\bпункт[а-я]{0,3}|\bарт\.|\bno\.|"
    r"\barticles?|\bart\.|\bpart|\bsection|\bитого №)\s{0,2}$"
)
_BEFORE = [
    (re.compile(rf"(?<![^\W_]){re.escape(words)}\s{{0,2}}$"), qualifier) for words, qualifier in BEFORE
]
_AFTER = [(re.compile(rf"\s{{0,2}}{re.escape(words)}(?![^\W_])"), qualifier) for words, qualifier in AFTER]
_JOIN = re.compile(r"\s{0,2}(?:[-–—]|до|to)\s{0,2}$")
_LIST = re.compile(r"\s{0,2}(?:,|[-–—]|до|to|и|and|или|or|,\s?(?:and|и))\s{0,2}")
_PHONE = re.compile(r"\+?\d[\d\s().-]{8,22}\d")
_RAISED = (
    "rais|increas|grew|grow|climb|jump|surg|soar|shrunk|shrank|plung|went|rose|ris|doubl|tripl|cut|slash|reduc|lower|drop|fell|fall|decreas|chang|hik|boost|"
    "went up|up from|down from"
)
_LOOK_BACK = 24
_LONGEST_DIGITS = 15


class _Piece(msgspec.Struct):
    """One number before ranges and qualifiers are put on it."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    multiplier: Decimal | None = None
    vague: bool = False


def find_numbers(text: str, scan: Scan) -> Iterator[FoundNumber]:
    """Every number of a text, in its order, ranges and multipliers put together.

    "От 200 до 300 тыс." is one number, "с 15 до 100 тыс." two: the second says what something was and is.
    What is part of a word, an address, a phone, a time or the number of an act is no number.
    """
    pieces = _with_shared_multipliers(scan.folded, _together(scan.folded, list(_pieces(scan.folded))))
    at = 0
    while at < len(pieces):
        ranged = at + 1 < len(pieces) and _is_range(scan.folded, pieces[at], pieces[at + 1])
        last = pieces[at + 1] if ranged else pieces[at]
        yield _found(text, scan.folded, pieces[at], last)
        at += 2 if ranged else 1


def _pieces(folded: str) -> Iterator[_Piece]:
    phones = _phones(folded)
    reach = 0
    for match in _ANCHOR.finditer(folded):
        start, end = match.span(1)
        if start < reach or any(first <= start < last for first, last in phones.get(start >> 8, ())):
            continue
        if folded[start].isdigit():
            found = list(_digits(folded, start, end))
        else:
            found = list(_worded(folded, start, end))
        for piece in found:
            reach = max(reach, piece.end)
            yield piece


def _phones(folded: str) -> dict[int, list[tuple[int, int]]]:
    """Stretches that look like telephone numbers, by blocks of 256 characters."""
    blocks: dict[int, list[tuple[int, int]]] = {}
    for match in _PHONE.finditer(folded):
        written = match.group()
        digits = sum(char.isdigit() for char in written)
        if 10 <= digits <= 12 and (
            (written[0] in "+8" and "-" in written) or "(" in written or written[0] == "+"
        ):
            for block in range(match.start() >> 8, (match.end() >> 8) + 1):
                blocks.setdefault(block, []).append(match.span())
    return blocks


def _digits(folded: str, start: int, end: int) -> Iterator[_Piece]:
    """The numbers in a run of digits and separators: one as a rule, several where groups do not fit."""
    for first, last in _runs(folded, start, end):
        piece = _Piece(first, last, Decimal(0), Decimal(0))
        if not _is_barred(folded, first, last) and last - first <= _LONGEST_DIGITS + 5:
            after = _multiplier(folded, last)
            value = _value(folded[first:last], after is not None and after[2])
            if value is not None:
                piece.low = piece.high = value
                if after is not None:
                    piece.end, piece.multiplier = after[0], after[1]
                if piece.multiplier is not None or _stands_alone(folded, piece.end):
                    yield piece


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
    groups = _GROUPS.findall(written)
    if sum(map(len, groups)) > _LONGEST_DIGITS:
        return None
    last = written[-len(groups[-1]) - 1] if len(groups) > 1 else ""
    first_separator = written[len(groups[0])] if len(groups) > 1 else ""
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
        return _hyphened(match)
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
    if word == "тр" or (word == "т" and re.match(r"\.?\s?р\b", match.string[match.end() : match.end() + 4])):
        dot = match.string[match.end() : match.end() + 1] == "." and word == "т"
        return match.start(1) + 1 + dot, Decimal(1_000), True
    return None


def _is_barred(folded: str, start: int, end: int) -> bool:
    """Whether the digits are part of an address, a time, a number of an act or a name of something."""
    before = folded[max(0, start - _LOOK_BACK) : start]
    after = folded[end : end + 3]
    if _BARRED_BEFORE.search(before) or (after[:1] == ":" and after[1:2].isdigit()):
        return True
    hyphened = len(before) > 1 and before[-1] in "-–" and before[-2].isalpha()
    return hyphened or (before[-1:] in ".," and before[-2:-1].isdigit())


def _stands_alone(folded: str, end: int) -> bool:
    """Whether a number ends here: "5-й", "90-х", "18-летний", "4g" do not."""
    after = folded[end : end + 2]
    if not after or not after[0].isalnum():
        return not (len(after) == 2 and after[0] == "-" and after[1].isalpha() and not _rouble(folded, end))
    return folded[end - 1].isalpha() and folded[end : end + 2].isalpha()


def _rouble(folded: str, end: int) -> bool:
    return folded.startswith(
        ("-руб", "-roub", "-rub", "-dol", "-дол", "-eur", "-евро", "-strong", "-man"), end
    )


def _worded(folded: str, start: int, end: int) -> Iterator[_Piece]:
    """A number that begins with a word, as far as words go on adding to it."""
    words, last = _words_from(folded, start)
    if len(words) > 1 and words[0] in ("a", "an") and words[1] not in MULTIPLIERS and words[1] not in TENS:
        start = folded.index(words[1], start + len(words[0]))
        words = words[1:]
    if not words:
        return
    if words[0] in SEVERAL or words[0] in VAGUE:
        yield from _vague(folded, start, words)
        return
    total, current, counted = Decimal(0), Decimal(0), False
    multiplier: Decimal | None = None
    for word in words:
        if word == "half":
            current, counted = Decimal("0.5"), True
        elif word in NUMBERS or word in ONES:
            current += NUMBERS.get(word) or (
                ONES[word] if not (current and word in ("a", "an")) else Decimal(0)
            )
            counted = counted or word in NUMBERS
        elif word in TENS:
            current, counted = (current or Decimal(1)) * TENS[word], True
        elif word in MULTIPLIERS:
            counted = counted or current > 0 or word in ALONE_IS_ONE
            multiplier = MULTIPLIERS[word]
            total, current = total + (current or Decimal(1)) * multiplier, Decimal(0)
    value = total + current
    if counted and value:
        if multiplier is not None and not current:
            yield _Piece(start, last, value / multiplier, value / multiplier, multiplier)
        else:
            yield _Piece(start, last, value, value)


def _words_from(folded: str, start: int) -> tuple[list[str], int]:
    """The number words that stand together from here, and where the last of them ends."""
    words: list[str] = []
    last = start
    for match in re.compile(r"[^\W\d_]+").finditer(folded, start, start + 120):
        word = match.group()
        gap = folded[last : match.start()]
        known = any(word in table for table in (NUMBERS, ONES, TENS, MULTIPLIERS, VAGUE, SEVERAL))
        linked = not words or gap in (" ", "-", "\u00a0", ". ") or gap == "  "
        if word in ("and", "of", "half", "десятков", "сотен") and linked and (words or word == "half"):
            known = True
        if not known or not linked or word in ATTACHED_ONLY:
            break
        words.append(word)
        last = match.end()
    while words and words[-1] in ("and", "of", "a", "an", "half"):
        last = folded.rindex(words.pop(), start, last)
        last = len(folded[:last].rstrip())
    if folded[last : last + 1] == "." and words and words[-1] in ("тыс", "млн", "млрд", "трлн"):
        last += 1
    return words, last


def _vague(folded: str, start: int, words: list[str]) -> Iterator[_Piece]:
    """ "Dozens", "несколько сотен", "tens of thousands": a word, with the range that it can mean."""
    low = high = Decimal(0)
    factor = Decimal(1)
    position = end = start
    for word in words:
        position = folded.index(word, position)
        if word in VAGUE and not low:
            low, high = VAGUE[word]
        elif (word in MULTIPLIERS or word in TENS) and not low and words[0] in SEVERAL:
            one = MULTIPLIERS.get(word) or TENS[word]
            low, high = 2 * one, 10 * one - 1
        elif (word in MULTIPLIERS or word in VAGUE) and low:
            factor = MULTIPLIERS.get(word) or (VAGUE[word][0] / 2)
        elif word not in SEVERAL and word != "of":
            break
        position += len(word)
        if word != "of":
            end = position
    if low:
        yield _Piece(start, end, low * factor, (high + 1) * factor - 1, vague=True)


def _together(folded: str, pieces: list[_Piece]) -> list[_Piece]:
    """ "1 млн 900 тыс." as one number."""
    joined: list[_Piece] = []
    for piece in pieces:
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.multiplier is not None
            and not before.vague
            and not piece.vague
            and folded[before.end : piece.start].strip(" \u00a0") == ""
            and piece.high * (piece.multiplier or 1) < before.multiplier
            and (piece.multiplier or before.multiplier > 1_000)
        ):
            value = before.high * before.multiplier + piece.high * (piece.multiplier or 1)
            joined[-1] = _Piece(before.start, piece.end, value, value)
        else:
            joined.append(piece)
    return joined


def _with_shared_multipliers(folded: str, pieces: list[_Piece]) -> list[_Piece]:
    """ "От 200 до 300 тыс.", "1,6 и 2 млн": a multiplier serves the numbers listed before it."""
    for index in range(len(pieces) - 2, -1, -1):
        piece, after = pieces[index], pieces[index + 1]
        between = folded[piece.end : after.start]
        listed = _LIST.fullmatch(between)
        if (
            listed
            and piece.multiplier is None
            and after.multiplier is not None
            and not piece.vague
            and not after.vague
            and piece.high < 1_000
            and folded[piece.start].isdigit() == folded[after.start].isdigit()
        ):
            piece.multiplier = after.multiplier
    for piece in pieces:
        if piece.multiplier is not None and not piece.vague:
            piece.low, piece.high = piece.low * piece.multiplier, piece.high * piece.multiplier
    return pieces


def _is_range(folded: str, first: _Piece, second: _Piece) -> bool:
    """Whether two numbers are the ends of one range: "200–300", "от 200 до 300", "between X and Y"."""
    between = folded[first.end : second.start].strip()
    before = folded[max(0, first.start - _LOOK_BACK) : first.start]
    if first.vague or second.vague or first.high >= second.low or len(between) > 4:
        return False
    if between in ("-", "–", "—"):
        return True
    symbol = _SYMBOL.search(before)
    words = before[: symbol.start()] if symbol else before
    if between == "до":
        return re.search(r"(?<![^\W_])(?:от|від)\s$", words) is not None
    if between == "to":
        return re.search(r"\bfrom\s$", words) is None or not _changes(folded, first.start)
    return between == "and" and re.search(r"\bbetween\s$", words) is not None


def _changes(folded: str, start: int) -> bool:
    """Whether a verb of change stands shortly before: then "from X to Y" is what was and is."""
    before = folded[max(0, start - 110) : start]
    clause = re.split(r"[.;!?\n]", before)[-1]
    return re.search(rf"\b(?:{_RAISED})", clause) is not None


def _found(text: str, folded: str, first: _Piece, last: _Piece) -> FoundNumber:
    bare = cut(text, first.start, last.end)
    if first.vague:
        start = bare.start
        return FoundNumber(
            cut(text, start, bare.end), bare, _quantity(first, first, "dozens_like", text[start : bare.end])
        )
    ranged = first is not last
    start, before = _qualifier_before(folded, bare.start, ranged)
    end, after = _qualifier_after(folded, bare.end)
    qualifier = before or after
    span = cut(text, start if before or ranged else bare.start, end if after else bare.end)
    return FoundNumber(span, bare, _quantity(first, last, None if ranged else qualifier, span.quote))


def _quantity(first: _Piece, last: _Piece, qualifier: Qualifier | None, written: str) -> Quantity:
    low: Decimal | None = _plain(first.low)
    high: Decimal | None = _plain(last.high)
    if qualifier == "at_most":
        low = None
    elif qualifier == "at_least":
        high = None
    return Quantity(min=low, max=high, qualifier=qualifier, as_written=written)


def _plain(value: Decimal) -> Decimal:
    """The value without an exponent and without empty decimals."""
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if value == whole else value.normalize()


def _qualifier_before(folded: str, start: int, ranged: bool) -> tuple[int, Qualifier | None]:
    """Where the words that qualify a number begin, and what they say."""
    before = folded[max(0, start - _LOOK_BACK) : start]
    symbol = _SYMBOL.search(before)
    words = before[: symbol.start()] if symbol else before
    for expression, qualifier in _BEFORE:
        match = expression.search(words)
        if match is None:
            continue
        at = max(0, start - _LOOK_BACK) + match.start()
        if not ranged and match.group().strip() == "до" and _says_to(folded, at):
            return start, None
        if not ranged and match.group().strip() == "from" and _changes(folded, at):
            return start, None
        return at, qualifier
    return start, None


def _says_to(folded: str, at: int) -> bool:
    """Whether "до" here says to how much: behind a verb of change, or behind "с X"."""
    before = re.split(r"[.;!?\n]", folded[max(0, at - 70) : at])[-1]
    words = re.findall(r"[^\W\d_]+", before)
    if any(word.startswith(tuple(CHANGED_TO)) for word in words[-7:]):
        return True
    return re.search(r"(?<![^\W_])(?:с|со|з)\s[\d\s.,]{1,14}[^\d]{0,18}$", before) is not None


def _qualifier_after(folded: str, end: int) -> tuple[int, Qualifier | None]:
    for expression, qualifier in _AFTER:
        match = expression.match(folded, end)
        if match is not None:
            return match.end(), qualifier
    return end, None
