"""Scores of labelled files: what counts as found, as right, and as too much."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.extract.reading_of import russia

from callup.evaluate import evaluate_dates, evaluate_money, evaluate_offers, evaluate_places
from callup.evaluate.intervals import Share
from callup.evaluate.marked import MarkedFileError
from callup.evaluate.span_scores import Marks, score_spans

OFFER = {"benefit": "signing_bonus", "payer": "regional", "basis": "component", "per": "once"}
TEXT = "Губернатор Томской области с 1 августа поднял выплату за контракт до 800 тыс. рублей."
PASSAGE = {
    "id": "p1",
    "lang": "ru",
    "published": "2024-08-02",
    "genre": "news",
    "text": TEXT,
    "money": [{"quote": "800 тыс. рублей", "min": 800000, "max": 800000, "currency": "RUB"}],
    "dates": [{"quote": "с 1 августа", "from": "2024-08-01", "to": None}],
    "places": [{"quote": "Томской области", "code": "RU-TOM", "municipality": None}],
    "offers": [
        OFFER
        | {
            "amount": {"min": 800000, "max": 800000, "currency": "RUB"},
            "place": {"code": "RU-TOM", "municipality": None},
            "change": "raise",
            "effective": {"from": "2024-08-01", "to": None},
        }
    ],
}
EMPTY = {"id": "n1", "lang": "ru", "published": "2024-08-02", "text": "Мост закрыли на ремонт.", "offers": []}


def written(folder: Path, *rows: object) -> Path:
    path = folder / "marked.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return path


def with_offer(**changed: object) -> dict[str, object]:
    return PASSAGE | {"offers": [PASSAGE["offers"][0] | changed]}  # type: ignore[index,operator]


def test_a_passage_that_is_read_rightly_scores_in_full(tmp_path: Path) -> None:
    path = written(tmp_path, PASSAGE, EMPTY)
    whole, parts, _ = evaluate_offers(russia(), path)
    assert whole.full_recall == Share(1, 1)
    assert whole.full_precision == Share(1, 1)
    assert whole.negatives == Share(1, 1)
    assert parts["news"].core_recall == Share(1, 1)
    for score in (
        evaluate_money(russia(), path),
        evaluate_dates(russia(), path),
        evaluate_places(russia(), path),
    ):
        assert score.f1 == 1
        assert score.exact == Share(1, 1)
        assert score.value == Share(1, 1)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("benefit", "monthly_pay"),
        ("payer", "federal"),
        ("per", "month"),
        ("place", {"code": "RU-OMS", "municipality": None}),
        ("place", {"code": "RU-TOM", "municipality": "Томск"}),
        ("amount", {"min": None, "max": 800000, "currency": "RUB"}),
        ("amount", {"min": 800000, "max": 800000, "currency": "USD"}),
    ],
)
def test_a_wrong_field_of_the_core_costs_the_offer(tmp_path: Path, field: str, value: object) -> None:
    whole, _, paired = evaluate_offers(russia(), written(tmp_path, with_offer(**{field: value})))
    assert whole.core_recall == Share(0, 1)
    assert whole.full_recall == Share(0, 1)
    assert field in paired[0][1][0].wrong


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("change", "cut"),
        ("previous", {"min": 400000, "max": 400000, "currency": "RUB"}),
        ("effective", {"from": "2024-08-02", "to": None}),
        ("effective", None),
    ],
)
def test_a_wrong_term_costs_the_full_tuple_only(tmp_path: Path, field: str, value: object) -> None:
    whole, _, _ = evaluate_offers(russia(), written(tmp_path, with_offer(**{field: value})))
    assert whole.core_recall == Share(1, 1)
    assert whole.full_recall == Share(0, 1)
    assert whole.fields[field] == Share(0, 1)


def test_what_is_not_wanted_costs_precision_and_silence(tmp_path: Path) -> None:
    whole, _, _ = evaluate_offers(russia(), written(tmp_path, PASSAGE | {"offers": []}))
    assert whole.core_precision == Share(0, 1)
    assert whole.negatives == Share(0, 1)


def test_one_found_offer_answers_one_wanted_one(tmp_path: Path) -> None:
    twice = PASSAGE | {"offers": [PASSAGE["offers"][0]] * 2}  # type: ignore[index]
    whole, _, _ = evaluate_offers(russia(), written(tmp_path, twice))
    assert whole.core_recall == Share(1, 2)


def test_entities_are_scored_by_their_spans(tmp_path: Path) -> None:
    text = "Завод продан за 3 млн рублей, покупатель ждал сделки 2 года."
    start = text.index("3 млн")
    row = {
        "doc": "d",
        "text": text,
        "entities": [{"type": "MONEY", "spans": [[start, start + 12]]}, {"type": "MONEY", "spans": [[0, 5]]}],
    }
    score = evaluate_money(russia(), written(tmp_path, row))
    assert score.recall == Share(1, 1)  # what is marked without a digit counts neither way
    assert score.value == Share(0, 0)


def test_listed_places_are_looked_for_in_the_texts(tmp_path: Path) -> None:
    texts = written(tmp_path, {"doc": "d", "text": "В Омске открыли мост.", "entities": []})
    listed = tmp_path / "list.jsonl"
    mention = {"doc": "d", "start": 2, "end": 7, "code": "RU-OMS", "municipality": "Омск"}
    listed.write_text(json.dumps(mention, ensure_ascii=False), encoding="utf-8")
    score = evaluate_places(russia(), texts, listed)
    assert score.precision == score.recall == score.value == Share(1, 1)


@pytest.mark.parametrize("broken", ["{", '{"id": "p"}', '{"id": 1, "lang": "ru"}'])
def test_a_broken_line_is_named(tmp_path: Path, broken: str) -> None:
    path = tmp_path / "marked.jsonl"
    path.write_text(json.dumps(EMPTY, ensure_ascii=False) + "\n" + broken, encoding="utf-8")
    with pytest.raises(MarkedFileError, match=r"marked\.jsonl, line 2"):
        evaluate_offers(russia(), path)


def test_a_quote_that_does_not_stand_in_the_text_is_an_error(tmp_path: Path) -> None:
    wrong = PASSAGE | {"money": [{"quote": "900 тыс. рублей", "min": 1, "max": 1, "currency": "RUB"}]}
    with pytest.raises(MarkedFileError, match="p1"):
        evaluate_money(russia(), written(tmp_path, wrong))


def test_overlap_is_found_and_other_spans_cost_precision() -> None:
    score = score_spans([Marks(wanted=(((0, 5), 1),), found=(((3, 9), 2), ((20, 22), 1)))])
    assert score.precision == Share(1, 2)
    assert score.recall == Share(1, 1)
    assert score.exact == Share(0, 1)
    assert score.value == Share(0, 1)


def test_an_interval_holds_its_share_and_shrinks_with_more() -> None:
    few, many = Share(9, 10).interval, Share(90, 100).interval
    assert few
    assert many
    assert few[0] < many[0] < 0.9 < many[1] < few[1]
    assert Share(0, 0).value is None
