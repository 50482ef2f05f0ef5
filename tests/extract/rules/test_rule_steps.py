"""Steps of acts in the wordings of newsrooms, and sentences that tell none."""

import pytest
from tests.extract.reading_of import reading_of

from callup.extract.rules.rules import find_rules
from callup.model.document import Language

STEPS: tuple[tuple[Language, str, str], ...] = (
    ("ru", "deferment@third_reading", "Госдума сразу во втором и третьем чтениях приняла закон, по которому отсрочку для аспирантов дают один раз."),
    ("ru", "None@signed", "Путин подписал указ об осеннем призыве: на службу отправят 135 тысяч человек."),
    ("ru", "travel_ban_on_summons@third_reading", "В Совете Федерации одобрили запрет на выезд для тех, кто не явился по повестке. Теперь закон направят президенту."),
    ("ru", "fine_for_absence@repealed", "Конституционный суд признал недействующей норму о штрафе за неявку в военкомат."),
    ("ru", "year_round_conscription@in_force", "С 1 января 2026 года призыв идёт круглый год — соответствующий закон вступил в силу."),
    ("ru", "exemption@proposed", "Парламентарии намерены внести в Думу поправки, которые освободят от призыва отцов двоих детей."),
    ("ru", "None@proposed", "Минобороны вынесло на общественное обсуждение проект постановления о порядке прохождения сборов резервистами."),
    ("ru", "reserve_age_max@third_reading", "Документ о повышении предельного возраста пребывания в запасе прошёл третье чтение 18 июля."),
    ("ru", "penalty_surrender@first_reading", "Поправка о пожизненном сроке за сдачу в плен в первом чтении поддержана единогласно."),
    ("ru", "None@repealed", "Норму, позволявшую призывникам оставаться дома до суда, отменили: закон № 123-ФЗ утратил силу."),
    ("en", "register_restrictions@third_reading", "The Federation Council signed off on a law that bans draft evaders from driving."),
    ("en", "summons_delivery@third_reading", "Lawmakers gave the measure on electronic summonses its final reading on Tuesday."),
    ("en", "mobilisation@in_force", "Putin's decree ordering a partial mobilization took effect the day it was published, 21 September."),
    ("en", "service_length@proposed", "Deputy Defense Minister floated a proposal to lengthen conscript service to two years."),
    ("en", "convict_service@signed", "A law letting defendants escape trial by signing an army contract was signed on Friday and published the same day."),
    ("en", "penalty_desertion@proposed", "The Duma's defense committee will consider tougher penalties for desertion next week."),
    ("en", "fine_for_absence@second_reading", "A fine of up to 30,000 rubles for ignoring a summons cleared its second reading."),
    ("uk", "summons_delivery@signed", "Путін підписав закон про електронні повістки, він набуде чинності з листопада."),
    ("uk", "penalty_desertion@proposed", "У Держдумі пропонують збільшити покарання за дезертирство до 15 років."),
    ("ru", "contract_end@proposed", "Законопроект о запрете увольняться с военной службы по семейным обстоятельствам одобрен комитетом и ждёт первого чтения."),
    ("ru", "citizenship_service@proposed", "Правительство внесло в Госдуму инициативу: гражданство будут давать только после службы по контракту."),
    ("ru", "conscription_age_max@signed", "Владимир Путин утвердил изменения в закон о воинской обязанности, которые поднимают верхнюю планку призывного возраста до 30 лет."),
    ("ru", "None@signed", "Опубликован указ президента о призыве резервистов на сборы."),
    ("ru", "travel_ban_on_summons@proposed", "До второго чтения из проекта убрали норму о выезде призывников за границу."),
    ("ru", "deferment@signed", "Отсрочки для сельских учителей: закон опубликован 4 августа и вступит в силу через десять дней."),
    ("ru", "deferment@repealed", "Верховный суд отменил постановление, лишавшее студентов колледжей второй отсрочки."),
    ("ru", "alternative_service@proposed", "Госсовет предложил проводить альтернативную гражданскую службу в госпиталях; законопроекта пока нет."),
    ("ru", "summons_delivery@in_force", "Реестр повесток заработал в полном объёме с 1 января, говорится в постановлении правительства."),
    ("ru", "penalty_refusal@third_reading", "Нижняя палата парламента в окончательном чтении приняла закон об уголовном наказании за отказ воевать."),
    ("en", "conscription_age_max@third_reading", "Russia's lower house voted 395-0 to raise the maximum conscription age to 30 in the third and final reading."),
    ("en", "year_round_conscription@signed", "President Vladimir Putin on Monday approved legislation allowing year-round conscription."),
    ("en", "citizenship_service@proposed", "The cabinet submitted to parliament a bill obliging new citizens to register for military service."),
    ("en", "deferment_occupation@signed", "Starting January 1, deferments for IT workers are granted online, under a government resolution signed in December."),
    ("en", "None@repealed", "A court struck down the rule that let draft boards call up men with pending appeals."),
    ("en", "penalty_surrender@third_reading", "Senators endorsed life terms for voluntary surrender."),
    ("uk", "year_round_conscription@third_reading", "Рада федерації схвалила закон про цілорічний призов."),
    ("uk", "travel_ban_on_summons@proposed", "Комітет Держдуми підтримав законопроєкт про заборону виїзду для призовників."),
)  # fmt: skip
NONE: tuple[tuple[Language, str], ...] = (
    ("ru", "Военком подписал приказ о зачислении, мужчину отправили в часть."),
    ("ru", "Депутат подписал контракт и уехал на фронт."),
    ("en", "The governor signed an order paying contract soldiers 2 million rubles."),
    ("en", "The Rada passed a law on mobilization in second reading."),
    ("ru", "По закону призывник обязан явиться по повестке в двухнедельный срок."),
    ("ru", "Губернатор утвердил порядок выплат контрактникам, постановление вступило в силу."),
    ("ru", "Закон об отсрочках никто не отменял, напомнил юрист."),
    ("en", "Under the law draft offices must keep files on all men of draft age."),
    ("ru", "Слух о законе, который закроет границы для мужчин, в Думе опровергли."),
    ("ru", "Суд отменил приговор дезертиру и вернул дело."),
    ("en", "The bill was read out in the regional assembly; it concerns school meals."),
    ("ru", "Военкомат утвердил график медкомиссии на октябрь."),
    ("ru", "Президент подписал указ о награждении военнослужащих."),
    ("en", "Putin signed a decree awarding medals to soldiers."),
    ("en", "The army signed a contract with a bus company."),
    ("ru", "Рекрутёр подписал контракт за него, говорит мать."),
    ("ru", "Срок контракта истёк, но закона об увольнении всё ещё нет."),
)  # fmt: skip


def told(text: str, language: Language) -> set[str]:
    return {f"{rule.what}@{rule.stage}" for rule in find_rules(reading_of(text, language))}


@pytest.mark.parametrize(("language", "step", "text"), STEPS)
def test_a_step_is_told_with_its_subject(language: Language, step: str, text: str) -> None:
    assert told(text, language) == {step}


@pytest.mark.parametrize(("language", "text"), NONE)
def test_what_is_no_step_of_the_law_of_service_is_no_rule(language: Language, text: str) -> None:
    assert told(text, language) == set()


def test_a_step_told_twice_is_one() -> None:
    text = "Закон о круглогодичном призыве подписан. Подписан закон о круглогодичном призыве, повторим."
    assert len(list(find_rules(reading_of(text, "ru")))) == 1


def test_each_item_of_a_list_of_penalties_is_a_step() -> None:
    text = "Закон вступил в силу: за самоволку теперь до 10 лет, за дезертирство — до 15."
    assert told(text, "ru") == {"penalty_awol@in_force", "penalty_desertion@in_force"}


def test_many_steps_take_time_in_their_number_only() -> None:
    text = "Закон об отсрочках подписан. Повестка действует 30 дней. Дума ещё обсудит штраф. " * 1_000
    assert len(list(find_rules(reading_of(text, "ru")))) < 20


@pytest.mark.parametrize(
    "text",
    [
        "Указ о частичной мобилизации никто не отменял.",
        "Указ о частичной мобилизации не отменён.",
        "The mobilization decree has not been repealed.",
    ],
)
def test_what_nobody_repealed_is_not_proposed(text: str) -> None:
    assert not told(text, "en" if text.isascii() else "ru") & {
        "mobilisation@proposed",
        "mobilisation@repealed",
    }
