"""Names of persons: where one stands in a phrase, its dictionary form, and what gender it shows."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

import msgspec

from callup.campaign import Campaign
from callup.extract.speech.speech_found import Case
from callup.extract.speech.speech_words import word_set
from callup.scan import fold

Gender = Literal["he", "she"]

_CAPITAL = r"[A-ZА-ЯЁІЇЄҐ]"
_NAME_WORD = rf"{_CAPITAL}[\w’'\-]*"
_PARTICLE = r"(?:al|bin|de|der|van|von|del|la|of|of the)"
_RUN = re.compile(
    rf"{_NAME_WORD}(?:\.(?=\s?{_CAPITAL}))?"
    rf"(?:[ \u00a0]?(?:{_PARTICLE}[ \u00a0])?{_NAME_WORD}(?:\.(?=\s?{_CAPITAL}))?){{0,4}}"
)
_WORD = re.compile(r"[\w’'\-]+")
_NOT_NAMES = word_set(
    "the a an mr mrs ms dr sen rep gov gen col lt sgt president governor minister senator mayor "
    "general lawyer attorney analyst editor professor in on at of and but if as when after before "
    "according since while monday tuesday wednesday thursday friday saturday sunday один одна одни двое трое "
    "другой другая другие третий третья все обе оба некоторые многие кто-то никто каждый иные сам сама сами"
)
_FEMALE_EXCEPT = word_set("никита илья фома кузьма лука савва nikita ilya ilia luka joshua")
_FEMALE_EN = word_set(
    "kate anne jane lyubov elizabeth susan karen nancy margaret sharon kathleen amy rachel "
    "heather mary patricia jennifer betty helen ashley emily michelle carol deborah stephanie "
    "shirley catherine christine janet alice julie joyce diane ruth lauren"
)
_GENITIVE = (
    ("ского", "ский"), ("цкого", "цкий"), ("ской", "ская"), ("цкой", "цкая"),
    ("овой", "ова"), ("евой", "ева"), ("иной", "ина"), ("ыной", "ына"),
    ("ича", "ич"), ("вны", "вна"), ("чны", "чна"),
    ("ова", "ов"), ("ева", "ев"), ("ёва", "ёв"), ("ина", "ин"), ("ына", "ын"),
)  # fmt: skip
_PREPOSITIONAL = (
    ("ском", "ский"), ("ской", "ская"), ("овой", "ова"), ("евой", "ева"), ("иной", "ина"),
    ("ове", "ов"), ("еве", "ев"), ("ине", "ин"), ("иче", "ич"), ("вне", "вна"),
)  # fmt: skip
_DATIVE = (
    ("скому", "ский"), ("цкому", "цкий"), ("ской", "ская"), ("цкой", "цкая"), ("овой", "ова"),
    ("евой", "ева"), ("иной", "ина"), ("ову", "ов"), ("еву", "ев"), ("ину", "ин"), ("ыну", "ын"),
    ("ичу", "ич"), ("вне", "вна"),
)  # fmt: skip
_ENDINGS: dict[str, tuple[tuple[str, str], ...]] = {"genitive": _GENITIVE, "dative": _DATIVE}
_HER = ("овой", "евой", "иной", "ыной", "ской", "цкой")
_GIVEN_GENITIVE = (
    ("ия", "ий"), ("ея", "ей"), ("ая", "ай"), ("ря", "рь"), ("льва", "лев"), ("павла", "павел"),
    ("ии", "ия"), ("ьи", "ья"), ("ги", "га"), ("ки", "ка"), ("хи", "ха"), ("ы", "а"), ("и", "я"), ("а", ""),
    ("ию", "ий"), ("ею", "ей"), ("аю", "ай"), ("рю", "рь"), ("льву", "лев"), ("павлу", "павел"), ("ье", "ья"),
    ("ге", "га"), ("ке", "ка"), ("хе", "ха"), ("у", ""), ("е", "а"), ("е", "я"),
)  # fmt: skip


_OWN = (("а", ""), ("я", "й"), ("я", "ь"), ("ы", "а"), ("и", "я"))


class Name(msgspec.Struct, frozen=True):
    """A capitalised name in a phrase, by offsets into the text; `person` where it is surely a person's."""

    start: int
    end: int
    written: str
    person: bool


@lru_cache(maxsize=8)
def _together(lists: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    return frozenset(name for names in lists for name in names)


class PersonNames:
    """What the campaign knows of given names, ready to be asked."""

    def __init__(self, campaign: Campaign) -> None:
        self._given = _together(tuple(names.given for names in campaign.names.values()))
        self._patronymics = tuple(
            ending for names in campaign.names.values() for ending in names.patronymic_endings
        )

    def find(self, text: str, start: int, end: int) -> Name | None:
        """The first name in a stretch of text: a person's where there is one, else any of two words."""
        other: Name | None = None
        for match in _RUN.finditer(text, start, end):
            words = list(_WORD.finditer(text, match.start(), match.end()))
            while words and fold(words[0].group()) in _NOT_NAMES:
                words.pop(0)
            for index, word in enumerate(words):
                if fold(word.group()) in self._given and index + 1 < len(words):
                    if self._is_anothers(word.group(), words[index + 1].group()):
                        last = words[min(index + 3, len(words) - 1)]
                        return self._name(text, words[index + 1].start(), last.end(), person=True)
                    last = words[min(index + 3, len(words) - 1)] if index == 0 else words[-1]
                    return self._name(text, word.start(), last.end(), person=True)
            if words and other is None and (len(words) > 1 or len(words[0].group()) > 2):
                initial = len(words) > 1 and len(words[0].group()) == 1
                other = self._name(text, words[0].start(), words[-1].end(), person=initial)
        return other

    def _is_anothers(self, first: str, second: str) -> bool:
        """Whether a given name in the genitive stands before somebody's own: "жена Александра Юлия"."""
        return fold(second) in self._given and self.is_genitive(first)

    def is_genitive(self, word: str) -> bool:
        """Whether a word is a given name in the genitive, by another given name without its ending."""
        low = fold(word)
        return any(low.endswith(end) and low[: -len(end)] + own in self._given for end, own in _OWN)

    def _name(self, text: str, start: int, end: int, *, person: bool) -> Name:
        return Name(start, end, text[start:end], person)

    def is_given(self, word: str) -> bool:
        """Whether a word is a given name."""
        return fold(word) in self._given

    def gender(self, name: str) -> Gender | None:
        """The gender that a given name, a patronymic or a Russian surname shows; None where unsure."""
        words = [fold(word) for word in _WORD.findall(name)]
        if not words:
            return None
        if words[0] in self._given and len(words) > 1:
            female = words[0] in _FEMALE_EN or (words[0][-1] in "аяa" and words[0] not in _FEMALE_EXCEPT)
            return "she" if female else "he"
        if any(word.endswith(("вна", "чна", "вича", "vna")) for word in words):
            return "she"
        if words[-1].endswith(("ова", "ева", "ина", "ская", "ova", "eva", "skaya")):
            return "she"
        if words[-1].endswith(("ов", "ев", "ин", "ский", "ov", "ev", "sky", "skiy", "sky")):
            return "he"
        return None

    def nominative(self, name: str, case: Case) -> str:
        """A Russian name in the case of dictionaries; as written where the case is not known."""
        if case == "nominative" or not re.search("[а-яё]", name):
            return name
        words = name.split()
        endings = _ENDINGS.get(case, _PREPOSITIONAL)
        given = self._given_of(words[0])
        female = given is not None and fold(given)[-1:] in "ая" and fold(given) not in _FEMALE_EXCEPT
        woman = given is None and len(words) > 1 and fold(words[-1]).endswith(_HER)
        turned = [given] if given else [self._turn(words[0], endings, female=False)]
        if woman and fold(words[0])[-1:] in "ыиеу":
            turned = [words[0][:-1] + ("я" if fold(words[0]).endswith(("ии", "ьи")) else "а")]
        turned += [self._turn(word, endings, female=female) for word in words[1:]]
        return " ".join(turned)

    def _given_of(self, word: str) -> str | None:
        low = fold(word)
        if low not in self._given:
            return None
        for ending, other in _GIVEN_GENITIVE:
            stem = low[: -len(ending)]
            if low.endswith(ending) and stem + other in self._given and stem + other != low:
                if other == "" and stem[-1:] in "аеиоуыэюяь":
                    continue
                kept = word[: len(word) - len(ending)] if len(stem) else ""
                return kept + other if kept else other.capitalize()
        return word

    @staticmethod
    def _turn(word: str, endings: tuple[tuple[str, str], ...], *, female: bool) -> str:
        low = fold(word)
        for ending, other in endings:
            if not low.endswith(fold(ending)) or len(low) <= len(ending) + 1:
                continue
            if female and not other.endswith(("а", "я")):
                continue
            if not female and other.endswith(("ова", "ева", "ина", "ына")) and ending.endswith("ой"):
                return word[: -len(ending)] + other
            return word[: -len(ending)] + other
        if not female and low.endswith(("ка", "ча", "на", "ра", "да", "та", "ла", "за", "са")):
            return word
        return word
