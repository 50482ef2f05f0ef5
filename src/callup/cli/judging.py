"""A person's decisions: judge accept, reject, correct, same, different."""

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
    for command in (accept, reject, correct, same, different):
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


OtherId = Annotated[str, typer.Argument(help="The other record's id.", metavar="OTHER")]


def same(archive: ArchiveFolder, record: RecordId, other: OtherId, by: By, because: Because) -> None:
    """Two records tell of one event.

    Example: callup judge same my-archive 3f0c... 77aa... --by "editor" --because "one raid, two papers"
    """
    _judge_pair(archive, (record, other), Ruling(verdict="same", by=by, because=because))


def different(archive: ArchiveFolder, record: RecordId, other: OtherId, by: By, because: Because) -> None:
    """Two records tell of different events.

    Example: callup judge different my-archive 3f0c... 77aa... --by "editor" --because "two towns"
    """
    _judge_pair(archive, (record, other), Ruling(verdict="different", by=by, because=because))


def _judge_pair(archive: ArchiveFolder, records: tuple[str, str], ruling: Ruling) -> None:
    from callup.flow.judge import judge_pair
    from callup.store import open_archive

    typer.echo(judge_pair(open_archive(archive), records, ruling, datetime.now(UTC)).id)


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
