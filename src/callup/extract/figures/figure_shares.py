"""Shares: "43 % of the requests", "a third of those convicted", "каждый третий приговор"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache

import msgspec
import re2

from callup.extract.figures import figure_words as words
from callup.extract.found import FoundNumber
from callup.extract.reading import Reading
from callup.values import Qualifier, Quantity, Span, cut

_S = r"[\p{Zs}\t\n]"


class Share(msgspec.Struct, frozen=True):
    """A fraction of 1 and where it stands; what it is a share of begins after `end`."""

    span: Span
    quantity: Quantity
    end: int
    partitive: bool


@cache
def _fractions() -> re2._Regexp:
    forms = "|".join(sorted(words.FRACTIONS, key=len, reverse=True)).replace(" ", rf"{_S}{{1,2}}")
    ordinals = "|".join(words.ORDINALS)
    parts = "|".join(words.PARTS)
    some_ru = "|".join(words.PARTS_RU)
    return re2.compile(
        rf"(?:^|[^\p{{L}}\p{{N}}-])((?P<fraction>{forms})(?P<of>{_S}{{1,2}}of)?"
        rf"|(?:кажд(?:ый|ая|ое|ого|ую)|кож(?:ен|на|не|ного|ну)|every){_S}(?P<each>{ordinals})(?:[а-яіїє]{{1,3}})?"
        rf"|(?P<some>{parts}){_S}(?:in|out{_S}of){_S}(?:every{_S})?(?P<in>{parts}|\d{{1,3}})"
        rf"|(?P<some_of>\d{{1,2}}){_S}(?:in|out{_S}of){_S}(?:every{_S})?(?P<in_all>10|100|20|five|ten)"
        rf"|(?P<some_ru>{some_ru}){_S}из{_S}(?P<in_ru>десяти|ста|каждых{_S}(?:трех|четырех|пяти|десяти|ста)))(?:[^\p{{L}}\p{{N}}]|$)"
    )


@cache
def _qualifier() -> re2._Regexp:
    forms = "|".join(sorted(words.QUALIFIERS, key=len, reverse=True)).replace(" ", rf"{_S}")
    return re2.compile(rf"(?:^|[^\p{{L}}])((?:{forms}){_S}(?:чем{_S})?)$")


_PERCENT_OPENS = frozenset("%pпв")


@cache
def _percent() -> re2._Regexp:
    return re2.compile(rf"{_S}?(?:%|per{_S}?cent|процент\p{{L}}*|відсотк\p{{L}}*)(?:{_S}{{1,2}}(of))?")


def find_shares(reading: Reading) -> Iterator[Share]:
    """The shares of a text, without what they are shares of; linear in its length."""
    yield from _in_words(reading)
    for number in reading.numbers:
        share = _in_percent(reading, number)
        if share is not None:
            yield share


def _in_words(reading: Reading) -> Iterator[Share]:
    folded = reading.scan.folded
    groups = _fractions().groupindex
    for match in _fractions().finditer(folded):
        start, end = match.span(1)
        found = {name: match.group(i) for name, i in groups.items() if match.group(i)}
        value = _value(found)
        if value is None:
            continue
        partitive = (
            "of" in found
            or "each" in found
            or "in" in found
            or "in_all" in found
            or not folded[start].isascii()
        )
        bare_end = match.span(groups["fraction"])[1] if "fraction" in found else end
        yield _qualified(reading, cut(reading.text, start, bare_end), value, (end, partitive))


def _value(found: dict[str, str]) -> Decimal | None:
    if "fraction" in found:
        return words.as_decimal(words.FRACTIONS[" ".join(found["fraction"].split())])
    if "in_ru" in found:
        whole = words.WHOLES_RU[found["in_ru"].split()[-1]]
        return words.as_decimal(Fraction(words.PARTS_RU[found["some_ru"]], whole))
    if "in_all" in found:
        found = {"some": found["some_of"], "in": found["in_all"]}
    some, whole = 1, words.ORDINALS.get(found.get("each", ""), 0)
    if "in" in found:
        some = words.PARTS.get(found["some"]) or int(found["some"])
        whole = words.PARTS.get(found["in"]) or int(found["in"])
    return words.as_decimal(Fraction(some, whole)) if whole > some else None


def _qualified(reading: Reading, bare: Span, value: Decimal, tail: tuple[int, bool]) -> Share:
    """The share with the word that qualifies it: "почти треть", "more than half"."""
    before = reading.scan.folded[max(bare.start - 16, 0) : bare.start]
    match = _qualifier().search(before)
    start = bare.start - (len(before) - match.span(1)[0]) if match else bare.start
    word = " ".join(match.group(1).split()).removesuffix(" чем") if match else ""
    span = cut(reading.text, start, bare.end)
    end, partitive = tail
    return Share(span, quantity_of(value, words.QUALIFIERS.get(word), span.quote), end, partitive)


def quantity_of(value: Decimal, qualifier: str | None, as_written: str) -> Quantity:
    """A quantity of one value: "at_least" leaves its top open, "at_most" its bottom."""
    qualifiers: dict[str, Qualifier] = {
        "about": "about",
        "nearly": "nearly",
        "at_least": "at_least",
        "at_most": "at_most",
    }
    known = qualifiers.get(qualifier or "")
    return Quantity(
        min=None if known == "at_most" else value,
        max=None if known == "at_least" else value,
        qualifier=known,
        as_written=as_written,
    )


def _in_percent(reading: Reading, number: FoundNumber) -> Share | None:
    """A share in percent; a change ("by 43 %", "на 43 %") is none."""
    folded = reading.scan.folded
    end = max(number.span.end, number.bare.end)
    tail = folded[end : end + 20]
    if folded[end - 1] == "%":
        end -= 1
        tail = folded[end : end + 20]
    if _PERCENT_OPENS.isdisjoint(tail[:2]):
        return None
    match = _percent().match(tail)
    of_it = (
        match is not None and _of_it().match(folded[end + match.end() : end + match.end() + 16]) is not None
    )
    if match is None or (not of_it and _is_change(folded, number.span.start)):
        return None
    low, high = number.quantity.min, number.quantity.max
    if any(bound is not None and not 0 <= bound <= 100 for bound in (low, high)):
        return None
    of = match.span(1)[1]
    written = match.span()[1] if of < 0 else match.span(1)[0]
    span = cut(reading.text, number.span.start, end + len(tail[:written].rstrip()))
    quantity = Quantity(
        min=None if low is None else low / 100,
        max=None if high is None else high / 100,
        qualifier=number.quantity.qualifier,
        as_written=span.quote,
    )
    return Share(span, quantity, end + match.span()[1], True)


def _is_change(folded: str, start: int) -> bool:
    return folded[max(start - 5, 0) : start].rstrip().endswith((" на", " by"))


@cache
def _of_it() -> re2._Regexp:
    return re2.compile(
        rf"{_S}{{1,2}}(?:из|з|от|of){_S}(?:них|этих|всех|общего|them|these|those)(?:[^\p{{L}}]|$)"
    )
