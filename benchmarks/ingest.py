"""How fast generated posts are extracted and added, and in how much memory, beside a peer in the same run.

Usage: python benchmarks/ingest.py [--posts N ...] [--seconds N] [--workers N] [--no-extract] [--no-add]

Extraction: megabytes (UTF-8) a processor second on one core, for the dense half of the posts (two offers or
more each) and for posts without hits, beside the named-entity recogniser of natasha on the same dense posts
where it can be imported, and beside pymorphy3, which only names the forms of their words.
Adding: `callup add` of a Telegram export of so many posts, as a whole process: posts a second of the wall's
clock, and the peak of what the process tree holds in memory (each shared page once).
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from benchmarks.posts import posts, write_export

from callup.campaign import load_campaign
from callup.extract import extract
from callup.extract.places.name_veto import load_recogniser
from callup.model import Document
from callup.read.sentences import sentence_borders
from callup.scan import Scanner

SEED = 7
SAMPLE = 1_000
PROGRAM = [sys.executable, "-c", "from callup.cli import main; main()"]
_WORD = re.compile(r"[а-яё]+", re.I)


def documents(dense: bool) -> list[Document]:
    """Posts of one half, as they are read."""
    texts = (post.text for post in posts(SAMPLE, SEED, dense_share=float(dense)))
    return [
        Document(
            id=str(number),
            source=None,
            locator="",
            text=text,
            language="ru",
            sentences=tuple(sentence_borders(text, "ru")),
        )
        for number, text in enumerate(texts)
    ]


def rate(work: Callable[[Document], Any], some: list[Document], seconds: float) -> float:
    """Megabytes a processor second, the best of three."""
    best = 0.0
    for _ in range(3):
        size, begin = 0, time.process_time()
        for document in _over_and_over(some):
            work(document)
            size += len(document.text.encode())
            if time.process_time() - begin > seconds:
                break
        best = max(best, size / 1e6 / (time.process_time() - begin))
    return best


def _over_and_over(some: list[Document]) -> Iterable[Document]:
    while True:
        yield from some


def peers() -> dict[str, Callable[[Document], Any]]:
    """What else is to be had here that reads Russian."""
    from pymorphy3 import MorphAnalyzer

    forms = MorphAnalyzer()
    found: dict[str, Callable[[Document], Any]] = {
        "pymorphy3, the forms of each word": lambda one: [forms.parse(w) for w in _WORD.findall(one.text)]
    }
    recogniser = load_recogniser()
    if recogniser is None:
        print("  slovnet's recogniser: not installed")
        return found

    def recognise(one: Document) -> None:
        for start, end in one.sentences:
            recogniser(one.text[start:end])

    return found | {"natasha's recogniser (slovnet), the names in it": recognise}


def extraction(seconds: float) -> None:
    """Print the rates of extraction."""
    campaign = load_campaign("russia")
    scanner = Scanner(campaign)
    dense, quiet = documents(dense=True), documents(dense=False)

    def both(one: Document) -> Any:
        return extract(one, scanner.scan(one), campaign)

    offers = sum(sum(hasattr(record, "benefit") for record in both(one)[0]) for one in dense)
    print(f"dense: {len(dense)} posts, {offers / len(dense):.1f} offers a post; MB a processor second:")
    for name, some in (("dense", dense), ("quiet", quiet)):
        scan, whole = rate(scanner.scan, some, seconds), rate(both, some, seconds)
        print(f"  {name}: scan {scan:.2f}, scan and extraction {whole:.2f}")
    whole = rate(both, dense, seconds)
    for name, peer in peers().items():
        theirs = rate(peer, dense, seconds)
        print(f"  dense, {name}: {theirs:.2f} (scan and extraction: {whole / theirs:.1f} times that)")


def adding(count: int, workers: int) -> tuple[float, float]:
    """Add so many posts; posts a second, and the peak of memory in MB."""
    with tempfile.TemporaryDirectory() as folder:
        export = Path(folder) / "result.json"
        write_export(posts(count, SEED), export)
        archive = str(Path(folder) / "archive")
        subprocess.run([*PROGRAM, "init", archive], check=True, capture_output=True)
        begin = time.monotonic()
        process = subprocess.Popen(
            [*PROGRAM, "add", archive, str(export), "--workers", str(workers)], stdout=subprocess.PIPE
        )
        peak = Peak(process.pid)
        printed = process.communicate()[0].decode().strip()
        seconds = time.monotonic() - begin
        held = peak.stop()
    if process.returncode:
        raise SystemExit(f"add ended with {process.returncode}")
    rate_ = count / seconds
    load = os.getloadavg()[0]
    print(f"  {count} posts: {seconds:.1f} s, {rate_:.0f} posts/s, peak {held:.0f} MB, load {load:.1f};")
    print(f"    {printed}", flush=True)
    return rate_, held


class Peak:
    """Watches how much memory a process and all below it hold, five times a second."""

    def __init__(self, pid: int) -> None:
        self._pid, self._most, self._done = pid, 0.0, threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def stop(self) -> float:
        """The most that was held at one time, in MB."""
        self._done.set()
        self._thread.join()
        return self._most

    def _watch(self) -> None:
        while not self._done.wait(0.2):
            self._most = max(self._most, sum(_held(pid) for pid in _tree(self._pid)))


def _tree(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [pid, *(below for child in children for below in _tree(int(child)))]


def _held(pid: int) -> float:
    """Memory of a process in MB, each page that is shared divided among those who share it."""
    try:
        found = re.search(r"^Pss:\s+(\d+) kB", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.M)
    except OSError:
        return 0.0
    return int(found.group(1)) / 1000 if found else 0.0


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--seconds", type=float, default=2.0)
    parser.add_argument("--workers", type=int, default=0)
    parser.add_argument("--no-extract", action="store_true")
    parser.add_argument("--no-add", action="store_true")
    options = parser.parse_args()
    if not options.no_extract:
        extraction(options.seconds)
    if not options.no_add:
        print("add:")
        for count in options.posts:
            adding(count, options.workers)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
