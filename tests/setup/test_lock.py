"""What is installed is pinned, hashed, complete, and comes without an address."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
BLOCKS = re.split(r"\n(?=[a-z0-9])", LOCK[LOCK.index("\n", LOCK.rindex("uv pip compile")) + 1 :])


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.split("==")[0])
def test_every_requirement_has_one_version_and_hashes(block):
    assert re.match(r"[a-z0-9.-]+==[0-9][^ ;]* ", block)
    assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", block)


def test_lock_names_no_address():
    assert "://" not in LOCK
    assert not re.search(r"^\s*(-i|-f|--index|--extra|--find|--trusted)", LOCK, re.MULTILINE)


def test_lock_holds_what_the_project_names():
    pinned = {normal(block.split("==")[0]) for block in BLOCKS}
    extras = PROJECT["optional-dependencies"]
    named = [*PROJECT["dependencies"], *extras["dev"], *extras["names"], *extras["tagger"]]

    missing = {normal(re.split(r"[<>=~!\[; ]", line)[0]) for line in named} - pinned

    assert missing == set()
