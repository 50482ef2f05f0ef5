"""The written forms of places' names: found by their first word, and strict where a row is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from callup.campaign import load_campaign
from callup.campaign.forms import PlaceForms
from callup.errors import CampaignError

HEAD = "form\tcode\tmunicipality\tkind\tlanguage\tambiguous"
PLACES = {("XN", None), ("XN", "Fen"), ("XN", "Hill")}


def forms_of(folder: Path, *rows: str) -> PlaceForms:
    path = folder / "place_forms.tsv"
    path.write_text("\n".join(["# made", HEAD, *rows, ""]), encoding="utf-8")
    return PlaceForms(path, PLACES)


def row(form: str, municipality: str = "Fen") -> str:
    return f"{form}\tXN\t{municipality}\tnoun\ten\t0"


ROWS = ["fen", "fen hill", "fen-on-sea", "fens", "fen’s end", "hill"]


@pytest.mark.parametrize("order", [1, -1])
def test_forms_are_found_by_their_first_word_in_any_order_of_the_rows(tmp_path: Path, order: int) -> None:
    forms = forms_of(tmp_path, *map(row, ROWS[::order]))
    found = [form for form, _ in forms.beginning_with("fen")]
    assert found[0] == "fen-on-sea"
    assert sorted(found) == ["fen", "fen hill", "fen-on-sea", "fen’s end"]
    assert [form for form, _ in forms.beginning_with("fens")] == ["fens"]
    assert forms.beginning_with("fe") == ()
    assert set(forms.all()) == set(ROWS)


def test_the_meanings_of_a_form_keep_the_order_of_the_file(tmp_path: Path) -> None:
    forms = forms_of(tmp_path, row("fen", "Hill"), row("fen", "Fen"), row("hill"))
    ((_, meanings),) = forms.beginning_with("fen")
    assert [meaning.municipality for meaning in meanings] == ["Hill", "Fen"]


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        ("fen\tXN\tFen\tnoun\ten", "line 4: the row has 5 cells"),
        ("fen", "line 4: the row has 1 cells"),
        ("fen\tXN\tMoor\tnoun\ten\t0", "line 4: places.csv has no XN Moor"),
        ("fen\tXN\tFen\tpronoun\ten\t0", "line 4: 'pronoun' is no kind of form"),
        ("«fen»\tXN\tFen\tnoun\ten\t0", "line 4: the form does not begin with a letter"),
    ],
)
def test_a_wrong_row_is_told_of_where_it_is_asked_for(tmp_path: Path, bad: str, says: str) -> None:
    with pytest.raises(CampaignError, match=says):
        forms_of(tmp_path, row("a"), bad, row("z")).beginning_with("fen")
    with pytest.raises(CampaignError, match=says):
        forms_of(tmp_path, row("a"), bad, row("z")).all()


def test_each_shipped_form_is_found_by_its_first_word() -> None:
    campaign = load_campaign("russia")
    for form, meanings in list(campaign.place_forms.items())[::50]:
        word = form.replace("-", " ").replace("'", " ").replace(".", " ").replace("—", " ").split()[0]
        assert (form, meanings) in campaign.forms.beginning_with(word)
