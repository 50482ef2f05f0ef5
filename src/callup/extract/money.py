"""Money: the numbers that have a currency, and the same money printed in another one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from callup.extract.found import FoundAmount, FoundNumber
from callup.scan import Scan
from callup.values import Amount, Span, cut

# Words and signs of a currency, in lower case with е for ё, each up to where a letter may not follow.
_CURRENCIES = {
    "RUB": r"руб(?:л(?:ь|я|ей|ю|ям|ями|ях|евая|евой|евую|евое|евых)|лев\w{2,3})?\.?|р\.?|₽"
    r"|rubles?|roubles?|rub\.?|rur",
    "USD": r"долл(?:ар(?:а|ов|ы|ам|ами|ах|ов\w{2,3})?)?\.?|dollars?|us\s?dollars?|u\.s\.\sdollars?"
    r"|usd|us\$|\$|бакс(?:а|ов)?|доларів|долари",
    "EUR": r"евро|euros?|eur|€|євро",
    "UAH": r"гривен|гривн\w{1,3}|гривень|грн\.?|hryvnias?|hryvnyas?|uah|₴",
    "KZT": r"тенге|tenge|kzt|₸",
    "BYN": r"белорусск\w{2,3}\sрубл\w{1,3}|belarusian\s(?:rubles?|roubles?)|byn",
    "GBP": r"фунт\w{0,3}\sстерлингов|фунтов|pounds?(?:\ssterling)?|gbp|£",
    "CNY": r"юан(?:ь|я|ей|и)|yuans?|cny|¥",
    "CHF": r"швейцарск\w{2,3}\sфранк\w{0,2}|swiss\sfrancs?|chf",
    "JPY": r"иен(?:а|ы)?|yens?|jpy",
}
_NATION = r"(?:росс(?:ийск\w{2,3}|\.)|рос\.|американск\w{2,3}|u\.?s\.?|american|russian)"
_AFTER = re.compile(
    rf"\.?[\s-]{{0,2}}(?:{_NATION}\s)?(?:"
    + "|".join(
        f"(?P<{code}>{words})" for code, words in sorted(_CURRENCIES.items(), key=lambda item: item[0])
    )
    + r")(?!\w)(?![-]\w)"
)
_BEFORE = re.compile(
    r"(?:(?P<USD>us\$|usd|u\.s\.\$|\$)|(?P<EUR>€|eur|euro)|(?P<GBP>£|gbp)|(?P<RUB>₽|rub|rur|руб\.)|(?P<UAH>₴|uah)"
    r"|(?P<CNY>¥|cny)|(?P<KZT>₸|kzt)|(?P<BYN>byn))\s?$"
)
_ALSO = re.compile(
    r"\s?[\[(]\s?(?:(?:or|that is|i\.e\.|или|то есть|это|эквивалент\w{0,2}|equivalent to|worth|по курсу)[\s,]\s?)?$"
    r"|,?\s(?:or|или|that is|то есть)\s$|\s?/\s?$"
)
# Between two numbers of one list or comparison, of which only one names the currency.
_SHARED = re.compile(
    r"\.?,?\s?(?:(?:,|/|и|или|and|or|to|до|вместо|instead of|против|compared with|compared to|rather than|а не|not"
    r"|(?:,\s)?(?:up|down)\sfrom|from|with)\s?){1,2}(?:с|от|up to|до|from|about|около)?\s?"
)
_CLOSED = re.compile(
    r"[.,;)\]!?»\"\n]|$|\s(?:в|на|с|по|за|для|к|до|при|и|а|или|in|per|a|each|from|for|to|on|at|by|and|or|as)(?!\w)"
)
_COUNTED = re.compile(
    r"(?<!\w)(?:человек|людей|набра|привлек|завербова|мобилизова|призва|погиб|подписал|заключил|people|men|recruit|enlist"
    r"|soldier|signed|killed|voted|population|volunteer|жител|боец|бойц|солдат)"
)
_REACH = 90
_RIVER_YEAR = (Decimal(1000), Decimal(2100))


def find_amounts(text: str, scan: Scan, numbers: Sequence[FoundNumber]) -> Iterator[FoundAmount]:
    """The amounts of money among the numbers of a text, in its order.

    A currency stands after the number or before it, or beside another number of the same list or
    comparison. A second currency in brackets or after "or" is the same money: it becomes `also`.
    Kopecks and cents are not read.
    """
    found = [_priced(scan.folded, number) for number in numbers]
    shared = _with_shared(scan, numbers, found)
    held: FoundAmount | None = None
    for number, priced in zip(numbers, shared, strict=True):
        if priced is None:
            continue
        amount = _amount(text, number, priced)
        if held is not None and _is_also(scan.folded, held, amount):
            end = _closing(scan.folded, held.span, amount.span)
            held = FoundAmount(cut(text, held.span.start, end), held.amount, (*held.also, amount.amount))
            continue
        if held is not None:
            yield held
        held = amount
    if held is not None:
        yield held


class _Priced(msgspec.Struct, frozen=True):
    """The currency of a number, and how far the amount reaches."""

    currency: str
    start: int
    end: int


def _priced(folded: str, number: FoundNumber) -> _Priced | None:
    start, end = number.span.start, max(number.span.end, number.bare.end)
    sign = _BEFORE.search(folded, max(number.bare.start - 8, 0), number.bare.start)
    if sign and not folded[max(sign.start() - 1, 0) : sign.start()].isalnum():
        assert sign.lastgroup is not None
        return _Priced(sign.lastgroup, min(start, sign.start()), end)
    if after := _AFTER.match(folded, end, end + 48):
        assert after.lastgroup is not None
        if _is_abbreviated_year(number, after):
            return None
        return _Priced(after.lastgroup, start, _without_stop(folded, after))
    return None


def _is_abbreviated_year(number: FoundNumber, after: re.Match[str]) -> bool:
    """ "в 2014 р. Волга": a river, or a year in Ukrainian; also "стр. 5 р." is not told from money."""
    value = number.quantity.min if number.quantity.min is not None else number.quantity.max
    short = after[after.lastgroup or 0].rstrip(".") == "р"
    plain = number.bare.quote.isdigit() and len(number.bare.quote) == 4
    return short and plain and value is not None and _RIVER_YEAR[0] <= value <= _RIVER_YEAR[1]


def _without_stop(folded: str, after: re.Match[str]) -> int:
    """The end of a currency's word; the full stop of an abbreviation belongs to it, a sentence's does not."""
    end = after.end()
    word = folded[after.start(after.lastgroup or 0) : end]
    if word.endswith(".") and word.rstrip(".") not in ("р", "руб", "долл", "грн"):
        return end - 1
    return end


def _with_shared(
    scan: Scan, numbers: Sequence[FoundNumber], found: Sequence[_Priced | None]
) -> list[_Priced | None]:
    """The currencies, with those that a neighbour in a list or comparison lends."""
    shared = list(found)
    folded = scan.folded
    for index in range(len(numbers) - 2, -1, -1):
        lender = shared[index + 1]
        if (
            shared[index] is None
            and lender is not None
            and _lends(folded, numbers[index], numbers[index + 1])
        ):
            number = numbers[index]
            shared[index] = _Priced(lender.currency, number.span.start, max(number.span.end, number.bare.end))
    for index in range(1, len(numbers)):
        lender, number = shared[index - 1], numbers[index]
        if shared[index] is None and lender is not None and _borrows(scan, lender, number):
            shared[index] = _Priced(lender.currency, number.span.start, max(number.span.end, number.bare.end))
    return shared


def _lends(folded: str, number: FoundNumber, following: FoundNumber) -> bool:
    if number.quantity.qualifier == "dozens_like" or not _is_round(number):
        return False
    end = max(number.span.end, number.bare.end)
    gap = folded[end : following.bare.start]
    sign = _BEFORE.search(gap)
    return len(gap) <= 24 and _SHARED.fullmatch(gap[: sign.start()] if sign else gap) is not None


def _borrows(scan: Scan, lender: _Priced, number: FoundNumber) -> bool:
    """Whether a sum without a noun of its own takes the currency of the amount before it: in a list or
    comparison, or, where its multiplier is spelt out, further on in the sentence."""
    folded = scan.folded
    gap = folded[lender.end : number.bare.start]
    if not gap or not _is_round(number) or not _CLOSED.match(folded, max(number.span.end, number.bare.end)):
        return False
    if len(gap) <= 24 and _SHARED.fullmatch(gap):
        return True
    same = scan.sentence_at(lender.start) == scan.sentence_at(number.bare.start)
    scaled = not number.bare.quote[-1].isdigit()
    return same and scaled and len(gap) <= _REACH and not _COUNTED.search(gap)


def _is_round(number: FoundNumber) -> bool:
    """Whether a number looks like a sum where its currency is left out: a thousand or more, or scaled."""
    value = number.quantity.max if number.quantity.max is not None else number.quantity.min
    plain_year = number.bare.quote.isdigit() and len(number.bare.quote) == 4
    return value is not None and value >= 1000 and not plain_year


def _amount(text: str, number: FoundNumber, priced: _Priced) -> FoundAmount:
    span = cut(text, priced.start, priced.end)
    quantity = number.quantity
    amount = Amount(
        min=quantity.min,
        max=quantity.max,
        qualifier=quantity.qualifier,
        as_written=span.quote,
        currency=priced.currency,
    )
    return FoundAmount(span, amount)


def _is_also(folded: str, first: FoundAmount, second: FoundAmount) -> bool:
    """Whether the second amount prints the first in another currency."""
    if first.amount.currency == second.amount.currency:
        return False
    gap = folded[first.span.end : second.span.start]
    return len(gap) <= 28 and _ALSO.fullmatch(gap) is not None


def _closing(folded: str, first: Span, second: Span) -> int:
    """The end of the second amount, with the bracket that closes behind it."""
    opened = any(char in "[(" for char in folded[first.end : second.start])
    return second.end + 1 if opened and folded[second.end : second.end + 1] in ("]", ")") else second.end
