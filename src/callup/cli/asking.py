"""Questions to an archive: find, changes, explain, issues."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from callup.cli.options import ArchiveFolder

if TYPE_CHECKING:
    from callup.flow.explain import Explanation


def register(app: typer.Typer) -> None:
    """Put this group's commands on the command line."""
    for command in (find, changes, explain, issues):
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
