"""Rebuilds every generated file in memory; exits 1 where a committed one differs.

    python training/check_generated.py

To bring a file up to date, run the script that its line names.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "training"), str(ROOT / "src")]


class Generated(NamedTuple):
    """A file that a script makes: where it lies, what makes its text, and how to write it anew."""

    path: Path
    build: Callable[[], str]
    command: str


def generated_files() -> Iterator[Generated]:
    """Every generated file of the project."""
    import cli_page
    import place_forms

    table = place_forms.CAMPAIGN / "place_forms.tsv"
    yield Generated(table, place_forms.build, "python training/place_forms.py")
    yield Generated(cli_page.PAGE, cli_page.page, "python training/cli_page.py --write")


def difference(file: Generated) -> str | None:
    """What is wrong with a generated file, in one line; None where nothing is."""
    name = file.path.relative_to(ROOT) if file.path.is_relative_to(ROOT) else file.path
    remedy = f"Do not edit it by hand: change what it is made from, then run `{file.command}`."
    if not file.path.is_file():
        return f"{name}: the file is missing. {remedy}"
    built = file.build().splitlines()
    kept = file.path.read_text(encoding="utf-8").splitlines()
    if built == kept:
        return None
    pairs = zip(built, kept, strict=False)
    line = next((n for n, (new, old) in enumerate(pairs, 1) if new != old), min(len(built), len(kept)) + 1)
    return f"{name}, line {line}: not what its script makes of its sources today. {remedy}"


def main() -> int:
    """Prints what differs; the exit status is 1 where anything does."""
    found = [message for file in generated_files() if (message := difference(file))]
    for message in found:
        print(message, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
