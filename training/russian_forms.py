"""The cases of Russian place names: the dictionary where it knows a word, rules by ending where not."""

from __future__ import annotations

import re
from functools import cache

import pymorphy3

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
_MORPH = pymorphy3.MorphAnalyzer()

# Endings in the order of CASES; several forms of one case are parted by a stroke.
_HUSHED_OR_BACK = "кгхжшщч"
_HARD = ("", "а", "у", "", "ом", "е")
_ADJECTIVES = {
    "ый": ("ый", "ого", "ому", "ый", "ым", "ом"),
    "ий": ("ий", "ого", "ому", "ий", "им", "ом"),
    "ой": ("ой", "ого", "ому", "ой", "ым", "ом"),
    "ая": ("ая", "ой", "ой", "ую", "ой", "ой"),
    "яя": ("яя", "ей", "ей", "юю", "ей", "ей"),
    "ое": ("ое", "ого", "ому", "ое", "ым", "ом"),
    "ее": ("ее", "его", "ему", "ее", "им", "ем"),
    "ые": ("ые", "ых", "ым", "ые", "ыми", "ых"),
    "ие": ("ие", "их", "им", "ие", "ими", "их"),
}
_SOFT_MASCULINE = re.compile(
    r"(поль|славль|куль|тырь|дырь|ндель|вдель|невель|никель|гомель|кинель|камень|урень|суздаль"
    r"|рошаль|новосиль|кремль)$"
)
_NOUNS_IN_OI = re.compile(r"^(курчалой|джанкой|уренгой)$")
_INDECLINABLE = re.compile(r"([уэю]|сочи|тольятти|туапсе|(^|-)сале|марий|^эл|саха)$")
_POSSESSIVE = re.compile(r"(ов|ев|ин)$")
_ADJECTIVAL = re.compile(r"(ский|цкий|ный|ний|кий|ой|ый|ий|ая|яя|ое|ее|ые|ие)$")


def fold(text: str) -> str:
    """Lower case, with е for ё, as forms are written in the table."""
    return text.lower().replace("ё", "е")


def phrase_forms(name: str) -> list[str]:
    """All cases of a place name of one or more words, folded, each once, nominative first.

    >>> phrase_forms("Нижний Тагил")[:3]
    ['нижний тагил', 'нижнего тагила', 'нижнему тагилу']
    """
    written = name.split(" ")
    words = fold(name).split(" ")
    frozen = _frozen_from(words)
    columns: list[list[tuple[str, ...]]] = []
    for index, word in enumerate(words):
        if index >= frozen or word[0] in "—–-(" or _is_abbreviation(written[index]):
            columns.append([(word,)] * len(CASES))
        else:
            columns.append(_cases_of_part(word, last=index == len(words) - 1))
    forms: dict[str, None] = {}
    for case in range(len(CASES)):
        variants = [""]
        for column in columns:
            variants = [f"{left} {right}".strip() for left in variants for right in column[case]]
        forms.update(dict.fromkeys(variants))
    return list(forms)


def adjective_forms(lemma: str) -> list[str]:
    """All genders, numbers and cases of an adjective, folded."""
    word = fold(lemma)
    stem, ending = word[:-2], word[-2:]
    soft = ending == "ий" and stem[-1] not in _HUSHED_OR_BACK
    feminine, neuter, plural = ("яя", "ее", "ие") if soft else ("ая", "ое", "ые")
    if stem[-1] in _HUSHED_OR_BACK:
        plural = "ие"
    genders = (ending, feminine, neuter, plural)
    forms = [form for gender in genders for case in _adjective(stem + gender) for form in case]
    return list(dict.fromkeys(forms))


def demonym_forms(plural: str) -> list[str]:
    """The plural and, where the ending tells it, the singular of those who live somewhere."""
    word = fold(plural)
    if word.endswith("цы"):
        stem, soft = word[:-2], "ь" if word.endswith("льцы") else ""
        bare = stem.removesuffix("ь") if soft else stem
        oblique = ("ца", "цу", "цем", "це", "цы", "цев", "цам", "цами", "цах")
        return [bare + "ец", *(stem + ending for ending in oblique)]
    if word.endswith("не"):
        stem = word[:-1]
        singular = [stem + "ин" + ending for ending in ("", "а", "у", "ом", "е")]
        return [word, stem, *(stem + ending for ending in ("ам", "ами", "ах")), *singular]
    if word.endswith(("чи", "ки")):
        stem = word[:-1]
        ending_of_many = "ей" if word.endswith("чи") else "ов"
        endings = ("", "а", "у", "ом", "е", "и", ending_of_many, "ам", "ами", "ах")
        return [stem + ending for ending in endings]
    return phrase_forms(word)


def is_name(form: str) -> bool:
    """Whether a word is, in the dictionary, also a given name, a surname or a patronymic."""
    return any(
        {"Name", "Surn", "Patr"} & set(parse.tag.grammemes) for parse in _MORPH.parse(form) if parse.is_known
    )


def is_common_word(form: str) -> bool:
    """Whether a word is, in the dictionary, also an ordinary word."""
    proper = {"Geox", "Name", "Surn", "Patr", "Orgn", "Trad", "Abbr"}
    return any(parse.is_known and not proper & set(parse.tag.grammemes) for parse in _MORPH.parse(form))


def _is_abbreviation(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _frozen_from(words: list[str]) -> int:
    """The index from which words keep their form: what follows «республика» or a genitive."""
    for index, word in enumerate(words[:-1]):
        if word == "республика" and words[index + 1] not in ("—", "–", "-"):
            return index + 1
        if word == "штаты":
            return index + 1
    return len(words)


def _cases_of_part(word: str, *, last: bool) -> list[tuple[str, ...]]:
    if "-на-" in word:
        head, tail = word.split("-", 1)
        return [tuple(f"{form}-{tail}" for form in case) for case in _cases(head, last=True)]
    if "-" in word:
        head, tail = word.rsplit("-", 1)
        tails = _cases(tail, last=last)
        heads: list[tuple[str, ...]]
        if _ADJECTIVAL.search(tail) and not _ADJECTIVAL.search(head) and not head.endswith("о"):
            if head in ("усть", "соль", "спас", "ханты", "горно"):
                heads = [(head,)] * len(CASES)
            else:
                heads = _cases(head, last=True)
        else:
            heads = [(head,)] * len(CASES)
        pairs = zip(heads, tails, strict=True)
        return [tuple(f"{a}-{b}" for a in left for b in right) for left, right in pairs]
    return _cases(word, last=last)


@cache
def _cases(word: str, *, last: bool) -> list[tuple[str, ...]]:
    if _INDECLINABLE.search(word):
        return [(word,)] * len(CASES)
    if not last and _POSSESSIVE.search(word):
        return [(word + e,) for e in ("", "а", "у", "", "ым", "ом")]
    if _ADJECTIVAL.search(word) and not _NOUNS_IN_OI.search(word):
        return _adjective(word)
    return _with_indeclinable(word, _from_dictionary(word) or _by_ending(word))


def _with_indeclinable(word: str, cases: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Names in -ово, -ево, -ино are used both ways."""
    if not re.search(r"(ово|ево|ино|ыно)$", word):
        return cases
    declined = cases if cases[1] != (word,) else _by_ending(word)
    return [tuple(dict.fromkeys((*forms, word))) for forms in declined]


def _from_dictionary(word: str) -> list[tuple[str, ...]] | None:
    parses = [
        parse
        for parse in _MORPH.parse(word)
        if parse.is_known and parse.tag.POS == "NOUN" and parse.tag.case == "nomn"
    ]
    parses.sort(key=lambda parse: "Geox" not in parse.tag)
    if not parses:
        return None
    best = parses[0]
    cases: list[tuple[str, ...]] = []
    for case in CASES:
        wanted = [{case, best.tag.number}] + ([{"loc2", best.tag.number}] if case == "loct" else [])
        inflected = [best.inflect(grammemes) for grammemes in wanted]
        forms = dict.fromkeys(fold(item.word) for item in inflected if item)
        if not forms:
            return None
        cases.append(tuple(forms))
    return cases


def _adjective(word: str) -> list[tuple[str, ...]]:
    stem, ending = word[:-2], word[-2:]
    table = _ADJECTIVES[ending]
    if ending == "ий" and stem[-1] not in "кгх":
        table = ("ий", "его", "ему", "ий", "им", "ем")
    elif ending in ("ой", "ое") and stem[-1] in _HUSHED_OR_BACK:
        table = (ending, "ого", "ому", ending, "им", "ом")
    return [(stem + form,) for form in table]


def _by_ending(word: str) -> list[tuple[str, ...]]:
    stem, last = word[:-1], word[-1]
    if last in "аяьй":
        return _by_soft_or_feminine(word, stem, last)
    if last == "о":
        return _joined(stem, ("о", "а", "у", "о", "ом", "е"))
    if last == "е":
        soft = stem[-1] in "ьл"
        endings = ("е", "я", "ю", "е", "ем", "е") if soft else ("е", "а", "у", "е", "ем", "е")
        return _joined(stem, endings) if soft or stem[-1] in "щц" else [(word,)] * len(CASES)
    if last in "иы":
        return _plural(word, stem, last)
    return _masculine(word)


def _by_soft_or_feminine(word: str, stem: str, last: str) -> list[tuple[str, ...]]:
    if last == "а":
        genitive = "и" if stem[-1] in _HUSHED_OR_BACK else "ы"
        instrumental = "ей" if stem[-1] in "жшщчц" else "ой"
        return _joined(stem, ("а", genitive, "е", "у", instrumental, "е"))
    if last == "я":
        dative = "и" if stem.endswith("и") else "е"
        return _joined(stem, ("я", "и", dative, "ю", "ей", dative))
    if last == "ь" and not _SOFT_MASCULINE.search(word):
        return _joined(stem, ("ь", "и", "и", "ь", "ью", "и"))
    return _joined(stem, (last, "я", "ю", last, "ем", "е"))


def _masculine(word: str) -> list[tuple[str, ...]]:
    fleeting = re.search(r"(?<=[бвгджзклмнпрстфхцчшщ])(ец|ок)$", word)
    if fleeting and len(word) > 4:
        stem = word[:-2] + ("ь" if word.endswith("лец") else "") + word[-1]
        return [(word,), *_joined(stem, ("а", "у")), (word,), (stem + "ом", stem + "ем"), (stem + "е",)]
    cases = _joined(word, _HARD)
    if word[-1] in "жшщчц":
        cases[4] = (word + "ом", word + "ем")
    return cases


def _plural(word: str, stem: str, last: str) -> list[tuple[str, ...]]:
    soft = last == "и" and stem[-1] not in _HUSHED_OR_BACK
    of_many: tuple[str, ...] = (stem + ("ей" if soft or stem[-1] in "жшщч" else "ов"),)
    if re.search(r"[бвгджзлмнпрстфхцчшщ]ки$", word):
        of_many = (stem[:-1] + "ок", stem + "ов")
    elif last == "ы":
        of_many = (stem + "ов", stem)
    vowel = "я" if soft else "а"
    rest = (stem + vowel + "м", word, stem + vowel + "ми", stem + vowel + "х")
    return [(word,), of_many, *((form,) for form in rest)]


def _joined(stem: str, endings: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [(stem + ending,) for ending in endings]
