"""JSON Lines and CSV: an item a row, and one bad row spoils no other."""

from __future__ import annotations

from datetime import date

from tests.read.reading import CSV, JSON, LINES, documents, items, split

from callup.model import Source
from callup.model.gathered import Known


def test_json_lines() -> None:
    line = (
        '{"text": "Повестки раздали.", "title": "Т", "url": "https://x.example", '
        '"published": "2023-03-13", "source": "Перекат"}'
    )
    known = Known(source=Source(id="Digest", kind="media"), published=date(2023, 3, 31))
    (document,) = documents(line, LINES, known)
    assert (document.text, document.title, document.locator) == ("Повестки раздали.", "Т", "line 1")
    assert document.published == date(2023, 3, 13)
    assert document.source == Source(id="Перекат")
    assert document.reader == "jsonl/2"


def test_a_bad_line_is_named_and_the_rest_is_read() -> None:
    lines = ['{"text": "one"}', "{broken", "[1]", '{"text": 5}', "", "[" * 100_000, '{"body": "two\u2028"}']
    texts, where = split(items("\n".join(lines), LINES))
    assert texts == ["one", "two\u2028"]
    assert where == [f"a, line {number}" for number in (2, 3, 4, 6)]


def test_a_day_that_is_none_is_an_issue_and_the_text_is_kept() -> None:
    texts, where = split(items('{"text": "one", "published": "soon"}', LINES))
    assert (texts, where) == (["one"], ["a, line 1"])


def test_no_issue_repeats_the_text() -> None:
    for item in items('{"text": "", "phone": "+7 000 1"}\n{"secret: 1}', LINES):
        assert "secret" not in str(item)
        assert "+7" not in str(item)


def test_a_csv_with_a_text_column() -> None:
    (document,) = documents('text,published,source\n"Слова, и ещё",13.03.2023,Степь\n', CSV)
    assert (document.text, document.published, document.fields) == ("Слова, и ещё", date(2023, 3, 13), None)


def test_a_table_without_one_keeps_its_columns() -> None:
    (document,) = documents("суд;статья;исход\nГарнизонный;337 ч. 5;\n", CSV)
    assert document.text == "суд: Гарнизонный\nстатья: 337 ч. 5"
    assert document.fields == {"суд": "Гарнизонный", "статья": "337 ч. 5"}
    assert document.locator == "row 2"


def test_rows_of_the_wrong_length_are_named() -> None:
    texts, where = split(items("text,url\none,u\ntwo\nthree,u,v\nfour,u\n", CSV))
    assert (texts, where) == (["one", "four"], ["a, row 3", "a, row 4"])


def test_a_list_of_objects() -> None:
    found = documents('[{"text": "one"}, {"content": "two"}]', JSON)
    assert [(one.text, one.locator) for one in found] == [("one", "item 1"), ("two", "item 2")]


def test_json_nested_too_deeply_is_an_issue() -> None:
    assert split(items("[" * 200_000, JSON)) == ([], ["a"])
