"""What is published: brief, demo."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from callup.cli.options import ArchiveFolder, day
from callup.errors import UsageError


class Language(StrEnum):
    """The languages that a brief is written in."""

    en = "en"
    ru = "ru"


def register(app: typer.Typer) -> None:
    """Put this group's commands on the command line."""
    app.command()(brief)
    app.command()(demo)


def brief(
    archive: ArchiveFolder,
    first: Annotated[
        str | None, typer.Option("--from", help="First day, as 2023-03-01.", metavar="DATE")
    ] = None,
    last: Annotated[str | None, typer.Option("--to", help="Last day, as 2023-03-31.", metavar="DATE")] = None,
    out: Annotated[Path, typer.Option("--out", help="Folder for the brief and its tables.")] = Path("brief"),
    language: Annotated[Language, typer.Option("--language", help="en or ru.")] = Language.en,
) -> None:
    """Write brief.html, brief.md and the tables behind them; names and phones are masked.

    Example: callup brief my-archive --from 2023-03-01 --to 2023-03-31 --out march
    """
    from callup.flow.brief import make_brief
    from callup.store import open_archive

    days = (day(first, "--from"), day(last, "--to"))
    for path in make_brief(
        open_archive(archive), days, out, made_at=datetime.now(UTC), language=language.value
    ):
        typer.echo(str(path))


def demo(
    out: Annotated[Path, typer.Option("--out", help="Folder for the demonstration; made anew.")] = Path(
        "demo"
    ),
    examples: Annotated[
        Path, typer.Option("--examples", help="The folder with the example documents.")
    ] = Path("examples/march-2023"),
) -> None:
    """Make the brief of the example documents, which are in our own words, and say where it is.

    Example: callup demo --out demo
    """
    from callup.flow.demo import MARK, make_demo

    if not (examples / "manifest.csv").is_file():
        raise UsageError(f"{examples}: the example documents are not here. Start this from the checkout.")
    if out.exists():
        if not (out / MARK).is_file():
            raise UsageError(
                f"{out}: this folder is not a demonstration's. Nothing was touched; name another."
            )
        shutil.rmtree(out)
    made = make_demo(examples, out, "russia", datetime.now(UTC))
    typer.echo(made.added.sentence(), err=True)
    for path in made.paths:
        typer.echo(str(path))
