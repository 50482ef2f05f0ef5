"""From files to lines of JSON, without an archive: read, extract."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from callup.cli.options import (
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

if TYPE_CHECKING:
    from callup.model import Issue

IssuesFile = Annotated[
    Path | None, typer.Option("--issues", help="Write what was not understood here, as JSON Lines.")
]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 1 if anything was not understood.")]


def register(app: typer.Typer) -> None:
    """Put this group's commands on the command line."""
    app.command()(read)
    app.command()(extract)


def read(
    files: Files,
    published: Published = None,
    source: Source = None,
    source_kind: SourceKind = None,
    place: Place = None,
    url: Url = None,
    mapping: Mapping = None,
    campaign: Campaign = "russia",
    issues: IssuesFile = None,
    strict: Strict = False,
) -> None:
    """Print the documents in files as JSON Lines, with the text that all offsets count in.

    Example: callup read page.html --source "Town hall" --published 2023-03-28
    """
    from callup.campaign import load_campaign
    from callup.flow.reading import read_addresses
    from callup.gather import Outside
    from callup.model import Document

    loaded = load_campaign(campaign)
    known = with_mapping(known_from(published, source, source_kind, place, url), mapping, loaded)
    outside = Outside(stdin=sys.stdin.buffer, now=datetime.now(UTC))
    raised: list[Issue] = []
    for item in read_addresses(files, known, outside, loaded):
        if isinstance(item, Document):
            _print(item)
        else:
            raised.append(item)
    _report(raised, issues, strict)


def extract(
    files: Files,
    published: Published = None,
    source: Source = None,
    source_kind: SourceKind = None,
    place: Place = None,
    url: Url = None,
    mapping: Mapping = None,
    campaign: Campaign = "russia",
    issues: IssuesFile = None,
    strict: Strict = False,
) -> None:
    """Print the records in files as JSON Lines: offers, practices, claims, cases, figures, rules.

    Example: callup extract advert.txt --published 2023-03-28 --issues issues.jsonl
    """
    from callup.campaign import load_campaign
    from callup.flow.reading import extract_all, read_addresses
    from callup.gather import Outside
    from callup.model import Issue

    loaded = load_campaign(campaign)
    known = with_mapping(known_from(published, source, source_kind, place, url), mapping, loaded)
    outside = Outside(stdin=sys.stdin.buffer, now=datetime.now(UTC))
    documents = read_addresses(files, known, outside, loaded)
    raised: list[Issue] = []
    for item in extract_all(documents, loaded):
        if isinstance(item, Issue):
            raised.append(item)
        else:
            _print(item)
    _report(raised, issues, strict)


def _print(value: object) -> None:
    from callup.model import encode

    sys.stdout.buffer.write(encode(value) + b"\n")


def _report(raised: list[Issue], file: Path | None, strict: bool) -> None:
    """Issues of reading go to stderr and make the status 1; those of extraction go to the file asked for."""
    from callup.model import encode

    sys.stdout.flush()
    with file.open("wb") if file else nullcontext() as out:
        for issue in raised:
            if out is not None:
                out.write(encode(issue) + b"\n")
    for line in _lines(raised):
        typer.echo(line, err=True)
    unread = any(issue.stage in ("gather", "read") for issue in raised)
    if unread or (strict and raised):
        raise typer.Exit(1)


def _lines(raised: list[Issue]) -> Iterator[str]:
    for issue in raised:
        if issue.stage in ("gather", "read"):
            yield f"callup: {issue.where}: {issue.what}; {issue.why}; {issue.advice}"
    if doubtful := sum(issue.stage == "extract" for issue in raised):
        yield f"callup: {doubtful} things in scope were not understood; --issues FILE lists them"
