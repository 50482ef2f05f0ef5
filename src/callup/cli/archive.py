"""Keeping an archive: init, add, rerun, check."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import Annotated

import typer

from callup.cli.options import (
    ArchiveFolder,
    Campaign,
    Files,
    Place,
    Published,
    Source,
    SourceKind,
    Url,
    known_from,
)
from callup.cli.progress import progress_of


def register(app: typer.Typer) -> None:
    """Put this group's commands on the command line."""
    for command in (init, add, rerun, check):
        app.command()(command)


def init(archive: ArchiveFolder, campaign: Campaign = "russia") -> None:
    """Make an empty archive for a campaign.

    Example: callup init my-archive
    """
    from callup.flow.add import init as make

    make(archive, campaign)
    typer.echo(str(archive))


def add(
    archive: ArchiveFolder,
    files: Files,
    published: Published = None,
    source: Source = None,
    source_kind: SourceKind = None,
    place: Place = None,
    url: Url = None,
) -> None:
    """Read files into an archive: keep the bytes, the documents and their records.

    Example: callup add my-archive collected/ page.html
    """
    from callup.flow.add import Surroundings
    from callup.flow.add import add as add_to
    from callup.store import open_archive

    known = known_from(published, source, source_kind, place, url)
    opened = open_archive(archive)
    with progress_of("files") as step:
        added = add_to(opened, files, known, Surroundings(sys.stdin.buffer, datetime.now(UTC), step))
    typer.echo(added.sentence())
    for issue in added.unread:
        typer.echo(f"callup: {issue.where}: {issue.what}; {issue.why}; {issue.advice}", err=True)
    if added.unread:
        raise typer.Exit(1)


def rerun(archive: ArchiveFolder) -> None:
    """Read every capture anew and extract anew; judgements are kept and find their records again.

    Example: callup rerun my-archive
    """
    from callup.flow.add import rerun as run_again
    from callup.store import open_archive

    with progress_of("captures") as step:
        added = run_again(open_archive(archive), step)
    typer.echo(added.sentence())


def check(
    archive: ArchiveFolder,
    repair: Annotated[bool, typer.Option("--repair", help="Make the search index anew first.")] = False,
) -> None:
    """Verify the archive: hashes of the bytes, every quote, the index, the judgements.

    Example: callup check my-archive
    """
    from callup.flow.check import check as faults_in
    from callup.store import open_archive

    opened = open_archive(archive)
    if repair:
        opened.index.rebuild(opened.documents())
    faults = list(faults_in(opened))
    for fault in faults:
        typer.echo(fault)
    counted = ", ".join(f"{number} {noun}" for noun, number in opened.count().items())
    typer.echo(f"{counted}: {len(faults)} faults", err=True)
    if faults:
        raise typer.Exit(1)
