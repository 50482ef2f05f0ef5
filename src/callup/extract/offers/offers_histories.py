"""What was paid before an offer, told in a sentence of its own: "До этого регион платил 400 тысяч"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from callup.extract.offers import offers_role_words as says
from callup.extract.offers.offers_changes import change_of, direction_of, with_direction
from callup.extract.offers.offers_previous import is_recalled, is_return
from callup.extract.offers.offers_roles import find_roles
from callup.extract.offers.offers_scenes import exact
from callup.extract.offers.offers_stretches import Stretch, Words
from callup.extract.reading import Reading
from callup.extract.within import found_within
from callup.model import ChangeBy, Offer
from callup.values import Amount, Place, Span

_FOLLOWS = 2
_RECENT = 6


def retold(
    reading: Reading, words: Words, stretches: Sequence[Stretch], offers: Sequence[Offer]
) -> list[Offer] | None:
    """The offers with what the amounts of a sentence recall of them, or say that they go back to.

    None where the sentence tells of offers of its own. `offers` are those before it, in the order of the
    text.
    """
    story = _Story(reading, words, stretches, offers)
    if len(stretches) == 1 and is_return(words, stretches[0]):
        at = story.meant(stretches[0])
        return None if at is None else story.returned(at)
    if story.is_difference():
        return story.differing()
    if (told := story.risen()) is not None:
        return told
    if not story.is_past():
        return None
    for told in (story.in_turn(), story.by_place()):
        if told is not None:
            return told
    return story.before()


def value_of(offer: Offer) -> Decimal | None:
    """The larger end of an offer's sum."""
    amount = offer.amount
    return None if amount is None else amount.max if amount.max is not None else amount.min


class _Story(msgspec.Struct, frozen=True):
    """A sentence of amounts after the offers that it may be about."""

    reading: Reading
    words: Words
    stretches: Sequence[Stretch]
    offers: Sequence[Offer]

    def is_past(self) -> bool:
        """Whether all amounts of the sentence are of the past, or of now where the last offer is to come."""
        first, *others = self.stretches
        if self._is_still_paid() or self._is_repeated():
            return True
        lead = self._between(first.gap, first.span.start)
        if others and says.HISTORY.search(lead):
            return not says.NOW_FIRST.search(self._between(first.span.end, others[-1].span.start))
        if says.AGAIN.search(lead) or not (is_recalled(self.reading, first) or self._was_paid(first)):
            return False
        return not any(self._is_present(stretch) for stretch in others)

    def _is_repeated(self) -> bool:
        """Whether two amounts tell how a sum came about that the sentences before have named."""
        if len(self.stretches) != 2:
            return False
        at = self.meant(self.stretches[1])
        lead = self._between(self.stretches[1].gap, self.stretches[1].span.start)
        same = at is not None and self._is_sum_of(at, self.stretches[1])
        return same and says.RISEN_TO.search(lead) is not None

    def risen(self) -> list[Offer] | None:
        """The offers, where the only amount is a range up to one of them: "выросла с 500 до 900 тысяч"."""
        stretch = self.stretches[0]
        amount = stretch.found.amount
        if len(self.stretches) > 1 or amount.min is None or amount.min == amount.max:
            return None
        at = self.meant(stretch) if says.RISING.match(stretch.span.quote.lower()) else None
        if at is None or value_of(self.offers[at]) != amount.max or self.offers[at].previous is not None:
            return None
        before = msgspec.structs.replace(amount, max=amount.min)
        offer = msgspec.structs.replace(self.offers[at], previous=before, evidence=self._evidence(at))
        return [*self.offers[:at], with_direction(offer), *self.offers[at + 1 :]]

    def _was_paid(self, stretch: Stretch) -> bool:
        """Whether the words behind the only amount say that it was paid: "По 200 тысяч здесь платили"."""
        end = self.reading.sentence(stretch.sentence).end
        return len(self.stretches) == 1 and says.WAS_TAIL.match(self._between(stretch.after, end)) is not None

    def is_difference(self) -> bool:
        """Whether the only amount is by how much the sum before it changed: "Это на 300 тысяч больше"."""
        sentence = self.reading.sentence(self.stretches[0].sentence)
        if len(self.stretches) > 1 or not says.OF_THAT.match(self._between(sentence.start, sentence.end)):
            return False
        return [each.role for each in find_roles(self.reading, self.words, self.stretches)] == ["by"]

    def differing(self) -> list[Offer] | None:
        """The offers, with the amount as the difference of the one before it; None where that has its own."""
        stretch = self.stretches[0]
        at = self.meant(stretch)
        if at is None or self.offers[at].change_by is not None:
            return None
        offer = self.offers[at]
        change = offer.change or direction_of(self.reading, stretch) or change_of(self.words, stretch)
        by = ChangeBy(amount=exact(stretch.found.amount))
        changed = msgspec.structs.replace(offer, change=change, change_by=by, evidence=self._evidence(at))
        return [*self.offers[:at], changed, *self.offers[at + 1 :]]

    def _is_present(self, stretch: Stretch) -> bool:
        """Whether the words between an amount and the one before it tell of what is paid now."""
        lead = self._between(stretch.gap, stretch.span.start)
        if says.WILL.search(lead) or says.AGAIN.search(lead):
            return True
        dated = found_within(self.reading.times, stretch.gap, stretch.span.start)
        return not dated and says.NOW_FIRST.search(lead) is not None

    def _is_still_paid(self) -> bool:
        """Whether a sum is what is paid now, and the last one what will be: "Сейчас платят 1,3 млн"."""
        if len(self.stretches) > 1 or not self.offers:
            return False
        stretch = self.stretches[0]
        lead = self._between(stretch.gap, stretch.span.start)
        there = self.reading.sentence_of(self.offers[-1].anchor)
        told = self._between(there.start, there.end)
        return says.NOW_FIRST.search(lead) is not None and says.WILL.search(told) is not None

    def returned(self, at: int) -> list[Offer]:
        """The offers, where the one at an index goes back to the amount."""
        back = exact(self.stretches[0].found.amount)
        offer = msgspec.structs.replace(self.offers[at], reverts_to=back, evidence=self._evidence(at))
        if offer.previous is None and says.AS_BEFORE.match(self.reading.scan.folded, self.stretches[0].after):
            offer = with_direction(msgspec.structs.replace(offer, previous=back))
        return [*self.offers[:at], offer, *self.offers[at + 1 :]]

    def before(self) -> list[Offer] | None:
        """The offers, with the last amount of the sentence that is not their own as the one before them."""
        stretch = self.stretches[-1]
        at = self.meant(stretch)
        if at is None:
            return None
        other = [one for one in self.stretches if not self._is_sum_of(at, one)]
        if not other and len(self.stretches) > 1:
            return None
        stretch = other[-1] if other else stretch
        result = list(self.offers)
        for one in (
            self._alike(at) if says.OF_ALL.search(self._between(stretch.start, stretch.end)) else (at,)
        ):
            result[one] = self._recalled(one, stretch)
        return result

    def in_turn(self) -> list[Offer] | None:
        """The offers of the sentence before, each with the amount in its turn, where the words say so."""
        sentence = self.reading.sentence(self.stretches[0].sentence)
        if not says.IN_TURN.search(self._between(sentence.start, sentence.end)) or not self.offers:
            return None
        last = self._sentence(len(self.offers) - 1)
        meant = [at for at in range(len(self.offers)) if self._sentence(at) == last]
        if len(meant) != len(self.stretches) or last != self.stretches[0].sentence - 1:
            return None
        result = list(self.offers)
        for at, stretch in zip(meant, self.stretches, strict=True):
            result[at] = self._recalled(at, stretch)
        return result

    def by_place(self) -> list[Offer] | None:
        """The offers, each with the amount that the sentence recalls of its own place; None where it tells no
        place of each: "До этого самарцам платили 2,1 млн, белгородцам 2,6 млн"."""
        if len(self.stretches) < 2:
            return None
        places = [self._place_of(stretch) for stretch in self.stretches]
        found = [None if place is None else self._at_place(place) for place in places]
        result = list(self.offers)
        done: dict[int, list[Offer]] = {}
        for stretch, place, at in zip(self.stretches, places, found, strict=True):
            if place is None or at is None:
                return None
            done.setdefault(at, []).append(msgspec.structs.replace(self._recalled(at, stretch), place=place))
        for at in sorted(done, reverse=True):
            result[at : at + 1] = done[at]
        return result

    def meant(self, stretch: Stretch) -> int | None:
        """The index of the offer that an amount goes on about; None where it is about none of them."""
        for at in self._near(stretch):
            last = self.offers[at]
            if last.amount is None or last.amount.currency != stretch.found.amount.currency:
                continue
            if not (self._is_elsewhere(stretch, last) or self._is_another(stretch, last)):
                return at
        return None

    def _near(self, stretch: Stretch) -> Iterator[int]:
        """The offers of the sentences just before: first those of the payer that an amount names, or the
        total, then the last."""
        near = [
            at
            for at in range(len(self.offers) - 1, max(len(self.offers) - _RECENT, 0) - 1, -1)
            if 1 <= stretch.sentence - self._sentence(at) <= _FOLLOWS
        ]
        payers = {cue.id for cue in self.words.within(stretch, "payer")} - {"unknown"}
        total = says.TOTAL.search(self._between(stretch.gap, stretch.span.start)) is not None
        if total:
            yield from [at for at in near if self.offers[at].basis == "total"]
            yield from sorted(near, key=lambda at: -(value_of(self.offers[at]) or 0))[:1]
        elif payers:
            yield from [at for at in near if self.offers[at].payer in payers]
            yield from [at for at in near[:1] if self.offers[at].payer == "unknown" and payers != {"federal"}]
        else:
            yield from near[:1]

    def _is_sum_of(self, at: int, stretch: Stretch) -> bool:
        """Whether an amount is as large as the sum of the offer at an index."""
        amount = exact(stretch.found.amount)
        return amount.min == amount.max == value_of(self.offers[at])

    def _sentence(self, at: int) -> int:
        return self.reading.sentence_at(self.offers[at].anchor.start)

    def _between(self, start: int, end: int) -> str:
        """The words between two offsets, in lower case."""
        return self.reading.scan.folded[start:end]

    def _alike(self, at: int) -> list[int]:
        """The offers of one benefit that stand in one sentence or list with the one at an index."""
        heading = self.words.heading(self._sentence(at))
        return [
            other
            for other, offer in enumerate(self.offers)
            if offer.benefit == self.offers[at].benefit
            and (
                self._sentence(other) == self._sentence(at)
                or (heading is not None and self.words.heading(self._sentence(other)) == heading)
            )
        ]

    def _recalled(self, at: int, stretch: Stretch) -> Offer:
        """The offer at an index with an amount as what was paid before; as it is where it has one."""
        offer = self.offers[at]
        if offer.previous is not None:
            return offer
        inside = found_within(self.reading.times, stretch.start, stretch.end)
        recalled: Amount = exact(stretch.found.amount)
        return with_direction(
            msgspec.structs.replace(
                offer,
                previous=recalled,
                previous_time=inside[0].time if inside else None,
                evidence=self._evidence(at),
            )
        )

    def _evidence(self, at: int) -> tuple[Span, ...]:
        own = self.reading.sentence(self.stretches[0].sentence)
        return tuple(dict.fromkeys((*self.offers[at].evidence, own)))

    def _codes(self, start: int, end: int) -> dict[str, Place]:
        return {
            found.place.code: found.place
            for found in found_within(self.reading.places, start, end)
            if found.home
        }

    def _place_of(self, stretch: Stretch) -> Place | None:
        """The one place among the words before an amount, or right behind it."""
        places = self._codes(stretch.start, stretch.end)
        return next(iter(places.values())) if len(places) == 1 else None

    def _at_place(self, place: Place) -> int | None:
        """The last offer, in the sentences before, whose sentence names a place."""
        for at in range(len(self.offers) - 1, max(len(self.offers) - _RECENT, 0) - 1, -1):
            there = self.reading.sentence(self._sentence(at))
            near = 1 <= self.stretches[0].sentence - self._sentence(at) <= _FOLLOWS
            if near and place.code in self._codes(there.start, there.end):
                return at
        return None

    def _is_elsewhere(self, stretch: Stretch, last: Offer) -> bool:
        """Whether the sentence of an amount names other places than that of an offer."""
        here, there = self.reading.sentence(stretch.sentence), self.reading.sentence_of(last.anchor)
        told, known = self._codes(here.start, here.end), self._codes(there.start, there.end)
        return any(
            code not in known or (place.municipality and place.municipality != known[code].municipality)
            for code, place in told.items()
        )

    def _is_another(self, stretch: Stretch, last: Offer) -> bool:
        """Whether an amount's own words name another benefit than that of an offer."""
        benefits = self.reading.campaign.benefits
        named = {cue.id for cue in self.words.within(stretch, "benefit") if benefits[cue.id].money}
        return bool(named) and last.benefit not in named
