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
from callup.extract.speech.russian_subject_words import (
    ANSWERS,
    FINITE,
    GERUNDS,
    LISTENERS,
    MONTHS,
    NEVER_SPEAKS,
    PARENTHETICAL,
    PREPOSITIONAL,
    SEASONS,
    SHORT,
    TIMES,
    YEARS,
)
from callup.extract.speech.speech_found import Case, Found, Range
from callup.extract.speech.speech_words import (
    RU_COMPLEMENTIZERS,
    RU_CONJUNCTIONS,
    RU_FILLERS,
    RU_PREPOSITIONS,
    RU_PRONOUNS,
)
from callup.extract.speech.utterances import SpeechCue, Token

_UKRAINIAN = frozenset("іїєґ")
_MOST_TOLD = 60
_IN = frozenset({"в", "во", "на", "у"})


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
        self.ukrainian = any(not _UKRAINIAN.isdisjoint(token.low) for token in tokens[:_MOST_TOLD])

    def found(self, source: Range | None, content: tuple[Range, ...], case: Case) -> Found:
        """What was found of this verb."""
        raise NotImplementedError

    def is_gerund(self, word: str) -> bool:
        """Whether a verb of speech is a gerund: "добавив". In Ukrainian "заявив" is a man's "he said"."""
        if word.endswith(("ив", "ав", "ув", "ів")):
            return not self.ukrainian
        return word.endswith(("ая", "яя"))

    def is_plural(self) -> bool:
        return self.word.endswith(("ли", "ют", "ят", "ат", "ут", "ся", "ано", "ено", "ють", "уть"))

    def phrase_end(self, at: int) -> int:
        """To the right over words, up to a sign or a quotation."""
        start = at
        while at < len(self.tokens) and at - start < LONGEST_SOURCE:
            token = self.tokens[at]
            dated = self._over_date(at)
            if token.quoted or token.low == '"' or (token.low in SIGNS and dated == at):
                break
            at = max(dated, at + 1)
        return at

    def _over_date(self, comma: int) -> int:
        """Behind a date between commas: "в пятницу, 17 октября, глава"; else where it stands."""
        inner = self.tokens[comma : comma + 4]
        if len(inner) == 4 and inner[0].low == inner[3].low == "," and inner[1].low.isdigit():
            return comma + 4 if inner[2].low in MONTHS else comma
        return comma

    def find_subject(self, start: int, last: Range | None) -> tuple[Range | None, Case]:
        """The speaker: before the verb, else between it and what is said, else the one before."""
        tokens, left = self.tokens, self.left
        if self.is_gerund(self.word) and self.word != "сказав":
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
        return self.find_bare(self.over_opening(phrase_start(tokens, end), end), end)

    def over_opening(self, first: int, end: int) -> int:
        """Over adverbs, dates and linking words that stand before a speaker."""
        tokens = self.tokens
        start = -1
        while first < end and start != first:
            start = first
            while first < end and tokens[first].low in RU_FILLERS | RU_CONJUNCTIONS:
                first += 1
            dated = tokens[first].low.isdigit() and first + 1 < end and tokens[first + 1].low in MONTHS
            if first < end and (dated or tokens[first].low in SEASONS):
                first += 2 if dated else 1
                while first < end and (tokens[first].low.isdigit() or tokens[first].low in YEARS):
                    first += 1
        return first

    def _before_listener(self, first: int, end: int) -> int:
        """The end of a phrase, less "журналистам" or "нашему изданию" behind the speaker."""
        tokens = self.tokens
        at = next((at for at in range(first + 1, end) if tokens[at].low in LISTENERS), end)
        while at < end and at > first + 1 and tokens[at - 1].low.endswith(("ому", "ему")):
            at -= 1
        return at

    def find_bare(self, first: int, end: int) -> tuple[Range | None, Case]:
        """The phrase without "в пятницу" before it; "в ведомстве" of a plural verb is the speaker."""
        tokens = self.tokens
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

    def _is_time(self, first: int) -> bool:
        """Whether "в" opens a time or a phrase of no place: "в пятницу", "в итоге"."""
        words = [token.low for token in self.tokens[first + 1 : first + 3]]
        return any(word in TIMES or word.isdigit() for word in words)

    def _behind_preposition(self, first: int, end: int) -> Range | None:
        """The speaker behind "в пятницу" or "в своём письме": a role or a pronoun, else a name."""
        tokens = self.tokens
        for head in range(first + 2, end):
            free = tokens[head - 1].low not in RU_PREPOSITIONS
            free = free and not tokens[head].low.endswith(PREPOSITIONAL)
            if free and (head in self.heads or tokens[head].low in RU_PRONOUNS):
                return head, end
        for head in range(first + 2, end):
            if tokens[head].capital and tokens[head - 1].low not in RU_PREPOSITIONS:
                return head, end
        return None

    def _nominal(self, first: int, end: int) -> bool:
        """Whether a phrase can be a speaker."""
        words = [token for token in self.tokens[first:end] if token.word]
        if not words or len(words) > 18 or any(word.low.startswith("котор") for word in words):
            return False
        if all(word.low in NEVER_SPEAKS | RU_FILLERS for word in words):
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
            tokens[first].low in RU_FILLERS | LISTENERS
            or (
                tokens[first].low == "об"
                and tokens[first + 1 : first + 2]
                and tokens[first + 1].low == "этом"
            )
            or (tokens[first].low == "этом" and first > self.cue.last)
        ):
            first += 1
        first = self.over_opening(first, end)
        first = self._over_outlet(skip_named_listener(tokens, first, end), end)
        if first >= end:
            return None, "nominative"
        if tokens[first].low in _IN and self.is_plural():
            return ((first + 1, end), "prepositional") if first + 1 < end else (None, "nominative")
        if tokens[first].low in RU_PREPOSITIONS:
            for head in range(first + 2, end):
                if head in self.heads and tokens[head - 1].low not in RU_PREPOSITIONS:
                    return (head, end), "nominative"
            return self._name_last(first + 2, end), "nominative"
        if self.is_plural():
            for at in range(first + 1, end - 1):
                if tokens[at].low == "в" and (at + 1 in self.heads or tokens[at + 1].capital):
                    return (at + 1, end), "prepositional"
        stop = first
        while stop < end and not (
            stop > first
            and (
                tokens[stop].low in RU_PREPOSITIONS - {"по", "с", "из", "при"}
                or tokens[stop].low in LISTENERS
            )
        ):
            stop += 1
        if self._nominal(first, stop) and not tokens[first].low.isdigit():
            return (first, stop), "nominative"
        return None, "nominative"

    @staticmethod
    def _is_between_commas(inner: tuple[Token, ...]) -> bool:
        """Whether words between commas tell nothing of the speaker: a gerund's, or "в свою очередь"."""
        words = " ".join(token.low for token in inner)
        gerund = inner[0].low.endswith(GERUNDS) and not is_participle(inner[0]) and len(inner[0].low) > 4
        return gerund or words in PARENTHETICAL

    def _over_outlet(self, first: int, end: int) -> int:
        """Over the name of whom the speaker tells: "рассказал ТАСС губернатор"."""
        tokens = self.tokens
        at = first
        while at < end and (tokens[at].capital or tokens[at].low in ("«", "»")):
            at += 1
        return at if first < at < end and at in self.heads and not tokens[at].capital else first

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
            if not inner or inner[0].low in RU_CONJUNCTIONS | RU_COMPLEMENTIZERS | {"по", "то"}:
                return None
            first = self.over_opening(phrase_start(tokens, at), at)
            if first >= at or tokens[first].low in RU_PREPOSITIONS or not self._nominal(first, at):
                return None
            if self._is_between_commas(inner):
                return first, at
            if inner[0].low.endswith(FINITE) and at + 1 not in self.heads:
                return None
            subject = is_participle(inner[0])
            known = (
                any(head in self.heads for head in range(first, comma)) or tokens[first].low in RU_PRONOUNS
            )
            return (first, comma) if (subject or known) and at - first <= 12 else None
        return None
