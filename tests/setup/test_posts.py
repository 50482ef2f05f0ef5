"""The posts that benchmarks are run on: the same by seed, varied, and dense or quiet as they say."""

import json
import re
from pathlib import Path

from benchmarks.posts import posts, write_export

from callup.campaign import load_campaign
from callup.extract import extract
from callup.model import Document
from callup.read.sentences import sentence_borders
from callup.scan import Scanner


def test_the_same_seed_makes_the_same_posts():
    assert list(posts(20, seed=4)) == list(posts(20, seed=4))
    assert list(posts(20, seed=4)) != list(posts(20, seed=5))


def test_posts_are_of_some_600_characters_and_hardly_repeat():
    made = list(posts(2_000, seed=1))
    split = re.compile(r"(?<=[.!?»])\s+(?=[А-ЯЁ«])|\n+")
    sentences = [one for post in made for one in split.split(post.text)]

    assert 550 < sum(len(post.text) for post in made) / len(made) < 650
    assert 0.45 < sum(post.dense for post in made) / len(made) < 0.55
    assert len(set(sentences)) > 0.98 * len(sentences)
    assert not [post for post in made if re.search(r"[{}]", post.text)]


def test_dense_posts_carry_offers_and_quiet_posts_nothing():
    campaign = load_campaign("russia")
    scanner = Scanner(campaign)
    offers = {True: 0, False: 0}
    others = 0
    for post in posts(60, seed=2):
        borders = tuple(sentence_borders(post.text, "ru"))
        document = Document(id="x", source=None, locator="", text=post.text, language="ru", sentences=borders)
        records, _ = extract(document, scanner.scan(document), campaign)
        found = sum(hasattr(record, "benefit") for record in records)
        offers[post.dense] += found >= 2
        others += bool(records) and not post.dense

    assert offers[True] > 20
    assert offers[False] == 0
    assert others <= 1


def test_an_export_holds_every_post(tmp_path: Path):
    count = write_export(posts(30, seed=3), tmp_path / "result.json")
    export = json.loads((tmp_path / "result.json").read_text(encoding="utf-8"))

    assert count == 30
    assert [message["text"] for message in export["messages"]] == [post.text for post in posts(30, seed=3)]
    assert len({message["id"] for message in export["messages"]}) == 30
