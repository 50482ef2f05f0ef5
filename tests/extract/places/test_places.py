from __future__ import annotations

import re
from itertools import pairwise

import pytest
from tests.extract.reading_of import document_of, russia, scanner

from callup.extract.found import FoundPlace
from callup.extract.places.places import find_places
from callup.model.document import Language

MARK = re.compile(r"\[([^|\]]+)\|([^\]]*)\]")

RUSSIAN = """
в [Самарской|RU-SAM], [Свердловской|RU-SVE] и [Новосибирской областях|RU-NVS] подняли выплаты
в [Самарской|RU-SAM] (88), [Свердловской|RU-SVE] (80) и [Пензенской (64) областях|RU-PNZ]
[Мурманской|RU-MUR], [Архангельской|RU-ARK] и [Вологодской обл.|RU-VLG]
[Краснодарский|RU-KDA], [Пермский|RU-PER] и [Алтайский края|RU-ALT]
[Ленинградская обл.|RU-LEN] платит больше, чем [Ленобласть|RU-LEN] платила
в [ленинградской области|RU-LEN] и на [Ямале|RU-YAN]
[Нижегородская область|RU-NIZ] и [Нижний Новгород|RU-NIZ Nizhny Novgorod]
завод им.Кирова, жители г. [Уфа|RU-BA Ufa] и г.[Тутаева|RU-YAR Tutayev]
в [Ростове-на-Дону|RU-ROS Rostov-on-Don] и в [Комсомольске-на-Амуре|RU-KHA Komsomolsk-on-Amur]
в [Башкирии|RU-BA], [Республике Башкортостан|RU-BA] и [Татарстане|RU-TA]
[ХМАО-Югра|RU-KHM], [ХМАО|RU-KHM], [ЯНАО|RU-YAN], [СПб|RU-SPE] и [КБР|RU-KB]
в [Северной Осетии|RU-SE], [Чечне|RU-CE] и [Чувашской Республике|RU-CU]
[москвичи|RU-MOW] и [ярославцы|RU-YAR] получают повестки
по всей [России|RU] раздают повестки
во [Владимире|RU-VLA Vladimir] прошла облава
[Казань|RU-TA Kazan], [Владимир|RU-VLA Vladimir] и [Киров|RU-KIR Kirov] подняли выплаты
г. [Киров|RU-KIR Kirov], [Кировская обл.|RU-KIR]
в [Мирном|RU-SA Mirny] ([Якутия|RU-SA]) ищут добровольцев
в [Мирном|RU-ARK Mirny] на севере [Архангельской области|RU-ARK]
под [Омском|RU-OMS Omsk] и в [Омском районе|RU-OMS Omsk]
военкомат [Вольского района|RU-SAR Volsk]
[ярославские|RU-YAR] власти и [псковский|RU-PSK] военкомат
[вологодские|RU-VLG], [архангельские|RU-ARK] и [костромские|RU-KOS] военкоматы
[башкирский|RU-BA] боец и [пермские|RU-PER] учёные, части [московского|RU-MOW] гарнизона
[астраханский|RU-AST] губернатор, [самарские|RU-SAM] и [томские|RU-TOM] врачи
в [Республике Коми|RU-KO] и респ. [Коми|RU-KO], [республика Саха|RU-SA], [РС(Я)|RU-SA]
в [Нижнем|RU-NIZ Nizhny Novgorod] повысили выплаты, а в [Нижнем Тагиле|RU-SVE Nizhny Tagil] нет
в [Питере|RU-SPE], [Екб|RU-SVE Yekaterinburg], [Наб. Челнах|RU-TA Naberezhnye Chelny] и на [Тамбовщине|RU-TAM]
в [Кузбассе|RU-KEM], [Поморье|RU-ARK], [Приморье|RU-PRI] и [Прикамье|RU-PER]
из города [Мирного|RU-SA Mirny] сообщили, из [Мирного|RU-SA Mirny] звонили в [Якутию|RU-SA]
[Московский|RU-MOS] областной суд и [московские|RU-MOW] власти
[Казанский|RU-TA Kazan] гарнизонный военный суд
в [Крыму|UA-43], в [ДНР|UA-14] и в [Запорожской области|UA-23]
[Луганской|UA-09] и [Донецкой народных республиках|UA-14]
в [Благовещенске|RU-AMU Blagoveshchensk] и в [Чите|RU-ZAB Chita]
в [Донецке|RU-ROS Donetsk] [Ростовской области|RU-ROS] и в [Грозном|RU-CE Grozny] вечером
в [Мирном|RU-ARK Mirny] [Архангельской области|RU-ARK], в [РТ|RU-TA]
Выплаты: [Самара|RU-SAM Samara] — 2 млн, [Владимир|RU-VLA Vladimir] — 1 млн, [Орёл|RU-ORL Oryol] — 400 тыс.
[Киров|RU-KIR Kirov], [Кострома|RU-KOS Kostroma] и [Псков|RU-PSK Pskov]
студенты [Томского|RU-TOM] политехнического университета
на улицах [Москвы|RU-MOW] и на площади [Самары|RU-SAM Samara]
Облава в [Уфе|RU-BA Ufa].Военкомат молчит
в [Благовещенске|RU-BA Blagoveshchensk] ([Башкирия|RU-BA])
Иван Грозный не бывал в [Грозном|RU-CE Grozny]
200 км от Воронежа, рядом с [Воронежем|RU-VOR Voronezh]
ВЛАСТИ [ЯРОСЛАВСКОЙ ОБЛАСТИ|RU-YAR] ПЛАТЯТ
в [уфе|RU-BA Ufa] раздают повестки
в [Берёзовском|RU-SVE Beryozovsky] под [Екатеринбургом|RU-SVE Yekaterinburg] ([Свердловская область|RU-SVE])
"""

ENGLISH = """
the [Vologda|RU-VLG] and [Kirov regions|RU-KIR] raised it
the [Kursk|RU-KRS], [Belgorod|RU-BEL], and [Bryansk oblasts|RU-BRY]
the western [Yaroslav region|RU-YAR], [Yaroslavl Oblast|RU-YAR] and the [region of Tula|RU-TUL]
in the Siberian city of [Novosibirsk|RU-NVS Novosibirsk]
In the [Vologda region|RU-VLG], some 400 kilometers (250 miles) north of Moscow, the group
a [Muscovite|RU-MOW] from the [Moscow region|RU-MOS] works in [Moscow|RU-MOW]
[St. Petersburg|RU-SPE] and the [Leningrad Region|RU-LEN]
the [Altai Republic|RU-AL] and [Altai Territory|RU-ALT]
[Khanty-Mansi Autonomous Okrug|RU-KHM] and [Yamal|RU-YAN]
[Bashkiria|RU-BA], [Mari El|RU-ME] and the [Chuvash Republic|RU-CU]
[North Ossetia-Alania|RU-SE] and the [Jewish Autonomous Region|RU-YEV]
[Krasnodar Krai|RU-KDA] or [Krasnodar Territory|RU-KDA]
Vladimir Putin was in [Vladimir|RU-VLA Vladimir], the capital of [Vladimir Oblast|RU-VLA]
the town of [Tutaev|RU-YAR Tutayev] or [Tutayev|RU-YAR Tutayev]
[Tatarstan|RU-TA]'s bonus and [Samara|RU-SAM Samara]’s
in Russia's [Republic of Tatarstan|RU-TA] and across [Russia|RU]'s regions
across [Russia|RU] men are called up
[Crimea|UA-43] and [Sevastopol|UA-40]
a [Kirov|RU-KIR Kirov]-based lawyer
the [Perm|RU-PER] governor
[Sverdlovskaya Oblast|RU-SVE], [Leningradskaya oblast|RU-LEN] and [Krasnoyarskiy Kray|RU-KYA]
"""

NOTHING = """
Владимир Путин и Владимир Семёнов подписали указ
в 2024 г. Владимир уволился
А. Г. Николаев и С. Киров
на Московском проспекте и на улице Кирова
в Нижнем парке и из Нижнего Поволжья, через Нижний мост
пишет «Московский комсомолец», ФК «Ростов» проиграл
По словам Саратовского, Иван Омский уехал
ул. Ярославская, метро «Киевская»
завод имени Кирова
ФК «Ростов» и крейсер «Москва»
орёл парит, находка в лесу
свободный человек, мирный житель
в Белом доме ответили, главы администрации Белого дома, работал в Белый дом при президенте
в Кировском районе и в Ленинском районе
Минобороны России и законы РФ
россияне не верят
НАО «Рога и копыта»
почта ufa@mail.ru, сайт уфа.рф и moscow.ru
https://t.me/moscow_news
Москва-Сити и подмосковные вечера
Москва заявила протест
в 100 километрах к северу от Москвы
Александр Павлов приехал
ярославская колбаса и московское время
в Калининском районе
область и край
Ленинградский окружной военный суд
в Ленинградском военном округе
Kirov Street and the Moscow Times
Moscow denied the report
Russia's army and the Bank of Russia
Anna and Vladimir came home
a Russian soldier
Kazanova sang, the samaras fell
"""


def places_of(text: str, language: Language = "ru") -> list[FoundPlace]:
    document = document_of(text, language)
    return list(find_places(text, scanner().scan(document), russia()))


def shown(found: FoundPlace) -> tuple[str, str]:
    code, municipality = found.place.code, found.place.municipality
    return found.span.quote, f"{code} {municipality}" if municipality else code


def lines(block: str) -> list[str]:
    return block.strip().splitlines()


@pytest.mark.parametrize("marked", lines(RUSSIAN))
def test_russian_places(marked: str) -> None:
    found = places_of(MARK.sub(r"\1", marked))
    assert [shown(place) for place in found] == MARK.findall(marked)


@pytest.mark.parametrize("marked", lines(ENGLISH))
def test_english_places(marked: str) -> None:
    found = places_of(MARK.sub(r"\1", marked), "en")
    assert [shown(place) for place in found] == MARK.findall(marked)


@pytest.mark.parametrize("text", lines(NOTHING))
def test_what_is_no_place(text: str) -> None:
    assert [shown(found) for found in places_of(text, "en" if text.isascii() else "ru")] == []


@pytest.mark.parametrize("text", ["в Мирном ищут добровольцев", "они служат в Железногорске"])
def test_of_equal_namesakes_none_is_guessed(text: str) -> None:
    assert places_of(text) == []


def test_a_town_put_into_another_region_is_not_its_large_namesake() -> None:
    assert [shown(place) for place in places_of("в Кирове Калужской области")] == [
        ("Калужской области", "RU-KLU")
    ]


def test_abroad_is_told_from_home() -> None:
    found = places_of("в Киеве, Минске и Самаре")
    assert [(place.place.code, place.home) for place in found] == [
        ("UA", False),
        ("BY", False),
        ("RU-SAM", True),
    ]


def test_a_claimed_place_is_home_and_carries_its_status() -> None:
    found = places_of("в Севастополе и в Мариуполе, в Краматорске и в Курске")
    assert [(place.place.status, place.home) for place in found] == [
        ("occupied", True),
        ("occupied", True),
        ("contested", True),
        (None, True),
    ]


def test_what_is_written_stays_as_written_and_the_name_is_the_campaigns() -> None:
    (found,) = places_of("по Ленобласти прошли рейды")
    assert (found.place.as_written, found.place.name) == ("Ленобласти", "Leningrad Oblast")
    assert found.place.basis == "text"


def test_spans_quote_the_text_in_order_and_none_covers_another() -> None:
    text = MARK.sub(r"\1", RUSSIAN)
    found = places_of(text)
    assert len(found) > 50
    for earlier, later in pairwise(found):
        assert earlier.span.end <= later.span.start
    assert all(place.span.quote == text[place.span.start : place.span.end] for place in found)


def test_every_subject_is_found_by_both_its_names() -> None:
    subjects = [row for row in russia().places.values() if row.kind == "subject"]
    missed = [
        (row.code, name)
        for row in subjects
        for name, text, language in (
            (row.name_ru, f"{row.name_ru}: указ подписан", "ru"),
            (row.name_en, f"officials in {row.name_en} agreed", "en"),
        )
        if [place.place.code for place in places_of(text, language)] != [row.code]  # type: ignore[arg-type]
    ]
    assert missed == []


def test_every_town_of_russia_is_found_beside_its_subject() -> None:
    campaign = russia()
    towns = [row for row in campaign.places.values() if row.kind == "city" and "RU-" in row.code]
    texts = {
        (row.code, row.municipality): f"{campaign.places[row.code, None].name_ru}, г. {row.name_ru}"
        for row in towns
    }
    missed = [
        key
        for key, text in texts.items()
        if key not in [(found.place.code, found.place.municipality) for found in places_of(text)]
    ]
    assert len(towns) > 1000
    assert len(missed) <= len(towns) // 100, missed


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["Киров ", "в Самарской, ", "(Мирный ", "Ростов Якутия ", "км от "])
def test_time_grows_with_the_length_and_not_with_its_square(piece: str) -> None:
    from time import process_time

    def seconds(text: str) -> float:
        document = document_of(text)
        scan = scanner().scan(document)
        start = process_time()
        list(find_places(text, scan, russia()))
        return process_time() - start

    short, long = piece * 4_000, piece * 32_000
    seconds(short)
    assert seconds(long) < 24 * max(seconds(short), 0.01)
