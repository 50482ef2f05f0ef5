"""Makes docs/cli.md from the commands themselves."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click
import typer

from callup.cli import app

PAGE = Path(__file__).parent.parent / "docs" / "cli.md"
HEAD = """# Commands

Made by `training/cli_page.py`; do not edit. Results go to stdout, talk to stderr.
Exit status: 0 done; 1 some input could not be read or a check failed; 2 wrong use.
"""


def page() -> str:
    """The whole page, as it should be."""
    root = typer.main.get_command(app)
    return HEAD + "".join(_section(name, command) for name, command in sorted(_commands("callup", root)))


def _commands(name: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    children: dict[str, click.Command] | None = getattr(command, "commands", None)
    if children is None:
        yield name, command
        return
    for child, inner in children.items():
        yield from _commands(f"{name} {child}", inner)


def _section(name: str, command: click.Command) -> str:
    text, _, example = (command.help or "").partition("Example:")
    lines = [f"\n## `{name}`\n", " ".join(text.split()), "", f"    {example.strip()}", ""]
    lines += [_parameter(parameter) for parameter in command.params]
    return "\n".join(lines) + "\n"


def _parameter(parameter: click.Parameter) -> str:
    shown = getattr(parameter, "opts", [])
    metavar = getattr(parameter, "metavar", None)
    name = (
        f"`{shown[0]}`"
        if shown and shown[0].startswith("-")
        else f"`{metavar or str(parameter.name).upper()}`"
    )
    return f"- {name}: {getattr(parameter, 'help', '') or ''}".rstrip()


if __name__ == "__main__":
    if "--write" in sys.argv:
        PAGE.write_text(page(), encoding="utf-8")
        print(f"wrote {PAGE}")
    else:
        sys.stdout.write(page())
