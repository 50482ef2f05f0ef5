"""Mapping files: what they may say, and what is said of one that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from callup.campaign.mapping_files import load_mapping
from callup.errors import CampaignError

GOOD = """
columns: {Region: place, Sum: amount, Was: previous}
payers: {Federal: federal}
constants: {benefit: signing_bonus, currency: RUB}
words: {payer: {oblast: regional}}
unit: 1000
ignored: [Note]
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "mapping.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_mapping_is_read(tmp_path: Path) -> None:
    mapping = load_mapping(written(tmp_path, GOOD))
    assert mapping.column_of("amount") == "Sum"
    assert mapping.column_of("audience") is None
    assert [mapping.knows(column) for column in ("Region", "Federal", "Note", "Other")] == [
        True,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (("Sum: amount", "Sum: sum"), "mapping.yml"),
        (("Sum: amount", "Sum: place"), "place"),
        (("benefit: signing_bonus", "benefit: bonus"), "bonus"),
        (("benefit: signing_bonus, ", ""), "benefit"),
        (("Region: place, ", ""), "place"),
        (("oblast: regional", "oblast: provincial"), "provincial"),
        (("ignored: [Note]", "ignored: [Sum]"), "Sum"),
        (("unit: 1000", "unit: 0"), "unit"),
        (("Federal: federal", "Federal: state"), "mapping.yml"),
        (("ignored: [Note]", "ignore: [Note]"), "ignore"),
    ],
)
def test_a_wrong_mapping_says_what_is_wrong(tmp_path: Path, change: tuple[str, str], named: str) -> None:
    with pytest.raises(CampaignError, match=named):
        load_mapping(written(tmp_path, GOOD.replace(*change)))


def test_without_a_sum_there_is_no_mapping(tmp_path: Path) -> None:
    text = "columns: {Region: place}\nconstants: {benefit: signing_bonus}\n"
    with pytest.raises(CampaignError, match="amount"):
        load_mapping(written(tmp_path, text))
