"""Small constructed cases of how well an event stands: the grade and origins that a careful editor names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import msgspec

from callup.campaign import Campaign
from callup.evaluate.labelled_desk import Desk
from callup.evaluate.marked import lines_of
from callup.extract import extract
from callup.flow.happened import subject_of
from callup.flow.signing import signature_rows
from callup.link.copies.families import ALONE, gather, group
from callup.link.events.events import Event, find_events
from callup.link.events.grades import Grade, Graded, grade_of
from callup.link.events.origins import Origins
from callup.link.events.tellers import Tellers
from callup.model import AnyRecord, Document, Language, Source
from callup.model.source import Control, SourceKind
from callup.scan.masked import Masker


class CaseDocument(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text with who published it and when."""

    text: str
    source: str
    source_kind: SourceKind | None
    control: Control
    published: date


class About(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the event is: a practice or a benefit, and the subject of the country it happened in."""

    place: str
    practice: str | None = None
    benefit: str | None = None


class GradeCase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Documents of one event, its grade and the number of its independent origins, and why."""

    id: str
    lang: Language
    note: str
    documents: tuple[CaseDocument, ...]
    about: About
    grade: Grade
    origins: int
    why: str


class Regraded(msgspec.Struct, frozen=True):
    """A case with the grade that was found; None where its event was not."""

    case: GradeCase
    found: Graded | None

    @property
    def right(self) -> bool:
        """Whether grade and origins are the editor's."""
        found = self.found
        return found is not None and (found.grade, found.origins) == (self.case.grade, self.case.origins)


def evaluate_grades(campaign: Campaign, path: Path) -> list[Regraded]:
    """The cases of a file, each graded by the whole reading of its documents.

    Raises MarkedFileError naming file and line where a line is no case.
    """
    desk, tellers = Desk(campaign), Tellers(campaign.sources.values(), campaign.voices.values())
    return [Regraded(case, _grade(desk, tellers, case)) for _, case in lines_of(path, GradeCase)]


def _grade(desk: Desk, tellers: Tellers, case: GradeCase) -> Graded | None:
    documents = [_document(desk, case, number) for number in range(len(case.documents))]
    masker = Masker()
    records: list[AnyRecord] = []
    masked: list[tuple[Document, bytes]] = []
    for document in documents:
        scan = desk.scan(document)
        records += extract(document, scan, desk.campaign)[0]
        masked.append((document, masker.mask(scan)))
    sources = {document.id: document.source for document in documents}
    origins = Origins(dict(_families(masked)), sources, tellers)
    subjects = _told_by(desk, case.about)
    events = [
        one for one in find_events(records, origins).events if _is_about(one, case.about.place, subjects)
    ]
    if not events:
        return None
    largest = max(events, key=lambda one: (len(one.reports), one.id))
    return grade_of(largest.reports, largest.denials, origins)


def _document(desk: Desk, case: GradeCase, number: int) -> Document:
    given = case.documents[number]
    document = desk.document(given.text, case.lang, given.published)
    source = Source(id=given.source, kind=given.source_kind, control=given.control)
    return msgspec.structs.replace(document, id=f"{case.id} {number}", source=source)


def _families(masked: Sequence[tuple[Document, bytes]]) -> Iterator[tuple[str, str]]:
    rows = ((at, row["digest"], row["minima"]) for at, row in enumerate(signature_rows(list(masked))))
    for (document, _), family in zip(masked, group(gather(rows)).family.tolist(), strict=True):
        if family != ALONE:
            yield document.id, f"family {family}"


def _told_by(desk: Desk, about: About) -> frozenset[str | None]:
    """What a case is about: its subject, and practices that are more than it in the same words."""
    more = {kind for kind, practice in desk.campaign.practices.items() if about.practice in practice.over}
    return frozenset((about.practice or about.benefit, *more))


def _is_about(event: Event, place: str, subjects: frozenset[str | None]) -> bool:
    record = event.reports[0]
    return record.place is not None and record.place.code == place and subject_of(record) in subjects
