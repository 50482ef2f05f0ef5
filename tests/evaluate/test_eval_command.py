"""`callup eval` as a script sees it: exit status, what goes where, what is refused."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

SUM = "500 тысяч рублей"
TEXT = f"В Омской области за контракт платят {SUM}."
OFFER = {
    "benefit": "housing",
    "payer": "federal",
    "amount": {"min": 500000, "max": 500000, "currency": "RUB"},
    "per": "once",
    "place": {"code": "RU-OMS", "municipality": None},
}
PASSAGE = {
    "id": "wrong-on-purpose",
    "lang": "ru",
    "published": "2024-01-05",
    "genre": "news",
    "text": TEXT,
    "money": [{"quote": SUM, "min": 500000, "max": 500000, "currency": "RUB"}],
    "places": [{"quote": "Омской области", "code": "RU-OMS", "municipality": None}],
    "offers": [OFFER],
}


def scores(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "callup", "eval", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def file_of(folder: Path, name: str, row: object) -> str:
    path = folder / name
    path.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    "what",
    [
        "money",
        "dates",
        "places",
        "offers",
        "attribution",
        "sources",
        "stance",
        "naming",
        "practices",
        "figures",
        "rules",
        "cases",
    ],
)
def test_a_file_that_is_not_there_is_skipped_aloud(what: str, tmp_path: Path) -> None:
    done = scores(what, "--data", str(tmp_path / "absent.jsonl"))
    assert (done.returncode, done.stdout) == (0, "")
    assert "SKIPPED" in done.stderr


def test_without_a_file_the_use_is_wrong() -> None:
    assert scores("offers").returncode == 2


def test_a_broken_file_is_an_error_without_a_trace(tmp_path: Path) -> None:
    done = scores("money", "--data", file_of(tmp_path, "broken.jsonl", {"id": "x"}))
    assert done.returncode == 1
    assert "broken.jsonl, line 1" in done.stderr
    assert "Traceback" not in done.stderr


def test_misses_of_a_half_that_is_held_out_are_refused_and_its_scores_are_not(tmp_path: Path) -> None:
    path = file_of(tmp_path, "some_held_out.jsonl", PASSAGE)
    refused = scores("offers", "--data", path, "--misses")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert SUM not in refused.stderr
    scored = scores("offers", "--data", path)
    assert scored.returncode == 0
    assert PASSAGE["id"] not in scored.stdout


def test_misses_name_the_passage_and_the_wrong_fields(tmp_path: Path) -> None:
    done = scores("offers", "--data", file_of(tmp_path, "dev.jsonl", PASSAGE), "--misses")
    assert done.returncode == 0
    assert "wrong-on-purpose" in done.stdout
    assert "not housing" in done.stdout
    assert "not federal" in done.stdout


def test_scores_as_json_hold_counts_and_intervals(tmp_path: Path) -> None:
    path = file_of(tmp_path, "dev.jsonl", PASSAGE)
    money = json.loads(scores("money", "--data", path, "--json").stdout)
    assert (money["texts"], money["f1"]) == (1, 1.0)
    assert (money["value"]["hits"], money["value"]["total"]) == (1, 1)
    assert len(money["recall"]["interval"]) == 2
    offers = json.loads(scores("offers", "--data", path, "--json").stdout)
    assert set(offers) == {"all", "ru", "news"}
    assert offers["all"]["core_recall"]["total"] == 1
    assert offers["all"]["core_recall"]["hits"] == 0
    assert offers["all"]["fields"]["amount"]["share"] == 1
    assert offers["all"]["fields"]["benefit"]["share"] == 0


def test_misses_of_a_finder_come_before_its_table(tmp_path: Path) -> None:
    row = PASSAGE | {"money": [], "places": [{"quote": "контракт", "code": "RU-OMS"}]}
    path = file_of(tmp_path, "dev.jsonl", row)
    assert scores("money", "--data", path, "--misses").stdout.startswith("too much  wrong-on-purpose")
    missed, wrong = scores("places", "--data", path, "--misses").stdout.splitlines()[:2]
    assert (wrong.split()[0], missed.split()[0]) == ("missed", "too")


@pytest.mark.parametrize("what", ["money", "dates", "places"])
def test_misses_of_a_finder_are_refused_of_a_half_that_is_held_out(what: str, tmp_path: Path) -> None:
    refused = scores(what, "--data", file_of(tmp_path, "some_held_out.jsonl", PASSAGE), "--misses")
    assert (refused.returncode, refused.stdout) == (2, "")


def test_misses_are_part_of_the_json(tmp_path: Path) -> None:
    path = file_of(tmp_path, "dev.jsonl", PASSAGE | {"money": []})
    (miss,) = json.loads(scores("offers", "--data", path, "--json", "--misses").stdout)["misses"]
    assert (miss["kind"], miss["text"]) == ("wrong", "wrong-on-purpose")
    assert {"benefit", "payer"} <= set(miss["wrong"])
    (miss,) = json.loads(scores("money", "--data", path, "--json", "--misses").stdout)["misses"]
    assert (miss["kind"], miss["words"]) == ("too much", SUM)
    assert "misses" not in json.loads(scores("money", "--data", path, "--json").stdout)


def test_a_list_that_is_not_there_is_an_error_and_not_a_list_of_nothing(tmp_path: Path) -> None:
    path = file_of(tmp_path, "texts.jsonl", {"doc": "d", "text": "Омск", "entities": []})
    done = scores("places", "--data", path, "--list", str(tmp_path / "absent.jsonl"))
    assert done.returncode == 2
    assert "absent.jsonl" in done.stderr


def test_a_list_of_other_texts_is_an_error(tmp_path: Path) -> None:
    path = file_of(tmp_path, "texts.jsonl", {"doc": "d", "text": "Омск", "entities": []})
    listed = file_of(tmp_path, "list.jsonl", {"doc": "e", "start": 0, "end": 4, "code": "RU-OMS"})
    done = scores("places", "--data", path, "--list", listed)
    assert done.returncode == 1
    assert "list.jsonl, line 1: document e" in done.stderr


SAID = "Губернатор Олег Травин заявил, что второй волны не будет."
SAYING = {
    "source": [{"quote": "Губернатор Олег Травин"}],
    "cue": [{"quote": "заявил"}],
    "content": [{"quote": "что второй волны не будет"}],
    "voice": {"name": "Олег Травин", "naming": "named", "class": "official"},
    "act": "says",
    "stance": "denies",
}


def test_attributions_marked_by_words_are_scored_with_who_is_meant(tmp_path: Path) -> None:
    row = {"id": "a", "lang": "ru", "published": "2024-03-01", "text": SAID, "attributions": [SAYING]}
    told = scores("attribution", "--data", file_of(tmp_path, "said.jsonl", row)).stdout
    assert "who                          precision 1.000, recall 1.000" in told
    for line in ("name right", "naming right", "stance right"):
        assert f"{line:29}1.000" in told
    assert f"{'names a wrong speaker':29}0.000" in told


def test_attributions_that_are_missed_are_told_of_work_files_alone(tmp_path: Path) -> None:
    text = "Мать сказала, что сын дома. На улице было тихо."
    missed = {"source": [{"quote": "улице"}], "cue": [{"quote": "тихо"}], "content": [{"quote": "было"}]}
    row = {"id": "a", "lang": "ru", "text": text, "attributions": [missed]}
    told = scores("attribution", "--data", file_of(tmp_path, "said.jsonl", row), "--misses").stdout
    assert "missed    a 31: улице | тихо | было" in told
    assert "too much  a 0: Мать | сказала | что сын дома" in told
    done = scores("attribution", "--data", file_of(tmp_path, "held_out.jsonl", row), "--misses")
    assert done.returncode != 0


def test_words_that_are_not_in_the_text_are_an_error_with_their_line(tmp_path: Path) -> None:
    wrong = {**SAYING, "cue": [{"quote": "заявил", "at": 1}]}
    row = {"id": "a", "lang": "ru", "text": SAID, "attributions": [wrong]}
    done = scores("attribution", "--data", file_of(tmp_path, "said.jsonl", row))
    assert done.returncode == 1
    assert "line 1" in done.stderr


def test_sources_are_who_informs_and_no_heading(tmp_path: Path) -> None:
    text = f"Мэр заявил о планах\n\n{SAID} Он добавил, что квот нет. Депутат потребовал ответа."
    start = text.index("Губернатор")
    mark = {"type": "NEWS_SOURCE", "spans": [[start, start + len("Губернатор Олег Травин заявил")]]}
    row = {"doc": "a", "text": text, "entities": [mark]}
    told = json.loads(scores("sources", "--json", "--data", file_of(tmp_path, "news.jsonl", row)).stdout)
    assert (told["f1"], told["precision"]["total"], told["exact"]["hits"]) == (1.0, 1, 1)


NO_DENIAL = "Губернатор не стал опровергать, что квота есть."
UNSAID = {
    "source": [{"quote": "Губернатор"}],
    "cue": [{"quote": "не стал опровергать"}],
    "content": [{"quote": "что квота есть"}],
    "voice": {"role": "губернатор", "naming": "role"},
    "stance": "asserts",
}
HIDDEN = "Жительница, попросившая не называть её имени из-за угроз, рассказала, что мужа увезли."
TOLD = {
    "source": [{"quote": "Жительница, попросившая не называть её имени из-за угроз"}],
    "cue": [{"quote": "рассказала"}],
    "content": [{"quote": "что мужа увезли"}],
    "voice": {"role": "жительница", "naming": "anonymous", "reason": "из-за угроз"},
    "stance": "asserts",
}


def said_file(folder: Path) -> str:
    rows = [(SAID, SAYING), (NO_DENIAL, UNSAID), (HIDDEN, TOLD)]
    path = folder / "said.jsonl"
    lines = [
        json.dumps({"id": str(n), "lang": "ru", "text": text, "attributions": [one]}, ensure_ascii=False)
        for n, (text, one) in enumerate(rows)
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def test_denials_are_scored_by_precision_and_recall(tmp_path: Path) -> None:
    told = scores("stance", "--data", said_file(tmp_path)).stdout
    assert f"{'denies, precision':29}1.000" in told
    assert f"{'denies, recall':29}1.000" in told
    assert "1/1" in told


def test_a_denial_that_is_marked_as_none_is_wrong(tmp_path: Path) -> None:
    row = {"id": "x", "lang": "ru", "text": SAID, "attributions": [{**SAYING, "stance": "asserts"}]}
    told = json.loads(
        scores("stance", "--json", "--misses", "--data", file_of(tmp_path, "said.jsonl", row)).stdout
    )
    assert told["denies, precision"]["value"] == 0.0
    assert told["denies, recall"]["value"] is None
    assert told["wrong"] == ["x"]


def test_anonymous_and_named_are_told_apart(tmp_path: Path) -> None:
    told = scores("naming", "--data", said_file(tmp_path)).stdout
    assert f"{'anonymous or named, right':29}1.000" in told
    assert "2/2" in told
