"""One voice across spellings and scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callup.campaign import load_campaign
from callup.link.events.voice_identity import Identities, sounds, words_of
from callup.model import Voice

KNOWN = load_campaign("russia").voices


@pytest.mark.parametrize(
    "spellings",
    [
        "Песков Peskov",
        "Сергей Sergei Sergey Sergej",
        "Дмитрий Dmitry Dmitri Dmitrii Dmitriy",
        "Евгений Yevgeny Evgeny Evgenii",
        "Захарова Zakharova Zaharova",
        "Юлия Yulia Julia Yuliya",
        "Алексей Alexei Alexey Aleksey",
        "Щукин Shchukin",
        "Цой Tsoi Tsoy",
        "Федорова Fedorova Fyodorova",
    ],
)
def test_one_name_sounds_alike_however_it_is_spelt(spellings: str) -> None:
    assert len({sounds(word) for word in spellings.split()}) == 1


@pytest.mark.parametrize("pair", ["Лосев Лосин", "Иванов Иванова", "Petrov Pavlov", "Зимин Зонин"])
def test_other_names_do_not(pair: str) -> None:
    one, other = pair.split()
    assert sounds(one) != sounds(other)


def test_the_campaigns_list_makes_one_of_two_names() -> None:
    identities = Identities([], KNOWN)
    names = ("Дмитрий Песков", "Dmitry Peskov", "Медиазона", "Mediazona")
    found = [identities.of(Voice(name=name), "d") for name in names]
    assert found[0] == found[1] != found[2] == found[3]


def test_a_surname_is_the_one_person_who_has_it() -> None:
    short, full = Voice(name="Loginov"), Voice(name="Пётр Логинов")
    identities = Identities([short, full], KNOWN)
    assert identities.of(short, "a") == identities.of(full, "b")


def test_a_surname_that_two_have_stays_for_itself() -> None:
    voices = [Voice(name="Логинов"), Voice(name="Пётр Логинов"), Voice(name="Oleg Loginov")]
    identities = Identities(voices, KNOWN)
    assert len({identities.of(voice, "d") for voice in voices}) == 3


def test_a_fathers_name_makes_nobody_else() -> None:
    identities = Identities([], KNOWN)
    one, other = Voice(name="Пётр Ильич Логинов"), Voice(name="Petr Loginov")
    assert identities.of(one, "a") == identities.of(other, "b")


@pytest.mark.parametrize(
    "voice",
    [
        Voice(name="[name]"),
        Voice(role="жительница", naming="role", class_="resident"),
        Voice(role="чиновник", naming="anonymous", class_="official"),
        Voice(naming="unnamed_group"),
    ],
)
def test_private_and_anonymous_voices_are_nobody_to_be_listed(voice: Voice) -> None:
    assert Identities([voice], KNOWN).of(voice, "d") is None


def test_a_bare_role_is_somebody_else_in_each_document() -> None:
    governor = Voice(role="губернатор", naming="role", class_="official")
    identities = Identities([], KNOWN)
    assert identities.of(governor, "a") != identities.of(governor, "b")
    ours = Voice(role="губернатор Лесной области", naming="role", class_="official")
    assert identities.of(ours, "a") == identities.of(ours, "b")


@given(st.text(max_size=40))
def test_any_text_has_words_and_the_same_ones_again(name: str) -> None:
    words = words_of(name)
    assert words == words_of(name)
    assert all(word == word.lower() for word in words)
