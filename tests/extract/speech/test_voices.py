"""Who a speaker is: names, roles, anonymity, and short forms that point back."""

import pytest
from tests.extract.reading_of import document_of, russia, scanner

from callup.extract.speech.attributions import find_attributions
from callup.model import Voice
from callup.model.document import Language


def voices_of(text: str, language: Language) -> list[Voice | None]:
    document = document_of(text, language)
    return [one.voice for one in find_attributions(document, scanner().scan(document), russia())]


def voice_of(text: str, language: Language) -> Voice:
    voice = voices_of(text, language)[0]
    assert voice is not None
    return voice


@pytest.mark.parametrize(
    ("text", "language", "name", "class_"),
    [
        ("Kremlin spokesman Dmitry Peskov said the calls were routine.", "en", "Dmitry Peskov", "official"),
        ("The Kremlin denied the report about a second wave.", "en", "the Kremlin", "official"),
        ("Mediazona said courts heard 536 cases.", "en", "Mediazona", "independent_media"),
        ("The payment is the highest, according to 76.ru.", "en", "76.ru", "unknown"),
        ("TASS reported that the payment would rise.", "en", "TASS", "state_media"),
        (
            "According to the Institute of the Study of War, recruiting has slowed down.",
            "en",
            "Institute for the Study of War",
            "researcher",
        ),
        ("Governor Pavel Orlov said the payment would rise.", "en", "Pavel Orlov", "official"),
        ("Nobody was forced, said Oleg Serov, head of the draft office.", "en", "Oleg Serov", "official"),
        ("Lawyer Anna Lisova said that nobody has to sign.", "en", "Anna Lisova", "unknown"),
        ("Economist Ivan Zotov estimated that payments doubled.", "en", "Ivan Zotov", "researcher"),
        (
            "Пресс-секретарь президента Дмитрий Песков заявил, что волны не будет.",
            "ru",
            "Дмитрий Песков",
            "official",
        ),
        ("По словам Дмитрия Пескова, второй волны не будет.", "ru", "Дмитрий Песков", "official"),
        ("В Кремле заявили, что второй волны не будет.", "ru", "Кремль", "official"),
        ("По данным «Медиазоны», суды рассмотрели 536 дел.", "ru", "Медиазона", "independent_media"),
        ("Выплату повысят, сообщает ТАСС.", "ru", "ТАСС", "state_media"),
        ("Глава региона Павел Орлов сообщил, что выплату повысят.", "ru", "Павел Орлов", "official"),
        ("По словам губернатора Павла Орлова, выплату повысят.", "ru", "Павел Орлов", "official"),
        ("По словам юриста Анны Лисовой, подписывать ничего не нужно.", "ru", "Анна Лисова", "unknown"),
        ("По словам военкома Сергея Зотова, сверяют только данные.", "ru", "Сергей Зотов", "official"),
        (
            "Правозащитница Мария Котова рассказала, что жалоб стало больше.",
            "ru",
            "Мария Котова",
            "rights_group",
        ),
    ],
)
def test_named_voices(text: str, language: Language, name: str, class_: str) -> None:
    voice = voice_of(text, language)
    assert (voice.name, voice.class_, voice.naming) == (name, class_, "named")


@pytest.mark.parametrize(
    ("text", "role", "organisation"),
    [
        ("Nobody came, said Sergei Belov, founder of a private school.", "founder", "private school"),
        (
            "Nobody came, said Oleg Serov, founder of a group called Long Way Home.",
            "founder",
            "Long Way Home",
        ),
        (
            "Lawyer Anna Lisova, who heads the Open Door project, said nobody came.",
            "Lawyer",
            "Open Door project",
        ),
        ("Director Anna Lisova said that nobody came.", "Director", None),
        (
            "Основатель проекта «Долгий путь» Олег Серов сообщил, что никто не пришёл.",
            "Основатель проекта",
            "Долгий путь",
        ),
    ],
)
def test_role_and_organisation(text: str, role: str, organisation: str | None) -> None:
    voice = voice_of(text, "ru" if "ё" in text else "en")
    assert (voice.role, voice.organisation) == (role, organisation)


@pytest.mark.parametrize(
    ("text", "language", "naming", "role", "class_"),
    [
        ("A resident told reporters that the lists were ready.", "en", "anonymous", "resident", "resident"),
        ("The draft office said that the lists were ready.", "en", "named", "draft office", "official"),
        ("Russian media say the quota was doubled.", "en", "unnamed_group", "Russian media", "unknown"),
        ("Some men said they were not let out.", "en", "unnamed_group", "men", "resident"),
        ("Experts believe that the drive will slow down.", "en", "unnamed_group", "Experts", "researcher"),
        ("Житель Твери рассказал, что списки готовы.", "ru", "anonymous", "Житель Твери", "resident"),
        ("Эксперты считают, что набор замедлится.", "ru", "unnamed_group", "Эксперты", "researcher"),
        ("В военкомате сообщили, что списки готовы.", "ru", "named", "военкомат", "official"),
        (
            "В пресс-службе губернатора сообщили, что списки готовы.",
            "ru",
            "role",
            "пресс-служба губернатора",
            "official",
        ),
    ],
)
def test_voices_without_a_name(text: str, language: Language, naming: str, role: str, class_: str) -> None:
    voice = voice_of(text, language)
    assert (voice.name, voice.naming, voice.role, voice.class_) == (None, naming, role, class_)


@pytest.mark.parametrize(
    ("text", "language", "reason"),
    [
        (
            "“I am afraid,” said the man, who spoke on condition of anonymity for fear of reprisals.",
            "en",
            "for fear of reprisals",
        ),
        (
            "A woman who spoke on condition of anonymity because of threats said her son was taken.",
            "en",
            "because of threats",
        ),
        ("A resident who asked not to be named said the lists were ready.", "en", "asked not to be named"),
        (
            "Житель, попросивший не называть его имя из соображений безопасности, рассказал о списках.",
            "ru",
            "из соображений безопасности",
        ),
        ("Студент Пётр (имя изменено) рассказал, что его вызвали в деканат.", "ru", "имя изменено"),
        ("Источник на условиях анонимности сообщил, что план удвоили.", "ru", "на условиях анонимности"),
    ],
)
def test_anonymous_voices_and_why(text: str, language: Language, reason: str) -> None:
    voice = voice_of(text, language)
    assert (voice.naming, voice.reason) == ("anonymous", reason)


def test_who_is_anonymous_once_is_anonymous_throughout() -> None:
    text = (
        "A welder told the paper that his plant drew up lists.\n\n"
        "“We are all afraid,” said the man, who spoke on condition of anonymity for fear of arrest.\n\n"
        "It has been a month, he said."
    )
    voices = voices_of(text, "en")
    assert [voice and (voice.naming, voice.reason) for voice in voices] == [
        ("anonymous", "for fear of arrest")
    ] * 3


def test_two_anonymous_residents_are_two_voices() -> None:
    text = (
        "A resident who spoke on condition of anonymity for his safety said he had been called.\n\n"
        "A resident told the paper that nobody had called."
    )
    first, second = voices_of(text, "en")
    assert first is not None
    assert second is not None
    assert (first.naming, second.naming) == ("anonymous", "anonymous")


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        (
            "Nobody came, said Oleg Serov, the head. Serov said it was early. He added that it rained.",
            "en",
            ["Oleg Serov"] * 3,
        ),
        (
            "Lawyer Anna Lisova said the order was void. “Do not sign,” the lawyer said.",
            "en",
            ["Anna Lisova", "Anna Lisova"],
        ),
        (
            "Юрист Анна Лисова сообщила, что приказ отменён. Лисова добавила, что спешить не надо. "
            "По её словам, жалоб много.",
            "ru",
            ["Анна Лисова"] * 3,
        ),
        (
            "Глава проекта Олег Серов заявил, что звонков мало. По словам Серова, люди боятся.",
            "ru",
            ["Олег Серов", "Олег Серов"],
        ),
    ],
)
def test_short_forms_point_back(text: str, language: Language, names: list[str]) -> None:
    assert [voice and voice.name for voice in voices_of(text, language)] == names


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("He said the lists were ready.", "en"),
        ("Lawyer Anna Lisova said the order was void. He said the lists were ready.", "en"),
        ("The plant said the lists were ready. He said nobody came.", "en"),
        ("По его словам, списки готовы.", "ru"),
        ("Все они говорят, что план повысили.", "ru"),
        ("Генштаб выпустил разъяснение. В нём говорится, что повесток не будет.", "ru"),
        ("Губернатор и министр заявили, что выплата вырастет. Он добавил, что деньги есть.", "ru"),
        ("Адвокат Иван Сомов сказал, что рано, а Пётр Лугин возразил, что пора. Он напомнил о сроках.", "ru"),
        ("Ivan Serov said it was early. Oleg Serov said it was late. Serov said nobody came.", "en"),
    ],
)
def test_nobody_is_guessed(text: str, language: Language) -> None:
    assert voices_of(text, language)[-1] is None


@pytest.mark.parametrize("name", ["Maxim Belov", "Ludmila Orlova", "Rustam Ahmetov"])
def test_another_speaker_is_another_voice(name: str) -> None:
    text = f"The drive goes on, said {name}, governor of the region."
    voice = voice_of(text, "en")
    assert (voice.name, voice.class_) == (name, "official")


def test_a_namesake_of_a_known_person_is_somebody_else() -> None:
    assert voice_of("По словам Ивана Пескова, дорогу закрыли.", "ru").name == "Иван Песков"


@pytest.mark.parametrize(
    "name", ["Maria Lind", "Andrei Rykov", "Valery Tarasov", "Мария Линде", "Сергей Орлов"]
)
def test_a_given_name_is_nobody_known(name: str) -> None:
    language: Language = "en" if name.isascii() else "ru"
    text = f"Lawyer {name} said it was late." if name.isascii() else f"Юрист {name} сообщила, что поздно."
    assert voice_of(text, language).name == name


def test_every_known_voice_is_found_by_a_pattern_of_its_own() -> None:
    for voice in russia().voices.values():
        assert voice.patterns.ru
        assert voice.patterns.en


def test_known_sources_have_an_address_or_none_twice() -> None:
    seen: set[str] = set()
    for source in russia().sources.values():
        for address in (*source.domains, *source.accounts):
            assert address not in seen
            seen.add(address)
    assert len(russia().sources) >= 60


@pytest.mark.parametrize(
    "text",
    [
        "Nearly everyone there said that the ban was real.",
        "His wife said that nobody had asked him for anything.",
        "Those who refused said that they were beaten.",
        "Voters said that the mayor lied. Most voters stayed at home.",
        "Six of the men said that they had signed nothing.",
    ],
)
def test_a_capital_letter_that_opens_a_sentence_makes_no_name(text: str) -> None:
    assert [voice.name for voice in voices_of(text, "en") if voice is not None] in ([None], [None, None])


@pytest.mark.parametrize("name", ["Sanders", "Mr. Price", "Hughes", "Zotov"])
def test_a_name_that_opens_a_sentence_stays_one(name: str) -> None:
    voice = voice_of(f"{name} said that the price of peace was high.", "en")
    assert voice.name == name.removeprefix("Mr. ")


@pytest.mark.parametrize(
    ("text", "language", "naming"),
    [
        ("A resident of Engels said that the notices came at night.", "en", "anonymous"),
        ("A conscript told the reporter that he had signed nothing.", "en", "anonymous"),
        ("Ivan (name changed) said that he had signed nothing.", "en", "anonymous"),
        ("Three of them said that they had signed nothing.", "en", "unnamed_group"),
        ("A spokesman for the draft office said that nobody was forced.", "en", "role"),
        ("Подписчик из Воркуты сообщил, что повестки носят ночью.", "ru", "anonymous"),
        ("Один из призывников рассказал, что контракт не подписывал.", "ru", "anonymous"),
        ("Опрошенные первокурсники рассказали, что их звали на контракт.", "ru", "unnamed_group"),
        ("Жена мобилизованного рассказала, что выплат нет.", "ru", "role"),
    ],
)
def test_how_a_speaker_is_named(text: str, language: Language, naming: str) -> None:
    assert voice_of(text, language).naming == naming
