"""Denials and what they deny: links with reasons, never a merger."""

from __future__ import annotations

import random
import time
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.growth import grows

from callup.link.contradictions.contradictions import LONGEST_APART, MOST_OF_ONE, contradictions, denied_by
from callup.model import AnyRecord, Claim, Figure, Practice, Voice
from callup.model.figure import Counted
from callup.values import Place, Quantity, Span

DAY = date(2024, 3, 1)
REPORT = "В Лесном районе мужчин заставляют подписывать бумагу о выезде."
DENIAL = "Военком опроверг, что мужчин заставляют подписывать бумагу."
NEWS = Voice(name="Лесная газета", class_="independent_media")
OFFICIAL = Voice(role="военком", naming="role", class_="official")


def common(text: str, words: str, **fields: Any) -> dict[str, Any]:
    start = text.index(words)
    known = {
        "id": "r1",
        "document": "d1",
        "published": DAY,
        "evidence": (Span(0, len(text), text),),
        "anchor": Span(start, start + len(words), words),
    }
    return {**known, **fields}


def report(**fields: Any) -> Practice:
    return Practice(**common(REPORT, "подписывать", **{"practice": "travel_ban", "voice": NEWS, **fields}))


def denial(**fields: Any) -> Claim:
    start = DENIAL.index("что")
    known = {
        "id": "n1",
        "document": "d2",
        "voice": OFFICIAL,
        "stance": "denies",
        "content": (Span(start, len(DENIAL) - 1, DENIAL[start:-1]),),
    }
    return Claim(**common(DENIAL, "опроверг", **{**known, **fields}))


BOTH = {"n1": frozenset({"travel_ban"}), "r1": frozenset({"travel_ban"})}


def links(*records: AnyRecord, topics: Any = BOTH) -> list[tuple[str, str]]:
    return [(link.from_, link.to) for link in contradictions(records, topics)]


def test_a_denial_of_the_same_practice_is_linked_with_its_reason() -> None:
    (link,) = contradictions([report(), denial()], BOTH)
    assert (link.from_, link.to, link.kind) == ("n1", "r1", "contradicts")
    assert "the same practice: travel_ban" in link.reasons
    assert denied_by([link]) == {"r1": ["n1"]}


def test_the_records_themselves_are_not_changed() -> None:
    one, other = report(), denial()
    contradictions([one, other], BOTH)
    assert (one.status, one.voice) == ("reported", NEWS)


@pytest.mark.parametrize(
    "changed",
    [
        {"voice": OFFICIAL},
        {"voice": Voice(name="Пётр Лосев", class_="official")},
        {"status": "denied"},
        {"published": date(2024, 6, 1)},
        {"place": Place(code="RU-VLG", name="V")},
    ],
)
def test_one_side_another_place_and_another_season_are_not_denied(changed: dict[str, Any]) -> None:
    assert links(report(**changed), denial(place=Place(code="RU-YAR", name="Y"))) == []


def test_a_denial_in_the_same_region_or_country_meets() -> None:
    for code in ("RU-YAR", "RU"):
        assert links(report(place=Place(code=code, name="P")), denial(place=Place(code="RU-YAR", name="Y")))


@pytest.mark.parametrize("stance", ["asserts", "confirms", "explains", "promises"])
def test_only_a_denial_contradicts(stance: Any) -> None:
    assert links(report(), denial(stance=stance)) == []


def test_a_wish_denies_nothing() -> None:
    assert links(report(), denial(act="wants")) == []


def test_another_practice_with_other_words_is_not_denied() -> None:
    text = "На заводах собирают военные билеты."
    other = Practice(**common(text, "собирают", practice="employer_list", voice=NEWS))
    assert links(other, denial(), topics={"n1": frozenset({"travel_ban"})}) == []


def test_the_same_figure_is_denied_and_another_is_not() -> None:
    def figure(id_: str, document: str, number: int, voice: Voice | None) -> Figure:
        text = f"Набрали {number} человек."
        value = Quantity(min=Decimal(number), max=Decimal(number), as_written=str(number))
        what = Counted(term="contracts", as_written="человек")
        return Figure(
            **common(text, str(number), id=id_, document=document, value=value, what=what, voice=voice)
        )

    text = "Набрали 500 человек. Военком опроверг это."
    said = denial(document="d3", content=(Span(0, 20, text[:20]),), anchor=Span(29, 37, "опроверг"))
    inside = figure("f0", "d3", 500, OFFICIAL)
    found = contradictions([said, inside, figure("f1", "d4", 500, NEWS), figure("f2", "d5", 300, NEWS)], {})
    assert [(link.to, link.reasons) for link in found] == [("f1", ("the same figure: 500",))]


def test_what_a_denial_points_back_to_is_what_it_denies() -> None:
    text = "Мужчин держат на вокзале. Военком это опроверг."
    told = Practice(**common(text, "держат", practice="raid", document="d9", voice=None))
    said = denial(document="d9", content=(Span(0, 25, text[:25]),), anchor=Span(38, 46, "опроверг"))
    (link,) = contradictions([told, said], {})
    assert link.reasons[0] == "denies what stands in these words"


def test_no_more_than_the_best_are_linked_whatever_the_order() -> None:
    records: list[AnyRecord] = [report(id=f"r{n}", document=f"d{n}") for n in range(9)]
    records.append(denial(document="x"))
    topics = {r.id: frozenset({"travel_ban"}) for r in records}
    found = links(*records, topics=topics)
    random.Random(3).shuffle(records)
    assert len(found) == MOST_OF_ONE
    assert links(*records, topics=topics) == found


def test_the_days_between_are_counted() -> None:
    late = date.fromordinal(DAY.toordinal() + LONGEST_APART)
    assert links(report(), denial(published=late))
    assert not links(report(), denial(published=date.fromordinal(late.toordinal() + 1)))


def test_many_records_take_time_in_step_with_their_number() -> None:
    def taken(number: int) -> float:
        records: list[AnyRecord] = [report(id=f"r{n}", document=f"d{n}") for n in range(number)]
        records += [denial(id=f"n{n}", document=f"e{n}") for n in range(number)]
        topics = {r.id: frozenset({"travel_ban"}) for r in records}
        began = time.process_time()
        contradictions(records, topics)
        return time.process_time() - began

    taken(100)
    assert grows(taken, 400, 1600, times=12)
