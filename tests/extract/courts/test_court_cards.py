"""Court cards as cases, and counts of cases as figures."""

from __future__ import annotations

from datetime import date

import pytest

from callup.campaign import load_campaign
from callup.extract import extract_court_row
from callup.extract.courts.card_articles import articles_of, fault_of
from callup.extract.courts.card_days import card_day
from callup.model import Case, Document, Figure, Issue, Source
from callup.scan import fold

RUSSIA = load_campaign("russia")
assert RUSSIA.court_cards is not None
PARTS = RUSSIA.court_cards.parts

CARD = {
    "court": "Новосибирский гарнизонный военный суд",
    "number": "1-9011/2023",
    "article": "ст.337 ч.5 УК РФ",
    "received": "23.01.2023",
    "decided": "2023-03-02",
    "outcome": "условно",
    "term_months": "36",
    "person": "мобилизованный",
    "text_published": "нет",
}


def row(fields: dict[str, str], kind: str = "cards") -> Document:
    text = "\n".join(f"{name}: {value}" for name, value in fields.items())
    return Document(
        id="d",
        source=Source(id="a table"),
        locator="line 7",
        text=text,
        sentences=((0, len(text)),),
        fields=fields,
        court=kind,  # type: ignore[arg-type]
    )


def read(fields: dict[str, str]) -> tuple[list[Case], list[Issue]]:
    records, issues = extract_court_row(row(fields), RUSSIA)
    return [record for record in records if isinstance(record, Case)], list(issues)


def test_a_card_becomes_a_case() -> None:
    (case,), issues = read(CARD)
    assert issues == []
    assert (case.court, case.number) == (CARD["court"], "1-9011/2023")
    assert (case.articles, case.stage, case.outcome) == (("337.5",), "decided", "suspended")
    assert (case.term_months, case.person, case.text_published) == (36, "mobilised", False)
    assert case.received is not None
    assert case.decided is not None
    assert (case.received.from_, case.decided.from_) == (date(2023, 1, 23), date(2023, 3, 2))


def test_the_evidence_is_the_card() -> None:
    (case,), _ = read({**CARD, "unread": "phone"})
    document = row({**CARD, "unread": "phone"})
    for span in (case.anchor, *case.evidence):
        assert document.text[span.start : span.end] == span.quote
    assert case.anchor.quote == "ст.337 ч.5 УК РФ"
    assert "unread" not in case.evidence[0].quote


def without(*names: str, **changed: str) -> dict[str, str]:
    return {name: value for name, value in {**CARD, **changed}.items() if name not in names}


def test_a_card_without_a_decision_is_received_and_unknown() -> None:
    (case,), issues = read(without("decided", "outcome", "term_months", "text_published"))
    assert issues == []
    assert (case.stage, case.outcome, case.term_months, case.text_published) == (
        "received",
        "unknown",
        None,
        None,
    )


@pytest.mark.parametrize(
    ("fields", "stage"),
    [
        (without("decided", "outcome", heard="Судебное заседание"), "heard"),
        (without("decided", "outcome", heard="Регистрация поступившего в суд дела"), "received"),
        (without("decided", "outcome", heard="01.02.2023"), "heard"),
        (without(stage="первая"), "decided"),
        (without(stage="appeal (APPELLATION)"), "appeal"),
        (without(stage="апелляция"), "appeal"),
        (without(number="22-17/2023"), "appeal"),
        (without(number="№ 22К-17/2023"), "appeal"),
        (without(number="77-170/2023"), "appeal"),
        (without(number="22-17/2023", stage="первая"), "decided"),
        (without(number="1-22/2023"), "decided"),
        (without(number="2-22/2023"), "decided"),
        (without("decided", outcome="направлено по подсудности"), "received"),
        (without("received", "decided", "outcome"), None),
    ],
)
def test_how_far_a_case_has_come(fields: dict[str, str], stage: str | None) -> None:
    (case,), _ = read(fields)
    assert case.stage == stage


@pytest.mark.parametrize(
    ("written", "outcome", "term"),
    [
        ("лишение свободы условно на срок 2 года 6 месяцев", "suspended", 30),
        ("лишение свободы в колонии-поселении", "prison", None),
        ("ВОЗВРАЩЕНО ПРОКУРОРУ", "returned", None),
        ("Уголовное дело ПРЕКРАЩЕНО", "terminated", None),
        ("prison (7/лс)", "prison", None),
        ("5 years in prison", "prison", 60),
    ],
)
def test_outcomes_and_the_terms_in_them(written: str, outcome: str, term: int | None) -> None:
    (case,), issues = read(without("term_months", outcome=written))
    assert (case.outcome, case.term_months, issues) == (outcome, term, [])


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("outcome", "туман", "no known word"),
        ("decided", "скоро", "no date"),
        ("decided", "31.02.2023", "no date"),
        ("term_months", "много", "no number"),
        ("decided", "01.01.2023", "before the case was received"),
        ("article", "ст.337 ч.7 УК РФ", "article 337 has no part 7"),
    ],
)
def test_a_cell_that_cannot_be_is_an_issue_with_its_line(field: str, value: str, words: str) -> None:
    (case,), (issue,) = read({**CARD, field: value})
    assert words in issue.what
    assert issue.where == "a table, line 7"
    assert issue.span is not None
    assert issue.span.quote == value
    assert case.number == "1-9011/2023"


def test_a_part_that_was_not_yet_in_force_is_an_issue() -> None:
    _, (issue,) = read({**CARD, "received": "2022-05-01", "decided": "2022-06-01"})
    assert "part 5 of article 337 was not in force before 2022-09-24" in issue.what


def test_a_card_without_an_article_is_no_case() -> None:
    cases, (issue,) = read({**CARD, "article": "not understood"})
    assert cases == []
    assert "no article" in issue.what


def test_an_unmapped_column_is_an_issue_that_all_rows_share() -> None:
    first = read({**CARD, "unread": "colour"})[1]
    second = read({**CARD, "number": "1-9012/2023", "unread": "colour"})[1]
    assert [issue.what for issue in first] == ["the column 'colour' of a table of court cards is not mapped"]
    assert [issue.id for issue in first] == [issue.id for issue in second]


@pytest.mark.parametrize(
    ("written", "part", "articles"),
    [
        ("ст.337 ч.5 УК РФ", None, ("337.5",)),
        ("ч. 5 ст. 337 УК", None, ("337.5",)),
        ("ч.3.1 ст.337; ст. 332 ч. 2.1", None, ("337.3.1", "332.2.1")),
        ("337", "5", ("337.5",)),
        ("337", "ч. 3.1", ("337.3.1",)),
        ("337", None, ("337",)),
        ("337.3.1", None, ("337.3.1",)),
        ("337(5)", None, ("337.5",)),
        ("337.5, 332.2.1", None, ("337.5", "332.2.1")),
        ("Article 337, part 5", None, ("337.5",)),
        ("part 5 of Article 337", None, ("337.5",)),
        ("ст.352.1 УК РФ", None, ("352.1",)),
        ("ст.228.1 ч.4 УК РФ", None, ("228.1.4",)),
        ("ст.337 ч.5; ст.228.1 ч.4", None, ("337.5", "228.1.4")),
        ("статьи 332, 337 УК", None, ("332", "337")),
        ("ст.337 ч.5; ст.337 ч.5", None, ("337.5",)),
        ("1337 и 3370", None, ()),
        ("", "5", ()),
    ],
)
def test_articles_as_cards_write_them(written: str, part: str | None, articles: tuple[str, ...]) -> None:
    assert articles_of(fold(written), part and fold(part), PARTS) == articles


@pytest.mark.parametrize(
    ("article", "on", "faulty"),
    [
        ("337.5", date(2022, 9, 24), False),
        ("337.5", date(2022, 9, 23), True),
        ("337.5", None, False),
        ("337.7", None, True),
        ("337.6", date(2025, 1, 1), True),
        ("337.6", date(2026, 2, 1), False),
        ("337", None, False),
        ("352.1", date(2023, 1, 1), False),
        ("228.1.4", None, False),
    ],
)
def test_parts_that_the_code_has(article: str, on: date | None, faulty: bool) -> None:
    assert (fault_of(article, on, PARTS) is not None) == faulty


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2023-03-02", date(2023, 3, 2)),
        ("02.03.2023", date(2023, 3, 2)),
        ("2/3/2023", date(2023, 3, 2)),
        ("2 марта 2023 г.", date(2023, 3, 2)),
        ("2 March 2023", date(2023, 3, 2)),
        ("02.03.2023 10:15", date(2023, 3, 2)),
        ("02.03.23", None),
        ("2023", None),
        ("32.01.2023", None),
        ("02.03.0023", None),
    ],
)
def test_days_as_cards_write_them(written: str, day: date | None) -> None:
    assert card_day(written) == day


def total(fields: dict[str, str]) -> tuple[list[Figure], list[Issue]]:
    records, issues = extract_court_row(row(fields, "totals"), RUSSIA)
    return [record for record in records if isinstance(record, Figure)], list(issues)


@pytest.mark.parametrize(
    ("fields", "term", "value"),
    [
        ({"article": "337", "value": "471", "as_of": "2023-03-21"}, "cases", 471),
        ({"what": "Приговоры", "value": "247"}, "verdicts", 247),
        ({"what": "опубликованы тексты приговоров", "value": "25"}, "published_texts", 25),
        ({"what": "persons", "value": "1 548"}, "defendants", 1548),
    ],
)
def test_a_row_of_counts_is_a_figure(fields: dict[str, str], term: str, value: int) -> None:
    (figure,), issues = total(fields)
    assert issues == []
    assert figure.value is not None
    assert (figure.what.term, figure.value.min, figure.value.max) == (term, value, value)


@pytest.mark.parametrize("fields", [{"value": "many"}, {"value": "5", "what": "cows"}, {"article": "337"}])
def test_a_row_without_a_count_is_an_issue(fields: dict[str, str]) -> None:
    figures, (issue,) = total(fields)
    assert figures == []
    assert issue.where == "a table, line 7"
