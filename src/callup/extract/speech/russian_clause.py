"""One Russian verb of speech with what stands round it: who speaks, and what of the sentence they say."""

from __future__ import annotations

from callup.extract.speech.russian_phrases import (
    DASHES,
    FINAL,
    LONGEST_SOURCE,
    SIGNS,
    both_sides,
    complements,
    is_infinitive,
    over_apposition,
    phrase_start,
    skip_left,
    that_follows,
    trim,
)
from callup.extract.speech.russian_pointers import find_pointing
from callup.extract.speech.russian_relays import find_contained, find_relayed, passes_on
from callup.extract.speech.russian_subjects import Subjects
from callup.extract.speech.speech_found import Case, Found, Range
from callup.extract.speech.speech_words import RU_PREPOSITIONS, word_set
from callup.extract.speech.utterances import SpeechCue

_FEW = 8
_CALLED = word_set(
    "это их его её такие такую такое подобные подобную происходящее случившееся ситуацию решение действия "
    "слова вызовы повестки призыв набор сборы"
)
_TAKES_PHRASE = frozenset(
    {"denies", "confirms", "withholds", "estimates", "promises", "shows", "judges", "names"}
)
_TAKES_INFINITIVE = frozenset({"promises", "plans", "wants", "asks"})
_MAY_BE_NEGATED = frozenset({"denies", "confirms"})
_ABOUT = frozenset({"о", "об", "обо", "про"})


class Clause(Subjects):
    """One verb of speech with what stands round it."""

    def read(self, last: Range | None) -> Found | None:
        """The attribution of the clause; `last` is the speaker before, for "и добавил"."""
        if self.cue.id == "relays" or passes_on(self):
            return find_relayed(self)
        if self.cue.id == "contains":
            return find_contained(self)
        if self.negated and self.cue.id not in _MAY_BE_NEGATED:
            return None
        pointing = find_pointing(self)
        if pointing is not None:
            return pointing if pointing.source else None
        return self._aside(last) or self._before_content(last)

    def _before_content(self, last: Range | None) -> Found | None:
        """The verb before what is said: "X сообщил, что C"."""
        start = self._content_opens()
        if start is None:
            return None
        part = trim(self.tokens, (start, self._content_ends(start)))
        if part[1] <= part[0]:
            return None
        source, case = self.find_subject(start, last)
        if self.cue.id == "names" and not self._names(source, part):
            return None
        about = self.tokens[start].low in _ABOUT
        if about and (source is None or not self.surely_speaks(source)):
            return None
        if source is None and not self.word.endswith(("ся", "но")) and self.cue.id not in ("says", "denies"):
            return None
        return self.found(source, (part,), case)

    def _names(self, source: Range | None, part: Range) -> bool:
        """Whether somebody calls something something: what they call it is quoted, or it is told before."""
        tokens = self.tokens[part[0] : part[1]]
        if any(token.quoted or token.low in ("«", '"', "“") for token in tokens):
            return True
        return source is not None and self.surely_speaks(source) and tokens[0].low in _CALLED

    def _aside(self, last: Range | None) -> Found | None:
        """An aside: "C, сообщил X", "— говорит X —", "как пишет X,"."""
        tokens, left = self.tokens, self.left
        as_ = left > 0 and tokens[left - 1].low in ("как", "як")
        at = left - 1 if as_ else left
        if not self._may_be_aside(at, as_):
            return None
        before = tokens[at - 1] if at else None
        end = self.phrase_end(self.cue.last)
        if end < len(tokens) and tokens[end].low == "," and complements(tokens, end + 1):
            return None
        if end < len(tokens) and (tokens[end].low == ":" or (tokens[end].quoted and not as_)):
            return None
        source, case = self.subject_after(end)
        case = "genitive" if tokens[self.cue.last - 1].low == "из" else case
        if source is None and end > self.cue.last:
            return None
        if source is None and not self.word.endswith("ся"):
            if before is None or not (before.quoted or before.low in DASHES):
                return None
            source = last
        if source and source[1] == end:
            end = over_apposition(tokens, end, frozenset() if as_ else self.heads)
            source = (source[0], end)
        parts = both_sides(tokens[: self._content_ends(end)], at, end)
        return self.found(source, parts, case) if parts else None

    def _may_be_aside(self, at: int, as_: bool) -> bool:
        """Whether what stands before the verb, or before "как", lets it be an aside."""
        before = self.tokens[at - 1] if at else None
        if self.is_gerund(self.word):
            return False
        if before is None:
            return as_
        if not (before.quoted or before.low == "," or before.low in DASHES):
            return False
        return as_ or before.low != "," or not self.find_apposition(at - 1)

    def _content_opens(self) -> int | None:
        """Where what is said begins, after the verb."""
        tokens, cue = self.tokens, self.cue
        at = cue.last
        if tokens[cue.last - 1].low in ("что", "що"):
            return cue.last - 1
        while at < len(tokens) and at - cue.last < LONGEST_SOURCE:
            token = tokens[at]
            if token.quoted:
                return at
            if token.low == ":":
                return at + 1
            if token.low == "," and complements(tokens, at + 1):
                return at + 1
            if (
                token.low in DASHES
                and at == cue.last
                and at + 1 < len(tokens)
                and self.subject_before(self.left)
            ):
                return at + 1
            if token.low in FINAL or token.low == ";" or token.low in DASHES:
                break
            if token.low == "," and not self._listener_apposition(at):
                break
            if token.low == "том" and at + 2 < len(tokens) and tokens[at + 1].low == ",":
                return at + 2
            if token.low in _ABOUT and not that_follows(tokens, at):
                return cue.last if self._phrase_first() else at
            if cue.id in _TAKES_INFINITIVE and is_infinitive(token.low):
                return at - 1 if tokens[at - 1].low == "не" else at
            at += 1
        phrase = cue.id in _TAKES_PHRASE and cue.last < len(tokens)
        if not phrase or not tokens[cue.last].word or tokens[cue.last].low in RU_PREPOSITIONS:
            return None
        return cue.last

    def _phrase_first(self) -> bool:
        """Whether what is denied or confirmed begins right after the verb: "опроверг информацию о"."""
        after = self.tokens[self.cue.last]
        subject = self.subject_before(self.left)
        known = subject is not None and subject[0] is not None
        return self.cue.id in _TAKES_PHRASE and known and after.low not in RU_PREPOSITIONS

    def _listener_apposition(self, comma: int) -> bool:
        """Whether a comma after the verb only opens an apposition of the subject, before ", что"."""
        for at in range(comma + 1, min(comma + 16, len(self.tokens))):
            if self.tokens[at].low == ",":
                return complements(self.tokens, at + 1)
            if self.tokens[at].quoted or self.tokens[at].low in SIGNS:
                return False
        return False

    def _is_aside(self, other: SpeechCue, left: int) -> bool:
        """Whether ", сообщил X" after the content belongs to all that stands before it."""
        clause = Clause(self.tokens, other, [], self.heads)
        return clause._aside(None) is not None and left == other.first

    def _content_ends(self, start: int) -> int:
        """The end of the utterance, or where the next verb of speech begins its own clause."""
        tokens = self.tokens
        for other in [verb for verb in self.verbs if verb.first > max(start, self.cue.last)][:_FEW]:
            left, _ = skip_left(tokens, other.first)
            before = tokens[left - 1].low if left else ""
            gerund = self.is_gerund(tokens[other.first].low)
            if before == "," and (gerund or self._is_aside(other, left)):
                return left - 1
            if left and (tokens[left - 1].quoted or before in DASHES):
                return left - 1 if before in DASHES else left
            if before in ("и", "но", "а", "однако") and left - 1 > start:
                return left - 1
            first = phrase_start(tokens, left)
            turn = tokens[first - 1].low if first > start else ""
            opened = tokens[first].low if first < len(tokens) else ""
            if first > start and turn == "," and opened in ("но", "а", "однако", "и"):
                return first - 1
        return len(tokens)

    def found(self, source: Range | None, content: tuple[Range, ...], case: Case) -> Found:
        """What was found of this verb; without content it stands in the sentence before."""
        if source and self.tokens[source[0]].low in ("он", "она", "они", "він", "вона", "вони"):
            source = (source[0], source[0] + 1)
        return Found((self.cue.first, self.cue.last), self.cue.id, source, content, self.negated, case=case)
