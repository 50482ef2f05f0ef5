"""The English tagger: what it adds to the frames, with any names and verbs, and what it costs."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from tests.extract.reading_of import document_of, russia, scanner
from tests.growth import grows

from callup.extract.found import Attribution
from callup.extract.speech import english_tagger
from callup.extract.speech.attributions import find_attributions
from callup.extract.speech.english_tagger import MODEL, Said, Tagger, is_installed, load_tagger

needs_model = pytest.mark.skipif(not is_installed(), reason="the extra `tagger` is not installed")


def by_tagger(text: str) -> list[Attribution]:
    document = document_of(text, "en")
    return list(find_attributions(document, scanner().scan(document), russia()))


def by_frames(text: str) -> list[Attribution]:
    document = document_of(text, "en")
    return list(find_attributions(document, scanner().scan(document), russia(), lambda: None))


def saying(words: str, found: list[Attribution]) -> list[Attribution]:
    return [one for one in found if any(words in span.quote for span in one.content)]


@pytest.mark.parametrize("name", ["Maxim Belov", "Ludmila Orlova", "Rustam Ahmetov", "Mary Okafor", "Li Wei"])
@pytest.mark.parametrize("verb", ["said", "wrote", "insisted", "argued", "complained", "warned"])
def test_any_speaker_with_any_verb_is_found(name: str, verb: str) -> None:
    (found,) = saying("had not been paid", by_tagger(f"{name} {verb} that the men had not been paid."))
    assert [span.quote for span in found.source] == [name]
    assert [span.quote for span in found.cue] == [verb]


@needs_model
@pytest.mark.parametrize("name", ["Belov", "Orlova", "Ahmetov", "Okafor"])
@pytest.mark.parametrize(
    ("before", "what"),
    [
        ("{} is adamant that", "nobody will be sent abroad"),
        ("{} was skeptical that", "the payments would come"),
        ("{} took to social media to say", "the list was a mistake"),
        ("{} is unhappy about", "how the office treats men"),
    ],
)
def test_words_of_speech_that_no_frame_knows_are_found(name: str, before: str, what: str) -> None:
    text = f"{before.format(name)} {what}. The office opens at nine."
    assert not saying(what, by_frames(text))
    (found,) = saying(what, by_tagger(text))
    assert [span.quote for span in found.source] == [name]


@needs_model
@pytest.mark.parametrize("name", ["Belov", "Orlova", "Ahmetov"])
@pytest.mark.parametrize("marks", ["“”", '""'])
def test_a_quotation_in_two_parts_stays_in_two_parts(name: str, marks: str) -> None:
    first, last = marks
    text = f"{first}We waited all day,{last} {name} said, {first}and nobody came to see us.{last}"
    (found,) = by_tagger(text)
    assert len(found.content) == 2
    assert found.form == "direct"


@needs_model
def test_spans_are_the_text_s_own_words() -> None:
    text = (
        "The mayor is convinced the drive will fail.\n\n“We know,” she said — “all of us.” Others doubt it."
    )
    for found in by_tagger(text):
        for span in (*found.source, *found.cue, *found.content):
            assert text[span.start : span.end] == span.quote != ""


@needs_model
@pytest.mark.parametrize(
    "text",
    [
        "Men from all over the region receive summonses.",
        "The draft office called him on Monday.",
        "Recruiters call suitable men at home.",
        "The report was published in March.",
        "The state of emergency was lifted.",
        "Рекрутеры звонят домой.",
        "",
        "\n\n",
        "1 2 3 4 5",
    ],
)
def test_where_nobody_speaks_nothing_is_found(text: str) -> None:
    assert by_tagger(text) == []


def test_a_russian_document_is_not_given_to_the_tagger() -> None:
    def never() -> Tagger | None:
        raise AssertionError("asked")

    document = document_of("Военком сказал, что никого не заставляют.", "ru")
    assert list(find_attributions(document, scanner().scan(document), russia(), never))


def test_a_speaker_with_a_verb_of_its_own_between_is_not_believed() -> None:
    text = "Nobody was forced, said the head of the draft office."

    def wrong(_: str) -> list[Said]:
        return [Said((19, 23), (0, 6), ((24, len(text) - 1),), (0.9, 0.9))]

    document = document_of(text, "en")
    (found,) = find_attributions(document, scanner().scan(document), russia(), lambda: wrong)
    assert [span.quote for span in found.source] == ["the head of the draft office"]


def test_a_negated_verb_that_only_the_tagger_finds_is_not_confirmed() -> None:
    text = "The mayor would not swear that the list was his."

    def found(_: str) -> list[Said]:
        return [Said((20, 25), (0, 9), ((26, len(text) - 1),), (0.9, 0.9))]

    document = document_of(text, "en")
    (one,) = find_attributions(document, scanner().scan(document), russia(), lambda: found)
    assert not one.confirmed


@pytest.mark.parametrize("word", ["who", "which", "it", "that"])
def test_a_word_that_names_nobody_by_itself_is_no_voice(word: str) -> None:
    text = f"Anna Lisova left. The men {word} swear the list was theirs."
    start = text.index(word, 26)
    cue = text.index("swear")

    def found(_: str) -> list[Said]:
        return [Said((cue, cue + 5), (start, start + len(word)), ((cue + 6, len(text) - 1),), (0.9, 0.9))]

    document = document_of(text, "en")
    (one,) = find_attributions(document, scanner().scan(document), russia(), lambda: found)
    assert one.source == ()
    assert one.voice is None


def test_a_not_in_what_is_said_does_not_negate_the_verb() -> None:
    text = "“We will not pay,” Belov swears."

    def found(_: str) -> list[Said]:
        return [Said((25, 31), (19, 24), ((0, 18),), (0.9, 0.9))]

    document = document_of(text, "en")
    (one,) = find_attributions(document, scanner().scan(document), russia(), lambda: found)
    assert one.confirmed


def test_without_the_tagger_the_frames_read_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(english_tagger, "_PACKAGES", ("no_such_package",))
    load_tagger.cache_clear()
    try:
        assert not english_tagger.is_missed()
        text = "The governor said that the payment would rise."
        assert by_tagger(text) == by_frames(text) != []
        assert english_tagger.is_missed()
    finally:
        load_tagger.cache_clear()


@pytest.mark.parametrize(("text", "told"), [("The governor said no.", 1), ("Губернатор сказал нет.", 0)])
def test_what_is_missed_is_said_once(text: str, told: int, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(f"{text}\n", encoding="utf-8")
    program = (
        "from callup.extract.speech import english_tagger\n"
        "english_tagger._PACKAGES = ('no_such_package',)\n"
        "from callup.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "extract", str(file)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    assert done.stderr.count("callup[tagger]") == told


@needs_model
def test_threads_may_share_the_tagger() -> None:
    tagger = load_tagger()
    assert tagger is not None
    text = "Belov said that nobody came. “It is routine,” the mayor insisted.\n" * 40
    alone, results = tagger(text), []
    threads = [threading.Thread(target=lambda: results.append(tagger(text))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [alone] * 4


@needs_model
@pytest.mark.parametrize("piece", ["a", '"', "said ", "he said, ", "“", "!", "\n", "\ud800", "x" * 400 + " "])
def test_hostile_text_takes_time_in_proportion(piece: str) -> None:
    tagger = load_tagger()
    assert tagger is not None

    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        began = time.process_time()
        tagger(text)
        return time.process_time() - began

    seconds(40_000)
    assert grows(seconds, 40_000, 160_000, times=8)


@needs_model
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system does not tell the peak")
def test_a_file_that_fills_no_memory(tmp_path: Path) -> None:
    program = (
        "from callup.extract.speech.english_tagger import load_tagger\n"
        "load_tagger()('He said that nobody came and nothing was paid. ' * 20000)\n"
        "print(next(line for line in open('/proc/self/status') if line.startswith('VmHWM')).split()[1])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=120
    )
    assert int(done.stdout) < 300_000  # kilobytes


def test_the_model_is_the_one_that_its_card_describes() -> None:
    card = MODEL.with_suffix(".md").read_text(encoding="utf-8")
    told = re.search(r"sha256 `([0-9a-f]{64})`", card)
    assert told is not None
    assert told[1] == hashlib.sha256(MODEL.read_bytes()).hexdigest()


def test_the_model_is_small() -> None:
    assert MODEL.stat().st_size < 8_000_000
