"""Frames: words by meaning in any order; what must be near, and what takes a practice back."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest
from tests.extract.reading_of import reading_of, russia

from callup.campaign import load_campaign
from callup.campaign.campaign import SHIPPED
from callup.campaign.frames import parse_frame
from callup.errors import CampaignError
from callup.extract.practices.practices import find_practices


def told(text: str) -> list[tuple[str, str]]:
    language = "ru" if any("а" <= char <= "я" for char in text.lower()) else "en"
    return [(one.practice, one.status) for one in find_practices(reading_of(text, language))]


def test_a_frame_is_read_in_its_parts() -> None:
    frame = parse_frame("raid", "raid + man|migrant + @military - drugs|drone")
    assert frame.parts == (frozenset({"raid"}), frozenset({"man", "migrant"}))
    assert (frame.without, frame.near_army) == (frozenset({"drugs", "drone"}), True)


def test_every_frame_names_entries_of_the_lexicon() -> None:
    frames = {frame for several in russia().frames.values() for frame in several}
    assert len(frames) > 80
    assert all(frame.entries <= russia().lexicon["practice_word"].keys() for frame in frames)


@pytest.mark.parametrize("frame", ["summons + unheard_of", "summons"])
def test_a_frame_that_cannot_be_met_is_told_with_its_line(tmp_path: Path, frame: str) -> None:
    folder = copytree(SHIPPED / "russia", tmp_path / "russia")
    page = folder / "practices.yml"
    page.write_text(page.read_text("utf-8").replace("summons + reconcile\n", frame + "\n", 1), "utf-8")
    with pytest.raises(CampaignError, match=r"practices\.yml, line \d+: the frame"):
        assert load_campaign(folder).frames


@pytest.mark.parametrize(
    "text",
    [
        "Повестки с требованием сверить учётные данные получили рабочие депо.",
        "Рабочие депо получили повестки: сверить учётные данные.",
        "Сверить учётные данные требуют повестки, которые получили рабочие депо.",
    ],
)
def test_the_order_of_words_does_not_matter(text: str) -> None:
    assert told(text) == [("data_check_summons", "reported")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Повестки студентам не вручали.", [("summons", "denied")]),
        ("Повестки вручали не в военкомате, а на улице.", [("summons", "reported")]),
        ("Не только студентам вручили повестки.", [("summons", "reported")]),
        ("Солдатам не дают уволиться, контракт продлили.", [("discharge_denied", "reported")]),
        ("Conscripts are not coerced into signing contracts.", [("conscript_to_contract", "denied")]),
    ],
)
def test_a_not_takes_back_what_it_stands_before(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


def test_words_far_apart_meet_no_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(russia().__dict__, "practice_tagger", None)
    filler = "слово " * 30
    assert told(f"Повестки {filler} сверка {filler} военкомат.") == []


def test_a_long_sentence_of_a_frame_s_words_takes_time_in_its_length_only() -> None:
    text = "повестки сверить данные военкомат вручали " * 3_000
    assert {practice for practice, _ in told(text)} == {"data_check_summons"}
