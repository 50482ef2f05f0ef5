from __future__ import annotations

import time
from datetime import date

import msgspec
import pytest
from tests.extract.reading_of import reading_of
from tests.growth import grows

from callup.extract.courts.cases import find_cases
from callup.model import Case
from callup.model.document import Language

PUBLISHED = date(2024, 3, 28)


def cases_of(text: str) -> list[Case]:
    cyrillic = any("а" <= char <= "я" for char in text.lower())
    language: Language = ("uk" if "і" in text else "ru") if cyrillic else "en"
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
        ["337.3.1 appeal prison 48 mobilised", "337.3.1 decided prison 60 mobilised"],
    ),
    (
        "The appeal court reduced the sentence of a mobilised man under Article 338 to 4 years instead of 5 years.",
        ["338 appeal prison 48 mobilised", "338 decided prison 60 mobilised"],
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

REPORTS += [
    (
        "В Самаре гарнизонный суд вынес приговор 23-летнему Н.: три с половиной года "
        "колонии-поселения. Мужчину призвали по мобилизации, в декабре он не вернулся из отпуска "
        "(ч. 3.1 ст. 337 УК).",
        ["337.3.1 decided prison 42 mobilised"],
    ),
    (
        "Два года провёл в бегах, а теперь шесть лет строгого режима — такой срок суд в Чите дал "
        "контрактнику за дезертирство.",
        ["338 decided prison 72 contract"],
    ),
    (
        "Отказавшегося ехать в зону боевых действий рядового из Абакана отправили в "
        "колонию-поселение на 2 года и 3 месяца (ч. 2.1 ст. 332).",
        ["332.2.1 decided prison 27 unknown"],
    ),
    (
        "Окружной суд оставил без изменения приговор мобилизованному из Тувы — 5 лет колонии за самоволку.",
        ["337 appeal prison 60 mobilised"],
    ),
    (
        "Гарнизонный суд Владикавказа отправил на доследование дело о неисполнении приказа: "
        "прокурору его вернули из-за отсутствия справки о здоровье подсудимого, служившего по "
        "контракту.",
        ["332 decided returned None contract"],
    ),
    (
        "Штраф в 30 тысяч рублей получил призывник из Орла: он дважды не пришёл по повестке. Статья 328.",
        ["328 decided fine None conscript"],
    ),
    (
        "В суд передано дело сержанта, который ударил командира взвода прикладом (ч. 2 ст. 334 УК "
        "РФ). Первое заседание — 12 мая.",
        ["334.2 received unknown None unknown"],
    ),
    (
        "Суд над мобилизованным, оставившим часть ради похорон матери, начался во вторник в Твери. "
        "Ему вменяют ч. 5 ст. 337.",
        ["337.5 heard unknown None mobilised"],
    ),
    (
        "A garrison court in Ussuriysk has sentenced a mobilized soldier to six and a half years in "
        "a general-regime penal colony for leaving his unit, the court's website says.",
        ["337 decided prison 78 mobilised"],
    ),
    (
        "The Second Western District Military Court shortened a contract soldier's prison term from "
        "seven years to five for desertion.",
        ["338 appeal prison 60 contract", "338 decided prison 84 contract"],
    ),
    (
        "A military court sent the case of a conscript accused of going AWOL back to prosecutors, "
        "citing gaps in the indictment.",
        ["337 decided returned None conscript"],
    ),
    (
        "An appeals panel threw out the three-year sentence of a draft evader and ordered a new trial.",
        ["328 appeal returned None unknown", "328 decided prison 36 unknown"],
    ),
    (
        "He got four years, suspended, for AWOL under Article 337 part 3.1.",
        ["337.3.1 decided suspended 48 unknown"],
    ),
    (
        "Гарнизонный суд Хабаровска прекратил уголовное преследование контрактника по ст. 337: он "
        "снова на фронте.",
        ["337 decided terminated None contract"],
    ),
    (
        "Суд у Пскові засудив контрактника до трьох років колонії за самовільне залишення частини.",
        ["337 decided prison 36 contract"],
    ),
    (
        "Матрос Северного флота три месяца скрывался у родственников. Североморский гарнизонный суд "
        "назначил ему 5 лет лишения свободы по части 5 статьи 337 УК РФ.",
        ["337.5 decided prison 60 unknown"],
    ),
    (
        "Военному из Братска добавили год: апелляция по представлению прокурора ужесточила "
        "наказание за дезертирство с восьми до девяти лет колонии строгого режима.",
        ["338 appeal prison 108 unknown", "338 decided prison 96 unknown"],
    ),
    (
        "По ч. 1 ст. 328 УК — 40 тысяч штрафа. Так в Пензе закончилось дело 19-летнего студента, "
        "четыре раза не явившегося в военкомат.",
        ["328.1 decided fine None unknown"],
    ),
    (
        "Сержант-контрактник из Улан-Удэ, отказавшийся выполнить приказ о штурме, отсидит 2 года в "
        "колонии-поселении.",
        ["332 decided prison 24 contract"],
    ),
    (
        "Контрактника, сбежавшего с полигона, оправдали: экспертиза нашла у него посттравматическое "
        "расстройство. Обвинение просило шесть лет.",
        ["337 decided acquitted None contract"],
    ),
    (
        "В Саратове начали судить мобилизованного — его обвиняют в неисполнении приказа.",
        ["332 heard unknown None mobilised"],
    ),
    (
        "A 31-year-old contract serviceman from Buryatia got 5.5 years in a penal colony for going "
        "AWOL, the Ulan-Ude garrison court said.",
        ["337 decided prison 66 contract"],
    ),
    (
        "A court in Perm handed an 18-month suspended term to a draftee who punched his platoon commander.",
        ["334 decided suspended 18 conscript"],
    ),
    (
        "Vladimir garrison court to hear case of soldier who refused to go back to the front. The "
        "hearing is set for June 3.",
        ["332 heard unknown None unknown"],
    ),
    (
        "He was convicted of draft evasion and fined 50,000 rubles last week.",
        ["328 decided fine None unknown"],
    ),
    (
        "The case against a sergeant accused of desertion has been sent to the Novosibirsk Garrison "
        "Military Court.",
        ["338 received unknown None unknown"],
    ),
    (
        "A cassation court in Novosibirsk upheld a six-year sentence for a mobilized soldier "
        "convicted of leaving his unit.",
        ["337 appeal prison 72 mobilised"],
    ),
    (
        "Гарнізонний суд виправдав мобілізованого, якого звинувачували в дезертирстві.",
        ["338 decided acquitted None mobilised"],
    ),
    (
        "Апеляційний суд збільшив строк контрактнику: замість чотирьох років умовно — п'ять років "
        "колонії за СЗЧ.",
        ["337 appeal prison 60 contract", "337 decided suspended 48 contract"],
    ),
]

NO_CASES = [
    "Прокурор попросил приговорить контрактника к 7 годам по ч. 5 ст. 337. Приговор ждут в пятницу.",
    "Under the law, desertion carries up to 15 years in prison.",
    "If convicted of refusing to obey orders, the contract soldier faces up to three years.",
    (
        "Мать мобилизованного рассказала, что сыну грозит десять лет по статье 337, дело ещё не "
        "передали в суд."
    ),
    (
        "Военный суд рассмотрел за неделю 12 дел о самовольном оставлении части; в восьми из них "
        "сроки условные."
    ),
    "Осуждённого за дезертирство Ивана вывезли из колонии на фронт через полгода.",
    "Суд в Магнитогорске арестовал на два месяца мобилизованного, подозреваемого в дезертирстве.",
    "Гарнизонный суд продлил арест контрактнику, обвиняемому по ст. 338, до 5 июля.",
    "«Медиазона»: за март гарнизонные суды вынесли 684 приговора по «самоволке».",
    "Житель Воронежа три года не являлся в военкомат, сообщили в СК. Возбуждено дело по ст. 328.",
    "Суд отказал в жалобе на решение призывной комиссии о призыве студента.",
    "Prosecutors have asked a military court to jail a mobilised man for eight years for desertion.",
    ("Since the autumn, 1,121 soldiers have been convicted of desertion, and half got suspended sentences."),
    "Возбуждено уголовное дело по статье 328 УК против призывника.",
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
    assert case.decided.from_ == date(2024, 3, 2)


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


def test_the_first_sentence_told_behind_a_case_is_a_case_of_its_own() -> None:
    assert drawn(
        "Грозненский гарнизонный суд дал контрактнику 6 лет строгого режима за второй уход из части. "
        "Первый раз, годом ранее, ему назначили три года условно."
    ) == ["337 decided prison 72 contract", "337 decided suspended 36 contract"]


def test_the_work_grows_with_the_text() -> None:
    report = (
        "Суд приговорил мобилизованного к 5 годам вместо семи по ч. 5 ст. 337 УК, с восьми до шести лет. "
    )

    def cost(times: int) -> float:
        reading = reading_of(report * times, "ru", PUBLISHED)
        assert reading.numbers
        began = time.process_time()
        assert list(find_cases(reading))
        return time.process_time() - began

    assert grows(cost, 200, 800, times=10)
