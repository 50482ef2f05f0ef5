"""How long 363,438 adverts take from export files to offers by region, families of copies and the brief.

Usage: python benchmarks/adverts.py [--count N] [--workers N] [--seed N]

So many adverts are in the largest study of such adverts that was published. Here they are made up: copies
of some texts (see copies_made.py), each channel with its own region, sums and telephones, in Telegram
exports of channels of several kinds with a manifest. Each step is a command of its own: init, add, offers
as a table, copies as a table, the brief of one month. Told are seconds of the wall's clock and of all
processors, and how busy the machine was, which on a shared one says what the first figure is worth.
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


def timed(what: str, arguments: list[str], out: Path | None = None) -> float:
    """Run one command and tell what it took; its seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.monotonic()
    with (out or Path(os.devnull)).open("wb") as file:
        done = subprocess.run([*PROGRAM, *arguments], stdout=file, stderr=subprocess.PIPE, check=False)
    seconds = time.monotonic() - begun
    if done.returncode:
        raise SystemExit(f"{what} ended with {done.returncode}: {done.stderr.decode()[-500:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"  {what}: {seconds:.1f} s, CPU {cpu:.1f} s, load {os.getloadavg()[0]:.1f}", flush=True)
    return seconds


def lines_of(path: Path) -> int:
    """How many rows a table has below its head."""
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
        total = sum(
            (
                timed("init", ["init", archive]),
                timed("add", ["add", archive, str(folder), "--workers", str(options.workers)]),
                timed("offers", ["offers", archive, "--on", "2022-06-30", "--csv"], Path(offers)),
                timed("copies", ["copies", archive, "--csv"], Path(copies)),
                timed("brief", ["brief", archive, *days, "--out", str(Path(temporary) / "brief")]),
            )
        )
        rows = f"{lines_of(Path(offers))} offers on the last day, {lines_of(Path(copies))} families"
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{total:.1f} s in all ({options.count / total:.0f} adverts a second); {rows};")
    print(f"the largest single process held {memory:.0f} MiB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
