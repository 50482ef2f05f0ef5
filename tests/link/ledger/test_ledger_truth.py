"""A history that is made up, told by several papers as papers tell it, is found again."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import pytest
from tests.link.ledger.offers_made import report, rub, spells, state, thousands, window

from callup.model import Offer

FIRST = date(2030, 1, 1)
LATE = 3
"""Days by which a paper may be late with its news."""


def made_up(seed: int) -> tuple[list[tuple[date, int]], list[Offer]]:
    """Values by their first day, at least ten days apart, and reports of them in no order."""
    chance = random.Random(seed)
    day, value = FIRST, 300
    truth, reports = [(day, value)], [report("first", day.isoformat(), value)]
    for number in range(chance.randint(2, 6)):
        day += timedelta(days=chance.randint(10, 60))
        old, value = value, chance.choice([v for v in (100, 200, 300, 400, 505, 1600) if v != value])
        truth.append((day, value))
        papers = range(chance.randint(1, 3))
        reports += [_news(chance, f"{number}-{paper}", day, (old, value)) for paper in papers]
        if chance.random() < 0.5:
            again = day + timedelta(days=chance.randint(4, 9))
            reports.append(report(f"{number}-again", again.isoformat(), value, source="another paper"))
    chance.shuffle(reports)
    return truth, reports


def _news(chance: random.Random, id_: str, day: date, sums: tuple[int, int]) -> Offer:
    old, new = sums
    more: dict[str, Any] = {"change": "raise" if new > old else "cut"}
    if chance.random() < 0.5:
        more["previous"] = rub(old)
    told = day + timedelta(days=chance.randint(0, LATE))
    if chance.random() < 0.5:
        more["effective"] = window(day.isoformat(), None)
    elif id_.endswith("-0"):
        told = day
    return report(id_, told.isoformat(), new, source=f"paper {id_[-1]}", **more)


@pytest.mark.parametrize("seed", range(100))
def test_it_is_found_again(seed: int) -> None:
    truth, reports = made_up(seed)
    told = spells(reports)
    assert [thousands(spell.amount) for spell in told] == [value for _, value in truth]
    assert [spell.first for spell in told] == [day for day, _ in truth]
    assert all(spell.against == () for spell in told)
    assert all(spell.how == "changed" for spell in told[1:])


@pytest.mark.parametrize("seed", range(100))
def test_every_day_has_its_value(seed: int) -> None:
    truth, reports = made_up(seed)
    for day, value in truth:
        for later in (0, 5, 9):
            on = day + timedelta(days=later)
            assert thousands(state(reports, on.isoformat()).amount) == value
