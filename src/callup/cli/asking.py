"""Questions to an archive: find, offers, changes, explain, issues."""

from __future__ import annotations

import csv
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from callup.cli.options import ArchiveFolder, day
from callup.errors import UsageError

if TYPE_CHECKING:
    from callup.flow.explain import Explanation
    from callup.link import OfferState
    from callup.values import Amount

_COLUMNS = (
    "place",
    "municipality",
    "benefit",
    "payer",
    "basis",
    "min",
    "max",
    "currency",
    "per",
    "earlier_min",
    "earlier_max",
    "earlier_published",
    "last_seen",
    "age_days",
    "conflicts",
    "reverted",
    "record",
    "source",
)


def register(app: typer.Typer) -> None:
    """Put this group's commands on the command line."""
    for command in (find, offers, changes, explain, issues):
        app.command()(command)


def find(
    archive: ArchiveFolder,
    words: Annotated[list[str], typer.Argument(help='Words, or "a phrase".', metavar="WORD...")],
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many documents at most.")] = 20,
) -> None:
    """Search the documents' words, in any of their forms.

    Example: callup find my-archive выплата контракт
    """
    from callup.store import open_archive

    opened = open_archive(archive)
    for hit in opened.index.find(" ".join(words), limit):
        document = opened.document(hit.document)
        if document is None:
            continue
        source = document.source.id if document.source else "unknown source"
        first = " ".join(document.text.split())[:160]
        typer.echo(f"{document.id}  {document.published or 'no date'}  {source}\n    {first}")


def offers(
    archive: ArchiveFolder,
    on: Annotated[str, typer.Option("--on", help="The day, as 2023-03-28.", metavar="DATE")],
    place: Annotated[str | None, typer.Option("--place", help="Only this place, by ISO code.")] = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print a table for a spreadsheet.")] = False,
) -> None:
    """What was on offer on a day, by place, payer and benefit, and what it was before.

    Example: callup offers my-archive --on 2023-03-28 --place RU-YAR
    """
    from callup.flow.on_offer import offers_on, undated_offers
    from callup.store import open_archive

    wanted = day(on, "--on")
    if wanted is None:
        raise UsageError("--on: a day is needed, like 2023-03-28.")
    opened = open_archive(archive)
    states = offers_on(opened, wanted, place)
    if as_csv:
        table = csv.writer(sys.stdout)
        table.writerow(_COLUMNS)
        table.writerows(_row(state) for state in states)
    else:
        for state in states:
            typer.echo(_line(state))
    if undated := undated_offers(opened):
        typer.echo(f"{undated} offers have no date and stand on no day.", err=True)


def changes(
    archive: ArchiveFolder,
    address: Annotated[str | None, typer.Argument(help="One address; all of them if left out.")] = None,
) -> None:
    """What is different at an address since it was last seen.

    Example: callup changes my-archive https://school.example/service
    """
    from callup.flow.changes import changes as changes_in
    from callup.store import open_archive

    for change in changes_in(open_archive(archive), address):
        typer.echo(change.address)
        for name, version, seen in (
            ("before", change.before, change.before.last_seen),
            ("after", change.after, change.after.first_seen),
        ):
            typer.echo(f"  {name}: seen {seen.date()}, sha256:{version.capture}")
        for line in change.lines:
            typer.echo(f"  {line}")


def explain(
    archive: ArchiveFolder,
    record: Annotated[str, typer.Argument(help="A record's id, or its beginning.", metavar="ID")],
) -> None:
    """From a figure to the words it stands on. For work at your own desk: names are not masked.

    Example: callup explain my-archive 3f0c9a
    """
    from callup.flow.explain import explain as explain_record
    from callup.store import open_archive

    typer.echo(_explanation(explain_record(open_archive(archive), record)))


def issues(archive: ArchiveFolder) -> None:
    """What was in scope and not understood, with where and what to do.

    Example: callup issues my-archive
    """
    from callup.flow.standing import standing
    from callup.store import open_archive

    for issue in standing(open_archive(archive)).issues:
        typer.echo(f"{issue.id}  {issue.stage}  {issue.where}\n    {issue.what}: {issue.why}; {issue.advice}")


def _row(state: OfferState) -> list[object]:
    offer = state.offer
    earlier = offer.previous or (state.earlier.amount if state.earlier else None)
    return [
        offer.place.code if offer.place else None,
        offer.place.municipality if offer.place else None,
        offer.benefit,
        offer.payer,
        offer.basis,
        *_ends(state.amount),
        state.amount.currency if state.amount else None,
        offer.per,
        *_ends(earlier),
        state.earlier.published if state.earlier else None,
        state.last_seen,
        state.age_days,
        len(state.others),
        state.reverted,
        offer.id,
        offer.source,
    ]


def _ends(amount: Amount | None) -> tuple[object, object]:
    return (amount.min, amount.max) if amount else (None, None)


def _line(state: OfferState) -> str:
    offer = state.offer
    place = (offer.place.municipality or offer.place.name) if offer.place else "place not named"
    code = f" [{offer.place.code}]" if offer.place else ""
    money = spell(state.amount) if state.amount else "no sum"
    seen = (
        f"last seen {state.last_seen}, {state.age_days} days before" if state.last_seen else "undated source"
    )
    parts = [
        f"{place}{code}",
        offer.benefit,
        f"{offer.payer}, {offer.basis}",
        f"{money}{_period(offer.per)}",
        seen,
    ]
    if state.earlier is not None and state.earlier.amount is not None and not state.reverted:
        parts.append(f"before: {spell(state.earlier.amount)} ({state.earlier.published or 'no date'})")
    if state.reverted:
        parts.append("the window has ended; this is what it reverts to")
    parts += [
        f"another report says {spell(other.amount) if other.amount else 'no sum'} [{other.id}]"
        for other in state.others
    ]
    return f"{offer.id}  " + " | ".join(parts)


def _period(per: str | None) -> str:
    return "" if per is None else " once" if per == "once" else f" per {per}"


def spell(amount: Amount) -> str:
    """An amount in words that keep what is not known.

    >>> from decimal import Decimal; from callup.values import Amount
    >>> spell(Amount(min=None, max=Decimal(2500), as_written="up to $2,500", currency="USD"))
    'up to 2,500 USD'
    """
    low, high = amount.min, amount.max
    if low is not None and high is not None:
        number = f"{low:,}" if low == high else f"{low:,} to {high:,}"
    elif high is not None:
        number = f"up to {high:,}"
    else:
        number = f"from {low:,}" if low is not None else "an unnamed sum"
    about = {"about": "about ", "nearly": "nearly "}.get(amount.qualifier or "", "")
    return f"{about}{number} {amount.currency}"


def _explanation(found: Explanation) -> str:
    import msgspec

    from callup.model import encode

    record, document = found.judged.record, found.document
    lines = [
        msgspec.json.format(encode(record), indent=2).decode(),
        "",
        "In the words of the document:",
    ]
    lines += [f"  … {p.before}>>>{p.quote}<<<{p.after} …" for p in found.passages]
    source = document.source.id if document.source else "unknown source"
    lines += [
        "",
        f"Document {document.id}: {source}, {document.published or 'no date'}, {document.url or 'no url'}",
    ]
    lines += [f"Bytes sha256:{sha256}" for sha256 in found.captures]
    lines += [f"Seen {s.seen.isoformat()} at {s.address}" for s in found.sightings]
    lines += [f"Judged {j.at.date()}: {j.verdict} by {j.by}, because {j.because}" for j in found.judgements]
    return "\n".join(lines)
