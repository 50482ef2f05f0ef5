from __future__ import annotations

import random
import time
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from tests.link.events.told import origins, raid, voice
from tests.link.ledger.offers_made import report, rub

from callup.link.events.events import Events, Told, find_events
from callup.model import AnyRecord, Case
from callup.values import Place


def events(*records: AnyRecord, told: Told = Told(), **around: Any) -> Events:  # noqa: B008
    return find_events(records, origins(**around), told)


def sets(found: Events) -> set[frozenset[str]]:
    return {frozenset(record.id for record in event.reports) for event in found.events}


def test_one_raid_told_by_two_papers_is_one_event_with_its_reasons() -> None:
    found = events(raid("a", 1), raid("b", 2))
    assert sets(found) == {frozenset("ab")}
    assert found.events[0].links[0].reasons == ("both in Fen Province", "in one town", "1 days apart")


def test_raids_in_two_towns_or_months_are_two() -> None:
    assert len(events(raid("a"), raid("b", town="Sedgely")).events) == 2
    assert len(events(raid("a", 1), raid("b", 28)).events) == 2


def test_a_region_and_a_day_alone_are_too_little() -> None:
    assert len(events(raid("a", town=None), raid("b", town=None)).events) == 2


def test_the_same_number_of_people_is_suggested_and_with_the_day_joined() -> None:
    far = events(raid("a", 1, town=None, people=40), raid("b", 6, town=None, people=40))
    assert (len(far.events), far.suggested) == (2, ())
    near = events(raid("a", 1, town=None, people=40), raid("b", 3, town=None, people=40))
    assert (len(near.events), [link.to for link in near.suggested]) == (2, ["a"])
    assert len(events(raid("a", 1, town=None, people=40), raid("b", 2, town=None, people=40)).events) == 1


def test_raids_day_after_day_in_one_town_do_not_grow_into_one() -> None:
    found = events(*(raid(f"r{day:02}", day) for day in range(1, 30, 3)))
    assert len(found.events) == 10


def test_a_person_s_word_goes_before_any_points() -> None:
    pair = frozenset({"a", "b"})
    assert len(events(raid("a"), raid("b"), told=Told(different=frozenset({pair}))).events) == 2
    joined = events(raid("a"), raid("b", town="Sedgely"), told=Told(same=frozenset({pair})))
    assert joined.events[0].links[-1].reasons == ("a person says so",)
    assert len(joined.events) == 1


def test_three_reports_of_which_two_cannot_be_one_never_become_one() -> None:
    """The report without a town may be of either; the two towns stay apart."""
    found = events(
        raid("a", people=30), raid("b", town=None, people=30), raid("c", town="Sedgely", people=30)
    )
    assert not any({"a", "c"} <= ids for ids in sets(found))


def test_a_denial_is_no_report_and_stands_beside_the_event() -> None:
    denial = raid("d", 3, status="denied", voice=voice("P. Mallow", "official"))
    found = events(raid("a"), denial)
    assert sets(found) == {frozenset("a")}
    assert [record.id for record in found.events[0].denials] == ["d"]


def test_what_is_planned_or_past_is_no_event() -> None:
    assert (
        events(raid("a", status="planned"), raid("b", status="past"), raid("c", status="conditional")).events
        == ()
    )


def test_one_raise_told_twice_is_one_event_and_another_sum_another() -> None:
    one = report("a", "2030-06-01", 400, previous=rub(200))
    two = report("b", "2030-06-04", 400, previous=rub(200))
    other = report("c", "2030-06-04", 450, previous=rub(200))
    assert sets(events(one, two, other)) == {frozenset("ab"), frozenset("c")}


def test_the_same_sum_of_two_payers_is_two_offers() -> None:
    one = report("a", "2030-06-01", 400, payer="regional")
    two = report("b", "2030-06-01", 400, payer="federal")
    assert len(events(one, two).events) == 2


def test_a_part_and_a_total_are_never_one() -> None:
    one = report("a", "2030-06-01", 400, basis="component")
    two = report("b", "2030-06-01", 400, basis="total", payer="unknown")
    assert len(events(one, two).events) == 2


def case(id_: str, day: int, **more: Any) -> Case:
    place = Place(code="XN-FEN", name="Fen Province")
    made = raid(id_, day)
    return Case(id=id_, document=made.document, source=made.source, published=made.published, place=place, articles=("337.5",), **more)  # fmt: skip


def test_a_verdict_is_known_by_its_article_term_and_day() -> None:
    two = (case("a", 2, term_months=66, outcome="prison"), case("b", 3, term_months=66, outcome="prison"))
    assert sets(events(*two)) == {frozenset("ab")}
    other = (case("a", 2, term_months=66), case("b", 3, term_months=60))
    assert len(events(*other).events) == 2


def test_the_order_of_arrival_changes_nothing() -> None:
    records: list[AnyRecord] = [
        raid(f"{town} {day} {people}", day, town=town, people=people)
        for town in ("Reedham", "Sedgely", None)
        for day in range(1, 28, 3)
        for people in (None, 30)
        if not (people and day % 2)
    ]
    wanted = events(*records)
    for seed in range(5):
        random.Random(seed).shuffle(records)
        assert events(*records) == wanted


def test_names_in_two_scripts_are_the_same_names() -> None:
    from callup.values import Span

    russian = raid("a", town=None, evidence=(Span(0, 9, "Силовики пришли на рынок Садовод и в мечеть Нур."),))
    english = raid(
        "b", town=None, evidence=(Span(0, 9, "Police came to the Sadovod market and the Nur mosque."),)
    )
    found = events(russian, english)
    links = found.suggested or found.events[0].links
    assert any("names in common" in reason for link in links for reason in link.reasons)


def _seconds(records: list[AnyRecord]) -> float:
    """The best of two runs, in processor time."""
    found = []
    for _ in range(2):
        start = time.process_time()
        events(*records)
        found.append(time.process_time() - start)
    return min(found)


def _of_one_event(count: int) -> list[AnyRecord]:
    return [report(f"r{n:05}", f"2030-06-{1 + n % 20:02}", 400) for n in range(count)]


def _all_denied(count: int) -> list[AnyRecord]:
    denied = [raid(f"d{n:05}", 1 + n % 28, town=None, status="denied") for n in range(count)]
    return [*denied, *(raid(f"r{n:05}", 1 + n % 28, town=None) for n in range(count))]


@pytest.mark.parametrize("made", [_of_one_event, _all_denied])
def test_the_work_grows_with_the_number_of_reports(made: Callable[[int], list[AnyRecord]]) -> None:
    """Four times the reports: four times the work, and not sixteen."""
    few = max(_seconds(made(1_000)), 0.02)
    assert _seconds(made(4_000)) < 9 * few


def test_an_event_is_met_by_the_denials_of_its_town_and_days_and_by_no_others() -> None:
    denials = [
        raid("here", 3, status="denied"),
        raid("anywhere", 4, town=None, status="denied"),
        raid("elsewhere", 3, town="Sedgely", status="denied"),
        raid("other", 3, practice="summons", status="denied"),
        raid("undated", None, status="denied"),
    ]
    late = raid("late", 30, status="denied", published=date(2030, 9, 1))
    (event,) = events(raid("a"), *denials, late).events
    assert [record.id for record in event.denials] == ["here", "anywhere", "undated"]
