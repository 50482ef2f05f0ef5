"""What a campaign knows of names: given names, endings, persons known to the public, places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from callup.campaign import Campaign
from callup.publish import role_words as roles

_LONGEST_STEM = 14
_VOWELS = "аеиоуыэюяйьiyaeou"


class Word(NamedTuple):
    """A word of the text; `folded` in lower case with е for ё."""

    start: int
    end: int
    folded: str
    capital: bool
    first: bool  # of its sentence
    shout: bool  # all in capitals
    gap: str  # what stands between the word before and this one


class Namebook:
    """What the campaign knows of names: given names, endings, persons known to the public, places."""

    def __init__(self, campaign: Campaign) -> None:
        books = campaign.names.values()
        self.given = frozenset(name for book in books for name in book.given)
        self._given_stems = frozenset(stem_of(name) for name in self.given)
        self._patronymics = tuple(sorted({end for book in books for end in book.patronymic_endings}))
        endings = {end for book in books for end in book.surname_endings}
        self._surnames = tuple(sorted(endings))
        self._telling = tuple(sorted(end for end in endings if _tells(end)))
        self._places = campaign.place_forms
        self._known: dict[str, list[tuple[str, ...]]] = {}
        self._answers: dict[tuple[str, ...], bool] = {}
        self._of_bodies: set[str] = set()
        for voice in campaign.voices.values():
            for name in (voice.name.ru, voice.name.en):
                stems = tuple(stem_of(word) for word in fold(name).split())
                if voice.kind == "person":
                    self._known.setdefault(stems[-1][:3], []).append(stems)
                else:
                    self._of_bodies.update(stem for stem in stems if len(stem) > 4)
        self._of_bodies -= self._given_stems

    def is_given(self, word: Word) -> bool:
        """Whether a word is a given name, in any case."""
        return word.capital and word.folded in self.given

    def is_patronymic(self, word: Word) -> bool:
        """Whether a word ends as a patronymic does."""
        return len(word.folded) > 5 and word.folded.endswith(self._patronymics)

    def is_surname(self, word: Word, *, surely: bool = False) -> bool:
        """Whether a capitalised word may be a surname; `surely` where no common word ends so."""
        if not word.capital or len(word.folded) < 4 or self.is_common(word.folded):
            return False
        return word.folded.endswith(self._telling if surely else self._surnames)

    def ends_as_surname(self, folded: str) -> bool:
        """Whether a word ends as hardly anything but a surname does."""
        return len(folded) > 4 and folded.endswith(self._telling)

    def is_place(self, folded: str) -> bool:
        """Whether a word is a form of a place's name."""
        return folded in self._places

    def is_common(self, folded: str) -> bool:
        """Whether a capitalised word is a place's name or a common word's, and so no one's name."""
        return self.is_place(folded) or self.is_no_name(folded)

    def is_no_name(self, folded: str) -> bool:
        """Whether a word with a capital is a common word's, or of the name of a body or an outlet."""
        if folded in roles.NOT_NAMES_WHOLE or folded.startswith(roles.NOT_NAMES):
            return True
        return len(folded) > 4 and stem_of(folded) in self._of_bodies

    def is_given_stem(self, stem: str) -> bool:
        """Whether a stem is a given name's."""
        return stem in self._given_stems

    def is_known(self, stems: tuple[str, ...]) -> bool:
        """Whether a name is that of a person whom the campaign knows to speak in public."""
        if stems not in self._answers:
            self._answers[stems] = any(self._same(stems, known) for known in self._by_surname(stems))
        return self._answers[stems]

    def _by_surname(self, stems: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        for stem in stems:
            yield from self._known.get(stem[:3], ())

    @staticmethod
    def _same(stems: tuple[str, ...], known: tuple[str, ...]) -> bool:
        named = [stem for stem in stems if len(stem) > 1]
        matched = [part for part in known if any(alike(stem, part) for stem in named)]
        initials = {stem for stem in stems if len(stem) == 1}
        if known[-1] not in matched:
            return False
        if initials:
            return known[0][0] in initials
        return len(matched) == len(known) or len(named) == 1


def fold(text: str) -> str:
    """Lower case, е for ё."""
    return text.lower().replace("ё", "е")


def stem_of(folded: str) -> str:
    """The beginning of a word that its cases share.

    >>> stem_of("иванову") == stem_of("иванов"), stem_of("сергеем")
    (True, 'серг')
    """
    if len(folded) <= 2:
        return folded[:1]
    base = folded
    for ending in ("ого", "ому", "ими", "ыми", "ой", "ей", "ом", "ем", "ым", "им", "ую", "ая", "'s", "’s"):
        if base.endswith(ending) and len(base) - len(ending) >= 3:
            base = base[: -len(ending)]
            break
    while len(base) > 3 and base[-1] in _VOWELS:
        base = base[:-1]
    return base[:_LONGEST_STEM]


def alike(one: str, other: str) -> bool:
    """Whether two stems are of one word: equal, or one begins the other but for two letters."""
    if len(one) < 3 or len(other) < 3:
        return one == other
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter) and len(longer) - len(shorter) <= 2


def _tells(ending: str) -> bool:
    """Whether an ending alone is hardly ever a common word's."""
    if "ск" in ending or "цк" in ending or ending.endswith(("sky", "skiy", "skii", "ski", "skaya")):
        return False
    return len(ending) >= 3 or ending in ("ов", "ев", "ин", "ov", "ev")
