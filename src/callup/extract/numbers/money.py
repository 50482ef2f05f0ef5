"""Money: numbers that stand beside a currency."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import msgspec

from callup.extract.found import FoundAmount, FoundNumber
from callup.extract.numbers.currency_words import AFTER, BEFORE, BEFORE_ENDS, SMALL
from callup.scan import Scan
from callup.values import Amount, cut

_LISTED = re.compile(r"\s{0,2}(?:,|[-–—]|до|to|и|and|или|or|/|\+|,\s(?:and|и|or|или|а|but))\s{0,2}")
_BRACKET = re.compile(r"[\s,]{0,2}[(\[][^\d()\[\]]{0,24}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_STERLING = ("£", "gbp", "sterling", "стерлинг", "стерлингов", "стерлингам", "стерлингами")
_NO_NOUN = re.compile(
    r"\s{0,2}(?:$|[.,;:!?)\]»”\"—–\n]|(?:в|на|за|с|со|до|от|из|по|при|и|или|а|но|то есть|вместо|раньше|"
    r"сейчас|ранее|теперь|a|per|in|on|for|from|to|by|and|or|but|as|if|until|when|instead)(?![^\W_]))"
)
_SENTENCE_ENDS = re.compile(r"[.!?\n]\s")
_FAR = 90
_HUNDRED = 100
_CLOSED, _OPENED = (")", "]"), ("(", "[")
_IN_WORDS = re.compile(r"\s?\([^()\d]{3,90}\)")
_WIDEST_BRACKET = 30
_CLOSING = re.compile(r"[)\].;]")
_LOOK_BACK = 6


class _Sum(msgspec.Struct):
    """A number with the currency that stands beside it, if one does."""

    number: FoundNumber
    start: int
    end: int
    currency: str | None = None


def find_amounts(text: str, scan: Scan, numbers: tuple[FoundNumber, ...]) -> Iterator[FoundAmount]:
    """Every amount of money, in the order of the text.

    A currency serves the numbers of a range or a list before it ("1,6 и 2 млн рублей"). Another currency in
    brackets right behind is the same money, printed twice: `also`.
    """
    once = _once(scan.folded, numbers)
    sums = _with_shared_currencies(scan.folded, [_sum(scan.folded, number) for number in once])
    found: list[FoundAmount] = []
    for one in sums:
        if one.currency is None:
            continue
        amount = _amount(text, one)
        before = found[-1] if found else None
        if before is not None and one.currency.startswith(SMALL) and _is_rest(scan.folded, before, amount):
            found[-1] = _whole(text, before, amount)
        elif before is not None and _is_range(scan.folded, before, amount):
            found[-1] = _range(text, before, amount)
        elif before is not None and _is_same_money(scan.folded, before, amount):
            found[-1] = msgspec.structs.replace(before, also=(*before.also, amount))
        else:
            found.append(amount)
    yield from found


def _once(folded: str, numbers: tuple[FoundNumber, ...]) -> list[FoundNumber]:
    """The numbers, without those that only say the one before them once more in words, in brackets."""
    kept: list[FoundNumber] = []
    for number in numbers:
        again = kept and kept[-1].quantity.max == number.quantity.max and not number.bare.quote[:1].isdigit()
        if not (again and folded[kept[-1].bare.end : number.span.start].strip() == "("):
            kept.append(number)
    return kept


def _sum(folded: str, number: FoundNumber) -> _Sum:
    bare = number.bare
    lead = folded[max(0, bare.start - _LOOK_BACK) : bare.start]
    before = BEFORE.search(lead) if lead.rstrip()[-1:] in BEFORE_ENDS else None
    if before is not None and before.lastgroup and not _is_inside_word(folded, bare.start, before):
        start = bare.start - (len(before.string) - before.start())
        return _Sum(number, min(start, number.span.start), number.span.end, before.lastgroup)
    told = _IN_WORDS.match(folded, bare.end)  # "25 000 (двадцать пять тысяч) рублей"
    after = AFTER.match(folded, told.end() if told else bare.end) or AFTER.match(folded, number.span.end)
    if after is not None and after.lastgroup and not _is_other(folded, number, after):
        return _Sum(number, number.span.start, max(after.end(), number.span.end), after.lastgroup)
    return _Sum(number, number.span.start, number.span.end)


def _is_inside_word(folded: str, start: int, before: re.Match[str]) -> bool:
    """Whether the letters of the currency end a longer word."""
    at = start - (len(before.string) - before.start())
    return folded[at].isalpha() and at > 0 and folded[at - 1].isalpha()


def _is_other(folded: str, number: FoundNumber, after: re.Match[str]) -> bool:
    """ "1907 р." is a year in Ukrainian, "р." may be a river, and a pound is a weight as well."""
    value = number.quantity.max
    if after.lastgroup == "GBP":
        return not _is_multiplied(number) and not after.group().endswith(_STERLING)
    if not after.group().strip().startswith("р."):
        return False
    bare = number.bare.quote
    return value is None or value < 100 or _YEAR.fullmatch(bare) is not None


def _with_shared_currencies(folded: str, sums: list[_Sum]) -> list[_Sum]:
    for index in range(len(sums) - 2, -1, -1):
        one, after = sums[index], sums[index + 1]
        if one.currency is None and after.currency is not None and _is_listed(folded, one, after):
            one.currency = after.currency
    for before, one in pairwise(sums):
        to = folded[before.end : one.start].strip() in ("-", "–", "—", "до", "to")
        to = to or one.number.span.quote.lower().startswith("до ")
        if one.currency is None and before.currency is not None and to and _is_listed(folded, before, one):
            one.currency = before.currency
    for before, one in pairwise(sums):
        if one.currency is None and before.currency is not None and _is_told_beside(folded, before, one, one):
            one.currency = before.currency
    for one, after in reversed([*pairwise(sums)]):
        if one.currency is None and after.currency is not None and _is_told_beside(folded, one, after, one):
            one.currency = after.currency
    return sums


def _is_told_beside(folded: str, first: _Sum, second: _Sum, one: _Sum) -> bool:
    """Whether a sum in millions without a currency can only be money: no noun of its own, money beside it.

    "2,7 млн рублей, а стало 400 тысяч", but not "2 млн рублей получат 3 тысячи семей".
    """
    between = folded[first.end : second.start]
    if (one is second and between[:1] in _CLOSED) or (one is first and between.rstrip()[-1:] in _OPENED):
        return False  # what stands in brackets is the same money once more
    if not _is_multiplied(one.number) or len(between) > _FAR or _SENTENCE_ENDS.search(between):
        return False
    return _NO_NOUN.match(folded, one.number.bare.end) is not None


def _is_multiplied(number: FoundNumber) -> bool:
    """Whether the number is in digits with a word of thousands or more."""
    written, value = number.bare.quote, number.quantity.max or number.quantity.min or 0
    return value >= 1_000 and written[:1].isdigit() and any(char.isalpha() for char in written)


def _is_listed(folded: str, one: _Sum, after: _Sum) -> bool:
    """Whether two numbers stand in one range or list, both as large as money is."""
    between = folded[one.end : after.start]
    joined = _LISTED.fullmatch(between) or between.strip() == ""
    if (
        not joined
        or _YEAR.fullmatch(one.number.bare.quote)
        or folded[after.number.bare.end : after.number.bare.end + 1] == "%"
    ):
        return False
    values = [value for value in (one.number.quantity.max, one.number.quantity.min) if value is not None]
    others = [value for value in (after.number.quantity.max, after.number.quantity.min) if value is not None]
    if not values or not others:
        return False
    return min(values[0], others[0]) * 200 >= max(values[0], others[0])


def _is_rest(folded: str, before: FoundAmount, amount: FoundAmount) -> bool:
    """ "17 рублей 71 копейка": the hundredths of the amount right before them."""
    same = before.amount.currency == amount.amount.currency
    return same and not folded[before.span.end : amount.span.start].strip()


def _whole(text: str, before: FoundAmount, rest: FoundAmount) -> FoundAmount:
    """An amount with its hundredths."""
    span = cut(text, before.span.start, rest.span.end)
    more = rest.amount.max or rest.amount.min or 0
    low, high = (None if end is None else end + more for end in (before.amount.min, before.amount.max))
    return FoundAmount(span, msgspec.structs.replace(before.amount, min=low, max=high, as_written=span.quote))


def _amount(text: str, one: _Sum) -> FoundAmount:
    quantity = one.number.quantity
    span = cut(text, one.start, one.end)
    currency = one.currency or ""
    low, high = quantity.min, quantity.max
    if currency.startswith(SMALL):
        currency = currency.removeprefix(SMALL)
        low, high = (None if end is None else end / _HUNDRED for end in (low, high))
    return FoundAmount(
        span,
        Amount(
            min=low,
            max=high,
            qualifier=quantity.qualifier,
            as_written=span.quote,
            currency=currency,
        ),
    )


def _is_range(folded: str, before: FoundAmount, amount: FoundAmount) -> bool:
    """ "От 200 тыс. рублей до 300 тыс. рублей", "from $1,940 to $5,190": one range, not two sums."""
    one, other = before.amount, amount.amount
    if (
        one.currency != other.currency
        or one.qualifier != "at_least"
        or amount.span.start - before.span.end > 4
    ):
        return False
    between = folded[before.span.end : amount.span.start].strip()
    to = between in ("to", "до") or (not between and amount.span.quote.lower().startswith("до "))
    starts = before.span.quote.lower().startswith(("от ", "from "))
    return to and starts and one.min is not None and other.max is not None and one.min < other.max


def _range(text: str, before: FoundAmount, amount: FoundAmount) -> FoundAmount:
    span = cut(text, before.span.start, amount.span.end)
    both = msgspec.structs.replace(
        before.amount, max=amount.amount.max, qualifier=None, as_written=span.quote
    )
    return FoundAmount(span, both)


# One sum told in two currencies without brackets: "10 million rubles, around $96,000"; "RUB23,400, or $280".
_OR = re.compile(r",?\s(?:or|или|або|то есть|тобто|that is|i\.e\.|это|equal to|equivalent to)\s")
_ABOUT = re.compile(
    r"(?:about|around|roughly|approximately|some|almost|nearly|over|около|примерно|почти|близько|приблизно)\s"
)


def _is_same_money(folded: str, before: FoundAmount, amount: FoundAmount) -> bool:
    """Whether an amount stands in the brackets right behind another in a different currency."""
    if before.amount.currency == amount.amount.currency:
        return False
    last = before.also[-1] if before.also else before
    if amount.span.start - last.span.end > _WIDEST_BRACKET:
        return False
    if not before.also:
        gap = folded[last.span.end : amount.span.start]
        about = gap == ", " and _ABOUT.match(folded, amount.span.start)
        return bool(about or _OR.fullmatch(gap) or _BRACKET.fullmatch(gap))
    between = folded[last.span.end : amount.span.start]
    return last.amount.currency == amount.amount.currency and not _CLOSING.search(between)
