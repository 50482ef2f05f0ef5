"""Our labelled files for work: every mark stands in its text, and the list of places holds no text."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

from callup.evaluate.marked import place_of, read_listed_places, read_passages

GOLD = Path(__file__).resolve().parent.parent / "gold"
PASSAGES = read_passages(GOLD / "offers_dev.jsonl")
PLACES = GOLD / "nerel_places.jsonl"


def test_every_mark_of_the_passages_for_work_stands_in_its_text() -> None:
    for passage in PASSAGES:
        for mark in (*passage.money, *passage.dates, *passage.places):
            start, end = place_of(passage, mark.quote, mark.at)
            assert start < end, passage.id


def test_passages_for_work_are_named_once_and_some_have_no_offer() -> None:
    assert len({passage.id for passage in PASSAGES}) == len(PASSAGES)
    assert any(not passage.offers for passage in PASSAGES)


def test_open_sums_and_dates_are_not_upside_down() -> None:
    for passage in PASSAGES:
        for sum_ in passage.money:
            assert sum_.min is None or sum_.max is None or sum_.min <= sum_.max, passage.id
        for time in passage.dates:
            assert time.from_ is None or time.to is None or time.from_ <= time.to, passage.id


def test_the_list_of_places_holds_offsets_that_do_not_overlap_and_no_words_of_the_texts() -> None:
    keys = {"doc", "start", "end", "code", "municipality"}
    rows = [json.loads(line) for line in PLACES.read_text(encoding="utf-8").splitlines()]
    assert all(set(row) == keys for row in rows)
    mentions = sorted(read_listed_places(PLACES), key=lambda mention: (mention.doc, mention.start))
    assert all(mention.start < mention.end for mention in mentions)
    for one, after in pairwise(mentions):
        assert one.doc != after.doc or one.end <= after.start
