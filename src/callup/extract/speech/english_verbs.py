"""English verbs of speech: whether a word is one here, and where its group begins."""

from __future__ import annotations

from callup.extract.speech.speech_words import (
    EN_ADVERBS,
    EN_AUXILIARIES,
    EN_BE,
    EN_COORDINATORS,
    EN_DETERMINERS,
    EN_INVERTING,
    EN_NEGATIONS,
    EN_PREPOSITIONS,
    EN_PRONOUNS,
    word_set,
)
from callup.extract.speech.utterances import SpeechCue, Token

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


def is_verb(tokens: tuple[Token, ...], cue: SpeechCue) -> bool:
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


def skip_left(tokens: tuple[Token, ...], at: int) -> tuple[int, bool, bool]:
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
