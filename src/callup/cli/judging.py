"""A person's decisions: judge accept, reject, correct."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any

import typer

from callup.cli.options import ArchiveFolder
from callup.errors import UsageError
from callup.model.judgement import Ruling

RecordId = Annotated[str, typer.Argument(help="The record's id.", metavar="ID")]
By = Annotated[str, typer.Option("--by", help="Who decides: a name or a role.")]
Because = Annotated[str, typer.Option("--because", help="Why.")]


def register(app: typer.Typer) -> None:
    """Put this group's commands on the command line."""
    group = typer.Typer(no_args_is_help=True, help="Keep a person's decision about a record, for ever.")
    for command in (accept, reject, correct):
        group.command()(command)
    app.add_typer(group, name="judge")


def accept(archive: ArchiveFolder, record: RecordId, by: By, because: Because) -> None:
    """The record says what its words say.

    Example: callup judge accept my-archive 3f0c... --by "editor" --because "read the decree"
    """
    _judge(archive, record, Ruling(verdict="accept", by=by, because=because))


def reject(archive: ArchiveFolder, record: RecordId, by: By, because: Because) -> None:
    """The record is wrong and counts no more; it stays visible with the reason.

    Example: callup judge reject my-archive 3f0c... --by "editor" --because "a budget, no offer"
    """
    _judge(archive, record, Ruling(verdict="reject", by=by, because=because))


def correct(
    archive: ArchiveFolder,
    record: RecordId,
    by: By,
    because: Because,
    set_: Annotated[list[str], typer.Option("--set", help="field=value; the value as JSON or a plain word.")],
) -> None:
    """The record is right but for some fields.

    Example: callup judge correct my-archive 3f0c... --set payer=regional --by "editor" --because "decree 12"
    """
    _judge(
        archive,
        record,
        Ruling(verdict="correct", by=by, because=because, correction=dict(_setting(one) for one in set_)),
    )


def _setting(written: str) -> tuple[str, Any]:
    import msgspec

    name, equals, value = written.partition("=")
    if not equals or not name:
        raise UsageError(f"--set {written}: write it as field=value, for example payer=regional.")
    try:
        return name, msgspec.json.decode(value)
    except msgspec.DecodeError:
        return name, value


def _judge(archive: ArchiveFolder, record: str, ruling: Ruling) -> None:
    from callup.flow.judge import judge
    from callup.store import open_archive

    judgement = judge(open_archive(archive), record, ruling, datetime.now(UTC))
    typer.echo(judgement.id)
