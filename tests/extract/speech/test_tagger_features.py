"""What the tagger sees of a text, and how its scores become spans."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

numpy = pytest.importorskip("numpy")

from callup.extract.speech.tagger_decoding import TAGS, Chain, Scores, Settings, decode, marginals  # noqa: E402
from callup.extract.speech.tagger_features import COLUMNS, UNKNOWN, Words, hashed, stem  # noqa: E402

TRAINING = Path(__file__).parents[3] / "training"


def states_of(text: str) -> list[tuple[str, int, int]]:
    tokens = Words((), ()).read(text, 0, len(text))
    return [
        (text[start:end], *row[-2:])
        for start, end, row in zip(tokens.starts, tokens.ends, tokens.rows.tolist(), strict=True)
    ]


@pytest.mark.parametrize("marks", [("“", "”"), ('"', '"'), ("«", "»")])
def test_what_stands_in_quotation_marks_is_known(marks: tuple[str, str]) -> None:
    first, last = marks
    found = {word: quote for word, quote, _ in states_of(f"He said: {first}We go.{last} She left.")}
    assert (found["said"], found["We"], found["go"], found["She"]) == (0, 1, 1, 0)


def test_a_quotation_goes_on_in_a_paragraph_that_opens_with_a_mark() -> None:
    found = {word: quote for word, quote, _ in states_of("“One.\n\n“Two,” he said.\n\n“Three.\n\nFour.")}
    assert (found["One"], found["Two"], found["said"], found["Three"], found["Four"]) == (1, 4, 0, 1, 0)


def test_a_known_word_has_a_number_and_its_forms_share_a_stem() -> None:
    words = Words([hashed("warned")], [hashed("warn")])
    rows = words.read("warned warns Warned other", 0, 25).rows[:, :2].tolist()
    assert rows == [[2, 2], [UNKNOWN, 2], [2, 2], [UNKNOWN, UNKNOWN]]


@pytest.mark.parametrize(("word", "expected"), [("denies", "deny"), ("planned", "plan"), ("us", "us")])
def test_stems(word: str, expected: str) -> None:
    assert stem(word) == expected


def test_training_reads_a_text_as_the_program_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(TRAINING))
    from attribution_data import Article, known_hashes, prepare  # type: ignore[import-not-found]

    text = "“It is late,” Anna Lisova said.\nShe warned them."
    marks: list[dict[str, Any]] = [
        {"source": [[14, 25]], "cue": [[26, 30]], "content": [[0, 13]]},
        {"source": [[32, 35]], "cue": [[36, 42]], "content": [[43, 47]]},
    ]
    article = Article("a", text, marks)
    words, stems, _ = known_hashes([article], 1)
    prepared = prepare(article, Words(words, stems))
    again = Words(words, stems).read(text, 0, len(text))
    assert prepared.tokens.rows.tolist() == again.rows.tolist()
    assert prepared.tokens.rows.shape[1] == len(COLUMNS)
    assert prepared.tags.tolist()[:9] == [5, 6, 6, 6, 6, 6, 1, 2, 3]
    assert prepared.pairs.tolist() == [[8, 6], [11, 10]]
    sys.modules.pop("attribution_data")


def chain() -> Chain:
    table = numpy.zeros((len(TAGS), len(TAGS)), numpy.float32)
    for at, tag in enumerate(TAGS):
        if tag.startswith("I-"):
            table[:, at] = -30.0
            table[at, at] = table[at - 1, at] = 0.0
    return Chain(table, numpy.zeros(129, numpy.float32), 0.0)


def scores_of(tags: list[int]) -> Scores:
    table = numpy.zeros((len(tags), len(TAGS)), numpy.float32)
    table[range(len(tags)), tags] = 8.0
    cues = numpy.zeros((len(tags), 1), numpy.float32)
    cues[[at for at, tag in enumerate(tags) if tag == 3]] = 1.0
    sources = numpy.zeros((len(tags), 1), numpy.float32)
    sources[[at for at, tag in enumerate(tags) if tag == 1]] = 9.0
    return Scores(table, cues, sources)


def test_parts_of_one_content_go_to_the_cue_between_them() -> None:
    (found,) = decode(scores_of([5, 6, 1, 2, 3, 7, 8, 8, 0]), chain(), Settings())
    assert (found.content, found.source, found.cue) == ([(0, 2), (5, 8)], (2, 4), (4, 5))


def test_two_speakers_in_one_sentence_stay_apart() -> None:
    first, second = decode(scores_of([1, 3, 7, 8, 0, 1, 3, 4, 7, 8]), chain(), Settings(source=0.2))
    assert (first.source, first.content) == ((0, 1), [(2, 4)])
    assert (second.cue, second.content) == ((6, 8), [(8, 10)])


def test_a_speaker_that_is_not_sure_is_left_open() -> None:
    scores = scores_of([1, 3, 7, 8])
    scores.sources[:] = 0.0
    (found,) = decode(scores, chain(), Settings(source=0.5))
    assert found.source is None


@pytest.mark.parametrize("size", [1, 2, 79, 80, 81, 300])
def test_the_tags_of_each_token_are_shares_of_one(size: int) -> None:
    scores = numpy.random.default_rng(size).normal(size=(size, len(TAGS))).astype(numpy.float32)
    likely = marginals(scores, chain().transitions)
    assert likely.shape == scores.shape
    assert numpy.allclose(likely.sum(1), 1.0, atol=1e-4)
