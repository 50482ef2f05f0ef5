from __future__ import annotations

from datetime import date

import msgspec
import pytest
from tests.extract.reading_of import reading_of

from callup.extract.courts.cases import find_cases
from callup.model import Case
from callup.model.document import Language

PUBLISHED = date(2023, 3, 28)


def cases_of(text: str) -> list[Case]:
    language: Language = "ru" if any("а" <= char <= "я" for char in text.lower()) else "en"
    return list(find_cases(reading_of(text, language, PUBLISHED)))


def drawn(text: str) -> list[str]:
    """Each case as "articles stage outcome months person"."""
    return [
        f"{','.join(case.articles)} {case.stage} {case.outcome} {case.term_months} {case.person}"
        for case in cases_of(text)
    ]


REPORTS = [
    (
        "Суд приговорил мобилизованного к пяти годам колонии по ч. 5 ст. 337 УК.",
        ["337.5 decided prison 60 mobilised"],
    ),
    (
        "A conscript was sentenced to 5 years for AWOL under Article 337.",
        ["337 decided prison 60 conscript"],
    ),
    (
        "Суд приговорил контрактника к 3 годам условно за самовольное оставление части.",
        ["337 decided suspended 36 contract"],
    ),
    (
        "Военный самовольно оставил часть. Суд признал его виновным. "
        "Он получил 2 года 6 месяцев колонии-поселения.",
        ["337 decided prison 30 unknown"],
    ),
    (
        "The court sentenced a mobilized soldier to two years in prison for desertion.",
        ["338 decided prison 24 mobilised"],
    ),
    (
        "He received a five-year suspended sentence for refusing to obey an order, "
        "with three years of probation.",
        ["332 decided suspended 60 unknown"],
    ),
    (
        "A 20-year-old conscript was found guilty of being absent without leave and jailed for 18 months.",
        ["337 decided prison 18 conscript"],
    ),
    ("Суд оправдал срочника по статье 337 УК РФ.", ["337 decided acquitted None conscript"]),
    (
        "Суд вернул прокурору дело мобилизованного по статье 332.",
        ["332 decided returned None mobilised"],
    ),
    (
        "Апелляция оставила приговор мобилизованному по статье 338 без изменений.",
        ["338 appeal unknown None mobilised"],
    ),
    (
        "Возбуждено уголовное дело по статье 328 УК против призывника.",
        ["328 None unknown None conscript"],
    ),
    (
        "Его осудили на 6,5 лет колонии за дезертирство.",
        ["338 decided prison 78 unknown"],
    ),
    (
        "Суд приговорил солдата к 5 годам по ч. 2.1 ст. 332. "
        "В Курске суд осудил мобилизованного на 2 года условно по статье 334.",
        ["332.2.1 decided prison 60 unknown", "334 decided suspended 24 mobilised"],
    ),
    (
        "Суд приговорил мобилизованного к двум годам по статьям 332 и 334 УК.",
        ["332,334 decided prison 24 mobilised"],
    ),
    (
        "A military court jailed a contract soldier for 5 years for desertion.",
        ["338 decided prison 60 contract"],
    ),
    (
        "A court gave a mobilised man a suspended sentence of 3 years for going AWOL.",
        ["337 decided suspended 36 mobilised"],
    ),
    (
        "Контрактнику вынесли приговор: 3 года колонии-поселения по ч. 3.1 ст. 337 УК РФ.",
        ["337.3.1 decided prison 36 contract"],
    ),
    ("Soldier sentenced to 5 years for AWOL", ["337 decided prison 60 unknown"]),
    (
        "Дело мобилизованного о самовольном оставлении части поступило в Псковский суд.",
        ["337 received unknown None mobilised"],
    ),
    (
        "A court fined a conscript 50,000 rubles for draft evasion.",
        ["328 decided fine None conscript"],
    ),
    (
        "The soldier was sentenced to 3 years under part 5 of Article 337.",
        ["337.5 decided prison 36 unknown"],
    ),
]

REPORTS += [
    (
        "Окружной военный суд смягчил приговор мобилизованному по части 3.1 статьи 337: вместо пяти лет - 4 года.",
        ["337.3.1 appeal prison 48 mobilised"],
    ),
    (
        "The appeal court reduced the sentence of a mobilised man under Article 338 to 4 years instead of 5 years.",
        ["338 appeal prison 48 mobilised"],
    ),
    (
        "Гарнизонный суд прекратил дело контрактника о самовольном оставлении части: он вернулся на фронт.",
        ["337 decided terminated None contract"],
    ),
    (
        "Дело рядового по ч. 5 ст. 337 УК поступило в Курский гарнизонный военный суд 3 марта.",
        ["337.5 received unknown None unknown"],
    ),
    (
        "A soldier who refused to fight was given two years in a settlement colony.",
        ["332 decided prison 24 unknown"],
    ),
    (
        "Псковский гарнизонный военный суд приговорил контрактника к пяти с половиной годам колонии общего режима "
        "за самовольное оставление части в период мобилизации (ч. 5 ст. 337 УК РФ), сообщила пресс-служба суда.",
        ["337.5 decided prison 66 contract"],
    ),
    (
        "Мобилизованный житель области получил шесть лет колонии общего режима по статье о дезертирстве.",
        ["338 decided prison 72 mobilised"],
    ),
    (
        "В Казани вынесли приговор срочнику, который ударил командира: полтора года дисциплинарного батальона "
        "(статья 334).",
        ["334 decided prison 18 conscript"],
    ),
]

NO_CASES = [
    "Адвокат просит прекратить дело контрактника о самовольном оставлении части.",
    "Суд не прекратил дело мобилизованного по статье 337.",
    "Soldiers who desert or go AWOL have been prosecuted.",
    "Mediazona counted 247 verdicts in 536 cases of desertion.",
    "A third of those convicted of desertion received suspended sentences.",
    "Суд приговорил бизнесмена к пяти годам колонии за мошенничество.",
    "По статье 337 грозит до 10 лет лишения свободы.",
    "Приговорены 247 военнослужащих по статье 337.",
    "Уход из части — это уголовное дело, говорит адвокат.",
    "Leaving the war means automatic criminal charges, the lawyer said.",
    "The lawyer said he could be sentenced to 10 years for desertion.",
    "Военный суд не приговорил его к колонии по статье 337.",
    "Прокурор запросил для мобилизованного 4 года колонии по статье 337.",
    "337 человек приговорил к себе этот концерт.",
    "The court received 337 complaints; the mayor was sentenced to a fine.",
]


@pytest.mark.parametrize(("text", "expected"), REPORTS)
def test_a_single_case_is_read_from_its_report(text: str, expected: list[str]) -> None:
    assert drawn(text) == expected


@pytest.mark.parametrize("text", NO_CASES)
def test_what_is_said_of_many_or_of_other_crimes_is_no_case(text: str) -> None:
    assert drawn(text) == []


def test_the_court_and_the_day_of_its_act() -> None:
    (case,) = cases_of(
        "Новосибирский гарнизонный военный суд 2 марта приговорил мобилизованного к пяти годам "
        "колонии по ч. 5 ст. 337 УК."
    )
    assert case.court == "Новосибирский гарнизонный военный суд"
    assert case.decided is not None
    assert case.decided.from_ == date(2023, 3, 2)


def test_the_day_of_the_offence_is_not_the_day_of_the_verdict() -> None:
    (case,) = cases_of("He was found guilty of being absent without leave on 5 May 2022.")
    assert case.decided is None


@pytest.mark.parametrize("text", [text for text, _ in REPORTS])
def test_the_evidence_holds_the_words_of_the_case(text: str) -> None:
    for case in cases_of(text):
        quoted = " ".join(span.quote for span in case.evidence)
        assert case.anchor.quote in quoted
        assert all(text[span.start : span.end] == span.quote for span in case.evidence)


def test_a_headline_and_its_text_tell_one_case() -> None:
    (case,) = cases_of(
        "Soldier sentenced to 5 years for AWOL\n\n"
        "A garrison court sat on Monday. The prosecutor spoke. The defence spoke. "
        "It sentenced a mobilised man to 5 years in prison under part 5 of Article 337."
    )
    assert (case.articles, case.person, case.term_months) == (("337.5",), "mobilised", 60)
    assert len(case.evidence) == 2


def test_two_cases_of_a_digest_stay_two() -> None:
    text = (
        "Суд в Твери приговорил контрактника к 5 годам по статье 337. "
        "Суд в Курске приговорил мобилизованного к 5 годам по статье 337."
    )
    assert [case.person for case in cases_of(text)] == ["contract", "mobilised"]


def test_a_row_of_a_table_reports_no_case() -> None:
    text = "note: Суд приговорил мобилизованного к пяти годам по ч. 5 ст. 337 УК."
    reading = reading_of(text, "ru", PUBLISHED)
    fields = {"note": text.removeprefix("note: ")}
    reading.document = msgspec.structs.replace(reading.document, fields=fields)
    assert list(find_cases(reading)) == []
