"""How long 363,438 adverts take from export files to offers by region, families of copies and the brief.

Usage: python benchmarks/adverts.py [--count N] [--workers N] [--seed N]

So many adverts are in the largest study of such adverts that was published. Here they are made up: copies
of some texts (see copies_made.py), each channel with its own region, sums and telephones, in Telegram
exports of channels of several kinds with a manifest. Each step is a command of its own: init, add, offers
as a table, copies as a table, the brief of one month; the last three run side by side. Told are seconds of
the wall's clock and of all processors, and how busy the machine was, which on a shared one says what the
first figure is worth.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import IO, NamedTuple

from benchmarks.copies_made import Maker, Style
from benchmarks.posts import FIRST_DAY

ADVERTS = 363_438
CHANNELS = 120
KINDS = ("municipal", "library", "school", "state", "job_board", "media")
CODES = """
RU-YAR RU-KOS RU-PER RU-KO RU-TOM RU-RYA RU-VLG RU-KHA
RU-TVE RU-OMS RU-SAM RU-ME RU-PSK RU-IVA RU-KLU
""".split()
LEVELS = (30, 30, 25, 15)
MINUTES = 500_000
PROGRAM = [sys.executable, "-c", "from callup.cli import main; main()"]


def write_channels(folder: Path, count: int, seed: int) -> int:
    """Write the exports and their manifest; how many texts the adverts are copies of."""
    maker = Maker(count, seed, Style())
    random = maker.random
    adverts = maker.lists["advert"]
    sources = [random.sample(adverts, random.randint(5, 9)) for _ in range(max(20, count // 150))]
    weights = [1 / (rank + 1) ** 0.85 for rank in range(len(sources))]
    with (folder / "manifest.csv").open("w", encoding="utf-8", newline="") as file:
        manifest = csv.writer(file, lineterminator="\n")
        manifest.writerow(("path", "source", "source_kind", "control", "seen", "place", "language"))
        size = -(-count // CHANNELS)
        for channel, first in enumerate(range(0, count, size)):
            name = f"channel-{channel:03}/result.json"
            kind, code = KINDS[channel % len(KINDS)], CODES[channel % len(CODES)]
            manifest.writerow((name, f"Channel {channel} (example)", kind, "state", "2024-01-31", code, "ru"))
            (folder / name).parent.mkdir()
            numbers = range(first, min(first + size, count))
            chosen = random.choices(sources, weights, k=len(numbers))
            texts = (maker.copy(source, random.choices(range(4), LEVELS)[0]) for source in chosen)
            messages = [
                {
                    "id": number,
                    "type": "message",
                    "date": (FIRST_DAY + timedelta(minutes=random.randrange(MINUTES))).isoformat()[:19],
                    "from": f"Channel {channel} (example)",
                    "from_id": f"channel{1_000_000 + channel}",
                    "text": text,
                    "text_entities": [{"type": "plain", "text": text}],
                }
                for number, text in zip(numbers, texts, strict=True)
            ]
            export = {
                "name": f"Channel {channel} (example)",
                "type": "public_channel",
                "id": 1_000_000 + channel,
            }
            (folder / name).write_text(
                json.dumps(export | {"messages": messages}, ensure_ascii=False), encoding="utf-8"
            )
    return len(sources)


class Run(NamedTuple):
    """A command that has been started, with what it writes and when it began."""

    what: str
    process: subprocess.Popen[bytes]
    errors: IO[bytes]
    begun: float


def start(what: str, arguments: list[str], out: Path | None = None) -> Run:
    """Start one command; its table goes to a file."""
    errors = tempfile.TemporaryFile()  # noqa: SIM115, it lives as long as the run
    with (out or Path(os.devnull)).open("wb") as file:
        process = subprocess.Popen([*PROGRAM, *arguments], stdout=file, stderr=errors)
    return Run(what, process, errors, time.monotonic())


def finish(*runs: Run) -> float:
    """Wait for commands that run side by side, and tell what each took; the seconds until the last ended."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    ended: dict[str, float] = {}
    while len(ended) < len(runs):
        for run in runs:
            if run.what not in ended and run.process.poll() is not None:
                ended[run.what] = time.monotonic()
        time.sleep(0.01)
    for run in runs:
        if run.process.returncode:
            run.errors.seek(0)
            told = run.errors.read().decode()[-500:]
            raise SystemExit(f"{run.what} ended with {run.process.returncode}: {told}")
        print(f"  {run.what:8} {ended[run.what] - run.begun:6.1f} s", flush=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"           {cpu:6.1f} s of processor time, load {os.getloadavg()[0]:.1f}", flush=True)
    return max(ended.values()) - min(run.begun for run in runs)


def lines_of(path: Path) -> int:
    """How many rows a table has below its head."""
    csv.field_size_limit(1 << 30)  # a sum that ten thousand adverts repeat names all of them
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.reader(file)) - 1


def main() -> int:
    """Make the exports, run the commands, print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=ADVERTS // 10, help=f"{ADVERTS} for the whole")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=100)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "exports"
        folder.mkdir()
        texts = write_channels(folder, options.count, options.seed)
        size = sum(path.stat().st_size for path in folder.rglob("*.json")) / 1e6
        print(f"{options.count} adverts, {size:.0f} MB of exports, copies of {texts} texts:")
        archive, offers, copies = (str(Path(temporary) / name) for name in ("archive", "offers", "copies"))
        days = ["--from", "2022-06-01", "--to", "2022-06-30"]
        total = finish(start("init", ["init", archive]))
        total += finish(start("add", ["add", archive, str(folder), "--workers", str(options.workers)]))
        total += finish(
            start("offers", ["offers", archive, "--on", "2022-06-30", "--csv"], Path(offers)),
            start("copies", ["copies", archive, "--csv"], Path(copies)),
            start("brief", ["brief", archive, *days, "--out", str(Path(temporary) / "brief")]),
        )
        rows = f"{lines_of(Path(offers))} offers on the last day, {lines_of(Path(copies))} families"
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{total:.1f} s in all ({options.count / total:.0f} adverts a second); {rows};")
    print(f"the largest single process held {memory:.0f} MiB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
