"""What all documents share: text as it is, language, sentences, limits."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date

import pytest
from tests.read.reading import documents, items, split

from callup.read.days import day_of
from callup.read.language import language_of
from callup.read.read import LONGEST_DOCUMENT


def test_a_plain_text_is_the_file_without_its_mark() -> None:
    (document,) = documents(b"\xef\xbb\xbf" + "Первая.\r\n\r\nВторая. Третья.\n".encode())
    assert document.text == "Первая.\r\n\r\nВторая. Третья.\n"
    assert [document.text[a:b] for a, b in document.sentences] == ["Первая.", "Вторая.", "Третья."]
    assert (document.language, document.title, document.published) == ("ru", None, None)


def test_markdown_keeps_its_signs_and_gives_its_heading() -> None:
    (document,) = documents("# Heading\n\nWords of **weight** in the text.\n", "text/markdown")
    assert (document.title, document.text[:2]) == ("Heading", "# ")


def test_the_same_bytes_give_the_same_id() -> None:
    assert documents("Слова")[0].id == documents("Слова")[0].id


@pytest.mark.parametrize("data", ["", " \n\t ", "x" * (LONGEST_DOCUMENT + 1)], ids=["none", "space", "long"])
def test_no_text_or_too_much_is_an_issue(data: str) -> None:
    assert split(items(data)) == ([], ["a"])


def test_a_format_without_a_reader_is_an_issue() -> None:
    assert split(items(b"%PDF-1.7", "application/pdf")) == ([], ["a"])


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Повестку вручили вечером", "ru"),
        ("Служба по контракту", "ru"),
        ("Повістку вручили ввечері", "uk"),
        ("Позвали в ЗСУ «Київ», мы не знаем, ты не знаешь, это бывает", "ru"),
        ("The notice was handed over in the evening", "en"),
        (
            "Der Bescheid wurde den jungen Leuten gestern Abend zugestellt, und alle gingen nach Hause",
            None,
        ),
        ("Позоў уручылі ўвечары, і ён пайшоў дадому", None),
        ("42 — 7", None),
    ],
)
def test_languages(text: str, language: str | None) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2023-03-28", date(2023, 3, 28)),
        ("2023-03-28T23:30:00+03:00", date(2023, 3, 28)),
        ("28.03.2023", date(2023, 3, 28)),
        ("Tue, 28 Mar 2023 10:00:00 +0300", date(2023, 3, 28)),
        (1680000000, date(2023, 3, 28)),
        ("2023-03", None),
        ("2023-W13", None),
        ("31.02.2023", None),
        ("03/04/2023", None),
        ("28 марта", None),
        ("", None),
    ],
)
def test_days_of_metadata(written: object, day: date | None) -> None:
    assert day_of(written) == day


def test_reading_a_text_imports_no_html_machinery() -> None:
    code = (
        "import sys, callup.read, callup.gather; "
        "print([name for name in ('trafilatura', 'lxml', 'charset_normalizer') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.stdout.strip() == "[]"
