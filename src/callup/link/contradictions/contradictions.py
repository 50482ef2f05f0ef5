"""Contradictions: a denial and what it denies, linked with the reasons; neither is merged with the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from callup.link.contradictions.contradiction_marks import Marks, marks_of
from callup.model import AnyRecord, Claim, Figure, Link, Practice
from callup.values import Place, Span

LONGEST_APART = 60
"""Days between a report and a denial of it."""

MOST_OF_ONE = 3
"""Records that one denial is linked to, and no more: the best."""

_MOST_MET = 400
_OF_SUBJECT = 3
_OF_ALL = 12
Topics = Mapping[str, frozenset[str]]


class _Met(msgspec.Struct, frozen=True):
    """What a denial may deny: how much they share, how far they are apart, and why."""

    score: int
    apart: int
    record: AnyRecord
    reasons: tuple[str, ...]


def contradictions(records: Iterable[AnyRecord], topics: Topics) -> list[Link]:
    """A link from each denial to each record that it denies, best first, in the order of the denials' ids.

    `topics` gives the subjects (practices, benefits) that a record's words speak of. A denial meets another's
    report of the same practice, the same figure, the words that it points to, or words that few others use;
    within its own document, or within sixty days and in no other region. What its own speaker says, and what
    is itself denied, it does not deny; one official does not deny another.
    """
    told = sorted((r for r in records if isinstance(r, (Claim, Practice, Figure))), key=lambda r: r.id)
    marks = marks_of(told, topics)
    others = [record for record in told if _is_report(record)]
    index = _index(others, marks)
    return [link for record in told if is_denial(record) for link in _links(record, index, marks)]


def is_denial(record: AnyRecord) -> bool:
    """Whether a record is somebody's denial."""
    return isinstance(record, Claim) and record.act == "says" and record.stance == "denies"


def _is_report(record: AnyRecord) -> bool:
    """Whether a record may be denied: somebody says it, or it is told as done."""
    if isinstance(record, Claim):
        return record.act == "says" and record.stance != "denies" and record.status != "denied"
    return record.status != "denied"


def _index(others: Iterable[AnyRecord], marks: Mapping[str, Marks]) -> Mapping[object, list[AnyRecord]]:
    """The reports by whatever a denial may share with them: practice, figure, document, rare word."""
    index: defaultdict[object, list[AnyRecord]] = defaultdict(list)
    for record in others:
        for key in marks[record.id].keys(record):
            index[key].append(record)
    return index


def _links(
    denial: AnyRecord, index: Mapping[object, list[AnyRecord]], marks: Mapping[str, Marks]
) -> Iterator[Link]:
    mine = marks[denial.id]
    near = {other.id: other for key in mine.keys(denial) for other in index.get(key, ())[:_MOST_MET]}
    met = [one for other in near.values() if (one := _meet(denial, other, marks)) is not None]
    met.sort(key=lambda one: (-one.score, one.apart, one.record.id))
    for one in met[:MOST_OF_ONE]:
        yield Link(from_=denial.id, to=one.record.id, kind="contradicts", reasons=one.reasons)


def _meet(denial: AnyRecord, other: AnyRecord, marks: Mapping[str, Marks]) -> _Met | None:
    """What two records share, where one denies the other."""
    if not _may_meet(denial, other):
        return None
    mine, theirs = marks[denial.id], marks[other.id]
    same_text = denial.document == other.document
    pointed = same_text and any(span.covers(other.anchor) for span in _behind(denial))
    practices = sorted(mine.topics & theirs.subject(other))
    figures = sorted(mine.figures & theirs.figures)
    words = sorted(mine.rare & theirs.rare)
    score = _OF_ALL * pointed + _OF_SUBJECT * (len(practices) + len(figures)) + len(words)
    if score < _enough(other, mine, same_text):
        return None
    reasons = [
        *(["denies what stands in these words"] if pointed else ()),
        *(f"the same practice: {name}" for name in practices),
        *(f"the same figure: {number}" for number, _ in figures),
        *([f"the same words: {', '.join(words[:5])}"] if words else ()),
        "in the same document" if same_text else "",
    ]
    told = tuple(reason for reason in reasons if reason)
    return _Met(score + 2 * same_text, _apart(denial, other), other, told)


def _behind(denial: AnyRecord) -> Iterator[Span]:
    """The words before a denial that it points back to: "X denied it"."""
    if isinstance(denial, Claim):
        yield from (span for span in denial.content if span.end <= denial.anchor.start)


def _enough(other: AnyRecord, mine: Marks, same_text: bool) -> int:
    """How much a denial must share with what it denies; more where it names no such practice."""
    if isinstance(other, Figure):
        return _OF_SUBJECT
    if same_text:
        return 2
    return 3 if isinstance(other, Practice) and other.practice not in mine.topics else 2


def _may_meet(one: AnyRecord, other: AnyRecord) -> bool:
    """Whether one may deny the other: two sides, no two different places, and not long apart."""
    if one.voice is not None and other.voice is not None:
        sides = {one.voice.class_, other.voice.class_}
        if one.voice == other.voice or sides == {"official"}:
            return False
    if one.document != other.document and _are_apart(one.place, other.place):
        return False
    return _apart(one, other) <= LONGEST_APART


def _are_apart(one: Place | None, other: Place | None) -> bool:
    if one is None or other is None:
        return False
    return not (one.code.startswith(other.code) or other.code.startswith(one.code))


def _apart(one: AnyRecord, other: AnyRecord) -> int:
    """Days between two records' days; 0 where one has none."""
    first, second = one.published, other.published
    return abs((first - second).days) if first and second else 0


def denied_by(links: Iterable[Link]) -> dict[str, list[str]]:
    """The denials of each record that is denied, by their ids."""
    under: defaultdict[str, list[str]] = defaultdict(list)
    for link in links:
        if link.kind == "contradicts":
            under[link.to].append(link.from_)
    return dict(under)
