"""Spans: what meets what, what counts neither way, and whose value is asked for."""

from __future__ import annotations

import pytest

from callup.evaluate.intervals import Share
from callup.evaluate.span_scores import Marks, Span, SpanScore, score_spans


def scored(wanted: list[Span], found: list[Span], neither: tuple[Span, ...] = ()) -> SpanScore:
    return score_spans(
        [Marks(tuple((span, None) for span in wanted), tuple((span, None) for span in found), neither)]
    )


@pytest.mark.parametrize(
    ("found", "met"),
    [((4, 6), 1), ((0, 5), 1), ((1, 2), 1), ((4, 5), 1), ((5, 9), 0), ((9, 12), 0)],
)
def test_spans_meet_where_they_share_a_character(found: Span, met: int) -> None:
    score = scored([(0, 5)], [found])
    assert (score.recall, score.precision) == (Share(met, 1), Share(met, 1))


def test_one_long_span_over_two_finds_both_and_counts_once() -> None:
    score = scored([(0, 4), (6, 9)], [(0, 9)])
    assert (score.recall, score.precision, score.exact) == (Share(2, 2), Share(1, 1), Share(0, 2))


def test_two_pieces_of_one_span_find_it_once() -> None:
    score = scored([(0, 9)], [(0, 4), (5, 9)])
    assert (score.recall, score.precision) == (Share(1, 1), Share(2, 2))


def test_a_hit_on_what_counts_neither_way_costs_nothing() -> None:
    score = scored([(0, 4)], [(0, 4), (10, 12)], neither=((9, 12),))
    assert score.precision == Share(1, 1)


def test_a_hit_on_a_wanted_span_counts_though_it_runs_into_one_that_does_not() -> None:
    score = scored([(0, 4)], [(2, 10)], neither=((8, 12),))
    assert (score.precision, score.recall) == (Share(1, 1), Share(1, 1))


def test_f1_is_of_the_sums_over_all_texts() -> None:
    good = Marks((((0, 4), None),), (((0, 4), None),))
    poor = Marks((((0, 4), None), ((6, 9), None)), (((0, 4), None), ((20, 22), None)))
    score = score_spans([good, poor])
    assert (score.precision, score.recall) == (Share(2, 3), Share(2, 3))
    assert score.f1 == pytest.approx(2 / 3)
    assert score.f1_interval is not None
    assert score.f1_interval[0] < 2 / 3 < score.f1_interval[1]


def test_a_value_is_asked_only_of_what_is_found_and_has_one() -> None:
    marks = Marks(
        wanted=(((0, 4), "right"), ((6, 9), "other"), ((11, 14), None), ((16, 19), "missed")),
        found=(((0, 4), "right"), ((6, 9), "right"), ((11, 14), "any")),
    )
    assert score_spans([marks]).value == Share(1, 2)


def test_any_of_several_hits_may_carry_the_value() -> None:
    marks = Marks(wanted=(((0, 9), 2),), found=(((0, 4), 1), ((5, 9), 2)))
    assert score_spans([marks]).value == Share(1, 1)


def test_a_text_with_nothing_in_it_changes_no_share() -> None:
    marks = Marks((((0, 4), None),), (((0, 4), None),))
    with_empty, without = score_spans([marks, Marks((), ())]), score_spans([marks])
    assert (with_empty.texts, without.texts) == (2, 1)
    assert (with_empty.precision, with_empty.recall, with_empty.f1) == (
        without.precision,
        without.recall,
        without.f1,
    )


def test_finding_nothing_that_is_marked_scores_nought_and_not_unknown() -> None:
    assert scored([(0, 4)], []).f1 == 0
    assert scored([(0, 4)], [(5, 9)]).f1 == 0
    assert scored([], [(5, 9)]).f1 is None


def test_misses_are_told_in_the_order_of_the_text_with_its_words() -> None:
    marks = Marks(
        (((0, 4), None), ((10, 15), None)),
        (((5, 9), None), ((10, 12), None)),
        doc="d",
        words="Омск Орёл Томск",
    )
    told = [(miss.kind, miss.doc, miss.start, miss.words) for miss in score_spans([marks]).misses]
    assert told == [("missed", "d", 0, "Омск"), ("too much", "d", 5, "Орёл")]
