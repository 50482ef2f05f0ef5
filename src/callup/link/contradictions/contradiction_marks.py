"""What a report and a denial of it share: practices, figures, rare words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from callup.model import AnyRecord, Claim, Figure, Practice
from callup.values import Span

_WORD = re.compile(r"[^\W\d_]{5,}")
_STEM = 6
_FEWEST_RARE = 3
_COMMON_SHARE = 12
_MOST_STEMS = 200
FigureKey = tuple[str, str]


class Marks(msgspec.Struct, frozen=True):
    """The practices and benefits that a record's words name, its figures, and words that few records use."""

    topics: frozenset[str]
    figures: frozenset[FigureKey]
    rare: frozenset[str]

    def subject(self, record: AnyRecord) -> frozenset[str]:
        """What may be denied of a record: of a practice only itself, whatever else its sentence names."""
        return frozenset({record.practice}) if isinstance(record, Practice) else self.topics

    def keys(self, record: AnyRecord) -> Iterator[tuple[str, object]]:
        """What the record can be found by."""
        yield "document", record.document
        yield from (("topic", topic) for topic in sorted(self.subject(record)))
        yield from (("figure", figure) for figure in sorted(self.figures))
        yield from (("word", word) for word in sorted(self.rare))


def marks_of(records: Sequence[AnyRecord], topics: Mapping[str, frozenset[str]]) -> dict[str, Marks]:
    """The marks of each record, by its id."""
    stems = {record.id: frozenset(_stems(record)) for record in records}
    used = Counter(stem for own in stems.values() for stem in own)
    common = max(_FEWEST_RARE, len(stems) // _COMMON_SHARE)
    figures = _figures(records)
    return {
        record.id: Marks(
            topics=topics.get(record.id, frozenset()),
            figures=frozenset(figures[record.id]),
            rare=frozenset(stem for stem in stems[record.id] if used[stem] <= common),
        )
        for record in records
    }


def _stems(record: AnyRecord) -> Iterable[str]:
    """The beginnings of the long words that say what a record is about."""
    words = [word for span in subject_of(record) for word in _WORD.findall(span.quote)]
    return (word.lower().replace("ё", "е")[:_STEM] for word in words[:_MOST_STEMS])


def subject_of(record: AnyRecord) -> tuple[Span, ...]:
    """The words that say what a record is about: of a claim not its speaker."""
    return record.content if isinstance(record, Claim) and record.content else record.evidence


def _figures(records: Sequence[AnyRecord]) -> defaultdict[str, set[FigureKey]]:
    """The figures of each record: a figure's own, and those that stand in what a claim says."""
    by_document: defaultdict[str, list[Figure]] = defaultdict(list)
    found: defaultdict[str, set[FigureKey]] = defaultdict(set)
    for record in records:
        if isinstance(record, Figure) and (key := _key(record)) is not None:
            by_document[record.document].append(record)
            found[record.id].add(key)
    for group in by_document.values():
        group.sort(key=lambda figure: figure.anchor.start)
    for record in records:
        if isinstance(record, Claim):
            inside = _inside(by_document.get(record.document, []), record.content)
            found[record.id].update(key for figure in inside if (key := _key(figure)) is not None)
    return found


def _inside(figures: Sequence[Figure], spans: Iterable[Span]) -> Iterator[Figure]:
    for span in spans:
        at = bisect_left(figures, span.start, key=lambda figure: figure.anchor.start)
        while at < len(figures) and figures[at].anchor.start < span.end:
            yield figures[at]
            at += 1


def _key(figure: Figure) -> FigureKey | None:
    """A figure's number with what is counted; None where it is open, or what is counted has no word."""
    value = figure.value
    if value is None or (value.max is None and value.min is None):
        return None
    number = value.max if value.max is not None else value.min
    counted = figure.what.term or figure.what.as_written.lower()[:_STEM]
    return (f"{number.normalize():f}", counted) if number is not None and counted else None
