"""Ratios in words beside the two numbers that they are of: "rose fivefold, from 100 to 300"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from callup.extract.reading import Reading
from callup.extract.status import status_at
from callup.extract.within import found_within
from callup.model.statement import RatioStatement
from callup.scan import Cue
from callup.values import Span

_TIMES = re.compile(r"\bв\s(\d{1,3}(?:[.,]\d)?)\sраза?\b|\b(\d{1,3}(?:[.,]\d)?)(?:-fold|\s(?:fold|times))\b")
_MORE = re.compile(
    r"(?:более\sчем|больше\sчем|свыше|почти\sболее|more\sthan|over|at\sleast|не\sменее\sчем)\s(?:a\s)?$"
)
_LESS = re.compile(r"(?:менее\sчем|меньше\sчем|less\sthan|up\sto|до)\s(?:a\s)?$")
_PAIR = re.compile(
    r"(?:с|со|от|from)\s(?P<first>\d{1,3}(?:[ ,\u00a0]\d{3})+|\d{1,9})(?:\s[^\W\d_]{1,14}){0,3}\s(?:до|to)\s"
    r"(?P<last>\d{1,3}(?:[ ,\u00a0]\d{3})+|\d{1,9})(?!\d)"
    r"(?![.,]\d|\s?(?:тыс|млн|млрд|thousand|million|billion|%|процент|percent))"
)
_GREW = re.compile(
    r"вырос|увелич|сократ|упал|сниз|рост|паден|rose|grew|grow|fell|fall|increas|drop|jump|rise|went"
)
_NOT = re.compile(r"(?:\bне\b|\bnot\b|n't\b|\bni\b)[^.;:]{0,24}$")
_NEAR = 60


def find_ratio_statements(reading: Reading) -> Iterator[RatioStatement]:
    """The ratios of a document with both of their numbers, where neither is money, a date or a share."""
    scan = reading.scan
    cues: dict[int, list[Cue]] = {index: [] for index in _with_digits(reading)}
    for cue in scan.cues_of("offer_ratio"):
        cues.setdefault(cue.sentence, []).append(cue)
    for index in sorted(cues):
        sentence = reading.sentence(index)
        ratio, anchor = _ratio(reading, sentence, cues[index])
        if ratio is None or anchor is None:
            continue
        pair = _pair(reading, sentence, anchor)
        if pair is None or _is_taken(reading, pair):
            continue
        if status_at(reading, anchor) != "reported":
            continue
        before = scan.folded[max(sentence.start, anchor.start - 16) : anchor.start]
        yield RatioStatement(
            document=reading.document.id,
            source=reading.document.source.id if reading.document.source else None,
            sentence=sentence,
            anchor=anchor,
            ratio=ratio,
            first=_number(pair["first"]),
            last=_number(pair["last"]),
            qualifier="at_least" if _MORE.search(before) else "at_most" if _LESS.search(before) else None,
        )


def _with_digits(reading: Reading) -> set[int]:
    return {reading.sentence_at(found.start()) for found in _TIMES.finditer(reading.scan.folded)}


def _ratio(reading: Reading, sentence: Span, cues: list[Cue]) -> tuple[Decimal | None, Span | None]:
    """The one ratio of a sentence; None where it tells two."""
    told = [(Decimal(cue.id), reading.scan.span(cue)) for cue in cues]
    for found in islice(_TIMES.finditer(reading.scan.folded, sentence.start, sentence.end), 3):
        if not any(span.start <= found.start() < span.end for _, span in told[:3]):
            span = Span(found.start(), found.end(), reading.text[found.start() : found.end()])
            told.append((Decimal((found[1] or found[2]).replace(",", ".")), span))
    if len({ratio for ratio, _ in told}) != 1 or told[0][0] <= 1:
        return None, None
    return told[0]


def _pair(reading: Reading, sentence: Span, anchor: Span) -> re.Match[str] | None:
    """The two numbers right behind a ratio, or right before it where words of growth or fall lead to them."""
    folded = reading.scan.folded
    if _NOT.search(folded, max(sentence.start, anchor.start - 40), anchor.start):
        return None
    behind = _PAIR.search(folded, anchor.end, min(sentence.end, anchor.end + _NEAR))
    if behind is not None:
        return behind
    start = max(sentence.start, anchor.start - _NEAR)
    before = _PAIR.search(folded, start, anchor.start)
    led = before is not None and _GREW.search(folded, start, before.start())
    return before if led else None


def _is_taken(reading: Reading, pair: re.Match[str]) -> bool:
    """Whether the numbers are money or a time."""
    start, end = pair.start(), pair.end()
    money = found_within(reading.amounts, start, end + 24)
    times = found_within(reading.times, start, end + 24)
    return bool(money or times)


def _number(written: str) -> Decimal:
    return Decimal(re.sub(r"\D", "", written))
