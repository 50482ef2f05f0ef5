"""One Russian verb of speech with what stands round it: who speaks, and what of the sentence they say."""

from __future__ import annotations

from callup.extract.speech.russian_openings import Openings
from callup.extract.speech.russian_participles import find_participle, is_speaking_participle
from callup.extract.speech.russian_phrases import (
    DASHES,
    both_sides,
    complements,
    over_apposition,
    phrase_start,
    skip_left,
    trim,
)
from callup.extract.speech.russian_pointers import find_pointing
from callup.extract.speech.russian_relays import find_contained, find_relayed, passes_on
from callup.extract.speech.russian_subjects import JOINING
from callup.extract.speech.speech_found import Case, Found, Range
from callup.extract.speech.speech_words import word_set
from callup.extract.speech.utterances import SpeechCue

_FEW = 8
_CALLED = word_set(
    "это их его её такие такую такое подобные подобную происходящее случившееся ситуацию решение действия "
    "слова вызовы повестки призыв набор сборы"
)
_OF_NOBODY = frozenset({"says", "denies", "tells"})
_MAY_BE_NEGATED = frozenset({"denies", "confirms", "believes", "wants", "plans", "asks"})
_ABOUT = frozenset({"о", "об", "обо", "про"})


class Clause(Openings):
    """One verb of speech with what stands round it."""

    def read(self, last: Range | None) -> Found | None:
        """The attribution of the clause; `last` is the speaker before, for "и добавил"."""
        if is_speaking_participle(self.word):
            return find_participle(self, self.content_opens()) if not self.negated else None
        if self.cue.id == "relays" or passes_on(self):
            relayed = find_relayed(self)
            if relayed or not self.word.startswith("пере"):
                return relayed
        if self.cue.id == "contains":
            return find_contained(self)
        if self.negated and self.cue.id not in _MAY_BE_NEGATED:
            return None
        pointing = find_pointing(self)
        if pointing is not None:
            return pointing if pointing.source else None
        return self._aside(last) or self._before_content(last) or self._behind_quotation()

    def _behind_quotation(self) -> Found | None:
        """A quotation, a colon, and who says it: "«…»: начальник ответил родственникам"."""
        tokens = self.tokens
        if len(tokens) < 4 or not tokens[0].quoted or tokens[1].low != ":" or self.left <= 2:
            return None
        source, case = self.find_bare(2, self.left)
        return self.found(source, ((0, 1),), case) if source else None

    def _before_content(self, last: Range | None) -> Found | None:
        """The verb before what is said: "X сообщил, что C"."""
        start = self.content_opens()
        if start is None:
            return None
        part = trim(self.tokens, (start, self._content_ends(start)))
        if part[1] <= part[0]:
            return None
        source, case = self.find_subject(start, last)
        if self.cue.id == "names" and not self._names(source, part):
            return None
        loose = self.tokens[start].low in _ABOUT or (self.negated and self.cue.id in ("wants", "plans"))
        if loose and (source is None or not self.surely_speaks(source)):
            return None
        if source is None and not self.word.endswith(("ся", "но")) and self.cue.id not in _OF_NOBODY:
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
            if before in JOINING and left - 1 > start:
                return left - 1
            first = phrase_start(tokens, left)
            if first > start and tokens[first - 1].low == ";":
                return first - 1
            if first > start and start == self.cue.last and self._has_own(first, left):
                return first - 1
            turn = tokens[first - 1].low if first > start else ""
            opened = tokens[first].low if first < len(tokens) else ""
            if first > start and turn == "," and opened in JOINING:
                return first - 1
        return len(tokens)

    def _has_own(self, first: int, left: int) -> bool:
        """Whether behind a comma somebody else speaks: "просит помощи, прокурор требует срока"."""
        return self.tokens[first - 1].low == "," and left > first and self.surely_speaks((first, left))

    def found(self, source: Range | None, content: tuple[Range, ...], case: Case) -> Found:
        """What was found of this verb; without content it stands in the sentence before."""
        if source and self.tokens[source[0]].low in ("он", "она", "они", "він", "вона", "вони"):
            source = (source[0], source[0] + 1)
        return Found((self.cue.first, self.cue.last), self.cue.id, source, content, self.negated, case=case)
