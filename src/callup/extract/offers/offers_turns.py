"""What became of an offer, told in the sentences around it: "Сумма выросла вдвое", "появилась выплата"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec

from callup.extract.offers.offers_changes import ratio_of, told_change
from callup.extract.offers.offers_stretches import Words
from callup.extract.offers.offers_terms import validity
from callup.extract.reading import Reading
from callup.extract.within import found_within
from callup.model import Offer
from callup.model.offer import Change
from callup.scan.lazily import expression
from callup.values import Time

_SEVERAL = 2
_REACH = 4
_MONEY = ("benefit", "offer_word", "payer")
_OF_IT = expression(
    r"\W{0,3}(?:сумма|размер|выплата|ставка|она|он|ее|его|это|цифра|так|тем самым|срок|действие"
    r"|сначала|the (?:sum|payment|bonus|amount|figure|rate|payout)|it|that|this|its"
    r"|вона|він|сума|розмір|виплата|це)(?![^\W_])"
)
_ACT = expression(
    r"\W{0,3}(?:(?:новое|соответствующее )?(?:постановление|указ|решение|документ|распоряжение)"
    r"|the (?:decree|order|resolution|decision)|постанову|рішення)(?![^\W_])"
)
_PROMOTION = expression(
    r"(?<!\w)(?:акци[яюи]|программ[аы]|предложение|ставк[иу]|promotion|offer|rates|акці[яю])(?![^\W_])"
)
_NEW_SUM = expression(
    r"\W{0,3}(?:новая сумма|новый размер|новые|теперь|отныне|сейчас|now|the new|новий|нова|тепер)(?![^\W_])"
)
_HER = expression(
    r"\W{0,3}(?:ее|его|их|она|он|они|деньги|эти деньги|it|they|the money|її|його|вона)(?![^\W_])"
)
_NONE_BEFORE = expression(
    r"(?<!\w)(?:ранее|раньше|прежде|до этого|до сих пор|previously|earlier|before|until now|раніше)"
    r"(?:[^\w][^.;]{0,50})?[^\w](?:не было|не платил\w?|не выплачивал\w?|не существовал\w?|не предлагал\w?"
    r"|there was no|paid nothing|had no|did not pay|не платили|не було)(?![^\W_])"
)


def with_changes_around(reading: Reading, words: Words, offers: Sequence[Offer]) -> list[Offer]:
    """The offers, with the change that sentences without a sum tell of them; `offers` come in the order of
    the text.

    The sentence after an offer tells of it where its subject is the sum; one that names no place and stands
    before offers of several tells of them all; another tells of the offers of the next sentence.
    """
    around = _Around(reading, words, list(offers))
    around.tell_after()
    around.tell_of_several()
    around.tell_before()
    return around.offers


class _Around:
    """The offers of a text, which are changed one after another."""

    def __init__(self, reading: Reading, words: Words, offers: list[Offer]) -> None:
        self._reading = reading
        self._words = words
        self.offers = offers
        sentences = [reading.sentence_at(offer.anchor.start) for offer in offers]
        self._groups = [
            (sentence, [at for at, _ in group])
            for sentence, group in groupby(enumerate(sentences), key=lambda item: item[1])
        ]
        self._sums = {reading.sentence_at(span.start) for span in words.sums}
        self._told: set[int] = set()

    def tell_after(self) -> None:
        """What the sentence right after an offer says of its sum."""
        for sentence, group in self._groups:
            at = group[-1]
            after = self._sentence_after(sentence)
            if after is None:
                continue
            told = self._folded(after)
            if _NONE_BEFORE.search(told):
                self._give_new(group, after)
            elif _OF_IT.match(told) and not self._is_elsewhere(after, sentence):
                change = told_change(self._words, after)
                own = self.offers[at].change
                if change is not None and (own is None or change in ("extend", "end")):
                    self._give(at, change, after)
                    self._told.add(after)

    def _sentence_after(self, sentence: int) -> int | None:
        """The sentence without a sum that follows one, or the next where that tells only of an act."""
        after, last = sentence + 1, len(self._reading.scan.sentences)
        if after in self._sums or after >= last:
            return None
        skipped = _ACT.match(self._folded(after)) and not told_change(self._words, after)
        return after + 1 if skipped and after + 1 < last and after + 1 not in self._sums else after

    def tell_of_several(self) -> None:
        """What a sentence without a place says of the offers of several places after it."""
        for number, (sentence, _) in enumerate(self._groups):
            before = sentence - 1
            if before < 0 or before in self._sums or before in self._told or self._places(before):
                continue
            change = self._change_of(before)
            nearest = self._groups[number : number + _REACH]
            following = [group for group in nearest if group[0] - before <= _REACH]
            placed = {code for other, _ in following for code in self._places(other)}
            if change not in ("raise", "cut") or len(placed) < _SEVERAL:
                continue
            for other, group in following:
                for at in group if self._places(other) else ():
                    offer = self.offers[at]
                    missing = offer.change is None or (offer.change == change and offer.effective is None)
                    if missing and offer.payer != "federal" and offer.basis != "total":
                        self._give(at, change, before)

    def tell_before(self) -> None:
        """What the sentence before an offer says, or the one before that where the next goes on about it."""
        for sentence, group in self._groups:
            before = next(self._sentences_before(sentence), None)
            change = None if before is None else self._change_of(before)
            if before is None or change is None or self._is_apart(before, sentence):
                continue
            first = self.offers[group[0]]
            named = {cue.id for cue in self._words.of(before, "payer")}
            if first.part_of is not None or (first.payer == "federal" and "federal" not in named):
                continue
            for at in group:
                offer = self.offers[at]
                alike = (offer.payer, offer.benefit) == (first.payer, first.benefit)
                if alike and offer.part_of is None:
                    self._give_missing(at, change, before)

    def _sentences_before(self, sentence: int) -> Iterator[int]:
        before = sentence - 1
        going_on = before >= 0 and _HER.match(self._folded(before)) is not None
        if going_on and before not in self._sums and not self._change_of(before):
            before -= 1
        mine = before not in self._told or _NEW_SUM.match(self._folded(sentence)) is not None
        if before >= 0 and before not in self._sums and mine:
            yield before

    def _change_of(self, sentence: int) -> Change | None:
        """The change that a sentence tells of a payment."""
        change = told_change(self._words, sentence)
        of_money = any(self._words.of(sentence, kind) for kind in _MONEY)
        return change if of_money or _PROMOTION.search(self._folded(sentence)) else None

    def _give_missing(self, at: int, change: Change, sentence: int) -> None:
        if self.offers[at].change is None:
            self._give(at, change, sentence)

    def _give(self, at: int, change: Change, sentence: int) -> None:
        """Gives a change that a sentence tells to an offer, with the ratio and the days that it names."""
        offer = self.offers[at]
        evidence = dict.fromkeys((*offer.evidence, self._reading.sentence(sentence)))
        self.offers[at] = msgspec.structs.replace(
            offer,
            change=change,
            change_by=offer.change_by or ratio_of(self._reading, self._words, sentence, change),
            effective=offer.effective or self._valid(sentence),
            evidence=tuple(sorted(evidence)),
        )

    def _valid(self, sentence: int) -> Time | None:
        """The days since which a sentence says that a change holds."""
        span = self._reading.sentence(sentence)
        return validity(self._reading, span, msgspec.structs.replace(span, end=span.start, quote=""))

    def _give_new(self, group: Sequence[int], sentence: int) -> None:
        """Makes the offer new of whose payer a sentence says that it paid nothing before."""
        payers = {cue.id for cue in self._words.of(sentence, "payer")}
        for at in group:
            if self.offers[at].payer in payers or len(group) == 1:
                self._give_missing(at, "new", sentence)

    def _folded(self, sentence: int) -> str:
        start, end = self._reading.scan.sentences[sentence]
        return self._reading.scan.folded[start:end]

    def _places(self, sentence: int) -> set[tuple[str, str | None]]:
        """The subjects and towns of the country that a sentence names."""
        return {
            (found.place.code, found.place.municipality)
            for found in found_within(self._reading.places, *self._reading.scan.sentences[sentence])
            if found.home and "-" in found.place.code
        }

    def _is_apart(self, sentence: int, other: int) -> bool:
        """Whether two sentences name subjects of the country, and none in common."""
        here, there = ({code for code, _ in self._places(one)} for one in (sentence, other))
        return bool(here and there) and here.isdisjoint(there)

    def _is_elsewhere(self, sentence: int, other: int) -> bool:
        return bool(self._places(sentence) - self._places(other))
