"""Attributions scored: what pairs, who counts as right, and which form a content has."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from callup.cli.attribution_lines import attribution_json, attribution_lines
from callup.evaluate.attribution_scores import AttributionScore, form_of_each, score_attributions
from callup.evaluate.marked import MarkedFileError
from callup.evaluate.marked_attributions import MarkedAttribution, read_attribution_texts

TEXT = "“We go home,” Anna said. Ivan said that nobody came."
ANNA = MarkedAttribution(source=((14, 18),), cue=((19, 23),), content=((0, 13),))
IVAN = MarkedAttribution(source=((25, 29),), cue=((30, 34),), content=((35, 51),))


def score(*found: MarkedAttribution) -> AttributionScore:
    return score_attributions([(TEXT, (ANNA, IVAN), found)])


def part(one: MarkedAttribution, **changed: tuple[tuple[int, int], ...]) -> MarkedAttribution:
    roles = {"source": one.source, "cue": one.cue, "content": one.content}
    return MarkedAttribution(**{**roles, **changed})


def test_what_is_marked_scored_against_itself_is_right() -> None:
    told = attribution_json(score(ANNA, IVAN))
    assert [told[name]["F1"] for name in ("content", "who", "who_strict")] == [100.0] * 3  # type: ignore[index]
    assert told["src_acc_on_matched"] == 100.0


def test_order_does_not_matter() -> None:
    assert score(ANNA, IVAN) == score(IVAN, ANNA)


def test_nothing_found_is_nothing_right() -> None:
    assert attribution_json(score())["content"] == {
        "P": 0.0,
        "R": 0.0,
        "F1": 0.0,
        "tp": 0,
        "pred": 0,
        "gold": 2,
    }


@pytest.mark.parametrize(("end", "hits"), [(51, 1), (44, 1), (41, 0)])
def test_contents_pair_from_half_their_characters_on(end: int, hits: int) -> None:
    assert score(part(IVAN, content=((35, end),))).content.hits == hits


def test_a_source_that_shares_a_character_is_right_and_strictly_only_by_half() -> None:
    found = score(part(IVAN, source=((28, 34),)))
    assert (found.who.hits, found.who_strict.hits, found.both) == (1, 0, 1)


def test_a_source_that_is_left_open_is_not_found_and_not_wrong() -> None:
    found = score(ANNA, part(IVAN, source=()))
    assert (found.who.hits, found.who.found, found.who.wanted, found.both) == (1, 1, 2, 1)


def test_one_content_pairs_once() -> None:
    assert score(IVAN, IVAN).content.hits == 1


def test_without_content_the_other_roles_count_alone() -> None:
    found = score(part(IVAN, content=()))
    assert (found.content.found, found.roles["source"].hits) == (0, 1)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("“We go home,” she said.", "direct"),
        ("''We go home,'' she said.", "direct"),
        ("We “go home”, she said.", "mixed"),
        ("We go home, she said.", "indirect"),
        ("“We go home, she said.", "direct"),
    ],
)
def test_the_form_is_known_by_the_marks(text: str, form: str) -> None:
    end = text.index("she") - 2
    assert form_of_each(text, [MarkedAttribution(content=((0, end),))]) == [form]


def test_lines_hold_all_scores() -> None:
    lines = "\n".join(attribution_lines(score(ANNA)))
    assert (
        "content                      precision 1.000, recall 0.500, F1 0.667 (1 of 1 found, 2 marked)"
        in lines
    )
    assert "indirect                     recall of content 0.000" in lines


def test_the_command_prints_one_object(tmp_path: Path) -> None:
    marks = [{"source": [[0, 12]], "cue": [[13, 17]], "content": [[18, 45]]}]
    row = {"doc": "a", "text": "The governor said that the payment would rise.", "attributions": marks}
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    command = [sys.executable, "-m", "callup", "eval", "attribution", "--data", str(path), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    told = json.loads(done.stdout)
    assert (told["docs"], told["who"]["tp"]) == (1, 1)
    assert list(told) == [
        *("docs", "tokens", "token", "content", "who", "who_strict", "src_acc_on_matched", "by_type")
    ]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"doc": "a", "text": "ab", "attributions": [{"cue": [[0, 3]]}]}, "from 0 to 3"),
        ({"doc": "a", "text": "ab", "attributions": [{"cues": []}]}, "unknown field"),
    ],
)
def test_a_broken_file_is_named(row: object, told: str, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    with pytest.raises(MarkedFileError, match=f"a.jsonl, line 1: .*{told}"):
        read_attribution_texts(path)
