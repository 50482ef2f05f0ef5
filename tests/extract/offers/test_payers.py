"""Who pays, by the words of a sum, of its sentence and of those round it; and where districts' offers hold."""

from __future__ import annotations

import time

import pytest
from tests.extract.reading_of import document_of, russia, scanner
from tests.growth import grows

from callup.extract import extract
from callup.model import Offer
from callup.model.document import Language


def paid(text: str, language: Language = "ru") -> list[tuple[int, str, str]]:
    """Each offer's sum in thousands, its payer, and its place: a town by its name, else a code, or a dash."""
    document = document_of(text, language)
    records, _ = extract(document, scanner().scan(document), russia())
    told = []
    for offer in records:
        if isinstance(offer, Offer) and offer.amount and (offer.amount.max or offer.amount.min):
            place = offer.place
            thousands = int((offer.amount.max or offer.amount.min or 0) / 1000)
            told.append((thousands, offer.payer, (place.municipality or place.code) if place else "-"))
    return told


def payers(text: str, language: Language = "ru") -> list[str]:
    return [payer for _, payer, _ in paid(text, language)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Татарстан сократил выплату за контракт с 2,7 млн до 400 тыс. рублей.", "ru"),
        ("Осенью 2024 года Томская область ещё платила контрактникам по 700 тыс. рублей.", "ru"),
        ("Карелия с прошлой весны сама предлагает подписавшим контракт 700 тыс. рублей.", "ru"),
        ("Tomsk region has put its sign-on bonus for contract soldiers up to 1.5 million rubles.", "en"),
        (
            "Buryatia has brought its payment for a contract down from 1.6 million rubles to 1 million rubles.",
            "en",
        ),
        ("Tatarstan, among the richest regions, now offers recruits 2 million rubles for a contract.", "en"),
        (
            "The Nenets autonomous district [Russia's federal subject] now pays recruits 2.2 million rubles.",
            "en",
        ),
        ("Влада Самарської області підвищила виплату за контракт до 3 млн рублів.", "uk"),
    ],
)
def test_a_region_that_acts_in_a_sentence_pays_its_sum(text: str, language: Language) -> None:
    assert payers(text, language) == ["regional"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("В Томской области выплата за контракт выросла с 700 тыс. до 1 млн рублей.", "ru"),
        ("Жителям Татарстана за контракт платят 2 млн рублей.", "ru"),
        ("Костромичам за контракт теперь предлагают 900 тыс. рублей вместо 500 тысяч рублей.", "ru"),
        ("Татарстан остаётся регионом, где за контракт с Минобороны платят 2 млн рублей.", "ru"),
        (
            "In Tomsk region the sign-on bonus for a contract rose from 700,000 rubles to 1 million rubles.",
            "en",
        ),
        ("Kazan recruits are paid 2 million rubles for signing a contract.", "en"),
        ("In Tomsk Oblast the sign-on bonus for a contract is 1 million rubles.", "en"),
        ("At Ural Federal University students who sign a contract are promised 3 million rubles.", "en"),
    ],
)
def test_a_place_where_it_is_paid_is_no_payer(text: str, language: Language) -> None:
    assert payers(text, language) == ["unknown"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Республиканский бюджет платит за контракт 1 млн рублей, плюс Элиста — ещё 150 тыс.",
            [(1000, "regional", "RU-KL"), (150, "municipal", "Elista")],
        ),
        (
            "Казань из своего бюджета доплачивает контрактникам 250 тыс. рублей, Альметьевск — 300 тыс.",
            [(250, "municipal", "Kazan"), (300, "municipal", "Almetyevsk")],
        ),
        (
            "С апреля Тверь платит добровольцам за контракт 300 тыс. рублей, область — 1 млн, а федеральный бюджет "
            "— 400 тыс.",
            [(300, "municipal", "Tver"), (1000, "regional", "RU-TVE"), (400, "federal", "RU-TVE")],
        ),
        (
            "Татарстан урезал выплату за контракт с 2,7 млн до 400 тыс. рублей, Чувашия — с 2,1 млн до 500 тыс.",
            [(400, "regional", "RU-TA"), (500, "regional", "RU-CU")],
        ),
        (
            "Тюменская область за контракт даёт 3 млн рублей. ХМАО на тех же условиях — 2,5 млн рублей.",
            [(3000, "regional", "RU-TYU"), (2500, "regional", "RU-KHM")],
        ),
        (
            "Три уральских региона подняли выплаты за контракт. Курганская область, без лишнего шума, — с 1,5 млн "
            "до 2 млн рублей.",
            [(2000, "regional", "RU-KGN")],
        ),
        (
            "Города доплачивают за контракт сами. Сургут — 500 тыс. рублей, Нефтеюганск — 300 тыс. рублей.",
            [(500, "municipal", "Surgut"), (300, "municipal", "Nefteyugansk")],
        ),
        (
            "Тюменская область за контракт даёт 3 млн рублей. В ХМАО выплата — 2,5 млн рублей.",
            [(3000, "regional", "RU-TYU"), (2500, "unknown", "RU-KHM")],
        ),
    ],
)
def test_the_next_place_of_a_list_pays_as_the_one_before(text: str, told: list[tuple[int, str, str]]) -> None:
    assert paid(text) == told


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        (
            "Recruits of the company get 300,000 rubles for a contract from the state and another 200,000 rubles "
            "from the Tomsk region.",
            "en",
            ["federal", "regional"],
        ),
        ("Помощнику за приведённого контрактника — 100 тыс. рублей от Тверской области.", "ru", ["regional"]),
        (
            "The Russian government pays 400,000 rubles on signing a contract, Perm Krai another 1.5 million rubles.",
            "en",
            ["federal", "regional"],
        ),
    ],
)
def test_the_place_that_a_sum_comes_from_pays_it(text: str, language: Language, told: list[str]) -> None:
    assert payers(text, language) == told


@pytest.mark.parametrize(
    ("text", "language", "payer"),
    [
        (
            "За контракт на год выплатят 600 тыс. рублей. Все расходы берёт на себя бюджет региона.",
            "ru",
            "regional",
        ),
        ("Выплата за контракт — 700 тыс. рублей. Деньги выделяет муниципалитет.", "ru", "municipal"),
        (
            "Recruits who sign a contract get 300,000 rubles. The money comes from the city budget.",
            "en",
            "municipal",
        ),
        ("Выплата за контракт — 700 тыс. рублей. Мэрия советует прийти с паспортом.", "ru", "unknown"),
    ],
)
def test_the_next_sentence_tells_where_the_money_comes_from(
    text: str, language: Language, payer: str
) -> None:
    assert payers(text, language) == [payer]


def test_a_line_below_a_table_tells_who_pays_its_sums() -> None:
    rows = "Категория | Выплата за контракт\nЖитель края | 900 000\nИногородний | 700 000\n"
    assert payers(rows + "Платит правительство края") == ["regional", "regional"]
    assert payers(rows + "Подробности по телефону") == ["unknown", "unknown"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Власти Самарской области подняли выплату за контракт до 2 млн рублей. Ежемесячно военнослужащие "
            "получают от 210 тыс. рублей.",
            ["regional", "unknown"],
        ),
        (
            "Самарские власти подняли до 100 тыс. рублей награду тем, кто привёл знакомого на контракт. Сам "
            "контрактник получает единовременно 2 млн рублей.",
            ["regional", "unknown"],
        ),
        (
            "Указ главы Башкирии о выплатах за контракт вступил в силу, размер — 1 млн рублей. В Уфе за контракт "
            "дают ещё 200 тыс. рублей.",
            ["regional", "unknown"],
        ),
        (
            "Губернатор подписал указ о выплатах землякам: за подбитый танк дадут 1 млн рублей. За вертолёт "
            "обещают 2 млн рублей. За уничтоженный самолёт заплатят 3 млн рублей.",
            ["regional", "regional", "regional"],
        ),
    ],
)
def test_a_payer_is_handed_on_to_what_he_was_told_to_pay(text: str, told: list[str]) -> None:
    assert payers(text) == told


@pytest.mark.parametrize(
    ("text", "language", "payer"),
    [
        ("Россия обещает иностранцам за контракт 2 млн рублей.", "ru", "federal"),
        ("Russia plans to pay foreigners who sign contracts 500,000 rubles.", "en", "federal"),
        ("- 400 000 рублей — выплата Минобороны за контракт", "ru", "federal"),
        (
            "Debts of up to 10 million rubles are cancelled for contract soldiers by a law Putin signed.",
            "en",
            "federal",
        ),
        ("За контракт в России дают до 5 млн рублей.", "ru", "unknown"),
        (
            "Сургутянам, подписавшим контракт, город и дальше будет выплачивать по 150 тыс. рублей.",
            "ru",
            "municipal",
        ),
        ("Мэрия Тулы опровергла листовку, по которой за контракт дают 5 млн рублей.", "ru", "unknown"),
        ("Завод обещает рабочим, ушедшим на контракт, 100 тыс. рублей.", "ru", "employer"),
        ("Tatneft pays employees who sign a contract 500,000 rubles.", "en", "employer"),
        ("За подбитый контрактником «Абрамс» компания заплатит 10 млн рублей.", "ru", "private"),
    ],
)
def test_who_pays_by_name(text: str, language: Language, payer: str) -> None:
    assert payers(text, language) == [payer]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "В Пермском крае за контракт платят 1 млн рублей. Кунгурский муниципальный округ добавляет 150 тыс. "
            "рублей.",
            [(1000, "unknown", "RU-PER"), (150, "municipal", "Кунгурский округ")],
        ),
        (
            "Изобильненский округ Ставрополья поднял свою выплату за контракт до 400 тыс. рублей.",
            [(400, "municipal", "Изобильненский округ")],
        ),
        ("Ханты-Мансийский округ платит за контракт 3 млн рублей.", [(3000, "regional", "RU-KHM")]),
        ("В Ленинском районе Уфы за контракт дают 2 млн рублей.", [(2000, "unknown", "Ufa")]),
        ("Южный военный округ: за контракт в Адыгее дают 2 млн рублей.", [(2000, "unknown", "RU-AD")]),
    ],
)
def test_a_municipal_district_pays_and_a_towns_own_does_not(
    text: str, told: list[tuple[int, str, str]]
) -> None:
    assert paid(text) == told


def test_a_later_paragraph_with_sums_of_its_own_does_not_say_where_earlier_sums_hold() -> None:
    general = "Участники СВО получают за контракт 400 тыс. рублей.\n\n"
    assert paid(general + "В Адыгее за контракт дают 500 тыс. рублей.") == [
        (400, "unknown", "-"),
        (500, "unknown", "RU-AD"),
    ]
    assert paid(general + "Пункт отбора: Майкоп, ул. Ленина, 1.") == [(400, "unknown", "Maykop")]


def test_a_dateline_is_no_town_that_pays() -> None:
    text = (
        "ПЕРМЬ, 3 марта. В Пермском крае за контракт дают 1 млн рублей и 100 тыс. рублей от муниципалитетов."
    )
    assert paid(text)[-1] == (100, "municipal", "RU-PER")


def test_a_federal_sum_joined_with_a_regions_holds_there() -> None:
    text = "За контракт в Томской области дают 900 тыс. рублей от региона и ещё 400 тыс. рублей из федерального бюджета."
    assert paid(text) == [(900, "regional", "RU-TOM"), (400, "federal", "RU-TOM")]


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        (
            "Помимо федеральной выплаты, подписавшему контракт в Туве дадут 700 тыс. рублей.",
            "ru",
            ["unknown"],
        ),
        (
            "In addition to the federal payment, recruits in Perm get 700,000 rubles for a contract.",
            "en",
            ["unknown"],
        ),
        (
            "Сверх федеральных 400 тыс. рублей контрактникам в Туве дадут 700 тыс. рублей.",
            "ru",
            ["federal", "unknown"],
        ),
    ],
)
def test_to_whose_money_a_sum_is_added_does_not_pay_it(
    text: str, language: Language, told: list[str]
) -> None:
    assert payers(text, language) == told


@pytest.mark.parametrize(
    ("text", "payer"),
    [
        ("Выплата за контракт в Туле составит 2,1 млн рублей. Решение принял губернатор.", "regional"),
        ("Приведшему контрактника дадут 100 тыс. рублей. Награду установил губернатор.", "regional"),
        ("Выплата за контракт в Туле составит 2,1 млн рублей. Губернатор осмотрел пункт отбора.", "unknown"),
    ],
)
def test_who_decided_on_a_sum_by_the_next_sentence(text: str, payer: str) -> None:
    assert payers(text) == [payer]


def test_a_payer_stands_bare_behind_his_part() -> None:
    text = (
        "Выплата при заключении контракта: 2 000 000 руб. (1,5 млн — регион, 400 тыс. — Минобороны, 100 тыс. — "
        "муниципалитет)."
    )
    assert payers(text) == ["unknown", "regional", "federal", "municipal"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Власти столицы ввели выплату за контракт в 1,9 млн рублей.", [(1900, "regional", "RU-MOW")]),
        ("Столичная мэрия доплачивает контрактникам 1,9 млн рублей.", [(1900, "regional", "RU-MOW")]),
        (
            "В Башкирии столичная мэрия доплачивает контрактникам 200 тыс. рублей.",
            [(200, "municipal", "RU-BA")],
        ),
    ],
)
def test_the_capital_by_its_authorities_where_no_region_is_named(
    text: str, told: list[tuple[int, str, str]]
) -> None:
    assert paid(text) == told


def test_a_house_in_a_town_does_not_say_where_an_offer_holds() -> None:
    text = "Leaflets at a Moscow migration center promise recruits a salary of 200,000 rubles a month."
    assert paid(text, "en") == [(200, "unknown", "-")]
    text = "Leaflets at a Moscow recruitment center promise recruits a salary of 200,000 rubles a month."
    assert paid(text, "en") == [(200, "unknown", "RU-MOW")]


def test_a_payment_of_the_rest_makes_a_federal_sum_a_part_of_the_regions() -> None:
    text = "За контракт в Томской области дают 2 млн рублей. Из федерального бюджета идёт 400 тыс. рублей, остальное — из областного."
    assert paid(text)[-1] == (400, "federal", "RU-TOM")


def test_a_region_whose_noun_was_told_before_is_a_place_of_the_list() -> None:
    text = "В Курской области за контракт платят 1,6 млн рублей, в Тверской — 1,4 млн рублей."
    assert paid(text) == [(1600, "unknown", "RU-KRS"), (1400, "unknown", "RU-TVE")]
    text = "В Курской области за контракт платят 1,6 млн рублей, на Тверской улице — очередь."
    assert paid(text) == [(1600, "unknown", "RU-KRS")]


def test_a_towns_row_does_not_say_where_the_rows_below_hold() -> None:
    text = (
        "Контракт с Минобороны, Республика Коми\nРеспубликанская выплата — 1,3 млн рублей\n"
        "Городская (Воркута) — 100 тыс. рублей\nДенежное довольствие — от 210 тыс. рублей в месяц"
    )
    assert [place for _, _, place in paid(text)] == ["RU-KO", "Vorkuta", "RU-KO"]


def test_a_row_that_ends_in_a_shortened_word_is_no_sentence() -> None:
    text = "Выплаты за контракт в Кирове:\n1. Федеральная — 400 тыс. руб.\n2. Областная — 1,8 млн руб."
    assert paid(text) == [(400, "federal", "RU-KIR"), (1800, "regional", "RU-KIR")]


@pytest.mark.parametrize(
    ("text", "payer"),
    [
        ("Контрактникам спишут долги до 10 млн рублей. Закон подписал Владимир Путин.", "federal"),
        ("Губернатор подписал указ о выплатах. Контрактникам спишут долги до 10 млн рублей.", "unknown"),
    ],
)
def test_debts_are_written_off_by_a_law_of_the_state_only(text: str, payer: str) -> None:
    assert payers(text) == [payer]


def test_twice_the_districts_take_no_more_than_a_few_times_as_long() -> None:
    line = (
        "Уватский район Тюменской области доплачивает за контракт 100 тыс. рублей, область — 1 млн рублей. "
    )

    def seconds(count: int) -> float:
        start = time.process_time()
        assert len(paid(line * count)) == 2 * count
        return time.process_time() - start

    seconds(10)
    assert grows(seconds, 100, 400, times=10)


@pytest.mark.parametrize(
    ("text", "language", "payer"),
    [
        ("Омская область вручит каждому контрактнику по 500 тысяч рублей.", "ru", "regional"),
        ("Новгородская область отдаст за контракт 1,1 млн рублей.", "ru", "regional"),
        ("Чувашия премирует контрактников миллионом рублей.", "ru", "regional"),
        ("Бурятия готова раскошелиться на 1,5 млн рублей за контракт.", "ru", "regional"),
        ("Новосибирск подарит каждому добровольцу 200 тысяч рублей.", "ru", "municipal"),
        ("Выплата за контракт от Кузбасса — 2 000 000 рублей.", "ru", "regional"),
        ("Perm Krai is dangling 1.6 million rubles before recruits.", "en", "regional"),
        ("Mari El will hand recruits 1.5 million rubles.", "en", "regional"),
        ("Тамбовська область платитиме контрактникам 800 тисяч рублів.", "uk", "regional"),
        ("Із районної скарбниці контрактнику за підпис додають 200 тисяч рублів.", "uk", "municipal"),
    ],
)
def test_whoever_opens_a_clause_with_a_sum_pays_it_by_any_verb(
    text: str, language: Language, payer: str
) -> None:
    assert payers(text, language) == [payer]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Tatarstan residents who sign a contract get 1.9 million rubles.", "en"),
        ("Tatarstan bonuses for recruits stand at 1.9 million rubles.", "en"),
        ("Тула. Контрактник получит 1,5 млн рублей.", "ru"),
        ("Татарстан набирает добровольцев: им обещают 2 млн рублей при подписании контракта.", "ru"),
    ],
)
def test_a_place_that_only_opens_the_text_pays_nothing(text: str, language: Language) -> None:
    assert payers(text, language) == ["unknown"]


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("Рязань выделит каждому контрактнику по 300 тысяч рублей.", [300]),
        ("В Рязани выделили 300 млн рублей на выплаты контрактникам.", []),
        ("Омская область потратила на выплаты контрактникам 2 млрд рублей.", []),
    ],
)
def test_what_is_set_aside_for_each_is_what_each_gets(text: str, sums: list[int]) -> None:
    assert [sum_ for sum_, _, _ in paid(text)] == sums


@pytest.mark.parametrize(
    ("text", "language", "payer"),
    [
        ("Ямал держит прежние условия: за контракт округ заплатит 1,1 млн рублей.", "ru", "regional"),
        ("Город Ирбит: за контракт городской округ заплатит 100 тысяч рублей.", "ru", "municipal"),
        ("Belgorod's governor said recruits would be paid 3 million rubles for a contract.", "en", "unknown"),
        (
            "Recruits from Buryatia get 1.7 million rubles for a contract and 400,000 rubles from Moscow.",
            "en",
            "federal",
        ),
        ("Recruits in Moscow get 1.9 million rubles for a contract.", "en", "unknown"),
        ("The occupation authorities in Luhansk pay 1.3 million rubles for a contract.", "en", "regional"),
        ("Belgorod's governor raised the payment for a contract to 3 million rubles.", "en", "regional"),
        ("В Туве за контракт дают 400 тысяч рублей из бюджета республики.", "ru", "regional"),
        ("Студентам за контракт с армией в Томске дают 300 тысяч рублей от вуза.", "ru", "employer"),
    ],
)
def test_who_pays_is_told_by_his_office_and_not_by_who_tells(
    text: str, language: Language, payer: str
) -> None:
    assert paid(text, language)[-1][1] == payer
