"""The scores on our own passages for work do not fall below what they were; the held-out half has no floor."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.extract.reading_of import russia

from callup.evaluate import evaluate_dates, evaluate_money, evaluate_offers, evaluate_places

GOLD = Path(__file__).resolve().parent.parent / "gold"
FLOORS = json.loads((GOLD / "floors.json").read_text(encoding="utf-8"))
PASSAGES = GOLD / "offers_dev.jsonl"


def test_offers_keep_their_floors() -> None:
    whole, _, _ = evaluate_offers(russia(), PASSAGES)
    for name, floor in FLOORS["offers"].items():
        value = getattr(whole, name).value
        assert value is not None
        assert value >= floor, name


@pytest.mark.parametrize(
    ("name", "evaluate"),
    [("money", evaluate_money), ("dates", evaluate_dates), ("places", evaluate_places)],
)
def test_finders_keep_their_floors(name: str, evaluate: object) -> None:
    score = evaluate(russia(), PASSAGES)  # type: ignore[operator]
    assert score.f1 is not None
    assert score.f1 >= FLOORS[name]["f1"]
    if "value" in FLOORS[name]:
        assert score.value.value >= FLOORS[name]["value"]
