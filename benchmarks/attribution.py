"""How well attributions in English news are found: content, and who says it, on a file of marked articles.

Usage: python benchmarks/attribution.py --data FILE

FILE holds one JSON object a line: text, and attributions with lists of [start, end] for source, cue and
content (the form of PolNeAR after conversion; it states no licence and is not in this repository). Pairs
of a marked and a found attribution match one to one where the characters of their contents, spaces left
out, overlap by half or more (intersection over union), the best pairs first. "Who" matches where a
matched pair's sources share a character; its precision is over what names a source, its recall over what
has one. Without the file it says so and ends with 0.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from callup.campaign import load_campaign
from callup.extract.speech.attributions import find_attributions
from callup.model import Document
from callup.read.sentences import sentence_borders
from callup.scan import Scanner

Parts = tuple[frozenset[int], frozenset[int]]


def characters(text: str, spans: Iterable[Iterable[int]]) -> frozenset[int]:
    """The offsets of all characters of some spans that are no spaces."""
    return frozenset(at for start, end in spans for at in range(start, end) if not text[at].isspace())


def pairs(gold: list[Parts], found: list[Parts]) -> list[tuple[int, int]]:
    """The matched pairs, as indexes into both lists."""
    scored = []
    for g, (_, wanted) in enumerate(gold):
        for f, (_, content) in enumerate(found):
            union = len(wanted | content)
            if union and len(wanted & content) / union >= 0.5:
                scored.append((len(wanted & content) / union, g, f))
    matched: list[tuple[int, int]] = []
    for _, g, f in sorted(scored, reverse=True):
        if all(g != one and f != other for one, other in matched):
            matched.append((g, f))
    return matched


def line(name: str, hits: int, found: int, wanted: int) -> str:
    """Precision, recall and F1 in words."""
    precision, recall = hits / found if found else 0.0, hits / wanted if wanted else 0.0
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    rates = f"precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}"
    return f"{name}: {rates} ({hits} of {found} found, {wanted} marked)"


def main() -> int:
    """Print content and who."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    path = parser.parse_args().data
    if path is None or not path.is_file():
        print(f"SKIPPED: no marked articles here ({path}); give them with --data FILE")
        return 0
    campaign = load_campaign("russia")
    scanner = Scanner(campaign)
    counts = dict.fromkeys(("content", "found", "wanted", "who", "named", "sourced"), 0)
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        gold, found = marked(row), read_attributions(row["text"], scanner, campaign)
        matched = pairs(gold, found)
        counts["content"] += len(matched)
        counts["found"] += len(found)
        counts["wanted"] += len(gold)
        counts["who"] += sum(bool(gold[g][0] & found[f][0]) for g, f in matched)
        counts["named"] += sum(bool(source) for source, _ in found)
        counts["sourced"] += sum(bool(source) for source, _ in gold)
    print(line("content", counts["content"], counts["found"], counts["wanted"]))
    print(line("who", counts["who"], counts["named"], counts["sourced"]))
    return 0


def marked(row: dict[str, Any]) -> list[Parts]:
    """The marked attributions of an article, as characters of source and content."""
    text = row["text"]
    return [
        (characters(text, one["source"]), characters(text, one["content"])) for one in row["attributions"]
    ]


def read_attributions(text: str, scanner: Scanner, campaign: Any) -> list[Parts]:
    """What Callup finds in an article, in the same form."""
    borders = tuple(sentence_borders(text, "en"))
    document = Document(id="", source=None, locator="", text=text, language="en", sentences=borders)
    return [
        (
            characters(text, ((span.start, span.end) for span in one.source)),
            characters(text, ((span.start, span.end) for span in one.content)),
        )
        for one in find_attributions(document, scanner.scan(document), campaign)
    ]


if __name__ == "__main__":
    raise SystemExit(main())
