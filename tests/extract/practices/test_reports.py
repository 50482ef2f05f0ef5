"""Practices as helplines, newsrooms and monitors tell them, and texts that only sound alike."""

from datetime import date

import pytest
from tests.extract.reading_of import document_of, russia, scanner

from callup.extract import extract
from callup.model import Practice
from callup.model.document import Language


def practices_of(text: str, language: Language = "ru") -> dict[str, str]:
    """The practices of a text with their status."""
    document = document_of(text, language, date(2025, 5, 28))
    found = extract(document, scanner().scan(document), russia())[0]
    return {one.practice: one.status for one in found if isinstance(one, Practice)}


@pytest.mark.parametrize(
    ("text", "practice"),
    [
        ("В Воронеже мужчин задерживают на выходе из магазинов и отвозят в военкомат.", "forced_delivery"),
        ("В Казани сотрудники полиции проверили мигрантов на стройке, там вручали повестки.", "raid"),
        (
            "Студентам техникума с долгами предложили закрыть сессию в обмен на контракт с Минобороны.",
            "student_pressure",
        ),
        (
            "Военкоматы Москвы не рассматривают заявления на АГС, ссылаясь на пропуск срока.",
            "alternative_service_denied",
        ),
        ("Срочников вывели на плац и потребовали расписаться под контрактами.", "conscript_to_contract"),
        ("Сотрудникам учреждений Тувы раздали план: привести по одному контрактнику.", "regional_quota"),
        (
            "Военкомат Перми второй месяц не выдаёт сотрудникам завода удостоверения об отсрочке.",
            "deferment_delayed",
        ),
        ("Отставник обходит квартиры в Кургане и предлагает мужчинам оформить контракт.", "home_visit"),
        ("Рапорт контрактника об увольнении командир порвал.", "discharge_denied"),
        ("Раненых мобилизованных возвращают в строй без лечения.", "forced_return"),
        ("Призывников в Москве отправляют в войска в день явки.", "forced_delivery"),
        ("Сотруднице позвонили и спросили, не хочет ли её муж послужить по контракту.", "cold_call"),
        ("Полиции Омска платят за каждого приведённого контрактника.", "finder_network"),
        ("Буровикам вручили предписания прибыть на военные сборы.", "training_call"),
    ],
)
def test_a_practice_is_told_in_many_ways(text: str, practice: str) -> None:
    assert practices_of(text).get(practice) == "reported"


@pytest.mark.parametrize(
    ("text", "language", "practice"),
    [
        ("У Казані силовики влаштували облаву на мігрантів і відвезли їх до військкомату.", "uk", "raid"),
        (
            "У Ростові студентів, яких мають відрахувати, змушують підписувати контракти з армією.",
            "uk",
            "student_pressure",
        ),
        (
            "A soldier's commander refused to release him although his contract had run out.",
            "en",
            "discharge_denied",
        ),
        ("Draft officers and police then called at 300 flats over two weekends.", "en", "home_visit"),
    ],
)
def test_in_other_languages(text: str, language: Language, practice: str) -> None:
    assert practices_of(text, language).get(practice) == "reported"


@pytest.mark.parametrize(
    "text",
    [
        "Военкомат заявил, что повестки в вузах никому не выдавали.",
        "Отсрочки студентам никто не отменял, напомнили в военкомате.",
        "В Мьянме военные забирают мужчин прямо из домов.",
        "Требуются мужчины на военную службу по контракту: форма, питание, обучение.",
        "Полицейские пришли в школу и провели урок о правилах движения; военного оркестра не было.",
    ],
)
def test_what_is_denied_or_elsewhere_is_not_reported(text: str) -> None:
    assert "reported" not in practices_of(text).values()
