from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from tests.flow.conftest import NOW, around

from callup.errors import JudgementError
from callup.flow.add import add, init
from callup.flow.happened import GradedEvent, events_in
from callup.flow.judge import judge_pair
from callup.model import Offer, Practice, Source
from callup.model.gathered import Known
from callup.model.judgement import Ruling
from callup.store import Archive

SAME = Ruling(verdict="same", by="editor", because="two papers, one raid")
DIFFERENT = Ruling(verdict="different", by="editor", because="another market")


@pytest.fixture
def told(tmp_path: Path) -> Archive:
    """Two papers on one raid in Tver, and one of them on another day."""
    archive = init(tmp_path / "archive", "russia")
    for source, day, text in (
        ("Paper A (example)", "2024-05-02", "2 мая 2024 года в Твери полицейские провели облаву на мигрантов на рынке."),
        ("Paper B (example)", "2024-05-03", "On 2 May 2024 police raided a market in Tver looking for migrants to draft."),
        ("Paper A (example)", "2024-05-12", "12 мая 2024 года в Твери полицейские снова провели облаву на мигрантов."),
    ):  # fmt: skip
        file = tmp_path / f"{source[6]}-{day}.txt"
        file.write_text(text, encoding="utf-8")
        publisher = Source(id=source, kind="media", control="independent")
        add(archive, [str(file)], Known(source=publisher, published=NOW.fromisoformat(day).date()), around())
    return archive


def raids(archive: Archive) -> list[GradedEvent]:
    found = [one for one in events_in(archive).events if _is_raid(one)]
    return sorted(found, key=lambda one: str(one.event.first))


def _is_raid(one: GradedEvent) -> bool:
    record = one.event.reports[0]
    return isinstance(record, Practice) and record.practice == "raid"


def test_one_raid_in_two_languages_is_one_event_of_two_origins(told: Archive) -> None:
    first, second = raids(told)
    assert [record.source for record in first.event.reports] == ["Paper A (example)", "Paper B (example)"]
    assert (first.graded.grade, first.graded.origins) == ("several_independent", 2)
    assert (second.graded.grade, second.graded.origins) == ("single_named", 1)


def test_a_person_s_word_on_two_reports_is_kept(told: Archive) -> None:
    first, second = raids(told)
    a, b = (record.id for record in first.event.reports)
    later = second.event.reports[0].id
    judge_pair(told, (a, b), DIFFERENT, NOW)
    assert len(raids(told)) == 3
    judge_pair(told, (a, b), SAME, NOW + timedelta(minutes=1))
    judge_pair(told, (a, later), SAME, NOW + timedelta(minutes=2))
    (one,) = raids(told)
    assert {record.id for record in one.event.reports} == {a, b, later}
    assert one.graded.origins == 2


def test_two_records_that_cannot_be_one_event_are_not_judged(told: Archive) -> None:
    a = raids(told)[0].event.reports[0].id
    with pytest.raises(JudgementError, match="two records of one kind"):
        judge_pair(told, (a, a), SAME, NOW)
    with pytest.raises(JudgementError, match="no record of this id"):
        judge_pair(told, (a, "nothing"), SAME, NOW)
    assert told.judgements() == []


def test_one_text_on_many_pages_is_one_origin(tmp_path: Path) -> None:
    archive = init(tmp_path / "archive", "russia")
    text = (
        "В Твери с понедельника мужчин вызывают повестками в военкомат для сверки данных воинского учёта. "
        "Повестки приносят участковые и сотрудники управляющих компаний, за неявку грозят штрафом."
    )
    for number, source in enumerate(("Paper A (example)", "Paper B (example)", "Paper C (example)")):
        file = tmp_path / f"{number}.txt"
        file.write_text(f"{text} Телефон редакции 8 (4822) 00-00-0{number}.", encoding="utf-8")
        publisher = Source(id=source, kind="media", control="independent")
        add(
            archive,
            [str(file)],
            Known(source=publisher, published=NOW.date() + timedelta(days=number)),
            around(),
        )
    (one,) = (
        e
        for e in events_in(archive).events
        if getattr(e.event.reports[0], "practice", "") == "data_check_summons"
    )
    assert (one.graded.grade, one.graded.origins, one.graded.pages) == ("single_named", 1, 3)
    assert one.graded.reasons == ("told by Paper A (example)", "3 pages, 1 of them independent")


def test_the_example_month_counts_origins_and_not_pages(march: Archive) -> None:
    happened = events_in(march)
    assert happened.issues == ()
    kaluga = [
        one.graded
        for one in happened.events
        if isinstance(offer := one.event.reports[0], Offer)
        and offer.amount is not None
        and (offer.place and offer.place.code, offer.amount.max) == ("RU-KLU", 100_000)
    ]
    assert [(one.grade, one.origins) for one in kaluga] == [("official_document", 3)]
    pages = sum(one.graded.pages for one in happened.events)
    assert sum(one.graded.origins for one in happened.events) < pages
