"""Names of persons in a text, and whose may be published: one walk over the words of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from callup.publish import role_words as roles
from callup.publish.namebook import Namebook, Word, fold, stem_of

_LETTER = r"[^\W\d_²³¹¼-¾⁰⁴-⁹₀-₉⅐-↉①-⓿❶-➓〇]"  # no figure that stands above the line, in a circle or a ring
_WORD = re.compile(rf"{_LETTER}+(?:[-’'‑]{_LETTER}+)*")  # one way through any text, so linear
_QUOTES = '«"“„'
_LONGEST_ACRONYM = 5
_ENDS_SENTENCE = frozenset(".!?…\n\r;")


class Mention(msgspec.Struct, frozen=True):
    """Some words that are a person's name; `stems` are the beginnings of its words but for initials."""

    first: int
    last: int
    stems: tuple[str, ...]


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
        shout = end - start > 1 and text[start:end].isupper()
        words.append(Word(start, end, fold(text[start:end]), text[start].isupper(), opens, shout, gap))
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
    return at + more if (more := _unlisted(some, kinds, book)) else None


def _unlisted(some: list[Word], kinds: list[str], book: Namebook) -> int:
    """How many words follow in a name that no list knows: "Тулси Габбард", "Zaur Gasanov"; none: 0.

    In Cyrillic two capitalised words amid a sentence are a name, for bodies have one capital; what
    stands in quotation marks is a title. In Latin, and at a beginning, the second must end as a surname.
    """
    if len(kinds) < 2 or kinds[1] != "other" or kinds[0] not in ("other", "opening"):
        return 0
    if book.is_place(f"{some[0].folded} {some[1].folded}"):
        return 0
    if book.is_surname(some[1], surely=True):
        return 1
    if some[0].shout and some[1].shout:
        return 0
    cyrillic = "а" <= some[1].folded[0] <= "ё" and some[0].folded[0] >= "а"
    if kinds[0] == "opening" or not cyrillic or any(mark in some[0].gap for mark in _QUOTES):
        return 0
    return 2 if kinds[2:3] == ["other"] else 1


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
    if book.is_no_name(word.folded) or (_is_role(word.folded) and not book.is_surname(word)):
        return "common"
    if book.is_place(word.folded) or (word.shout and len(word.folded) <= _LONGEST_ACRONYM):
        return "common"
    if word.first and not book.is_surname(word):
        return "opening"
    return "other"


def _length(kinds: list[str]) -> int:
    """How many words after the first one belong to a name that begins with a given name."""
    count = 0
    while count + 1 < len(kinds) and count < 2 and kinds[count + 1] not in ("no", "common", "opening"):
        if count and kinds[count + 1] == "given":
            break
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
            good = word.capital and len(word.folded) > 2 and not book.is_no_name(word.folded)
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


def _is_role(folded: str) -> bool:
    return folded.startswith((*roles.PUBLIC, *roles.PRIVATE))
