"""A checkout of nothing but `run`, its two set-up files and a Python that installs nothing."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# Answers the checks of `run`, makes a .venv whose programs say how they were called, keeps a log.
PYTHON = """#!/bin/sh
log={log}
case "$*" in
    *version_info*) exit {too_old} ;;
    *ensurepip*) exit {no_ensurepip} ;;
    -V) echo "Python 3.9.2" ;;
    *"-m venv"*)
        for venv; do :; done
        echo "make venv" >>"$log"
        rm -rf "$venv"
        mkdir -p "$venv/bin"
        cp "$0" "$venv/bin/python"
        printf '#!/bin/sh\\necho "callup in $PWD:" "$@"\\n' >"$venv/bin/callup"
        printf '#!/bin/sh\\nexit 0\\n' >"$venv/bin/lint-imports"
        chmod +x "$venv/bin/callup" "$venv/bin/lint-imports"
        ;;
    *"-m pip install"*)
        echo "noise of pip"
        echo "pip $*" >>"$log"
        [ ! -e "$log.offline" ] || exit 1
        ;;
    *mypy*) echo "mypy"; [ ! -e "$log.untyped" ] || exit 1 ;;
    *) echo "python in $PWD:" "$@" ;;
esac
"""


@dataclass
class Checkout:
    """A folder that holds `run`, and what its Python was asked to do."""

    folder: Path
    log: Path
    environment: dict[str, str] = field(default_factory=dict)

    def run(self, *words: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        """Start `run` as a user would, from `cwd` or the file system's root."""
        return subprocess.run(
            ["sh", str(self.folder / "run"), *words],
            cwd=cwd or Path("/"),
            env={**os.environ, **self.environment},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def steps(self) -> Sequence[str]:
        """What set-up did since the log was last emptied, a line a step."""
        return self.log.read_text().splitlines() if self.log.exists() else []


def make_checkout(tmp_path: Path, flaws: Mapping[str, int]) -> Checkout:
    """A checkout in a folder with a space in its name, and the fake Python with these flaws."""
    folder = tmp_path / "a folder" / "callup"
    folder.mkdir(parents=True)
    for name in ("run", "requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, folder / name)
    log = tmp_path / "log"
    python = tmp_path / "python3"
    settings = {"too_old": 0, "no_ensurepip": 0, **flaws}
    python.write_text(PYTHON.format(log=log, **settings))
    python.chmod(0o755)
    return Checkout(folder, log, {"PYTHON": str(python)})


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    if sys.platform == "win32":
        pytest.skip("run is a POSIX script")
    return make_checkout(tmp_path, {})


@pytest.fixture
def flawed_checkout(tmp_path: Path, request: pytest.FixtureRequest) -> Checkout:
    return make_checkout(tmp_path, {request.param: 1})
