"""Kills `add` at random moments and looks whether anything that it acknowledged is lost.

Usage: python benchmarks/kill.py [--rounds N] [--seed N]

Each round starts an `add` of files and exports in a process of its own, kills it at a random moment, kills
a repair (`check --repair`) too, repairs the archive, checks it, and adds again: nothing acknowledged may be
lost, the check must be clean, and in the end the archive must hold what an `add` that nobody killed makes.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from random import Random

from callup.flow.add import Surroundings, add, init, repair
from callup.flow.check import check
from callup.flow.desk import Kept
from callup.model.gathered import Known
from callup.store import Archive, open_archive

NOW = datetime(2030, 4, 1, 9, tzinfo=UTC)
CAMPAIGN = Path(__file__).resolve().parent.parent / "tests" / "tiny"
BATCH = 40


@dataclass(frozen=True)
class Round:
    """What came of one round: how much was acknowledged before the kill, and what was wrong after it."""

    acknowledged: int
    finished: bool
    faults: list[str]


@dataclass(frozen=True)
class Ground:
    """Where the rounds are played: the files to add, and what an archive of them must hold."""

    folder: Path
    files: Path
    expected: frozenset[str]
    seconds: float


def prepare(folder: Path) -> Ground:
    """Files and exports in a folder, added once without harm: what comes of them, and how long it takes."""
    files = folder / "files"
    files.mkdir(parents=True)
    for number in range(60):
        (files / f"note-{number:02}.txt").write_text(_words(number), encoding="utf-8")
    lines = (json.dumps({"text": _words(number), "id": number}) for number in range(100, 400))
    (files / "posts.jsonl").write_text("\n".join(lines), encoding="utf-8")
    messages = [{"id": n, "type": "message", "text": _words(n)} for n in range(500, 800)]
    export = {"name": "Harbour", "type": "public_channel", "id": 1, "messages": messages}
    (files / "result.json").write_text(json.dumps(export), encoding="utf-8")
    archive = init(folder / "whole", str(CAMPAIGN))
    begin = time.monotonic()
    add(archive, [str(files)], Known(), _around())
    seconds = time.monotonic() - begin
    return Ground(folder, files, frozenset(_held(archive)), seconds)


def play(ground: Ground, random: Random) -> Round:
    """One round."""
    folder = ground.folder / "broken"
    shutil.rmtree(folder, ignore_errors=True)
    init(folder, str(CAMPAIGN)).close()
    files = [str(ground.files)]

    def begin_to_add(tell: Callable[[Kept], None]) -> None:
        add(open_archive(folder), files, Known(), _around(tell))

    def begin_to_repair(tell: Callable[[Kept], None]) -> None:
        repair(open_archive(folder), _around(tell))

    acknowledged, finished = _killed(begin_to_add, random.uniform(0, ground.seconds))
    acknowledged += _killed(begin_to_repair, random.uniform(0, ground.seconds / 2))[0]
    archive = open_archive(folder)
    repair(archive, _around())
    faults = [f"after repair: {fault}" for fault in check(archive)]
    read = {sighting.address for sighting, _ in archive.sightings()}
    faults += [f"lost: {address}" for address in acknowledged if address not in read]
    add(archive, files, Known(), _around())
    faults += [f"after the next add: {fault}" for fault in check(archive)]
    if (held := frozenset(_held(archive))) != ground.expected:
        faults.append(
            f"{len(ground.expected - held)} things are missing, {len(held - ground.expected)} too many"
        )
    archive.close()
    return Round(len(acknowledged), finished, faults)


def _killed(work: Callable[[Callable[[Kept], None]], None], after: float) -> tuple[list[str], bool]:
    """The addresses that some work acknowledged before it was killed, and whether it came to its end."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        work(lambda kept: _write(writing, kept))
        os._exit(0)
    os.close(writing)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read().decode().splitlines()
    _, status = os.waitpid(child, 0)
    return told, status == 0


def _write(pipe: int, kept: Kept) -> None:
    os.write(pipe, "".join(f"{address}\n" for address in kept.addresses).encode())


def _silently(_: Kept) -> None:
    pass


def _around(tell: Callable[[Kept], None] = _silently) -> Surroundings:
    return Surroundings(BytesIO(), NOW, tell, workers=2, batch=BATCH)


def _held(archive: Archive) -> set[str]:
    """Whatever an archive holds that does not depend on the order of things."""
    held = {f"capture {capture.sha256}" for capture in archive.captures()}
    held |= {f"document {document.id}" for document in archive.documents()}
    held |= {f"record {record.id}" for record in archive.records()}
    held |= {f"issue {issue.id}" for issue in archive.issues()}
    return held | {f"read {sighting.address}" for sighting, _ in archive.sightings()}


def _words(number: int) -> str:
    return (
        f"Notice {number}. A levy coin of ${number},000 is promised. "
        f"{number} men were stopped at the quay, the harbour office said."
    )


def main() -> int:
    """Play the rounds and print what came of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    random = Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        ground = prepare(Path(folder))
        print(
            f"an add that nobody kills takes {ground.seconds:.2f} s and makes {len(ground.expected)} things"
        )
        rounds = []
        for number in range(options.rounds):
            rounds.append(play(ground, random))
            for fault in rounds[-1].faults:
                print(f"round {number}: {fault}", file=sys.stderr)
    killed = sum(not one.finished for one in rounds)
    acknowledged = sum(one.acknowledged for one in rounds)
    wrong = sum(bool(one.faults) for one in rounds)
    print(
        f"{len(rounds)} rounds: {killed} killed before their end, {acknowledged} files acknowledged before it"
    )
    print(f"rounds with a fault: {wrong}")
    return int(wrong > 0)


if __name__ == "__main__":
    raise SystemExit(main())
