"""What each amount of a sentence is there for: the sum, the sum before, the difference, a part of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from callup.extract.offers.offers_stretches import Stretch, Words
from callup.extract.reading import Reading
from callup.values import Amount, Span, cut

Role = Literal["offer", "previous", "by", "reverts", "part"]

_BY = re.compile(r"(?:^|[^\w])(?:на|by|another|ещ?е|additional|додатково|an additional)\s(?:же\s)?$")
_NOT_BY = re.compile(r"(?:с|до|заключ\w*|сумму|размер\w*|уровне)\sна\s$")
_FROM = re.compile(r"(?:^|[^\w])(?:с|со|from|з)\s$")
_TO = re.compile(r"[\s,—–-]{0,3}(?:[^\d.;]{0,30}\s)?(?:до|to)\s")
_INSTEAD_BEFORE = re.compile(
    r"(?:^|[^\w])(?:вместо|instead of|rather than|против|compared (?:to|with))\s(?:[^\d.;]{0,50}\s)?$"
)
_WAS_AFTER = re.compile(
    r"[\s,(\[—–;-]{0,4}(?:[^\d.;]{0,40}?[^\w])?(?:вместо|против|instead of|rather than|up from|down from"
    r"|compared (?:to|with)|ранее|раньше|прежде|прежни\w|до этого|было|была|были"
    r"|previously|formerly|earlier"
    r"|before that|before|was|were)"
    r"(?:[^\w][^.;]{0,60})?"
)
_FROM_AFTER = re.compile(r"[\s,(]{0,3}(?:с|со|from|up from|down from)\s")
_WAS_LEAD = re.compile(
    r"(?:ранее|раньше|прежде|до этого|до того|до сих пор|до недавнего времени|прежн\w{2,3}"
    r"|previously|formerly|earlier|before that|until then|until now)"
)
_RISING = re.compile(r"(?:с|со|from|з)\s")
_THEN = re.compile(
    r"(?:^|\W)(?:затем|потом|после чего|далее|дальше|после этого"
    r"|then|afterwards|thereafter|after that|after which)\W"
)
_NEAR = 110
_TOUCHING = 3


class Sum(msgspec.Struct, frozen=True):
    """An amount with its role; `of` is the index, in the sentence, of the sum that it belongs to."""

    stretch: Stretch
    role: Role
    of: int | None = None
    amount: Amount | None = None
    previous: Amount | None = None


def find_roles(reading: Reading, words: Words, stretches: Sequence[Stretch]) -> list[Sum]:
    """The role of each amount of one sentence, in order."""
    sums: list[Sum] = []
    for _ in stretches:
        sums.append(_role(reading, words, stretches, sums))
    return [_widened(sums, index) for index in range(len(sums))]


def _widened(sums: Sequence[Sum], index: int) -> Sum:
    """A sum whose words reach over the sums before it and the differences that belong to it."""
    one = sums[index]
    if one.role != "offer":
        return one
    first, last = index, index
    while first and (sums[first - 1].role == "by" or _is_before(sums[first - 1], index)):
        first -= 1
    while last + 1 < len(sums) and _is_before(sums[last + 1], index):
        last += 1
    stretch = msgspec.structs.replace(
        one.stretch, start=sums[first].stretch.start, end=sums[last].stretch.end
    )
    return msgspec.structs.replace(one, stretch=stretch)


def _is_before(other: Sum, index: int) -> bool:
    return other.role == "previous" and other.of == index


def _role(reading: Reading, words: Words, stretches: Sequence[Stretch], sums: Sequence[Sum]) -> Sum:
    index = len(sums)
    stretch = stretches[index]
    folded = reading.scan.folded
    start = stretch.span.start
    lead = folded[max(stretch.gap, start - _NEAR) : start]
    last, following = index - 1, index + 1
    if _is_by(words, stretch, lead):
        return Sum(stretch, "by")
    if following < len(stretches) and _precedes(folded, stretch, stretches[following], lead):
        return Sum(stretch, "previous", following, amount=exact(stretch.found.amount))
    if index and _follows(folded, stretches[last], stretch):
        return Sum(stretch, "previous", last, amount=exact(stretch.found.amount))
    if is_return(words, stretch) or (index and _THEN.search(lead)):
        return Sum(stretch, "reverts", last if index else None, amount=exact(stretch.found.amount))
    if following < len(stretches) and _opens_total(words, stretch):
        return Sum(stretch, "part", len(stretches) - 1)
    if index and _is_part(words, stretches[last], stretch):
        return Sum(stretch, "part", last)
    joins = index and sums[last].role == "part" and sums[last].of != index
    if joins and _goes_on(words, stretches[last], stretch, folded):
        return Sum(stretch, "part", sums[last].of)
    settled = bool(index) and sums[last].role in ("by", "previous")
    return _split(words, stretch, settled=settled)


def _is_by(words: Words, stretch: Stretch, lead: str) -> bool:
    """ "увеличили на 300 тысяч", "raised by 300,000": a difference, never the sum itself."""
    if not _BY.search(lead) or _NOT_BY.search(lead):
        return False
    start = stretch.span.start
    return any(
        cue.id in ("raise", "cut") and start - _NEAR <= cue.start < start
        for cue in words.of(stretch.sentence, "offer_change")
    )


def _precedes(folded: str, stretch: Stretch, following: Stretch, lead: str) -> bool:
    """ "с 1,9 до 1,1 млн", "вместо 400 тысяч ... 1 млн": the first is the sum before."""
    if stretch.found.amount.currency != following.found.amount.currency:
        return False
    gap = folded[stretch.span.end : following.span.start]
    if following.span.quote.lower().startswith("до "):
        gap += "до "
    if _FROM.search(lead) or stretch.span.quote.lower().startswith("from "):
        return len(gap) <= 60 and _TO.fullmatch(gap) is not None
    return len(gap) <= 60 and _INSTEAD_BEFORE.search(lead) is not None and ";" not in gap


def _follows(folded: str, last: Stretch, stretch: Stretch) -> bool:
    """ "1,1 млн вместо 1,9", "2 million, up from 1.5 million": the second is the sum before."""
    if last.found.amount.currency != stretch.found.amount.currency:
        return False
    gap = folded[last.span.end : stretch.span.start]
    if stretch.span.quote.lower().startswith("from "):
        gap += "from "
    return len(gap) <= 100 and (_WAS_AFTER.fullmatch(gap) or _FROM_AFTER.fullmatch(gap)) is not None


def _is_part(words: Words, last: Stretch, stretch: Stretch) -> bool:
    """ "3 млн, включая 400 тысяч федеральных": the second is a part of the first."""
    start = stretch.span.start
    return any(
        last.span.end <= cue.start < start
        and (cue.id == "including" or (cue.id == "total" and start - cue.end <= _TOUCHING))
        for cue in words.of(stretch.sentence, "offer_basis")
    )


def _opens_total(words: Words, stretch: Stretch) -> bool:
    """ "С учётом федеральных 400 тысяч общая сумма ...": a part that is told before its total."""
    return any(
        cue.id == "total" and stretch.gap <= cue.start and 0 <= stretch.span.start - cue.end <= _TOUCHING
        for cue in words.of(stretch.sentence, "offer_basis")
    ) and bool(words.within(stretch, "payer"))


def _goes_on(words: Words, last: Stretch, stretch: Stretch, folded: str) -> bool:
    """ "... 195 from the federal budget and 95 from the regional one": the next part of the same total."""
    gap = folded[last.span.end : stretch.span.start]
    payers = (words.within(last, "payer"), words.within(stretch, "payer"))
    return ";" not in gap and len(gap) <= _NEAR and all(payers)


def exact(amount: Amount) -> Amount:
    """The amount without the "from" or "to" that belongs to the change and not to the sum."""
    value = amount.max if amount.max is not None else amount.min
    return msgspec.structs.replace(amount, min=value, max=value, qualifier=None)


def _split(words: Words, stretch: Stretch, *, settled: bool) -> Sum:
    """The sum of an offer; a range "from X to Y" after a word of change is the sum before and the sum."""
    amount = stretch.found.amount
    if settled and amount.qualifier == "at_most":
        return Sum(stretch, "offer", amount=exact(amount))
    ranged = amount.min is not None and amount.max is not None and amount.min != amount.max
    written = stretch.span.quote.lower()
    if not ranged or amount.qualifier or not _RISING.match(written):
        return Sum(stretch, "offer")
    changed = any(
        cue.id in ("raise", "cut", "extend") and abs(cue.start - stretch.span.start) <= 2 * _NEAR
        for cue in words.of(stretch.sentence, "offer_change")
    )
    if not changed:
        return Sum(stretch, "offer")
    half = re.search(r"\s(?:до|to)\s", written)
    border = half.start() if half else len(written)
    first, second = stretch.span.quote[:border], stretch.span.quote[border:].strip()
    return Sum(
        stretch,
        "offer",
        amount=Amount(min=amount.max, max=amount.max, as_written=second, currency=amount.currency),
        previous=Amount(min=amount.min, max=amount.min, as_written=first, currency=amount.currency),
    )


def is_return(words: Words, stretch: Stretch) -> bool:
    """Whether the words before an amount say that the sum goes back to it."""
    return any(
        stretch.gap <= cue.start < stretch.span.start and cue.id == "revert"
        for cue in words.of(stretch.sentence, "offer_change")
    )


def is_recalled(reading: Reading, stretch: Stretch) -> bool:
    """Whether the words before an amount say that it is what was paid before: "Ранее платили 500 тысяч"."""
    lead = reading.scan.folded[max(stretch.gap, stretch.span.start - _NEAR) : stretch.span.start]
    return _WAS_LEAD.search(lead) is not None


def lead_of(reading: Reading, stretch: Stretch) -> Span:
    """The words before an amount, since the one before it."""
    return cut(reading.text, max(stretch.gap, stretch.span.start - _NEAR), stretch.span.start)
