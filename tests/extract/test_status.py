import re

import pytest
from tests.extract.reading_of import reading_of

from callup.extract.clauses import clause_of, segment_of
from callup.extract.status import status_at
from callup.values import Span, cut

# The anchor stands in square brackets.
MARKED = (
    ("denied", "The Kremlin denies that [another call-up] is in the offing."),
    ("denied", "No [new wave of mobilization] is planned, the governor said."),
    ("denied", "Власти опровергли [раздачу повесток] у метро."),
    ("denied", "Губернатор заявил, что [сборы] не проводятся."),
    ("denied", "Речи о [мобилизации] не идёт, это сверка данных."),
    ("reported", "Речи о мобилизации не идёт, но [сверка данных] продолжается."),
    ("denied", "Officials are not [handing out summonses], a spokesman said."),
    ("reported", "Not only [students are summoned], the lawyers said."),
    ("reported", "Не только [студентов вызывают в военкомат], но и преподавателей."),
    ("reported", "The draft office did not deny that [recruiters pressed conscripts]."),
    ("reported", "В военкомате не отрицают, что [повестки вручают] на работе."),
    ("reported", "While the Kremlin denies a new wave, [men receive summonses] across the region."),
    ("reported", "Хотя в Кремле опровергают мобилизацию, [повестки приходят] по всей области."),
    ("reported", "He was denied a deferment and [taken to the assembly point]."),
    ("unconfirmed", "Unconfirmed reports say [authorities set quotas] for regions."),
    ("unconfirmed", "Якобы [студентам грозят отчислением]."),
    ("unconfirmed", "Recruiters reportedly [visit factories] at night."),
    ("unconfirmed", "[Повестки раздают] у проходной завода. Подтвердить эту информацию пока не удалось."),
    ("unconfirmed", "В Омске [раздают повестки] у метро; независимого подтверждения этому нет."),
    ("unconfirmed", "[Summonses were handed out] at the station. We could not verify this."),
    ("reported", "[Summonses were handed out] at the station. The court sat on Monday."),
    ("planned", "The officials announced they would [open recruitment centers]."),
    ("planned", "В области планируется [открыть пункты отбора]."),
    ("planned", "[Mobile recruiting points] will be opened in May."),
    ("reported", "His employer [collected the registration cards] of all male employees and said it would get them deferments."),
    ("hypothetical", "They may try to [recruit you] in the process."),
    ("hypothetical", "По словам юриста, [вам могут вручить повестку] на проходной."),
    ("reported", "In May [summonses were handed out] in the metro."),
    ("reported", "Since 5 May [summonses were handed out] in the metro."),
    ("hypothetical", "It is unclear whether [a mobilization] will take place."),
    ("conditional", "If [you receive a summons], call a lawyer."),
    ("conditional", "Если [вам вручили повестку], позвоните юристу."),
    ("conditional", "Если объявят мобилизацию, [повестки разошлют] через Госуслуги."),
    ("reported", "По информации правозащитников, [контракт подписывают под давлением], если отказаться нельзя."),
    ("past", "Last summer [volunteer battalions were formed] in the regions."),
    ("past", "Прошлой осенью [повестки вручали] прямо на улице."),
    ("reported", "The drive is similar to last summer, [recruiters call men]."),
    ("reported", "Neither men nor women were spared: [summonses were handed out] to all."),
    ("hypothetical", "Is it true that [summonses are handed out] in Tula?"),
    ("reported", "Почему [студентам раздают повестки]?"),
    ("reported", "Это не мобилизация, а обычная [сверка данных]."),
    ("denied", "Это не [мобилизация], а обычная сверка данных."),
    ("reported", "Мужчины не хотят служить, поэтому [их вызывают повестками]."),
    ("denied", "Военком назвал фейком сообщения о том, что [мужчин вызывают на сборы]."),
    ("denied", "He called reports that [reservists are summoned] false."),
    ("denied", "There are no plans to [call up reservists]."),
    ("hypothetical", "Если бы не протесты, [студентов бы забрали]."),
    ("reported", "The man could not refuse, [he was forced to sign a contract]."),
    ("denied", "Reports of [forced signing] were denied by the ministry."),
    ("denied", "Сообщения о [принуждении к контракту] в ведомстве отрицают."),
    ("denied", "Никакого [давления на призывников] нет, заявил комиссар."),
    ("reported", "Students who did not sign up were [threatened with expulsion]."),
    ("unconfirmed", "The ministry neither confirmed nor denied that [quotas exist]."),
    ("denied", "It was not true that [students were being expelled]."),
    ("denied", "The ministry said [conscripts] are not being sent to the front."),
    ("reported", "The ministry has not denied [sending conscripts to the front]."),
    ("planned", "The ministry plans to [call up reservists] in May."),
    ("planned", "С 1 апреля в регионе [начнутся военные сборы]."),
    ("hypothetical", "Студентов [могут отчислить]."),
    ("hypothetical", "There is a risk that [conscripts are sent] to the border."),
    ("reported", "Никто не скрывает, что [квоты спущены] сверху."),
    ("past", "During the first wave [summonses were handed out] at night."),
    ("denied", "Мужчин не [забирают в армию] на улицах."),
    ("denied", "There is no [recruitment quota], officials said."),
    ("reported", "No later than Monday [the lists were handed over]."),
    ("unconfirmed", "Rumours say [the border is closed] for reservists."),
    ("reported", "He said the rumours were baseless; [summonses were handed out] anyway."),
)  # fmt: skip


def marked(text: str) -> tuple[str, int, int]:
    start, end = text.index("["), text.index("]") - 1
    return text.replace("[", "").replace("]", ""), start, end


def language_of(text: str) -> str:
    return "ru" if re.search("[а-я]", text) else "en"


@pytest.mark.parametrize(("status", "passage"), MARKED)
def test_status_is_what_the_clause_says(status: str, passage: str) -> None:
    text, start, end = marked(passage)
    reading = reading_of(text, language_of(text))
    assert status_at(reading, cut(text, start, end)) == status


@pytest.mark.parametrize("number", range(3))
def test_a_denial_reaches_no_other_sentence(number: int) -> None:
    text = "Summonses were handed out. The governor denied a new wave. Summonses were handed out."
    reading = reading_of(text, "en")
    sentence = reading.scan.sentence(number)
    expected = "denied" if number == 1 else "reported"
    at = text.index("a new wave") if number == 1 else sentence.start
    assert status_at(reading, cut(text, at, at + 9)) == expected


def test_a_segment_ends_at_but() -> None:
    text = "Men are summoned, but the governor denies it; nothing else is known."
    scan = reading_of(text, "en").scan
    assert segment_of(scan, cut(text, 0, 3)).quote == "Men are summoned"
    assert segment_of(scan, Span(30, 38, text[30:38])).quote == ", but the governor denies it"


def test_a_clause_ends_at_which() -> None:
    text = "The centre, which opened in May, was closed."
    scan = reading_of(text, "en").scan
    assert clause_of(scan, cut(text, 0, 10)).quote == "The centre"


def test_money_that_will_be_paid_is_offered() -> None:
    text = "Контрактник получит 400 тысяч рублей, если подпишет контракт до мая."
    reading = reading_of(text, "ru")
    at = text.index("400")
    assert status_at(reading, cut(text, at, text.index(","))) == "reported"


def test_a_long_sentence_costs_no_more_than_its_length() -> None:
    text = "если не " * 5_000 + "повестки вручали"
    reading = reading_of(text, "ru")
    assert status_at(reading, cut(text, len(text) - 16, len(text) - 8)) in ("conditional", "denied")
