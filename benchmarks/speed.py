"""How fast one core scans and extracts: example documents and generated posts, in processor seconds.

Usage: python benchmarks/speed.py [--seconds N] [--posts N] [--data FILE]

Prints megabytes (UTF-8) a second for the scan alone and for scan and extraction together: on the example
documents as they are read (dense: nearly every sentence says something), on the same number of lines that
say nothing, and on posts of some 600 characters, those with two offers or more and those without a word of
the campaign's. The best of three runs counts.

Then the scan with the places and the name recogniser's veto, on the same posts and on the texts of `--data`
(JSON Lines with a `text`), beside the recogniser over every sentence (slovnet, as natasha uses it) and
dateparser's search on texts of the same kind.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec

from callup.campaign import Campaign, load_campaign
from callup.extract import extract
from callup.extract.places.name_veto import is_installed, load_recogniser
from callup.extract.places.places import find_places
from callup.gather import Outside, gather
from callup.model import Document
from callup.model.gathered import Known
from callup.read import read
from callup.read.sentences import sentence_borders
from callup.scan import Scanner
from posts import posts

EXAMPLES = Path(__file__).resolve().parent.parent / "examples" / "march-2023"
PEERS_READ = 20  # documents; the peers take long
QUIET = "Библиотека у пристани работает ежедневно с утра до вечера, вход свободный, книги выдают на дом. "


def examples() -> list[Document]:
    """The example documents, as they are read."""
    gathered = gather(
        [str(EXAMPLES)], Known(), Outside(stdin=BytesIO(), now=datetime(2030, 1, 1, tzinfo=UTC))
    )
    found = [item for one in gathered if not hasattr(one, "stage") for item in read(one)]
    return [item for item in found if isinstance(item, Document)]


def quiet(like: list[Document]) -> list[Document]:
    """As many documents of the same length that say nothing."""
    texts = [(QUIET * (len(document.text) // len(QUIET) + 1)).strip() for document in like]
    return [
        msgspec.structs.replace(
            document, text=text, sentences=tuple(sentence_borders(text, "ru")), fields=None
        )
        for document, text in zip(like, texts, strict=True)
    ]


def generated(count: int, *, dense: bool) -> list[Document]:
    """Generated posts, as a reader would make documents of them."""
    return [
        Document(
            id=str(number),
            source=None,
            locator=f"message {number}",
            text=post.text,
            language="ru",
            published=date(2023, 3, 1),
            sentences=tuple(sentence_borders(post.text, "ru")),
        )
        for number, post in enumerate(posts(count, seed=1, dense_share=float(dense)))
    ]


def rate(work: Callable[[Document], object], documents: list[Document], seconds: float) -> float:
    """Megabytes a second, the best of three."""
    size = sum(len(document.text.encode()) for document in documents) / 1e6
    best = 0.0
    for _ in range(3):
        start, done = time.process_time(), 0.0
        while time.process_time() - start < seconds:
            for document in documents:
                work(document)
            done += size
        best = max(best, done / (time.process_time() - start))
    return best


def told(path: Path) -> list[Document]:
    """The texts of a file of JSON Lines."""
    texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        Document(
            id=str(number),
            source=None,
            locator=f"line {number}",
            text=text,
            language="ru",
            sentences=tuple(sentence_borders(text, "ru")),
        )
        for number, text in enumerate(texts)
    ]


def peers() -> dict[str, Callable[[Document], Any]]:
    """What else is to be had here: a recogniser of names, a search for dates; says what is not installed."""
    found: dict[str, Callable[[Document], Any]] = {}
    recogniser = load_recogniser()
    if recogniser is None:
        print("slovnet's recogniser: not installed; places are read by the rules alone")
    else:
        from razdel import sentenize  # type: ignore[import-untyped]

        def names(one: Document) -> None:
            for sentence in sentenize(one.text):
                recogniser(sentence.text)

        found[f"natasha's recogniser (slovnet {version('slovnet')})"] = names
    try:
        from dateparser.search import search_dates  # type: ignore[import-untyped]
    except ImportError:
        print("dateparser: not installed")
    else:
        found[f"dateparser's search {version('dateparser')}"] = lambda one: search_dates(one.text, ["ru"])
    return found


def with_veto(campaign: Campaign, rows: dict[str, list[Document]], seconds: float) -> None:
    """Print the rates of the scan with the places, and of what else is to be had."""
    scanner, others = Scanner(campaign), peers()
    kind = "with the recogniser's veto" if is_installed() else "by rules alone"
    for name, documents in rows.items():
        size = sum(len(document.text.encode()) for document in documents) / 1e6
        ours = rate(lambda one: list(find_places(one.text, scanner.scan(one), campaign)), documents, seconds)
        scan = rate(scanner.scan, documents, seconds)
        print(f"{name}: {len(documents)} documents, {size:.3f} MB; MB a processor second:")
        print(f"  scan: {scan:.1f}")
        print(f"  scan and places, {kind}: {ours:.2f}")
        for peer, work in others.items():
            theirs = rate(work, documents[:PEERS_READ], seconds)
            print(f"  {peer}, on the first {len(documents[:PEERS_READ])}: {theirs:.3f}")


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=2.0)
    parser.add_argument("--posts", type=int, default=500)
    parser.add_argument("--data", type=Path)
    arguments = parser.parse_args()
    seconds = arguments.seconds
    campaign = load_campaign("russia")
    scanner = Scanner(campaign)
    dense = examples()
    rows = {
        "dense": dense,
        "quiet": quiet(dense),
        "dense posts": generated(arguments.posts, dense=True),
        "quiet posts": generated(arguments.posts, dense=False),
    }
    for name, documents in rows.items():
        size = sum(len(document.text.encode()) for document in documents) / 1e6
        scan = rate(scanner.scan, documents, seconds)
        whole = rate(lambda one: extract(one, scanner.scan(one), campaign), documents, seconds)
        print(f"{name}: {len(documents)} documents, {size:.3f} MB", end="; ")
        print(f"MB a processor second: scan {scan:.1f}, scan and extract {whole:.2f}")
    texts = {name: rows[name] for name in ("dense posts", "quiet posts")}
    if arguments.data and arguments.data.is_file():
        texts[arguments.data.name] = told(arguments.data)
    else:
        print(f"SKIPPED: no texts at {arguments.data}; give a file with --data")
    with_veto(campaign, texts, seconds)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
