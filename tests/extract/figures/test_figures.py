from __future__ import annotations

from datetime import date

import pytest
from tests.extract.reading_of import reading_of

from callup.extract.figures.figures import find_figures
from callup.model import Figure
from callup.model.document import Language
from callup.values import Quantity

PUBLISHED = date(2023, 3, 28)
# Sentences that say what campaign a count belongs to, where the count itself does not.
NEAR_RU = "Военкоматы продолжают рассылать повестки. "
NEAR_EN = "The draft office keeps handing out summonses. "


def figures_of(text: str) -> list[Figure]:
    language: Language = "ru" if any("а" <= char <= "я" for char in text.lower()) else "en"
    return list(find_figures(reading_of(text, language, PUBLISHED)))


def number(quantity: Quantity) -> str:
    def plain(value: object) -> str:
        return "" if value is None else f"{value:f}".removesuffix(".0")

    low, high = plain(quantity.min), plain(quantity.max)
    written = low if low == high else f"{low}..{high}"
    return written + (f" {quantity.qualifier}" if quantity.qualifier else "")


def drawn(text: str) -> list[str]:
    """Each figure as "value unit (term), of N, share N, per P, as of DAY", with what it has."""
    lines = []
    for figure in figures_of(text):
        parts = [f"{number(figure.value)} {figure.unit}"] if figure.value else []
        parts += [f"({figure.what.term})"]
        parts += [f"of {number(figure.of)}"] if figure.of else []
        parts += [f"share {number(figure.share)}"] if figure.share else []
        parts += [f"per {figure.per}"] if figure.per else []
        parts += [f"as of {figure.as_of.to}"] if figure.as_of else []
        lines.append(" ".join(parts))
    return lines


COUNTS = [
    ("The mobilization of 300,000 reservists sent panic.", ["300000 people (reservists)"]),
    ("300 000 резервистов призваны.", ["300000 people (reservists)"]),
    ("Призвали более 5000 российских военнообязанных.", ["5000.. at_least people (people)"]),
    (NEAR_EN + "It happened in more than 40 regions.", ["40.. at_least regions (regions)"]),
    (NEAR_RU + "Повестки вручают в 33 регионах.", ["33 regions (regions)"]),
    (NEAR_RU + "Задержали не менее 300 человек.", ["300.. at_least people (people)"]),
    (NEAR_EN + "We answered 436 messages.", ["436 messages (messages)"]),
    ("It placed 75,000 army ads.", ["75000 ads (ads)"]),
    ("Вручено 1200 повесток.", ["1200 summonses (summonses)"]),
    ("В городе вручили 1200 электронных повесток.", ["1200 summonses (summonses)"]),
    ("В полку 43 контрактника.", ["43 people (contract_soldiers)"]),
    ("За день прошло 73 облавы на призывников.", ["73 raids (raids)"]),
    ("The army signed 120 new contracts.", ["120 contracts (contracts)"]),
    (
        "Суды получили 536 уголовных дел против 548 военнослужащих.",
        ["536 cases (cases)", "548 people (soldiers)"],
    ),
    ("The garrison court heard 25 such cases.", ["25 cases (cases)"]),
]

DENOMINATORS = [
    (
        "Mediazona counted 247 verdicts in 536 cases of desertion.",
        ["247 verdicts (verdicts) of 536", "536 cases (cases)"],
    ),
    (
        "Суды вынесли 247 приговоров по 536 делам о дезертирстве.",
        ["247 verdicts (verdicts) of 536", "536 cases (cases)"],
    ),
    ("On desertion, 120 of the 536 cases were heard.", ["120 cases (cases) of 536", "536 cases (cases)"]),
    ("По 120 из 536 дел о дезертирстве есть решения.", ["120 cases (cases) of 536", "536 cases (cases)"]),
    ("Military recruiters work in 33 of 89 regions.", ["33 regions (regions) of 89"]),
    ("Only 25 of 247 verdict texts on AWOL were out.", ["25 verdicts (verdicts) of 247"]),
    ("Of the 536 desertion cases, 247 have ended.", ["536 cases (cases)", "247 cases (cases) of 536"]),
    ("Из 89 регионов выплаты контрактникам подняли 45.", ["45 regions (regions) of 89"]),
    (
        NEAR_RU + "300 человек в 33 регионах.",
        ["300 people (people)", "33 regions (regions)"],
    ),
]

RATES = [
    (
        "The group receives up to 100 messages a day about summonses.",
        ["..100 at_most messages (messages) per day"],
    ),
    (
        "Группа получает до 100 обращений в день о повестках.",
        ["..100 at_most requests (requests) per day"],
    ),
    (
        "Ежедневно приходит 40 обращений о повестках.",
        ["40 requests (requests) per day"],
    ),
    ("Courts hand down 100 verdicts a week for desertion.", ["100 verdicts (verdicts) per week"]),
]

SHARES = [
    (
        "A third of those convicted of desertion are young.",
        ["(convicted) share 0.3333"],
    ),
    (
        "A third of those convicted received suspended sentences for desertion.",
        ["(suspended_sentences) share 0.3333"],
    ),
    (
        "Примерно треть осуждённых получили условный срок за дезертирство.",
        ["(suspended_sentences) share 0.3333 about"],
    ),
    ("Половина призывников не пришла.", ["(conscripts) share 0.5"]),
    ("Каждый третий осуждённый за дезертирство свободен.", ["(convicted) share 0.3333"]),
    ("One in five conscripts did not come.", ["(conscripts) share 0.2"]),
    ("Three in four conscripts went.", ["(conscripts) share 0.75"]),
    ("Two-thirds of the reservists stayed.", ["(reservists) share 0.6667"]),
    ("More than half of the summonses were handed out.", ["(summonses) share 0.5.. at_least"]),
    ("О повестках 43 % обращений.", ["(requests) share 0.43"]),
    ("43% of the requests were about summonses.", ["(requests) share 0.43"]),
    ("A quarter of the 536 desertion cases", ["(cases) of 536 share 0.25"]),
]

NOUN_FIRST = [
    (NEAR_RU + "Число обращений достигло 536.", ["536 requests (requests)"]),
    (NEAR_RU + "Обращений: 412.", ["412 requests (requests)"]),
    ("По статье 332 дел 25.", ["25 cases (cases)"]),
    ("Приговоров военным вынесено 247.", ["247 verdicts (verdicts)"]),
    (NEAR_RU + "Обращений от мобилизованных — 340.", ["340 requests (requests)"]),
    ("The number of desertion cases reached 708.", ["708 cases (cases)"]),
]

AS_OF = [
    ("As of 21 March there were 536 desertion cases.", ["536 cases (cases) as of 2023-03-21"]),
    ("На 21 марта 2023 года в судах 536 дел военных.", ["536 cases (cases) as of 2023-03-21"]),
    ("Призвали 300 резервистов в марте.", ["300 people (reservists)"]),
]

NO_FIGURES = [
    "In the Vologda region, some 400 kilometers (250 miles) north of Moscow, summonses came.",
    "All Russian men between the ages of 18 and 27 must serve a year in the military.",
    "Most men under 65 are part of the army reserve.",
    "The war has lasted for more than a year, after 13 months soldiers are tired.",
    "В армию берут мужчин от 18 до 27 лет.",
    "Военный госпиталь построен 40 лет назад в области.",
    "По части 5 статьи 337 дел военных много.",
    "Зарплаты военных выросли на 43 %.",
    "Combat pay for soldiers rose by 20 percent.",
    "The third wave of mobilization and the second half of conscription.",
    "Room 12, military commissariat.",
    "27-летних призывников ждут в военкомате.",
    "Один контрактник вернулся домой.",
    "Контракт с армией — 195 000 рублей.",
    "Матч смотрели 5000 человек.",
    "The 2011 raid on the draft office is remembered.",
    "Для военкомата купили 20 военных самолетов и 5 военных машин.",
    "The bakery has 40 companies among its clients in 12 regions.",
    "Служба по контракту: 8 800 222-20-23.",
]


@pytest.mark.parametrize(("text", "expected"), COUNTS + DENOMINATORS + RATES + SHARES + NOUN_FIRST + AS_OF)
def test_figures_are_found_with_what_they_count(text: str, expected: list[str]) -> None:
    assert drawn(text) == expected


@pytest.mark.parametrize("text", NO_FIGURES)
def test_numbers_that_count_nothing_of_the_campaign_are_no_figures(text: str) -> None:
    assert drawn(text) == []


def test_a_word_that_is_no_number_keeps_its_qualifier() -> None:
    (figure,) = figures_of("The line got dozens of inquiries a day about summonses.")
    assert figure.value is not None
    assert figure.value.qualifier == "dozens_like"
    assert (figure.unit, figure.per, figure.what.as_written) == ("requests", "day", "inquiries")


@pytest.mark.parametrize(
    "text", [text for text, expected in COUNTS + DENOMINATORS + RATES + SHARES if expected]
)
def test_the_evidence_holds_the_number_and_the_noun(text: str) -> None:
    for figure in figures_of(text):
        (evidence,) = figure.evidence
        assert text[evidence.start : evidence.end] == evidence.quote
        assert evidence.covers(figure.anchor)
        assert figure.what.as_written in evidence.quote
        if figure.of is not None:
            assert figure.of.as_written in evidence.quote


@pytest.mark.parametrize(("count", "place"), [(471, "Tver"), (9, "Omsk"), (12_500, "Perm")])
def test_another_number_in_another_place_gives_that_number(count: int, place: str) -> None:
    text = f"In {place}, {count:,} reservists got draft notices."
    assert drawn(text) == [f"{count} people (reservists)"]


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        (
            "За месяц насчитали 125 облав на призывников, из них 73 — в ноябре.",
            "ru",
            [(125, None), (73, 125)],
        ),
        (
            "В военкомат вызвали 640 человек, из которых 38 уже вернулись и 12 пожаловались.",
            "ru",
            [(640, None), (38, 640), (12, 640)],
        ),
        (
            "Our line on the draft took 310 calls. Of these, 47 concerned summonses and 12 came from parents.",
            "en",
            [(310, None), (47, 310), (12, 310)],
        ),
        ("The draft office summoned 90 men, 15 of them twice.", "en", [(90, None), (15, 90)]),
        ("В военкомат вызвали 640 человек. Дом 38 стоит рядом.", "ru", [(640, None)]),
    ],
)
def test_a_part_counts_what_its_whole_counts(
    text: str, language: Language, values: list[tuple[int, int | None]]
) -> None:
    figures = sorted(find_figures(reading_of(text, language)), key=lambda figure: figure.anchor.start)
    found = [(f.value and f.value.max, f.of and f.of.max) for f in figures]
    assert [pair for pair in values if pair not in found] == []
    assert len(found) <= len(values) + 1


ELIDED = [
    (
        "Осенью насчитали 90 облав на призывников, против 28 годом ранее.",
        ["90 raids (raids)", "28 raids (raids)"],
    ),
    ("В мае прошло 12 облав на призывников, а с июня — 31.", ["12 raids (raids)", "31 raids (raids)"]),
    (
        "Twenty men per working day were sentenced for desertion, a total of 410 for the month.",
        ["20 people (people) per day", "410 people (people)"],
    ),
    (
        "41 % обращений о призыве касались отсрочек, 17 % — медкомиссий.",
        ["(requests) share 0.41", "(requests) share 0.17"],
    ),
    ("Более чем в 40 регионах резервистам шлют повестки.", ["40.. at_least regions (regions)"]),
    ("Почти в 30 регионах резервистам шлют повестки.", ["30 nearly regions (regions)"]),
    (
        "The draft office called up 900 men in May; in April it had been a couple of dozen.",
        ["900 people (people)", "24..36 dozens_like people (people)"],
    ),
    (
        "Of 4,100 army adverts on the site, 260 were paid for by schools and around 90 came from clinics.",
        ["4100 ads (ads)", "260 ads (ads) of 4100", "90 about ads (ads) of 4100"],
    ),
    (
        "Контрактников за неделю пришло полторы тысячи, раньше приходило двести.",
        ["1500 people (contract_soldiers)", "200 people (contract_soldiers)"],
    ),
    (
        "На сборы вызвали 310 резервистов: половина просила отсрочку, явились лишь 140.",
        ["310 people (reservists)", "140 people (reservists)", "(reservists) share 0.5"],
    ),
    (
        "Суд рассмотрел 60 дел о дезертирстве, решил 70 % из них.",
        ["60 cases (cases)", "(cases) of 60 share 0.7"],
    ),
    ("Дезертиров у них два-три в год.", ["2..3 people (deserters) per year"]),
    (
        "The line took 2,400 calls about conscription, up from 1,900; nearly half came from parents.",
        ["2400 calls (calls)", "1900 calls (calls)", "(calls) share 0.5 nearly"],
    ),
    (
        "Число приговоров дезертирам выросло с 470 до 2 900 за год.",
        ["2900 verdicts (verdicts)"],
    ),
    ("Повестки разнесли по 18 заводам.", ["18 employers (employers)"]),
    ("Военкомат вызвал 300, набрали 212.", ["300 people (people)", "212 people (people)"]),
    ("Осудили троих: двое отказались воевать.", ["3 people (people)", "2 people (people)"]),
    (
        "A quarter of complaints to the military prosecutor concern leave; there were 12,000.",
        ["(complaints) share 0.25", "12000 complaints (complaints)"],
    ),
    ("Only one in twenty conscripts challenged the summons.", ["(conscripts) share 0.05"]),
]


@pytest.mark.parametrize(("text", "expected"), ELIDED)
def test_what_is_counted_once_more_keeps_its_noun(text: str, expected: list[str]) -> None:
    assert drawn(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Военкомат разослал 40 повесток, дом 12 обошли дважды.",
        "Насчитали 40 облав на призывников, цены выросли на 12 %.",
        "The draft office sent 40 summonses to house number 12.",
        "Призвали 40 резервистов. В бою за сутки погибли 30 солдат.",
        "Призвали 40 резервистов. В советской армии служили 620 тысяч солдат.",
        "Forty conscripts came. The British army has 70,860 soldiers.",
        "The draft office sent 40 summonses, 15 more than a week before.",
        "Военкомат разослал 40 повесток, телефон 117 не отвечает.",
        "Военкомат разослал 40 повесток по статье 328, часть 2.",
        "Насчитали 40 облав на призывников, инфляция составила 9 %.",
        "Осудили 40 дезертиров, в 34 года один из них отец троих детей.",
        "Военкомат разослал 40 повесток, ставка банка 16 %.",
    ],
)
def test_another_number_beside_a_count_is_no_second_count(text: str) -> None:
    assert len(drawn(text)) == 1


def test_many_counts_take_time_in_their_number_only() -> None:
    text = "Насчитали 40 облав на призывников, против 12, против 13. " * 2_000
    assert len(figures_of(text)) == 6_000
