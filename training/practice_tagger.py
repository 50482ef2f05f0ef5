"""Makes the tagger of practices: `practice_tagger.npz` of the campaign, from the reports beside this file.

Usage: python training/practice_tagger.py --background FILE... [--aside] [--threshold X]

Learnt are the reports of training/practices, the examples of practices.yml, the passages of
tests/gold/practices_dev.jsonl, and as texts that tell of none the adverts and decrees of its offers and what
`--background` names: JSON Lines with a `text`, ordinary news, of which those sentences are learnt that hold
words of practices. With `--aside` a fifth of the reports and a third of the passages, by the hash
of their text, are set aside, scored at several thresholds, and nothing is written: this is how sizes and
threshold were chosen. It needs torch, which `./run` does not install; about six minutes on two cores.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
import torch

from callup.campaign import Campaign, load_campaign
from callup.evaluate.labelled_desk import Desk
from callup.extract.practices.practice_rows import BEGINNINGS, CUES, beginning_of, entry_name, read_rows
from callup.extract.practices.practice_tagger import PracticeTagger
from callup.extract.practices.practices import FEWEST_WORDS
from callup.model import Language
from callup.scan import Scan
from practice_gate import Sentence, gate
from practice_network import Item, Network, Plan, item_of, train
from practice_sentences import Mark, Report, read_reports

CAMPAIGN = "russia"
MODEL = "practice_tagger.npz"
GOLD = Path(__file__).parents[1] / "tests" / "gold"
PASSAGES = GOLD / "practices_dev.jsonl"
OFFERS = (GOLD / "offers_dev.jsonl", GOLD / "offers_spent.jsonl")
GENRES = frozenset(("advert", "decree", "table"))
MOST_OF_A_FILE = 250
SEEDS = (1, 2, 3, 4)
THRESHOLDS = (0.4, 0.5, 0.6, 0.7, 0.8)
IGNORED, NONE = "rejected", "foreign"


class Text(NamedTuple):
    """A report, scanned; `whole` are the kinds it tells of where the words are not marked."""

    report: Report
    scan: Scan
    whole: tuple[str, ...] | None


class Told(NamedTuple):
    """What a network has learnt to tell apart."""

    practices: list[str]
    entries: dict[str, int]


def texts_of(campaign: Campaign, passages: Path) -> Iterator[Text]:
    """All that is learnt, scanned with the words of everyday, which a lone sentence would not have."""
    desk = Desk(campaign, everyday=True)

    def scanned(report: Report, whole: tuple[str, ...] | None = None) -> Text:
        return Text(report, desk.scan(desk.document(report.text, report.language, None)), whole)

    for report in read_reports():
        yield scanned(report)
    for kind in campaign.practices.values():
        for told, examples in ((True, kind.examples.yes), (False, kind.examples.no)):
            for example in examples:
                report = Report(example, language_of(example), ())
                yield scanned(report, (kind.id,) if told else None)
    for line in passages.read_text(encoding="utf-8").splitlines():
        yield scanned(passage_of(json.loads(line)))


def background(campaign: Campaign, files: Sequence[Path]) -> Iterator[Text]:
    """Texts that tell of no practice: adverts and decrees, sentences that sound a little like one."""
    desk = Desk(campaign)
    for path in OFFERS:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["genre"] in GENRES:
                report = Report(row["text"], row["lang"], ())
                yield Text(report, desk.scan(desk.document(report.text, report.language, None)), None)
    for path in files:
        found = []
        for line in path.read_text(encoding="utf-8").splitlines():
            text = json.loads(line)["text"]
            document = desk.document(text, language_of(text), None)
            for start, end in stretches(desk.scan(document)):
                report = Report(text[start:end], language_of(text), ())
                found.append(Text(report, desk.scan(desk.document(report.text, report.language, None)), None))
        yield from sorted(found, key=lambda one: crc32(one.report.text.encode()))[:MOST_OF_A_FILE]


def stretches(scan: Scan) -> Iterator[tuple[int, int]]:
    """The sentences that hold some words of practices, each with its neighbours."""
    words = Counter(cue.sentence for cue in scan.cues if cue.kind == "practice_word")
    for sentence in sorted(words):
        if words[sentence] >= FEWEST_WORDS:
            last = min(sentence + 1, len(scan.sentences) - 1)
            yield scan.sentences[max(sentence - 1, 0)][0], scan.sentences[last][1]


def passage_of(row: dict[str, Any]) -> Report:
    """A labelled passage as a report."""
    marks = []
    for practice in row["practices"]:
        quote = practice["trigger"]["quote"]
        start = -1
        for _ in range(practice["trigger"]["at"] + 1):
            start = row["text"].index(quote, start + 1)
        marks.append(Mark(practice["practice"], practice["status"], start, start + len(quote)))
    return Report(row["text"], row["lang"], tuple(marks))


def language_of(text: str) -> Language:
    """The language of an example, by its letters."""
    return "ru" if any("а" <= letter <= "я" for letter in text.lower()) else "en"


def item(text: Text, told: Told) -> Item:
    """A text ready to be learnt: a mark of another country is none, one of a rejected report is left out."""
    rows = read_rows(text.scan, (0, len(text.report.text)), told.entries)
    truth = np.zeros((len(rows.words), len(told.practices)), np.float32)
    counts = np.ones_like(truth)
    for mark in text.report.marks:
        column = told.practices.index(mark.practice)
        for at, (start, end) in enumerate(zip(rows.starts, rows.ends, strict=True)):
            if start < mark.end and end > mark.start:
                if mark.status == IGNORED:
                    counts[at, column] = 0.0
                elif mark.status != NONE:
                    truth[at, column] = 1.0
    whole = tuple(told.practices.index(name) for name in text.whole) if text.whole else None
    return item_of(rows, truth, counts, whole)


def entries_of(texts: Sequence[Text]) -> dict[str, int]:
    """The rows of the campaign's words that the texts hold; 0 is none."""
    names = {entry_name(cue.kind, cue.id) for text in texts for cue in text.scan.cues if cue.kind in CUES}
    return {name: row for row, name in enumerate(sorted(names), 1)}


def sentences_of(texts: Sequence[Text], told: Told) -> Iterator[Sentence]:
    """The sentences of texts whose practices are marked, for the gate."""
    for text in texts:
        if text.whole is None:
            marked = {
                text.scan.sentence_at(mark.start)
                for mark in text.report.marks
                if mark.status not in (IGNORED, NONE)
            }
            for at, within in enumerate(text.scan.sentences):
                rows = read_rows(text.scan, within, told.entries)
                own = {beginning_of(word) for word in rows.words}
                own |= {BEGINNINGS + row for _, row in rows.entries}
                yield Sentence(sorted(own), at in marked)


def kept(networks: Sequence[Network], told: Told, opening: tuple[Any, float]) -> dict[str, Any]:
    """The networks as they are written, side by side: tables in bytes, the rest in single precision."""
    states = [{name: value.numpy() for name, value in one.state_dict().items()} for one in networks]

    def stacked(name: str) -> Any:
        return np.stack([state[name] for state in states])

    def norm(name: str) -> Any:
        return np.stack([stacked(f"{name}.weight"), stacked(f"{name}.bias")])[:, :, None]

    apart = networks[0].plan.apart
    held: dict[str, Any] = {
        "practices": np.array(told.practices),
        "entries": np.array(["", *told.entries]),
        "gate": opening[0],
        "gate_opens": np.float32(opening[1]),
        "apart": np.array(apart, np.int32),
        "norm": norm("norm"),
        "out": stacked("out.weight").transpose(0, 2, 1),
        "out_bias": stacked("out.bias")[:, None],
    }
    for name in ("beginning", "piece", "entry"):
        table = stacked(f"{name}.weight")
        scale = np.maximum(np.abs(table).max(2), 1e-8) / 127
        held[name] = np.rint(table / scale[:, :, None]).astype(np.int8)
        held[f"{name}_scale"] = scale.astype(np.float32)
    for at in range(len(apart)):
        held[f"norm{at}"] = norm(f"norms.{at}")
        held[f"weights{at}"] = stacked(f"layers.{at}.weight").transpose(0, 2, 1)
        held[f"bias{at}"] = stacked(f"layers.{at}.bias")[:, None]
    return held


def write(held: dict[str, Any], path: Path) -> None:
    """Write a model: the same arrays make the same bytes."""
    with path.open("wb") as file:
        np.savez(file, **held)


def score(path: Path, texts: Sequence[Text]) -> str:
    """Recall, precision and F1 of the kinds that sentences tell, by a written model."""
    tagger = PracticeTagger(path)
    right = found = marked = 0
    for text in texts:
        scan = text.scan
        true = {
            (scan.sentence_at(mark.start), mark.practice)
            for mark in text.report.marks
            if mark.status not in (IGNORED, NONE)
        }
        seen = tagger.see(scan, range(len(scan.sentences)))
        proposed = {(sentence, one.practice) for sentence, here in seen.items() for one in here.proposed}
        right += len(true & proposed)
        found += len(proposed)
        marked += len(true)
    recall, precision = right / max(marked, 1), right / max(found, 1)
    f1 = 2 * recall * precision / max(recall + precision, 1e-9)
    return f"recall {recall:.3f} precision {precision:.3f} F1 {f1:.3f} ({marked} marked)"


def parts(texts: Sequence[Text]) -> Iterator[tuple[str, list[Text]]]:
    """Texts by language, reports apart from passages."""
    passages = {
        passage_of(json.loads(line)).text for line in PASSAGES.read_text(encoding="utf-8").splitlines()
    }
    for language in ("ru", "en", "uk"):
        own = [text for text in texts if text.report.language == language]
        yield f"{language} reports", [text for text in own if text.report.text not in passages]
        yield f"{language} passages", [text for text in own if text.report.text in passages]


def main() -> None:
    """Train and write, or train on a part and score the rest."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--aside", action="store_true", help="score what is set aside, write nothing")
    options.add_argument("--threshold", type=float, default=0.7, help="how likely a practice must be")
    options.add_argument("--passages", type=Path, default=PASSAGES, help="labelled passages to learn from")
    options.add_argument("--background", type=Path, nargs="*", default=[], help="ordinary news, JSON Lines")
    chosen = options.parse_args()
    torch.use_deterministic_algorithms(True)
    campaign = load_campaign(CAMPAIGN)
    texts = [*texts_of(campaign, chosen.passages), *background(campaign, chosen.background)]
    aside = [text for text in texts if text.whole is None and crc32(text.report.text.encode()) % 5 == 0]
    learnt = [text for text in texts if text not in aside] if chosen.aside else texts
    told = Told(list(campaign.practices), entries_of(learnt))
    items = [item(text, told) for text in learnt]
    items = [one for one in items if len(one.beginnings)]
    sizes = len(told.entries) + 1, len(told.practices)
    opening = gate(list(sentences_of(learnt, told)), BEGINNINGS + sizes[0])
    held = kept([train(items, *sizes, Plan(seed=seed)) for seed in SEEDS], told, opening)
    if chosen.aside:
        path = Path(tempfile.gettempdir()) / MODEL
        for threshold in THRESHOLDS:
            write(held | {"threshold": np.float32(threshold)}, path)
            for name, some in parts(aside):
                print(f"{threshold} {name}: {score(path, some)}")
        return
    path = campaign.folder / MODEL
    write(held | {"threshold": np.float32(chosen.threshold)}, path)
    print(f"{path.name}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
