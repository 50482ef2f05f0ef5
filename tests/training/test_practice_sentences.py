"""The marked reports that the tagger of practices learns from."""

import pytest
from training.practice_sentences import STATUSES, parse, read_reports

from callup.campaign import load_campaign


def test_every_mark_names_a_practice_and_a_status() -> None:
    reports = list(read_reports())
    marks = [mark for report in reports for mark in report.marks]
    assert {mark.practice for mark in marks} == set(load_campaign("russia").practices)
    assert {mark.status for mark in marks} <= set(STATUSES)
    assert sum(not report.marks for report in reports) > len(reports) / 10


def test_reports_stand_once() -> None:
    texts = [report.text for report in read_reports()]
    assert len(set(texts)) == len(texts)


def test_words_in_braces_are_marked_and_the_braces_go() -> None:
    report = parse("Вчера {raid,migrant_recruiting|рынок окружили}, а {summons:denied|бумаг не было}.", "ru")
    assert report.text == "Вчера рынок окружили, а бумаг не было."
    told = [(m.practice, m.status, report.text[m.start : m.end]) for m in report.marks]
    assert told == [
        ("raid", "reported", "рынок окружили"),
        ("migrant_recruiting", "reported", "рынок окружили"),
        ("summons", "denied", "бумаг не было"),
    ]


@pytest.mark.parametrize("line", ["{raid|не закрыто", "{raid:maybe|слова}", "лишняя } скобка"])
def test_broken_marks_are_errors(line: str) -> None:
    with pytest.raises(ValueError, match=r"brace|status"):
        parse(line, "ru")
