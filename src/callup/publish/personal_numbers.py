"""Which runs of digits are phones or personal numbers, and which are sums, dates or case numbers.

A run is told by its groups ("8 999 123-45-67" is 1, 3, 3, 2, 2), because sums are grouped by threes and
phones are not. Each run is walked once and each look ahead is bounded, so the time is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import re2

from callup.publish.mask import Mask, MaskKind

_SPACE = r"\t \x{00a0}\x{2007}\x{2009}\x{202f}"
_DASH = r"\-\x{2010}-\x{2015}\x{2212}"
_RUN = re2.compile(
    rf"\+[{_SPACE}]?\(?\d(?:[{_SPACE}{_DASH}().\r\n]{{0,5}}\d)*"
    rf"|\(?\d(?:[{_SPACE}{_DASH}().]{{0,5}}\d)*"
)
_GROUP = re2.compile(r"\d+")
# Dates, times, court case numbers, years and their ranges: they are public and stay.
_PUBLIC = re2.compile(
    rf"\b(?:\d{{4}}[{_DASH}.]\d{{1,2}}[{_DASH}.]\d{{1,2}}|\d{{1,2}}\.\d{{1,2}}\.(?:\d{{4}}|\d{{2}})"
    rf"|\d{{1,2}}[А-Яа-яA-Za-z]{{0,2}}[{_DASH}]\d+/\d{{4}}|(?:19|20)\d\d[{_DASH}](?:19|20)\d\d)\b"
)
_MONEY = re.compile(
    r"(?i)^\s{0,3}(?:тыс|млн|млрд|трлн|миллион|миллиард|руб|₽|\$|€|£|доллар|евро|юан|гривен|тенге|р\.|rub|rouble|usd|"
    r"eur|dollar|thousand|million|billion|trillion|человек|людей|чел\.|people|men\b)"
)
_SIGN = re.compile(r"(?i)(?:[$€£₽]|\brub|\busd|\beur)\s{0,2}$")
_L = r"[^\W\d_]"
_PHONE_WORD = re.compile(
    rf"(?i)(?:(?<!\w)(?:тел\.?|телефон{_L}{{0,4}}|тлф\.?|моб\.?|(?:по)?звон{_L}{{1,6}}|факс|ватсап|вайбер|вотсап|номер{_L}{{0,3}}|"
    r"phones?|mobile|tel\.?|calls?|fax|whatsapp|viber)|☎|📞|📱|✆)[^\w]{0,6}$"
)
_PAPER_WORD = re.compile(
    rf"(?i)(?<!\w)(?:паспорт{_L}{{0,4}}|снилс{_L}{{0,2}}|инн|омс|полис{_L}{{0,2}}|военн{_L}{{2,4}}\sбилет{_L}{{0,3}}|военник{_L}{{0,2}}|"
    rf"удостоверени{_L}{{1,3}}|личн{_L}{{2,4}}\s(?:номер|дел){_L}{{0,3}}|жетон{_L}{{0,2}}|сч[её]т{_L}{{0,2}}|карт{_L}{{1,2}}|"
    r"passport|snils|inn|military\s(?:id|card|ticket)|id\scard|service\snumber|personal\s(?:number|file)|tax\snumber|"
    rf"(?:bank|credit)\scard|(?:card|account)\snumber)(?:\s(?:сери{_L}|номер{_L}{{0,2}}|рф|series|number|no\.?|of))?"
    rf"(?:[^\w]{{0,3}}\d{{2,4}})?[^\w]{{0,5}}(?:(?:no|номер|{_L}{{1,3}})[^\w]{{0,4}})?$"
)
_LOOK_BACK = 48
_MOST_GROUPS = 12

_LOCAL = {  # how the last seven, six or five digits of a phone are grouped
    (3, 2, 2), (3, 4), (2, 2, 3), (4, 3), (7,), (1, 2, 2, 2), (2, 2, 2, 1), (3, 1, 3),
    (2, 2, 2), (3, 3), (6,), (1, 2, 2), (5,), (3, 2), (2, 3), (1, 4),
}  # fmt: skip
_WHOLE = {(10,), (5, 5), (4, 6), (6, 4), (2, 8), (2, 2, 2, 2, 2), (2, 2, 6)}
_DASHES = "-‐‑‒–—―−"
_CARDS = {(4, 4, 4, 4), (4, 4, 4, 4, 3), (4, 6, 5), (8, 8)}
_ABROAD = re.compile(r"380$|375$|00[1-9]?$|00[1-9]")
Group = tuple[int, int]


def find_numbers_of_people(text: str) -> Iterator[Mask]:
    """The phones, cards and numbers of personal papers in a text."""
    public = _public(text)
    for run in _RUN.finditer(text):
        start, end = run.span()
        if end - start < 5:
            continue
        for left, right in _outside(start, end, public):
            yield from _in_run(text, left, right)


def _public(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _PUBLIC.finditer(text)]


def _outside(start: int, end: int, public: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The parts of a run that no public number takes; `public` is used up in order."""
    while public and public[0][1] <= start:
        public.pop(0)
    at = start
    for left, right in public:
        if left >= end:
            break
        if left > at:
            yield at, left
        at = max(at, right)
    if at < end:
        yield at, end


def _in_run(text: str, start: int, end: int) -> Iterator[Mask]:
    groups = [(start + m.start(), start + m.end()) for m in _GROUP.finditer(text[start:end])]
    if not groups:
        return
    before = text[max(0, start - _LOOK_BACK) : start]
    digits = sum(right - left for left, right in groups)
    if digits >= 4 and _PAPER_WORD.search(before):
        yield Mask(start, end, "number")
    elif (digits >= 5 and _PHONE_WORD.search(before) and not _is_sum(text, groups)) or (
        text[start] == "+" and digits >= 8 and not _is_sum(text, groups)
    ):
        yield Mask(start, end, "phone")
    else:
        yield from _walk(text, groups)


def _walk(text: str, groups: list[Group]) -> Iterator[Mask]:
    at = 0
    while at < len(groups):
        found = _at(text, groups, at)
        if found is None:
            at += 1
            continue
        kind, count = found
        first = groups[at][0]
        opens = first and text[first - 1] in "(+"
        yield Mask(first - 1 if opens else first, groups[at + count - 1][1], kind)
        at += count


def _at(text: str, groups: list[Group], at: int) -> tuple[MaskKind, int] | None:
    """The kind of number that begins at a group, and how many groups it takes; the longest wins."""
    shapes = tuple(right - left for left, right in groups[at : at + _MOST_GROUPS])
    for count in range(len(shapes), 0, -1):
        shape = shapes[:count]
        taken = groups[at : at + count]
        kind = _kind(text, taken, shape)
        if kind is not None and not _is_sum(text, taken):
            return kind, count
    return None


def _kind(text: str, taken: list[Group], shape: tuple[int, ...]) -> MaskKind | None:
    digits = sum(shape)
    marked = _marked(text, taken)
    if digits == 11 and text[taken[0][0]] in "78" and _long(shape, marked):
        return "phone"
    if shape == (3, 2, 2) and marked:
        return "phone"
    if shape in {(3, 3, 3, 2), (11,)}:
        return "number"
    if digits == 10 and shape != (10,) and shape not in {(4, 6), (2, 2, 6)} and _ten(shape):
        return "phone"
    if (
        shape in {(10,), (12,), (4, 6), (2, 2, 6)}
        or shape in _CARDS
        or (len(shape) == 1 and 13 <= digits <= 20)
    ):
        return "number"
    if 12 <= digits <= 14 and _ABROAD.match(text[taken[0][0] : taken[0][1]]) and len(shape) > 3:
        return "phone"
    return None


def _marked(text: str, taken: list[Group]) -> bool:
    """Whether anything but spaces parts the groups: a bracket, a dash, a dot between all of two."""
    between = text[taken[0][1] : taken[-1][0]]
    return any(char in between for char in f"(){_DASHES}") or between.count(".") > 1


def _long(shape: tuple[int, ...], marked: bool) -> bool:
    """Eleven digits with the country's first one: the rest is an area and a local number."""
    if shape == (11,) or (marked and shape[0] in (1, 4, 5, 6)):
        return True
    if shape[0] == 1:
        return _ten(shape[1:]) or max(shape) == 1
    return shape[0] >= 6 or (shape[0] in (4, 5) and shape[1:] in _LOCAL)


def _ten(shape: tuple[int, ...]) -> bool:
    """Ten digits: an area of three to five, then a local number."""
    return shape in _WHOLE or (3 <= shape[0] <= 5 and shape[1:] in _LOCAL and sum(shape) == 10)


def _is_sum(text: str, groups: list[Group]) -> bool:
    """Whether the digits are a plain or grouped number that counts money or people."""
    if _is_range(text, groups):
        return True
    shape = [right - left for left, right in groups]
    grouped = shape[0] <= 3 and all(size == 3 for size in shape[1:])
    between = {text[a[1] : b[0]] for a, b in pairwise(groups)}
    if not grouped and len(shape) > 1:
        return False
    if len(between) > 1 or any(gap not in " .,\u00a0\u2009\u202f\u2007" for gap in between):
        return False
    first, last = groups[0][0], groups[-1][1]
    if len(shape) > 1 and text[max(0, first - 1) : first] not in {"+", "("}:
        return True
    return bool(_MONEY.search(text[last : last + 16]) or _SIGN.search(text[max(0, first - 8) : first]))


def _is_range(text: str, groups: list[Group]) -> bool:
    """Whether the groups are two sums grouped by threes with a dash between: "8 000 - 1 200 000"."""
    dashes = [n for n in range(1, len(groups)) if set(text[groups[n - 1][1] : groups[n][0]]) & set(_DASHES)]
    if len(dashes) != 1:
        return False
    parts = (groups[: dashes[0]], groups[dashes[0] :])
    return all(
        len(part) > 1 and all(b - a == 3 for a, b in part[1:]) and part[0][1] - part[0][0] <= 3
        for part in parts
    )
