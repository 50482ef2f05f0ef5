"""Trains the English tagger, chooses its settings, and writes it as ONNX.

Usage: python training/attribution_tagger.py --data TRAIN.jsonl [--out FILE] [--threads N]

TRAIN.jsonl holds one marked article a line: doc, text, and attributions with lists of [start, end] for
source, cue and content (PolNeAR after conversion; it states no licence and is not in this repository). 84 of
the articles are set aside: the best epoch and all settings are chosen on them, and on nothing else. The same
data, seed, threads and versions make the same model. Needs torch and onnx besides the optional dependencies
`tagger`.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import time
from collections.abc import Iterable
from pathlib import Path

import msgspec
import torch

from attribution_data import Article, known_hashes, prepare, read_articles, split
from attribution_export import export, metadata_of
from attribution_network import Network, Shape
from attribution_training import Material, Plan, hiding_rates, train
from callup.evaluate.attribution_scores import AttributionScore, score_attributions
from callup.evaluate.marked_attributions import MarkedAttribution
from callup.extract.speech.english_tagger import MODEL, OnnxTagger
from callup.extract.speech.tagger_decoding import Chain, Scores, Settings, Tagged, decode
from callup.extract.speech.tagger_features import Words

SPLIT_SEED = 5
LEAST = 2
GRID = (
    ("boost", (0.0, 0.25, 0.5)),
    ("content", (0.5, 0.55, 0.6, 0.65)),
    ("source", (0.3, 0.4, 0.5, 0.6)),
    ("pointed", (0.6, 0.7, 0.8, 0.9)),
)


def main() -> int:
    """Train, choose, write, and print the scores on the articles set aside."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=MODEL)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--plan", default="{}", help="fields of Plan, as JSON")
    parser.add_argument("--shape", default="{}", help="fields of Shape, as JSON")
    options = parser.parse_args()
    plan = msgspec.json.decode(options.plan, type=Plan)
    shape = msgspec.json.decode(options.shape, type=Shape)
    torch.manual_seed(plan.seed)
    torch.set_num_threads(options.threads)
    began = time.perf_counter()
    learnt, aside = split(read_articles(options.data), SPLIT_SEED)
    words, stems, counts = known_hashes(learnt, LEAST)
    reader = Words(words, stems)
    for article in (*learnt, *aside):
        prepare(article, reader)
    network = Network(len(words), len(stems), shape)
    print(
        f"{len(learnt)} articles, {sum(p.numel() for p in network.parameters())} parameters; {plan}; {shape}"
    )
    material = Material(learnt, reader, hiding_rates(words, counts, plan))
    network.load_state_dict(train(network, material, plan, lambda: judged(network, aside)))
    network.eval()
    write(network, (words, stems), aside, options.out)
    print(f"{time.perf_counter() - began:.0f} s in all")
    return 0


def judged(network: Network, articles: list[Article]) -> float:
    """How good a network is on articles: content and who F1 together. Prints all scores."""
    score = score_of(articles, [scores_of(network, article) for article in articles], chain_of(network))
    print(line(score))
    return score.content.f1 + score.who.f1


def write(network: Network, hashes: tuple[list[int], list[int]], aside: list[Article], path: Path) -> None:
    """Write the model, with the settings that are best on the articles set aside for the model as written."""
    metadata = metadata_of(network, hashes, Settings())
    export(network, metadata, path)
    tagger = OnnxTagger(path)
    outputs = [tagger.score(article.tokens.rows) for article in aside if article.tokens]
    chain = chain_of(network)
    settings = chosen(aside, outputs, chain)
    metadata["settings"] = msgspec.json.encode(settings).decode()
    export(network, metadata, path)
    print(f"{settings}\nset aside: {line(score_of(aside, outputs, chain, settings))}")
    print(f"{path.name}: {path.stat().st_size} bytes, sha256 {hashlib.sha256(path.read_bytes()).hexdigest()}")


def chosen(articles: list[Article], outputs: list[Scores], chain: Chain) -> Settings:
    """The settings with the best content and who F1 together: first those of content, then those of who."""
    settings = Settings()
    for names in (GRID[:2], GRID[2:]):
        tries = [
            msgspec.structs.replace(settings, **dict(zip([name for name, _ in names], values, strict=True)))
            for values in itertools.product(*(values for _, values in names))
        ]
        settings = max(tries, key=lambda one: _worth(score_of(articles, outputs, chain, one)))
    return settings


def _worth(score: AttributionScore) -> float:
    """Both F1s; a wrong speaker is worse than none, and what nobody says worse than silence."""
    wrong = (score.both - score.who.hits) / max(score.both, 1)
    return score.content.f1 + score.who.f1 - wrong + 0.1 * score.content.precision


def scores_of(network: Network, article: Article) -> Scores:
    """What a network gives a whole article."""
    assert article.tokens is not None
    with torch.no_grad():
        tags, cues, sources = network(torch.from_numpy(article.tokens.rows).long()[None])
    return Scores(tags[0].numpy(), cues[0].numpy(), sources[0].numpy())


def chain_of(network: Network) -> Chain:
    """The network's chain of tags, as the program has it."""
    nobody = float(network.nobody.detach())
    return Chain(network.chain().detach().numpy(), network.distances.detach().numpy(), nobody)


def score_of(
    articles: list[Article], outputs: list[Scores], chain: Chain, settings: Settings | None = None
) -> AttributionScore:
    """The scores of decoded outputs."""
    settings = settings or Settings()
    return score_attributions(
        (article.text, marked(article), found(article, decode(output, chain, settings)))
        for article, output in zip(articles, outputs, strict=True)
    )


def marked(article: Article) -> list[MarkedAttribution]:
    """The marked attributions of an article."""
    return [msgspec.convert(one, MarkedAttribution) for one in article.attributions]


def found(article: Article, tagged: Iterable[Tagged]) -> list[MarkedAttribution]:
    """Decoded attributions as offsets."""
    tokens = article.tokens
    assert tokens is not None

    def span(ends: tuple[int, int]) -> tuple[int, int]:
        return tokens.starts[ends[0]], tokens.ends[ends[1] - 1]

    return [
        MarkedAttribution(
            source=(span(one.source),) if one.source else (),
            cue=(span(one.cue),),
            content=tuple(map(span, one.content)),
        )
        for one in tagged
    ]


def line(score: AttributionScore) -> str:
    """Scores in one line."""
    rates = (("content", score.content), ("who", score.who), ("strict", score.who_strict))
    told = "; ".join(f"{name} {r.precision:.3f}/{r.recall:.3f}/{r.f1:.4f}" for name, r in rates)
    forms = ", ".join(f"{name} {one.content / max(one.wanted, 1):.3f}" for name, one in score.forms.items())
    return f"{told}; right {score.who.hits / max(score.both, 1):.3f}; recall {forms}"


if __name__ == "__main__":
    raise SystemExit(main())
