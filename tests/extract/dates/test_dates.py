from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from callup.extract.dates.dates import find_times
from callup.extract.found import FoundTime
from callup.model import Document
from callup.scan import Scan, fold

PUBLISHED = date(2023, 3, 28)  # a Tuesday


def times_of(text: str, published: date | None = PUBLISHED) -> list[FoundTime]:
    document = Document(
        id="d", source=None, locator="", text=text, published=published, sentences=((0, len(text)),)
    )
    scan = Scan(text, fold(text), document.sentences, (), ())
    return list(find_times(document, scan))


def drawn(text: str, published: date | None = PUBLISHED) -> list[str]:
    """Each time as "words|from..to precision", with "?" for an end that is not known."""
    return [
        f"{found.span.quote}|{found.time.from_ or '?'}..{found.time.to or '?'} {found.time.precision}"
        for found in times_of(text, published)
    ]


RUSSIAN = [
    ("с 1 августа 2024 года", ["с 1 августа 2024 года|2024-08-01..? open"]),
    ("Указ от 31 июля 2024 г.", ["31 июля 2024 г.|2024-07-31..2024-07-31 day"]),
    ("Выплата будет с 1 августа", ["с 1 августа|2023-08-01..? open"]),
    ("действует до 31 мая", ["до 31 мая|?..2023-05-31 open"]),
    ("по 31 мая включительно", ["по 31 мая|?..2023-05-31 open"]),
    ("до конца года", ["до конца года|?..2023-12-31 open"]),
    ("с начала года", ["с начала года|2023-01-01..? open"]),
    ("до начала июня", ["до начала июня|?..2023-06-01 open"]),
    ("в марте", ["марте|2023-03-01..2023-03-31 month"]),
    ("В мае выплату подняли", ["мае|2022-05-01..2022-05-31 month"]),
    ("В мае выплату поднимут", ["мае|2023-05-01..2023-05-31 month"]),
    ("в марте 2023-го", ["марте 2023-го|2023-03-01..2023-03-31 month"]),
    ("в сентябре прошлого года", ["сентябре прошлого года|2022-09-01..2022-09-30 month"]),
    ("в конце марта", ["конце марта|2023-03-01..2023-03-31 month"]),
    ("в прошлую среду", ["прошлую среду|2023-03-22..2023-03-22 day"]),
    ("Об этом сообщили во вторник", ["вторник|2023-03-28..2023-03-28 day"]),
    ("в среду, 29 апреля 2020 года,", ["среду, 29 апреля 2020 года|2020-04-29..2020-04-29 day"]),
    ("на прошлой неделе", ["прошлой неделе|2023-03-20..2023-03-26 week"]),
    ("вчера и позавчера", ["вчера|2023-03-27..2023-03-27 day", "позавчера|2023-03-26..2023-03-26 day"]),
    ("за последние два месяца", ["последние два месяца|2023-01-28..2023-03-28 month"]),
    ("две недели назад", ["две недели назад|2023-03-13..2023-03-19 week"]),
    ("в 2024 году", ["2024 году|2024-01-01..2024-12-31 year"]),
    ("май 2024-01-05", ["2024-01-05|2024-01-05..2024-01-05 day"]),
    ("с 2014 года", ["с 2014 года|2014-01-01..? open"]),
    ("после 24 сентября 2022 года", ["после 24 сентября 2022 года|2022-09-25..? open"]),
    ("только вчера — 17 февраля 2014 года", ["вчера — 17 февраля 2014 года|2014-02-17..2014-02-17 day"]),
    (
        "5 мая 2023 года — 3 мая 2022 года",
        ["5 мая 2023 года|2023-05-05..2023-05-05 day", "3 мая 2022 года|2022-05-03..2022-05-03 day"],
    ),
    ("в прошедшую субботу", ["прошедшую субботу|2023-03-25..2023-03-25 day"]),
    ("в прошлом году", ["прошлом году|2022-01-01..2022-12-31 year"]),
    ("в 2022–2023 годах", ["2022–2023 годах|2022-01-01..2023-12-31 year"]),
    ("в 1990-х годах", ["1990-х годах|1990-01-01..1999-12-31 year"]),
    ("в III квартале 2024 года", ["III квартале 2024 года|2024-07-01..2024-09-30 quarter"]),
    ("во втором квартале", ["втором квартале|2023-04-01..2023-06-30 quarter"]),
    ("Во втором квартале выплатили", ["втором квартале|2022-04-01..2022-06-30 quarter"]),
    ("первое полугодие 2023-го", ["первое полугодие 2023-го|2023-01-01..2023-06-30 quarter"]),
    ("осенью 2022", ["осенью 2022|2022-09-01..2022-11-30 quarter"]),
    ("прошлым летом", ["прошлым летом|2022-06-01..2022-08-31 quarter"]),
    ("01.03.2023", ["01.03.2023|2023-03-01..2023-03-01 day"]),
    ("2023-03-28T10:00", ["2023-03-28T10:00|2023-03-28..2023-03-28 day"]),
    ("с 1 по 30 апреля", ["с 1 по 30 апреля|2023-04-01..2023-04-30 day"]),
    ("с 16 апреля по 19 мая 2019 года", ["с 16 апреля по 19 мая 2019 года|2019-04-16..2019-05-19 day"]),
    ("с ноября по март 2023 года", ["с ноября по март 2023 года|2022-11-01..2023-03-31 month"]),
    ("9–12 октября 2025 г.", ["9–12 октября 2025 г.|2025-10-09..2025-10-12 day"]),
    ("2 и 5 мая 2022 года", ["5 мая 2022 года|2022-05-05..2022-05-05 day"]),
    ("в январе–марте 2025 года", ["январе–марте 2025 года|2025-01-01..2025-03-31 month"]),
    ("первого августа 2024 года", ["первого августа 2024 года|2024-08-01..2024-08-01 day"]),
    ("двадцать третьего февраля", ["двадцать третьего февраля|2023-02-23..2023-02-23 day"]),
    ("В марте 2000 человек подписали", ["марте|2023-03-01..2023-03-31 month"]),
    ("з 1 січня 2024 року", ["з 1 січня 2024 року|2024-01-01..? open"]),
    ("1\u00a0августа 2024\u00a0года", ["1\u00a0августа 2024\u00a0года|2024-08-01..2024-08-01 day"]),
]

ENGLISH = [
    ("since March 20", ["since March 20|2023-03-20..? open"]),
    ("The draft would begin on April 1", ["April 1|2023-04-01..2023-04-01 day"]),
    ("on March 28, 2023, he said", ["March 28, 2023|2023-03-28..2023-03-28 day"]),
    ("28 March", ["28 March|2023-03-28..2023-03-28 day"]),
    ("the 5th of May 2024", ["5th of May 2024|2024-05-05..2024-05-05 day"]),
    ("last week", ["last week|2023-03-20..2023-03-26 week"]),
    ("last summer", ["last summer|2022-06-01..2022-08-31 quarter"]),
    ("This spring there is a campaign", ["This spring|2023-03-01..2023-05-31 quarter"]),
    ("reservists in September", ["September|2022-09-01..2022-09-30 month"]),
    ("until May 31", ["until May 31|?..2023-05-31 open"]),
    ("before April 1, 2024", ["before April 1, 2024|?..2024-03-31 open"]),
    ("by the end of the year", ["by the end of the year|?..2023-12-31 open"]),
    ("from April 1, 2024 to May 3", ["from April 1, 2024 to May 3|2024-04-01..2024-05-03 day"]),
    ("between January and March 2024", ["between January and March 2024|2024-01-01..2024-03-31 month"]),
    ("from November 2020 to March", ["from November 2020 to March|2020-11-01..2021-03-31 month"]),
    ("March 17-18, 2023", ["March 17-18, 2023|2023-03-17..2023-03-18 day"]),
    ("from 2014 to 2022 they", ["from 2014 to 2022|2014-01-01..2022-12-31 year"]),
    (
        "in 2024, in early 2025",
        ["2024|2024-01-01..2024-12-31 year", "early 2025|2025-01-01..2025-12-31 year"],
    ),
    (
        "Q1-Q3 2025 and H1 2024",
        ["Q1-Q3 2025|2025-01-01..2025-09-30 quarter", "H1 2024|2024-01-01..2024-06-30 quarter"],
    ),
    ("the third quarter of 2024", ["third quarter of 2024|2024-07-01..2024-09-30 quarter"]),
    ("He told reporters Wednesday", ["Wednesday|2023-03-22..2023-03-22 day"]),
    ("He said Monday that it will begin", ["Monday|2023-03-27..2023-03-27 day"]),
    ("It will begin on Monday", ["Monday|2023-04-03..2023-04-03 day"]),
    ("On Wednesday, April 29, 2020", ["Wednesday, April 29, 2020|2020-04-29..2020-04-29 day"]),
    (
        "yesterday; two months ago",
        ["yesterday|2023-03-27..2023-03-27 day", "two months ago|2023-01-01..2023-01-31 month"],
    ),
    ("over the past two weeks", ["the past two weeks|2023-03-14..2023-03-28 week"]),
    ("as of 21 March 2023", ["21 March 2023|2023-03-21..2023-03-21 day"]),
    (
        "In May 500 men signed, in June 2024",
        ["May|2022-05-01..2022-05-31 month", "June 2024|2024-06-01..2024-06-30 month"],
    ),
]

NO_TIMES = [
    "патроны 5,56 мм",
    "стоит 1907 р.",
    "по статье 337 и части 2.1",
    "195 000 рублей, 1,9 млн рублей",
    "мужчины от 18 до 27 лет",
    "в 19.30 и в 10:45",
    "31 февраля 2023 года",
    "30.02.2023, 00.01.2023, 12.13.2023",
    "2023-02-30",
    "01.01.0000 и 01.01.9999",
    "до 2000 человек",
    "улица 8 Марта",
    "они живут в среде военных",
    "майор Маев служит",
    "версия 10.2.1",
    "телефон 8 800 222-20-23",
    "You may march on",
    "Soldiers may get up to 2,024 dollars",
    "the second reading of the bill",
    "more than a week, within a day or two, 13 months of war",
    "years ago, in recent months",
    "on 03/04/2023",
    "He serves a year",
    "May 5,000 men go",
    "дом 12, квартира 5",
]


@pytest.mark.parametrize(("text", "expected"), RUSSIAN + ENGLISH)
def test_times_are_found_with_their_ends_and_precision(text: str, expected: list[str]) -> None:
    assert drawn(text) == expected


@pytest.mark.parametrize("text", NO_TIMES)
def test_numbers_that_are_no_times_stay_none(text: str) -> None:
    assert drawn(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("вчера", ["вчера|?..? day"]),
        ("last week", ["last week|?..? week"]),
        ("1 августа", ["1 августа|?..? day"]),
        ("in September", ["September|?..? month"]),
        ("1 августа 2024 года", ["1 августа 2024 года|2024-08-01..2024-08-01 day"]),
        ("31 февраля", []),
        ("29 февраля", ["29 февраля|?..? day"]),
    ],
)
def test_without_a_date_of_the_document_relative_times_keep_only_their_words(
    text: str, expected: list[str]
) -> None:
    assert drawn(text, published=None) == expected


def test_a_year_less_day_follows_the_document_over_the_turn_of_the_year() -> None:
    assert drawn("30 декабря", date(2024, 1, 3)) == ["30 декабря|2023-12-30..2023-12-30 day"]
    assert drawn("Приём начнётся 9 января", date(2023, 12, 29)) == ["9 января|2024-01-09..2024-01-09 day"]


@pytest.mark.parametrize("offset", range(0, 400, 23))
def test_written_days_are_read_back(offset: int) -> None:
    day = date(2022, 2, 24) + timedelta(days=offset)
    for written in (day.isoformat(), f"{day:%d.%m.%Y}", f"{day:%B} {day.day}, {day.year}"):
        (found,) = times_of(f"On {written} it began.")
        assert (found.time.from_, found.time.to, found.time.precision) == (day, day, "day")


def test_every_span_quotes_its_words() -> None:
    text = "; ".join(text for text, _ in RUSSIAN + ENGLISH)
    for found in times_of(text):
        assert text[found.span.start : found.span.end] == found.span.quote == found.time.as_written


def test_times_come_in_order_and_do_not_overlap() -> None:
    found = times_of("с 1 мая по 3 мая 2024 года, в мае 2024 года и 5 мая 2024 года")
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert len(found) == 3
