"""How much of the money that annotators marked is found, by overlap, on a file of marked texts.

Usage: python benchmarks/spans.py --data FILE [--type MONEY]

FILE holds one JSON object a line: text, and entities with a type and spans. NEREL and RURED2 have this
form after conversion; neither states a licence, so neither is in this repository. Gold spans without a
digit or a number word that Callup reads as a number are left out, and so are hits on them. Without the
file it says so and ends with 0.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from callup.extract.numbers.money import find_amounts
from callup.extract.numbers.numbers import find_numbers
from callup.scan import Scan, fold

Span = tuple[int, int]


def money_in(text: str) -> list[Span]:
    """The spans of all amounts, those printed twice included."""
    scan = Scan(text, fold(text), ((0, len(text)),), (), ())
    found = find_amounts(text, scan, tuple(find_numbers(text, scan)))
    return [(one.span.start, one.span.end) for one in found]


def overlaps(one: Span, other: Span) -> bool:
    """Whether two spans share a character."""
    return one[0] < other[1] and other[0] < one[1]


def main() -> int:
    """Print precision, recall and F1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--type", default="MONEY")
    arguments = parser.parse_args()
    if arguments.data is None or not arguments.data.is_file():
        print(f"SKIPPED: no marked texts here ({arguments.data}); give them with --data FILE")
        return 0
    hits = found = wanted = size = 0
    missed = 0
    start = time.process_time()
    for line in arguments.data.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        spans = money_in(row["text"])
        size += len(row["text"].encode())
        ends = [
            (min(part[0] for part in entity["spans"]), max(part[1] for part in entity["spans"]))
            for entity in row["entities"]
            if entity["type"] == arguments.type
        ]
        gold = [one for one in ends if any(char.isdigit() for char in row["text"][slice(*one)])]
        rest = [one for one in ends if one not in gold]
        counted = [one for one in spans if not any(overlaps(one, other) for other in rest)]
        wanted += len(gold)
        missed += sum(not any(overlaps(one, other) for other in spans) for one in gold)
        found += len(counted)
        hits += sum(any(overlaps(one, other) for other in gold) for one in counted)
    seconds = time.process_time() - start
    precision, recall = hits / found, (wanted - missed) / wanted
    f1 = 2 * precision * recall / (precision + recall)
    print(
        f"{arguments.type}, by overlap: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}", end="; "
    )
    print(f"{wanted} marked, {found} found; {size / 1e6 / seconds:.1f} MB a processor second")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
