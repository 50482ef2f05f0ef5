"""Who says what in English: the frames of reported speech over one utterance."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from callup.extract.speech_found import Found, Range
from callup.extract.speech_words import (
    word_set,
    EN_ADVERBS,
    EN_AUXILIARIES,
    EN_BE,
    EN_COORDINATORS,
    EN_DETERMINERS,
    EN_INVERTING,
    EN_NEGATIONS,
    EN_OBJECTS,
    EN_PREPOSITIONS,
    EN_PRONOUNS,
    EN_RELATIVES,
    EN_SUBORDINATORS,
    EN_TIME_LEADS,
    EN_TIMES,
    EN_VERBS,
)
from callup.extract.utterances import SpeechCue, Token, Utterance

_STOPS = frozenset(";:—–()-")
_FINAL = frozenset(".!?…")
_MARKS = frozenset('"“«„')
_STARTING = word_set("he she they it we i")
_FEW = 8
_LONGEST_SOURCE = 40
_LONGEST_APPOSITION = 25
_QUALIFIERS = word_set(
    "unconfirmed unverified media news press official previous earlier recent other such new false "
    "these conflicting numerous early initial first similar public local"
)
_PASTS = word_set("said told wrote made put thought knew understood felt found spoke sought read shot gave")
_NOUN_LIKE = word_set(
    "report reports claim claims plan plans call calls estimate estimates hope hopes promise "
    "promises fear fears comment comments answer answers demand demands post state states note "
    "notes count counts records pledge pledges vow vows doubt doubts regret worry worries show "
    "shows read reads find finds support question questions projects dispute talk talks wish "
    "remark brag account project cited respect suspect suspects blame stress feel point object "
    "rule rules warning saying ruling finding findings want joke jokes charge charges forecast "
    "forecasts tweet tweets shout complaint complaints calling"
)


def find_english(utterance: Utterance) -> Iterator[Found]:
    """The attributions of one utterance, in the order of their cues."""
    tokens = utterance.tokens
    verbs = [c for c in utterance.cues if c.kind == "speech" and _is_verb(tokens, c)]
    last: Range | None = None
    for cue in sorted(utterance.cues, key=lambda cue: cue.first):
        found = None
        if cue.kind == "speech" and cue in verbs:
            found = _by_verb(tokens, cue, verbs, last)
        elif cue.kind == "speech_frame":
            found = _by_frame(tokens, cue)
        elif cue.kind == "speech_noun":
            found = _by_noun(tokens, cue, verbs)
        if found is not None:
            yield found
            if found.source and found.frame == "verb":
                last = found.source


def find_cited(tokens: tuple[Token, ...], cue: SpeechCue) -> Range | None:
    """Whom "citing" and «со ссылкой на» name: the words up to the next sign."""
    end = cue.last
    while end < len(tokens) and end - cue.last < _LONGEST_SOURCE:
        if tokens[end].quoted or (tokens[end].low in ",;:—–.!?()" and tokens[end].low):
            break
        end += 1
    return (cue.last, end) if end > cue.last else None


def _is_verb(tokens: tuple[Token, ...], cue: SpeechCue) -> bool:
    """Whether a cue's first word is a verb here, and one that makes somebody speak."""
    word = tokens[cue.first].low
    before = tokens[cue.first - 1].low if cue.first else ""
    after = tokens[cue.first + 1].low if cue.first + 1 < len(tokens) else ""
    if before in ("to", "of", "for", "by", "in", "from", "with", "without", "on", "about", "than"):
        return False
    if word in _NOUN_LIKE and (before in EN_DETERMINERS or before.endswith(("'s", "s'"))):
        return False
    if word in ("continue", "continues", "continued", "added") and after == "to":
        return False
    if word in _NOUN_LIKE and before in _QUALIFIERS and cue.last - cue.first == 1:
        return False
    if word in _NOUN_LIKE and word.endswith("s") and _follows_noun(after):
        return False
    if not _is_inflected(word) and not _takes_bare(before):
        return False
    if tokens[cue.first].capital and cue.first and tokens[cue.first - 1].capital:
        return word in EN_INVERTING  # a headline in title case, or a name
    return True


def _follows_noun(after: str) -> bool:
    """Whether the word after "reports" shows that it is a noun."""
    return after in EN_AUXILIARIES | EN_PREPOSITIONS or after in ("say", "said", "suggest", "suggested")


def _is_inflected(word: str) -> bool:
    return word.endswith(("s", "ed", "ing")) or word in _PASTS


def _takes_bare(before: str) -> bool:
    """Whether a verb without an ending may follow: a plural, a pronoun, a modal or an adverb."""
    return (
        (before.endswith("s") and not before.endswith(("ss", "'s", "us", "is")))
        or before.endswith("ly")
        or before in EN_PRONOUNS | EN_AUXILIARIES | EN_ADVERBS | EN_NEGATIONS | EN_COORDINATORS
        or before in ("people", "men", "women", "media", "police", "who", "which", ",", "", '"')
    )


def _by_verb(
    tokens: tuple[Token, ...], cue: SpeechCue, verbs: list[SpeechCue], last: Range | None
) -> Found | None:
    word = tokens[cue.first].low
    left, negated, passive = _skip_left(tokens, cue.first)
    if passive and not word.endswith("ing") and word not in ("quoted", "cited"):
        return None
    if word.endswith("ing") and not passive:
        return _by_participle(tokens, cue, verbs, last)
    before = tokens[left - 1] if left else None
    if cue.id in ("says", "explains", "tells", "asks", "confirms", "feels", "believes", "shows"):
        inverted = _inverted(tokens, cue, left, before)
        if inverted is not None:
            return inverted
    if negated and cue.id in ("says", "tells", "explains"):
        return None
    source = _subject(tokens, left, verbs)
    if source is None and before is not None and before.low in EN_COORDINATORS:
        source = last or _opening_subject(tokens, left - 1)
        left = left - 1
    if source is None or not _can_speak(tokens, source):
        return None
    if source[1] <= left:
        left = source[0] if source != last else left
    postposed = _postposed(tokens, cue, source, last)
    if postposed is not None:
        return msgspec.structs.replace(postposed, negated=negated)
    content = _after(tokens, cue, verbs)
    return Found((cue.first, cue.last), cue.id, source, content, negated) if content else None


def _skip_left(tokens: tuple[Token, ...], at: int) -> tuple[int, bool, bool]:
    """Over auxiliaries and adverbs to the left: where the verb's group begins, "not", passive."""
    negated = passive = False
    first = at
    while first:
        low = tokens[first - 1].low
        if low in EN_NEGATIONS:
            negated = True
        if low in EN_BE:
            passive = True
        adverb = low in EN_ADVERBS or (low.endswith("ly") and len(low) > 4)
        if low in EN_AUXILIARIES or low in EN_NEGATIONS or adverb:
            first -= 1
        else:
            break
    return first, negated, passive


def _by_participle(
    tokens: tuple[Token, ...], cue: SpeechCue, verbs: list[SpeechCue], last: Range | None
) -> Found | None:
    """ ", adding that ...": the speaker is the one before."""
    before = tokens[cue.first - 1].low if cue.first else ""
    if before in EN_DETERMINERS:
        return None
    content = _after(tokens, cue, verbs)
    if not content or last is None or before not in (",", "and", "—", "–", "", "while"):
        return None
    return Found((cue.first, cue.last), cue.id, last, content)


def _inverted(tokens: tuple[Token, ...], cue: SpeechCue, left: int, before: Token | None) -> Found | None:
    """ "C, said X": the verb follows a comma or a quotation, and its subject stands after it."""
    if before is None or not (before.quoted or before.low in (",", '"', "—", "–", "”")):
        return None
    if tokens[cue.first].low not in EN_INVERTING or cue.last - cue.first > 1 or left != cue.first:
        return None
    if before.low == "," and _apposition(tokens, left - 1) is not None:
        return None
    end = _source_end(tokens, cue.last)
    source: Range | None = (cue.last, end) if end > cue.last else None
    if source is None and not _ends(tokens, cue.last):
        return None
    if source and (tokens[source[0]].low in EN_PREPOSITIONS or tokens[source[0]].low == "that"):
        return None
    parts = _around(tokens, left, end)
    return Found((cue.first, cue.last), cue.id, source, parts) if parts else None


def _around(tokens: tuple[Token, ...], before: int, after: int) -> tuple[Range, ...]:
    """What is said on both sides of a parenthesis "..., said X, ..."."""
    parts = []
    head = _trim(tokens, (_content_start(tokens, before), before))
    if head[1] > head[0]:
        parts.append(head)
    if after < len(tokens) and tokens[after].low in (",", "", ":", ";", "—", "–", "."):
        stop = after
        while stop < len(tokens) and tokens[stop].low in (",", ":", "—", "–", ";", "."):
            stop += 1
        if stop < len(tokens) and _goes_on(tokens, stop):
            tail = _trim(tokens, (stop, len(tokens)))
            if tail[1] > tail[0]:
                parts.append(tail)
    return tuple(parts)


def _goes_on(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether what follows a parenthesis is still said by its speaker."""
    low = tokens[at].low
    return tokens[at].quoted or low in ("and", "but", "because", "so", "with", "which", "if", "or")


def _content_start(tokens: tuple[Token, ...], before: int) -> int:
    """Where the clause that a parenthesis closes begins; a coordinator that opens it is no part."""
    return 1 if before > 1 and tokens[0].low in EN_COORDINATORS else 0


def _postposed(tokens: tuple[Token, ...], cue: SpeechCue, source: Range, last: Range | None) -> Found | None:
    """ "C, X said": a comma or a quotation before the subject, nothing said after the verb."""
    first = source[0]
    if source == last or first == 0 or not (tokens[first - 1].quoted or tokens[first - 1].low in ",—–"):
        return None
    if _is_adverbial(tokens, 0, first - 1):
        return None
    after = _skip_listener(tokens, cue.last) if cue.id == "tells" else cue.last
    after = _skip_adverbials(tokens, after)
    ended = after >= len(tokens) or tokens[after].low in (",", ";", ".", "!", "?", "—", "–")
    if not ended and not (tokens[after].quoted and tokens[first - 1].quoted):
        return None
    parts = _around(tokens, first, after)
    return Found((cue.first, cue.last), cue.id, source, parts) if parts else None


def _is_adverbial(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether a stretch before a comma only says when or where: "On Monday", "However"."""
    if last - first > 9 or any(token.quoted for token in tokens[first:last]):
        return False
    opening = tokens[first].low
    if opening in EN_TIME_LEADS or opening in EN_ADVERBS or opening.endswith("ly"):
        return last - first <= 5
    if opening in EN_PREPOSITIONS:
        return not any(t.low in EN_BE for t in tokens[first:last])
    return False


def _subject(tokens: tuple[Token, ...], end: int, verbs: list[SpeechCue]) -> Range | None:
    """The noun phrase that ends at `end`, with its apposition."""
    if end == 0:
        return None
    if tokens[end - 1].low == ",":
        return _apposition(tokens, end - 1)
    first = _phrase_start(tokens, end)
    first = max([first, *(v.last for v in verbs if first < v.last < end and not _has_relative(tokens, first, v.first))])
    first = _without_adverbial(tokens, first, end)
    return (first, end) if first < end and tokens[first].low != "to" else None


def _opening_subject(tokens: tuple[Token, ...], end: int) -> Range | None:
    """The subject that opens the utterance, for "X did this, but told Y ..."."""
    first = 1 if tokens[0].low == "the" else 0
    at = first
    while at < min(end, 6) and (tokens[at].capital or tokens[at].low in EN_PRONOUNS):
        at += 1
        if tokens[at - 1].low in EN_PRONOUNS:
            break
    if at == first or at >= end:
        return None
    verb = tokens[at].low
    finite = verb.endswith(("ed", "s")) or verb in EN_AUXILIARIES | EN_VERBS
    return (0, at) if finite and not tokens[at].capital else None


def _phrase_start(tokens: tuple[Token, ...], end: int) -> int:
    """To the left over the words of a noun phrase and a restrictive "who ..." clause."""
    at = end
    floor = max(0, end - _LONGEST_SOURCE)
    while at > floor:
        token = tokens[at - 1]
        low = token.low
        if low == ")":
            opening = next((i for i in range(at - 2, max(at - 12, -1), -1) if tokens[i].low == "("), 0)
            if opening:
                at = opening
                continue
        if token.quoted or low in _STOPS or low in _FINAL or low == '"':
            break
        if low == "," and not _in_list(tokens, at - 1, end):
            break
        if low in EN_RELATIVES and at > 1 and tokens[at - 2].word:
            at -= 1
            continue
        if low in EN_SUBORDINATORS and not _has_relative(tokens, floor, at - 1) and not (
            low == "that" and at < end and tokens[at].capital is False and _determines(tokens, at, end)
        ):
            break
        if low in EN_COORDINATORS and not _joins(tokens, at - 1, end):
            break
        if (low in EN_AUXILIARIES or low in EN_VERBS) and not _has_relative(tokens, floor, at - 1):
            break
        at -= 1
        if low in _STARTING and at + 1 < end + 1 and not _in_relative(tokens, floor, at):
            break
    return at


def _in_relative(tokens: tuple[Token, ...], floor: int, at: int) -> bool:
    """Whether a pronoun is the object or the subject of a "who ..." clause, not a speaker."""
    return at - 1 >= floor and (
        tokens[at - 1].low in EN_RELATIVES or _has_relative(tokens, floor, at)
    )


def _determines(tokens: tuple[Token, ...], at: int, end: int) -> bool:
    """Whether "that" before the word at `at` is "that man" and no conjunction."""
    return end - at == 1 and tokens[at].low not in EN_PRONOUNS and tokens[at].low not in EN_DETERMINERS


def _has_relative(tokens: tuple[Token, ...], floor: int, at: int) -> bool:
    """Whether a "who" stands in the few words before, in the same clause."""
    for index in range(at - 1, max(floor, at - 12) - 1, -1):
        low = tokens[index].low
        if low in EN_RELATIVES:
            return True
        if tokens[index].quoted or low in _STOPS or low == "," or low in EN_COORDINATORS:
            return False
    return False


def _in_list(tokens: tuple[Token, ...], comma: int, end: int) -> bool:
    """Whether a comma parts names ("A, B and C") or belongs to one ("R-Ohio," is not one)."""
    if comma == 0 or comma + 2 >= end:
        return False
    joined = any(token.low == "and" for token in tokens[comma + 1 : min(end, comma + 9)])
    return joined and tokens[comma - 1].capital and tokens[comma + 1].capital


def _joins(tokens: tuple[Token, ...], at: int, end: int) -> bool:
    """Whether an "and" joins two nouns of the subject rather than two clauses."""
    if tokens[at].low not in ("and", "or") or at == 0 or at + 1 >= end:
        return False
    left, right = tokens[at - 1], tokens[at + 1]
    if not left.word or right.low in EN_PRONOUNS or right.low in EN_DETERMINERS:
        return False
    if left.capital and right.capital:
        return True
    start = at
    while start and tokens[start - 1].word:
        start -= 1
    words = tokens[start:at]
    return start == 0 and len(words) <= 4 and not any(_is_finite(token) for token in words)


def _is_finite(token: Token) -> bool:
    low = token.low
    return low in EN_AUXILIARIES or low in EN_VERBS or (low.endswith("ed") and not token.capital)


def _without_adverbial(tokens: tuple[Token, ...], first: int, end: int) -> int:
    """The phrase without "On Tuesday" or "Last week" before it."""
    while first < end and tokens[first].low in EN_COORDINATORS | EN_ADVERBS:
        first += 1
    if first >= end:
        return end
    low = tokens[first].low
    if low not in EN_PREPOSITIONS and low not in EN_TIME_LEADS:
        return first
    for at in range(end - 1, first, -1):
        if tokens[at].low in EN_PRONOUNS or tokens[at].low in EN_DETERMINERS:
            return at
        if tokens[at].low in EN_TIMES:
            return at + 1
    for at in range(first + 1, end):
        if tokens[at].capital:
            return at
    return end


def _apposition(tokens: tuple[Token, ...], comma: int) -> Range | None:
    """ "X, the Y of Z," before a verb: from X over the second comma."""
    for at in range(comma - 1, max(comma - _LONGEST_APPOSITION, 0), -1):
        if tokens[at].quoted or tokens[at].low in _STOPS:
            return None
        if tokens[at].low == ",":
            return _apposed(tokens, at, comma)
    return None


def _apposed(tokens: tuple[Token, ...], first_comma: int, comma: int) -> Range | None:
    inner = tokens[first_comma + 1 : comma]
    if not inner:
        return None
    opens = inner[0].low in EN_DETERMINERS | EN_RELATIVES | {"according"} or inner[0].low.isdigit()
    clause = any(token.low in EN_AUXILIARIES | EN_PRONOUNS for token in inner[:4])
    if clause and inner[0].low not in EN_RELATIVES:
        return None
    if inner[0].low in EN_PREPOSITIONS | EN_COORDINATORS | EN_SUBORDINATORS | {"according"}:
        return None
    start = _phrase_start(tokens, first_comma)
    start = _without_adverbial(tokens, start, first_comma)
    named = start < first_comma and any(t.capital for t in tokens[start:first_comma])
    if not named and not opens:
        return None
    if any(_is_finite(token) for token in tokens[start:first_comma]) or start >= first_comma:
        return None
    return start, comma


def _can_speak(tokens: tuple[Token, ...], source: Range) -> bool:
    """Whether a phrase can be a speaker: a noun or a pronoun, not only grammar words."""
    words = [token for token in tokens[source[0] : source[1]] if token.word]
    if not words:
        return False
    if len(words) == 1 and words[0].low in ("it", "this", "that", "there", "i", "you", "what"):
        return words[0].low in ("it", "i")
    if words[-1].low in EN_PREPOSITIONS | EN_DETERMINERS - EN_PRONOUNS:
        return False
    return any(
        word.low in EN_PRONOUNS or word.low not in EN_ADVERBS | EN_PREPOSITIONS | EN_DETERMINERS
        for word in words
    )


def _source_end(tokens: tuple[Token, ...], first: int) -> int:
    """The end of the noun phrase after an inverted verb, apposition included."""
    at = first
    while at < len(tokens) and at - first < _LONGEST_SOURCE:
        low = tokens[at].low
        if tokens[at].quoted or low in _STOPS or low in _FINAL - {"."} or low == '"':
            break
        if low == "." and (at + 1 >= len(tokens) or len(tokens[at - 1].low) > 4):
            break
        if low == "," and not _apposition_follows(tokens, at + 1):
            break
        if at > first and (low in EN_TIMES or (low in EN_TIME_LEADS and _time_follows(tokens, at))):
            break
        if at > first and low in ("during", "after", "as", "when", "while", "that", "adding"):
            break
        if at > first and low in ("in", "at") and _statement_follows(tokens, at):
            break
        at += 1
    return at


def _apposition_follows(tokens: tuple[Token, ...], at: int) -> bool:
    if at >= len(tokens) or tokens[at].quoted:
        return False
    low = tokens[at].low
    if low in EN_COORDINATORS | EN_PRONOUNS - {"who", "one"} or low in EN_SUBORDINATORS:
        return False
    if low.endswith("ing") or low in EN_PREPOSITIONS:
        return False
    stretch = tokens[at : at + 12]
    if low in EN_RELATIVES:
        return True
    return not any(token.low in EN_AUXILIARIES for token in stretch[:6])


def _time_follows(tokens: tuple[Token, ...], at: int) -> bool:
    return any(token.low in EN_TIMES for token in tokens[at + 1 : at + 3])


def _statement_follows(tokens: tuple[Token, ...], at: int) -> bool:
    return any(
        token.low in ("statement", "interview", "email", "tweet", "conference", "speech", "post", "letter")
        for token in tokens[at + 1 : at + 5]
    )


def _ends(tokens: tuple[Token, ...], at: int) -> bool:
    return at >= len(tokens) or all(not token.word and not token.quoted for token in tokens[at:])


def _skip_adverbials(tokens: tuple[Token, ...], at: int) -> int:
    """Over times, places and manners after a verb, where nothing else follows them."""
    start = at
    while at < len(tokens) and at - start < 14:
        token = tokens[at]
        if token.quoted or not token.word:
            break
        if at == start and not _is_adverbial_word(token):
            return start
        if token.low in EN_PRONOUNS and token.low not in ("one",):
            return start
        at += 1
    if at < len(tokens) and tokens[at].word and not tokens[at].quoted:
        return start
    return at


def _is_adverbial_word(token: Token) -> bool:
    low = token.low
    return (
        low in EN_PREPOSITIONS | EN_TIMES | EN_TIME_LEADS | EN_ADVERBS
        or low.endswith("ly")
        or low in ("as", "when", "afterward")
    )


def _after(tokens: tuple[Token, ...], cue: SpeechCue, verbs: list[SpeechCue]) -> tuple[Range, ...]:
    """What is said after the verb: from "that" or the clause to the end of the utterance."""
    start = _content_opens(tokens, cue)
    if start is None:
        return ()
    end = _content_ends(tokens, start, verbs, cue)
    part = _trim(tokens, (start, end))
    if part[1] <= part[0]:
        return ()
    words = sum(token.word or 3 * token.quoted for token in tokens[part[0] : part[1]])
    fewest = 2 if cue.id in ("says", "tells") else 1
    if cue.id == "names" and not any(t.quoted or t.low in _MARKS for t in tokens[part[0] : part[1]]):
        return ()
    return (part,) if words >= fewest else ()


def _content_opens(tokens: tuple[Token, ...], cue: SpeechCue) -> int | None:
    at = cue.last
    if at >= len(tokens):
        return None
    if cue.id == "tells":
        at = _skip_listener(tokens, at)
    reach = at if at < len(tokens) and tokens[at].low == "to" else min(at + 14, len(tokens))
    for ahead in range(at, reach):
        low = tokens[ahead].low
        if tokens[ahead].quoted or low == ":":
            if ahead == at or _is_adverbial_word(tokens[at]):
                return ahead if tokens[ahead].quoted else ahead + 1
            break
        if low == "that" and (ahead == at or _is_adverbial_word(tokens[at])):
            return ahead
        if low in EN_PRONOUNS or low in _FINAL or low in EN_AUXILIARIES:
            break
    while at < len(tokens) and (
        tokens[at].low in EN_TIMES or (tokens[at].low in EN_TIME_LEADS and _time_follows(tokens, at))
    ):
        at += 1
    if at < len(tokens) and tokens[at].low in (",", "—", "–"):
        return at + 1 if at + 1 < len(tokens) and tokens[at + 1].quoted else None
    if at >= len(tokens) or tokens[at].low in _FINAL or tokens[at].low == ";":
        return None
    return at


def _skip_listener(tokens: tuple[Token, ...], at: int) -> int:
    """Over the one who is told."""
    if at >= len(tokens):
        return at
    if tokens[at].low in EN_OBJECTS:
        return at + 1
    if tokens[at].low in ("a", "an", "the") and not (at + 1 < len(tokens) and tokens[at + 1].capital):
        at += 2
        while at < len(tokens) and tokens[at].word and tokens[at].low not in EN_STARTS:
            at += 1
        return at
    at += tokens[at].low == "the"
    while at < len(tokens) and (tokens[at].capital or tokens[at].low in ("'s", "of", "&")):
        at += 1
        if tokens[at - 1].low in EN_TIMES:
            break
    return at


EN_STARTS = EN_DETERMINERS | EN_PRONOUNS | EN_SUBORDINATORS | EN_PREPOSITIONS


def _content_ends(tokens: tuple[Token, ...], start: int, verbs: list[SpeechCue], cue: SpeechCue) -> int:
    """The end of the utterance, or where the next verb of speech begins its own clause."""
    for other in [verb for verb in verbs if verb.first > max(start, cue.last)][:_FEW]:
        left, _, _ = _skip_left(tokens, other.first)
        if left == 0:
            continue
        before = tokens[left - 1].low
        if tokens[other.first].low.endswith("ing") and before == ",":
            return left - 1
        if _closes(tokens, other, left):
            return left - (before == ",")
        if before in ("but", "and") and left - 1 > start:
            return left - 1
        subject = _subject(tokens, left, verbs)
        opening = tokens[subject[0] - 1].low if subject and subject[0] > start else ""
        if opening == "," and subject and _postposed(tokens, other, subject, None):
            return subject[0] - 1
        if opening in ("but", "while", "although", "though", "whereas", ";"):
            return subject[0] - 1 if subject else len(tokens)
        if opening == "and" and subject and tokens[subject[0] - 2].low == ",":
            return subject[0] - 1
    return _frame_border(tokens, start)


def _closes(tokens: tuple[Token, ...], other: SpeechCue, left: int) -> bool:
    """Whether ", said X" after the content belongs to all that stands before it."""
    if left != other.first or not (tokens[left - 1].quoted or tokens[left - 1].low in (",", '"')):
        return False
    word = tokens[other.first].low
    return word in EN_INVERTING and _apposition(tokens, left - 1) is None


def _frame_border(tokens: tuple[Token, ...], start: int) -> int:
    """Content stops before ", according to"."""
    for at in range(start + 1, len(tokens) - 1):
        if tokens[at].low == "according" and tokens[at - 1].low == ",":
            return at - 1
    return len(tokens)


def _by_frame(tokens: tuple[Token, ...], cue: SpeechCue) -> Found | None:
    """ "According to X, C" and "C, according to X"."""
    if cue.id == "citing":
        return None
    opening = all(not t.word or t.low in EN_COORDINATORS | EN_ADVERBS for t in tokens[: cue.first])
    end = _frame_end(tokens, cue.last, opening)
    if end <= cue.last:
        return None
    source = (cue.last, end)
    if opening:
        content: tuple[Range, ...] = (_trim(tokens, (end, len(tokens))),)
    else:
        head = _trim(tokens, (_content_start(tokens, cue.first), cue.first))
        tail = _trim(tokens, (end, len(tokens)))
        content = (head, tail) if tail[1] - tail[0] > 2 else (head,)
    content = tuple(part for part in content if part[1] > part[0])
    return Found((cue.first, cue.last), cue.id, source, content, frame="frame") if content else None


def _frame_end(tokens: tuple[Token, ...], first: int, opening: bool) -> int:
    at = first
    while at < len(tokens) and at - first < _LONGEST_SOURCE:
        low = tokens[at].low
        if tokens[at].quoted or low in (";", ":", "—", "–", '"'):
            break
        if low == "," and (opening or not _apposition_follows(tokens, at + 1)):
            if not (opening and _apposed_again(tokens, at)):
                break
        at += 1
    while at > first and tokens[at - 1].low in _FINAL:
        at -= 1
    return at


def _apposed_again(tokens: tuple[Token, ...], comma: int) -> bool:
    """Whether a comma after an opening source begins an apposition that another comma closes."""
    if comma + 1 >= len(tokens) or tokens[comma + 1].low not in ("a", "an", "who", "which"):
        return False
    inner = tokens[comma + 1 : comma + _LONGEST_APPOSITION]
    for at, token in enumerate(inner):
        if token.low == ",":
            return tokens[comma + 1].low in EN_RELATIVES or not any(_is_finite(t) for t in inner[:at])
    return False


def _by_noun(tokens: tuple[Token, ...], cue: SpeechCue, verbs: list[SpeechCue]) -> Found | None:
    """ "received messages that C": the noun speaks, nobody is named."""
    that = cue.last - 1
    content = _trim(tokens, (that, _content_ends(tokens, that, verbs, cue)))
    if content[1] - content[0] < 4 or tokens[content[0] + 1].low in EN_AUXILIARIES | EN_VERBS:
        return None
    return Found((cue.first, that), cue.id, None, (content,), frame="noun")


def _trim(tokens: tuple[Token, ...], part: Range) -> Range:
    """A stretch without the signs at its ends; a quotation at an end stays."""
    first, last = part
    while first < last and tokens[first].low and tokens[first].low in ",;:—–.!?)-":
        first += 1
    while last > first and tokens[last - 1].low and tokens[last - 1].low in ",;:—–.!?(-…":
        last -= 1
    return first, last
