"""The tagger of practices: what it adds to the frames, and that it does so alike and in linear time."""

import time
from hashlib import sha256
from pathlib import Path

import pytest
from tests.extract.reading_of import reading_of, russia
from tests.growth import grows

from callup.extract.practices.practice_rows import read_rows
from callup.extract.practices.practice_tagger import PracticeTagger, load_practice_tagger
from callup.extract.practices.practices import find_practices
from callup.scan import Scan

TEXTS = (
    "Военкомат второй день молчит. На складе рабочих обошли со списком и у каждого забрали военник, чтобы снять копию.",
    "К призывникам: ректор сказал, что незачёт можно пересдать, а можно пойти служить оператором дрона.",
    "The draft office said nothing. Officers walked through the hostel at night and took away everybody with a new passport.",
)


@pytest.fixture(scope="module")
def tagger() -> PracticeTagger:
    path = russia().practice_tagger
    assert path is not None
    return load_practice_tagger(path)


def proposals(tagger: PracticeTagger, scan: Scan, sentences: list[int]) -> list[tuple[int, str, int, int]]:
    seen = tagger.see(scan, sentences)
    return [(at, one.practice, one.start, one.end) for at, here in seen.items() for one in here.proposed]


@pytest.mark.parametrize("text", TEXTS)
def test_sentences_asked_together_or_alone_give_the_same(tagger: PracticeTagger, text: str) -> None:
    scan = reading_of(text, "ru").scan
    every = list(range(len(scan.sentences)))
    alone = [one for at in every for one in proposals(tagger, scan, [at])]
    assert proposals(tagger, scan, every) == alone


def test_what_is_proposed_lies_in_its_sentence_and_on_whole_words(tagger: PracticeTagger) -> None:
    found = 0
    for text in TEXTS:
        scan = reading_of(text, "ru").scan
        for at, _, start, end in proposals(tagger, scan, list(range(len(scan.sentences)))):
            begins, ends = scan.sentences[at]
            assert begins <= start < end <= ends
            assert not text[start - 1 : start].isalnum()
            assert not text[end : end + 1].isalnum()
            found += 1
    assert found


def test_every_practice_of_the_model_is_one_of_the_campaign(tagger: PracticeTagger) -> None:
    assert set(tagger.practices) <= set(russia().practices)


def test_a_campaign_without_a_model_reads_by_frames(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = reading_of("Военкоматы области рассылают повестки для сверки данных.", "ru")
    monkeypatch.setitem(reading.campaign.__dict__, "practice_tagger", None)
    assert [one.practice for one in find_practices(reading)] == ["data_check_summons"]


def test_the_rows_of_a_stretch_hold_its_tokens_and_those_beside_it() -> None:
    scan = reading_of("Первое слово. Второе, третье слово. Четвёртое.", "ru").scan
    start, end = scan.sentences[1]
    assert read_rows(scan, (start, end), {}).words == ["второе", ",", "третье", "слово", "."]
    beside = read_rows(scan, (start, end), {}, beside=2)
    assert beside.words == ["слово", ".", "второе", ",", "третье", "слово", ".", "четвертое", "."]


def test_a_long_sentence_takes_work_linear_in_it(tagger: PracticeTagger) -> None:
    def seconds(words: int) -> float:
        scan = reading_of("военкомат забрал студента " * words, "ru").scan
        begun = time.process_time()
        proposals(tagger, scan, list(range(len(scan.sentences))))
        return time.process_time() - begun

    assert grows(seconds, 2_000, 8_000, times=12)


def test_the_card_tells_of_this_model() -> None:
    path = russia().practice_tagger
    assert path is not None
    card = Path(path).with_suffix(".md").read_text(encoding="utf-8")
    assert sha256(path.read_bytes()).hexdigest() in card
