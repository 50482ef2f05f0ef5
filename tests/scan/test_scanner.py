"""The scan of a text: what patterns find, held against slow regular expressions; places; hostile texts."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.growth import grows
from tests.scan.conftest import terms_of
from tests.scan.expressions import found_by

from callup.campaign import load_campaign
from callup.model import Document
from callup.scan import Scan, Scanner, fold
from callup.scan.patterns import PatternError, parse_pattern

Make = Callable[..., Scanner]
RUSSIA = load_campaign("russia")


def document(text: str, *sentences: tuple[int, int]) -> Document:
    return Document(id="x", source=None, locator="", text=text, sentences=sentences)


def quotes(scan: Scan) -> list[str]:
    return [scan.folded[cue.start : cue.end] for cue in scan.cues]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("повестк*", "Раздали повестки.", ["повестки"]),
        ("повестк*", "Без повесткообразных", ["повесткообразных"]),
        ("повестк*", "Неповестки", []),
        ("повестка", "повестками", []),
        ("военный комиссар", "Военный  комиссар сказал", ["военный  комиссар"]),
        ("военный комиссар", "военный главный комиссар", []),
        ("(рейд*|облав*) ... метро", "Облава была вчера утром у метро", ["облава была вчера утром у метро"]),
        (
            "рейд* ... метро",
            "рейд раз два три четыре пять шесть метро",
            ["рейд раз два три четыре пять шесть метро"],
        ),
        ("рейд* ... метро", "рейд раз два три четыре пять шесть семь метро", []),
        ("рейд* ... метро", "метро и рейд", []),
        ("рейд* ... метро", "рейд метро метро", ["рейд метро"]),
        ("явк* [в] военкомат*", "явка в военкомат; явка военкомат", ["явка в военкомат", "явка военкомат"]),
        ("up to # messages", "up to 1,200 messages", ["up to 1,200 messages"]),
        ("# рублей", "дали 195 000 рублей", ["195 000 рублей"]),
        ("signed _ contract", "signed a contract, signed contract", ["signed a contract"]),
        ("_ контракт", "это контракт", ["это контракт"]),
        ("call-up", "the call-up, callup", ["call-up"]),
        ("call-up", "call up", ["call up"]),
        ("еще", "Ещё раз", ["еще"]),
        ("ст 337", "ч. 5 ст. 337 УК", ["ст. 337"]),
        ("рейд*", "рейд, рейды", ["рейд", "рейды"]),
        ("(рейд|рейд у) метро", "рейд у метро", ["рейд у метро"]),
        ("рейд [у] [метро]", "рейд у метро", ["рейд у метро"]),
        ("(рейд|рейд у)", "рейд у метро", ["рейд"]),
        ("(рейд у|рейд)", "рейд у метро", ["рейд у"]),
        ("год год", "год год год", ["год год"]),
        ("ğараж*", "у Ğаража", ["ğаража"]),
        ("ﻙتاب", "это ﻙتاب и 漢字", ["ﻙتاب"]),
    ],
)
def test_signs(scanner_of: Make, pattern: str, text: str, expected: list[str]) -> None:
    assert quotes(scanner_of(terms_of({"a": [pattern]})).scan(document(text))) == expected


def test_a_pattern_is_found_whatever_was_scanned_before(scanner_of: Make) -> None:
    scanner = scanner_of(terms_of({"a": ["_ контракт", "это (контракт|договор)"], "b": ["это ... договор"]}))
    assert quotes(scanner.scan(document("это снова"))) == []
    assert quotes(scanner.scan(document("это контракт"))) == ["это контракт"]
    assert quotes(scanner.scan(document("это договор"))) == ["это договор", "это договор"]


def test_what_is_spoken_against_does_not_count_in_that_sentence(scanner_of: Make) -> None:
    scanner = scanner_of(terms_of({"a": ["контракт*"], "not a": ["футбол*", "клуб ... сезон"]}))
    text = "Футбольный контракт. Новый контракт. Клуб дал контракт на сезон."
    scan = scanner.scan(document(text, (0, 20), (21, 36), (37, len(text))))
    assert [(cue.sentence, cue.start) for cue in scan.cues] == [(1, 27)]


def test_no_match_goes_over_the_border_of_a_sentence(scanner_of: Make) -> None:
    scanner = scanner_of(terms_of({"a": ["рейд у", "у ... метро", "метро"]}))
    scan = scanner.scan(document("Рейд. У дома. Метро.", (0, 5), (6, 13), (14, 20)))
    assert quotes(scan) == ["метро"]


def test_a_sentence_without_end_is_cut(scanner_of: Make) -> None:
    text = "слово " * 2_000
    scan = scanner_of(terms_of({"a": ["слово слово"]})).scan(document(text))
    assert scan.sentences == ((0, 3_000), (3_000, 6_000), (6_000, 9_000), (9_000, 12_000))
    assert {cue.sentence for cue in scan.cues} == {0, 1, 2, 3}


PARTS = [
    "год", "го*", "года", "(год|года)", "(года|год)", "(год|года у)", "(у год|год*)", "[у]", "[года]",
    "[(у|у года)]", "...", "_", "#", "12", "(год [у]|у)", "(год ... 12|у)", "(# год|года)",
]  # fmt: skip
TEXT_WORDS = ["год", "года", "у", "годами", "12", "5", "дом", "го", "_", "漢", "🔥"]


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.lists(st.sampled_from(PARTS), min_size=1, max_size=5), min_size=1, max_size=4),
    st.lists(st.lists(st.sampled_from(TEXT_WORDS), max_size=14), min_size=1, max_size=2),
)
@example([["год", "...", "(год ... 12|у)"]], [["год", "год", "дом", "12", "у"]])
@example([["#", "[у]", "года"], ["#", "года"]], [["5", "5", "12", "года", "5", "года"]])
def test_the_scanner_finds_what_regular_expressions_find(
    scanner_of: Make, patterns: list[list[str]], texts: list[list[str]]
) -> None:
    ids = ["a", "a", "b", "not b"]
    terms = [
        term
        for id_, parts in zip(ids, patterns, strict=False)
        for term in terms_of({id_: [" ".join(parts)]})
        if is_pattern(term.pattern)
    ]
    scanner = scanner_of(terms)
    for words in texts:
        scan = scanner.scan(document(" ".join(words)))
        assert [(cue.kind, cue.id, cue.start, cue.end) for cue in scan.cues] == found_by(terms, scan.folded)


def is_pattern(source: str) -> bool:
    try:
        parse_pattern(source)
    except PatternError:
        return False
    return True


def test_the_campaign_finds_in_its_own_examples_what_regular_expressions_find() -> None:
    scanner, terms = Scanner(RUSSIA), list(RUSSIA.terms())
    kinds = [*RUSSIA.benefits.values(), *RUSSIA.practices.values()]
    texts = [text for kind in kinds for text in (*kind.examples.yes, *kind.examples.no)][::23]
    assert len(texts) > 20
    for text in texts:
        scan = scanner.scan(document(text))
        found = [(cue.kind, cue.id, cue.start, cue.end) for cue in scan.cues if cue.kind != "practice_word"]
        words = [(cue.kind, cue.id, cue.start, cue.end) for cue in scan.cues if cue.kind == "practice_word"]
        expected = found_by(terms, scan.folded)
        assert found == [one for one in expected if one[0] != "practice_word"]
        assert words in ([], [one for one in expected if one[0] == "practice_word"])


def test_everyday_words_count_only_beside_a_word_of_the_army() -> None:
    scanner = Scanner(RUSSIA)
    quiet = scanner.scan(document("Библиотека открыта, книги выдают на дом."))
    spoken = scanner.scan(document("Библиотека открыта, книги выдают на дом. Рядом военкомат."))
    assert not [cue for cue in quiet.cues if cue.kind == "practice_word"]
    assert {"open", "hand_out"} <= {cue.id for cue in spoken.cues if cue.kind == "practice_word"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("В Fen Province и в Fen.", ["fen province", "fen"]),
        ("Fens, offen, Fen-Provinces", ["fen"]),
        ("St. Fen", ["st. fen"]),
        ("st fen", ["fen"]),
        ("Fen'", ["fen'"]),
        ("Fen's", ["fen"]),
        ("漢 Fen", ["fen"]),
    ],
)
def test_a_place_is_named_in_whole_words_and_the_longest_name_counts(
    scanner_of: Make, text: str, expected: list[str]
) -> None:
    scan = scanner_of([], ["fen", "fen province", "province", "st. fen", "fen'"]).scan(document(text))
    assert [scan.folded[hit.start : hit.end] for hit in scan.places] == expected


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(st.characters(exclude_categories=())))
def test_no_text_stops_the_scan(text: str) -> None:
    scan = SCANNER.scan(document(text))
    assert scan.text == text
    assert all(0 <= cue.start < cue.end <= len(text) for cue in scan.cues)


SCANNER = Scanner(RUSSIA)
LENGTH = 100_000


@pytest.mark.parametrize(
    "piece",
    [
        "а",
        "контракт ",
        "контракт",
        "1 ",
        "за каждый 1 ",
        "выплата за контракт при подписании ",
        "🔥",
        "漢 ",
        "в ",
        "?",
    ],
)
def test_time_is_linear_in_the_text(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * (length // len(piece) + 1))[:length]
        start = time.process_time()
        SCANNER.scan(document(text))
        return time.process_time() - start

    seconds(1_000)
    assert grows(seconds, LENGTH // 4, LENGTH, times=8)
    assert min(seconds(LENGTH) for _ in range(2)) < 2


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("callup.scan.scanner._MOST_REMEMBERED", 50)
    monkeypatch.setattr("callup.scan.phrases._MOST_GROWN", 20)
    scanner = Scanner(RUSSIA)
    texts = [" ".join(term.pattern for term in list(RUSSIA.terms())[at : at + 5]) for at in range(0, 400, 5)]
    for text in texts:
        assert scanner.scan(document(text)).cues == SCANNER.scan(document(text)).cues
        assert len(scanner._remembered) <= 50
