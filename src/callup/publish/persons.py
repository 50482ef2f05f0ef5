"""Names of persons in a text, and whose may be published: one walk over the words of the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import msgspec
import re2

from callup.campaign import Campaign
from callup.publish import role_words as roles

_WORD = re2.compile(r"[\p{L}]+(?:[-’'‑][\p{L}]+)*")
_ENDS_SENTENCE = frozenset(".!?…\n\r;")
_LONGEST_STEM = 14
_VOWELS = "аеиоуыэюяйьiyaeou"


class Word(NamedTuple):
    """A word of the text; `folded` in lower case with е for ё."""

    start: int
    end: int
    folded: str
    capital: bool
    first: bool  # of its sentence
    gap: str  # what stands between the word before and this one


class Mention(msgspec.Struct, frozen=True):
    """Some words that are a person's name; `stems` are the beginnings of its words but for initials."""

    first: int
    last: int
    stems: tuple[str, ...]


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
        for voice in campaign.voices.values():
            if voice.kind == "person":
                for name in (voice.name.ru, voice.name.en):
                    stems = tuple(stem_of(word) for word in fold(name).split())
                    self._known.setdefault(stems[-1][:3], []).append(stems)

    def is_given(self, word: Word) -> bool:
        """Whether a word is a given name, in any case."""
        return word.capital and word.folded in self.given

    def is_patronymic(self, word: Word) -> bool:
        """Whether a word ends as a patronymic does."""
        return len(word.folded) > 5 and word.folded.endswith(self._patronymics)

    def is_surname(self, word: Word, *, surely: bool = False) -> bool:
        """Whether a capitalised word may be a surname; `surely` where no common word ends so."""
        if not word.capital or len(word.folded) < 4 or self.is_place(word.folded) or _is_no_name(word.folded):
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
        return self.is_place(folded) or _is_no_name(folded)

    @staticmethod
    def is_no_name(folded: str) -> bool:
        """Whether a capitalised word is a common word's."""
        return _is_no_name(folded)

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

    >>> stem_of("иванову") == stem_of("иванов"), stem_of("сергеем")[:5]
    (True, 'серге')
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


def words_of(text: str) -> list[Word]:
    """The words of a text, in order."""
    words: list[Word] = []
    reach = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        gap = text[reach:start]
        opens = not words or any(char in _ENDS_SENTENCE for char in gap)
        if opens and words and gap.startswith(".") and words[-1].end - words[-1].start <= 2:
            opens = "\n" in gap
        reach = end
        if text[start:end].endswith(("'s", "’s")):
            end -= 2
        words.append(Word(start, end, fold(text[start:end]), text[start].isupper(), opens, gap))
    return words


def find_mentions(words: list[Word], book: Namebook) -> Iterator[Mention]:
    """The names of persons among the words, one after another."""
    at = 0
    while at < len(words):
        last = _name_from(words, at, book)
        if last is None:
            at += 1
            continue
        stems = tuple(stem_of(word.folded) for word in words[at : last + 1])
        yield Mention(at, last, stems)
        at = last + 1


def _name_from(words: list[Word], at: int, book: Namebook) -> int | None:
    """The index of the last word of a name that begins here; None where none does."""
    chain = _chain(words, at)
    some = words[at : at + chain]
    if _is_initial(some[0]):
        return _initials_first(words, at, book)
    if not some[0].capital:
        return _in_small_letters(some, at, book)
    kinds = [_kind(word, book) for word in some]
    if kinds[0] == "given":
        return at + _length(kinds)
    for distance in range(1, len(kinds)):
        if kinds[distance] in ("given", "patronymic") and all(kind == "other" for kind in kinds[:distance]):
            return at + distance + _length(kinds[distance:])
    initials = _initials_after(words, at)
    if initials and kinds[0] == "other":
        return at + initials
    if (
        len(some) > 1
        and kinds[0] == "other"
        and kinds[1] == "other"
        and book.is_surname(some[1], surely=True)
    ):
        return at + 1
    return None


def _in_small_letters(some: list[Word], at: int, book: Namebook) -> int | None:
    """ "иванов иван иванович": only a given name with a patronymic is a name without capitals."""
    for distance in (0, 1):
        pair = some[distance : distance + 2]
        if len(pair) == 2 and pair[0].folded in book.given and book.is_patronymic(pair[1]):
            after = some[distance + 2 : distance + 3]
            more = not distance and bool(after) and book.ends_as_surname(after[0].folded)
            return at + distance + 1 + more if not distance or book.ends_as_surname(some[0].folded) else None
    return None


def _chain(words: list[Word], at: int) -> int:
    """How many words, four at most, follow one another with nothing but a space between."""
    count = 1
    while count < 4 and at + count < len(words):
        word = words[at + count]
        if not word.gap or word.gap.strip() or word.gap.count("\n") > 1:
            break
        count += 1
    return count


def _kind(word: Word, book: Namebook) -> str:
    if not word.capital:
        return "no"
    if book.is_patronymic(word):
        return "patronymic"
    if word.folded in book.given:
        return "given"
    if _is_initial(word):
        return "no"
    if _is_no_name(word.folded) or (_is_role(word.folded) and not book.is_surname(word)):
        return "common"
    if word.first and not book.is_surname(word):
        return "common"
    if book.is_place(word.folded):
        return "common"
    return "other"


def _length(kinds: list[str]) -> int:
    """How many words after the first one belong to a name that begins with a given name."""
    count = 0
    while count + 1 < len(kinds) and count < 2 and kinds[count + 1] not in ("no", "common"):
        count += 1
    if not count and len(kinds) > 1 and kinds[1] == "common":
        return 1
    return count


def _is_initial(word: Word) -> bool:
    return word.capital and word.end - word.start == 1


def _initials_first(words: list[Word], at: int, book: Namebook) -> int | None:
    """ "И. О. Фамилия", "J. R. Smith": initials with dots, then a capitalised word."""
    last = at
    while last + 1 < len(words) and last - at < 3 and words[last + 1].gap.strip() == ".":
        last += 1
        if not _is_initial(words[last]):
            word = words[last]
            good = word.capital and len(word.folded) > 2 and not _is_no_name(word.folded)
            return (
                last if good and not (book.is_place(word.folded) and last - at == 1 and word.first) else None
            )
    return None


def _initials_after(words: list[Word], at: int) -> int:
    """ "Иванов И. И.", "Petrov I.": how many initials follow a word."""
    count = 0
    while at + count + 1 < len(words) and count < 2:
        word = words[at + count + 1]
        gap = word.gap.strip()
        if not _is_initial(word) or gap not in ("", ".") or (count == 0 and gap) or "\n" in word.gap:
            break
        count += 1
    if not count:
        return 0
    following = at + count + 1
    return count if following >= len(words) or words[following].gap.startswith(".") else 0


def _tells(ending: str) -> bool:
    """Whether an ending alone is hardly ever a common word's."""
    if "ск" in ending or "цк" in ending or ending.endswith(("sky", "skiy", "skii", "ski", "skaya")):
        return False
    return len(ending) >= 3 or ending in ("ов", "ев", "ин", "ov", "ev")


def _is_no_name(folded: str) -> bool:
    return folded in roles.NOT_NAMES_WHOLE or folded.startswith(roles.NOT_NAMES)


def _is_role(folded: str) -> bool:
    return folded.startswith(roles.PUBLIC) or folded.startswith(roles.PRIVATE)


def alike(one: str, other: str) -> bool:
    """Whether two stems are of one word: equal, or one begins the other but for two letters."""
    if len(one) < 3 or len(other) < 3:
        return one == other
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter) and len(longer) - len(shorter) <= 2
