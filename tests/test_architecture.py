"""The house as it is drawn in docs/map.md, and nothing of one country in the engine."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "callup"
FILES = sorted(path for path in SOURCE.rglob("*.py") if "campaigns" not in path.parts)


def test_every_room_is_on_the_map_and_every_room_on_the_map_is_there() -> None:
    drawn = (ROOT / "docs" / "map.md").read_text(encoding="utf-8").split("```")[1]
    rooms = {path.name for path in SOURCE.iterdir() if (path / "__init__.py").is_file()} | {
        "errors",
        "campaigns",
    }
    assert {room for room in rooms if re.search(rf"\b{room}\b", drawn)} == rooms
    named = re.findall(r"^(?:floor \d| {7})  (\w+(?: \| \w+)*)", drawn, flags=re.M)
    assert named
    assert {room for line in named for room in line.split(" | ")} <= rooms


def test_no_two_files_of_the_house_have_one_name() -> None:
    names = [path.name for path in FILES if not path.name.startswith("__") and "migrations" not in path.parts]
    twice = {name for name in names if names.count(name) > 1}
    # A room's own name, a user's action and its command, and a kind's type and finder may meet.
    assert twice <= {"brief.py", "reading.py", "archive.py", "campaign.py", "judge.py"}, twice


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_module_says_what_it_owns(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), "no docstring"


def spoken(path: Path) -> str:
    """The strings that a module works with: its docstrings and comments may give examples."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    strings = [n for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    return "\n".join(str(node.value) for node in strings if node not in told)


def test_the_engine_knows_no_country() -> None:
    """No name of the shipped campaign's country, capital or government in what the code works with."""
    words = re.compile(
        r"\brussia\b|москв|росси[ий]|kremlin|кремл|putin|путин|ярослав|yaroslav|\bRU-[A-Z]", re.I
    )
    for path in FILES:
        if path.parent.name != "cli":  # there the shipped campaign is an option's default
            assert words.findall(spoken(path)) == [], path.relative_to(SOURCE)


def test_no_file_has_a_machine_in_it() -> None:
    for path in [*ROOT.glob("docs/**/*.md"), *ROOT.glob("*.md"), *FILES]:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"(?<![\w.])/(?:work|root|home|tmp)/", text), path
