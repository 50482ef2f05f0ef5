"""Counts over an archive: courts."""

from __future__ import annotations

import csv
import re
import sys
from typing import Annotated

import typer

from callup.cli.options import ArchiveFolder, day
from callup.errors import UsageError


def register(app: typer.Typer) -> None:
    """Put this group's command on the command line."""
    app.command()(courts)


def courts(
    archive: ArchiveFolder,
    article: Annotated[
        str | None,
        typer.Option(
            "--article", help="Only cases under this article (337) or part of it (337.5).", metavar="ARTICLE"
        ),
    ] = None,
    first: Annotated[
        str | None, typer.Option("--from", help="The first day, as 2023-03-01.", metavar="DATE")
    ] = None,
    last: Annotated[str | None, typer.Option("--to", help="The last day.", metavar="DATE")] = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print the tables for a spreadsheet.")] = False,
) -> None:
    """Cases at court: received, heard, decided, published; by article, court, month; and whether it adds up.

    Example: callup courts my-archive --article 337 --from 2023-01-01 --to 2023-03-31
    """
    from callup.cli.counting_lines import register_lines, rows_of_tables
    from callup.flow.court_cases import court_register
    from callup.measure import Period
    from callup.publish.exports import cell
    from callup.store import open_archive

    if article is not None and not re.fullmatch(r"\d{3}(?:\.\d){0,3}", article):
        raise UsageError(f"--article {article}: write an article, like 337, or a part of it, like 337.5.")
    period = Period(day(first, "--from"), day(last, "--to"))
    if period.first and period.last and period.last < period.first:
        raise UsageError("--from and --to: the last day comes before the first.")
    found = court_register(open_archive(archive), article, period)
    if as_csv:
        table = csv.writer(sys.stdout, lineterminator="\n")
        for row in rows_of_tables(found.register):
            table.writerow([cell(value) for value in row])
        return
    for line in register_lines(found, article, period):
        typer.echo(line)
    if not found.cases:
        typer.echo("No case was found; that is not known, and not zero.", err=True)
