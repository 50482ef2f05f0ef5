"""Keeping an archive: init, add, rerun, check."""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from callup.cli.options import (
    ArchiveFolder,
    Campaign,
    Files,
    Mapping,
    Place,
    Published,
    Source,
    SourceKind,
    Url,
    known_from,
    with_mapping,
)
from callup.cli.progress import progress_of
from callup.errors import UsageError

if TYPE_CHECKING:
    from callup.flow.add import Surroundings
    from callup.flow.desk import Added, Kept
    from callup.store import Archive

_LEAST_KEY = 32
Workers = Annotated[
    int, typer.Option("--workers", min=0, help="Processes to read with; 0 for one a core.", metavar="NUMBER")
]


def register(app: typer.Typer) -> None:
    """Put this group's commands on the command line."""
    for command in (init, add, rerun, check):
        app.command()(command)


def init(
    archive: ArchiveFolder,
    campaign: Campaign = "russia",
    key: Annotated[
        Path | None,
        typer.Option(
            "--key",
            help="A file whose bytes (32 or more) make the pseudonyms of accused persons; "
            "archives with one key tell one person alike. Without it the archive makes its own.",
            metavar="FILE",
        ),
    ] = None,
) -> None:
    """Make an empty archive for a campaign.

    Example: callup init my-archive
    """
    from callup.flow.add import init as make

    make(archive, campaign, _key_of(key))
    typer.echo(str(archive))


def add(
    archive: ArchiveFolder,
    files: Files,
    published: Published = None,
    source: Source = None,
    source_kind: SourceKind = None,
    place: Place = None,
    url: Url = None,
    mapping: Mapping = None,
    follow: Annotated[
        bool, typer.Option("--follow", help="Also fetch the pages that a feed links to on its own site.")
    ] = False,
    workers: Workers = 0,
    each: Annotated[
        bool, typer.Option("--each", help="Print each file's address as soon as it is safely kept.")
    ] = False,
) -> None:
    """Read files into an archive: keep the bytes, the documents and their records.

    Example: callup add my-archive collected/ export.zip https://town.example/news.xml
    """
    from callup.campaign import load_campaign
    from callup.flow.add import add as add_to
    from callup.store import open_archive

    opened = open_archive(archive)
    known = known_from(published, source, source_kind, place, url)
    known = with_mapping(known, mapping, load_campaign(opened.campaign))
    with progress_of("documents", each) as tell:
        added = add_to(opened, files, known, _surroundings(tell, workers, follow))
    opened.close()
    _report(added)


def rerun(archive: ArchiveFolder, workers: Workers = 0) -> None:
    """Read every capture anew and extract anew; judgements are kept and find their records again.

    Example: callup rerun my-archive
    """
    from callup.flow.add import rerun as run_again
    from callup.store import open_archive

    opened = open_archive(archive)
    with progress_of("documents") as tell:
        added = run_again(opened, _surroundings(tell, workers))
    opened.close()
    typer.echo(added.sentence())


def check(
    archive: ArchiveFolder,
    repair: Annotated[
        bool, typer.Option("--repair", help="First finish what a kill left undone, and make the index anew.")
    ] = False,
    statements: Annotated[
        bool,
        typer.Option(
            "--statements",
            help="Also print what texts state against the law of their day or their own numbers, both sides.",
        ),
    ] = False,
) -> None:
    """Verify the archive: hashes of the bytes, the seal of every row, every quote, the index, the judgements.

    Example: callup check my-archive
    """
    from callup.flow.add import repair as mend
    from callup.flow.check import check as faults_in
    from callup.store import open_archive

    opened = open_archive(archive)
    if repair:
        with progress_of("documents") as tell:
            mend(opened, _surroundings(tell, 0))
    faults = 0
    for fault in faults_in(opened):
        typer.echo(fault)
        faults += 1
    counted = ", ".join(f"{number} {noun}" for noun, number in opened.count().items())
    typer.echo(f"{counted}: {faults} faults", err=True)
    if statements:
        _print_contradictions(opened)
    if faults:
        raise typer.Exit(1)


def _print_contradictions(archive: Archive) -> None:
    """Each contradiction with both of its sides: no fault of the archive, and no change of the status."""
    from callup.flow.statements import contradictions

    number = 0
    for found in contradictions(archive):
        number += 1
        stated = found.statement
        said, other = found.link.reasons
        typer.echo(f"contradicts: {stated.source or 'unknown source'}, document {stated.document}: {said}")
        typer.echo(f"    its words: {' '.join(stated.sentence.quote.split())}")
        unverified = " - NOT VERIFIED in a public text" if found.rule and not found.rule.verified else ""
        typer.echo(f"    other side: {other}{unverified}")
    typer.echo(f"{number} statements contradict the law of their day or their own numbers", err=True)


def _key_of(file: Path | None) -> bytes:
    """The key of a file, or a new one; raises UsageError where the file holds too little to be one."""
    if file is None:
        return secrets.token_bytes(_LEAST_KEY)
    try:
        key = file.read_bytes()
    except OSError as error:
        raise UsageError(f"--key {file}: {error.strerror or 'it cannot be read'}.") from error
    if len(key) < _LEAST_KEY:
        raise UsageError(f"--key {file}: {_LEAST_KEY} bytes or more are needed; names could be guessed.")
    return key


def _surroundings(tell: Callable[[Kept], None], workers: int, follow: bool = False) -> Surroundings:
    """What the command brings; with no number of workers, as many as there are cores to run on."""
    from callup.flow.add import Surroundings

    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return Surroundings(
        sys.stdin.buffer,
        datetime.now(UTC),
        tell,
        workers or cores,
        follow=follow,
        key=secrets.token_bytes(_LEAST_KEY),
    )


def _report(added: Added) -> None:
    """The counts on stdout, and on stderr what was not read; that makes the status 1."""
    typer.echo(added.sentence())
    for issue in added.unread:
        typer.echo(f"callup: {issue.where}: {issue.what}; {issue.why}; {issue.advice}", err=True)
    if further := added.not_read - len(added.unread):
        typer.echo(f"callup: and {further} more; `callup issues` lists all", err=True)
    if added.not_read:
        raise typer.Exit(1)
