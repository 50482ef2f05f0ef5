"""The events behind the reports: what happened, how well it stands, and which reports may be of one event."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from callup.cli.options import ArchiveFolder
from callup.errors import UsageError

if TYPE_CHECKING:
    from callup.flow.happened import GradedEvent, Happened
    from callup.model import AnyRecord

_COLUMNS = (
    "event", "kind", "subject", "place", "municipality", "first", "grade", "origins", "pages", "reasons",
    "records", "denials",
)  # fmt: skip
_KINDS = ("offer", "practice", "case", "figure")


def register(app: typer.Typer) -> None:
    """Put this group's command on the command line."""
    app.command()(events)


def events(
    archive: ArchiveFolder,
    kind: Annotated[
        str | None, typer.Option("--kind", help="Only offer, practice, case or figure.", metavar="KIND")
    ] = None,
    place: Annotated[
        str | None, typer.Option("--place", help="Only in this place, by ISO code.", metavar="CODE")
    ] = None,
    suggested: Annotated[
        bool, typer.Option("--suggested", help="The pairs that may be one event, for a person to judge.")
    ] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print a table for a spreadsheet.")] = False,
) -> None:
    """What happened: reports of one event together, with the grade of their origins and the reasons.

    Example: callup events my-archive --kind practice --place RU-YAR
    """
    from callup.flow.happened import events_in
    from callup.store import open_archive

    if kind is not None and kind not in _KINDS:
        raise UsageError(f"--kind {kind}: events are made of {', '.join(_KINDS)}.")
    happened = events_in(open_archive(archive))
    wanted = [one for one in happened.events if _is_wanted(one.event.reports[0], kind, place)]
    if suggested:
        _print(_pairs(happened, {record.id: record for one in wanted for record in one.event.reports}))
    elif as_csv:
        table = csv.DictWriter(sys.stdout, _COLUMNS)
        table.writeheader()
        table.writerows(_row(one) for one in _in_order(wanted))
    else:
        _print(line for one in _in_order(wanted) for line in _lines(one))
    for issue in happened.issues:
        typer.echo(f"{issue.where}: {issue.what}; {issue.advice}", err=True)


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        typer.echo(line)


def _is_wanted(record: AnyRecord, kind: str | None, place: str | None) -> bool:
    from callup.model import kind_of

    here = place is None or (record.place is not None and record.place.code == place)
    return here and (kind is None or kind_of(record) == kind)


def _in_order(found: list[GradedEvent]) -> list[GradedEvent]:
    """By day, then place, then id."""
    return sorted(found, key=lambda one: (str(one.event.first), _where(one.event.reports[0]), one.event.id))


def _where(record: AnyRecord) -> str:
    place = record.place
    return "no place" if place is None else " ".join(filter(None, (place.code, place.municipality)))


def _about(record: AnyRecord) -> str:
    from callup.flow.happened import subject_of

    amount = getattr(record, "amount", None) or getattr(record, "value", None)
    return " ".join(filter(None, (subject_of(record), getattr(amount, "as_written", ""))))


def _lines(one: GradedEvent) -> Iterator[str]:
    first = one.event.reports[0]
    grade = one.graded.grade.replace("_", " ")
    yield f"{one.event.first or 'no date'}  {_where(first)}  {_about(first)}: {grade}"
    yield f"    {'; '.join(one.graded.reasons)}"
    for link in one.event.links:
        yield f"    {link.from_} with {link.to}: {'; '.join(link.reasons)}"
    yield f"    {', '.join(record.id for record in one.event.reports)}"


def _pairs(happened: Happened, known: dict[str, AnyRecord]) -> Iterator[str]:
    for link in happened.suggested:
        if link.from_ in known and link.to in known:
            yield f"{link.from_} {link.to}: {'; '.join(link.reasons)}"
            for record in (known[link.from_], known[link.to]):
                told = f"{record.published or 'no date'}  {record.source or 'unknown source'}"
                yield f"    {told}  {_where(record)}  {_about(record)}"


def _row(one: GradedEvent) -> dict[str, object]:
    from callup.flow.happened import subject_of
    from callup.model import kind_of

    first = one.event.reports[0]
    return {
        "event": one.event.id,
        "kind": kind_of(first),
        "subject": subject_of(first),
        "place": first.place.code if first.place else None,
        "municipality": first.place.municipality if first.place else None,
        "first": one.event.first,
        "grade": one.graded.grade,
        "origins": one.graded.origins,
        "pages": one.graded.pages,
        "reasons": "; ".join(one.graded.reasons),
        "records": " ".join(record.id for record in one.event.reports),
        "denials": " ".join(record.id for record in one.event.denials),
    }
