"""The mistakes that others made with offers, as far as it takes more than one report to make them."""

from __future__ import annotations

import pytest
from tests.link.ledger.offers_made import (
    by,
    federal,
    report,
    rub,
    spells,
    state,
    states,
    thousands,
    total,
    unknown,
    values,
    window,
)

from callup.link.ledger.ledger import OfferState
from callup.link.ledger.ledger_sums import Reckoning
from callup.model import ChangeBy, Offer


def told_of(offers: list[Offer], on: str, basis: str) -> tuple[OfferState, list[Reckoning]]:
    (found,) = (s for s in states(offers, on) if s.slot.basis == basis and s.slot.payer != "federal")
    return found, list(found.reckonings)


def parts(reckoning: Reckoning) -> list[tuple[str, float | None]]:
    return [(part.payer, thousands(part.amount)) for part in reckoning.parts]


class TestTotalAgainstComponent:
    """Trap 1: one event, told once as a total and once as a part."""

    CUT = (
        total("t", "2030-10-06", 800, change="cut", previous=rub(3100)),
        report("r", "2030-10-07", 400, change="cut", previous=rub(2700)),
        federal("f", "2030-08-01", 400),
    )

    @pytest.mark.parametrize(
        ("on", "whole", "regional"), [("2030-10-05", 3100, 2700), ("2030-10-08", 800, 400)]
    )
    def test_the_parts_add_up_to_the_total_before_and_after(self, on: str, whole: int, regional: int) -> None:
        found, (sum_,) = told_of(list(self.CUT), on, "total")
        assert (thousands(found.amount), sum_.verdict) == (whole, "adds_up")
        assert parts(sum_) == [("regional", regional), ("federal", 400)]

    def test_they_are_never_one_slot(self) -> None:
        assert [thousands(s.amount) for s in states(self.CUT, "2030-10-08")] == [400, 400, 800]

    def test_a_federal_part_of_no_place_counts_everywhere_and_one_of_another_region_nowhere(self) -> None:
        for place, verdict in ((None, "adds_up"), ("XN-HIL", "open")):
            offers = [*self.CUT[:2], federal("f", "2030-08-01", 400, place=place)]
            assert told_of(offers, "2030-10-08", "total")[1][0].verdict == verdict

    def test_a_total_that_does_not_add_up_is_a_conflict_with_its_difference(self) -> None:
        offers = [total("t", "2030-10-06", 900), *self.CUT[1:]]
        _, (sum_,) = told_of(offers, "2030-10-08", "total")
        assert (sum_.verdict, sum_.difference) == ("conflict", 100_000)

    def test_a_part_that_is_not_known_leaves_the_rest_open(self) -> None:
        _, (sum_,) = told_of(list(self.CUT[:2]), "2030-10-08", "total")
        assert (sum_.verdict, sum_.difference, parts(sum_)) == ("open", 400_000, [("regional", 400)])

    def test_a_town_s_part_is_added_where_the_total_needs_it(self) -> None:
        town = report("m", "2030-10-01", 300, payer="municipal", town="Reedham")
        whole = total("t", "2030-10-06", 1100, town="Reedham")
        region = self.CUT[1]
        here = [town, whole, self.CUT[2], report("q", "2030-10-07", 400, town="Reedham")]
        _, (sum_,) = told_of(here, "2030-10-08", "total")
        assert parts(sum_) == [("regional", 400), ("federal", 400), ("municipal", 300)]
        elsewhere = [town, total("t", "2030-10-06", 1100), self.CUT[2], region]
        _, (sum_,) = told_of(elsewhere, "2030-10-08", "total")
        assert sum_.verdict == "adds_up"

    def test_a_sum_of_unknown_basis_that_equals_the_total_is_told_and_not_merged(self) -> None:
        offers = [report("c", "2030-10-01", 1600), federal("f", "2030-08-01", 400)]
        found, (sum_,) = told_of([*offers, unknown("u", "2030-10-02", 2000)], "2030-10-03", "unknown")
        assert (sum_.verdict, parts(sum_)) == ("equals_sum", [("regional", 1600), ("federal", 400)])
        assert thousands(found.amount) == 2000

    def test_a_sum_of_unknown_basis_that_equals_a_part_is_told(self) -> None:
        offers = [report("c", "2030-10-01", 1600), federal("f", "2030-08-01", 400)]
        _, (sum_,) = told_of([*offers, unknown("u", "2030-10-02", 1600)], "2030-10-03", "unknown")
        assert (sum_.verdict, parts(sum_)) == ("equals_part", [("regional", 1600)])

    def test_a_sum_of_unknown_basis_that_equals_nothing_is_told_with_its_difference(self) -> None:
        offers = [report("c", "2030-10-01", 1600), federal("f", "2030-08-01", 400)]
        _, (sum_,) = told_of([*offers, unknown("u", "2030-10-02", 2500)], "2030-10-03", "unknown")
        assert (sum_.verdict, sum_.difference) == ("differs", 500_000)

    def test_two_sums_in_conflict_that_differ_by_a_part_are_told_so(self) -> None:
        one = unknown("1", "2030-10-01", 1600, change="raise")
        two = unknown("2", "2030-10-02", 2000, change="raise")
        found, sums = told_of([one, two, federal("f", "2030-08-01", 400)], "2030-10-03", "unknown")
        assert [a.offer.id for a in found.against] == ["2"]
        explained = [sum_ for sum_ in sums if sum_.verdict == "explained"]
        assert [(parts(sum_), abs(sum_.difference or 0)) for sum_ in explained] == [
            ([("federal", 400)], 400_000)
        ]

    def test_rounding_is_told_as_rounding(self) -> None:
        offers = [report("c", "2030-10-01", 2695), federal("f", "2030-08-01", 400)]
        _, (sum_,) = told_of([*offers, total("t", "2030-10-02", 3100)], "2030-10-03", "total")
        assert sum_.verdict == "rounded"

    def test_another_audience_s_part_is_no_part_of_it(self) -> None:
        offers = [report("c", "2030-10-01", 400, audience="convicts"), federal("f", "2030-08-01", 400)]
        _, (sum_,) = told_of([*offers, total("t", "2030-10-02", 800)], "2030-10-03", "total")
        assert sum_.verdict == "open"


def test_trap_2_by_and_to_of_one_number_are_two_histories() -> None:
    base = report("a", "2030-01-01", 1100)
    raised_by = report("b", "2030-02-01", None, change="raise", change_by=by(1500))
    raised_to = report("b", "2030-02-01", 1500, change="raise")
    assert values([base, raised_by]) == [1100, None]
    assert thousands(spells([base, raised_by])[1].reckoned) == 2600
    assert values([base, raised_to]) == [1100, 1500]


def test_trap_3_a_window_reverts_to_what_was_said() -> None:
    autumn = report(
        "w", "2030-08-20", 1900, effective=window("2030-09-01", "2030-12-31"), reverts_to=rub(1100)
    )
    assert values([autumn]) == [1900, 1100]
    before, after = state([autumn], "2030-12-31"), state([autumn], "2031-01-01")
    assert (thousands(before.amount), before.expires_in) == (1900, 0)
    assert (thousands(after.amount), after.condition) == (1100, "reverted")


def test_trap_4_convicts_have_their_own_slot_though_told_alone_and_later() -> None:
    free = report("a", "2030-01-01", 1900)
    convicts = report("b", "2030-06-01", 400, audience="convicts")
    found = {s.slot.audience: thousands(s.amount) for s in states([free, convicts], "2030-06-02")}
    assert found == {None: 1900, "convicts": 400}


def test_trap_6_a_reward_does_not_supersede_a_bonus() -> None:
    bonus = report("a", "2030-01-01", 650)
    reward = report("b", "2030-01-01", 200, benefit="finder_reward", per="person", document="of a")
    assert sorted(thousands(s.amount) or 0 for s in states([bonus, reward], "2030-02-01")) == [200, 650]


def test_trap_7_one_sum_of_two_payers_is_two_slots() -> None:
    offers = [report("a", "2030-01-01", 400), federal("b", "2030-01-01", 400)]
    assert sorted(s.slot.payer for s in states(offers, "2030-02-01")) == ["federal", "regional"]


def test_trap_8_a_ratio_that_contradicts_the_numbers_leaves_the_numbers() -> None:
    base = report("a", "2030-01-01", 200)
    told = report("b", "2030-02-01", 1800, change="raise", previous=rub(200), change_by=ChangeBy(ratio=5))
    _, second = spells([base, told])
    assert (thousands(second.amount), second.ratio) == (1800, 9)


def test_trap_10_successive_values_of_one_document_follow_one_another() -> None:
    steps = [(15, 30), (30, 100), (100, 114.943)]
    offers = [
        report(
            f"{n}",
            "2030-06-01",
            new,
            previous=rub(old),
            change="raise",
            benefit="finder_reward",
            document="of one",
            source="paper",
        )
        for n, (old, new) in enumerate(steps)
    ]
    for order in (offers, offers[::-1], [offers[1], offers[2], offers[0]]):
        assert values(order) == [15, 30, 100, 114.943]
        assert thousands(state(order, "2030-06-02").amount) == 114.943


@pytest.mark.parametrize(
    "history", [[100, 205, 505, 1600, 1000, 500, 1000], [300, 400, 700, 100, 300]], ids=["region", "town"]
)
@pytest.mark.parametrize("told", [False, True])
def test_trap_11_a_sum_that_comes_back_is_a_change_and_no_conflict(history: list[int], told: bool) -> None:
    offers = []
    for number, value in enumerate(history):
        more = {"previous": rub(history[number - 1]), "change": "raise"} if told and number else {}
        offers.append(report(f"{number}", f"2030-{number + 1:02}-10", value, **more))
    assert values(offers[::-1]) == history
    assert all(not spell.against for spell in spells(offers))
    for number, value in enumerate(history):
        assert thousands(state(offers, f"2030-{number + 1:02}-28").amount) == value


def test_parts_of_which_nobody_reports_the_total_are_added() -> None:
    town = report("m", "2030-10-01", 300, payer="municipal", town="Reedham")
    offers = [report("c", "2030-10-01", 1600), federal("f", "2030-08-01", 400), town]
    sums = {s.slot.municipality: s.reckonings for s in states(offers, "2030-10-03") if s.reckonings}
    (region,), (place,) = sums[None], sums["Reedham"]
    assert (region.verdict, parts(region)) == ("together", [("regional", 1600), ("federal", 400)])
    assert parts(place) == [("regional", 1600), ("federal", 400), ("municipal", 300)]


def test_of_two_federal_parts_the_one_that_fits_is_taken_and_else_the_one_told_last() -> None:
    old = report("o", "2030-01-01", 195, payer="federal")
    new = federal("f", "2030-08-01", 400)
    offers = [old, new, report("c", "2030-10-01", 1600)]
    _, (fits,) = told_of([*offers, total("t", "2030-10-02", 2000)], "2030-10-03", "total")
    assert (fits.verdict, parts(fits)) == ("adds_up", [("regional", 1600), ("federal", 400)])
    _, (fails,) = told_of([*offers, total("t", "2030-10-02", 2500)], "2030-10-03", "total")
    assert (fails.verdict, fails.difference, parts(fails)[1]) == ("conflict", 500_000, ("federal", 400))
