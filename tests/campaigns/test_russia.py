import csv
from datetime import date
from itertools import pairwise

import pytest

from callup.campaign import load_campaign
from callup.campaign.campaign import SHIPPED
from callup.scan import Scanner
from callup.scan.patterns import needs_of, parse_pattern

RUSSIA = load_campaign("russia")
PARTS = ("lexicon", "benefits", "practices", "voices", "names", "law", "sources", "rates", "places")


@pytest.mark.parametrize("part", [*PARTS, "head", "place_forms"])
def test_every_file_loads(part: str) -> None:
    assert getattr(RUSSIA, part)


def test_every_pattern_compiles() -> None:
    terms = list(RUSSIA.terms())
    assert len(terms) > 1_000
    for term in terms:
        assert needs_of(parse_pattern(term.pattern))
    Scanner(RUSSIA)


@pytest.mark.parametrize("id_", list(RUSSIA.practices))
def test_a_practice_has_examples_in_both_languages(id_: str) -> None:
    examples = RUSSIA.practices[id_].examples
    for texts, least in ((examples.yes, 3), (examples.no, 2)):
        russian = [text for text in texts if any("а" <= char <= "я" for char in text.lower())]
        assert len(russian) >= least
        assert len(texts) - len(russian) >= least


def test_every_file_says_what_it_is_and_under_which_licence() -> None:
    for name in ("practices.yml", "law.yml", "rates.csv", "lexicon/status.yml", "lexicon/rules.yml"):
        head = (SHIPPED / "russia" / name).read_text("utf-8")[:700]
        assert head.startswith("#")
        assert "Apache-2.0" in head


def test_the_timeline_has_no_gap_and_no_overlap() -> None:
    ages = sorted(
        (entry for entry in RUSSIA.law if entry.what == "conscription_age_max" and entry.stage == "in_force"),
        key=lambda entry: entry.from_ or date.min,
    )
    for earlier, later in pairwise(ages):
        assert earlier.to is not None
        assert later.from_ is not None
        assert (later.from_ - earlier.to).days == 1


@pytest.mark.parametrize(
    ("day", "oldest"), [(date(2023, 3, 20), 27), (date(2023, 12, 31), 27), (date(2024, 1, 1), 30)]
)
def test_the_age_on_a_day(day: date, oldest: int) -> None:
    on_the_day = [
        entry.value.number
        for entry in RUSSIA.law
        if entry.what == "conscription_age_max"
        and entry.stage == "in_force"
        and (entry.from_ or date.min) <= day <= (entry.to or date.max)
    ]
    assert on_the_day == [oldest]


def test_what_was_not_read_is_not_verified() -> None:
    assert any(not entry.verified for entry in RUSSIA.law)
    assert all(entry.reference for entry in RUSSIA.law)


def test_the_mean_of_the_months_is_the_mean_of_the_year() -> None:
    dollars = [rate for (_, currency), rate in RUSSIA.rates.items() if currency == "USD"]
    rates = [rate.rate for rate in dollars if rate.month.startswith("2023")]
    assert len(rates) == 12
    assert abs(float(sum(rates)) / 12 - 85.25) < 0.1


def test_rates_are_rows_of_four_cells() -> None:
    lines = (SHIPPED / "russia" / "rates.csv").read_text("utf-8").splitlines()
    rows = list(csv.reader(line for line in lines if not line.startswith("#")))
    assert {len(row) for row in rows} == {4}
