"""Russian speakers: the phrase that a verb of speech belongs to, before it or after it."""

from __future__ import annotations

from callup.extract.speech.russian_phrases import (
    is_infinitive,
    is_participle,
    phrase_start,
    skip_named_listener,
)
from callup.extract.speech.russian_stretches import Stretches
from callup.extract.speech.russian_subject_words import (
    ANSWERS,
    FINITE,
    GERUNDS,
    LISTENERS,
    PARENTHETICAL,
    PREPOSITIONAL,
    SHORT,
)
from callup.extract.speech.speech_found import Case, Found, Range
from callup.extract.speech.speech_words import (
    RU_COMPLEMENTIZERS,
    RU_CONJUNCTIONS,
    RU_PREPOSITIONS,
    RU_PRONOUNS,
)
from callup.extract.speech.utterances import Token

_LISTENED = frozenset({"asks", "tells"})
_WHO = frozenset({"он", "она", "они", "я", "мы", "він", "вона", "вони"})
_SURE = frozenset({"promises", "plans", "wants", "asks", "estimates", "shows", "feels"})
_UKRAINIAN = frozenset("іїєґ")
_MOST_TOLD = 60
_CLOSES = {'"': '"', "«": "»"}
_FINITE = (
    "ет",
    "ит",
    "ют",
    "ят",
    "ал",
    "ил",
    "ала",
    "ила",
    "али",
    "или",
    "ує",
    "ає",
    "ить",
    "ють",
    "ав",
    "ив",
)
JOINING = frozenset({"и", "но", "а", "однако", "і", "й", "та", "але", "проте"})
_ASIDES = frozenset({"по", "если", "судя", "якщо", "за"})
_BEHIND_SPEAKER = (RU_PREPOSITIONS - {"по", "с", "из", "при", "з", "із"}) | LISTENERS
_NOMINATIVE = ("ый", "ий", "ой", "ая", "яя", "ое", "ые", "ие")
_TO_ONE = ("нту", "тору", "рору", "стру", "нику", "ссару", "тату")
_IN = frozenset({"в", "во", "на", "у"})


def _is_relative(token: Token) -> bool:
    """Whether a word opens a relative clause: "на котором женщины требуют"."""
    return token.low.startswith(("котор", "якому", "якій", "яких"))


class Subjects(Stretches):
    """One verb of speech, and who its speaker is."""

    def found(self, source: Range | None, content: tuple[Range, ...], case: Case) -> Found:
        """What was found of this verb."""
        raise NotImplementedError

    def find_subject(self, start: int, last: Range | None) -> tuple[Range | None, Case]:
        """The speaker: before the verb, else between it and what is said, else the one before."""
        tokens, left = self.tokens, self.left
        bare = bool(left) and tokens[left - 1].word and tokens[left - 1].low not in RU_CONJUNCTIONS
        if self.is_gerund(self.word) and self.word != "сказав" and not bare:
            return last, "nominative"
        if left and tokens[left - 1].low in JOINING and left > 1:
            last = last or self._before_another(left - 1)
            if self.cue.id in _LISTENED:
                return last, "nominative"
            after, case = self.subject_after(min(start, self.phrase_end(self.cue.last)))
            return (after, case) if after else (last, "nominative")
        before = self.subject_before(left)
        if before is not None and before[0] is not None:
            return before
        return self.subject_after(min(start, self.phrase_end(self.cue.last)))

    def _before_another(self, end: int) -> Range | None:
        """Who does something else before "и": "Отец благодарит всех и просит"."""
        tokens = self.tokens
        first = self.over_opening(phrase_start(tokens, end), end)
        at = next((at for at in range(first + 1, end) if tokens[at].low.endswith(_FINITE)), 0)
        free = at and tokens[first].low not in RU_PREPOSITIONS
        return (first, at) if free and self.surely_speaks((first, at)) else None

    def subject_before(self, end: int) -> tuple[Range | None, Case] | None:
        tokens = self.tokens
        if end == 0:
            return None
        if tokens[end - 1].low == ",":
            apposition = self.find_apposition(end - 1)
            return (apposition, "nominative") if apposition else None
        return self.find_bare(self.over_opening(phrase_start(tokens, end), end), end)

    def find_bare(self, first: int, end: int) -> tuple[Range | None, Case]:
        """The phrase without "в пятницу" before it; "в ведомстве" of a plural verb is the speaker."""
        tokens = self.tokens
        related = next((at for at in range(first, min(first + 2, end)) if _is_relative(tokens[at])), -1)
        first = related + 1 if related >= 0 and related + 1 < end else first
        if first >= end:
            return None, "nominative"
        if tokens[first].low == "из" and self.word in ANSWERS and first + 1 < end:
            return (first + 1, end), "genitive"
        if tokens[first].low in _IN and self.is_plural() and first + 1 < end:
            end = self._before_listener(first, end)
            told = any(at in self.heads or tokens[at].capital for at in range(first + 1, min(first + 4, end)))
            if told or (end - first <= SHORT and not self._is_time(first)):
                return (first + 1, end), "prepositional"
        if tokens[first].low in RU_PREPOSITIONS:
            return self._behind_preposition(first, end), "nominative"
        end = self._before_listener(first, end)
        capitals = 0
        for at in range(first, end):
            capitals += tokens[at].capital
            if capitals >= 2 and tokens[at].low in ("в", "во", "на", "со", "после", "через"):
                end = at
                break
        if not self._nominal(first, end):
            return None, "nominative"
        return (first, end), "nominative"

    def _behind_preposition(self, first: int, end: int) -> Range | None:
        """The speaker behind "в пятницу" or "в своём письме": a role or a pronoun, else a name."""
        tokens = self.tokens
        for head in range(first + 2, end):
            free = tokens[head - 1].low not in RU_PREPOSITIONS
            free = free and not tokens[head].low.endswith(PREPOSITIONAL)
            if free and (head in self.heads or tokens[head].low in RU_PRONOUNS):
                return self._with_adjectives(self._nominative_head(head, end), first + 2), end
        for head in range(first + 2, end) if not self.is_plural() else ():
            if tokens[head].capital and tokens[head - 1].low not in RU_PREPOSITIONS:
                return head, end
        return None

    def _nominative_head(self, first: int, end: int) -> int:
        """The head itself; where its ending is a genitive's and another role follows, that one's phrase."""
        tokens = self.tokens
        later = [at for at in range(first + 1, end) if at in self.heads]
        if not later or not tokens[first].low.endswith(("та", "ра", "ов", "ия", "ля", "ора", "ника", "стра")):
            return first
        return self._with_adjectives(later[0], first + 1)

    def _with_adjectives(self, head: int, first: int) -> int:
        """The head with the adjectives before it, none before `first`: "в своём блоге бывший контрактник"."""
        while head - 1 >= first and self.tokens[head - 1].low.endswith(_NOMINATIVE):
            head -= 1
        return head

    def subject_after(self, end: int) -> tuple[Range | None, Case]:
        """The speaker between the verb and `end`, without listeners and places."""
        tokens = self.tokens
        first = self.over_opening(self._over_listeners(end), end)
        if first < end and tokens[first].low in _WHO:
            return (first, first + 1), "nominative"
        first = self._over_outlet(skip_named_listener(tokens, first, end), end)
        first += first < end and first in self.heads and tokens[first].low.endswith(_TO_ONE)
        if first >= end:
            return None, "nominative"
        if tokens[first].low in _IN and self.is_plural():
            end = self._before_listener(first, end)
            return ((first + 1, end), "prepositional") if first + 1 < end else (None, "nominative")
        if tokens[first].low in RU_PREPOSITIONS:
            for head in range(first + 2, end):
                if head in self.heads and tokens[head - 1].low not in RU_PREPOSITIONS:
                    return (self._with_adjectives(head, first + 2), end), "nominative"
            return self._name_last(first + 2, end), "nominative"
        alone = first in self.heads and self.word.endswith(("ится", "ется", "їться"))
        if self.is_plural() and not alone:
            for at in range(first + 1, end - 1):
                if tokens[at].low == "в" and (at + 1 in self.heads or tokens[at + 1].capital):
                    return (at + 1, end), "prepositional"
        stop = self._speaker_end(first, end)
        if self.cue.id in _SURE and self.is_plural() and not self._is_told(first, stop):
            return None, "nominative"
        if self._nominal(first, stop) and not tokens[first].low.isdigit():
            return (first, stop), "nominative"
        return None, "nominative"

    def _does(self, first: int, end: int) -> bool:
        """Whether somebody does something in a stretch: an infinitive stands in it."""
        return any(is_infinitive(token.low) for token in self.tokens[first:end])

    def _speaker_end(self, first: int, end: int) -> int:
        """Where a phrase ends that opens with a speaker: before a place or a listener, over quoted names."""
        tokens, stop, named = self.tokens, first, 0
        while stop < end:
            low = tokens[stop].low
            named += (low == "«") - (low == "»")
            if stop > first and named <= 0 and low in _BEHIND_SPEAKER:
                break
            stop += 1
        return stop

    @staticmethod
    def _is_between_commas(inner: tuple[Token, ...]) -> bool:
        """Whether words between commas tell nothing of the speaker: a gerund's, or "в свою очередь"."""
        words = " ".join(token.low for token in inner)
        gerund = inner[0].low.endswith(GERUNDS) and not is_participle(inner[0]) and len(inner[0].low) > 4
        return gerund or words in PARENTHETICAL

    def _name_last(self, first: int, end: int) -> Range | None:
        """Two words in capital letters at the end of a phrase: "сообщил в пятницу Иван Котов"."""
        tokens = self.tokens
        if end - 2 < first or not (tokens[end - 1].capital and tokens[end - 2].capital):
            return None
        return None if tokens[end - 3].low in RU_PREPOSITIONS else (end - 2, end)

    def find_apposition(self, comma: int) -> Range | None:
        """A name with its apposition before the verb, "X, глава Y,": from X over the second comma."""
        tokens = self.tokens
        for at in range(comma - 1, max(comma - 25, 0), -1):
            if tokens[at].quoted or tokens[at].low in ":;—–":
                return None
            if tokens[at].low != ",":
                continue
            inner = tokens[at + 1 : comma]
            aside = bool(inner) and inner[0].low in _ASIDES and inner[0].low != "то"
            if not inner or (
                not aside and inner[0].low in RU_CONJUNCTIONS | RU_COMPLEMENTIZERS | {"по", "то"}
            ):
                return None
            first = self.over_opening(phrase_start(tokens, at), at)
            if first >= at or tokens[first].low in RU_PREPOSITIONS or not self._nominal(first, at):
                return None
            if aside:
                return (first, at) if self.surely_speaks((first, at)) else None
            if len(inner) > 1 and inner[0].low in RU_PREPOSITIONS and _is_relative(inner[1]):
                return first, comma
            if self._is_between_commas(inner):
                return first, at
            if inner[0].low.endswith(FINITE) and at + 1 not in self.heads:
                return None
            if self._does(first, at) or (not is_participle(inner[0]) and self._does(at + 1, comma)):
                return None
            subject = is_participle(inner[0])
            known = (
                any(head in self.heads for head in range(first, comma)) or tokens[first].low in RU_PRONOUNS
            )
            return (first, comma) if (subject or known) and at - first <= 12 else None
        return None
