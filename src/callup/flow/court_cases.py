"""The register of an archive: its cases joined and counted, with published counts beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from callup.campaign import load_campaign
from callup.flow.published_counts import totals_of
from callup.link import apply_judgements
from callup.link.courts.court_joins import court_key, join_cases
from callup.measure import Period, Register, TotalCheck, check_totals, register_of
from callup.model import AnyRecord, Case, Document, Figure, Link
from callup.model.court_case import CourtCase
from callup.store import Archive
from callup.values import Span

_NOWHERE = Span(0, 0, "")


class CourtRegister(msgspec.Struct, frozen=True):
    """The register, the cases that it counts, and what contradicts what: each link names both sides.

    `figures` are the records of published counts, by id, and `cards` of cards that disagree where they stand.
    """

    register: Register
    cases: tuple[CourtCase, ...]
    checks: tuple[TotalCheck, ...]
    links: tuple[Link, ...]
    figures: Mapping[str, Figure]
    cards: Mapping[str, str]


def court_register(
    archive: Archive, article: str | None = None, period: Period | None = None
) -> CourtRegister:
    """The register of an archive, of an article ("337", "337.5") and a period where they are given.

    Published counts are compared with all cases, as they stood on the day of the count.
    """
    campaign = load_campaign(archive.campaign)
    known = frozenset(campaign.court_cards.parts) if campaign.court_cards else frozenset()
    cases = join_cases(case for case in _standing(archive, "case") if isinstance(case, Case))
    figures = [figure for figure in _standing(archive, "figure") if isinstance(figure, Figure)]
    totals = totals_of(figures, campaign)
    courts = {case.court for case in cases if case.court}
    checks = check_totals(totals, cases, {court: court_key(court) for court in courts})
    told = {total.record for total in totals}
    links = [*_links_of_totals(checks), *_links_of_cards(cases)]
    return CourtRegister(
        register=register_of(cases, known, article, period),
        cases=cases,
        checks=tuple(checks),
        links=tuple(links),
        figures={figure.id: figure for figure in figures if figure.id in told},
        cards=_places(archive, cases),
    )


def _standing(archive: Archive, kind: str) -> Iterator[AnyRecord]:
    """The records of a kind that nobody rejected; documents are read only where a judgement lost its record.

    What no judgement is on comes without its quotes: of a register of a hundred thousand cards they would
    fill the memory, and no count wants them.
    """
    judgements = [judgement for judgement in archive.judgements() if judgement.kind == kind]
    wanted = {judgement.record for judgement in judgements}
    if not wanted:
        yield from (_lightened(record) for record in archive.records(kind))
        return
    records = list(archive.records(kind))
    documents: dict[str, Document] = {}
    if wanted - {record.id for record in records}:
        documents = {document.id: document for document in archive.documents()}
    judged, _ = apply_judgements(records, judgements, documents)
    yield from (one.record for one in judged if one.stands)


def _lightened(record: AnyRecord) -> AnyRecord:
    if isinstance(record, Case):
        return msgspec.structs.replace(record, evidence=(), anchor=_NOWHERE)
    return record


def _links_of_totals(checks: Sequence[TotalCheck]) -> Iterator[Link]:
    """A whole and each of its parts, where they do not add up."""
    for check in checks:
        if check.counted is not None or not check.difference:
            continue
        written = " + ".join(str(part.value) for part in check.parts)
        total = sum(part.value for part in check.parts)
        reason = f"by {check.by}: {check.total.value} - ({written} = {total}) = {check.difference}"
        for part in check.parts:
            yield Link(from_=check.total.record, to=part.record, kind="contradicts", reasons=(reason,))


def _links_of_cards(cases: Sequence[CourtCase]) -> Iterator[Link]:
    """Two cards of one case of which one field differs."""
    for case in cases:
        for told in case.disagreements:
            (first, one), *others = told.sides
            for other, record in others:
                reason = f"{told.field}: {first} / {other}"
                yield Link(from_=one, to=record, kind="contradicts", reasons=(reason,))


def _places(archive: Archive, cases: Sequence[CourtCase]) -> dict[str, str]:
    """Where the cards stand that disagree: source and line."""
    places: dict[str, str] = {}
    for record_id in (side[1] for case in cases for told in case.disagreements for side in told.sides):
        record = archive.record(record_id)
        document = archive.document(record.document) if record else None
        if document is not None:
            source = document.source.id if document.source else document.url or "a table"
            places[record_id] = f"{source}, {document.locator}" if document.locator else source
    return places
