"""How many expected records the whole reading finds in marked passages, and how often it stays silent.

Usage: python benchmarks/records.py [--data FILE] [--json] [--verbose]

A passage lists records that a careful reader is sure of, in part: what is not listed may still be
right. Recall is therefore a fair figure; the precision is a lower bound. `--verbose` prints what was
missed, and refuses a held-out file, which is to be scored and not read.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from math import sqrt
from pathlib import Path
from typing import Any

from callup.campaign import Campaign, load_campaign
from callup.extract import extract
from callup.model import Document, document_id, encode
from callup.read.sentences import sentence_borders
from callup.scan import Scanner

Fields = dict[str, Any]
KINDS = ("offer", "practice", "claim", "case", "figure", "rule")
DEV = Path(__file__).resolve().parent.parent / "tests" / "gold" / "dev.jsonl"
# The fields that alone make a record worth having; the lenient recall asks for no others.
LENIENT = {
    "offer": ("benefit", "amount"),
    "practice": ("practice",),
    "claim": ("voice", "content_has"),
    "case": ("articles",),
    "figure": ("value", "share"),
    "rule": ("stage",),
}
# A share is printed rounded ("a third", "36 %"), so it is compared to half a percentage point.
SHARE_TOLERANCE = 0.005


@dataclass
class Tally:
    """The counts of one kind."""

    expected: int = 0
    found: int = 0
    found_leniently: int = 0
    emitted: int = 0
    supported: int = 0


@dataclass
class Score:
    """All counts over a file; `silent` of `bounded` passages kept their `never`."""

    kinds: dict[str, Tally] = field(default_factory=lambda: {kind: Tally() for kind in KINDS})
    passages: int = 0
    bounded: int = 0
    silent: int = 0


def wilson(hits: int, total: int) -> tuple[float, float] | None:
    """The 95 % interval of a share (Wilson 1927), as fractions; None where nothing was counted."""
    if not total:
        return None
    z = 1.959964
    share = hits / total
    middle = share + z * z / (2 * total)
    spread = z * sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    low, high = (middle - spread) / (1 + z * z / total), (middle + spread) / (1 + z * z / total)
    return max(0.0, low), min(1.0, high)


def holds(expected: Any, actual: Any) -> bool:
    """Whether every expected value stands in the actual one; what is not expected is not compared."""
    if isinstance(expected, dict):
        return isinstance(actual, dict) and all(
            holds(want, actual.get(key)) for key, want in expected.items()
        )
    if isinstance(expected, list):
        return isinstance(actual, list) and all(any(holds(want, one) for one in actual) for want in expected)
    return bool(expected == actual)


def field_holds(key: str, expected: Any, record: Fields) -> bool:
    """Whether one field of an expectation holds; place, names and content have their own shapes."""
    if key == "content_has":
        content = " ".join(span["quote"] for span in record.get("content") or ())
        return str(expected).casefold() in content.casefold()
    if key == "place":
        return holds({"code": expected}, record.get("place"))
    if key == "voice":
        return voice_holds(expected, record.get("voice"))
    if key == "share":
        share = record.get("share") or {}
        return share.get("max") is not None and abs(share["max"] - expected["max"]) <= SHARE_TOLERANCE
    return holds(expected, record.get(key))


def voice_holds(expected: Fields, voice: Fields | None) -> bool:
    """Whether a voice is the expected one; a name may be longer than expected."""
    if voice is None:
        return False
    rest = {key: value for key, value in expected.items() if key != "name"}
    name = expected.get("name", "")
    return name in (voice.get("name") or voice.get("organisation") or "") and holds(rest, voice)


def matches(expected: Fields, record: Fields) -> bool:
    """Whether the record carries every expected field."""
    return all(field_holds(key, value, record) for key, value in expected.items())


def leniently(expected: Fields) -> Fields:
    """The expectation cut down to the fields of LENIENT, and of a voice to its name."""
    kept = {key: value for key, value in expected.items() if key in ("kind", *LENIENT[expected["kind"]])}
    if "voice" in kept:
        kept["voice"] = {key: value for key, value in kept["voice"].items() if key == "name"}
    return kept


def paired(expectations: list[Fields], records: list[Fields]) -> list[bool]:
    """Which expectations find a record of their own (a largest matching: one record answers one)."""
    fits = [[i for i, record in enumerate(records) if matches(one, record)] for one in expectations]
    taken: dict[int, int] = {}

    def place(want: int, tried: set[int]) -> bool:
        for i in fits[want]:
            if i not in tried:
                tried.add(i)
                if i not in taken or place(taken[i], tried):
                    taken[i] = want
                    return True
        return False

    for want in range(len(expectations)):
        place(want, set())
    return [want in taken.values() for want in range(len(expectations))]


def read_passages(path: Path) -> Iterator[Fields]:
    """The marked passages of a JSON Lines file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def records_of(passage: Fields, campaign: Campaign, scanner: Scanner) -> list[Fields]:
    """What the real reading makes of a passage, as the public contract prints it."""
    text, language = passage["text"], passage["lang"]
    document = Document(
        id=document_id(None, "", text),
        source=None,
        locator="",
        text=text,
        language=language,
        published=date.fromisoformat(passage["published"]),
        sentences=tuple(sentence_borders(text, language)),
    )
    records, _ = extract(document, scanner.scan(document), campaign)
    return [json.loads(encode(record)) for record in records]


def add_passage(score: Score, passage: Fields, records: list[Fields]) -> list[str]:
    """Counts one passage into the score; returns what was missed or should not be, in words."""
    complaints = []
    score.passages += 1
    for kind, tally in score.kinds.items():
        wanted = [one for one in passage["expect"] if one["kind"] == kind]
        made = [one for one in records if one["kind"] == kind]
        if not wanted:
            continue
        found = paired(wanted, made)
        tally.expected += len(wanted)
        tally.found += sum(found)
        tally.found_leniently += sum(paired([leniently(one) for one in wanted], made))
        tally.emitted += len(made)
        tally.supported += sum(any(matches(one, record) for one in wanted) for record in made)
        complaints += [
            f"missed {json.dumps(one, ensure_ascii=False)}"
            for one, ok in zip(wanted, found, strict=True)
            if not ok
        ]
    broken = [never for never in passage["never"] if any(matches(never, record) for record in records)]
    score.bounded += bool(passage["never"])
    score.silent += bool(passage["never"]) and not broken
    return complaints + [f"must not be {json.dumps(never, ensure_ascii=False)}" for never in broken]


def rate(hits: int, total: int) -> Fields:
    """A share with its counts and its interval, for the JSON output."""
    return {
        "hits": hits,
        "total": total,
        "share": hits / total if total else None,
        "interval": wilson(hits, total),
    }


def report(score: Score) -> Fields:
    """The score as one JSON object."""
    return {
        "passages": score.passages,
        "never_holds": rate(score.silent, score.bounded),
        "kinds": {
            kind: {
                "recall": rate(tally.found, tally.expected),
                "lenient_recall": rate(tally.found_leniently, tally.expected),
                "precision_proxy": rate(tally.supported, tally.emitted),
            }
            for kind, tally in score.kinds.items()
        },
    }


def cell(share: Fields) -> str:
    """A share as a cell of the table: percent, interval, counts."""
    if not share["total"]:
        return "-"
    low, high = share["interval"]
    percent = f"{100 * share['share']:.0f} % [{100 * low:.0f}-{100 * high:.0f}]"
    return f"{percent} {share['hits']}/{share['total']}"


def table(result: Fields) -> str:
    """The score as a table, with Wilson 95 % intervals in brackets."""
    lines = [f"{'kind':10}{'recall':26}{'lenient recall':26}precision (lower bound)"]
    for kind, of_kind in result["kinds"].items():
        cells = [cell(of_kind[name]) for name in ("recall", "lenient_recall", "precision_proxy")]
        lines.append(f"{kind:10}{cells[0]:26}{cells[1]:26}{cells[2]}")
    lines.append(f"passages whose never holds: {cell(result['never_holds'])}; passages: {result['passages']}")
    return "\n".join(lines)


def score_file(path: Path, verbose: bool) -> Score:
    """Reads and scores every passage of the file; with `verbose` prints the complaints as it goes."""
    campaign = load_campaign("russia")
    scanner = Scanner(campaign)
    score = Score()
    for passage in read_passages(path):
        records = records_of(passage, campaign, scanner)
        complaints = add_passage(score, passage, records)
        if verbose and complaints:
            print(f"{passage['id']}: {passage['text']}")
            for complaint in complaints:
                print(f"    {complaint}")
    return score


def main() -> int:
    """Scores one file and prints the result."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=DEV, help="marked passages, JSON Lines")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    parser.add_argument(
        "--verbose", action="store_true", help="print what was missed (not for held-out files)"
    )
    options = parser.parse_args()
    if options.verbose and "held_out" in options.data.resolve().name:
        print(
            "records: a held-out file is scored, not read: --verbose works on dev.jsonl only", file=sys.stderr
        )
        return 2
    if options.verbose and options.json:
        print("records: choose --json or --verbose", file=sys.stderr)
        return 2
    result = report(score_file(options.data, options.verbose))
    print(json.dumps(result) if options.json else table(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())
