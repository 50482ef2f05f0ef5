"""One file of practices, figures, rules or cases scored."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from callup.campaign import Campaign
from callup.evaluate import facts
from callup.evaluate.fact_scores import FactPair, FactScore, Plan, pair_facts, score_facts
from callup.evaluate.facts import Fact
from callup.evaluate.labelled_desk import Desk
from callup.evaluate.marked_facts import FactPassage, read_fact_passages
from callup.evaluate.offer_scores import Towns
from callup.extract import extract
from callup.model import AnyRecord, kind_of
from callup.read.sentences import sentence_borders

Paired = list[tuple[FactPassage, list[FactPair]]]
_BILLS = frozenset(("proposed", "first_reading", "second_reading", "third_reading"))
_LAWS = frozenset(("signed", "in_force", "repealed"))

PLANS: Mapping[str, Plan] = {
    "practice": Plan(
        core=("status",),
        others=("place", "people", "actor", "target"),
        harmed=lambda fact: fact.status != "reported",
        harms=lambda fact: fact.status == "reported",
        label="what is not reported as done is not counted as done",
    ),
    "figure": Plan(
        core=("value", "unit", "of", "share"),
        others=("what", "qualifier", "per", "as_of"),
        by_sentence=False,
    ),
    "rule": Plan(
        core=("stage",),
        others=("what", "value", "act", "effective"),
        harmed=lambda fact: fact.fields["stage"] in _BILLS,
        harms=lambda fact: fact.fields["stage"] in _LAWS,
        label="no bill is told as law",
    ),
    "case": Plan(
        core=("articles", "stage", "outcome", "term_months", "person"),
        others=(),
    ),
}
_WANTED: Mapping[str, tuple[str, Callable[[FactPassage, Any], Fact]]] = {
    "practice": ("practices", facts.wanted_practice),
    "figure": ("figures", facts.wanted_figure),
    "rule": ("rules", facts.wanted_rule),
    "case": ("cases", facts.wanted_case),
}
_FOUND: Mapping[str, Callable[[Any, Towns], Fact]] = {
    "practice": facts.found_practice,
    "figure": facts.found_figure,
    "rule": facts.found_rule,
    "case": facts.found_case,
}


def evaluate_facts(
    campaign: Campaign, path: Path, kind: str
) -> tuple[FactScore, dict[str, FactScore], Paired]:
    """The records of one kind: the scores, those of each language, and each passage with its pairs."""
    desk = Desk(campaign)
    plan = PLANS[kind]
    paired = [(passage, _pairs(desk, passage, kind)) for passage in read_fact_passages(path)]
    languages = sorted({passage.lang for passage, _ in paired})
    parts: dict[str, FactScore] = {
        name: score_facts(plan, [pairs for passage, pairs in paired if passage.lang == name])
        for name in languages
    }
    return score_facts(plan, [pairs for _, pairs in paired]), parts, paired


def _pairs(desk: Desk, passage: FactPassage, kind: str) -> list[FactPair]:
    section, read = _WANTED[kind]
    wanted = [read(passage, marked) for marked in getattr(passage, section)]
    found = [_FOUND[kind](one, desk.towns) for one in _records(desk, passage) if kind_of(one) == kind]
    return pair_facts(PLANS[kind], wanted, found, tuple(sentence_borders(passage.text, passage.lang)))


def _records(desk: Desk, passage: FactPassage) -> Sequence[AnyRecord]:
    document = desk.document(passage.text, passage.lang, passage.published)
    return extract(document, desk.scan(document), desk.campaign)[0]
