"""A campaign is data: any folder of the right shape is one, and a broken one says where it is broken."""

from __future__ import annotations

import pickle
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from callup.campaign import Campaign, load_campaign
from callup.errors import CampaignError
from callup.model import Document
from callup.scan import Scanner

TINY = Path(__file__).parent.parent / "tiny"


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TINY, tmp_path / "tiny"))


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_an_invented_country_is_a_campaign_like_any_other() -> None:
    campaign = load_campaign(TINY)
    assert campaign.head.country == "XN"
    assert campaign.places["XN-HIL", None].status == "contested"
    assert campaign.rates["2030-01", "EUR"].rate == Decimal("1.25")
    assert campaign.sources["fen-post"].control == "independent"
    assert campaign.law[0].to is None


def test_the_engine_scans_for_an_invented_country() -> None:
    text = "At Reedham in Fen Province twelve men were stopped at the old quay."
    scan = Scanner(load_campaign(TINY)).scan(Document(id="x", source=None, locator="", text=text))
    assert [text[hit.start : hit.end] for hit in scan.places] == ["Reedham", "Fen Province"]
    assert [(cue.kind, cue.id) for cue in scan.cues] == [("practice", "harbour_watch")]
    assert scan.span(scan.cues[0]).quote == "stopped at the old quay"


def test_a_campaign_travels_to_another_process() -> None:
    campaign = pickle.loads(pickle.dumps(load_campaign(TINY)))
    assert isinstance(campaign, Campaign)
    assert campaign.head.id == "tiny"


def test_an_unknown_campaign_names_those_that_ship() -> None:
    with pytest.raises(CampaignError, match="shipped campaigns are: russia"):
        load_campaign("atlantis")


def read_all(campaign: Campaign) -> None:
    list(campaign.terms())
    for name in ("law", "rates", "places", "place_forms", "names", "sources"):
        getattr(campaign, name)


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "says"),
    [
        (
            "practices.yml",
            "name: {en: Harbour watch",
            "nome: {en: Harbour watch",
            1,
            "field `nome` here",
        ),
        ("practices.yml", 'en: ["birds"]', "en: birds", 8, "a list was expected"),
        ("practices.yml", "  examples:", "  colour: red\n  examples:", 1, "field `colour` here"),
        ("practices.yml", "patterns:", "patterns: [", 6, "not YAML"),
        ("law.yml", "from: 2030-01-01", "from: soon", 4, "no date; write it like"),
        ("law.yml", "{number: 20, unit: years}", "{text: by hand, not by post}", 2, "not by post"),
        ("law.yml", "stage: in_force", "stage: law", 3, "'law' is not one of"),
        ("rates.csv", "1.25", "much", 2, "'much' is no number"),
        ("rates.csv", "month,currency", "moon,currency", 1, "column 'month' is missing"),
        ("places.csv", "XN-HIL,,subject", "XN-HIL,,island", 4, "'island' is no kind of place"),
        ("places.csv", "contested", "disputed", 4, "'disputed' is no status"),
        ("places.csv", "XN-HIL,,subject,contested,", "XN-HIL,,", 4, "cells"),
        ("place_forms.tsv", "noun\ten\t0\nнордии", "verb\ten\t0\nнордии", 2, "no kind of form"),
    ],
)
def test_a_broken_file_says_which_line_and_what(
    broken: Path, file: str, old: str, new: str, line: int, says: str
) -> None:
    replace(broken / file, old, new)
    campaign = load_campaign(broken)
    with pytest.raises(CampaignError) as caught:
        read_all(campaign)
    message = str(caught.value)
    assert f"{file}, line {line}:" in message
    assert says in message


def test_a_missing_file_is_named(broken: Path) -> None:
    (broken / "benefits.yml").unlink()
    with pytest.raises(CampaignError, match=r"benefits\.yml: the file is missing"):
        list(load_campaign(broken).terms())


def test_a_pattern_that_is_none_is_named(broken: Path) -> None:
    replace(broken / "benefits.yml", "levy coin*", "levy (coin*")
    with pytest.raises(CampaignError, match=r"benefit, signing_bonus, en: .*bracket does not close"):
        Scanner(load_campaign(broken))


def test_an_id_that_stands_twice_is_named(broken: Path) -> None:
    path = broken / "voices.yml"
    path.write_text(path.read_text(encoding="utf-8") * 2, encoding="utf-8")
    with pytest.raises(CampaignError, match="'warden' stands in the file twice"):
        assert load_campaign(broken).voices
