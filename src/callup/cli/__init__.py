"""The command line: one file a group of commands, and one place where errors become exit statuses.

0 done; 1 some input could not be read or a check failed; 2 wrong use. Results go to stdout, all
talk to stderr.
"""

from __future__ import annotations

import gc
import os
import sys

import typer

from callup import __version__
from callup.cli import (
    archive,
    asking,
    copying,
    counting,
    evaluating,
    evaluating_facts,
    evaluating_links,
    evaluating_speech,
    eventing,
    judging,
    knowledge,
    offering,
    publishing,
    reading,
    voicing,
)
from callup.errors import CallupError, UsageError

app = typer.Typer(
    name="callup",
    help="Read what is published about a military recruitment drive; keep a sourced picture of it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

for group in (
    reading,
    archive,
    asking,
    copying,
    offering,
    eventing,
    counting,
    voicing,
    judging,
    publishing,
    knowledge,
    evaluating,
    evaluating_facts,
    evaluating_links,
    evaluating_speech,
):
    group.register(app)


@app.callback(invoke_without_command=True)
def root(
    version: bool = typer.Option(False, "--version", help="Print the version and stop."),
) -> None:
    """Read what is published about a military recruitment drive; keep a sourced picture of it."""
    if version:
        typer.echo(f"callup {__version__}")
        raise typer.Exit


def main() -> None:
    """The console script: runs a command and turns what it raises into a message and a status."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    gc.set_threshold(100_000, 50, 50)  # a start makes many small values that all stay
    try:
        app()
    except UsageError as error:
        _fail(error, 2)
    except CallupError as error:
        _fail(error, 1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    finally:
        _tell_what_is_missed()


def _tell_what_is_missed() -> None:
    """Say once what was read without an optional part; a command that read nothing of its kind loads none."""
    veto = sys.modules.get("callup.extract.places.name_veto")
    if veto is not None and veto.is_missed():
        told = "doubtful names of places were read by rules alone; to install the recogniser: callup[names]"
        typer.echo(f"callup: {told}", err=True)
    tagger = sys.modules.get("callup.extract.speech.english_tagger")
    if tagger is not None and tagger.is_missed():
        told = "who says what in English was read by frames alone; to install the tagger: callup[tagger]"
        typer.echo(f"callup: {told}", err=True)


def _fail(error: CallupError, status: int) -> None:
    typer.echo(f"callup: {error}", err=True)
    sys.exit(status)
