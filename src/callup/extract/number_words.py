"""The words for numbers in Russian, English and Ukrainian, and the words that qualify a number."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Literal

import msgspec

from callup.values.quantity import Qualifier

WordKind = Literal["unit", "hundred", "scale", "half", "whole", "vague"]


class NumberWord(msgspec.Struct, frozen=True):
    """What one form means: `unit` adds up (двадцать пять), `hundred` and `scale` multiply what stands
    before them, `half` is multiplied (полтора), `whole` stands alone (полмиллиона), `vague` is a plural
    that is a number only after one (тысячи)."""

    kind: WordKind
    value: Decimal


_UNITS = {
    1: "один одна одно одного одной одну одному одним одном one",
    2: "два две двух двум двумя дві двох two",
    3: "три трех трем тремя трьох three",
    4: "четыре четырех четырем четырьмя чотири чотирьох four",
    5: "пять пяти пятью five",
    6: "шесть шести шестью шість six",
    7: "семь семи сім seven",
    8: "восемь восьми восемью вісім eight",
    9: "девять девяти девятью nine",
    10: "десять десяти десятью десяток десятка ten",
    11: "одиннадцать одиннадцати eleven",
    12: "двенадцать двенадцати дюжина дюжину дюжины twelve",
    13: "тринадцать тринадцати thirteen",
    14: "четырнадцать четырнадцати fourteen",
    15: "пятнадцать пятнадцати fifteen",
    16: "шестнадцать шестнадцати sixteen",
    17: "семнадцать семнадцати seventeen",
    18: "восемнадцать восемнадцати eighteen",
    19: "девятнадцать девятнадцати nineteen",
    20: "двадцать двадцати двадцатью двадцять twenty",
    30: "тридцать тридцати тридцатью тридцять thirty",
    40: "сорок сорока forty",
    50: "пятьдесят пятидесяти полсотни fifty",
    60: "шестьдесят шестидесяти шістдесят sixty",
    70: "семьдесят семидесяти сімдесят seventy",
    80: "восемьдесят восьмидесяти вісімдесят eighty",
    90: "девяносто девяноста ninety",
    100: "сто ста сотня сотню сотней",
    200: "двести двухсот двумстам двумястами двухстах двісті",
    300: "триста трехсот тремстам трехстах",
    400: "четыреста четырехсот четыремстам чотириста",
    500: "пятьсот пятисот пятистам",
    600: "шестьсот шестисот шестистам шістсот",
    700: "семьсот семисот семистам сімсот",
    800: "восемьсот восьмисот восьмистам вісімсот",
    900: "девятьсот девятисот девятистам",
}
_SCALES = {
    10**3: "тыс тысяча тысячу тысяче тысячей тысячью тисяча тисячу тис thousand",
    10**6: "млн миллион миллиона миллиону миллионом миллионе мільйон мільйона лям ляма лямов mln mn million",
    10**9: "млрд миллиард миллиарда миллиарду миллиардом миллиарде мільярд мільярда bn bln billion",
    10**12: "трлн триллион триллиона триллиону триллионом триллионе trillion",
}
_VAGUE = {
    10: "десятки десятков десяткам десятками десятках tens dozens",
    100: "сотни сотен сотням сотнями сотнях hundreds",
    10**3: "тысячи тысяч тысячам тысячами тысячах тисячі тисяч thousands",
    10**6: "миллионы миллионов миллионам миллионами миллионах мільйони мільйонів millions",
    10**9: "миллиарды миллиардов миллиардам миллиардами миллиардах мільярди мільярдів billions",
    10**12: "триллионы триллионов триллионами trillions",
}
_WHOLES = {
    500: "полтысячи пол-тысячи",
    500_000: "полмиллиона пол-миллиона пол-ляма полляма півмільйона",
    500_000_000: "полмиллиарда пол-миллиарда",
}


@cache
def number_words() -> dict[str, NumberWord]:
    """Every form by itself, in lower case with е for ё."""
    words: dict[str, NumberWord] = {}
    tables: tuple[tuple[WordKind, dict[int, str]], ...] = (
        ("unit", _UNITS),
        ("scale", _SCALES),
        ("vague", _VAGUE),
        ("whole", _WHOLES),
    )
    for kind, table in tables:
        for value, forms in table.items():
            words |= {form: NumberWord(kind, Decimal(value)) for form in forms.split()}
    words |= {
        form: NumberWord("half", Decimal("1.5")) for form in ("полтора", "полторы", "полутора", "півтора")
    }
    words["hundred"] = NumberWord("hundred", Decimal(100))
    words["dozen"] = NumberWord("hundred", Decimal(12))
    return words


# The words before a number, longest first where one holds another; each is met at a word's start.
BEFORE: tuple[tuple[Qualifier, str], ...] = (
    (
        "at_most",
        r"up to|no more than|not more than|at most|as much as|as many as|less than|fewer than|under|below"
        r"|a maximum of|maximum|не более чем|не более|не больше|не свыше|не выше|максимум|менее чем|менее|меньше"
        r"|до|не більше|(?<!-)<",
    ),
    (
        "at_least",
        r"at least|no less than|no fewer than|not less than|more than|over|above|upwards of|a minimum of|minimum"
        r"|starting at|starting from|in excess of|exceeding|не менее чем|не менее|не меньше|не ниже|как минимум"
        r"|минимум|более чем|более|больше|свыше|начиная от|начиная с|превышает|от|понад|більше|(?<![-—=])>",
    ),
    (
        "nearly",
        r"nearly|almost|close to|just under|just shy of|почти что|почти|чуть менее|чуть меньше|без малого"
        r"|практически|майже",
    ),
    (
        "about",
        r"about|around|approximately|approx\.|roughly|some|circa|an estimated|estimated|около|примерно|порядка"
        r"|приблизительно|где-то|ориентировочно|близко к|близ|близько|приблизно|~|≈",
    ),
)
# The words after a number: "200 тысяч и выше", "300+".
AFTER_AT_LEAST = r"\+|\s(?:и|или)\s(?:более|больше|выше)|\s(?:and|or)\s(?:more|up|above|over)"
# Verbs after which "до" leads to a new value and is no bound.
CHANGED = (
    r"увелич|повы[сш]|подня|поднима|сниз|снижа|сократ|сокращ|уменьш|вырос|выраст|возр[оа]с|урез|довел|доведе|доведен"
    r"|опуст|упал|поднял|рост|збільш|підвищ|зменш|зни[зж]"
)
# Who something is got from: "сообщения от 25 мужчин" is no lower bound.
SENT = (
    r"(?:сообщени\w{0,3}|обращени\w{0,3}|жалоб\w{0,2}|писем|письм\w{0,2}|заявк\w{0,2}|звонк\w{0,2}"
    r"|запрос\w{0,2})"
)
# Verbs after which "from" leads to an old value.
CHANGED_EN = (
    r"up|down|rais|increas|cut|reduc|lower|slash|ris[ei]|rose|gr[eo]w|jump|hik|boost|drop|f[ae]ll|doubl|trebl"
    r"|tripl|quadrupl|halv|shr[aiu]nk|soar|surg|chang|went|go|climb|swell|scal"
)
