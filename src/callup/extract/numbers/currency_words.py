"""The words and signs of currencies, in Russian, Ukrainian and English: what stands beside a number of money."""

from __future__ import annotations

import re

_GAP = r"[\s\u00a0\u202f-]{0,2}"
_END = r"(?![^\W_])"

AFTER = re.compile(
    _GAP
    + r"(?:(?P<BYN>бел(?:орусских|\.)\s?руб[а-я]*\.?|белорусск[а-я]{2,3}\sруб[а-я]*|belarusian rubles?|byn"
    rf"{_END})"
    r"|(?P<RUB>(?:[а-я]{3,12}ских\s)?(?:руб(?:\.|л[а-яіїє]*|(?![а-яіїє]))|р(?:\.|(?![а-яіїє]))|₽)"
    rf"|rub{_END}|(?:russian )?ro?ubles?)"
    r"|(?P<USD>(?:американск[а-я]{2,3}\s)?долл(?:\.|ар[а-яіїє]*)?(?:\sсша)?|бакс[а-я]*|дол\."
    rf"|\$|usd{_END}|(?:u\.?s\.? )?dollars?|bucks)"
    rf"|(?P<EUR>евро{_END}|євро{_END}|€|eur{_END}|euros?{_END})"
    rf"|(?P<UAH>грн\.?|грив(?:е?н[а-яіїь]*)|₴|uah{_END}|hryvnias?)"
    rf"|(?P<KZT>тенге|₸|kzt{_END}|tenge)"
    rf"|(?P<GBP>(?:британск[а-я]{{2,3}}\s)?фунт[а-яі]*(?:\sстерлинг[а-яі]*)?|£|gbp{_END}|pounds?(?:\ssterling)?{_END})"
    rf"|(?P<CNY>(?:китайск[а-я]{{2,3}}\s)?юан[а-яіь]*|cny{_END}|rmb{_END}|yuan{_END})"
    rf"|(?P<JPY>(?:японск[а-я]{{2,3}}\s)?[ий][её]н(?:[аыу]|ами?|ах)?{_END}|jpy{_END}|yen{_END})"
    rf"|(?P<CHF>(?:швейцарск[а-я]{{2,3}}\s)франк[а-я]*|chf{_END}|swiss francs?)"
    rf"|(?P<PLN>злот[а-я]{{2,3}}|pln{_END}|zlot(?:y|ys|ych)){_END}"
    rf"|(?P<SEK>шведск[а-я]{{2,3}}\sкрон[а-я]*|sek{_END}|swedish (?:kronor|kronas?))"
    rf"|(?P<NOK>норвежск[а-я]{{2,3}}\sкрон[а-я]*|nok{_END}|norwegian (?:kroner|krone))"
    r"|(?P<SMALL_RUB>копе[ей]*к[а-я]*|коп\.)"
    rf"|(?P<SMALL_USD>цент(?:а|ов|ы|у|ом|ам)?{_END}|cents?{_END}))"
)
"""A currency behind a number; the group's name is its ISO 4217 code. A hundredth of one is SMALL_ and its code."""

BEFORE = re.compile(
    r"(?P<USD>us\$|\$|usd)\s?$|(?P<EUR>€|eur)\s?$|(?P<RUB>₽|rub|rur)\s?$|(?P<UAH>₴|uah)\s?$|(?P<KZT>₸|kzt)\s?$"
    r"|(?P<BYN>byn)\s?$|(?P<GBP>£|gbp)\s?$|(?P<CNY>cny|rmb)\s?$"
)
"""A currency before a number."""

BEFORE_ENDS = frozenset("$€₽₴₸£drbhtnpy")
"""The letters and signs in which a currency before a number ends."""

SMALL = "SMALL_"
