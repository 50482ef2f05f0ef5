"""The pass itself: a text is cut into words, and every word is asked what it means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from callup.campaign import Campaign
from callup.campaign.forms import Form
from callup.errors import CampaignError
from callup.model import Document
from callup.model.campaign import Term
from callup.scan.patterns import PatternError, check_pattern
from callup.scan.phrases import Entry
from callup.scan.scanned import Cue, PlaceHit, Scan
from callup.scan.sweep import Match, Sweep
from callup.scan.vocabulary import Meaning, Vocabulary
from callup.scan.words import Cut, Key, word_of

_LONGEST_SENTENCE = 3_000
_MOST_REMEMBERED = 50_000  # words
_LONGEST_REMEMBERED = 64  # letters
# Words of everyday that count only in a text that holds a word of another section: most texts hold none.
_COUNT_BESIDE = {
    "practice_word": frozenset(
        ("military_context", "army_beside", "practice", "campaign_context", "offence", "article")
    ),
}


class Scanner:
    """Made once from a campaign, used for every document. The same text gives the same scan.

    With `everyday` the words of everyday count in each text, also in a lone sentence.
    """

    def __init__(self, campaign: Campaign, everyday: bool = False) -> None:
        terms = list(campaign.terms())
        for term in terms:
            _check(term)
        self._entries = sorted({(term.kind, term.id) for term in terms})
        ranks = {entry: rank for rank, entry in enumerate(self._entries)}
        self._everyday = {
            rank: beside
            for rank, (kind, _) in enumerate(self._entries)
            if (beside := _COUNT_BESIDE.get(kind)) and not everyday
        }
        said = [Entry(ranks[term.kind, term.id], term.against) for term in terms]
        self._vocabulary = Vocabulary([term.pattern for term in terms], said, campaign.forms)
        self._remembered: dict[Key, Meaning] = {}

    def scan(self, document: Document) -> Scan:
        """The cues and the place names of one document, in the order of its text."""
        text = document.text
        folded = fold(text)
        sentences = _bounded(document.sentences or ((0, len(text)),), len(text))
        cut = Cut(folded)
        meanings = self._meanings(cut.keys)
        active = [at for at, meaning in enumerate(meanings) if not meaning.idle]
        if not active:
            return Scan(text, folded, sentences, (), ())
        sweep = Sweep(self._vocabulary, cut, meanings)
        sweep.walk(sentences, active)
        named = [(sweep.starts[at], meanings[at].places) for at in active if meanings[at].places]
        return Scan(text, folded, sentences, self._cues(sweep), tuple(_places(folded, named)))

    def _meanings(self, keys: Sequence[Key]) -> list[Meaning]:
        """What each word means; what was not known before is remembered."""
        remembered = self._remembered
        meanings = list(map(remembered.get, keys))
        if None in meanings:
            for at, key in enumerate(keys):
                if meanings[at] is None:
                    meanings[at] = remembered.get(key) or self._learn(key)
        return cast(list[Meaning], meanings)

    def _learn(self, key: Key) -> Meaning:
        meaning = self._vocabulary.meaning_of(word_of(key))
        if len(key) <= _LONGEST_REMEMBERED:
            if len(self._remembered) >= _MOST_REMEMBERED:
                self._remembered.clear()
            self._remembered[key] = meaning
        return meaning

    def _counting(self, sweep: Sweep) -> list[Match]:
        """The matches without the words of everyday in a text that holds no word beside which they count."""
        everyday, entries = self._everyday, self._entries
        kinds = {entries[rank][0] for rank in {match[2] for match in sweep.found} if rank not in everyday}
        return [
            match
            for match in sweep.found
            if match[2] not in everyday or not kinds.isdisjoint(everyday[match[2]])
        ]

    def _cues(self, sweep: Sweep) -> tuple[Cue, ...]:
        """The cues of the matches: none that a wider one of its entry covers, none that is spoken against."""
        cues: list[Cue] = []
        reach: dict[int, int] = {}
        barred, entries = sweep.barred, self._entries
        for start, minus_end, rank, sentence in sorted(self._counting(sweep)):
            end = -minus_end
            if end > reach.get(rank, -1):
                reach[rank] = end
                if not barred or (rank, sentence) not in barred:
                    kind, id_ = entries[rank]
                    cues.append(Cue(kind, id_, start, end, sentence))
        return tuple(cues)


def _check(term: Term) -> None:
    try:
        check_pattern(term.pattern)
    except PatternError as error:
        raise CampaignError(
            f"{term.kind}, {term.id}, {term.language}: {error}. The pattern finds nothing as it "
            "stands; mend it in the campaign's file."
        ) from error


def _places(folded: str, named: list[tuple[int, tuple[Form, ...]]]) -> Iterator[PlaceHit]:
    """At each word the longest form of a place's name that begins with it, if no form before covers that."""
    reach = -1
    for start, forms in named:
        for form, places in forms:
            end = start + len(form)
            if folded.startswith(form, start) and not folded[end : end + 1].isalnum():
                if end > reach:
                    yield PlaceHit(start, end, places)
                    reach = end
                break


def fold(text: str) -> str:
    """The text in lower case, ё as е, with every character at its own offset.

    >>> fold("Ёлка İ")
    'елка i'
    """
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := char.lower()) == 1 else low[0] for char in text)
    return lowered.replace("ё", "е")


def _bounded(borders: tuple[tuple[int, int], ...], length: int) -> tuple[tuple[int, int], ...]:
    """The sentences of a text of some length, with one that is too long to be one cut in pieces."""
    if length <= _LONGEST_SENTENCE:
        return borders
    return tuple(
        (piece, min(piece + _LONGEST_SENTENCE, end))
        for start, end in borders
        for piece in range(start, max(end, start + 1), _LONGEST_SENTENCE)
    )
