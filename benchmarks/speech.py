"""How fast one core reads who says what: English texts, in tokens a second, beside a plain spaCy pipeline.

Usage: python benchmarks/speech.py --data FILE [--texts N]

`--data` is JSON Lines with a `text`. Callup scans each text and finds its claims; processor seconds, the best
of five runs. The peer is what all systems with a parser run first: tokens, vectors, tagger, parser and names
of `en_core_web_sm`; where that model is not installed, the same layers with untrained weights,
which compute as much and find nothing. Without spaCy the peer is left out, and the output says so.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from callup.campaign import load_campaign
from callup.evaluate.labelled_desk import Desk
from callup.extract.reading import Reading
from callup.extract.speech.claims import find_claims
from callup.extract.speech.english_tagger import is_installed
from callup.scan import Scanner

RUNS = 5
PEER_TEXTS = 40
_TOKEN = re.compile(r"\w+|[^\w\s]")


def seconds(work: Callable[[], object], runs: int) -> float:
    """The least processor time of some runs."""
    took = []
    for _ in range(runs):
        began = time.process_time()
        work()
        took.append(time.process_time() - began)
    return min(took)


def count(texts: list[str]) -> int:
    """Words and signs."""
    return sum(len(_TOKEN.findall(text)) for text in texts)


def callup(texts: list[str]) -> float:
    """Tokens a second from text to claims."""
    campaign = load_campaign("russia")
    desk, scanner = Desk(campaign), Scanner(campaign)
    documents = [desk.document(text, "en", None) for text in texts]

    def work() -> None:
        for document in documents:
            list(find_claims(Reading(document, scanner.scan(document), campaign)))

    return count(texts) / seconds(work, RUNS)


def spacy_pipeline() -> tuple[Any, str] | None:
    """The peer and how it is called; None where spaCy is not installed."""
    try:
        import spacy
    except ImportError:
        return None
    if spacy.util.is_package("en_core_web_sm"):
        return spacy.load("en_core_web_sm"), f"spaCy {spacy.__version__}, en_core_web_sm"
    return _untrained(spacy), f"spaCy {spacy.__version__}, the layers of en_core_web_sm, not trained"


def _untrained(spacy: Any) -> Any:
    nlp = spacy.blank("en")
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": 96,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
        "rows": [5000, 1000, 2500, 2500, 50, 50],
        "include_static_vectors": False,
    }
    encode = {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": 96,
        "depth": 4,
        "window_size": 1,
        "maxout_pieces": 3,
    }
    layers = {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}
    nlp.add_pipe("tok2vec", config={"model": layers})
    listens = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "*"}
    for name in ("tagger", "parser", "ner"):
        nlp.add_pipe(name, config={"model": {"tok2vec": listens}})
    words = [f"word{number}" for number in range(50)]
    heads = [max(at - 1, 0) for at in range(50)]
    deps = ["ROOT", *(f"dep{at}" for at in range(1, 45)), *["dep1"] * 5]
    ents = [f"U-KIND{at % 18}" for at in range(50)]
    document = spacy.tokens.Doc(nlp.vocab, words=words)
    told = {"tags": [f"T{at}" for at in range(50)], "heads": heads, "deps": deps, "entities": ents}
    nlp.initialize(lambda: [spacy.training.Example.from_dict(document, told)])
    return nlp


def main() -> None:
    """Print both, and how many times faster one is."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path)
    parser.add_argument("--texts", type=int, default=150)
    options = parser.parse_args()
    if options.data is None or not options.data.is_file():
        print("SKIPPED: no texts; give JSON Lines with a text by --data FILE")
        return
    lines = options.data.read_text(encoding="utf-8").splitlines()[: options.texts]
    texts = [json.loads(line)["text"] for line in lines]
    own = callup(texts)
    by = "the tagger" if is_installed() else "frames alone, for the tagger is not installed"
    print(f"callup, text to claims by {by}: {own:,.0f} tokens/s on one core ({count(texts):,} tokens)")
    peer = spacy_pipeline()
    if peer is None:
        print("SKIPPED: spaCy is not installed; pip install spacy")
        return
    nlp, name = peer
    few = texts[:PEER_TEXTS]
    theirs = count(few) / seconds(lambda: list(nlp.pipe(few)), 2)
    print(f"{name}: {theirs:,.0f} tokens/s; callup is {own / theirs:.1f} times faster")


if __name__ == "__main__":
    main()
