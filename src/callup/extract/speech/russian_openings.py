"""Where what is said begins, behind a Russian verb of speech."""

from __future__ import annotations

from callup.extract.speech.russian_phrases import (
    DASHES,
    FINAL,
    LONGEST_SOURCE,
    SIGNS,
    complements,
    is_infinitive,
    that_follows,
)
from callup.extract.speech.russian_subjects import JOINING, Subjects
from callup.extract.speech.speech_words import RU_PREPOSITIONS, word_set

_TAKES_PHRASE = frozenset(
    {"denies", "confirms", "withholds", "estimates", "promises", "shows", "judges", "names"}
)
_TAKES_PHRASE_SURELY = frozenset({"asks", "wants", "plans", "feels", "concludes", "lays_down"})
_TAKES_INFINITIVE = frozenset({"promises", "plans", "wants", "asks", "feels"})
_MOVED = frozenset({"asks", "wants", "feels", "believes", "concludes"})
_POINT_AT = (
    *("жал", "пожал", "сетова", "сетуе", "указ", "намек", "настаив", "ссыла", "сосла"),
    *("скарж", "поскарж", "нарік", "вказ", "натяк", "напол", "посила", "посла"),
)
_ABOUT = frozenset({"о", "об", "обо", "про"})


_WHAT = word_set(
    "это эти эту этот такое такие такую свой свое свою свои происходящее случившееся це цей ці свій"
)
_NEAR = 6
_FOUND_SO = ("нным", "нной", "нными", "енным", "ным", "дным", "имим", "мими")
_INSTRUMENTAL = ("ым", "им", "ой", "ей", "ыми", "ими", "ом")
_OPPOSITE = frozenset({"обратное", "противоположное", "иначе", "другое", "протилежне", "інше", "інакше"})
_THAT = frozenset({"том", "то", "тому", "те"})


class Openings(Subjects):
    """One verb of speech, and where what is said by it begins."""

    def content_opens(self) -> int | None:
        """Where what is said begins, after the verb."""
        tokens, cue = self.tokens, self.cue
        at = cue.last
        if tokens[cue.last - 1].low in ("что", "що"):
            return cue.last - 1
        while at < len(tokens) and at - cue.last < LONGEST_SOURCE:
            token = tokens[at]
            if token.quoted:
                return at
            if token.low == ":" or (token.low == "," and complements(tokens, at + 1)):
                return at + 1
            if token.low in DASHES and at == cue.last and self._opens_by_dash(at):
                return at + 1
            if self._breaks(at):
                break
            if token.low in _THAT and at + 2 < len(tokens) and tokens[at + 1].low == ",":
                return at + 2
            if token.low in _ABOUT and not that_follows(tokens, at):
                return cue.last if self._phrase_first() else at
            if cue.id in _TAKES_INFINITIVE and is_infinitive(token.low):
                return at - 1 if tokens[at - 1].low == "не" else at
            at += 1
        return self._phrase_opens()

    def _opens_by_dash(self, at: int) -> bool:
        """Whether a dash right behind the verb stands for "that"."""
        return at + 1 < len(self.tokens) and self.subject_before(self.left) is not None

    def _breaks(self, at: int) -> bool:
        """Whether a sign behind the verb ends its clause before anything is said."""
        low = self.tokens[at].low
        if low in FINAL or low == ";" or low in DASHES:
            return True
        return low == "," and not self._listener_apposition(at)

    def _phrase_opens(self) -> int | None:
        """Where a bare phrase begins that is said: "опасается протеста", "жалуются на облавы"."""
        tokens, cue = self.tokens, self.cue
        if cue.last >= len(tokens) or not tokens[cue.last].word:
            return None
        if tokens[cue.last].low == "на" and self.word.startswith(_POINT_AT):
            return cue.last if self._has_speaker() else None
        if tokens[cue.last].low in RU_PREPOSITIONS and cue.id not in _MOVED:
            return None
        if self._does_not_say():
            return None
        if tokens[cue.last].low in _OPPOSITE and self._has_speaker():
            return cue.last
        return cue.last if cue.id in _TAKES_PHRASE or self._takes_phrase() else None

    def _does_not_say(self) -> bool:
        """Whether a board finds somebody fit ("признали годным"), or a team shows a result."""
        tokens, last = self.tokens, self.cue.last
        if self.word.startswith(("призна", "визна")):
            behind = [token.low for token in tokens[last : self.phrase_end(last)]][:_NEAR]
            return any(low.endswith(_FOUND_SO) for low in behind) or behind[0].endswith(_INSTRUMENTAL)
        if self.cue.id != "shows":
            return False
        before = self.subject_before(self.left)
        source = before[0] if before else None
        if source is None:
            return True
        first = source[0] + tokens[source[0]].low.endswith(("ый", "ий", "ой", "ая", "ое", "ые", "ие"))
        return first not in self.heads

    def _takes_phrase(self) -> bool:
        """Whether a verb of will, fear or judgement has somebody before it who surely speaks."""
        judged = self.cue.id == "believes" and (
            self.cue.last - self.cue.first > 1 or self.tokens[self.cue.last].low in ("в", "у")
        )
        judged = judged or (self.cue.id == "explains" and self.tokens[self.cue.last].low in _WHAT)
        judged = judged or self._calls_so()
        if not judged and self.cue.id not in _TAKES_PHRASE_SURELY:
            return False
        return (self.left > 1 and self.tokens[self.left - 1].low in JOINING) or self._has_speaker()

    def _calls_so(self) -> bool:
        """Whether somebody takes something for something: "считает задержание незаконным"."""
        if not self.word.startswith(("счита", "вважа")):
            return False
        last = self.cue.last
        behind = self.tokens[last + 1 : min(self.phrase_end(last), last + 9)]
        return any(token.low.endswith((*_FOUND_SO, "ными", "ними", "ою", "ием", "ой")) for token in behind)

    def _has_speaker(self) -> bool:
        """Whether somebody stands before the verb who surely speaks."""
        before = self.subject_before(self.left)
        return before is not None and before[0] is not None and self.surely_speaks(before[0])

    def _phrase_first(self) -> bool:
        """Whether what is denied or confirmed begins right after the verb: "опроверг информацию о"."""
        after = self.tokens[self.cue.last]
        subject = self.subject_before(self.left)
        known = subject is not None and subject[0] is not None
        return self.cue.id in _TAKES_PHRASE and known and after.low not in RU_PREPOSITIONS

    def _listener_apposition(self, comma: int) -> bool:
        """Whether a comma after the verb only opens an apposition of the subject, before ", что"."""
        spoken = {verb.first for verb in self.verbs}
        for at in range(comma + 1, min(comma + 16, len(self.tokens))):
            if at in spoken:
                return False
            if self.tokens[at].low == ",":
                return complements(self.tokens, at + 1)
            if self.tokens[at].quoted or self.tokens[at].low in SIGNS:
                return False
        return False
