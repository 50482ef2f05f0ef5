"""The state on a day, from reports in any order."""

from __future__ import annotations

import itertools
import time
from datetime import date
from functools import partial
from typing import Any

import pytest
from tests.growth import grows
from tests.link.ledger.offers_made import (
    by,
    federal,
    report,
    rub,
    spells,
    state,
    states,
    sums,
    thousands,
    total,
    up_to,
    values,
    window,
)

from callup.link.ledger.ledger import histories, ledger_on
from callup.link.ledger.ledger_claims import Seen
from callup.model import Offer

OLD = report("a", "2030-01-10", 300)
NEW = report("b", "2030-03-05", 700)
SPRING = window("2030-03-01", "2030-05-31")


@pytest.mark.parametrize("order", list(itertools.permutations([OLD, NEW])))
def test_the_newest_report_of_the_day_stands_and_the_earlier_is_not_erased(
    order: tuple[Offer, ...],
) -> None:
    assert sums(order, "2030-02-01") == [300]
    now = state(order, "2030-03-10")
    assert (now.offer.id, now.earlier and now.earlier.id, now.age_days) == ("b", "a", 5)
    assert thousands(now.before) == 300


def test_before_the_first_report_nothing_is_known() -> None:
    assert states([NEW], "2030-01-01") == []


def test_seeing_the_same_sum_again_makes_it_younger() -> None:
    now = state([OLD, report("c", "2030-02-20", 300)], "2030-02-21")
    assert (now.age_days, now.earlier) == (1, None)
    assert [offer.id for offer in now.spell.reports] == ["a", "c"]
    assert state([OLD, report("c", "2030-02-20", 300)], "2030-02-19").offer.id == "a"


def test_a_sum_is_no_younger_than_what_was_told_by_the_day() -> None:
    assert state([OLD, report("c", "2030-02-20", 300)], "2030-02-01").last_seen == date(2030, 1, 10)


def test_an_effective_day_counts_and_not_that_of_publication() -> None:
    ahead = report("x", "2030-01-20", 900, effective=window("2030-02-01", None))
    before = state([OLD, ahead], "2030-01-25")
    assert thousands(before.amount) == 300
    assert before.coming is not None
    assert (before.coming.first, thousands(before.coming.amount)) == (date(2030, 2, 1), 900)
    now = state([OLD, ahead], "2030-02-01")
    assert (thousands(now.amount), now.spell.dated, now.last_seen) == (900, True, date(2030, 1, 20))


def test_up_to_names_the_same_sum() -> None:
    page = report("p", "2030-03-20", None, amount=up_to(700))
    assert values([NEW, page]) == [700]


class TestWindows:
    def test_one_ends_and_reverts(self) -> None:
        spring = report("w", "2030-03-01", 900, effective=SPRING, reverts_to=rub(300))
        assert sums([spring], "2030-05-31") == [900]
        now = state([spring], "2030-06-01")
        assert (now.reverted, now.condition, now.amount) == (True, "reverted", rub(300))

    def test_one_that_says_nothing_of_after_leaves_it_unknown_and_is_shown(self) -> None:
        spring = report("w", "2030-03-01", 900, effective=SPRING)
        now = state([OLD, spring], "2030-06-01")
        assert (now.condition, now.amount, now.spell.window) == ("lapsed", None, date(2030, 5, 31))
        assert thousands(now.spell.amount) == 900

    def test_a_report_after_it_wins(self) -> None:
        spring = report("w", "2030-03-01", 900, effective=SPRING, reverts_to=rub(300))
        summer = report("s", "2030-06-03", 500)
        assert sums([spring, summer], "2030-06-02") == [300]
        now = state([spring, summer], "2030-06-03")
        assert (thousands(now.amount), now.against) == (500, ())

    def test_a_report_of_the_day_after_it_wins_over_what_was_foretold(self) -> None:
        spring = report("w", "2030-03-01", 900, effective=SPRING, reverts_to=rub(300))
        assert thousands(state([spring, report("s", "2030-06-01", 500)], "2030-06-01").amount) == 500

    def test_the_same_sum_after_it_is_on_offer_again(self) -> None:
        spring = report("w", "2030-03-01", 900, effective=SPRING)
        late = report("s", "2030-06-20", 900)
        assert state([spring, late], "2030-06-10").condition == "lapsed"
        assert state([spring, late], "2030-06-20").condition == "in_force"

    @pytest.mark.parametrize("amount", [900, None])
    @pytest.mark.parametrize("told", ["2030-05-20", "2030-06-02"])
    def test_an_extension_prolongs_it(self, amount: int | None, told: str) -> None:
        spring = report("w", "2030-03-01", 900, effective=SPRING, reverts_to=rub(300))
        longer = report("e", told, amount, change="extend", effective=window(None, "2030-08-31"))
        assert sums([longer, spring], "2030-07-01") == [900]
        assert state([longer, spring], "2030-09-01").condition == "lapsed"

    def test_a_raise_in_it_does_not_revert_to_what_the_old_one_would(self) -> None:
        spring = report("w", "2030-03-01", 900, effective=SPRING, reverts_to=rub(300))
        more = report("m", "2030-04-20", 1000, change="raise", previous=rub(900))
        assert sums([spring, more], "2030-06-10") == [1000]

    def test_a_first_day_after_the_last_one_is_that_of_what_follows(self) -> None:
        odd = report(
            "w", "2030-03-01", 900, effective=window("2030-06-01", "2030-05-31"), reverts_to=rub(300)
        )
        assert [sums([odd], on) for on in ("2030-03-01", "2030-05-31", "2030-06-01")] == [[900], [900], [300]]

    def test_an_end_within_thirty_days_is_flagged(self) -> None:
        spring = report("w", "2030-03-01", 900, effective=SPRING)
        left = [state([spring], on).expires_in for on in ("2030-04-30", "2030-05-01", "2030-05-31")]
        assert left == [None, 30, 0]
        assert state([spring], "2030-06-01").expires_in is None

    def test_what_is_said_to_be_over_is_shown_so(self) -> None:
        over = report("o", "2030-04-01", None, change="end", previous=rub(300))
        now = state([OLD, over], "2030-04-02")
        assert (now.condition, now.amount, thousands(now.before)) == ("ended", None, 300)
        assert sums([OLD, over], "2030-03-31") == [300]

    def test_an_end_that_is_told_ahead_comes_on_its_day(self) -> None:
        over = report("o", "2030-04-01", 300, change="end", effective=window(None, "2030-04-30"))
        assert sums([OLD, over], "2030-04-30") == [300]
        assert state([OLD, over], "2030-05-01").condition == "ended"


class TestToldLater:
    def test_the_sum_before_is_known_from_the_report_of_the_change(self) -> None:
        change = report("c", "2030-03-05", 700, change="raise", previous=rub(300))
        then = state([change], "2030-03-04")
        assert (thousands(then.amount), then.condition, then.spell.first) == (300, "told_later", None)
        assert [offer.id for offer in then.spell.told_later] == ["c"]
        assert (then.last_seen, then.spell.reports) == (None, ())

    def test_without_a_day_it_reaches_back_a_quarter_and_no_further(self) -> None:
        change = report("c", "2030-06-05", 700, change="raise", previous=rub(300))
        assert sums([change], "2030-03-05") == [300]
        assert states([change], "2030-03-04") == []

    def test_with_a_day_it_holds_from_that_day(self) -> None:
        since = window("2029-02-01", None)
        change = report("c", "2030-03-05", 700, change="raise", previous=rub(300), previous_time=since)
        assert sums([change], "2029-02-01") == [300]
        assert states([change], "2029-01-31") == []

    def test_it_confirms_what_was_known(self) -> None:
        change = report("c", "2030-03-05", 700, change="raise", previous=rub(300))
        first, second = spells([change, OLD])
        assert (first.until, [offer.id for offer in first.told_later]) == (date(2030, 3, 4), ["c"])
        assert (float(second.by or 0), round(float(second.ratio or 0), 2)) == (400_000, 2.33)

    def test_a_sum_that_nobody_saw_stands_between(self) -> None:
        change = report("c", "2030-06-05", 700, change="raise", previous=rub(500))
        assert values([OLD, change]) == [300, 500, 700]
        assert sums([OLD, change], "2030-06-04") == [500]
        assert sums([OLD, change], "2030-01-12") == [300]

    def test_it_stands_against_what_was_seen_a_few_days_before(self) -> None:
        change = report("c", "2030-01-14", 700, change="raise", previous=rub(500))
        (against,) = spells([OLD, change])[0].against
        assert (against.offer.id, against.why, thousands(against.amount)) == ("c", "told_otherwise", 500)


class TestConflicts:
    def test_two_sums_of_one_day_are_both_shown(self) -> None:
        now = state([NEW, report("c", "2030-03-05", 750)], "2030-03-06")
        assert {now.offer.id, *(other.id for other in now.others)} == {"b", "c"}
        assert [against.why for against in now.against] == ["same_day"]

    def test_two_sums_for_one_first_day_are_both_shown_however_late_one_is_told(self) -> None:
        april = window("2030-04-01", None)
        one = report("1", "2030-03-20", 900, change="raise", effective=april)
        two = report("2", "2030-07-20", 950, change="raise", effective=april)
        now = state([two, one], "2030-08-01")
        assert {thousands(now.amount), *(thousands(a.amount) for a in now.against)} == {900, 950}

    def test_a_bare_sum_within_a_week_from_elsewhere_is_a_conflict(self) -> None:
        now = state([NEW, report("c", "2030-03-09", 750)], "2030-03-10")
        assert [(a.offer.id, a.why) for a in now.against] == [("c", "close")]

    def test_a_bare_sum_after_a_week_is_a_change(self) -> None:
        now = state([NEW, report("c", "2030-03-20", 750)], "2030-03-21")
        assert (now.offer.id, now.against, now.is_silent) == ("c", (), True)

    def test_the_same_paper_with_another_sum_the_next_day_is_a_change(self) -> None:
        now = state([NEW, report("c", "2030-03-06", 750, source="paper b")], "2030-03-07")
        assert (now.offer.id, now.against) == ("c", ())

    def test_two_reports_of_one_change_with_two_sums_are_a_conflict(self) -> None:
        one = report("1", "2030-03-20", 900, change="raise")
        two = report("2", "2030-03-22", 950, change="raise")
        now = state([one, two], "2030-03-23")
        assert [(a.offer.id, a.why) for a in now.against] == [("2", "close")]

    def test_a_report_that_names_the_sum_as_the_one_before_is_a_change(self) -> None:
        one = report("1", "2030-03-20", 900, change="raise")
        two = report("2", "2030-03-22", 950, change="raise", previous=rub(900))
        now = state([two, one], "2030-03-23")
        assert (thousands(now.amount), thousands(now.before), now.against) == (950, 900, ())

    def test_the_old_sum_told_once_more_stands_against_the_new_one(self) -> None:
        change = report("c", "2030-03-05", 700, change="raise", previous=rub(300))
        again = report("d", "2030-03-08", 300)
        now = state([OLD, change, again], "2030-03-09")
        assert thousands(now.amount) == 700
        assert [(a.offer.id, thousands(a.amount)) for a in now.against] == [("d", 300)]

    def test_a_sum_told_later_to_have_held_all_the_while_stands(self) -> None:
        since = report("s", "2030-12-01", 900, effective=window("2030-08-01", None))
        between = report("m", "2030-09-01", 500)
        now = state([between, since], "2030-12-02")
        assert (thousands(now.amount), now.last_seen) == (900, date(2030, 12, 1))
        assert [(a.offer.id, thousands(a.amount)) for a in now.against] == [("m", 500)]

    @pytest.mark.parametrize(("again", "stayed"), [("2030-03-28", True), ("2030-04-28", False)])
    def test_one_bare_report_between_two_sightings_of_the_sum_before(self, again: str, stayed: bool) -> None:
        offers = [NEW, report("c", "2030-03-20", 750), report("d", again, 700)]
        assert values(offers) == ([700] if stayed else [700, 750, 700])
        now = state(offers, again)
        assert (thousands(now.amount), [a.offer.id for a in now.against]) == (700, ["c"] if stayed else [])

    def test_a_page_that_goes_back_and_forth_has_changed_twice(self) -> None:
        own = {"source": "paper b"}
        offers = [NEW, report("c", "2030-03-20", 750, **own), report("d", "2030-03-25", 700, **own)]
        assert values(offers) == [700, 750, 700]

    def test_a_report_of_the_day_does_not_conflict_with_the_days_before(self) -> None:
        late = report("c", "2030-03-09", 750)
        assert state([NEW, late], "2030-03-07").against == ()


class TestSilence:
    def test_a_change_that_no_report_tells_is_silent(self) -> None:
        assert state([OLD, NEW], "2030-03-10").is_silent
        told = report("b", "2030-03-05", 700, change="raise")
        assert not state([OLD, told], "2030-03-10").is_silent

    def test_words_that_nobody_announced_it_are_enough(self) -> None:
        told = report("b", "2030-03-05", 700, change="cut", previous=rub(900), announced=False)
        assert state([told], "2030-03-10").is_silent

    def test_a_first_sum_is_not_silent(self) -> None:
        assert not state([OLD], "2030-03-10").is_silent

    def test_a_page_that_is_still_there_makes_its_sum_younger(self) -> None:
        seen = {OLD.document: Seen(frozenset({"https://fen.example"}), (date(2030, 2, 15), date(2030, 4, 1)))}
        (now,) = ledger_on([OLD], date(2030, 3, 1), seen)
        assert (now.last_seen, now.age_days) == (date(2030, 2, 15), 14)

    def test_a_page_that_still_says_the_old_sum_stands_against_the_new_one(self) -> None:
        seen = {OLD.document: Seen(frozenset({"https://fen.example"}), (date(2030, 4, 1),))}
        (now,) = ledger_on([OLD, NEW], date(2030, 4, 2), seen)
        assert thousands(now.amount) == 700
        assert [(a.offer.id, a.why, a.day) for a in now.against] == [("a", "still_shown", date(2030, 4, 1))]

    def test_a_web_page_without_a_date_is_dated_by_its_first_sighting(self) -> None:
        page = report("p", None, 300)
        seen = {page.document: Seen(frozenset({"https://fen.example"}), (), date(2030, 2, 1))}
        assert ledger_on([page], date(2030, 1, 31), seen) == []
        (now,) = ledger_on([page], date(2030, 2, 3), seen)
        assert now.age_days == 2


class TestBy:
    def test_by_is_not_to(self) -> None:
        more = report("m", "2030-03-05", None, change="raise", change_by=by(150))
        now = state([OLD, more], "2030-03-06")
        assert (now.condition, now.amount) == ("not_named", None)
        assert thousands(now.spell.reckoned) == 450

    def test_without_a_sum_before_nothing_is_reckoned(self) -> None:
        more = report("m", "2030-03-05", None, change="raise", change_by=by(150))
        now = state([more], "2030-03-06")
        assert (now.amount, now.spell.reckoned) == (None, None)

    def test_a_later_report_names_the_sum(self) -> None:
        more = report("m", "2030-03-05", None, change="raise", change_by=by(150))
        sum_ = report("s", "2030-03-20", 450)
        assert values([OLD, more, sum_]) == [300, 450]
        assert sums([OLD, more, sum_], "2030-03-05") == [450]

    def test_the_same_change_told_by_its_size_is_no_second_change(self) -> None:
        to = report("t", "2030-03-04", 450, change="raise")
        more = report("m", "2030-03-05", None, change="raise", change_by=by(150))
        assert values([OLD, to, more]) == [300, 450]

    def test_a_change_by_of_one_payer_is_of_that_payer_s_part(self) -> None:
        more = report("m", "2030-03-05", None, change="raise", change_by=by(150), basis="unknown")
        assert thousands(state([OLD, more], "2030-03-06").spell.reckoned) == 450

    def test_a_mention_without_a_sum_changes_nothing(self) -> None:
        mention = report("m", "2030-03-05", None)
        now = state([OLD, mention], "2030-03-06")
        assert (thousands(now.amount), now.last_seen) == (300, date(2030, 1, 10))

    def test_unchanged_makes_it_younger(self) -> None:
        same = report("m", "2030-03-05", None, change="unchanged")
        assert state([OLD, same], "2030-03-06").age_days == 1


class TestSlots:
    def test_a_total_does_not_supersede_a_component_nor_one_payer_another(self) -> None:
        everything = total("t", "2030-03-06", 1100)
        other = federal("f", "2030-03-06", 400)
        assert sorted(filter(None, sums([NEW, everything, other], "2030-03-07"))) == [400, 700, 1100]

    def test_a_total_is_one_slot_whoever_announces_it(self) -> None:
        one = total("1", "2030-01-06", 1100)
        two = report("2", "2030-03-06", 1500, payer="regional", basis="total")
        assert values([one, two]) == [1100, 1500]

    def test_another_currency_is_kept_aside(self) -> None:
        dollars = report("d", "2030-02-01", None, amount=rub(5, "USD"))
        (history,) = histories([OLD, NEW, dollars]).values()
        assert [offer.id for offer in history.aside] == ["d"]
        assert [thousands(spell.amount) for spell in history.spells] == [300, 700]

    def test_a_town_is_not_its_region(self) -> None:
        town = report("t", "2030-01-11", 50, town="Reedham", payer="municipal")
        assert len(states([OLD, town], "2030-02-01")) == 2

    def test_sums_of_no_place_from_two_sources_are_no_history(self) -> None:
        offers = [report("a", "2030-01-10", 300, place=None), report("b", "2030-03-10", 700, place=None)]
        assert sorted(filter(None, sums(offers, "2030-04-01"))) == [300, 700]
        of_one = [*offers, report("c", "2030-03-20", 800, place=None, source="paper b")]
        assert sorted(filter(None, sums(of_one, "2030-04-01"))) == [300, 800]
        everywhere = [
            federal("f", "2030-01-10", 195, place=None),
            federal("g", "2030-03-10", 400, place=None),
        ]
        assert values(everywhere) == [195, 400]

    def test_residents_are_everybody_unless_a_document_sets_others_apart(self) -> None:
        theirs = report("r", "2030-02-20", 400, audience="residents")
        assert values([OLD, theirs]) == [300, 400]
        others = report("n", "2030-02-20", 250, document="of r")
        assert len(states([OLD, theirs, others], "2030-03-01")) == 2

    @pytest.mark.parametrize("status", ["denied", "planned", "unconfirmed", "hypothetical", "past"])
    def test_what_is_not_reported_is_not_on_offer(self, status: Any) -> None:
        assert sums([report("x", "2030-01-10", 300, status=status)], "2030-02-01") == []
        now = state([OLD, report("x", "2030-01-20", 900, status=status)], "2030-02-01")
        assert (thousands(now.amount), [offer.id for offer in now.unsettled]) == (300, ["x"])

    def test_what_has_no_date_stands_on_no_day(self) -> None:
        assert sums([report("x", None, 300)], "2030-02-01") == []

    def test_benefits_that_are_no_money_have_a_history_too(self) -> None:
        land = report("l", "2030-01-10", None, benefit="land", per=None)
        now = state([land], "2030-02-01")
        assert (now.condition, now.amount, now.spell.says) == ("in_force", None, "offered")


def _day(number: int) -> str:
    return f"2030-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"


MANY = {
    "places": lambda n: report(f"{n:06}", _day(n), 100 + n % 7, town=f"Town {n % 900}"),
    "one slot": lambda n: report(f"{n:06}", _day(n), 100 + n % 7),
    "one day": lambda n: report(f"{n:06}", "2030-01-01", n + 2, previous=rub(n + 1), change="raise"),
    "towns": lambda n: report(f"{n:06}", _day(n), n + 1, payer="municipal", town=f"Town {n}"),
    "windows": lambda n: report(
        f"{n:06}", _day(n), 100 + n % 5, effective=window(None, "2030-12-01"), reverts_to=rub(n % 7 + 1)
    ),
    "told late": lambda n: report(f"{n:06}", _day(n), 100 + n % 5, effective=window("2029-03-01", None)),
}


@pytest.mark.parametrize("kind", MANY)
def test_the_work_grows_with_the_number_of_reports(kind: str) -> None:
    """A hundred thousand reports may take ten seconds; four times as many are not sixteen times the work."""
    assert grows(partial(_cost, kind), 4_000, 16_000, times=10)


def _cost(kind: str, count: int) -> float:
    """Seconds of the processor, not of the clock: another process of the machine is none of the ledger's work."""
    offers = [MANY[kind](number) for number in range(count)]
    began = time.process_time()
    assert states(offers, "2030-12-31")
    return time.process_time() - began
