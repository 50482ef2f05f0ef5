"""The order in which documents come does not matter, and no report is lost."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.link.ledger.offers_made import by, report, rub, up_to, window

from callup.link.ledger.ledger import histories, states_on
from callup.link.ledger.ledger_claims import Seen, SeenOf
from callup.model import Offer
from callup.values import Span

FIRST = date(2030, 1, 1)
DAYS = st.integers(0, 60).map(lambda n: (FIRST + timedelta(days=n)).isoformat())
WORDS = "words that are the same on many pages and so many that nobody writes them twice by chance"
SUMS = st.sampled_from([100, 200, 300, 400])


@st.composite
def reports(draw: st.DrawFn) -> list[Offer]:
    made = []
    for number in range(draw(st.integers(1, 9))):
        more: dict[str, Any] = {}
        change = draw(
            st.sampled_from([None, None, None, "raise", "cut", "new", "extend", "end", "unchanged"])
        )
        if draw(st.booleans()):
            more["effective"] = window(draw(st.none() | DAYS), draw(st.none() | DAYS))
        if change in ("raise", "cut") and draw(st.booleans()):
            more["change_by"] = by(100)
        if draw(st.integers(0, 3)) == 0:
            more["previous"] = rub(draw(SUMS))
        if draw(st.integers(0, 3)) == 0:
            more["previous_time"] = window(draw(DAYS), None)
        if draw(st.integers(0, 3)) == 0:
            more["reverts_to"] = rub(draw(SUMS))
        if draw(st.integers(0, 5)) == 0:
            more["amount"] = up_to(draw(SUMS))
        if draw(st.booleans()):
            more["evidence"] = (Span(0, len(WORDS), WORDS),)
        amount = draw(st.none() | SUMS)
        source = f"paper {draw(st.integers(0, 3))}"
        basis = draw(st.sampled_from(["component", "component", "total", "unknown"]))
        published = draw(DAYS)
        made.append(
            report(f"r{number}", published, amount, change=change, source=source, basis=basis, **more)
        )
    return made


SEEN: SeenOf = {
    "of r0": Seen(frozenset({"https://a.example"}), (date(2030, 1, 20), date(2030, 2, 20))),
    "of r1": Seen(frozenset({"https://a.example"}), (date(2030, 2, 2),)),
}


@settings(max_examples=400, deadline=None)
@given(reports(), st.randoms(use_true_random=False))
def test_any_order_of_arrival_gives_the_same_ledger(made: list[Offer], shuffled: Any) -> None:
    others = list(made)
    shuffled.shuffle(others)
    assert list(histories(made, SEEN).items()) == list(histories(others, SEEN).items())


@settings(max_examples=400, deadline=None)
@given(reports())
def test_no_report_is_ever_erased(made: list[Offer]) -> None:
    told: set[str] = set()
    for history in histories(made, SEEN).values():
        for spell in history.spells:
            told |= {offer.id for offer in (*spell.reports, *spell.told_later)}
            told |= {against.offer.id for against in spell.against}
            told |= {offer.id for offer in spell.copies}
        told |= {offer.id for offer in (*history.aside, *history.unsettled)}
    assert told == {offer.id for offer in made}


@settings(max_examples=300, deadline=None)
@given(reports(), st.integers(0, 90))
def test_a_state_is_never_seen_after_its_day(made: list[Offer], later: int) -> None:
    day = FIRST + timedelta(days=later)
    states = states_on(histories(made, SEEN), day)
    for state in states:
        assert state.last_seen is None or state.last_seen <= day
        assert all(against.day <= day for against in state.against)
        assert state.spell.reach <= day
    assert len({state.slot for state in states}) == len(states)


@settings(max_examples=300, deadline=None)
@given(reports())
def test_values_follow_one_another(made: list[Offer]) -> None:
    for history in histories(made).values():
        days = [spell.first for spell in history.spells if spell.first is not None]
        assert days == sorted(days)
        for spell in history.spells:
            assert spell.first is None or spell.until is None or spell.first <= spell.until
            assert spell.reports or spell.told_later
