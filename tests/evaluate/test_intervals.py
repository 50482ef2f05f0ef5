"""Intervals beside figures that can be worked out by hand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from callup.evaluate.intervals import Share, jackknifed


def mean(sums: Sequence[int]) -> float | None:
    """Of counts (tenths, ten a text)."""
    tenths, texts = sums
    return tenths / texts if texts else None


def counted(*tenths: int) -> list[tuple[int, int]]:
    return [(one, 10) for one in tenths]


@pytest.mark.parametrize(
    ("hits", "total", "low", "high"),
    [(0, 10, 0.0, 0.2775), (9, 10, 0.5958, 0.9821), (10, 10, 0.7225, 1.0), (81, 263, 0.2553, 0.3662)],
)
def test_wilsons_interval_is_the_published_one(hits: int, total: int, low: float, high: float) -> None:
    assert Share(hits, total).interval == pytest.approx((low, high), abs=5e-5)


def test_of_nothing_there_is_no_interval() -> None:
    assert Share(0, 0).interval is None
    assert jackknifed([], mean) is None
    assert jackknifed(counted(10), mean) is None


def test_the_jackknife_of_a_mean_is_its_standard_error() -> None:
    # the variance of the four is 0.04 / 3, the standard error the root of a fourth of that
    error = (0.04 / 3 / 4) ** 0.5
    expected = (0.5 - 1.959964 * error, 0.5 + 1.959964 * error)
    assert jackknifed(counted(4, 6, 4, 6), mean) == pytest.approx(expected)


def test_what_never_varies_is_sure() -> None:
    assert jackknifed(counted(5, 5, 5, 5, 5), mean) == pytest.approx((0.5, 0.5))


def test_the_jackknife_stays_between_nought_and_one() -> None:
    assert jackknifed(counted(0, 10), mean) == (0.0, 1.0)


def test_a_text_without_which_there_is_no_score_is_left_in() -> None:
    assert jackknifed([(5, 10), (0, 0), (0, 0)], mean) == (0.5, 0.5)
    assert jackknifed([(5, 10), (0, 0)], mean) is None


def test_the_jackknife_asks_for_one_score_a_text() -> None:
    asked = 0

    def score(sums: Sequence[int]) -> float | None:
        nonlocal asked
        asked += 1
        return mean(sums)

    jackknifed(counted(*[5] * 400), score)
    assert asked == 401
