"""The cases of Ukrainian place names, by their endings.

No dictionary: the one there is has a licence that forbids to ship what is made of it. The rules hold for the
kinds of name in places_uk.csv: regions with an adjective, countries in -ія and -стан, towns.
"""

from __future__ import annotations

from collections.abc import Iterator

_REGIONS = {
    "область": ("область", "області", "областю", "обл.", "обл"),
    "край": ("край", "краю", "краї", "краєм"),
    "округ": ("округ", "округу", "окрузі", "округом"),
}
_FEMININE = ("а", "ої", "ій", "у", "ою", "і", "их", "ими", "им")
_MASCULINE = ("ий", "ого", "ому", "им", "ім")
_VOWELS = "аеиіоуяюєї"


def ukrainian_forms(name: str) -> Iterator[tuple[str, str]]:
    """Each form of a name in lower case with its kind: noun, adjective or abbreviation."""
    folded = name.lower()
    if name.isupper():
        yield folded, "abbreviation"
        return
    words = folded.split(" ")
    if words[-1] in _REGIONS:
        yield from _region(words[:-1], words[-1])
        return
    if words[0] == "республіка":
        yield from (
            (f"{form} {' '.join(words[1:])}", "noun")
            for form in ("республіка", "республіки", "республіці", "республіку", "республікою")
        )
        return
    first, last = " ".join(words[:-1]), words[-1]
    for form in noun_forms(last):
        for before in adjective_forms(first) if first else ("",):
            yield f"{before} {form}".strip(), "noun"


def _region(adjectives: list[str], noun: str) -> Iterator[tuple[str, str]]:
    feminine = noun == "область"
    endings = _FEMININE if feminine else _MASCULINE
    for ending in endings:
        agreed = " ".join(_stem(word) + ending for word in adjectives)
        for form in _REGIONS[noun]:
            yield f"{agreed} {form}", "noun"
    if len(adjectives) == 1:
        for ending in dict.fromkeys((*_FEMININE, *_MASCULINE, "е")):
            yield _stem(adjectives[0]) + ending, "adjective"


def _stem(adjective: str) -> str:
    return adjective[:-1] if adjective.endswith("а") else adjective[:-2]


def adjective_forms(word: str) -> list[str]:
    """The cases of an adjective before a noun, "нижній" among them; a word of another kind stays as it is."""
    if word.endswith("ій"):
        return [word[:-2] + ending for ending in ("ій", "ього", "ьому", "ім")]
    if word.endswith("а") and len(word) > 4:
        return [word[:-1] + ending for ending in ("а", "ої", "ій", "у", "ою")]
    return [word]


def noun_forms(word: str) -> list[str]:
    """The cases of one noun in the singular."""
    if word.endswith(("ія", "ея")):
        return [word[:-1] + ending for ending in ("я", "ї", "ю", "єю")]
    if word.endswith("чня"):
        return [word[:-1] + ending for ending in ("я", "і", "ю", "ею")]
    if word.endswith(("лля", "'я")):
        return [word[:-1] + ending for ending in ("я", "ю", "ям", "і")]
    if word.endswith("ка"):
        return [word, word[:-1] + "и", word[:-2] + "ці", word[:-1] + "у", word[:-1] + "ою"]
    if word.endswith("га"):
        return [word, word[:-1] + "и", word[:-2] + "зі", word[:-1] + "у", word[:-1] + "ою"]
    if word.endswith("ець"):
        return [word, *(word[:-3] + "ц" + ending for ending in ("я", "ю", "і", "ем"))]
    if word.endswith("а"):
        return [word[:-1] + ending for ending in ("а", "и", "і", "у", "ою")]
    if word.endswith("ий"):
        return [word[:-2] + ending for ending in ("ий", "ого", "ому", "им")]
    if word.endswith("ь") and word[-2:-1] in "н":
        return [word, word[:-1] + "і", word + "ю", word[:-1] + "нню"]
    if word.endswith("ь"):
        return [word, word[:-1] + "я", word[:-1] + "ю", word[:-1] + "і", word[:-1] + "ем"]
    if word in ("перм", "твер"):
        return [word, word + "і", word + "'ю", word + "ю"]
    if word[-1] in _VOWELS or "-на-" in word:
        return [word]
    locative = word[:-1] + "зі" if word.endswith("г") else word + "і"
    return [word, word + "а", word + "у", locative, word + "ом"]
