"""Who says what does not hang on the names or the verbs: the same story told of others, with other words."""

import pytest
from tests.extract.reading_of import document_of, russia, scanner

from callup.extract.speech.attributions import find_attributions
from callup.model.document import Language

ENGLISH = (
    "The draft is over for now, {lawyer}, who leads a helpline, {said} on Friday. {his} group still gets letters.\n\n"
    '"Men call us every night," {he} {said}. "They do not know whom to trust."\n\n'
    "{officer}, head of the local draft office, {denied} that anyone was held. "
    '"Everybody went home," the officer {told}.\n\n'
    "A resident who asked not to be named for fear of losing work {said} the doors had been locked. "
    "{short} {added} that such doors are never locked by law."
)
ENGLISH_VOICES = ("lawyer", "lawyer", "officer", "officer", None, "lawyer")
RUSSIAN = (
    "Набор пока закончен, {said} в пятницу {lawyer}, юрист горячей линии. По {his} словам, письма приходят "
    "до сих пор.\n\n"
    "«Мужчины звонят каждую ночь, — {said2} {he}. — Они не знают, кому верить».\n\n"
    "{officer}, начальник военкомата, {denied}, что людей удерживали. Позже {officer_short} {added}, что все "
    "разошлись по домам.\n\n"
    "Жительница района, попросившая не называть её имени из-за страха увольнения, {told}, что двери были "
    "заперты. {short} {stressed}, что запирать их нельзя."
)
RUSSIAN_VOICES = ("lawyer", "lawyer", "lawyer", "officer", "officer", None, "lawyer")


def names(text: str, language: Language) -> list[str | None]:
    document = document_of(text, language)
    found = find_attributions(document, scanner().scan(document), russia())
    return [one.voice.name if one.voice else None for one in found if one.act == "says"]


@pytest.mark.parametrize(
    ("lawyer", "he", "his"),
    [("Marat Sayfullin", "he", "His"), ("Vera Lomova", "she", "Her"), ("Olena Kovach", "she", "Her")],
)
@pytest.mark.parametrize("officer", ["Anton Sizov", "Timur Akhmetov"])
@pytest.mark.parametrize(
    ("said", "added"), [("said", "added"), ("noted", "stressed"), ("explained", "insisted")]
)
def test_an_english_story_of_others(
    lawyer: str, he: str, his: str, officer: str, said: str, added: str
) -> None:
    text = ENGLISH.format(
        lawyer=lawyer, he=he, his=his, officer=officer, short=lawyer.split()[1], said=said, added=added,
        denied="denied", told="said",
    )  # fmt: skip
    people = {"lawyer": lawyer, "officer": officer, None: None}
    found = names(text, "en")
    wanted = [people[one] for one in ENGLISH_VOICES]
    assert all(name is None or name in (lawyer, officer) for name in found)
    assert next(name for name in found if name) == lawyer
    assert [name for name in found if name][-1] == lawyer
    assert len(found) >= len(wanted) - 1
    assert officer in found
    assert found.count(lawyer) == 3


@pytest.mark.parametrize(
    ("lawyer", "he", "his"),
    [("Марат Сайфуллин", "он", "его"), ("Вера Ломова", "она", "её"), ("Ян Корзун", "он", "его")],
)
@pytest.mark.parametrize("officer", ["Антон Сизов", "Тимур Ахметов", "Глеб Ткач"])
@pytest.mark.parametrize("verbs", ["сказать", "отметить", "рассказать"])
def test_a_russian_story_of_others(lawyer: str, he: str, his: str, officer: str, verbs: str) -> None:
    female = he == "она"
    stem = {"сказать": "сказал", "отметить": "отметил", "рассказать": "рассказал"}[verbs]
    own = stem + "а" * female
    text = RUSSIAN.format(
        lawyer=lawyer, he=he, his=his, officer=officer, officer_short=officer.split()[1],
        short=lawyer.split()[1], said=own, said2=own, denied="опроверг", added="добавил", told="рассказала",
        stressed="подчеркнул" + "а" * female,
    )  # fmt: skip
    people = {"lawyer": lawyer, "officer": officer, None: None}
    assert names(text, "ru") == [people[one] for one in RUSSIAN_VOICES]


@pytest.mark.parametrize("between", ["The trains ran late.", "Winter came early."])
def test_a_translated_pronoun_means_the_last_speaker(between: str) -> None:
    text = (
        f'The drive repeats itself, said Maria Lind, an analyst. "They tried it before," Lind said.\n\n{between}'
        '\n\n"It is not enough," he said.'
    )
    assert names(text, "en") == ["Maria Lind"] * 3


@pytest.mark.parametrize("between", ["Her neighbour Pavel Rykov was taken.", "Then a soldier came in."])
def test_and_somebody_else_where_another_is_told_of(between: str) -> None:
    text = (
        f'The drive repeats itself, said Maria Lind, an analyst. "They tried it before," Lind said.\n\n{between}'
        '\n\n"It is not enough," he said.'
    )
    assert names(text, "en")[-1] != "Maria Lind"
