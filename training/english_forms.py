"""How place names are spelled in English: kinds of region, and transliterations side by side."""

from __future__ import annotations

import itertools
import re

# What stands after a region's own name, by the word of its canonical name.
_KINDS = {
    "Oblast": ("oblast", "region", "province", "oblast'"),
    "Krai": ("krai", "kray", "territory", "region"),
    "Autonomous Okrug": (
        "autonomous okrug",
        "autonomous area",
        "autonomous district",
        "autonomous region",
        "okrug",
        "district",
        "region",
    ),
    "Autonomous Oblast": ("autonomous oblast", "autonomous region", "autonomous area"),
}
_TURNED = ("oblast", "region")  # "the region of Tula"
_SPELLINGS = (
    (r"(?<=[aeiou])ye", "e"),
    (r"^ye", "e"),
    (r"yo", "e"),
    (r"(?<=[aou])y(?=$|[^aeiou])", "i"),
    (r"(?<=[^aeiou])y$", "iy"),
    (r"iy(?=[^aeiou])", "iiy"),
    (r"ey(?=[^aeiou])", "ei"),
    (r"kh", "h"),
)
_LATIN = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюя",
        (
            *"a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch".split(),
            "",
            "y",
            "",
            "e",
            "yu",
            "ya",
        ),
        strict=True,
    )
)


def stem_of(name: str) -> str | None:
    """A region's own name without its kind: "Yaroslavl" of "Yaroslavl Oblast"; None where it has none."""
    for kind in sorted(_KINDS, key=len, reverse=True):
        if name.endswith(f" {kind}"):
            return name.removesuffix(f" {kind}")
    return None


def region_forms(name: str) -> list[str]:
    """All ways to write one name of a region, lower case.

    >>> region_forms("Tula Oblast")[:3]
    ['tula oblast', 'tula region', 'tula province']
    """
    stem = stem_of(name)
    if stem is None:
        return with_apostrophes(name.lower())
    kinds = next(kinds for kind, kinds in _KINDS.items() if name == f"{stem} {kind}")
    forms = [f"{stem} {kind}" for kind in kinds]
    if name.endswith((" Oblast", " Krai")):
        forms += [f"{kind} of {stem}" for kind in _TURNED]
    return [form.lower() for form in forms]


def transliterated_forms(name: str, adjective: str) -> list[str]:
    """A region's Russian name in Latin letters, lower case: it is an adjective and the word for its kind.

    >>> transliterated_forms("Tula Oblast", "тульский")
    ['tulskaya oblast', 'tulskaya region']
    """
    base = adjective.removesuffix("ий")
    if base == adjective or not name.endswith((" Oblast", " Krai")):
        return []
    spelled = city_forms("".join(_LATIN.get(letter, letter) for letter in base))
    if name.endswith(" Oblast"):
        return [f"{stem}aya {kind}" for stem in spelled for kind in _TURNED]
    return [
        f"{stem}{ending} {kind}" for stem in spelled for ending in ("y", "iy") for kind in ("krai", "kray")
    ]


def city_forms(name: str) -> list[str]:
    """A city's name, lower case, in the transliterations that are in use.

    >>> city_forms("Tutayev")
    ['tutayev', 'tutaev']
    """
    word = name.lower()
    rules = [rule for rule in _SPELLINGS if re.search(rule[0], word)][:3]
    forms: dict[str, None] = {word: None}
    for count in range(1, len(rules) + 1):
        for chosen in itertools.combinations(rules, count):
            form = word
            for pattern, spelling in chosen:
                form = re.sub(pattern, spelling, form)
            forms[form] = None
    return list(forms)


def with_apostrophes(form: str) -> list[str]:
    """A form with each of the two apostrophes that are in use."""
    straight = form.replace("’", "'")
    return list(dict.fromkeys((straight, straight.replace("'", "’"))))
