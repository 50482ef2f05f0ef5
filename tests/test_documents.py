"""What the documents promise: every command, its options and its example are the real ones."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest
import typer

from callup.cli import app

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")


def commands() -> dict[str, click.Command]:
    found: dict[str, click.Command] = {}
    waiting = [("callup", typer.main.get_command(app))]
    while waiting:
        name, command = waiting.pop()
        children = getattr(command, "commands", None)
        if children is None:
            found[name] = command
        else:
            waiting += [(f"{name} {child}", inner) for child, inner in children.items()]
    return found


COMMANDS = commands()


def test_the_commands_are_the_intended_ones() -> None:
    assert {name.removeprefix("callup ") for name in COMMANDS} == {
        "read",
        "extract",
        "init",
        "add",
        "rerun",
        "check",
        "find",
        "copies",
        "offers",
        "courts",
        "voices",
        "changes",
        "explain",
        "issues",
        "judge accept",
        "judge reject",
        "judge correct",
        "judge same",
        "judge different",
        "events",
        "brief",
        "demo",
        "law",
        "eval money",
        "eval dates",
        "eval places",
        "eval offers",
        "eval attribution",
        "eval practices",
        "eval figures",
        "eval rules",
        "eval cases",
        "eval grades",
        "eval copies",
        "eval sources",
        "eval stance",
        "eval naming",
    }


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_each_command_shows_an_example_that_parses(name: str) -> None:
    command = COMMANDS[name]
    example = re.search(r"Example: callup (.+)", command.help or "")
    assert example, "no example"
    words = shlex.split(example.group(1))
    inner = name.split()[1:]
    assert words[: len(inner)] == inner
    command.make_context(name, words[len(inner) :])


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_the_page_of_commands_has_every_command_and_option(name: str) -> None:
    section = re.search(rf"^## `{re.escape(name)}`$(.*?)(?=^## |\Z)", PAGE, flags=re.M | re.S)
    assert section, "not on the page"
    for parameter in COMMANDS[name].params:
        for option in getattr(parameter, "opts", []):
            if option.startswith("--") and option != "--help":
                assert f"`{option}`" in section.group(1), option


def test_what_the_readme_tells_to_type_exists() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for line in re.findall(r"^(?:\$ )?\./run callup (.+)$", readme, flags=re.M):
        words = shlex.split(line, comments=True)
        name = "callup " + (" ".join(words[:2]) if words[0] in ("judge", "eval") else words[0])
        assert name in COMMANDS, line
        COMMANDS[name].make_context(name, words[len(name.split()) - 1 :])
