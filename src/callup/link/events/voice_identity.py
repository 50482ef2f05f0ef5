"""One voice across spellings and scripts: «Песков» and "Peskov" are one and the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from callup.model import Voice
from callup.model.campaign import KnownVoice

_CYRILLIC = str.maketrans(
    dict(zip("абвгґдеёєзиіїйклмнопрстуўфхыэюя", "abvggdeeeziiiiklmnoprstuufhieua", strict=True))
    | {"ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ь": "", "'": "", "’": ""}
)
_SPELLINGS = tuple(
    tuple(pair.split("-"))
    for pair in (
        "shch-sh sch-sh tsch-ch tch-ch kh-h ph-f ck-k x-ks w-v q-k tz-ts j-y "
        "yu-u iu-u ya-a ia-a ye-e ie-e yo-e io-e y-i"
    ).split()
)
"""One sound, however English, German or a passport office spells it; the longer spellings first."""

_TWICE = re.compile(r"(.)\1+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+")
_MASK = "["
_PRIVATE = frozenset({"resident", "unknown"})
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.I)


class Identity(msgspec.Struct, frozen=True, order=True):
    """Who a voice is: what kind of naming, and the words that tell it apart, in one script."""

    kind: str
    words: tuple[str, ...]


def sounds(word: str) -> str:
    """A word as it sounds, whatever script and spelling it is written in.

    >>> sounds("Песков") == sounds("Peskov"), sounds("Sergey") == sounds("Сергей") == sounds("Sergei")
    (True, True)
    >>> sounds("Юлия") == sounds("Yulia") == sounds("Julija")
    True
    """
    told = word.lower().translate(_CYRILLIC)
    for spelling, sound in _SPELLINGS:
        told = told.replace(spelling, sound)
    return _TWICE.sub(r"\1", told)


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name as they sound, without an article and without initials."""
    return tuple(sounds(word) for word in _WORD.findall(_ARTICLE.sub("", name.strip())))


class Identities:
    """The voices of an archive, told apart: by the campaign's own list first, else by how names sound.

    A surname alone is the one person with that surname, where the archive has no other; where it has two,
    it stays for itself.
    """

    def __init__(self, voices: Iterable[Voice], known: Mapping[str, KnownVoice]) -> None:
        self._known = {
            words_of(name): id_ for id_, one in known.items() for name in (one.name.en, one.name.ru)
        }
        self._full: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
        for voice in voices:
            words = words_of(voice.name or "")
            if len(words) > 1:
                self._full[words[-1]].add(_shortened(words))

    def of(self, voice: Voice, document: str) -> Identity | None:
        """Who a voice is, of whom a document tells; None for whoever has no public name or role.

        A role of one word ("the governor") is somebody else in each document, and so is an anonymous voice.
        """
        if voice.name:
            return None if _MASK in voice.name else self._of_name(words_of(voice.name))
        if voice.naming == "anonymous" or not voice.role or voice.class_ in _PRIVATE:
            return None
        words = (*words_of(voice.role), *words_of(voice.organisation or ""))
        return Identity("role", words if len(words) > 1 else (*words, document))

    def _of_name(self, words: tuple[str, ...]) -> Identity:
        if words in self._known:
            return Identity("known", (self._known[words],))
        if len(words) == 1 and len(self._full[words[0]]) == 1:
            (words,) = self._full[words[0]]
        short = _shortened(words)
        return Identity("name", short)


def _shortened(words: tuple[str, ...]) -> tuple[str, ...]:
    """Given name and surname, without the father's name between them."""
    return (words[0], words[-1]) if len(words) == 3 else words
