"""Who says what in Russian: the frames of reported speech over one utterance."""

from __future__ import annotations

from collections.abc import Iterator

from callup.extract.speech_found import Case, Found, Range
from callup.extract.speech_words import (
    word_set,
    RU_COMPLEMENTIZERS,
    RU_CONJUNCTIONS,
    RU_FILLERS,
    RU_PREPOSITIONS,
    RU_PRONOUNS,
)
from callup.extract.utterances import SpeechCue, Token, Utterance

_DASHES = frozenset("—–-")
_FINAL = frozenset(".!?…")
_SIGNS = frozenset(",;:—–-.!?…()")
_FEW = 8
_LONGEST_SOURCE = 30
_TAKES_PHRASE = frozenset({"denies", "confirms", "estimates", "promises", "shows", "judges"})
_TAKES_INFINITIVE = frozenset({"promises", "plans", "wants", "asks", "says", "believes"})
_ABOUT = frozenset({"о", "об", "обо", "про"})
_NEVER_SPEAKS = word_set("что это этом том тем также уже там здесь так который которая которые")
_OBLIQUE_LISTENERS = word_set("журналистам корреспонденту изданию агентству телеканалу порталу газете")


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


class _Clause:
    """One verb of speech with what stands round it."""

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
        self.left, self.negated = _skip_left(tokens, cue.first)

    def read(self, last: Range | None) -> Found | None:
        """The attribution of the clause; `last` is the speaker before, for "и добавил"."""
        if self._is_about_before():
            source, case = self._subject_after(self._phrase_end(self.cue.last))
            return self._found(source, (), case) if source else None
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
        source, case = self._subject(start, last)
        about = self.tokens[start].low in _ABOUT
        if about and (source is None or not self._surely_speaks(source)):
            return None
        if source is None and not self.word.endswith(("ся", "но")) and self.cue.id not in ("says", "denies"):
            return None
        return self._found(source, (part,), case)

    def _found(self, source: Range | None, content: tuple[Range, ...], case: Case) -> Found:
        return Found((self.cue.first, self.cue.last), self.cue.id, source, content, self.negated, case=case)

    def _is_about_before(self) -> bool:
        """ "Об этом сообщил X": what is said stands in the sentence before."""
        lows = [token.low for token in self.tokens[: self.cue.last] if token.word]
        return lows[:2] in (["об", "этом"], ["о", "чем"], ["о", "этом"]) and self.left <= 3

    def _plural(self) -> bool:
        return self.word.endswith(("ли", "ют", "ят", "ат", "ут", "ся"))

    def _aside(self, last: Range | None) -> Found | None:
        """ "C, сообщил X", "— говорит X —", "как пишет X,"."""
        tokens, left = self.tokens, self.left
        as_ = left > 0 and tokens[left - 1].low == "как"
        at = left - 1 if as_ else left
        before = tokens[at - 1] if at else None
        if before is not None and not (before.quoted or before.low == "," or before.low in _DASHES):
            return None
        if before is None and not as_:
            return None
        if before is not None and before.low == "," and not as_ and self._apposition(at - 1):
            return None
        if self.word.endswith(("ив", "ав", "ая", "яя", "ув")):
            return None
        end = self._phrase_end(self.cue.last)
        if end < len(tokens) and tokens[end].low == "," and _complements(tokens, end + 1):
            return None
        if end < len(tokens) and (tokens[end].low == ":" or (tokens[end].quoted and not as_)):
            return None
        source, case = self._subject_after(end)
        if source is None and end > self.cue.last:
            return None
        if source is None and not self.word.endswith("ся"):
            if before is None or not (before.quoted or before.low in _DASHES):
                return None
            source = last
        parts = _both_sides(tokens, at, end)
        return self._found(source, parts, case) if parts else None

    def _phrase_end(self, at: int) -> int:
        """To the right over words, up to a sign or a quotation."""
        start = at
        while at < len(self.tokens) and at - start < _LONGEST_SOURCE:
            token = self.tokens[at]
            if token.quoted or token.low in _SIGNS or token.low == '"':
                break
            at += 1
        return at

    def _subject(self, start: int, last: Range | None) -> tuple[Range | None, Case]:
        """The speaker: before the verb, else between it and what is said, else the one before."""
        tokens, left = self.tokens, self.left
        if self.word.endswith(("ив", "ав", "ая", "яя", "ув")) and self.word != "сказав":
            return last, "nominative"
        if left and tokens[left - 1].low in ("и", "но", "а", "однако") and left > 1:
            after, case = self._subject_after(min(start, self._phrase_end(self.cue.last)))
            return (after, case) if after else (last, "nominative")
        before = self._subject_before(left)
        if before is not None and before[0] is not None:
            return before
        return self._subject_after(min(start, self._phrase_end(self.cue.last)))

    def _subject_before(self, end: int) -> tuple[Range | None, Case] | None:
        tokens = self.tokens
        if end == 0:
            return None
        if tokens[end - 1].low == ",":
            apposition = self._apposition(end - 1)
            return (apposition, "nominative") if apposition else None
        first = _phrase_start(tokens, end)
        while first < end and tokens[first].low in RU_FILLERS | RU_CONJUNCTIONS:
            first += 1
        return self._bare(first, end)

    def _bare(self, first: int, end: int) -> tuple[Range | None, Case]:
        """The phrase without "в пятницу" before it; "в ведомстве" of a plural verb is the speaker."""
        tokens = self.tokens
        if first >= end:
            return None, "nominative"
        if tokens[first].low in ("в", "во", "на") and self._plural() and first + 1 < end:
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
        if not self._nominal(first, end):
            return None, "nominative"
        return (first, end), "nominative"

    def _nominal(self, first: int, end: int) -> bool:
        """Whether a phrase can be a speaker."""
        words = [token for token in self.tokens[first:end] if token.word]
        if not words or len(words) > 18:
            return False
        if all(word.low in _NEVER_SPEAKS | RU_FILLERS for word in words):
            return False
        if any(head in self.heads for head in range(first, end)):
            return True
        return words[0].low in RU_PRONOUNS or any(word.capital for word in words) or len(words) <= 4

    def _surely_speaks(self, source: Range) -> bool:
        """Whether a phrase holds a role, a pronoun or a name; a word that only opens the sentence is none."""
        words = self.tokens[source[0] : source[1]]
        return (
            any(head in self.heads for head in range(*source))
            or words[0].low in RU_PRONOUNS
            or any(word.capital for word in words[1:])
            or (words[0].capital and source[0] > 0)
        )

    def _subject_after(self, end: int) -> tuple[Range | None, Case]:
        """The speaker between the verb and `end`, without listeners and places."""
        tokens = self.tokens
        first = self.cue.last
        while first < end and (
            tokens[first].low in RU_FILLERS | _OBLIQUE_LISTENERS
            or (
                tokens[first].low == "об"
                and tokens[first + 1 : first + 2]
                and tokens[first + 1].low == "этом"
            )
            or (tokens[first].low == "этом" and first > self.cue.last)
        ):
            first += 1
        first = _skip_named_listener(tokens, first, end)
        if first >= end:
            return None, "nominative"
        if tokens[first].low in ("в", "во", "на") and self._plural():
            return ((first + 1, end), "prepositional") if first + 1 < end else (None, "nominative")
        if tokens[first].low in RU_PREPOSITIONS:
            for head in range(first + 2, end):
                if head in self.heads and tokens[head - 1].low not in RU_PREPOSITIONS:
                    return (head, end), "nominative"
            return None, "nominative"
        stop = first
        while stop < end and not (
            stop > first and tokens[stop].low in RU_PREPOSITIONS - {"по", "с", "из", "при"}
        ):
            stop += 1
        if self._nominal(first, stop) and not tokens[first].low.isdigit():
            return (first, stop), "nominative"
        return None, "nominative"

    def _apposition(self, comma: int) -> Range | None:
        """ "X, глава Y," before the verb: from X over the second comma."""
        tokens = self.tokens
        for at in range(comma - 1, max(comma - 25, 0), -1):
            if tokens[at].quoted or tokens[at].low in ":;—–":
                return None
            if tokens[at].low != ",":
                continue
            inner = tokens[at + 1 : comma]
            if not inner or inner[0].low in RU_CONJUNCTIONS | RU_COMPLEMENTIZERS | {"по", "то"}:
                return None
            first = _phrase_start(tokens, at)
            while first < at and tokens[first].low in RU_FILLERS | RU_CONJUNCTIONS:
                first += 1
            if first >= at or tokens[first].low in RU_PREPOSITIONS or not self._nominal(first, at):
                return None
            subject = inner[0].low.startswith("котор") or inner[0].low.endswith(
                ("ший", "шая", "шие", "щий", "щая", "щие")
            )
            known = (
                any(head in self.heads for head in range(first, comma)) or tokens[first].low in RU_PRONOUNS
            )
            return (first, comma) if (subject or known) and at - first <= 12 else None
        return None

    def _content_opens(self) -> int | None:
        """Where what is said begins, after the verb."""
        tokens, cue = self.tokens, self.cue
        at = cue.last
        if tokens[cue.last - 1].low == "что":
            return cue.last - 1
        while at < len(tokens) and at - cue.last < _LONGEST_SOURCE:
            token = tokens[at]
            if token.quoted:
                return at
            if token.low == ":":
                return at + 1
            if token.low == "," and _complements(tokens, at + 1):
                return at + 1
            if token.low in _FINAL or token.low == ";" or token.low in _DASHES:
                break
            if token.low == "," and not self._listener_apposition(at):
                break
            if token.low == "том" and at + 2 < len(tokens) and tokens[at + 1].low == ",":
                return at + 2
            if token.low in _ABOUT and not _that_follows(tokens, at):
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
        subject = self._subject_before(self.left)
        known = subject is not None and subject[0] is not None
        return self.cue.id in _TAKES_PHRASE and known and after.low not in RU_PREPOSITIONS

    def _listener_apposition(self, comma: int) -> bool:
        """Whether a comma after the verb only opens an apposition of the subject, before ", что"."""
        for at in range(comma + 1, min(comma + 16, len(self.tokens))):
            if self.tokens[at].low == ",":
                return _complements(self.tokens, at + 1)
            if self.tokens[at].quoted or self.tokens[at].low in _SIGNS:
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
            left, _ = _skip_left(tokens, other.first)
            before = tokens[left - 1].low if left else ""
            gerund = tokens[other.first].low.endswith(("ив", "ав", "ув", "ая"))
            if before == "," and (gerund or self._is_aside(other, left)):
                return left - 1
            if left and (tokens[left - 1].quoted or before in _DASHES):
                return left - 1 if before in _DASHES else left
            if before in ("и", "но", "а", "однако") and left - 1 > start:
                return left - 1
            first = _phrase_start(tokens, left)
            turn = tokens[first - 1].low if first > start else ""
            opened = tokens[first].low if first < len(tokens) else ""
            if first > start and turn == "," and opened in ("но", "а", "однако", "и"):
                return first - 1
        return len(tokens)


def _skip_left(tokens: tuple[Token, ...], at: int) -> tuple[int, bool]:
    """Over "не" and adverbs to the left of a verb."""
    negated = False
    while at and (tokens[at - 1].low in RU_FILLERS | {"не", "ни"} or tokens[at - 1].low.endswith("нно")):
        negated = negated or tokens[at - 1].low in ("не", "ни")
        at -= 1
    return at, negated


def _phrase_start(tokens: tuple[Token, ...], end: int) -> int:
    """To the left over words, up to a sign, a quotation or a conjunction."""
    at = end
    while at and end - at < _LONGEST_SOURCE:
        token = tokens[at - 1]
        if token.low == ")":
            opening = next((i for i in range(at - 2, max(at - 12, -1), -1) if tokens[i].low == "("), 0)
            if opening:
                at = opening
                continue
        if token.quoted or token.low in _SIGNS or token.low in RU_COMPLEMENTIZERS:
            break
        at -= 1
        if token.low in RU_CONJUNCTIONS and token.low != "и":
            break
    return at


def _complements(tokens: tuple[Token, ...], at: int) -> bool:
    return at < len(tokens) and tokens[at].low in RU_COMPLEMENTIZERS


def _that_follows(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether "о" belongs to "о том, что", or to "об этом"."""
    return at + 1 < len(tokens) and tokens[at + 1].low in ("том", "этом", "чем")


def _skip_named_listener(tokens: tuple[Token, ...], first: int, end: int) -> int:
    """Over «Вёрстке» after "рассказал": a short name in quotation marks before the speaker."""
    if first < end and tokens[first].low in ("«", "“", '"'):
        for at in range(first + 1, min(first + 6, end)):
            if tokens[at].low in ("»", "”", '"'):
                return at + 1 if at + 1 < end else first
    return first


def _both_sides(tokens: tuple[Token, ...], before: int, after: int) -> tuple[Range, ...]:
    """What is said before and after an aside."""
    head = trim(tokens, (0, before))
    tail = trim(tokens, (after, len(tokens)))
    opens_next = after < len(tokens) and tokens[after].low in {",", ":"} | _DASHES
    quoted = any(token.quoted for token in tokens[tail[0] : tail[1]])
    parts = [head] if head[1] > head[0] else []
    wide = tail[1] - tail[0] > 2 or quoted or not parts
    if wide and opens_next:
        parts.append(tail)
    return tuple(parts)


def _by_frame(tokens: tuple[Token, ...], cue: SpeechCue) -> Found | None:
    """ "По словам X, C"; "C, по данным X"; "по его словам"."""
    inner = [at for at in range(cue.first, cue.last) if tokens[at].low in ("его", "ее", "их")]
    end = cue.last
    case: Case = "genitive"
    if inner:
        source, case = (inner[0], inner[0] + 1), "nominative"
    else:
        while end < len(tokens) and end - cue.last < _LONGEST_SOURCE:
            token = tokens[end]
            if token.quoted or token.low in _SIGNS:
                break
            end += 1
        if end == cue.last or tokens[cue.last].low in RU_PREPOSITIONS:
            return None
        source = (cue.last, end)
    if end < len(tokens) and tokens[end].word:
        return None
    parts = _both_sides(tokens, cue.first, end)
    return Found((cue.first, cue.last), cue.id, source, parts, frame="frame", case=case) if parts else None


def _by_noun(tokens: tuple[Token, ...], cue: SpeechCue) -> Found | None:
    """ "Поступают сообщения, что C": the noun speaks, nobody is named."""
    at = cue.last - 1
    content = trim(tokens, (at, len(tokens)))
    if tokens[at].low != "что" or content[1] - content[0] < 3:
        return None
    return Found((cue.first, cue.first + 1), cue.id, None, (content,), frame="noun")


def _by_colon(tokens: tuple[Token, ...], heads: frozenset[int]) -> Iterator[Found]:
    """ "X: «…»" where a speaker is all that stands before the colon."""
    for at, token in enumerate(tokens[:14]):
        if token.low == ":" and at and at + 1 < len(tokens) and tokens[at + 1].quoted:
            known = any(head in heads for head in range(at))
            names = sum(word.capital for word in tokens[:at])
            if known or names >= 2:
                yield Found(
                    (at, at + 1), "says", (0, at), (trim(tokens, (at + 1, len(tokens))),), frame="colon"
                )
        if token.quoted or token.low in _FINAL:
            return


def trim(tokens: tuple[Token, ...], part: Range) -> Range:
    """A stretch without the signs at its ends; a quotation at an end stays."""
    first, last = part
    while first < last and tokens[first].low in _SIGNS:
        first += 1
    while last > first and tokens[last - 1].low in _SIGNS - {")"}:
        last -= 1
    return first, last
