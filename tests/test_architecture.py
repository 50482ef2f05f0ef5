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
    named = re.findall(r"^(?:floor \d)?\s+(\w+(?: \| \w+)*)", drawn, flags=re.M)
    assert {room for line in named for room in line.split(" | ")} <= rooms


def test_no_two_files_of_the_house_have_one_name() -> None:
    names = [path.name for path in FILES if not path.name.startswith("__") and "migrations" not in path.parts]
    twice = {name for name in names if names.count(name) > 1}
    # A room's own name, a user's action and its command, and a kind's type and finder may meet.
    assert twice <= {"brief.py", "reading.py", "archive.py", "campaign.py", "judge.py"}, twice


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_module_says_what_it_owns(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), "no docstring"


def test_the_engine_knows_no_country() -> None:
    """No word of the shipped campaign's country, capital, language-bound law or currency's home in code."""
    words = re.compile(r"russia|москв|росси|kremlin|кремл|putin|путин|ярослав|yaroslav|RU-[A-Z]", re.I)
    allowed = {"cli/options.py", "cli/reading.py", "cli/archive.py"}  # the shipped campaign is the default
    for path in FILES:
        name = str(path.relative_to(SOURCE))
        code = "\n".join(
            line for line in path.read_text(encoding="utf-8").splitlines() if "russian" not in line.lower()
        )
        if name not in allowed:
            assert not words.findall(code), name


def test_no_file_has_a_machine_in_it() -> None:
    for path in [*ROOT.glob("docs/**/*.md"), *ROOT.glob("*.md"), *FILES]:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"(?<![\w.])/(?:work|root|home|tmp)/", text), path
