"""Since when and until when an offer holds, told in the sentences around it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from callup.extract.offers import offers_term_words as says
from callup.extract.offers.offers_stretches import Words
from callup.extract.offers.offers_terms import joined_window, validity
from callup.extract.reading import Reading
from callup.extract.status import status_at
from callup.extract.within import found_within
from callup.model import Offer
from callup.values import Time

_FOLLOWS = 2
_ALTERS = re.compile(
    r"(?<!\w)(?:меня[ею]тся|изменят?ся|изменились|новые (?:размер|услови|выплат)\w*"
    r"|new (?:rates|terms|amounts))(?![^\W_])"
)
_REACH = 6
_NEAR = 40
_SAME = 160
_SHORTEST = 12


def with_following_terms(reading: Reading, words: Words, offers: Sequence[Offer]) -> list[Offer]:
    """The offers, with the validity that the sentences around them tell ("Действует до 31 мая").

    One of the two next sentences tells of the offers of the last sentence that has any, and of all of a
    list; a later one of all offers before it, where its subject is the act or the measure, or of the sum
    that was changed, where it names that. So does the heading of a list, and the sentence before an offer
    that says when contracts are signed. A start and an end told apart are joined. `offers` come in the order
    of the text.
    """
    terms = _Terms(reading, words, offers)
    return [terms.completed(at) for at in range(len(offers))]


class _Terms:
    """The sentences of a text that tell of validity, to be asked for each of its offers."""

    def __init__(self, reading: Reading, words: Words, offers: Sequence[Offer]) -> None:
        self._reading = reading
        self._words = words
        self._offers = offers
        self._sentences = [reading.sentence_at(offer.anchor.start) for offer in offers]
        self._own = set(self._sentences)

    def completed(self, at: int) -> Offer:
        """The offer at an index with the validity told around it; as it is where it has a whole one."""
        offer = self._offers[at]
        if offer.effective is not None and (offer.effective.to or not offer.effective.from_):
            return self._if_running(offer)
        if offer.status != "reported":
            return offer
        if at and offer.effective is None and self._is_alike(at):
            return msgspec.structs.replace(offer, effective=self._offers[at - 1].effective)
        for sentence, told in self._validities(at):
            effective = told if offer.effective is None else _until(offer.effective, told)
            if effective is None:
                continue
            evidence = dict.fromkeys((*offer.evidence, self._reading.sentence(sentence)))
            found = msgspec.structs.replace(offer, effective=effective, evidence=tuple(evidence))
            found = self._if_running(found)
            if found.effective is not None:
                return found
        return offer

    def _is_alike(self, at: int) -> bool:
        """Whether the words between an offer and the one before it say that the terms are the same."""
        between = self._reading.scan.folded[self._offers[at - 1].anchor.end : self._offers[at].anchor.start]
        return len(between) <= _SAME and says.SAME_TERMS.search(between) is not None

    def _if_running(self, offer: Offer) -> Offer:
        """The offer, without a window that had closed when the text was published."""
        published, effective = self._reading.document.published, offer.effective
        if published is None or effective is None or effective.to is None or effective.to >= published:
            return offer
        if offer.change in ("end", "revert") or status_at(self._reading, offer.anchor) != "reported":
            return offer
        return msgspec.structs.replace(offer, effective=None)

    def _validities(self, at: int) -> Iterator[tuple[int, Time | None]]:
        """The validities by the heading over an offer and by the sentences that follow it or its list."""
        heading = self._words.heading(self._sentences[at])
        last, next_ = self._sentences[at], at + 1
        if heading is not None:
            while next_ < len(self._offers) and self._words.heading(self._sentences[next_]) == heading:
                last, next_ = self._sentences[next_], next_ + 1
        end = len(self._reading.scan.sentences)
        beyond = bisect_right(self._sentences, last, next_)
        following = self._sentences[beyond] if beyond < len(self._sentences) else end - 1
        if heading is not None:
            yield heading, self._since(heading)
        for other in range(last + 1, min(last + _FOLLOWS, following) + 1):
            if self._means(other, at) and not (other == following and self._is_elsewhere(other, at)):
                yield other, self._holds(other, is_next=other == following)
        if self._offers[at].effective is None:
            yield self._sentences[at] - 1, self._concluded_before(self._sentences[at])
            for other in range(last + 1, min(last + _REACH, end)):
                if self._tells_of_all(other, at):
                    yield other, self._holds(other, is_next=other in self._own)

    def _means(self, sentence: int, at: int) -> bool:
        """Whether a sentence that follows an offer can mean it: one of the new sum means what was changed."""
        offer, told = self._offers[at], self._folded(sentence)
        if offer.payer == "federal" and offer.part_of is not None and self._is_general(told):
            return False
        if not says.OF_NEW.search(told) or offer.change is not None:
            return True
        return all(self._offers[other].change is None for other in range(max(at - _REACH, 0), at))

    def _tells_of_all(self, sentence: int, at: int) -> bool:
        """Whether a sentence further on tells of the offer at an index: of all before it, or of what was
        changed."""
        offer, told = self._offers[at], self._folded(sentence)
        if self._is_elsewhere(sentence, at) or offer.payer == "federal":
            return False
        last = bisect_left(self._sentences, sentence) - 1
        if self._offers[last].benefit != offer.benefit:
            return False
        if says.OF_NEW.search(told):
            return offer.change in ("raise", "cut", "new")
        own = self._codes(self._sentences[at])
        between = range(bisect_right(self._sentences, self._sentences[at]), last + 1)
        return self._is_general(told) and not any(
            self._codes(self._sentences[other]) - own for other in between
        )

    def _is_general(self, told: str) -> bool:
        """Whether the words of a sentence tell of all that was told before it."""
        return bool(says.GENERAL.match(told) or says.GENERAL_INSIDE.search(told))

    def _is_elsewhere(self, sentence: int, at: int) -> bool:
        """Whether a sentence names a subject of the country that the offer's own does not."""
        return bool(self._codes(sentence) - self._codes(self._sentences[at]))

    def _codes(self, sentence: int) -> set[str]:
        """The subjects of the country that a sentence names."""
        return {
            found.place.code
            for found in found_within(self._reading.places, *self._reading.scan.sentences[sentence])
            if found.home and "-" in found.place.code
        }

    def _concluded_before(self, sentence: int) -> Time | None:
        """The days in which contracts are signed, by the sentence before an offer that has no sum."""
        before = sentence - 1
        if before < 0 or before in self._own or before - 1 in self._own:
            return None
        for found in found_within(self._reading.times, *self._reading.scan.sentences[before]):
            lead = self._reading.scan.folded[max(found.span.start - _NEAR, 0) : found.span.start]
            if says.CONCLUDED.search(lead):
                return self._holds(before, is_next=False)
        return None

    def _since(self, heading: int) -> Time | None:
        """The day from which a list holds, by the line above it: "conditions from October 1"."""
        span = self._reading.sentence(heading)
        return validity(self._reading, span, msgspec.structs.replace(span, start=span.end, quote=""))

    def _holds(self, sentence: int, *, is_next: bool) -> Time | None:
        """The validity that a sentence tells of; none where it tells of the next offer."""
        if sentence >= len(self._reading.scan.sentences):
            return None
        span = self._reading.sentence(sentence)
        if len(span.quote) < _SHORTEST or (is_next and self._words.of(sentence, "benefit")):
            return None
        told = self._folded(sentence)
        if not says.HOLDS.search(told) or says.OF_OLD.match(told):
            return None
        return validity(self._reading, span, msgspec.structs.replace(span, end=span.start, quote=""))

    def _folded(self, sentence: int) -> str:
        start, end = self._reading.scan.sentences[sentence]
        return self._reading.scan.folded[start:end]


def _until(begun: Time, told: Time | None) -> Time | None:
    """A start with the end that another sentence tells; None where that tells no end after it."""
    if told is None or told.from_ not in (None, begun.from_) or told.to is None or begun.from_ is None:
        return None
    return joined_window(begun, told) if told.to > begun.from_ else None


def with_terms_before(reading: Reading, offers: Sequence[Offer]) -> list[Offer]:
    """The offers, with the validity that the sentence before them, without a sum, tells of what alters: "С 24
    февраля меняются выплаты"."""
    sums = {reading.sentence_at(offer.anchor.start) for offer in offers}
    result = []
    for offer in offers:
        before = reading.sentence_at(offer.anchor.start) - 1
        told = offer.effective is None and before >= 0 and before not in sums
        result.append(_since_before(reading, offer, before) if told else offer)
    return result


def _since_before(reading: Reading, offer: Offer, before: int) -> Offer:
    """The offer with the validity that the sentence before tells: "С 24 февраля меняются выплаты"."""
    span = reading.sentence(before)
    if not _ALTERS.search(reading.scan.folded, span.start, span.end):
        return offer
    effective = validity(reading, span, msgspec.structs.replace(span, start=span.end, quote=""))
    if effective is None:
        return offer
    return msgspec.structs.replace(offer, effective=effective, evidence=(span, *offer.evidence))
