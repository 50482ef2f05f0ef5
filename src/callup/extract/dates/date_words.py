"""The words of dates in Russian, English and Ukrainian: months, days of the week, seasons, counts.

All forms are in lower case, with е for ё, as they stand in a scan's folded text.
"""

from __future__ import annotations

from collections.abc import Iterable


def _forms(stem: str, endings: str) -> list[str]:
    return [stem + ending.strip("-") for ending in endings.split()]


def _listed(words: str) -> list[str]:
    return words.split()


APOSTROPHES = "'’ʼ"

_MONTHS_RU = (
    _forms("январ", "ь я е ю ем"),
    _forms("феврал", "ь я е ю ем"),
    _forms("март", "- а е у ом"),
    _forms("апрел", "ь я е ю ем"),
    _forms("ма", "й я е ю ем"),
    _forms("июн", "ь я е ю ем"),
    _forms("июл", "ь я е ю ем"),
    _forms("август", "- а е у ом"),
    _forms("сентябр", "ь я е ю ем"),
    _forms("октябр", "ь я е ю ем"),
    _forms("ноябр", "ь я е ю ем"),
    _forms("декабр", "ь я е ю ем"),
)
_MONTHS_UK = (
    _forms("січ", "ень ня ні нем"),
    _forms("лют", "ий ого ому им"),
    _forms("берез", "ень ня ні нем"),
    _forms("квіт", "ень ня ні нем"),
    _forms("трав", "ень ня ні нем"),
    _forms("черв", "ень ня ні нем"),
    _forms("лип", "ень ня ні нем"),
    _forms("серп", "ень ня ні нем"),
    _forms("верес", "ень ня ні нем"),
    _forms("жовт", "ень ня ні нем"),
    _forms("листопад", "- а і ом"),
    _forms("груд", "ень ня ні нем"),
)
_MONTHS_EN = _listed("january february march april may june july august september october november december")
_SHORT_RU = _listed("янв фев|февр мар апр мая июн июл авг сен|сент окт ноя|нояб дек")
_SHORT_EN = _listed("jan feb mar apr may jun jul aug sep|sept oct nov dec")


def _numbered(months: Iterable[Iterable[str]]) -> dict[str, int]:
    return {form: number for number, forms in enumerate(months, 1) for form in forms}


MONTHS_RU = _numbered(_MONTHS_RU)
MONTHS_UK = _numbered(_MONTHS_UK)
MONTHS_EN = {name: number for number, name in enumerate(_MONTHS_EN, 1)}
SHORT_MONTHS_RU = _numbered(short.split("|") for short in _SHORT_RU)
SHORT_MONTHS_EN = _numbered(short.split("|") for short in _SHORT_EN)
MONTHS = {**SHORT_MONTHS_RU, **SHORT_MONTHS_EN, **MONTHS_RU, **MONTHS_UK, **MONTHS_EN}

# Monday is 0. "среде" is left out: "в среде" is no Wednesday.
WEEKDAYS = {
    **dict.fromkeys(_forms("понедельник", "- а у ом"), 0),
    **dict.fromkeys(_forms("вторник", "- а у ом"), 1),
    **dict.fromkeys(_forms("сред", "а у ы"), 2),
    **dict.fromkeys(_forms("четверг", "- а у ом"), 3),
    **dict.fromkeys(_forms("пятниц", "а у ы е"), 4),
    **dict.fromkeys(_forms("суббот", "а у ы е"), 5),
    **dict.fromkeys(_forms("воскресень", "е я ю ем"), 6),
    **dict.fromkeys(_forms("понеділ", "ок ка ку ком"), 0),
    **dict.fromkeys(_forms("вівтор", "ок ка ку ком"), 1),
    **dict.fromkeys(_forms("серед", "а у и"), 2),
    **dict.fromkeys(_forms("четвер", "- га гу гом"), 3),
    **dict.fromkeys((f"п{mark}ятниц{end}" for mark in APOSTROPHES for end in "яюіиею"), 4),
    **dict.fromkeys(_forms("субот", "а у и і"), 5),
    **dict.fromkeys(_forms("неділ", "я ю і"), 6),
    "monday": 0,
    "tuesday": 1,
    "wednesday": 2,
    "thursday": 3,
    "friday": 4,
    "saturday": 5,
    "sunday": 6,
}

# The season's number is its first month.
SEASONS = {
    **dict.fromkeys(_forms("весн", "а ы е у ой"), 3),
    **dict.fromkeys(_forms("лет", "о а у ом"), 6),
    **dict.fromkeys(_forms("осен", "ь и ью"), 9),
    **dict.fromkeys(_forms("зим", "а ы е у ой"), 12),
    **dict.fromkeys(_forms("весн", "і ою"), 3),
    **dict.fromkeys(_forms("літ", "о а у ом"), 6),
    **dict.fromkeys(_listed("осені осінь восени"), 9),
    **dict.fromkeys(_listed("зими зимі зиму зимою взимку узимку"), 12),
    "навесні": 3,
    "влітку": 6,
    "spring": 3,
    "summer": 6,
    "autumn": 9,
    "fall": 9,
    "winter": 12,
}

# How the words for "last", "this" and "next" begin; the number is a step of the unit beside them.
STEPS = {
    "прошл": -1,
    "минувш": -1,
    "прошедш": -1,
    "истекш": -1,
    "предыдущ": -1,
    "эт": 0,
    "текущ": 0,
    "нынешн": 0,
    "следующ": 1,
    "будущ": 1,
    "минул": -1,
    "попередн": -1,
    "поточн": 0,
    "нинішн": 0,
    "наступн": 1,
    "це": 0,
    "ці": 0,
    "цьо": 0,
    "цю": 0,
    "last": -1,
    "past": -1,
    "this": 0,
    "the current": 0,
    "current": 0,
    "next": 1,
    "the following": 1,
}
STEP_RU = (
    r"(?:(?:прошл|прошедш|истекш|минувш|предыдущ|эт|текущ|нынешн|следующ|будущ|"
    r"минул|попередн|поточн|нинішн|наступн)[а-яіїє]{1,3}|це(?:й|ї|)|ці(?:єї|єю|й|)|цього|цьому|цю)"
)
STEP_EN = r"(?:last|this|the current|current|next)"

# From the day of the document on.
ONWARD = frozenset(("отныне", "відтепер", "відсьогодні"))

# Days as seen from the day of the document.
DAYS_AWAY = {
    **dict.fromkeys(ONWARD, 0),
    "позавчера": -2,
    "вчера": -1,
    "сегодня": 0,
    "завтра": 1,
    "послезавтра": 2,
    "накануне": -1,
    "позавчора": -2,
    "вчора": -1,
    "учора": -1,
    "напередодні": -1,
    "сьогодні": 0,
    "післязавтра": 2,
    "yesterday": -1,
    "today": 0,
    "tomorrow": 1,
}

UNITS = {
    **dict.fromkeys(["день", "дня", "дней", "сутки", "суток", "day", "days"], "day"),
    **dict.fromkeys(["неделя", "недели", "неделю", "неделе", "недель", "week", "weeks"], "week"),
    **dict.fromkeys(_listed("месяц месяца месяцу месяце месяцев month months"), "month"),
    **dict.fromkeys(_listed("квартал квартала квартале кварталов quarter quarters"), "quarter"),
    **dict.fromkeys(["год", "года", "году", "годе", "годы", "лет", "year", "years"], "year"),
    **dict.fromkeys(_listed("дні днів доба добу доби діб"), "day"),
    **dict.fromkeys(_listed("тиждень тижня тижні тижнів тижню"), "week"),
    **dict.fromkeys(_listed("місяць місяця місяці місяців місяцю"), "month"),
    **dict.fromkeys(_listed("кварталу кварталі квартали кварталів"), "quarter"),
    **dict.fromkeys(_listed("рік року роки років році"), "year"),
}

COUNTS = {
    **dict.fromkeys(["один", "одну", "одна", "one", "a", "an"], 1),
    **dict.fromkeys(["два", "две", "двух", "two"], 2),
    **dict.fromkeys(["три", "трех", "three"], 3),
    **dict.fromkeys(["четыре", "четырех", "four"], 4),
    **dict.fromkeys(["пять", "пяти", "five"], 5),
    **dict.fromkeys(["шесть", "шести", "six"], 6),
    **dict.fromkeys(["семь", "семи", "seven"], 7),
    **dict.fromkeys(["восемь", "восьми", "eight"], 8),
    **dict.fromkeys(["девять", "девяти", "nine"], 9),
    **dict.fromkeys(["десять", "десяти", "ten"], 10),
    **dict.fromkeys(["двенадцать", "двенадцати", "twelve"], 12),
    **dict.fromkeys(["дві", "двох"], 2),
    **dict.fromkeys(["трьох"], 3),
    **dict.fromkeys(["чотири", "чотирьох"], 4),
    **dict.fromkeys((f"п{mark}ят{end}" for mark in APOSTROPHES for end in ("ь", "и")), 5),
    **dict.fromkeys(["шість", "шести"], 6),
    **dict.fromkeys(["сім", "семи"], 7),
    **dict.fromkeys(["вісім"], 8),
    **dict.fromkeys((f"дев{mark}ят{end}" for mark in APOSTROPHES for end in ("ь", "и")), 9),
    **dict.fromkeys(["десять"], 10),
}

_ORDINALS_RU = _listed(
    "перв втор трет четверт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат "
    "четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат двадцат"
)
_ORDINALS_EN = _listed("first second third fourth fifth sixth seventh eighth ninth tenth")

# "первого", "двадцать третьего", "тридцатого" as days of a month.
DAY_ORDINALS = {
    **{stem + ("ьего" if stem == "трет" else "ого"): n for n, stem in enumerate(_ORDINALS_RU, 1)},
    **{
        f"двадцать {stem}" + ("ьего" if stem == "трет" else "ого"): 20 + n
        for n, stem in enumerate(_ORDINALS_RU[:9], 1)
    },
    "тридцатого": 30,
    "тридцать первого": 31,
    **{name: n for n, name in enumerate(_ORDINALS_EN, 1)},
}

# "III квартал", "третий квартал", "third quarter": how the ordinal begins.
PART_ORDINALS = {
    "iv": 4,
    "iii": 3,
    "ii": 2,
    "i": 1,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
    "перв": 1,
    "втор": 2,
    "трет": 3,
    "четверт": 4,
    "перш": 1,
    "друг": 2,
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
}

# Nouns whose count a bare four-digit number can be: "в марте 2000 человек" is no year.
COUNTED_STEMS = (
    "человек|люд|мужчин|солдат|военн|призывник|резервист|доброволь|контракт|дел|случа|приговор|"
    "рубл|руб|тыс|млн|млрд|долл|евро|регион|повест|обращен|сообщен|километр|км|метр|"
    "people|persons|men|women|soldiers|troops|recruits|reservists|volunteers|contracts|cases|"
    "verdicts|summonses|messages|requests|regions|rubles|roubles|dollars|euros|kilometers|miles"
)
