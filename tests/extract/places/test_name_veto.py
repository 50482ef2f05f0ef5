"""The name recogniser's veto: what it is asked, what it takes away, and what it costs."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cache

import pytest
from tests.extract.places.test_places import shown
from tests.extract.reading_of import document_of, russia, scanner
from tests.growth import grows

from callup.extract.places.name_veto import Recogniser, is_installed, load_recogniser
from callup.extract.places.places import find_places
from callup.model.document import Language

needs_models = pytest.mark.skipif(not is_installed(), reason="the extra `names` is not installed")


class Recording:
    """A recogniser that takes the given words for persons, and keeps what it was asked."""

    def __init__(self, *persons: str) -> None:
        self.persons = persons
        self.asked: list[str] = []

    def __call__(self, sentence: str) -> list[tuple[int, int]]:
        self.asked.append(sentence)
        found = [(sentence.find(person), person) for person in self.persons]
        return sorted((at, at + len(person)) for at, person in found if at >= 0)


def places_of(
    text: str, recogniser: Callable[[], Recogniser | None], language: Language = "ru"
) -> list[tuple[str, str]]:
    scan = scanner().scan(document_of(text, language))
    return [shown(found) for found in find_places(text, scan, russia(), recogniser)]


HELD = "Власти Ивановской области платят больше. Вчера в комиссии поблагодарили Иванова за работу."


def test_a_doubtful_name_is_a_place_unless_the_recogniser_says_that_it_is_a_person() -> None:
    region = ("Ивановской области", "RU-IVA")
    assert places_of(HELD, lambda: None) == [region, ("Иванова", "RU-IVA Ivanovo")]
    assert places_of(HELD, Recording) == [region, ("Иванова", "RU-IVA Ivanovo")]
    assert places_of(HELD, lambda: Recording("Иванова")) == [region]


def test_only_the_sentence_in_doubt_is_read() -> None:
    recording = Recording()
    places_of(HELD, lambda: recording)
    assert recording.asked == [HELD.partition(". ")[2]]


@pytest.mark.parametrize(
    "text",
    [
        "Власти Самарской области и города Уфы подняли выплаты.",
        "Школьник из Иванова получил награду.",
        "в г. Кирове и в Орле ждут",
        "В МОСКВЕ ПУТИН",
        "москвичи, самарские власти, ХМАО",
        "In Vladimir, Anna Kirova of the Kirov region",
        "Нічого не чути",
    ],
)
def test_what_is_beyond_doubt_is_not_asked(text: str) -> None:
    def never() -> Recogniser | None:
        raise AssertionError("asked")

    places_of(text, never)


def test_a_ukrainian_sentence_is_not_read() -> None:
    recording = Recording()
    text = "Ивановская область. Мовою її сусідів Иванова звуть інакше."
    places_of(text, lambda: recording, "uk")
    assert recording.asked == []


def test_several_names_of_a_sentence_ask_once() -> None:
    recording = Recording("Кирова", "Павлова")
    text = "Кировская область и Нижегородская область: поблагодарили Кирова и Павлова, Кирова снова."
    places_of(text, lambda: recording)
    assert len(recording.asked) == 1


@needs_models
@pytest.mark.parametrize(
    ("text", "places"),
    [
        (HELD, ["RU-IVA"]),
        ("Медаль с портретом президента Джорджа Вашингтона нашли в Перми.", ["RU-PER Perm"]),
        ("Председатель партии Мартин Куба приехал в Казань.", ["RU-TA Kazan"]),
        ("Министра искусств Жана Зея вспоминали в Самаре.", ["RU-SAM Samara"]),
        ("Облава прошла в Кирове Кировской области, сказал Иван Зотов.", ["RU-KIR Kirov", "RU-KIR"]),
        ("Киров, Кострома и Псков подняли выплаты.", ["RU-KIR Kirov", "RU-KOS Kostroma", "RU-PSK Pskov"]),
        ("Выплаты: Самара — 2 млн, Владимир — 1 млн.", ["RU-SAM Samara", "RU-VLA Vladimir"]),
        ("Санкт-Петербург Казань обогнала.", ["RU-SPE", "RU-TA Kazan"]),
    ],
)
def test_the_models_tell_persons_from_places(text: str, places: list[str]) -> None:
    assert [place for _, place in places_of(text, load_recogniser)] == places


@needs_models
def test_mapped_vectors_are_those_of_the_file() -> None:
    """The recogniser reads the vectors itself; navec's own reader gives the same."""
    navec = pytest.importorskip("navec")
    from callup.extract.places import name_veto

    path = name_veto._folder("natasha") / name_veto._VECTORS
    ours, theirs = name_veto._mapped_vectors(path), navec.Navec.load(str(path))
    assert ours.meta.id == theirs.meta.id
    assert (ours.pq.indexes[::977] == theirs.pq.indexes[::977]).all()
    assert (ours.pq.codes == theirs.pq.codes).all()


def test_without_its_packages_there_is_no_recogniser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("callup.extract.places.name_veto._PACKAGES", ("a_package_that_is_not",))
    assert load_recogniser.__wrapped__() is None


@needs_models
@pytest.mark.parametrize(
    "piece",
    [
        "Владимир ",
        "Иванова ",
        "Ивановская область: Иванова, Кирова и Павлова. ",
        "Куба Иванов Орёл Владимир, ",
        "ВладимирВладимир-Владимир ",
    ],
)
def test_time_is_linear_in_hostile_text(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * (length // len(piece) + 1))[:length]
        scan = scanner().scan(document_of(text))
        start = time.process_time()
        list(find_places(text, scan, russia()))
        return time.process_time() - start

    seconds(1_000)
    assert grows(seconds, 25_000, 100_000, times=8)


def test_it_is_missed_only_where_somebody_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    from callup.extract.places import name_veto

    monkeypatch.setattr(name_veto, "_PACKAGES", ("a_package_that_is_not",))
    monkeypatch.setattr(name_veto, "load_recogniser", cache(load_recogniser.__wrapped__))
    assert not name_veto.is_missed()
    places_of(HELD, name_veto.load_recogniser)
    assert name_veto.is_missed()
