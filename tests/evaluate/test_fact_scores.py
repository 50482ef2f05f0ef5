"""Practices, figures, rules and cases put side by side: who is paired with whom, and what it costs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from callup.campaign import load_campaign
from callup.evaluate import evaluate_facts
from callup.evaluate.fact_evaluation import PLANS
from callup.evaluate.fact_scores import FactScore, pair_facts, score_facts
from callup.evaluate.facts import Fact
from callup.evaluate.intervals import Share
from callup.evaluate.marked import MarkedFileError

BORDERS = ((0, 50), (50, 100))


def practice(kind: str, start: int, status: str = "reported", **fields: Any) -> Fact:
    known = {"place": None, "people": None, "actor": frozenset(), "target": frozenset(), "status": status}
    return Fact(kind, (start, start + 10), known | fields, status)


def step(stage: str | None, start: int = 0) -> Fact:
    fields = {"stage": stage, "what": "mobilisation", "value": None, "act": None, "effective": None}
    return Fact("mobilisation", (start, start + 5), fields)


def scored(kind: str, wanted: list[Fact], found: list[Fact]) -> FactScore:
    return score_facts(PLANS[kind], [pair_facts(PLANS[kind], wanted, found, BORDERS)])


def test_a_record_in_the_same_sentence_is_found_and_one_in_the_next_is_not() -> None:
    score = scored("practice", [practice("raid", 0), practice("raid", 60)], [practice("raid", 30)])
    assert (score.recall, score.precision) == (Share(1, 2), Share(1, 1))


def test_another_kind_is_not_the_wanted_one() -> None:
    score = scored("practice", [practice("raid", 0)], [practice("summons", 0)])
    assert (score.recall, score.precision) == (Share(0, 1), Share(0, 1))


def test_one_found_record_answers_for_one_wanted_one() -> None:
    score = scored("practice", [practice("raid", 0), practice("raid", 20)], [practice("raid", 5)])
    assert score.recall == Share(1, 2)


def test_of_two_in_a_sentence_the_one_with_the_marked_status_is_paired() -> None:
    found = [practice("raid", 3), practice("raid", 4, "denied")]
    score = scored("practice", [practice("raid", 0, "denied")], found)
    assert score.right_recall == Share(1, 1)


def test_a_denied_practice_that_is_found_as_reported_is_not_spared() -> None:
    wanted = [practice("raid", 0, "denied"), practice("summons", 0, "planned"), practice("raid", 60)]
    score = scored("practice", wanted, [practice("raid", 0), practice("raid", 60)])
    assert score.spared == Share(1, 2)
    assert score.done_precision == Share(1, 2)


def test_silence_counts_passages_without_a_reported_practice() -> None:
    plan = PLANS["practice"]
    loud = pair_facts(plan, [], [practice("raid", 0)], BORDERS)
    quiet = pair_facts(plan, [practice("raid", 0, "denied")], [practice("raid", 0, "denied")], BORDERS)
    assert score_facts(plan, [loud, quiet]).silent == Share(1, 2)


def test_a_bill_that_is_told_as_law_is_counted() -> None:
    assert scored("rule", [step("first_reading")], [step("signed")]).spared == Share(0, 1)
    assert scored("rule", [step("first_reading")], [step("proposed")]).spared == Share(1, 1)
    assert scored("rule", [step("signed")], [step("signed")]).spared == Share(0, 0)


def test_a_figure_must_overlap() -> None:
    fields = dict.fromkeys((*PLANS["figure"].core, *PLANS["figure"].others))
    score = scored("figure", [Fact(None, (0, 3), fields)], [Fact(None, (10, 13), fields)])
    assert score.recall == Share(0, 1)


@pytest.fixture
def one_file(tmp_path: Path) -> Path:
    row = {
        "id": "a",
        "lang": "ru",
        "published": "2024-01-05",
        "text": "В Твери мужчинам вручали повестки. В Омске отрицают, что там вручали повестки.",
        "practices": [
            {
                "practice": "summons",
                "trigger": {"quote": "вручали повестки", "at": 0},
                "place": {"code": "RU-TVE", "municipality": "Тверь"},
            },
            {"practice": "summons", "trigger": {"quote": "вручали повестки", "at": 1}, "status": "denied"},
        ],
    }
    path = tmp_path / "practices.jsonl"
    path.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def test_a_file_is_scored_by_the_whole_reading(one_file: Path) -> None:
    whole, parts, _ = evaluate_facts(load_campaign("russia"), one_file, "practice")
    assert whole.recall == Share(2, 2)
    assert whole.spared == Share(1, 1)
    assert set(parts) == {"ru"}


def test_a_quote_that_is_not_there_is_told(one_file: Path) -> None:
    one_file.write_text(one_file.read_text("utf-8").replace('"at": 1', '"at": 2'), encoding="utf-8")
    with pytest.raises(MarkedFileError, match="does not stand"):
        evaluate_facts(load_campaign("russia"), one_file, "practice")
