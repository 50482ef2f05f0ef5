"""How well and how fast copies of one text are found among many posts, beside datasketch and DuckDB.

Usage: python benchmarks/copies.py [--count N] [--seed N] [--style NAME] [--new N] [--peers]
                                   [--lines FILE] [--posts FILE] [--json]

The posts are those of copies_made.py; with `--posts` those of a JSON Lines file with "text" and "family"
(null for a post that is no copy). With `--style lines --lines FILE` ordinary posts are made of a file's
sentences.
Each post is scanned, as `callup add` scans it anyway, masked and signed; then the families are found. With
`--new` so many of the posts join the families of the others. `--peers` runs datasketch's own MinHash LSH and
a join over shingles in DuckDB on the same masked texts; a peer that is not installed is said to be so.

Scores: precision, recall and F1 of the pairs that families imply, and B-cubed over the posts that are in a
family (precision: found ones; recall: true ones). Times are CPU seconds of this process.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from importlib import metadata
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.copies_made import ALONE, STYLES, Made, Style, made

from callup.campaign import load_campaign
from callup.link.copies.copy_signatures import sign
from callup.link.copies.families import Grouped, gather, group, in_order
from callup.link.copies.families_joined import join
from callup.model import Document
from callup.scan import Scanner
from callup.scan.masked import Masker

AT_ONCE = 64  # posts that a worker of `callup add` signs together
LIKE = (0.5, 0.6)  # datasketch's threshold
SHARED = (0.4, 0.6)  # of word triples, for the join

Labels = np.ndarray[Any, np.dtype[np.int64]]


@dataclass
class Run:
    """What one method found, and what it took."""

    name: str
    labels: Labels
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def total(self) -> float:
        """All the method's seconds but those of the scan, which is made anyway."""
        return sum(seconds for what, seconds in self.seconds.items() if what != "scan")


@dataclass
class Read:
    """The posts as they were read: true families, signatures, masked texts where peers want them."""

    truth: list[int] = field(default_factory=list)
    levels: list[int] = field(default_factory=list)
    masked: list[bytes] = field(default_factory=list)
    characters: int = 0
    seconds: Counter[str] = field(default_factory=Counter)


def read(posts: Iterator[Made], found: Read, keep: bool) -> Iterator[tuple[int, int | None, bytes]]:
    """The signatures of posts; what else is known of them goes into `found`."""
    scanner, masker = Scanner(load_campaign("russia")), Masker()
    clock = time.process_time
    number = 0
    while some := list(islice(posts, AT_ONCE)):
        begun = clock()
        scans = [scanner.scan(Document(id="", source=None, locator="", text=post.text)) for post in some]
        scanned = clock()
        masked = [masker.mask(scan) for scan in scans]
        done = clock()
        signatures = sign(masked)
        found.seconds.update({"scan": scanned - begun, "mask": done - scanned, "sign": clock() - done})
        found.truth += [post.family for post in some]
        found.levels += [post.level for post in some]
        found.characters += sum(len(post.text) for post in some)
        if keep:
            found.masked += masked
        for signature in signatures:
            yield number, signature.digest, signature.minima
            number += 1


def ours(posts: Iterator[Made], found: Read, options: argparse.Namespace) -> Run:
    """Callup's families, with the seconds of each step."""
    clock = time.process_time
    signed = gather(read(posts, found, options.peers))
    begun = clock()
    if not options.new:
        grouped = group(in_order(signed))
        return Run("callup", grouped.family, {**found.seconds, "group": clock() - begun})
    fresh = np.arange(len(signed.numbers)) >= len(signed.numbers) - options.new
    before = len(fresh) - options.new
    known = gather(
        (number, int(signed.digests[w]) if w >= 0 else None, _columns(signed, int(w)))
        for number, w in enumerate(signed.wording[:before].tolist())
    )
    begun = clock()
    grouped = group(in_order(known))
    del known
    grown = clock()
    standing = np.concatenate([grouped.family, np.full(options.new, ALONE)])
    joined = join(signed, Grouped(standing, grouped.cores, grouped.reach), fresh)
    return Run("callup", joined.family, {**found.seconds, "group": grown - begun, "join": clock() - grown})


def _columns(signed: Any, wording: int) -> bytes:
    row = signed.row[wording] if wording >= 0 else ALONE
    return signed.minima[row].tobytes() if row >= 0 else b""


def with_datasketch(masked: list[bytes], like: float) -> Run:
    """Datasketch's own MinHash and LSH over runs of five characters, and chains of what it calls alike."""
    from datasketch import MinHash, MinHashLSH

    clock = time.process_time
    begun = clock()
    long = [number for number, text in enumerate(masked) if len(text) >= 100]
    signatures = []
    for first in range(0, len(long), 1_000):
        some = (masked[number] for number in long[first : first + 1_000])
        runs = [list({text[at : at + 5] for at in range(len(text) - 4)}) for text in some]
        signatures += MinHash.bulk(runs, num_perm=128)
    signed = clock()
    lsh = MinHashLSH(threshold=like, num_perm=128)
    labels = list(range(len(masked)))
    for number, signature in zip(long, signatures, strict=True):
        for other in lsh.query(signature):
            _chain(labels, number, other)
        lsh.insert(number, signature)
    return Run(
        f"datasketch {metadata.version('datasketch')} LSH at {like}",
        _settled(labels),
        {"sign": signed - begun, "group": clock() - signed},
    )


def with_duckdb(masked: list[bytes], shared: float) -> Run:
    """A join of texts that share triples of words (a quarter of which are looked at) in DuckDB; chains."""
    import duckdb

    clock = time.process_time
    begun = clock()
    base = duckdb.connect(config={"threads": 1})
    base.execute("CREATE TABLE shingle (post INTEGER, hash UBIGINT)")
    for first in range(0, len(masked), 5_000):
        some = list(_triples(masked, range(first, min(first + 5_000, len(masked)))))
        post, hashed = np.array([p for p, _ in some]), np.array([h for _, h in some], dtype=np.uint64)
        base.register("chunk", {"post": post, "hash": hashed})
        base.execute("INSERT INTO shingle SELECT post, hash FROM chunk")
    pairs = base.execute(
        """
        WITH few AS (SELECT post, hash FROM shingle
                     QUALIFY count(*) OVER (PARTITION BY hash) BETWEEN 2 AND 2000),
             size AS (SELECT post, count(*) AS n FROM shingle GROUP BY post),
             shared AS (SELECT a.post AS one, b.post AS other, count(*) AS n
                        FROM few a JOIN few b ON a.hash = b.hash AND a.post < b.post GROUP BY ALL)
        SELECT one, other FROM shared s JOIN size a ON a.post = one JOIN size b ON b.post = other
        WHERE s.n >= ? * (a.n + b.n - s.n)
        """,
        [shared],
    ).fetchall()
    labels = list(range(len(masked)))
    for one, other in pairs:
        _chain(labels, one, other)
    return Run(f"duckdb {duckdb.__version__} join at {shared}", _settled(labels), {"group": clock() - begun})


def _triples(masked: list[bytes], numbers: range) -> Iterator[tuple[int, int]]:
    for number in numbers:
        words = masked[number].split()
        triples = set(zip(words, words[1:], words[2:], strict=False))
        yield from ((number, hashed) for hashed in map(_hashed, triples) if hashed % 4 == 0)


def _hashed(triple: tuple[bytes, bytes, bytes]) -> int:
    return int.from_bytes(blake2b(b" ".join(triple), digest_size=8).digest(), "big")


def _chain(labels: list[int], one: int, other: int) -> None:
    one, other = _lowest(labels, one), _lowest(labels, other)
    labels[max(one, other)] = min(one, other)


def _lowest(labels: list[int], at: int) -> int:
    while labels[at] != at:
        labels[at] = labels[labels[at]]
        at = labels[at]
    return at


def _settled(labels: list[int]) -> Labels:
    """The families of two posts or more; all others are alone."""
    settled = np.array([_lowest(labels, at) for at in range(len(labels))])
    counts = np.bincount(settled, minlength=len(settled))
    return np.where(counts[settled] > 1, settled, ALONE)


def scores(labels: Labels, truth: Labels) -> dict[str, float]:
    """Pair and B-cubed precision, recall and F1."""
    found, true = _apart(labels), _apart(truth)
    of_found, of_true = np.bincount(found), np.bincount(true)
    _, both, counts = np.unique(found * (true.max() + 1) + true, return_inverse=True, return_counts=True)
    hits = _pairs(counts)
    precision, recall = hits / max(_pairs(of_found), 1), hits / max(_pairs(of_true), 1)
    shared = counts[both]
    inside, wanted = of_found[found] > 1, of_true[true] > 1
    b_precision = float((shared / of_found[found])[inside].mean()) if inside.any() else 0.0
    b_recall = float((shared / of_true[true])[wanted].mean()) if wanted.any() else 0.0
    return {
        "pair_precision": precision,
        "pair_recall": recall,
        "pair_f1": _f1(precision, recall),
        "b3_precision": b_precision,
        "b3_recall": b_recall,
        "b3_f1": _f1(b_precision, b_recall),
    }


def _apart(labels: Labels) -> Labels:
    """Labels from 0 on, each post that is alone with one of its own."""
    alone = labels == ALONE
    own = np.where(alone, labels.max() + 1 + np.cumsum(alone), labels)
    return np.unique(own, return_inverse=True)[1]


def _pairs(counts: Labels) -> float:
    return float((counts * (counts - 1) // 2).sum())


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def from_file(path: Path) -> Iterator[Made]:
    """The posts of a JSON Lines file."""
    names: dict[Any, int] = {}
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            family = row.get("family")
            number = ALONE if family is None else names.setdefault(family, len(names))
            yield Made(row["text"], 0, number, int(row.get("level") or 0))


def sentences_of(path: Path) -> tuple[str, ...]:
    """The sentences of a file: of the "text" of each line where it is JSON Lines, else of its lines."""
    found: dict[str, None] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        text = json.loads(line)["text"] if path.suffix == ".jsonl" else line
        parts = (part.strip() for part in re.split(r"(?<=[.!?])\s+|\n", text))
        found |= dict.fromkeys(part for part in parts if 40 < len(part) < 260)
    return tuple(found)


def peers(masked: list[bytes]) -> Iterator[Run | str]:
    """What the peers find; of one that is not installed, that it is not."""
    attempts: tuple[tuple[str, Callable[[], Run]], ...] = (
        *((f"datasketch at {like}", lambda like=like: with_datasketch(masked, like)) for like in LIKE),
        *((f"duckdb at {shared}", lambda shared=shared: with_duckdb(masked, shared)) for shared in SHARED),
    )
    for name, attempt in attempts:
        try:
            yield attempt()
        except ModuleNotFoundError as error:
            yield f"{name}: NOT INSTALLED ({error.name}); see benchmarks/README.md"


def report(run: Run, found: Read) -> dict[str, Any]:
    """One method's row."""
    truth = np.array(found.truth)
    return {
        "method": run.name,
        **{name: round(value, 4) for name, value in scores(run.labels, truth).items()},
        "largest": int(np.bincount(run.labels[run.labels != ALONE], minlength=1).max()),
        "cpu_s": round(run.total, 2),
        **{f"{what}_s": round(seconds, 2) for what, seconds in run.seconds.items()},
    }


def say(row: dict[str, Any]) -> str:
    """A row in words."""
    steps = ", ".join(f"{name[:-2]} {value}" for name, value in row.items() if name.endswith("_s"))
    return (
        f"{row['method']}: pairs P {row['pair_precision']:.3f} R {row['pair_recall']:.3f} "
        f"F1 {row['pair_f1']:.3f} | B3 P {row['b3_precision']:.3f} R {row['b3_recall']:.3f} "
        f"F1 {row['b3_f1']:.3f} | largest {row['largest']} | CPU s: {steps}"
    )


def main() -> int:
    """Runs the comparison and prints it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=20_000, help="posts")
    parser.add_argument(
        "--seed", type=int, default=100, help="the seeds up to 99 were used to set thresholds"
    )
    parser.add_argument("--style", choices=STYLES, default="mixed", help="what ordinary posts are made of")
    parser.add_argument("--formulas", type=int, default=60, help="how many formulas ordinary posts share")
    parser.add_argument("--new", type=int, default=0, help="so many posts join the families of the others")
    parser.add_argument("--peers", action="store_true", help="run datasketch and DuckDB too")
    parser.add_argument("--lines", type=Path, help="a file of sentences, for the style `lines`")
    parser.add_argument("--posts", type=Path, help="read the posts from JSON Lines")
    parser.add_argument("--json", action="store_true", help="one JSON object a method")
    options = parser.parse_args()
    if options.style == "lines" and not options.lines:
        parser.error("--style lines wants --lines FILE")
    style = Style(options.style, options.formulas, lines=sentences_of(options.lines) if options.lines else ())
    posts = from_file(options.posts) if options.posts else made(options.count, options.seed, style)
    found = Read()
    runs: list[Run | str] = [ours(posts, found, options)]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if options.peers:
        runs += peers(found.masked)
    count = len(found.truth)
    print(
        f"{count} posts of {found.characters / max(count, 1):.0f} characters, "
        f"{len(set(found.truth) - {ALONE})} families; peak memory without peers {memory:.0f} MiB",
        file=sys.stderr if options.json else sys.stdout,
    )
    for run in runs:
        row = run if isinstance(run, str) else report(run, found)
        print(json.dumps(row) if options.json else row if isinstance(row, str) else say(row))
    return 0


if __name__ == "__main__":
    sys.exit(main())
