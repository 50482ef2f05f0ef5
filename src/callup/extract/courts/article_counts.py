"""Counts by article that name no noun of their own: "25 under Article 332, 21 under 334"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal

from callup.extract.courts.count_subjects import Parts, articles_of_counts
from callup.extract.figures.figures import find_figures
from callup.extract.found import FoundNumber
from callup.extract.reading import Reading
from callup.extract.within import found_within
from callup.model import Counted, Figure
from callup.values import Quantity, Span

_EXTRACTOR = "article_counts/1"
_LEAST = 2
_LINE = 90
_LAST = re.compile(r":\s{1,3}(\d{1,6})[.;,]?\s*$")
_COUNTED = frozenset({"cases", "verdicts"})


def find_article_counts(reading: Reading) -> Iterator[Figure]:
    """The counts of cases by article where no noun says what is counted, two or more together.

    They stand in one sentence, or each on a short line of a list. They count what the nearest count of cases
    or verdicts before them counts; without one they count nothing.
    """
    cards = reading.campaign.court_cards
    if cards is None or "article" not in reading.kinds:
        return
    sentences = sorted({cue.sentence for cue in reading.scan.cues_of("article")})
    counts = {index: _counts(reading, reading.sentence(index), cards.parts) for index in sentences}
    told = sorted(find_figures(reading), key=lambda figure: figure.anchor) if any(counts.values()) else []
    whole = [figure for figure in told if figure.what.term in _COUNTED]
    taken = {figure.anchor for figure in told}
    for index in sentences:
        found = counts[index]
        if len(found) < _LEAST and not _is_listed(reading, index, counts):
            continue
        for number in found:
            before = _before(whole, number)
            if before is not None and not any(anchor.overlaps(number.span) for anchor in taken):
                yield _figure(before, number, reading.sentence(index))


def _counts(reading: Reading, sentence: Span, parts: Parts) -> list[FoundNumber]:
    """The numbers of a sentence that an article belongs to."""
    numbers = {
        number.bare: number
        for number in found_within(reading.numbers, sentence.start, sentence.end)
        if number.bare.quote not in parts and not _is_part(reading, number.bare)
    }
    numbers = numbers or dict(_at_the_end(sentence))
    return [numbers[span] for span in sorted(articles_of_counts(sentence, numbers, parts))]


def _at_the_end(sentence: Span) -> Iterator[tuple[Span, FoundNumber]]:
    """The number behind the colon at the end of a line, which elsewhere is a time or a score."""
    found = _LAST.search(sentence.quote) if len(sentence.quote) <= _LINE else None
    if found is not None:
        start, end = found.start(1) + sentence.start, found.end(1) + sentence.start
        span, value = Span(start, end, found[1]), Decimal(found[1])
        yield span, FoundNumber(span, span, Quantity(min=value, max=value, as_written=found[1]))


def _is_listed(reading: Reading, index: int, counts: dict[int, list[FoundNumber]]) -> bool:
    """Whether a short line has another one beside it, each with one count."""
    if len(counts[index]) != 1 or len(reading.sentence(index).quote) > _LINE:
        return False
    beside = (index - 1, index + 1)
    return any(
        len(counts.get(other, ())) == 1 and len(reading.sentence(other).quote) <= _LINE for other in beside
    )


def _before(whole: Sequence[Figure], number: FoundNumber) -> Figure | None:
    at = bisect_right(whole, number.span.start, key=lambda figure: figure.anchor.start)
    return whole[at - 1] if at else None


def _figure(before: Figure, number: FoundNumber, sentence: Span) -> Figure:
    return Figure(
        anchor=number.span,
        evidence=(sentence,),
        value=number.quantity,
        unit=before.unit,
        what=Counted(term=before.what.term, as_written=before.what.as_written),
        as_of=before.as_of,
        extractor=_EXTRACTOR,
    )


def _is_part(reading: Reading, span: Span) -> bool:
    """Whether a number is a part of an article ("part 5"), or stands in its number."""
    before = reading.scan.folded[max(0, span.start - 8) : span.start].rstrip()
    return before.endswith((".", "ч", "часть", "части", "частью", "part", "№", "n"))
