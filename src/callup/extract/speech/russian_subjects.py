"""Russian speakers: the phrase that a verb of speech belongs to, before it or after it."""

from __future__ import annotations

from callup.extract.speech.russian_phrases import (
    LONGEST_SOURCE,
    SIGNS,
    is_participle,
    phrase_start,
    skip_left,
    skip_named_listener,
)
from callup.extract.speech.speech_found import Case, Range
from callup.extract.speech.speech_words import (
    RU_COMPLEMENTIZERS,
    RU_CONJUNCTIONS,
    RU_FILLERS,
    RU_PREPOSITIONS,
    RU_PRONOUNS,
    word_set,
)
from callup.extract.speech.utterances import SpeechCue, Token

_NEVER_SPEAKS = word_set("что это этом том тем также уже там здесь так который которая которые")
_LISTENERS = word_set("журналистам корреспонденту изданию агентству телеканалу порталу газете")


class Subjects:
    """One verb of speech, and who its speaker is."""

    def __init__(
        self,
        tokens: tuple[Token, ...],
        cue: SpeechCue,
        verbs: list[SpeechCue],
        heads: frozenset[int],
    ) -> None:
        self.tokens = tokens
        self.cue = cue
        self.verbs = verbs
        self.heads = heads
        self.word = tokens[cue.first].low
        self.left, self.negated = skip_left(tokens, cue.first)

    def is_plural(self) -> bool:
        return self.word.endswith(("ли", "ют", "ят", "ат", "ут", "ся"))

    def phrase_end(self, at: int) -> int:
        """To the right over words, up to a sign or a quotation."""
        start = at
        while at < len(self.tokens) and at - start < LONGEST_SOURCE:
            token = self.tokens[at]
            if token.quoted or token.low in SIGNS or token.low == '"':
                break
            at += 1
        return at

    def find_subject(self, start: int, last: Range | None) -> tuple[Range | None, Case]:
        """The speaker: before the verb, else between it and what is said, else the one before."""
        tokens, left = self.tokens, self.left
        if self.word.endswith(("ив", "ав", "ая", "яя", "ув")) and self.word != "сказав":
            return last, "nominative"
        if left and tokens[left - 1].low in ("и", "но", "а", "однако") and left > 1:
            after, case = self.subject_after(min(start, self.phrase_end(self.cue.last)))
            return (after, case) if after else (last, "nominative")
        before = self.subject_before(left)
        if before is not None and before[0] is not None:
            return before
        return self.subject_after(min(start, self.phrase_end(self.cue.last)))

    def subject_before(self, end: int) -> tuple[Range | None, Case] | None:
        tokens = self.tokens
        if end == 0:
            return None
        if tokens[end - 1].low == ",":
            apposition = self.find_apposition(end - 1)
            return (apposition, "nominative") if apposition else None
        first = phrase_start(tokens, end)
        while first < end and tokens[first].low in RU_FILLERS | RU_CONJUNCTIONS:
            first += 1
        return self._bare(first, end)

    def _bare(self, first: int, end: int) -> tuple[Range | None, Case]:
        """The phrase without "в пятницу" before it; "в ведомстве" of a plural verb is the speaker."""
        tokens = self.tokens
        if first >= end:
            return None, "nominative"
        if tokens[first].low in ("в", "во", "на") and self.is_plural() and first + 1 < end:
            end = next((at for at in range(first + 1, end) if tokens[at].low in _LISTENERS), end)
            for head in range(first + 1, min(first + 4, end)):
                if head in self.heads or tokens[head].capital:
                    return (first + 1, end), "prepositional"
        if tokens[first].low in RU_PREPOSITIONS:
            for head in range(first + 2, end):
                free = tokens[head - 1].low not in RU_PREPOSITIONS
                if free and (head in self.heads or tokens[head].low in RU_PRONOUNS):
                    return (head, end), "nominative"
            for head in range(first + 2, end):
                if tokens[head].capital and tokens[head - 1].low not in RU_PREPOSITIONS:
                    return (head, end), "nominative"
            return None, "nominative"
        end = next((at for at in range(first + 1, end) if tokens[at].low in _LISTENERS), end)
        capitals = 0
        for at in range(first, end):
            capitals += tokens[at].capital
            if capitals >= 2 and tokens[at].low in ("в", "во", "на", "со", "после", "через"):
                end = at
                break
        if not self._nominal(first, end):
            return None, "nominative"
        return (first, end), "nominative"

    def _nominal(self, first: int, end: int) -> bool:
        """Whether a phrase can be a speaker."""
        words = [token for token in self.tokens[first:end] if token.word]
        if not words or len(words) > 18 or any(word.low.startswith("котор") for word in words):
            return False
        if all(word.low in _NEVER_SPEAKS | RU_FILLERS for word in words):
            return False
        if any(head in self.heads for head in range(first, end)):
            return True
        return words[0].low in RU_PRONOUNS or any(word.capital for word in words) or len(words) <= 4

    def surely_speaks(self, source: Range) -> bool:
        """Whether a phrase holds a role, a pronoun or a name; a word that only opens the sentence is none."""
        words = self.tokens[source[0] : source[1]]
        return (
            any(head in self.heads for head in range(*source))
            or words[0].low in RU_PRONOUNS
            or any(word.capital for word in words[1:])
            or (words[0].capital and source[0] > 0)
        )

    def subject_after(self, end: int) -> tuple[Range | None, Case]:
        """The speaker between the verb and `end`, without listeners and places."""
        tokens = self.tokens
        first = self.cue.last
        while first < end and (
            tokens[first].low in RU_FILLERS | _LISTENERS
            or (
                tokens[first].low == "об"
                and tokens[first + 1 : first + 2]
                and tokens[first + 1].low == "этом"
            )
            or (tokens[first].low == "этом" and first > self.cue.last)
        ):
            first += 1
        first = skip_named_listener(tokens, first, end)
        if first >= end:
            return None, "nominative"
        if tokens[first].low in ("в", "во", "на") and self.is_plural():
            return ((first + 1, end), "prepositional") if first + 1 < end else (None, "nominative")
        if tokens[first].low in RU_PREPOSITIONS:
            for head in range(first + 2, end):
                if head in self.heads and tokens[head - 1].low not in RU_PREPOSITIONS:
                    return (head, end), "nominative"
            return None, "nominative"
        if self.is_plural():
            for at in range(first + 1, end - 1):
                if tokens[at].low == "в" and (at + 1 in self.heads or tokens[at + 1].capital):
                    return (at + 1, end), "prepositional"
        stop = first
        while stop < end and not (
            stop > first and tokens[stop].low in RU_PREPOSITIONS - {"по", "с", "из", "при"}
        ):
            stop += 1
        if self._nominal(first, stop) and not tokens[first].low.isdigit():
            return (first, stop), "nominative"
        return None, "nominative"

    def find_apposition(self, comma: int) -> Range | None:
        """A name with its apposition before the verb, "X, глава Y,": from X over the second comma."""
        tokens = self.tokens
        for at in range(comma - 1, max(comma - 25, 0), -1):
            if tokens[at].quoted or tokens[at].low in ":;—–":
                return None
            if tokens[at].low != ",":
                continue
            inner = tokens[at + 1 : comma]
            if not inner or inner[0].low in RU_CONJUNCTIONS | RU_COMPLEMENTIZERS | {"по", "то"}:
                return None
            first = phrase_start(tokens, at)
            while first < at and tokens[first].low in RU_FILLERS | RU_CONJUNCTIONS:
                first += 1
            if first >= at or tokens[first].low in RU_PREPOSITIONS or not self._nominal(first, at):
                return None
            subject = is_participle(inner[0])
            known = (
                any(head in self.heads for head in range(first, comma)) or tokens[first].low in RU_PRONOUNS
            )
            return (first, comma) if (subject or known) and at - first <= 12 else None
        return None
