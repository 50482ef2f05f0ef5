"""`benchmarks/run` lists the scripts beside it, and starts one or all of them."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def bench(tmp_path: Path):
    """A folder of two benchmarks, the second of which misses its floor."""
    shutil.copy(ROOT / "benchmarks" / "run", tmp_path / "run")
    (tmp_path / "python").symlink_to(sys.executable)
    (tmp_path / "fast.py").write_text('"""Measures what is fast."""\nimport sys\nprint(sys.argv)\n')
    (tmp_path / "slow.py").write_text('"""Measures what is slow."""\nraise SystemExit(1)\n')

    def start(*words: str) -> subprocess.CompletedProcess[str]:
        environment = {"PATH": f"{tmp_path}:/usr/bin:/bin"}
        command = ["sh", str(tmp_path / "run"), *words]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    return start


def test_list_names_each_with_what_it_measures(bench):
    names = [line.split(maxsplit=1) for line in bench("--list").stdout.splitlines()]

    assert names == [["fast", "Measures what is fast."], ["slow", "Measures what is slow."]]


def test_one_is_started_with_its_arguments(bench):
    done = bench("fast", "--size", "2 MB")

    assert done.returncode == 0
    assert "'--size', '2 MB'" in done.stdout


def test_all_are_started_and_one_failure_fails_the_whole(bench):
    done = bench()

    assert done.returncode == 1
    assert "== fast" in done.stdout
    assert "== slow" in done.stdout


def test_unknown_name_is_wrong_use_and_shows_the_names(bench):
    done = bench("fat")

    assert done.returncode == 2
    assert "fat" in done.stderr
    assert "Measures what is fast." in done.stderr
