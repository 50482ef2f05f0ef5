"""What the sentences after an offer add to it: since when it holds, what was paid before, what comes back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from callup.extract.offers.offers_changes import CHANGES, with_direction
from callup.extract.offers.offers_previous import is_recalled, is_return
from callup.extract.offers.offers_role_words import HISTORY, NOW_FIRST, WILL
from callup.extract.offers.offers_scenes import exact
from callup.extract.offers.offers_stretches import Stretch, Words
from callup.extract.offers.offers_terms import validity
from callup.extract.reading import Reading
from callup.extract.within import found_within
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
_ONCE = re.compile(
    r"(?<!\w)(?:давали|платили|платил\w?|выплачивали|обещали|предлагали|составлял\w?"
    r"|раньше|ранее|прежде|еще (?:в|весной|летом|осенью|зимой|недавно)"
    r"|(?:used to|once) (?:pay|paid|offer)|paid|offered|was|were|stood at|earlier|previously"
    r"|платили|становил\w)(?![^\W_])"
)


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
    folded = reading.scan.folded
    if not _HOLDS.search(folded, span.start, span.end) or _OF_OLD.match(folded, span.start):
        return None
    return validity(reading, span, msgspec.structs.replace(span, end=span.start, quote=""))


def with_changes_before(reading: Reading, words: Words, offers: Sequence[Offer]) -> list[Offer]:
    """The offers, with the change that the sentence before them tells of a payment without its sum."""
    sums = {reading.sentence_at(offer.anchor.start) for offer in offers}
    result = []
    for offer in offers:
        before = reading.sentence_at(offer.anchor.start) - 1
        told = before >= 0 and before not in sums
        result.append(_changed_before(reading, words, offer, before) if told else offer)
    return result


def _changed_before(reading: Reading, words: Words, offer: Offer, before: int) -> Offer:
    if offer.effective is None:
        offer = _since_before(reading, offer, before)
    told = {cue.id for cue in words.of(before, "offer_change")}
    if offer.change is not None or offer.basis == "component" or not told:
        return offer
    if not any(words.of(before, kind) for kind in ("benefit", "offer_word", "payer")):
        return offer
    evidence = (reading.sentence(before), *offer.evidence)
    return msgspec.structs.replace(
        offer,
        change=next((one for one in CHANGES if one in told), None),
        effective=offer.effective or _holds(reading, words, before, is_next=False),
        evidence=tuple(dict.fromkeys(evidence)),
    )


def _since_before(reading: Reading, offer: Offer, before: int) -> Offer:
    """The offer with the validity that the sentence before tells: "С 24 февраля меняются выплаты"."""
    span = reading.sentence(before)
    if not _ALTERS.search(reading.scan.folded, span.start, span.end):
        return offer
    effective = validity(reading, span, msgspec.structs.replace(span, start=span.end, quote=""))
    if effective is None:
        return offer
    return msgspec.structs.replace(offer, effective=effective, evidence=(span, *offer.evidence))


def joined_with_past(reading: Reading, offers: Sequence[Offer]) -> list[Offer]:
    """The offers, where one sentence tells what was paid once and the next what is paid now, as one."""
    result: list[Offer] = []
    past: Offer | None = None
    for offer in offers:
        last = result[-1] if result else None
        if last is not None and _takes_place_of(reading, offer, last):
            past = last
            result[-1] = _joined(offer, past)
        elif past is not None and last is not None and _goes_on(reading, offer, last):
            result.append(_joined(offer, past))
        else:
            past = None
            result.append(offer)
    return result


def _joined(offer: Offer, past: Offer) -> Offer:
    evidence = tuple(dict.fromkeys((*past.evidence, *offer.evidence)))
    return with_direction(msgspec.structs.replace(offer, previous=past.amount, evidence=evidence))


def _goes_on(reading: Reading, offer: Offer, last: Offer) -> bool:
    """Whether an offer stands in the sentence of the last one, with its benefit and nothing before it."""
    here, there = (reading.sentence_at(one.anchor.start) for one in (offer, last))
    return here == there and offer.benefit == last.benefit and offer.previous is None


def _takes_place_of(reading: Reading, offer: Offer, last: Offer) -> bool:
    """Whether an offer is told right after one that the words before it put into the past."""
    here, there = (reading.sentence_at(one.anchor.start) for one in (offer, last))
    if (
        here != there + 1
        or offer.benefit != last.benefit
        or offer.previous is not None
        or last.amount is None
    ):
        return False
    folded = reading.scan.folded
    now = NOW_FIRST.search(folded, reading.scan.sentences[here][0], offer.anchor.start)
    opening = folded[reading.scan.sentences[there][0] : last.anchor.start]
    return now is not None and _ONCE.search(opening) is not None


def recalled(
    reading: Reading, words: Words, stretches: Sequence[Stretch], last: Offer | None
) -> Offer | None:
    """The last offer with the sum that the next sentence says was paid before it, or will be after.

    Of several past sums in one sentence the last is the one before.
    """
    if last is None or last.amount is None or (len(stretches) > 1 and not _is_history(reading, stretches)):
        return None
    stretch = stretches[-1]
    near = stretch.sentence - reading.sentence_at(last.anchor.start)
    same = last.amount.currency == stretch.found.amount.currency
    if not same or not 1 <= near <= _FOLLOWS:
        return None
    evidence = (*last.evidence, reading.sentence(stretch.sentence))
    if is_return(words, stretch):
        return msgspec.structs.replace(last, reverts_to=exact(stretch.found.amount), evidence=evidence)
    payers = {cue.id for cue in words.within(stretch, "payer")}
    several = len(stretches) > 1
    was = several or is_recalled(reading, stretch) or _is_still_paid(reading, stretch, last)
    if (last.previous is not None and not several) or not was:
        return None
    if last.payer != "unknown" and payers - {last.payer, "unknown"}:
        return None
    if _is_elsewhere(reading, stretch, last) or _is_another(reading, words, stretch, last):
        return None
    if last.previous is not None:
        return msgspec.structs.replace(last, evidence=evidence)
    inside = found_within(reading.times, stretch.start, stretch.end)
    return with_direction(
        msgspec.structs.replace(
            last,
            previous=exact(stretch.found.amount),
            previous_time=inside[0].time if inside else None,
            evidence=evidence,
        )
    )


def _is_history(reading: Reading, stretches: Sequence[Stretch]) -> bool:
    """Whether a sentence tells how a payment went up and down before: "Впервые ввели в 2023 году — 100 тыс.,
    потом поднимали до 205 тыс."; none that comes to what is paid now."""
    start, end = reading.scan.sentences[stretches[0].sentence]
    folded = reading.scan.folded
    if NOW_FIRST.search(folded, start, end):
        return False
    return HISTORY.search(folded, start, stretches[0].span.start) is not None


def _is_still_paid(reading: Reading, stretch: Stretch, last: Offer) -> bool:
    """Whether a sum is what is paid now, and the last one what will be: "Сейчас регион платит 1,3 млн"."""
    folded = reading.scan.folded
    start, _ = reading.scan.sentences[stretch.sentence]
    there = reading.sentence_of(last.anchor)
    return (
        NOW_FIRST.search(folded, start, stretch.span.start) is not None
        and WILL.search(folded, there.start, there.end) is not None
    )


def _is_elsewhere(reading: Reading, stretch: Stretch, last: Offer) -> bool:
    """Whether the sentence of an amount names other places than that of the last offer."""
    here, there = reading.sentence(stretch.sentence), reading.sentence_of(last.anchor)
    codes = {found.place.code for found in found_within(reading.places, here.start, here.end) if found.home}
    return bool(codes - {found.place.code for found in found_within(reading.places, there.start, there.end)})


def _is_another(reading: Reading, words: Words, stretch: Stretch, last: Offer) -> bool:
    """Whether an amount's own words name another benefit than that of the last offer."""
    named = {cue.id for cue in words.within(stretch, "benefit") if reading.campaign.benefits[cue.id].money}
    return bool(named) and last.benefit not in named
