"""Copies at the command line: the texts that many publish, and the sheet of one of them."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from callup.cli.options import ArchiveFolder
from callup.errors import UsageError

if TYPE_CHECKING:
    from callup.store import Archive


def register(app: typer.Typer) -> None:
    """Put this group's command on the command line."""
    app.command()(copies)


def copies(
    archive: ArchiveFolder,
    min_accounts: Annotated[
        int, typer.Option("--min-accounts", min=1, help="Only texts that so many publish.", metavar="NUMBER")
    ] = 3,
    family: Annotated[str | None, typer.Option("--family", help="One text: its sheet.", metavar="ID")] = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print a table for a spreadsheet.")] = False,
    picture: Annotated[
        Path | None,
        typer.Option("--picture", help="Draw the text's spread and its publishers (SVG).", metavar="FILE"),
    ] = None,
) -> None:
    """The texts that many publish, each one origin with its repeats; and the sheet of one of them.

    Example: callup copies my-archive --min-accounts 3
    """
    from callup.store import open_archive

    if picture is not None and family is None:
        raise UsageError("--picture: of which text? Name it with --family.")
    opened = open_archive(archive)
    if family is None:
        _list(opened, min_accounts, as_csv)
    else:
        _one(opened, family, as_csv, picture)


def _list(opened: Archive, fewest: int, as_csv: bool) -> None:
    from callup.cli.copying_lines import FAMILY_COLUMNS, family_lines, family_row
    from callup.flow.campaign_sheet import listed

    told = list(listed(opened, fewest))
    if as_csv:
        _table(FAMILY_COLUMNS, (family_row(family, words) for family, words in told))
    else:
        for family, words in told:
            for line in family_lines(family, words):
                typer.echo(line)
    if not told:
        typer.echo(f"No text was found with {fewest} publishers or more.", err=True)


def _table(columns: tuple[str, ...], rows: Iterable[dict[str, object]]) -> None:
    from callup.publish.exports import cell

    table = csv.writer(sys.stdout, lineterminator="\n")
    table.writerow(columns)
    for row in rows:
        table.writerow([cell(row.get(column)) for column in columns])


def _one(opened: Archive, id_: str, as_csv: bool, picture: Path | None) -> None:
    from callup.cli.copying_lines import MEMBER_COLUMNS, member_rows, sheet_lines
    from callup.flow.campaign_sheet import campaign_sheet, find_family

    sheet = campaign_sheet(opened, find_family(opened, id_))
    if as_csv:
        _table(MEMBER_COLUMNS, member_rows(sheet))
    else:
        for line in sheet_lines(sheet):
            typer.echo(line)
    if picture is not None:
        from callup.publish.family_picture import family_picture

        picture.write_text(family_picture(sheet.family), encoding="utf-8")
        typer.echo(str(picture), err=True)
