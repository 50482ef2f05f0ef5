"""How fast court cards are imported and counted, and in how much memory.

Usage: python benchmarks/courts.py [--cards N] [--seconds N] [--megabytes N] [--workers N]

As many made-up cards as asked for are added to a new archive, and `callup courts` counts them, each as a
whole process. Ends with 1 where both together take longer, or either holds more memory at a time (each shared
page once), than allowed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.cards import Happened, cases, write_csv, write_scraped
from benchmarks.ingest import PROGRAM, Peak

SEED = 11
CARDS_A_CASE = 1.15


def timed(*words: str) -> tuple[float, float, str]:
    """Seconds of the wall's clock, megabytes held at most, and what was printed."""
    begin = time.monotonic()
    process = subprocess.Popen([*PROGRAM, *words], stdout=subprocess.PIPE)
    peak = Peak(process.pid)
    printed = process.communicate()[0].decode()
    seconds, held = time.monotonic() - begin, peak.stop()
    if process.returncode:
        raise SystemExit(f"{words[0]} ended with {process.returncode}")
    return seconds, held, printed


def measured(write: Callable[[list[Happened], Path], int], name: str, options: argparse.Namespace) -> bool:
    """Whether cards written in one form keep the bounds."""
    with tempfile.TemporaryDirectory() as folder:
        happened = list(cases(int(options.cards / CARDS_A_CASE), SEED))
        table, archive = Path(folder) / name, str(Path(folder) / "archive")
        written = write(happened, table)
        timed("init", archive)
        mapping = ["--mapping", "sudrfscraper"] if table.suffix == ".jsonl" else []
        added, held, _ = timed("add", archive, str(table), "--workers", str(options.workers), *mapping)
        counted, most, printed = timed("courts", archive)
    load = os.getloadavg()[0]
    print(f"{name}: {written:,} cards of {len(happened):,} cases, {options.workers} workers, load {load:.1f}")
    print(f"  add: {added:.1f} s, {written / added:,.0f} cards/s, peak {held:.0f} MB")
    print(
        f"  courts: {counted:.1f} s, peak {most:.0f} MB; {' '.join(printed.splitlines()[1].split())}",
        flush=True,
    )
    return added + counted <= options.seconds and max(held, most) <= options.megabytes


def main() -> int:
    """Measure both forms."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cards", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--megabytes", type=float, default=500.0)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    kept = [measured(write_csv, "cards.csv", options), measured(write_scraped, "cards.jsonl", options)]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    raise SystemExit(main())
