from __future__ import annotations

from datetime import date
from itertools import pairwise
from time import process_time

import pytest

from callup.extract.dates.dates import find_times
from callup.extract.dates.durations import find_durations
from callup.model import Document
from callup.scan import Scan, fold


def durations_of(text: str) -> list[str]:
    """Each duration as "words|min-max unit", with "?" for what is not told."""
    scan = Scan(text, fold(text), ((0, len(text)),), (), ())
    return [
        f"{one.span.quote}|{one.min or '?'}-{one.max or '?'} {one.unit or '?'}{' every' if one.every else ''}"
        for one in find_durations(text, scan)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("запрещено в течение трёх лет", ["трёх лет|3-3 year"]),
        ("отложили на 60 дней", ["60 дней|60-60 day"]),
        ("на срок от 5 до 10 лет", ["5 до 10 лет|5-10 year"]),
        ("3-4 месяца", ["3-4 месяца|3-4 month"]),
        ("14-летний срок", ["14-летний|14-14 year"]),
        ("пятилетний контракт", ["пятилетний|5-5 year"]),
        ("двухдневный круиз", ["двухдневный|2-2 day"]),
        ("на полгода", ["полгода|6-6 month"]),
        ("через неделю", ["неделю|1-1 week"]),
        ("несколько дней назад", ["несколько дней|?-? day"]),
        ("в последние годы", ["последние годы|?-? year"]),
        ("ежегодно", ["ежегодно|1-1 year every"]),
        ("каждый месяц", ["каждый месяц|1-1 month every"]),
        ("пятьсот тридцать четыре дня", ["пятьсот тридцать четыре дня|534-534 day"]),
        ("в тот же день", ["в тот же день|?-? ?"]),
        ("for two years", ["two years|2-2 year"]),
        ("several months", ["several months|?-? month"]),
        ("понад два роки", ["два роки|2-2 year"]),
        ("протягом п’яти місяців", ["п’яти місяців|5-5 month"]),
    ],
)
def test_durations_have_their_length_and_unit(text: str, expected: list[str]) -> None:
    assert durations_of(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "в возрасте 45 лет",
        "мужчины старше 18 лет",
        "27-летний мужчина",
        "Ей было 19 лет",
        "в 22 года он уехал",
        "Иванов (45 лет)",
        "в 2014 году",
        "трое людей",
        "неделями",
        "two men",
    ],
)
def test_ages_years_and_counts_are_no_durations(text: str) -> None:
    assert durations_of(text) == []


def test_durations_come_in_order_and_do_not_overlap() -> None:
    text = "на 3 года и 8 месяцев, затем ежегодно в течение последних двух лет по 5 дней"
    scan = Scan(text, fold(text), ((0, len(text)),), (), ())
    found = list(find_durations(text, scan))
    assert len(found) == 5
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


def seconds(text: str) -> float:
    scan = Scan(text, fold(text), ((0, len(text)),), (), ())
    document = Document(
        id="d", source=None, locator="", text=text, published=date(2023, 3, 28), sentences=scan.sentences
    )
    began = process_time()
    list(find_durations(text, scan))
    list(find_times(document, scan))
    return process_time() - began


@pytest.mark.parametrize(
    "unit",
    [
        "сто ",
        "двадцать пять ",
        "через ",
        "в последние ",
        "1 года и ",
        "2017/",
        "(1987",
        "1.08–",
        "за октябрь и ",
        "накануне а",
        "| май ",
        "12-",
        "нового ",
    ],
)
def test_hostile_text_takes_time_in_step_with_its_length(unit: str) -> None:
    seconds(unit * 50)  # the expressions are compiled once
    short, long_ = (min(seconds(unit * count) for _ in range(3)) for count in (2_000, 8_000))
    assert long_ < 8 * short + 0.05
