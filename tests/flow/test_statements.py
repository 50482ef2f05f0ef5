"""What texts state against the law of their day and against their own numbers, and what contradicts nothing."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest
from tests.flow.conftest import around
from typer.testing import CliRunner

from callup.campaign import load_campaign
from callup.cli import app
from callup.flow.add import add, init
from callup.flow.statements import contradictions_in
from callup.link.contradictions.stated_against import Contradiction
from callup.model import Document, Source
from callup.model.gathered import Known
from callup.read.sentences import sentence_borders

RUSSIA = load_campaign("russia")


def found_in(text: str, published: str) -> list[Contradiction]:
    language = "ru" if any("а" <= char <= "я" for char in text.lower()) else "en"
    document = Document(
        id="d",
        source=Source(id="a paper"),
        locator="",
        text=text,
        language=language,  # type: ignore[arg-type]
        published=date.fromisoformat(published),
        sentences=tuple(sentence_borders(text, language)),  # type: ignore[arg-type]
    )
    return list(contradictions_in([document], RUSSIA))


AGAINST_LAW = [
    ("Призывной возраст в стране - до 27 лет.", "2024-03-01", "law:conscription_age_max:2024-01-01"),
    ("The conscription age is 27, the ministry says.", "2024-03-01", "law:conscription_age_max:2024-01-01"),
    ("Призыву подлежат мужчины в возрасте от 18 до 30 лет: на срочную службу идут все.", "2023-03-28", "law:conscription_age_max:1998-03-28"),
    ("Men aged 18 to 27 are liable for conscription at the age that the law sets.", "2025-05-01", "law:conscription_age_max:2024-01-01"),
    ("Призывной возраст начинается с 21 года.", "2023-03-28", "law:conscription_age_min:1998-03-28"),
    ("Подписать контракт можно с 16 лет.", "2024-05-01", "law:contract_age_min:always"),
    ("Sign a contract: men from the age of 16 are welcome.", "2024-05-01", "law:contract_age_min:always"),
    ("Первый контракт: берут на службу по контракту до 50 лет.", "2022-03-01", "law:contract_age_max:always"),
    ("Срок службы по призыву составляет 2 года.", "2023-06-01", "law:service_length:2008-01-01"),
    ("The length of conscript service is 18 months.", "2023-06-01", "law:service_length:2008-01-01"),
    ("С 1 января 2024 года призывной возраст - до 27 лет.", "2023-12-01", "law:conscription_age_max:2024-01-01"),
]  # fmt: skip

WITHIN_LAW = [
    ("Призывной возраст в стране - до 27 лет.", "2023-03-01"),
    ("Призывной возраст в стране - до 30 лет.", "2024-03-01"),
    ("The conscription age is 18 to 27.", "2023-03-01"),
    ("С 1 января 2024 года призывной возраст - до 30 лет.", "2023-12-01"),
    ("Призывной возраст могут поднять до 35 лет.", "2024-03-01"),
    ("Депутат предложил: призывной возраст с 21 до 30 лет.", "2023-03-01"),
    ("Законопроект в первом чтении: призывной возраст от 21 до 30 лет.", "2023-03-20"),
    ("Раньше призывной возраст был до 27 лет.", "2024-03-01"),
    ("В Украине призывной возраст - до 25 лет.", "2024-05-01"),
    ("Призывной возраст не 35 лет, сказал комиссар.", "2024-05-01"),
    ("Подписать контракт можно с 18 лет.", "2024-05-01"),
    ("Берут на службу по контракту от 20 до 45 лет.", "2024-05-01"),
    ("Берут на службу по контракту до 60 лет.", "2024-05-01"),
    ("Контракт на 1 год, подписать можно в 16 часов.", "2024-05-01"),
    ("Школа ждёт учеников с 16 лет на курсы.", "2024-05-01"),
    ("Срок службы по призыву составляет 12 месяцев.", "2023-06-01"),
    ("Срок службы по призыву составляет один год.", "2023-06-01"),
    ("Его приговорили: срок службы в колонии 2 года.", "2023-06-01"),
    ("Ему 35 лет, призывной возраст он давно прошёл.", "2024-05-01"),
]


@pytest.mark.parametrize(("text", "published", "rule"), AGAINST_LAW)
def test_a_statement_against_the_rule_of_its_day(text: str, published: str, rule: str) -> None:
    (found,) = found_in(text, published)
    assert (found.link.from_, found.link.to, found.link.kind) == ("d", rule, "contradicts")
    assert found.rule is not None
    assert found.rule.reference in found.link.reasons[1]
    assert text[found.statement.anchor.start : found.statement.anchor.end] == found.statement.anchor.quote


@pytest.mark.parametrize(("text", "published"), WITHIN_LAW)
def test_what_the_law_bears_out_or_no_text_states_contradicts_nothing(text: str, published: str) -> None:
    assert found_in(text, published) == []


def test_without_a_day_nothing_is_compared() -> None:
    document = Document(
        id="d", source=None, locator="", text="Призывной возраст - до 45 лет.", sentences=((0, 30),)
    )
    assert list(contradictions_in([document], RUSSIA)) == []


AGAINST_ITSELF = [
    ("Число дел выросло впятеро, со 100 до 300.", "300 / 100 = 3"),
    ("The number of cases rose fivefold, from 100 to 300.", "300 / 100 = 3"),
    ("Обращений стало вдвое больше: рост с 120 до 1 200 в год.", "1200 / 120 = 10"),
    ("Cases fell threefold from 900 cases to 450.", "900 / 450 = 2"),
    ("Число дел выросло в 7 раз - с 200 дел до 600.", "600 / 200 = 3"),
    ("Requests went from 100 to 300, a fivefold rise.", "300 / 100 = 3"),
    ("Requests more than tripled from 100 to 150.", "150 / 100 = 1.5"),
]
OF_ITSELF = [
    "Число дел выросло впятеро, со 100 до 500.",
    "Число дел выросло втрое, со 105 до 300.",
    "Requests more than doubled from 100 to 350.",
    "The number of cases rose fivefold, from 100 to 520.",
    "Выплату увеличили впятеро, со 100 до 300 тысяч рублей.",
    "Втрое выросло число дел, а доля - с 10 до 20 процентов.",
    "Суд заседал с 10 до 15, дел стало вдвое больше.",
    "Число дел выросло впятеро или втрое, со 100 до 300.",
    "Число дел не выросло впятеро, со 100 до 300.",
]


@pytest.mark.parametrize(("text", "counted"), AGAINST_ITSELF)
def test_a_ratio_against_its_own_numbers(text: str, counted: str) -> None:
    (found,) = found_in(text, "2023-06-01")
    assert counted in found.link.reasons[1]
    assert found.statement.anchor.quote in found.link.reasons[0]


@pytest.mark.parametrize("text", OF_ITSELF)
def test_a_ratio_that_its_numbers_bear_out_and_numbers_that_are_not_its_own(text: str) -> None:
    assert found_in(text, "2023-06-01") == []


def test_both_sides_are_printed_and_the_status_is_that_of_the_archive(tmp_path: Path) -> None:
    advert = tmp_path / "advert.txt"
    advert.write_text("Служба по контракту. Подписать контракт можно с 16 лет.", encoding="utf-8")
    archive = init(tmp_path / "archive", "russia")
    add(archive, [str(advert)], Known(source=Source(id="a poster"), published=date(2024, 5, 1)), around())
    told = CliRunner().invoke(app, ["check", str(archive.folder), "--statements"])
    assert told.exit_code == 0
    assert "contradicts: a poster" in told.output
    assert "says 16 years on 2024-05-01" in told.output
    assert "Подписать контракт можно с 16 лет." in told.output
    assert "18 years (bv02.info" in told.output


def seconds(text: str) -> float:
    began = time.process_time()
    found_in(text, "2024-05-01")
    return time.process_time() - began


@pytest.mark.parametrize(
    "piece",
    [
        "призывной возраст до 27 лет ",
        "контракт с 16 лет ",
        "впятеро с 100 до 300 ",
        "в 5 раз ",
        "срок службы по призыву 2 года ",
    ],
)
def test_twice_the_text_takes_twice_the_work(piece: str) -> None:
    once, twice = (piece * (times * 40_000 // len(piece)) for times in (1, 2))
    first = min(seconds(once), seconds(once))
    assert min(seconds(twice), seconds(twice)) < 3.5 * max(first, 0.1)
