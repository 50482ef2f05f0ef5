import re
from datetime import date
from decimal import Decimal

import pytest
from tests.extract.reading_of import reading_of, russia

from callup.extract.rules.rules import find_rules

# What the rules of a text are, as subject=number@stage; nothing where the text sets no rule.
PASSAGES = (
    ("conscription_age_min=18@in_force conscription_age_max=27@in_force service_length=1@in_force", "All Russian men between the ages of 18 and 27 must serve a year in the military, though many avoid it."),
    ("conscription_age_min=18@in_force conscription_age_max=30@in_force", "Призыву на службу подлежат мужчины в возрасте от 18 до 30 лет."),
    ("conscription_age_max=30@signed", "Президент подписал закон о повышении призывного возраста с 27 до 30 лет."),
    ("conscription_age_max=30@first_reading", "The State Duma approved in first reading a bill raising the conscription age from 27 to 30."),
    ("conscription_age_min=21@proposed", "Минобороны предложило поднять призывной возраст с 18 до 21 года."),
    ("conscription_age_max=30@proposed", "A bill would raise the draft age to 30."),
    ("summons_delivery@third_reading", "Госдума приняла в третьем чтении закон об электронных повестках."),
    ("summons_delivery@signed", "Putin signed the law on electronic summonses on 14 April."),
    ("summons_delivery@proposed", "Законопроект об электронных повестках внесли в Госдуму."),
    ("travel_ban_on_summons@in_force", "Закон, запрещающий выезд после получения повестки, вступил в силу."),
    ("service_length=12@in_force", "Conscripts are required to serve 12 months; mandatory military service of 12 months is set by law and in force since 2008."),
    ("service_length=2@proposed", "Депутат предложил увеличить срок срочной службы до двух лет."),
    ("year_round_conscription@signed", "Подписан закон о круглогодичном призыве."),
    ("contract_end@in_force", "Under the current law contracts run until the mobilization ends."),
    ("", "Мужчины от 18 до 27 лет пришли на концерт."),
    ("", "He is 27 and served a year in prison."),
    ("", "The bill on fishing was passed in first reading."),
    ("", "В клубе 18 до 27 игроков."),
    ("", "Women aged 18 to 30 attended the fair."),
    ("year_round_conscription@first_reading", "The bill on year-round conscription passed its first reading; the second reading is planned for October."),
    ("deferment@second_reading", "Поправку об отсрочке для многодетных отцов приняли во втором чтении."),
    ("reserve_age_max@signed", "Подписан закон, который увеличивает предельный возраст пребывания в запасе."),
    ("", "The Kremlin denies that another call-up is in the offing."),
)  # fmt: skip


def told(text: str) -> set[str]:
    language = "ru" if re.search("[а-я]", text) else "en"
    return {
        rule.what + (f"={rule.value.number}" if rule.value else "") + f"@{rule.stage}"
        for rule in find_rules(reading_of(text, language))
    }


@pytest.mark.parametrize(("rules", "text"), PASSAGES)
def test_rules_of_a_passage(rules: str, text: str) -> None:
    assert told(text) == set(rules.split())


def test_the_ages_follow_the_text() -> None:
    text = "All men between the ages of 19 and 35 must serve two years in the army."
    rules = {rule.what: rule for rule in find_rules(reading_of(text, "en"))}
    assert rules["conscription_age_min"].value.number == Decimal(19)
    assert rules["conscription_age_max"].value.number == Decimal(35)
    assert rules["service_length"].value.number == Decimal(2)
    assert all(rule.evidence[0].quote == text for rule in rules.values())
    assert rules["conscription_age_max"].anchor.quote == "35"


def test_act_and_day_of_effect() -> None:
    text = "Путин подписал закон № 439-ФЗ от 4 августа 2023 года о повышении призывного возраста до 30 лет с 1 января 2024 года."
    (rule,) = find_rules(reading_of(text, "ru"))
    assert rule.stage == "signed"
    assert rule.act.number == "439-ФЗ"
    assert rule.act.date.from_ == date(2023, 8, 4)
    assert rule.effective.from_ == date(2024, 1, 1)


@pytest.mark.parametrize(
    "text",
    [
        "A bill that raises the conscription age to 30 will be signed next week.",
        "Законопроект о повышении призывного возраста до 30 лет планируется принять в третьем чтении.",
        "The bill raising the draft age to 30 might be signed in May.",
    ],
)
def test_a_bill_is_never_a_law(text: str) -> None:
    language = "ru" if re.search("[а-я]", text) else "en"
    stages = {rule.stage for rule in find_rules(reading_of(text, language))}
    assert stages == {"proposed"}


def test_the_timeline_speaks_the_vocabulary() -> None:
    subjects = set(russia().law_subjects)
    assert {entry.what for entry in russia().law} <= subjects
    read = set(russia().lexicon["rule_subject"])
    assert len(read & subjects) >= 15


@pytest.mark.parametrize(
    ("text", "what", "stage", "years"),
    [
        ("Депутаты приняли во втором чтении законопроект: за самоволку — до 12 лет.", "penalty_awol", "second_reading", 12),
        ("Комитет по обороне рекомендовал принять в первом чтении поправки об отсрочках.", "deferment", "proposed", None),
        ("Совет Федерации единогласно поддержал поправки о повестках.", "summons_delivery", "third_reading", None),
        ("The upper house on Friday backed amendments on draft notices.", "summons_delivery", "third_reading", None),
        ("A government commission backed a draft that toughens the law on AWOL.", "penalty_awol", "proposed", None),
        ("Soldiers will remain in the reserve until 55 under the law signed on Monday.", "reserve_age_max", "signed", 55),
    ],
)  # fmt: skip
def test_looser_words_count_where_a_step_of_an_act_is_told(
    text: str, what: str, stage: str, years: int | None
) -> None:
    language = "ru" if re.search("[а-я]", text) else "en"
    (rule,) = find_rules(reading_of(text, language))
    assert (rule.what, rule.stage) == (what, stage)
    assert (rule.value and rule.value.number) == years


def test_the_subject_of_a_step_may_stand_in_the_next_sentence() -> None:
    text = "Закон подписан президентом. Электронная повестка считается вручённой через семь дней."
    (rule,) = find_rules(reading_of(text, "ru"))
    assert (rule.what, rule.stage, len(rule.evidence)) == ("summons_delivery", "signed", 2)


@pytest.mark.parametrize(
    "text",
    [
        "Солдату дали шесть лет за самоволку, приговор вступил в законную силу.",
        "Мужчинам снова приносят повестки, рассказали жители.",
        "Штраф за парковку вырастет, закон подписан.",
    ],
)
def test_no_step_of_an_act_is_no_rule(text: str) -> None:
    assert list(find_rules(reading_of(text, "ru"))) == []
