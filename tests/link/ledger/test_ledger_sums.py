"""Totals and parts that were not told of one time, or were told together."""

from __future__ import annotations

from datetime import date

from tests.link.ledger.offers_made import federal, report, rub, states, thousands, total, unknown

from callup.link.ledger.ledger_sums import Reckoning
from callup.model import Offer

FEDERAL = federal("f", "2030-01-01", 400)


def reckoned(offers: list[Offer], on: str, basis: str) -> list[Reckoning]:
    return [r for s in states(offers, on) if s.slot.basis == basis for r in s.reckonings]


def parts(reckoning: Reckoning) -> list[tuple[str, float | None]]:
    return [(part.payer, thousands(part.amount)) for part in reckoning.parts]


def test_a_total_from_before_its_part_changed_is_out_of_date_and_no_conflict() -> None:
    cut = report("c", "2030-06-10", 400, change="cut", previous=rub(2600))
    offers = [FEDERAL, total("t", "2030-02-05", 3000), cut]
    assert [r.verdict for r in reckoned(offers, "2030-06-09", "total")] == ["adds_up"]
    (after,) = reckoned(offers, "2030-06-15", "total")
    assert (after.verdict, [part.payer for part in after.stale]) == ("total_outdated", ["regional"])


def test_a_part_from_before_its_total_changed_is_out_of_date_and_no_conflict() -> None:
    cut = total("t", "2030-06-10", 800, change="cut", previous=rub(3100))
    offers = [FEDERAL, report("c", "2030-02-05", 2700), cut]
    (after,) = reckoned(offers, "2030-06-15", "total")
    assert (after.verdict, [part.payer for part in after.stale]) == ("part_outdated", ["regional"])


def test_a_total_that_leaves_room_for_a_town_s_part_is_open() -> None:
    town = report("m", "2030-02-04", 300, payer="municipal", town="Reedham")
    offers = [FEDERAL, report("c", "2030-02-05", 1000), town, total("t", "2030-02-06", 2100)]
    (left,) = reckoned(offers, "2030-02-07", "total")
    assert (left.verdict, left.difference) == ("open", 700_000)


def test_parts_that_are_told_with_a_total_are_its_parts() -> None:
    together = {"document": "of one", "source": "paper"}
    offers = [
        total("t", "2030-02-06", 1200, **together),
        report("r", "2030-02-06", 700, part_of=rub(1200), **together),
        federal("g", "2030-02-06", 500, place="XN-FEN", part_of=rub(1200), **together),
        report("q", "2030-02-07", 800, town="Reedham"),
        federal("h", "2030-02-08", 400),
    ]
    (sum_,) = reckoned(offers, "2030-02-09", "total")
    assert (sum_.verdict, parts(sum_)) == ("adds_up", [("regional", 700), ("federal", 500)])


def test_a_part_names_a_total_that_nobody_reports() -> None:
    offers = [FEDERAL, report("r", "2030-02-06", 2600, part_of=rub(3000))]
    (sum_,) = reckoned(offers, "2030-02-09", "component")
    assert (sum_.verdict, thousands(sum_.about)) == ("adds_up", 3000)


def test_a_region_s_federal_part_stands_beside_what_is_told_of_the_whole_country() -> None:
    old = federal("o", "2029-12-01", 195, place="XN-FEN")
    (sum_,) = reckoned([FEDERAL, old], "2030-02-01", "component")
    assert (sum_.verdict, parts(sum_)) == ("nationwide", [("federal", 400)])
    same = federal("o", "2029-12-01", 400, place="XN-FEN")
    assert reckoned([FEDERAL, same], "2030-02-01", "component") == []


def test_a_town_s_part_may_make_the_total_of_its_region() -> None:
    town = report("m", "2030-02-04", 300, payer="municipal", town="Reedham")
    offers = [FEDERAL, report("c", "2030-02-05", 1000), town, total("t", "2030-02-06", 1700)]
    assert {r.verdict for r in reckoned(offers, "2030-02-07", "component")} == {"adds_up"}


def test_sums_in_conflict_are_compared_by_what_they_say_of_the_time() -> None:
    one = unknown("1", "2030-10-01", 1600)
    change = unknown("2", "2030-10-05", 2500, change="raise", previous=rub(2000))
    (now,) = (s for s in states([FEDERAL, one, change], "2030-10-04") if s.slot.basis == "unknown")
    assert [thousands(a.amount) for a in now.against] == [2000]
    assert [r.verdict for r in now.reckonings if r.verdict == "explained"] == ["explained"]
    assert now.against[0].day == date(2030, 10, 4)
