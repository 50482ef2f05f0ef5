"""The words beside numbers that stand without a noun, in Russian, Ukrainian and English; folded, е for ё."""

from __future__ import annotations


def _listed(words: str) -> list[str]:
    return words.split()


# How verbs and short participles of Russian and Ukrainian end, and the nouns that end alike.
VERB_ENDS = tuple(
    _listed(
        "ла ло ли лся лась лось лись ют ется ются ится ятся ены ено ована ованы овано ала али или ила ило ять "
        "ить ать еть авть ал ил явся алися илися ають ують ється ються ено ано яно уто ято аны"
    )
)
NO_VERBS = frozenset(
    _listed(
        "недели мили школа школы силы числа число дела дело села угла масла тела начала рубли граждане память "
        "девять десять область должность доли цели модели автомобили жители учители водители родители мужчины "
        "страны стороны раны планы баны школа сила доля армии сети члены стены смены цены апреля кило мало "
        "канал материал генерал журнал квартал филиал капитал сигнал финал вокзал металл идеал персонал потенциал "
        "архив тыл профиль автомобиль апрель отдел "
        "hundred red bed need speed seed indeed hired"
    )
)
# What may follow a number that has no noun of its own.
LINKS = frozenset(
    _listed(
        "в во на за с со по к ко из от у о об для до при под над через после перед среди между и а но или как "
        "уже еще лишь только всего сейчас теперь тогда пока потом даже не ни были было был будет будут стало "
        "есть чем это то так раньше ранее сегодня вчера годом непосредственно вновь снова позже затем ждет ждут "
        "едет едут идет идут находятся ежемесячно ежедневно еженедельно ежегодно человекоотсутствует попал ушел "
        "і й та з із від про вже ще лише тільки зараз тоді було були торік "
        "in for during by at on from to with over since before after earlier later and or but as so than that "
        "who which while when were was are is have has had will would did do came come went got gave said say sat "
        "ended received died left made took fled won lost told asked ask never only now still already also this "
        "last next the a each every per ago of because under against among inside across through up down daily "
        "monthly weekly annually yearly do they he she it we more"
    )
)
# What may stand before such a number.
LEADS = frozenset(
    _listed(
        "и а но или же уже еще лишь только всего ровно по против вместо причем их было был будет стало нас ними "
        "них там где тоже также сразу итого почти ежедневно ежемесячно еженедельно ежегодно составил составляет "
        "составит тогда теперь сейчас затем позже после "
        "і та але вже лише тільки усього всього "
        "and but or only just some another against versus after from than was were is are reached reaching "
        "totalled totaled say says said with including hit of total least further then took counted recorded saw "
        "едва barely hardly scarcely found to now down off away out back home"
    )
)
# Verbs whose object is people: a bare number beside one of them counts people. Both are stems.
OF_PEOPLE = tuple(
    _listed(
        "призва призов мобилизова набра набер завербова задержа осуди осужд оправда арестова вызва вызов забра забер "
        "оштрафова приговор recruited drafted conscripted detained convicted mobilised mobilized arrested enlisted "
        "sentenced acquitted jailed засуди затрима виправда мобілізува призва"
    )
)
# Numerals that count people only.
COLLECTIVE = tuple(
    _listed("двоих троих трое двое четверо четверых пятеро пятерых шестеро шестерых семеро семерых восьмер")
)
# Prepositions behind which a bare number is a time, an age or a change.
BEFORE_TIMES = frozenset(_listed("в с к на при by at until till age"))
# Words that make a name of the number behind them.
LABELS = frozenset(
    _listed(
        "ст ч п no art article articles part section room page pages дом д кв каб тел number phone age aged ages "
        "лет line gate flat building корпус закон form school unit brigade regiment"
    )
)
LABEL_STEMS = tuple(
    _listed(
        "стать част пункт кабинет телефон возраст рост курс индекс указ приказ форм номер полк бригад школ рот взвод батальон маршрут поезд рейс квартир "
        "участок дорог трасс версия"
    )
)

# What makes of a share a change, and what is told in percent but counts nothing.
CHANGED_BY = frozenset(_listed("на by от под до выше ниже"))
COMPARED = tuple(_listed("more less fewer higher lower больше меньше выше ниже годовых больше менше"))
OF_OTHERS = tuple(
    _listed(
        "ставк rate rates инфляц inflation явк turnout скидк discount рост growth profit доход расход бюджет цен "
        "price заполнен налог tax вероятн зарпл salar"
    )
)
