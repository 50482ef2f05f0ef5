"""Names in a phrase, fitted to who speaks: without a role or a place, or no name at all."""

from __future__ import annotations

from functools import cached_property

from callup.extract.speech.person_names import Name, PersonNames
from callup.extract.speech.speaker_words import (
    AMID,
    KIN,
    NO_NAMES_EN,
    OUTLET_BEFORE,
    QUOTED_NAME,
    SMALL_WORD,
    SURNAMES,
    TITLE_BEFORE,
)
from callup.scan import Cue, fold
from callup.values import Span


def is_russian(words: str) -> bool:
    """Whether words hold a Cyrillic letter."""
    return any("а" <= char <= "я" for char in words.lower())


class FittingNames:
    """What of a text's capitalised words is a name, and how much of them."""

    def __init__(self, text: str, places: set[int], names: PersonNames) -> None:
        self.text = text
        self._places = places
        self.names = names

    def quoted(self, head: Span) -> Name | None:
        """The name in quotation marks of an outlet or a body: "телеграм-канал «Северный ветер»"."""
        match = QUOTED_NAME.search(head.quote)
        if match is None or not (match.start() == 0 or OUTLET_BEFORE.search(head.quote[: match.start()])):
            return None
        start = head.start + match.start(1)
        return Name(start, start + len(match[1]), match[1], person=False)

    def without_role(self, name: Name, roles: list[Cue]) -> Name:
        """A name without the role before it that opens the sentence with a capital letter."""
        if self.is_quoted(name):
            return name  # «Матери за закон»
        for cue in roles:
            if cue.start <= name.start < cue.end < name.end:
                start = (
                    cue.end + len(self.text[cue.end : name.end]) - len(self.text[cue.end : name.end].lstrip())
                )
                return Name(start, name.end, self.text[start : name.end], name.person)
        return name

    def without_place(self, name: Name) -> Name:
        """A name without the place before it: "премьер Франции Жан Эро"."""
        first, _, rest = name.written.partition(" ")
        if self.is_quoted(name):
            return name  # «Чебоксарский мост»
        if name.start in self._places and rest and not self.names.is_given(first):
            return Name(name.end - len(rest), name.end, rest, name.person)
        return name

    def is_quoted(self, name: Name) -> bool:
        """Whether a name opens in quotation marks: a role or a place in it is part of it."""
        return self.text[name.start - 1 : name.start] in ("«", "“", '"')

    @staticmethod
    def is_opening(name: Name, head: Span, roles: list[Cue]) -> bool:
        """Whether a single word has its capital letter only because it opens the phrase."""
        alone = " " not in name.written and name.start == head.start
        return alone and any(name.end <= cue.start < head.end for cue in roles)

    def is_no_name(self, name: Name) -> bool:
        """Whether a single word has its capital letter only because it opens the sentence."""
        word = name.written
        if " " in word or word.isupper() or self.names.is_given(word) or word in self._named_amid:
            return False
        before = self.text[max(name.start - 3, 0) : name.start].rstrip(' \u00a0—–-"“«')
        if before and before[-1] not in ".!?…\n":
            return False
        if is_russian(word):
            return not fold(word).endswith(SURNAMES)
        if TITLE_BEFORE.search(self.text, max(name.start - 8, 0), name.start):
            return False
        return fold(word) in NO_NAMES_EN or word.lower() in self._small

    @cached_property
    def _small(self) -> frozenset[str]:
        """The words in small letters of the document's."""
        return frozenset(SMALL_WORD.findall(self.text))

    @cached_property
    def _named_amid(self) -> frozenset[str]:
        """The words with a capital letter that stand amid a sentence of the document's."""
        return frozenset(AMID.findall(self.text))

    def is_kin(self, phrase: Span, name: Name) -> bool:
        """Whether a name behind a word of kin is of whose kin it is: "по словам жены Александра"."""
        before = self.text[phrase.start : name.start]
        return KIN.search(before) is not None

    def is_whose(self, phrase: Span, name: Name) -> bool:
        """Whether one given name in the genitive stands behind a role: "сослуживцы Сергея"."""
        alone = " " not in name.written and name.start > phrase.start
        return alone and self.names.is_genitive(name.written)
