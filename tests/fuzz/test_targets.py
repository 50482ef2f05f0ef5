"""The targets of benchmarks/fuzz.py: their seeds break nothing, and a short search finds nothing."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.fuzz import TARGETS, seeds

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(TARGETS))
def test_the_seeds_break_nothing(name: str, tmp_path: Path) -> None:
    seeds(tmp_path)
    found = sorted(tmp_path.iterdir())
    assert len(found) > 100
    for path in found[:: 1 if name == "read" else 6]:
        TARGETS[name](path.read_bytes())


@pytest.mark.fuzz
@pytest.mark.skipif(importlib.util.find_spec("atheris") is None, reason="atheris is not installed")
@pytest.mark.parametrize("name", sorted(TARGETS))
def test_a_short_search_finds_nothing(name: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "benchmarks/fuzz.py", name, "--seconds", "60", "--corpus", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        env={"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"},
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
