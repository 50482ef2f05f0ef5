"""The grammar words of counts and shares in Russian and English: fractions, links, endings.

All forms are in lower case, with е for ё, as they stand in a scan's folded text.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from callup.values import Quantity


def _listed(words: str) -> list[str]:
    return words.split()


# Words that may stand between a number and the noun it counts, besides adjectives.
LINKS = frozenset(
    _listed(
        "of the those these such their its all more new other about всех этих таких их его ее ранее штук "
        "нами ими вами мной лично там здесь вчера сегодня "
        "единиц чел уголовных whole guilty"
    )
)
# Words that end the reach of a number: what follows is not counted by it.
ENDS = frozenset(
    _listed(
        "in on at for from to by with after before under over per and or but as than that which who a an "
        "is are was were be been has have had will would can could may must did do not since until "
        "against into about north south east west a.m p.m am pm percent year years month months week "
        "weeks day days hour hours minute minutes old times kilometer kilometers kilometre kilometres km "
        "mile miles meter meters metre metres hectares tons tonnes dollars rubles roubles euros points "
        "degrees dozen hundred thousand million billion "
        "signed refused fled joined sought faced filed lodged submitted attended handed deserted enlisted took "
        "concerned involved came come went received got sent left asked said told ended led met saw"
    )
)
# How Russian adjectives and participles end, as they stand beside a counted noun.
ADJECTIVE_ENDINGS = tuple(_listed("ых их ый ий ой ого его ому ему ым им ыми ими ые ие ая яя ую юю ое ее ей"))
# Nouns that are as often adjectives, and how the verbs end that follow them as nouns.
ADJECTIVES_TOO = frozenset(("военных", "заключенных", "рабочих", "молодых", "желающих"))
VERB_ENDINGS = tuple(_listed("л ла ло ли ет ит ют ут ят ат ся сь но ны ен"))
NOT_ADJECTIVES = frozenset(
    _listed(
        "рублей дней жалоб неделей тысячей километрей людей детей мой твой свой ничей этой той рублями "
        "копеек ней еще уже тому"
    )
)
# What may part a noun from the number of it that follows: "число дел достигло 536".
REACHED = (
    r"составил\p{L}*|достиг\p{L}*|вырос\p{L}*|увеличил\p{L}*|сократил\p{L}*|снизил\p{L}*|"
    r"упал\p{L}*|превысил\p{L}*|насчитал\p{L}*|равн\p{L}*|было|стало|дошло|"
    r"reached|rose|risen|grew|grown|fell|fallen|dropped|increased|exceeded|hit|stood at|was|were|"
    r"is|are|came to|totaled|totalled"
)
# Verbs between a plural noun and the number after it: "приговоров вынесено 247".
COUNTED_VERBS = (
    r"вынесено|поступило|подано|зафиксировано|возбуждено|рассмотрено|получено|выдано|вручено|"
    r"подписано|заключено|размещено|найдено|выявлено|было"
)
GENITIVE_PLURAL = tuple(
    _listed(
        "ов ев ей ий ых их дел жалоб облав заявок просьб повесток вакансий человек школ людей ів скарг справ осіб заяв повісток облав"
    )
)
# The singulars of English counted nouns; a share takes them ("every third verdict"), a count not.
SINGULAR = frozenset(
    _listed(
        "case prosecution verdict conviction ruling sentence term contract message request inquiry "
        "enquiry consultation complaint lawsuit application region raid roundup ad advert "
        "advertisement vacancy incident commissariat reservist conscript draftee volunteer recruit "
        "soldier convict defendant deserter detainee student prisoner migrant"
    )
)

THIRD = Fraction(1, 3)
FRACTIONS: dict[str, Fraction] = {
    "третина": THIRD,
    "третини": THIRD,
    "третину": THIRD,
    "дві третини": Fraction(2, 3),
    "чверть": Fraction(1, 4),
    "чверті": Fraction(1, 4),
    "третья часть": THIRD,
    "четвертая часть": Fraction(1, 4),
    "половиною": Fraction(1, 2),
    "половини": Fraction(1, 2),
    "половина": Fraction(1, 2),
    "половины": Fraction(1, 2),
    "половину": Fraction(1, 2),
    "половине": Fraction(1, 2),
    "треть": THIRD,
    "трети": THIRD,
    "третью": THIRD,
    "две трети": Fraction(2, 3),
    "двух третей": Fraction(2, 3),
    "четверть": Fraction(1, 4),
    "четверти": Fraction(1, 4),
    "три четверти": Fraction(3, 4),
    "трех четвертей": Fraction(3, 4),
    "пятая часть": Fraction(1, 5),
    "пятую часть": Fraction(1, 5),
    "десятая часть": Fraction(1, 10),
    "десятую часть": Fraction(1, 10),
    "half": Fraction(1, 2),
    "one half": Fraction(1, 2),
    "a third": THIRD,
    "one third": THIRD,
    "one-third": THIRD,
    "two thirds": Fraction(2, 3),
    "two-thirds": Fraction(2, 3),
    "a quarter": Fraction(1, 4),
    "one quarter": Fraction(1, 4),
    "one-quarter": Fraction(1, 4),
    "three quarters": Fraction(3, 4),
    "three-quarters": Fraction(3, 4),
    "a fifth": Fraction(1, 5),
    "one fifth": Fraction(1, 5),
    "one-fifth": Fraction(1, 5),
    "a tenth": Fraction(1, 10),
    "one tenth": Fraction(1, 10),
    "one-tenth": Fraction(1, 10),
}
ORDINALS = {
    "втор": 2,
    "друг": 2,
    "трет": 3,
    "п'ят": 5,
    "шост": 6,
    "сьом": 7,
    "дев'ят": 9,
    "четверт": 4,
    "пят": 5,
    "шест": 6,
    "седьм": 7,
    "восьм": 8,
    "девят": 9,
    "десят": 10,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
PARTS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "dozen": 12,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "a hundred": 100,
}
PARTS_RU = {
    "один": 1, "одна": 1, "двое": 2, "две": 2, "два": 2, "трое": 3, "три": 3, "четверо": 4, "четыре": 4, "пятеро": 5,
    "пять": 5, "шестеро": 6, "шесть": 6, "семеро": 7, "семь": 7, "восемь": 8, "восьмеро": 8, "девять": 9, "девятеро": 9,
}  # fmt: skip
WHOLES_RU = {"трех": 3, "четырех": 4, "пяти": 5, "десяти": 10, "ста": 100}

# Qualifiers of a share: "about a third", "более половины".
QUALIFIERS = {
    "приблизно": "about",
    "близько": "about",
    "майже": "nearly",
    "понад": "at_least",
    "щонайменше": "at_least",
    "менш ніж": "at_most",
    "менше": "at_most",
    "більше": "at_least",
    "больше чем": "at_least",
    "едва ли не": "nearly",
    "чуть менее": "nearly",
    "чуть больше": "at_least",
    "just over": "at_least",
    "just under": "nearly",
    "well over": "at_least",
    "примерно": "about",
    "около": "about",
    "приблизительно": "about",
    "порядка": "about",
    "about": "about",
    "around": "about",
    "roughly": "about",
    "some": "about",
    "approximately": "about",
    "почти": "nearly",
    "без малого": "nearly",
    "nearly": "nearly",
    "almost": "nearly",
    "более": "at_least",
    "больше": "at_least",
    "свыше": "at_least",
    "не менее": "at_least",
    "как минимум": "at_least",
    "more than": "at_least",
    "over": "at_least",
    "at least": "at_least",
    "до": "at_most",
    "менее": "at_most",
    "меньше": "at_most",
    "не более": "at_most",
    "up to": "at_most",
    "less than": "at_most",
    "fewer than": "at_most",
    "under": "at_most",
}

_DIGITS = Decimal("0.0001")


def as_decimal(fraction: Fraction) -> Decimal:
    """A fraction to four digits.

    >>> as_decimal(Fraction(1, 3)), as_decimal(Fraction(1, 2))
    (Decimal('0.3333'), Decimal('0.5'))
    """
    exact = Decimal(fraction.numerator) / Decimal(fraction.denominator)
    rounded = exact.quantize(_DIGITS)
    return rounded.normalize()


_FEW = {"пара": (2, 3), "пару": (2, 3), "couple": (2, 3)}
_SEVERAL = frozenset(_listed("несколько нескольких нескольким несколькими кілька кількох several few"))


def vague_range(quantity: Quantity) -> Quantity:
    """The range of a vague number in whole units: "dozens" is 20 to 100, "several hundred" 300 to 900, "a couple
    of dozen" 24 to 36."""
    low, high = quantity.min, quantity.max
    if low is None or high is None:
        return quantity
    written = quantity.as_written.lower().split()
    few = next((_FEW[word] for word in written if word in _FEW), None)
    if few is None and _SEVERAL.intersection(written):
        few = (3, 9)
    unit = low / 2
    ends = (unit * few[0], unit * few[1]) if few else (low, high + 1)
    return Quantity(min=ends[0], max=ends[1], qualifier=quantity.qualifier, as_written=quantity.as_written)
