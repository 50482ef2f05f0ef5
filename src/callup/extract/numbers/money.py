"""Money: numbers that stand beside a currency."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import msgspec

from callup.extract.found import FoundAmount, FoundNumber
from callup.scan import Scan
from callup.values import Amount, cut

_GAP = r"[\s\u00a0\u202f-]{0,2}"
_AFTER = re.compile(
    _GAP + r"(?:(?P<BYN>бел(?:орусских|\.)\s?руб[а-я]*\.?|belarusian rubles?|byn(?![a-z]))"
    r"|(?P<RUB>(?:[а-я]{3,12}ских\s)?руб(?:\.|л[а-я]*)?|рублів|р(?:\.|(?![а-я]))|₽|rub(?![a-z])|ro?ubles?)"
    r"|(?P<USD>долл(?:\.|ар[а-я]*)?(?:\sсша)?|бакс[а-я]*|\$|usd(?![a-z])|(?:u\.?s\.? )?dollars?|bucks)"
    r"|(?P<EUR>евро(?![а-яё])|євро|€|eur(?![a-z])|euros?(?![a-z]))"
    r"|(?P<UAH>грн\.?|грив(?:е?н[а-яіь]*)|₴|uah(?![a-z])|hryvnias?)"
    r"|(?P<KZT>тенге|₸|kzt(?![a-z])|tenge))"
)
_BEFORE = re.compile(
    r"(?P<USD>us\$|\$|usd)\s?$|(?P<EUR>€|eur)\s?$|(?P<RUB>₽|rub|rur)\s?$|(?P<UAH>₴|uah)\s?$|(?P<KZT>₸|kzt)\s?$"
    r"|(?P<BYN>byn)\s?$"
)
_CURRENCY_ENDS = frozenset("$€₽₴₸drbhtn")
_LISTED = re.compile(r"\s{0,2}(?:,|[-–—]|до|to|и|and|или|or|/|\+|,\s(?:and|и|or|или))\s{0,2}")
_BRACKET = re.compile(r"[\s,]{0,2}[(\[][^\d()\[\]]{0,24}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NO_NOUN = re.compile(
    r"\s{0,2}(?:$|[.,;:!?)\]»”\"—–\n]|(?:в|на|за|с|со|до|от|из|по|при|и|или|а|но|то есть|вместо|раньше|"
    r"сейчас|ранее|теперь|a|per|in|on|for|from|to|by|and|or|but|as|if|until|when|instead)(?![^\W_]))"
)
_FAR = 90
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
    sums = _with_shared_currencies(scan.folded, [_sum(scan.folded, number) for number in numbers])
    found: list[FoundAmount] = []
    for one in sums:
        if one.currency is None:
            continue
        amount = _amount(text, one)
        before = found[-1] if found else None
        if before is not None and _is_range(scan.folded, before, amount):
            found[-1] = _range(text, before, amount)
        elif before is not None and _is_same_money(scan.folded, before, amount):
            found[-1] = msgspec.structs.replace(before, also=(*before.also, amount.amount))
        else:
            found.append(amount)
    yield from found


def _sum(folded: str, number: FoundNumber) -> _Sum:
    bare = number.bare
    lead = folded[max(0, bare.start - _LOOK_BACK) : bare.start]
    before = _BEFORE.search(lead) if lead.rstrip()[-1:] in _CURRENCY_ENDS else None
    if before is not None and before.lastgroup and not _is_inside_word(folded, bare.start, before):
        start = bare.start - (len(before.string) - before.start())
        return _Sum(number, min(start, number.span.start), number.span.end, before.lastgroup)
    after = _AFTER.match(folded, bare.end)
    if after is not None and after.lastgroup and not _is_year(folded, number, after):
        return _Sum(number, number.span.start, max(after.end(), number.span.end), after.lastgroup)
    return _Sum(number, number.span.start, number.span.end)


def _is_inside_word(folded: str, start: int, before: re.Match[str]) -> bool:
    """Whether the letters of the currency end a longer word."""
    at = start - (len(before.string) - before.start())
    return folded[at].isalpha() and at > 0 and folded[at - 1].isalpha()


def _is_year(folded: str, number: FoundNumber, after: re.Match[str]) -> bool:
    """ "1907 р." is a year in Ukrainian, and "р." may be a river."""
    value = number.quantity.max
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
        if one.currency is None and before.currency is not None and _is_told_after(folded, before, one):
            one.currency = before.currency
    return sums


def _is_told_after(folded: str, before: _Sum, one: _Sum) -> bool:
    """Whether a sum in millions without a currency can only be money: no noun of its own, money just before.

    "2,7 млн рублей, а стало 400 тысяч", but not "2 млн рублей получат 3 тысячи семей".
    """
    between = folded[before.end : one.start]
    multiplied = any(char.isalpha() for char in one.number.bare.quote) and one.number.bare.quote[:1].isdigit()
    if not multiplied or len(between) > _FAR or re.search(r"[.!?\n]\s", between):
        return False
    return _NO_NOUN.match(folded, one.number.bare.end) is not None


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


def _amount(text: str, one: _Sum) -> FoundAmount:
    quantity = one.number.quantity
    span = cut(text, one.start, one.end)
    return FoundAmount(
        span,
        Amount(
            min=quantity.min,
            max=quantity.max,
            qualifier=quantity.qualifier,
            as_written=span.quote,
            currency=one.currency or "",
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


def _is_same_money(folded: str, before: FoundAmount, amount: FoundAmount) -> bool:
    """Whether an amount stands in brackets right behind another in a different currency."""
    if before.amount.currency == amount.amount.currency or amount.span.start - before.span.end > 30:
        return False
    return _BRACKET.fullmatch(folded, before.span.end, amount.span.start) is not None
