"""Words that are numbers, and words that say how exact a number is, in Russian and English."""

from __future__ import annotations

from decimal import Decimal

from callup.values import Qualifier

_RUSSIAN = """
2 два две двух двум двумя двое двоих двоим двоими
3 три трех трем тремя трое троих троим троими
4 четыре четырех четырем четырьмя четверо четверых четверым
5 пять пяти пятью пятеро пятерых
6 шесть шести шестью шестеро шестерых
7 семь семи семью семеро семерых
8 восемь восьми восемью восьмеро восьмерых
9 девять девяти девятью девятеро девятерых
10 десять десяти десятью десятеро десятерых
11 одиннадцать одиннадцати
12 двенадцать двенадцати
13 тринадцать тринадцати
14 четырнадцать четырнадцати
15 пятнадцать пятнадцати
16 шестнадцать шестнадцати
17 семнадцать семнадцати
18 восемнадцать восемнадцати
19 девятнадцать девятнадцати
20 двадцать двадцати
30 тридцать тридцати
40 сорок сорока
50 пятьдесят пятидесяти
60 шестьдесят шестидесяти
70 семьдесят семидесяти
80 восемьдесят восьмидесяти
90 девяносто девяноста
100 сто ста
200 двести двухсот двумстам
300 триста трехсот тремстам
400 четыреста четырехсот
500 пятьсот пятисот пятистам
600 шестьсот шестисот
700 семьсот семисот
800 восемьсот восьмисот
900 девятьсот девятисот
"""
_UKRAINIAN = """
2 двоє двох двом двома дві
3 троє трьох трьом трьома
4 чотири чотирьох чотирьом
5 п'ять пʼять п’ять п'яти
6 шість шести
7 сім семи
8 вісім восьми
9 дев'ять девʼять дев’ять
10 десять десяти
11 одинадцять
12 дванадцять
13 тринадцять
15 п'ятнадцять п’ятнадцять
20 двадцять двадцяти
30 тридцять тридцяти
40 сорок
50 п'ятдесят пʼятдесят п’ятдесят
60 шістдесят
70 сімдесят
80 вісімдесят
90 дев'яносто
100 ста
200 двісті двохсот
300 триста трьохсот
400 чотириста
500 п'ятсот п’ятсот
600 шістсот
700 сімсот
800 вісімсот
900 дев'ятсот
"""
_ENGLISH = """
2 two
3 three
4 four
5 five
6 six
7 seven
8 eight
9 nine
10 ten
11 eleven
12 twelve
13 thirteen
14 fourteen
15 fifteen
16 sixteen
17 seventeen
18 eighteen
19 nineteen
20 twenty
30 thirty
40 forty
50 fifty
60 sixty
70 seventy
80 eighty
90 ninety
"""
_ONES = {"один": 1, "одна": 1, "одну": 1, "одного": 1, "одной": 1, "одним": 1, "one": 1, "a": 1, "an": 1}
"""One: a number only before a multiplier or behind tens, for "one" and "a" are mostly no numbers."""

_HALVES = {
    "полтора": "1.5",
    "полторы": "1.5",
    "полутора": "1.5",
    "четверть": "0.25",
    "полмиллиона": "500000",
    "пів": "0.5",
    "півтора": "1.5",
    "півтори": "1.5",
    "півмільйона": "500000",
    "чвертьмільйона": "250000",
    "полмиллиарда": "500000000",
    "полсотни": "50",
    "полусотни": "50",
    "полусотню": "50",
    "полутысячи": "500",
    "полтысячи": "500",
    "півсотні": "50",
    "півтисячі": "500",
}


def _table(lines: str) -> dict[str, Decimal]:
    rows = (line.split() for line in lines.strip().splitlines())
    return {form: Decimal(value) for value, *forms in rows for form in forms}


NUMBERS: dict[str, Decimal] = {
    **_table(_RUSSIAN),
    **_table(_UKRAINIAN),
    **_table(_ENGLISH),
    **{word: Decimal(value) for word, value in _HALVES.items()},
}
ONES: dict[str, Decimal] = {word: Decimal(value) for word, value in _ONES.items()}

_THOUSAND, _MILLION, _BILLION, _TRILLION = (Decimal(10) ** power for power in (3, 6, 9, 12))
TENS: dict[str, Decimal] = {
    "hundred": Decimal(100),
    "dozen": Decimal(12),
    "десятка": Decimal(10),
    "десятков": Decimal(10),
    **dict.fromkeys("сотня сотню сотни сотен сотня сотні сотень".split(), Decimal(100)),
}
"""Words that multiply a small number before them and stand before thousands: "two hundred", "три десятка"."""

MULTIPLIERS: dict[str, Decimal] = {
    **dict.fromkeys(
        "тысяча тысячи тысяч тысячу тысяче тысячей тысячам тысячами тысячах тыс тыщ тысячной".split(),
        _THOUSAND,
    ),
    **dict.fromkeys(["thousand", "k", "к"], _THOUSAND),
    **dict.fromkeys(
        "миллион миллиона миллионов миллиону миллионом миллионам миллионами миллионах млн".split(), _MILLION
    ),
    **dict.fromkeys(
        "мільйон мільйона мільйони мільйонів мільйонам мільйонами million mln mn m лям ляма лямов лимон лимона лимонов".split(),
        _MILLION,
    ),
    **dict.fromkeys(
        "миллиард миллиарда миллиардов миллиарду миллиардом миллиардам миллиардами миллиардах млрд".split(),
        _BILLION,
    ),
    **dict.fromkeys("мільярд мільярда мільярди мільярдів billion bln bn b".split(), _BILLION),
    **dict.fromkeys(
        "триллион триллиона триллионов триллионам триллионами триллионах трлн trillion".split(), _TRILLION
    ),
    **dict.fromkeys(
        ["тисяча", "тисячі", "тисяч", "тисячу", "тисячам", "тисячами", "тисячею", "тисячах", "тис"], _THOUSAND
    ),
}
ATTACHED_ONLY = frozenset({"k", "к", "m", "b"})
"""Multipliers that are letters: they count only right behind the digits ("100к")."""

ALONE_IS_ONE = frozenset(
    "миллион миллиона миллиону миллионом миллиард миллиарда миллиарду миллиардом триллион триллиона "
    "тысяча тысячу тысячей мільйон мільйона мільярд мільярда тисячу".split()
)
"""Multipliers that mean one of it where no number stands before ("миллион рублей")."""

VAGUE: dict[str, tuple[Decimal, Decimal]] = {
    word: (Decimal(low), Decimal(high))
    for words, low, high in (
        ("десятки десятков десяткам десятками десятках dozens tens", 20, 99),
        ("сотни сотен сотням сотнями сотнях hundreds", 200, 999),
        ("тысячи тысячам тысячами тысячах thousands", 2_000, 9_999),
        ("миллионы миллионам миллионами millions", 2_000_000, 9_999_999),
    )
    for word in words.split()
}
"""Words that are no number, with the range that they can mean: "dozens" is from 20 to 99."""

SEVERAL = frozenset("несколько нескольких нескольким несколькими several пара пару couple".split())
"""Before "hundred", "тысяч", "десятков": the same as the vague plural."""

BEFORE: tuple[tuple[str, Qualifier], ...] = (
    ("не более чем", "at_most"),
    ("не более", "at_most"),
    ("не больше", "at_most"),
    ("не выше", "at_most"),
    ("не вище", "at_most"),
    ("не ниже", "at_least"),
    ("не нижче", "at_least"),
    ("не свыше", "at_most"),
    ("не превышает", "at_most"),
    ("максимум", "at_most"),
    ("максимально", "at_most"),
    ("менее чем", "at_most"),
    ("не менее чем", "at_least"),
    ("не менее", "at_least"),
    ("не меньше", "at_least"),
    ("менее", "at_most"),
    ("меньше", "at_most"),
    ("до", "at_most"),
    ("no more than", "at_most"),
    ("not more than", "at_most"),
    ("no fewer than", "at_least"),
    ("no less than", "at_least"),
    ("not less than", "at_least"),
    ("less than", "at_most"),
    ("fewer than", "at_most"),
    ("up to", "at_most"),
    ("as much as", "at_most"),
    ("as many as", "at_most"),
    ("at most", "at_most"),
    ("a maximum of", "at_most"),
    ("maximum of", "at_most"),
    ("under", "at_most"),
    ("как минимум", "at_least"),
    ("минимум", "at_least"),
    ("минимально", "at_least"),
    ("более чем", "at_least"),
    ("более", "at_least"),
    ("больше", "at_least"),
    ("свыше", "at_least"),
    ("превышает", "at_least"),
    ("превышают", "at_least"),
    ("превысит", "at_least"),
    ("превысила", "at_least"),
    ("перевищує", "at_least"),
    ("начинается от", "at_least"),
    ("стартует от", "at_least"),
    ("хотя бы до", "at_least"),
    ("от", "at_least"),
    ("понад", "at_least"),
    ("більше", "at_least"),
    ("більш ніж", "at_least"),
    ("не менше", "at_least"),
    ("не менш як", "at_least"),
    ("мінімум", "at_least"),
    ("не більше", "at_most"),
    ("менше", "at_most"),
    ("від", "at_least"),
    ("щонайменше", "at_least"),
    ("at least", "at_least"),
    ("more than", "at_least"),
    ("a minimum of", "at_least"),
    ("minimum of", "at_least"),
    ("exceed", "at_least"),
    ("exceeds", "at_least"),
    ("exceeding", "at_least"),
    ("in excess of", "at_least"),
    ("north of", "at_least"),
    ("upward of", "at_least"),
    ("starts at", "at_least"),
    ("starting at", "at_least"),
    ("starting from", "at_least"),
    ("upwards of", "at_least"),
    ("over", "at_least"),
    ("from", "at_least"),
    ("около", "about"),
    ("примерно", "about"),
    ("приблизительно", "about"),
    ("порядка", "about"),
    ("ориентировочно", "about"),
    ("близко", "about"),
    ("близько", "about"),
    ("приблизно", "about"),
    ("где-то", "about"),
    ("~", "about"),
    ("≈", "about"),
    ("about", "about"),
    ("around", "about"),
    ("approximately", "about"),
    ("roughly", "about"),
    ("an estimated", "about"),
    ("some", "about"),
    ("почти", "nearly"),
    ("без малого", "nearly"),
    ("майже", "nearly"),
    ("nearly", "nearly"),
    ("almost", "nearly"),
    ("close to", "nearly"),
)
AFTER: tuple[tuple[str, Qualifier], ...] = (
    ("и более", "at_least"),
    ("и выше", "at_least"),
    ("и больше", "at_least"),
    ("or more", "at_least"),
    ("and more", "at_least"),
    ("and up", "at_least"),
    ("+", "at_least"),
)

CHANGED_TO = (
    "увелич повыс повыш подня подним вырос вырас возрос возрас сниз сниж сокра умень опуст урез "
    "довед довел рост прибав обнул упал упад пада рухн просел сполз скат откат верн возвращ ограни довод скор подрос дойд дош измен індекс зрост зросл вирос знизи зниж скоро уріз довів подорос доріс повер збільш зменш підвищ підня підні впал впав упав скоро опусти "
).split()
"""Stems of verbs of change: behind them "до" says to how much, not up to how much."""
