"""The `run` script: what it sets up, when it does so again, and what it says when it cannot."""

import shutil
from pathlib import Path

import pytest


def test_first_start_installs_the_lock_with_hashes_and_then_callup(checkout):
    done = checkout.run("callup", "extract", "a file.txt")

    made, locked, own = checkout.steps()
    assert done.returncode == 0
    assert made == "make venv"
    assert "--require-hashes -r" in locked
    assert "--no-deps --no-build-isolation -e" in own
    assert all("--no-cache-dir" in step for step in (locked, own))


def test_second_start_does_no_set_up(checkout):
    checkout.run("callup")
    checkout.log.unlink()

    done = checkout.run("callup", "extract", "x")

    assert checkout.steps() == []
    assert done.stderr == ""


def test_set_up_talks_on_stderr_only(checkout):
    done = checkout.run("callup", "extract", "a file.txt")

    assert done.stdout == "callup in /: extract a file.txt\n"
    assert "setting up" in done.stderr


def test_callup_runs_where_the_user_is_and_tests_run_in_the_checkout(checkout, tmp_path):
    assert f"in {tmp_path}: find" in checkout.run("callup", "find", cwd=tmp_path).stdout
    assert f"in {checkout.folder}: demo" in checkout.run("demo", cwd=tmp_path).stdout
    tested = checkout.run("test", "-k", "two words", cwd=tmp_path).stdout
    assert tested == f"python in {checkout.folder}: -m pytest -q -k two words\n"


def test_interrupted_set_up_starts_over(checkout):
    offline = checkout.log.with_name("log.offline")
    offline.touch()
    failed = checkout.run("callup")
    assert failed.returncode == 1
    assert "set-up did not finish" in failed.stderr
    assert "callup in" not in failed.stdout

    offline.unlink()
    checkout.log.unlink()
    assert checkout.run("callup").returncode == 0
    assert checkout.steps()[0] == "make venv"


@pytest.mark.parametrize("name", ["requirements.lock", "pyproject.toml"])
def test_changed_file_brings_the_same_venv_up_to_date(checkout, name):
    checkout.run("callup")
    checkout.log.unlink()
    with (checkout.folder / name).open("a") as changed:
        changed.write("# changed\n")

    checkout.run("callup")

    assert len(checkout.steps()) == 2
    assert "make venv" not in checkout.steps()


def test_interrupted_update_starts_over(checkout):
    checkout.run("callup")
    (checkout.folder / "requirements.lock").write_text("")
    offline = checkout.log.with_name("log.offline")
    offline.touch()
    assert checkout.run("callup").returncode == 1
    offline.unlink()
    checkout.log.unlink()

    checkout.run("callup")

    assert checkout.steps()[0] == "make venv"


def test_moved_checkout_is_set_up_anew(checkout, tmp_path):
    checkout.run("callup")
    checkout.log.unlink()
    checkout.folder = Path(shutil.move(checkout.folder, tmp_path / "moved"))

    checkout.run("callup")

    assert checkout.steps()[0] == "make venv"


def test_python_of_another_version_makes_the_venv_anew(checkout):
    checkout.run("callup")
    checkout.log.unlink()
    python = checkout.folder / ".venv" / "bin" / "python"
    python.write_text(python.read_text().replace("3.9.2", "3.10.1"))

    checkout.run("callup")

    assert checkout.steps()[0] == "make venv"


@pytest.mark.parametrize("flawed_checkout", ["no_ensurepip"], indirect=True)
def test_without_ensurepip_it_names_the_package(flawed_checkout):
    done = flawed_checkout.run("demo")

    assert done.returncode == 1
    assert "apt install python3-venv" in done.stderr
    assert not (flawed_checkout.folder / ".venv").exists()


@pytest.mark.parametrize("flawed_checkout", ["too_old"], indirect=True)
def test_old_python_is_named_with_the_version_needed(flawed_checkout):
    done = flawed_checkout.run("demo")

    assert done.returncode == 1
    assert "Python 3.9.2" in done.stderr
    assert "3.11 or later" in done.stderr


def test_missing_python_says_what_to_install(checkout):
    checkout.environment["PYTHON"] = "python-that-is-not-there"

    done = checkout.run("demo")

    assert done.returncode == 1
    assert "apt install python3 python3-venv" in done.stderr


def test_lint_runs_every_check_and_fails_when_one_does(checkout):
    assert checkout.run("lint").returncode == 0

    checkout.log.with_name("log.untyped").touch()
    done = checkout.run("lint")

    assert done.returncode == 1
    assert "lint found something: mypy" in done.stderr
    assert "== imports" in done.stderr


@pytest.mark.parametrize("words", [[], ["help"], ["--help"]])
def test_help_needs_no_set_up_and_names_every_command(checkout, words):
    done = checkout.run(*words)

    assert done.returncode == 0
    assert checkout.steps() == []
    for command in ("demo", "callup", "test", "lint", "bench"):
        assert f"\n  {command} " in done.stdout


def test_unknown_command_is_wrong_use(checkout):
    done = checkout.run("frobnicate")

    assert done.returncode == 2
    assert "usage:" in done.stderr
    assert checkout.steps() == []
