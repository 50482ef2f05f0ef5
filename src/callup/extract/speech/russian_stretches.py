"""Phrases round a Russian verb of speech: how far they reach, and whether they can be a speaker."""

from __future__ import annotations

from callup.extract.speech.russian_phrases import (
    LONGEST_SOURCE,
    SIGNS,
    skip_left,
)
from callup.extract.speech.russian_subject_words import (
    IDIOMS,
    LISTENERS,
    MONTHS,
    NEVER_FIRST,
    NEVER_SPEAKS,
    SEASONS,
    SHORT,
    TIMES,
    YEARS,
)
from callup.extract.speech.speech_found import Range
from callup.extract.speech.speech_words import (
    RU_CONJUNCTIONS,
    RU_FILLERS,
    RU_PRONOUNS,
)
from callup.extract.speech.utterances import SpeechCue, Token

_WHO = frozenset({"он", "она", "они", "я", "мы", "він", "вона", "вони"})
_SURE = frozenset({"promises", "plans", "wants", "asks", "estimates", "shows", "feels"})
_UKRAINIAN = frozenset("іїєґ")
_MOST_TOLD = 60
_CLOSES = {'"': '"', "«": "»"}
_IN = frozenset({"в", "во", "на", "у"})


class Stretches:
    """One verb of speech, and the phrases round it."""

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
            if token.low == "и" and self.tokens[at + 1 : at + 2] and self._goes_on(at + 1):
                break
            named = self._over_name(at)
            if token.quoted or (token.low == '"' and named == at) or (token.low in SIGNS and dated == at):
                break
            at = max(dated, named, at + 1)
        return at

    def _goes_on(self, at: int) -> bool:
        """Whether a verb stands behind "и": "отвечает дежурный и кладёт трубку"."""
        token = self.tokens[at]
        return not token.capital and token.low.endswith(("ет", "ит", "ют", "ят")) and len(token.low) > 3

    def _over_name(self, mark: int) -> int:
        """Behind a name in quotation marks; else where it stands."""
        tokens = self.tokens
        closes = _CLOSES.get(tokens[mark].low)
        if closes is None or mark + 1 >= len(tokens) or not (tokens[mark + 1].capital or closes == "»"):
            return mark
        inner = range(mark + 2, min(mark + 9, len(tokens)))
        return next((at + 1 for at in inner if tokens[at].low == closes), mark)

    def _over_date(self, comma: int) -> int:
        """Behind a date between commas: "в пятницу, 17 октября, глава"; else where it stands."""
        inner = self.tokens[comma : comma + 4]
        if len(inner) == 4 and inner[0].low == inner[3].low == "," and inner[1].low.isdigit():
            return comma + 4 if inner[2].low in MONTHS else comma
        return comma

    def over_opening(self, first: int, end: int) -> int:
        """Over adverbs, dates and linking words that stand before a speaker."""
        tokens = self.tokens
        start = -1
        while first < end and start != first:
            start = first
            while first < end and tokens[first].low in RU_FILLERS | RU_CONJUNCTIONS:
                first += 1
            first = self._over_idiom(first, end)
            dated = tokens[first].low.isdigit() and first + 1 < end and tokens[first + 1].low in MONTHS
            if first < end and (dated or tokens[first].low in SEASONS):
                first += 2 if dated else 1
                while first < end and (tokens[first].low.isdigit() or tokens[first].low in YEARS):
                    first += 1
        return first

    def _over_idiom(self, first: int, end: int) -> int:
        """Over "в то же время" or "несколько дней назад"."""
        words = [token.low for token in self.tokens[first : min(first + 4, end)]]
        for length in range(len(words), 1, -1):
            if words[length - 1] in ("назад", "спустя", "тому") or " ".join(words[:length]) in IDIOMS:
                return first + length
        return first

    def _before_listener(self, first: int, end: int) -> int:
        """The end of a phrase, less "журналистам" or "нашему изданию" behind the speaker."""
        tokens = self.tokens
        at = next((at for at in range(first + 1, end) if tokens[at].low in LISTENERS), end)
        while at < end and at > first + 1 and tokens[at - 1].low.endswith(("ому", "ему")):
            at -= 1
        return at

    def _over_listeners(self, end: int) -> int:
        """Behind the verb, and behind "журналистам" and "об этом"."""
        tokens, first = self.tokens, self.cue.last
        while first < end:
            pair = [token.low for token in tokens[first : first + 2]]
            if pair in (["об", "этом"], ["про", "це"]):
                first += 2
            elif pair[0] in RU_FILLERS | LISTENERS:
                first += 1
            else:
                break
        return first

    def _over_outlet(self, first: int, end: int) -> int:
        """Over the name of whom the speaker tells: "рассказал ТАСС губернатор"."""
        tokens = self.tokens
        at = first
        while at < end and (tokens[at].capital or tokens[at].low in ("«", "»")):
            at += 1
        return at if first < at < end and at in self.heads and not tokens[at].capital else first

    def _is_time(self, first: int) -> bool:
        """Whether "в" opens a time or a phrase of no place: "в пятницу", "в итоге"."""
        words = [token.low for token in self.tokens[first + 1 : first + 3]]
        return any(word in TIMES or word.isdigit() for word in words)

    def _is_told(self, first: int, stop: int) -> bool:
        """Whether a role or a capital letter stands in a phrase."""
        return any(at in self.heads or self.tokens[at].capital for at in range(first, stop))

    def _nominal(self, first: int, end: int) -> bool:
        """Whether a phrase can be a speaker."""
        words = [token for token in self.tokens[first:end] if token.word]
        if not words or len(words) > 18 or any(word.low.startswith("котор") for word in words):
            return False
        if words[0].low in NEVER_FIRST:
            return False
        given_to = words[0].low.endswith(("ам", "ям")) and (not words[0].capital or first in self.heads)
        if given_to and len(words[0].low) > SHORT:
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
