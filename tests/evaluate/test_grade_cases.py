"""The constructed cases of corroboration, through the whole reading: texts, voices, copies, events, grades."""

from __future__ import annotations

from pathlib import Path

from callup.campaign import load_campaign
from callup.evaluate import evaluate_copies, evaluate_grades

CASES = Path(__file__).resolve().parent.parent / "gold" / "corroboration.jsonl"
FEWEST_RIGHT = 38


def test_cases_are_graded_as_an_editor_would_with_reasons() -> None:
    told = evaluate_grades(load_campaign("russia"), CASES)
    assert len(told) == 40
    assert sum(one.right for one in told) >= FEWEST_RIGHT
    found = [one for one in told if one.found is not None]
    assert all(one.found.reasons for one in found if one.found)
    too_high = [one.case.id for one in found if one.found and one.found.origins > one.case.origins]
    assert len(too_high) <= 2, too_high


def test_of_hard_pairs_copies_are_one_family_and_few_others_are() -> None:
    found = evaluate_copies(load_campaign("russia"), CASES.with_name("copy_pairs.jsonl"))
    wrong = [one.pair.label for one in found if not one.right]
    assert len(found) == 200
    assert wrong.count("same") <= 13
    assert wrong.count("template") <= 12
    assert wrong.count("different") <= 1
