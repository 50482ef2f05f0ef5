"""Counts by article that name no noun of their own: "25 under Article 332, 21 under 334"."""

from __future__ import annotations

from collections.abc import Iterator

from callup.extract.courts.count_subjects import articles_of_counts
from callup.extract.figures.figures import find_figures
from callup.extract.found import FoundNumber
from callup.extract.reading import Reading
from callup.extract.within import cues_within, found_within
from callup.model import Counted, Figure
from callup.values import Span

_EXTRACTOR = "article_counts/1"
_LEAST = 2
_COUNTED = frozenset({"cases", "verdicts"})


def find_article_counts(reading: Reading) -> Iterator[Figure]:
    """The counts of cases by article in sentences that give two or more, where no noun says what is counted.

    They count what the nearest count before them counts, and that must be cases or verdicts.
    """
    cues = reading.scan.cues_of("article") if "article" in reading.kinds else ()
    sentences = sorted({cue.sentence for cue in cues})
    told = sorted(find_figures(reading), key=lambda figure: figure.anchor) if sentences else []
    cards = reading.campaign.court_cards
    for index in sentences:
        sentence = reading.sentence(index)
        here = cues_within(reading.scan, sentence.start, sentence.end, ("article",))
        if cards is None or len({cue.id for cue in here}) < _LEAST:
            continue
        numbers = {n.bare: n for n in found_within(reading.numbers, sentence.start, sentence.end)}
        counts = [span for span in numbers if span.quote not in cards.parts and not _is_part(reading, span)]
        of = articles_of_counts(sentence, counts, cards.parts)
        if len(of) < _LEAST:
            continue
        for span in sorted(of):
            before = next((f for f in reversed(told) if f.anchor.start <= span.start), None)
            if before is None or before.anchor.overlaps(span) or before.what.term not in _COUNTED:
                continue
            yield _figure(before, numbers[span], sentence)


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
