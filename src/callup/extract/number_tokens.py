"""The digits and number words of a text, one by one, found in one linear pass."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

import msgspec
import re2

from callup.extract.number_words import NumberWord, number_words

# Between the groups of one number: space, no-break, thin, narrow no-break, figure space, apostrophe.
_SP = "[ \u00a0\u2009\u202f\u2007\u2008]"
_GROUPED = re.compile(
    rf"(?P<whole>\d{{1,3}}(?:{_SP}\d{{3}})+)(?:[.,](?P<part>\d{{1,2}}))?"
    r"|(?P<comma>\d{1,3}(?:,\d{3})+)(?:\.(?P<cpart>\d+))?"
    r"|(?P<points>\d{1,3}(?:\.\d{3}){2,})(?:,(?P<ppart>\d+))?"
    r"|(?P<plain>\d+)(?:[.,](?P<fraction>\d+))?"
)
_DIGITS = rf"[0-9]+(?:[.,'’][0-9]+|{_SP}[0-9]{{3}})*"
_PHONE = (
    r"(?:\+7|8)[ (\-]{0,2}[0-9]{3,5}[ )\-]{1,2}[0-9]{1,3}[ \-][0-9]{2}[ \-][0-9]{2}"
    r"|\+[0-9]{1,3}[ (\-]{0,2}[0-9]{2,5}[ )\-]{0,2}[0-9][0-9 \-]{4,9}[0-9]|8[0-9]{10}"
)
_CLOCK = r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?"
_DATE = r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{2,4}|[0-9]{4}-[0-9]{2}-[0-9]{2}"
_GROUPS = r"[0-9]{1,4}(?:-[0-9]{2,4}){2,}"
_BARRED_BEFORE = re.compile(r"[\w№/\\#@_]$|№\s$|[^\W\d]-$|://\S*$")
_ORDINAL = re.compile(
    r"-?(?:й|я|го|му|х|ая|ый|ой|ую|ого|ому|ое|ые|ых|th|st|nd|rd)(?![\w])|-(?:е|м|ом)(?![\w])|/\d|:\d|_"
)
_MOST_DIGITS = 24


class Token(msgspec.Struct, frozen=True):
    """A number in digits (`word` is None) or a number word, where it stands in the text."""

    start: int
    end: int
    value: Decimal
    word: NumberWord | None = None
    grouped: bool = False


def find_tokens(folded: str) -> Iterator[Token]:
    """The digits and number words of a folded text; telephones, clock times, dates and ordinals are none."""
    data = folded.encode("utf-8", "surrogatepass")
    at_byte = at_char = 0
    for match in _atoms().finditer(data):
        first, last = match.span()
        at_char += len(data[at_byte:first].decode("utf-8", "surrogatepass"))
        end = at_char + len(data[first:last].decode("utf-8", "surrogatepass"))
        if token := _token(folded, at_char, end):
            yield token
        at_byte, at_char = last, end


@cache
def _atoms() -> re2._Regexp:
    options = re2.Options()
    options.longest_match = True
    words = "|".join(sorted(re.escape(word) for word in number_words()))
    pattern = f"{_PHONE}|{_CLOCK}|{_DATE}|{_GROUPS}|{_DIGITS}|{words}"
    return re2.compile(pattern.encode(), options)


def _token(folded: str, start: int, end: int) -> Token | None:
    written = folded[start:end]
    before = folded[max(start - 1, 0) : start]
    if not written[0].isdigit():
        word = number_words().get(written)
        after = folded[end : end + 1]
        if word is None or after.isalnum() or before.isalpha():
            return None
        if before.isdigit() and word.kind not in ("scale", "vague"):
            return None
        return Token(start, end, word.value, word)
    if _BARRED_BEFORE.search(folded[max(start - 12, 0) : start]) or _ORDINAL.match(folded, end):
        return None
    return _digits(folded, start, end)


def _digits(folded: str, start: int, end: int) -> Token | None:
    """The value of what is written in digits; None where the groups make no number."""
    match = _GROUPED.match(folded, start, end)
    if match is None or end - start > _MOST_DIGITS:
        return None
    if match.end() != end:
        if not folded[match.end()].isspace():
            return None
        end = match.end()
    whole = match["whole"] or match["comma"] or match["points"]
    if whole:
        part = match["part"] or match["cpart"] or match["ppart"]
        grouped = not (match["comma"] and _is_decimal_comma(folded, match))
        if grouped:
            value = Decimal("".join(char for char in whole if char.isdigit()) + (f".{part}" if part else ""))
        else:
            value = Decimal(whole.replace(",", "."))
        return Token(start, end, value, None, grouped)
    fraction = match["fraction"]
    if _is_pointed_thousands(folded, match):
        return Token(start, end, Decimal(match["plain"] + match["fraction"]), None, True)
    return Token(start, end, Decimal(match["plain"] + (f".{fraction}" if fraction else "")))


def _is_pointed_thousands(folded: str, match: re.Match[str]) -> bool:
    """ "195.000" is thousands; "1.235 million", "3.141" and "0.500" are decimals."""
    plain, fraction = match["plain"], match["fraction"] or ""
    pointed = len(fraction) == 3 and fraction.endswith("0") and "." in match[0]
    return pointed and plain[0] != "0" and len(plain) <= 3 and not _scaled().match(folded, match.end())


def _is_decimal_comma(folded: str, match: re.Match[str]) -> bool:
    """ "1,235 млн" is a decimal in Russian; "1,235 million" in English is grouped; "0,235" never is."""
    if match["comma"].count(",") > 1:
        return False
    return match["comma"].startswith("0,") or _scaled_ru().match(folded, match.end()) is not None


@cache
def _scaled() -> re.Pattern[str]:
    return re.compile(r"\s?-?(?:млн|миллион|млрд|миллиард|тыс|million|billion|bn|mln|thousand)")


@cache
def _scaled_ru() -> re.Pattern[str]:
    return re.compile(r"\s?-?(?:млн|миллион|млрд|миллиард|тыс|мільйон|мільярд)")
