"""Since when and until when an offer holds, told in the sentences around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from callup.extract.offers.offers_stretches import Words
from callup.extract.offers.offers_terms import validity
from callup.extract.reading import Reading
from callup.model import Offer
from callup.values import Time

_FOLLOWS = 2
_HOLDS = re.compile(
    r"(?<!\w)(?:действ\w+|было|стало|теперь|new rates|распростран\w+|срок\w*|применя\w+|вступ\w+|акци\w+"
    r"|предусмотр\w+|рассчитан\w*|оформлен\w*|поступать|назначать|выплачивать|начислять|право|касается|заключ(?:ил|ит|ивш|ен)\w*"
    r"|подпи(?:сал|шет|савш|сан)\w*|продл\w+"
    r"|valid|in force|in effect|effective|covers?|applies|runs?|lasts?|expires?|takes effect"
    r"|came into|eligible|signed|concluded|extended|extends|available|offer ends"
    r"|діє\w*|діятиме|чинн\w+|строк\w*|термін\w*|стосується|уклад\w+|поширю\w+)(?![^\W_])"
)
_ALTERS = re.compile(
    r"(?<!\w)(?:меня[ею]тся|изменят?ся|изменились|новые (?:размер|услови|выплат)\w*"
    r"|new (?:rates|terms|amounts))(?![^\W_])"
)
_SHORTEST = 12
_OF_OLD = re.compile(r"\W{0,3}(?:прежн|предыдущ|старая|старый|the (?:old|previous)|previous|earlier)")


def with_following_terms(reading: Reading, words: Words, offers: Sequence[Offer]) -> list[Offer]:
    """The offers, with the validity that one of the two sentences after them tells ("Действует до 31 мая").

    It goes to the offers of the last sentence that has any, and to all of a list; where they name no
    validity themselves. So does what the heading of a list tells. `offers` come in the order of the text.
    """
    result = list(offers)
    sentences = [reading.sentence_at(offer.anchor.start) for offer in offers]
    for at, offer in enumerate(offers):
        if offer.status != "reported" or not _is_open(offer.effective):
            continue
        for sentence, told in _validities(reading, words, sentences, at):
            effective = _joint(offer.effective, told)
            if effective is not None:
                evidence = (*offer.evidence, reading.sentence(sentence))
                result[at] = msgspec.structs.replace(offer, effective=effective, evidence=evidence)
                break
    return result


def _is_open(effective: Time | None) -> bool:
    """Whether there is no validity yet, or one whose last day is not told."""
    return effective is None or effective.to is None


def _joint(own: Time | None, told: Time | None) -> Time | None:
    """The validity that a later sentence tells; of an offer with a first day only the last one ("с 1 декабря
    ... Предусмотрена только до 25 декабря"); None where nothing is added."""
    if own is None or told is None:
        return told if own is None else None
    if own.from_ is None or told.from_ is not None or told.to is None or own.from_ > told.to:
        return None
    return msgspec.structs.replace(own, to=told.to)


def _validities(
    reading: Reading, words: Words, sentences: Sequence[int], at: int
) -> Iterator[tuple[int, Time | None]]:
    """The validity by the heading over an offer and by each sentence that follows it or its list.

    `sentences` are those of all offers, `at` is the offer's place among them.
    """
    heading = words.heading(sentences[at])
    last, next_ = sentences[at], at + 1
    while heading is not None and next_ < len(sentences) and words.heading(sentences[next_]) == heading:
        last, next_ = sentences[next_], next_ + 1
    following = next((other for other in sentences[next_:] if other > last), last + _FOLLOWS + 1)
    if heading is not None:
        yield heading, _since(reading, heading)
    for other in range(last + 1, min(last + _FOLLOWS, following) + 1):
        yield other, _holds(reading, words, other, is_next=other == following)


def _since(reading: Reading, heading: int) -> Time | None:
    """The day from which a list holds, by the line above it: "conditions from October 1"."""
    span = reading.sentence(heading)
    return validity(reading, span, msgspec.structs.replace(span, start=span.end, quote=""))


def _holds(reading: Reading, words: Words, sentence: int, *, is_next: bool) -> Time | None:
    """The validity that a sentence tells of; none where it tells of the next offer."""
    if sentence >= len(reading.scan.sentences):
        return None
    span = reading.sentence(sentence)
    if len(span.quote) < _SHORTEST or (is_next and words.of(sentence, "benefit")):
        return None
    told = reading.scan.folded[span.start : span.end]
    if not _HOLDS.search(told) or _OF_OLD.match(told):
        return None
    return validity(reading, span, msgspec.structs.replace(span, end=span.start, quote=""))


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
