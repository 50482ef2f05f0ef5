"""Nothing that was acknowledged is lost, whenever an `add` is killed."""

from __future__ import annotations

from pathlib import Path
from random import Random

from benchmarks.kill import play, prepare

ROUNDS = 20


def test_nothing_acknowledged_is_lost_whenever_add_is_killed(tmp_path: Path) -> None:
    ground = prepare(tmp_path)
    assert any(thing.startswith("record ") for thing in ground.expected)
    random = Random(20)
    rounds = [play(ground, random) for _ in range(ROUNDS)]
    assert [fault for one in rounds for fault in one.faults] == []
    assert sum(not one.finished for one in rounds) > ROUNDS / 2
    assert sum(one.acknowledged for one in rounds) > 0
