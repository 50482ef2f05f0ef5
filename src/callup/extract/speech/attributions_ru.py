"""Who says what in Russian: the frames of reported speech over one utterance."""

from __future__ import annotations

from collections.abc import Iterator

from callup.extract.speech.russian_phrases import (
    DASHES,
    FINAL,
    LONGEST_SOURCE,
    SIGNS,
    both_sides,
    complements,
    over_apposition,
    over_clause,
    phrase_start,
    skip_left,
    that_follows,
    trim,
)
from callup.extract.speech.russian_subjects import Subjects
from callup.extract.speech.speech_found import Case, Found, Range
from callup.extract.speech.speech_words import RU_PREPOSITIONS
from callup.extract.speech.utterances import SpeechCue, Token, Utterance

_FEW = 8
_TAKES_PHRASE = frozenset({"denies", "confirms", "estimates", "promises", "shows", "judges", "names"})
_TAKES_INFINITIVE = frozenset({"promises", "plans", "wants", "asks", "says", "believes"})
_ABOUT = frozenset({"о", "об", "обо", "про"})


def find_russian(utterance: Utterance) -> Iterator[Found]:
    """The attributions of one utterance, in the order of their cues."""
    tokens = utterance.tokens
    verbs = [cue for cue in utterance.cues if cue.kind == "speech" and _speaks(tokens, cue)]
    heads = frozenset(cue.first for cue in utterance.cues if cue.kind in ("voice", "voice_role"))
    last: Range | None = None
    for cue in sorted(utterance.cues, key=lambda cue: cue.first):
        found = None
        if cue in verbs:
            found = _Clause(tokens, cue, verbs, heads).read(last)
        elif cue.kind == "speech_frame" and cue.id != "citing":
            found = _by_frame(tokens, cue)
        elif cue.kind == "speech_noun":
            found = _by_noun(tokens, cue)
        if found is not None:
            yield found
            last = found.source or last
    if not verbs:
        yield from _by_colon(tokens, heads)


def _speaks(tokens: tuple[Token, ...], cue: SpeechCue) -> bool:
    """Whether a verb makes somebody speak here: not "что касается", not a relative "о чём говорит"."""
    before = tokens[cue.first - 1].low if cue.first else ""
    return before not in ("чем", "том", "не о чем")


class _Clause(Subjects):
    """One verb of speech with what stands round it."""

    def read(self, last: Range | None) -> Found | None:
        """The attribution of the clause; `last` is the speaker before, for "и добавил"."""
        if self.negated and self.cue.id not in ("denies", "confirms"):
            return None
        if self._is_about_before():
            source, case = self.subject_after(self.phrase_end(self.cue.last))
            return self._found(source, (), case) if source else None
        if self.cue.id in ("denies", "confirms") and self.left and self.tokens[self.left - 1].low == "это":
            before = self.subject_before(self.left - 1)
            return self._found(before[0], (), before[1]) if before and before[0] else None
        aside = self._aside(last)
        if aside is not None:
            return aside
        start = self._content_opens()
        if start is None:
            return None
        end = self._content_ends(start)
        part = trim(self.tokens, (start, end))
        if part[1] <= part[0]:
            return None
        if self.cue.id == "names" and not any(
            token.quoted or token.low in ("«", '"', "“") for token in self.tokens[part[0] : part[1]]
        ):
            return None
        source, case = self.find_subject(start, last)
        about = self.tokens[start].low in _ABOUT
        if about and (source is None or not self.surely_speaks(source)):
            return None
        if source is None and not self.word.endswith(("ся", "но")) and self.cue.id not in ("says", "denies"):
            return None
        return self._found(source, (part,), case)

    def _found(self, source: Range | None, content: tuple[Range, ...], case: Case) -> Found:
        if source and self.tokens[source[0]].low in ("он", "она", "они"):
            source = (source[0], source[0] + 1)
        return Found((self.cue.first, self.cue.last), self.cue.id, source, content, self.negated, case=case)

    def _is_about_before(self) -> bool:
        """Whether what is said stands in the sentence before: "Об этом сообщил X"."""
        lows = [token.low for token in self.tokens[: self.cue.last] if token.word]
        return lows[:2] in (["об", "этом"], ["о", "чем"], ["о", "этом"]) and self.left <= 3

    def _aside(self, last: Range | None) -> Found | None:
        """An aside: "C, сообщил X", "— говорит X —", "как пишет X,"."""
        tokens, left = self.tokens, self.left
        as_ = left > 0 and tokens[left - 1].low == "как"
        at = left - 1 if as_ else left
        before = tokens[at - 1] if at else None
        if before is not None and not (before.quoted or before.low == "," or before.low in DASHES):
            return None
        if before is None and not as_:
            return None
        if before is not None and before.low == "," and not as_ and self.find_apposition(at - 1):
            return None
        if self.word.endswith(("ив", "ав", "ая", "яя", "ув")):
            return None
        end = self.phrase_end(self.cue.last)
        if end < len(tokens) and tokens[end].low == "," and complements(tokens, end + 1):
            return None
        if end < len(tokens) and (tokens[end].low == ":" or (tokens[end].quoted and not as_)):
            return None
        source, case = self.subject_after(end)
        if source is None and end > self.cue.last:
            return None
        if source is None and not self.word.endswith("ся"):
            if before is None or not (before.quoted or before.low in DASHES):
                return None
            source = last
        if source and source[1] == end:
            end = over_apposition(tokens, end, frozenset() if as_ else self.heads)
            source = (source[0], end)
        parts = both_sides(tokens, at, end)
        return self._found(source, parts, case) if parts else None

    def _content_opens(self) -> int | None:
        """Where what is said begins, after the verb."""
        tokens, cue = self.tokens, self.cue
        at = cue.last
        if tokens[cue.last - 1].low == "что":
            return cue.last - 1
        while at < len(tokens) and at - cue.last < LONGEST_SOURCE:
            token = tokens[at]
            if token.quoted:
                return at
            if token.low == ":":
                return at + 1
            if token.low == "," and complements(tokens, at + 1):
                return at + 1
            if token.low in FINAL or token.low == ";" or token.low in DASHES:
                break
            if token.low == "," and not self._listener_apposition(at):
                break
            if token.low == "том" and at + 2 < len(tokens) and tokens[at + 1].low == ",":
                return at + 2
            if token.low in _ABOUT and not that_follows(tokens, at):
                return cue.last if self._phrase_first() else at
            infinitive = token.low.endswith(("ть", "ться", "ти", "чь", "тись"))
            if infinitive and cue.id in _TAKES_INFINITIVE and len(token.low) > 3:
                return at
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
        clause = _Clause(self.tokens, other, [], self.heads)
        return clause._aside(None) is not None and left == other.first

    def _content_ends(self, start: int) -> int:
        """The end of the utterance, or where the next verb of speech begins its own clause."""
        tokens = self.tokens
        for other in [verb for verb in self.verbs if verb.first > max(start, self.cue.last)][:_FEW]:
            left, _ = skip_left(tokens, other.first)
            before = tokens[left - 1].low if left else ""
            gerund = tokens[other.first].low.endswith(("ив", "ав", "ув", "ая"))
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


def _by_frame(tokens: tuple[Token, ...], cue: SpeechCue) -> Found | None:
    """A phrase that names the speaker: "По словам X, C"; "C, по данным X"; "по его словам"."""
    inner = [at for at in range(cue.first, cue.last) if tokens[at].low in ("его", "ее", "их")]
    end = cue.last
    case: Case = "genitive"
    if inner:
        source, case = (inner[0], inner[0] + 1), "nominative"
    else:
        while end < len(tokens) and end - cue.last < LONGEST_SOURCE:
            token = tokens[end]
            if token.quoted or token.low in SIGNS:
                break
            end += 1
        if end == cue.last or tokens[cue.last].low in RU_PREPOSITIONS:
            return None
        end = over_clause(tokens, end)
        source = (cue.last, end)
    if end < len(tokens) and tokens[end].word:
        return None
    parts = both_sides(tokens, cue.first, end)
    return Found((cue.first, cue.last), cue.id, source, parts, frame="frame", case=case) if parts else None


def _by_noun(tokens: tuple[Token, ...], cue: SpeechCue) -> Found | None:
    """A noun that speaks, "поступают сообщения, что C":, nobody is named."""
    at = cue.last - 1
    content = trim(tokens, (at, len(tokens)))
    if tokens[at].low != "что" or content[1] - content[0] < 3:
        return None
    return Found((cue.first, cue.first + 1), cue.id, None, (content,), frame="noun")


def _by_colon(tokens: tuple[Token, ...], heads: frozenset[int]) -> Iterator[Found]:
    """A speaker and a colon, "X: «…»", where the speaker is all that stands before it."""
    for at, token in enumerate(tokens[:14]):
        if token.low == ":" and at and at + 1 < len(tokens) and tokens[at + 1].quoted:
            known = any(head in heads for head in range(at))
            names = sum(word.capital for word in tokens[:at])
            if known or names >= 2:
                yield Found(
                    (at, at + 1), "says", (0, at), (trim(tokens, (at + 1, len(tokens))),), frame="colon"
                )
        if token.quoted or token.low in FINAL:
            return
