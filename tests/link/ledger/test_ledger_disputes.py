"""Who is right where reports differ: what settles a dispute, and what is none."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.link.ledger.offers_made import by, report, rub, spells, state, thousands, up_to, values, window

from callup.model import Offer
from callup.values import Amount

OLD = report("a", "2030-01-10", 300)
RAISE = report("b", "2030-03-05", 700, change="raise", previous=rub(300))


def told(offers: list[Offer], on: str) -> list[tuple[str, str]]:
    return [(against.offer.id, against.why) for against in state(offers, on).against]


def between(low: int, high: int) -> Amount:
    return Amount(min=rub(low).min, max=rub(high).max, as_written=f"{low} to {high}", currency="RUB")


class TestSettled:
    def test_a_third_publisher_settles_which_of_two_sums_of_one_day_it_was(self) -> None:
        for right, wrong in ((1000, 1400), (1400, 1000)):
            offers = [
                report("1", "2030-02-01", 1000), report("2", "2030-02-01", 1400), report("3", "2030-02-12", right),
            ]  # fmt: skip
            now = state(offers, "2030-02-15")
            assert (thousands(now.amount), now.spell.first, now.is_silent) == (right, date(2030, 2, 1), False)
            assert [thousands(against.amount) for against in now.conflicts] == [wrong]

    def test_a_doubted_sum_that_is_told_again_began_when_it_was_first_told(self) -> None:
        offers = [OLD, report("1", "2030-01-14", 400), report("2", "2030-01-25", 400)]
        assert [(thousands(s.amount), s.first) for s in spells(offers)] == [
            (300, date(2030, 1, 10)), (400, date(2030, 1, 14)),
        ]  # fmt: skip
        assert all(spell.against == () for spell in spells(offers))

    def test_papers_that_repeat_their_own_sides_change_nothing(self) -> None:
        sides = [("A", 1000), ("B", 1400)]
        offers = [
            report(f"{paper}{month}", f"2030-{month:02}-01", value, source=paper)
            for month in (2, 4, 6) for paper, value in sides
        ]  # fmt: skip
        (spell,) = spells(offers)
        assert {thousands(spell.amount), *(thousands(a.amount) for a in spell.against)} == {1000, 1400}

    def test_one_bare_report_does_not_outweigh_a_change_that_was_told(self) -> None:
        offers = [RAISE, report("1", "2030-03-05", 900), report("2", "2030-03-20", 700)]
        assert thousands(state(offers, "2030-03-21").amount) == 700


class TestRepeated:
    def test_the_sum_before_a_told_change_is_an_old_figure_for_a_month(self) -> None:
        assert told([OLD, RAISE, report("c", "2030-03-29", 300)], "2030-03-30") == [("c", "repeats_before")]

    def test_after_that_it_is_a_return_that_is_marked_as_doubtful(self) -> None:
        offers = [OLD, RAISE, report("c", "2030-04-29", 300)]
        assert values(offers) == [300, 700, 300]
        assert [spell.returns for spell in spells(offers)] == [False, False, True]

    def test_an_old_figure_between_two_reports_of_the_new_one_is_no_return(self) -> None:
        offers = [OLD, RAISE, report("c", "2030-04-15", 300), report("d", "2030-05-15", 700)]
        assert values(offers) == [300, 700]
        assert told(offers, "2030-05-20") == [("c", "still_reported")]

    def test_the_publisher_of_the_change_may_take_it_back_at_once(self) -> None:
        assert values([OLD, RAISE, report("c", "2030-03-20", 300, source="paper b")]) == [300, 700, 300]

    def test_a_lone_report_before_a_change_from_the_sum_before_it_was_wrong(self) -> None:
        offers = [OLD, report("c", "2030-04-15", 500), report("d", "2030-06-15", 900, previous=rub(300))]
        assert values(offers) == [300, 900]
        assert [against.offer.id for against in spells(offers)[0].against] == ["c"]


class TestNoConflict:
    def test_the_sum_before_told_before_anybody_knew_of_a_change_is_none(self) -> None:
        back = window("2030-01-01", None)
        late = report("l", "2030-03-10", 700, change="raise", previous=rub(300), effective=back)
        now = state([OLD, late], "2030-03-12")
        assert ([a.why for a in now.against], now.conflicts) == (["before_told"], ())

    def test_it_is_one_once_the_change_is_known(self) -> None:
        back = window("2030-01-01", None)
        late = report("l", "2030-03-10", 700, change="raise", previous=rub(300), effective=back)
        assert told([late, report("c", "2030-03-20", 300)], "2030-03-22") == [("c", "repeats_before")]

    @pytest.mark.parametrize("exact", [1500, 1200])
    def test_up_to_leaves_room_for_one_number(self, exact: int) -> None:
        wide = report("w", "2030-02-01", None, amount=up_to(2000))
        now = state([wide, report("e", "2030-02-04", exact)], "2030-02-05")
        assert ([a.why for a in now.against], now.conflicts) == (["within"], ())
        later = spells([wide, report("e", "2030-04-04", exact)])
        assert [spell.how for spell in later] == ["first", "within"]

    def test_a_small_part_of_an_up_to_and_two_of_them_are_changes(self) -> None:
        wide = report("w", "2030-02-01", None, amount=up_to(2000))
        for other in (report("e", "2030-04-04", 400), report("e", "2030-04-04", None, amount=up_to(3000))):
            assert [spell.how for spell in spells([wide, other])] == ["first", "silent"]

    def test_a_range_and_one_of_its_ends_are_one_sum(self) -> None:
        wide = report("w", "2030-02-01", None, amount=up_to(2000))
        both = report("r", "2030-04-01", None, amount=between(1000, 2000))
        (spell,) = spells([wide, both])
        assert spell.amount is not None
        assert (spell.amount.min, spell.amount.max) == (1_000_000, 2_000_000)

    def test_a_number_is_not_subtracted_from_a_range(self) -> None:
        both = report("r", "2030-04-01", None, amount=between(1000, 2000))
        assert spells([both, report("e", "2030-06-01", 2500)])[1].by is None


class TestBy:
    @pytest.mark.parametrize("order", [("2030-02-10", "2030-02-12"), ("2030-02-12", "2030-02-10")])
    def test_a_size_that_does_not_lead_to_the_sum_is_a_conflict(self, order: tuple[str, str]) -> None:
        size, sum_ = order
        offers = [
            report("a", "2030-01-10", 1000),
            report("s", size, None, change="raise", change_by=by(300)),
            report("t", sum_, 1500, change="raise"),
        ]
        now = state(offers, "2030-02-15")
        assert [(a.offer.id, a.why, thousands(a.amount)) for a in now.conflicts] == [
            ("s", "by_arithmetic", 1300)
        ]

    def test_a_size_that_leads_to_it_is_none(self) -> None:
        size: Any = {"change": "raise", "change_by": by(300)}
        offers = [report("a", "2030-01-10", 1000), report("s", "2030-02-10", None, **size)]
        assert told([*offers, report("t", "2030-02-12", 1300, change="raise")], "2030-02-15") == []


class TestWindows:
    SPRING = report("w", "2030-03-01", 900, effective=window("2030-03-01", "2030-05-31"), reverts_to=rub(300))

    def test_a_report_that_it_goes_on_overrules_what_was_foretold(self) -> None:
        goes_on = report("g", "2030-06-15", 900, change="unchanged")
        (spell,) = spells([self.SPRING, goes_on])
        assert (thousands(spell.amount), spell.window) == (900, None)

    def test_no_end_that_was_told_is_forgotten(self) -> None:
        longer = report("e", "2030-05-20", 900, change="extend", effective=window(None, "2030-08-31"))
        still = report("f", "2030-09-02", None, change="extend")
        (spell,) = spells([still, longer, self.SPRING])
        assert [(ending.day, ending.offer.id) for ending in spell.endings] == [
            (date(2030, 5, 31), "w"), (date(2030, 8, 31), "e"), (None, "f"),
        ]  # fmt: skip

    def test_an_offer_after_it_was_over_is_on_offer_again_and_no_silent_change(self) -> None:
        over = report("o", "2030-04-01", None, change="end")
        now = state([OLD, over, report("n", "2030-06-04", 500)], "2030-06-05")
        assert (now.spell.how, now.over_before, now.is_silent) == ("again", True, False)

    def test_a_value_before_one_that_was_only_told_later_is_not_open(self) -> None:
        change = report("c", "2030-06-05", 700, change="raise", previous=rub(500))
        assert spells([OLD, change])[0].until == date(2030, 3, 4)
