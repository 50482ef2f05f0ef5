"""Commands start fast: what they do not need is not imported."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest

# Seconds of processor time, on a machine that counts as fast as the reference below.
HELP_LIMIT = 0.2
EXTRACT_LIMIT = 0.4
COUNTING = "n = 0\nfor i in range(4_000_000): n += i * i"  # 0.26 seconds where the limit was set
COUNTING_SECONDS = 0.26
PROGRAM = [sys.executable, "-c", "from callup.cli import main; main()"]


def processor_seconds(program: list[str]) -> float:
    """User and system time of one run of a program."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(program, check=True, capture_output=True, timeout=60)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def start_seconds(*words: str) -> float:
    """The fastest of five starts, as it would be on the reference machine: busy neighbours slow both alike."""
    pairs = [
        (processor_seconds([*PROGRAM, *words]), processor_seconds([sys.executable, "-c", COUNTING]))
        for _ in range(5)
    ]
    return min(start for start, _ in pairs) * COUNTING_SECONDS / min(counting for _, counting in pairs)


def imported_by(*words: str) -> set[str]:
    """Top-level packages that one start of callup imports."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *PROGRAM[1:], *words],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    lines = (line for line in done.stderr.splitlines() if line.startswith("import time:"))
    return {line.rsplit("|", 1)[1].strip().split(".")[0] for line in lines}


def test_help_starts_in_under_a_fifth_of_a_second():
    assert start_seconds("--help") < HELP_LIMIT


def test_extract_of_a_short_text_takes_under_four_tenths_of_a_second(tmp_path: Path):
    text = tmp_path / "a.txt"
    text.write_text("Погода хорошая.\n", encoding="utf-8")

    assert start_seconds("extract", str(text)) < EXTRACT_LIMIT


@pytest.mark.parametrize("words", [["--help"], ["extract", "--help"]])
def test_help_imports_no_store_and_no_reader(words):
    heavy = {"sqlalchemy", "alembic", "tantivy", "trafilatura", "lxml", "jinja2", "re2", "yaml"}

    assert imported_by(*words) & heavy == set()
