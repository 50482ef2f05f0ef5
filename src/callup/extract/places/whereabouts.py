"""Where a fact is: the places of its sentence, one named before it, or the publisher's own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from callup.extract.clauses import found_inside
from callup.extract.found import FoundPlace
from callup.extract.places.offer_places import OF_ALL, holds_everywhere, is_dateline, is_row, places_of_offers
from callup.extract.reading import Reading
from callup.extract.within import found_within
from callup.model import AnyRecord, Offer, Practice
from callup.scan import Scan
from callup.values import Place, Span

_FAR = 5_000
_TOUCHING = 3
_AROUND, _BESIDE = 6, 3  # offers and sentences in which what a region pays stands beside what the state does
_LISTED = re.compile(
    r"\s?(?:,|/|и|й|та|and|&|,\s?(?:and|и|а также|as well as)|а также|as well as)\s(?:в |во |in )?(?:the )?"
)
# "one million in Krasnodar Territory, 500 thousand in Dagestan": the place of a sum right before it.
_RIGHT_BEHIND = re.compile(
    r"(?:\s?[\[(][^\])\n]{1,40}[\])])?\s(?:in|for|at|в|во|на|у|для|жител\w{1,2})\s(?:the\s)?"
)
_BULLETS = frozenset("•-–—*·▪●◦✅✔➡►▶🔹🔸💰💵📌⭐🎖")
_EACH_ITS_OWN = re.compile(r"(?<![^\W_])(?:соответственно|respectively|відповідно)(?![^\W_])")


class Whereabouts:
    """The places of a document, ready to be asked where a fact is."""

    def __init__(self, reading: Reading, drafts: Iterable[AnyRecord] = ()) -> None:
        self._reading = reading
        people = _of_people(reading.scan) if reading.places else frozenset()
        self._named = _named(reading.places, people)
        self._of_offers = _named(places_of_offers(reading), people)
        self._offers = [draft for draft in drafts if isinstance(draft, Offer) and draft.amount is not None]

    def _for(self, draft: AnyRecord) -> _Named:
        return self._of_offers if isinstance(draft, Offer) else self._named

    def of(self, draft: AnyRecord) -> tuple[Place | None, ...]:
        """The places of a fact; several where its sentence lists them ("в Томской и Омской областях").

        In its sentence the nearest place before the anchor counts, then the first after it. A place named
        earlier is `context`: it reaches to the end of its paragraph, and for an offer, which adverts spread
        over several, to the end of the next one. A document that names one place only is about it throughout.
        """
        reading = self._reading
        if isinstance(draft, Offer) and holds_everywhere(reading, draft):
            return (self._beside(draft),)
        inside = narrow(found_inside(self._for(draft).home, reading.sentence_of(draft.anchor)))
        if isinstance(draft, Offer) and inside and "-" not in inside[0].place.code:
            inside = []  # an army's country is named with every contract, and limits no offer
        if inside:
            inside = _with_towns(reading, inside)
            behind = _right_behind(reading, inside, draft.anchor)
            if behind is not None:
                inside = inside[inside.index(behind) :]
            before = [found for found in inside if found.span.start <= draft.anchor.start]
            listed = _list_of(reading, inside, before[-1] if before else inside[0])
            if not isinstance(draft, Offer | Practice):
                listed = listed[-1:] if before else listed[:1]
            places = _own(reading, draft, listed) if len(listed) > 1 else (listed[0].place,)
            return tuple(dict.fromkeys(self._of_payer(draft, place) for place in places))
        named = self._named_before(draft)
        return (self._of_payer(draft, named) if named else source_place(reading),)

    def _beside(self, offer: Offer) -> Place | None:
        """The region whose recruits get what the state pays besides: the only one of the offers around."""
        if offer.payer != "federal" or offer.amount is None or offer.benefit in OF_ALL:
            return None
        sentence = self._reading.sentence_at(offer.anchor.start)
        at = bisect_left(self._offers, offer.anchor.start, key=lambda one: one.anchor.start)
        near = [
            one
            for one in self._offers[max(at - _AROUND, 0) : at + _AROUND]
            if one.payer in ("regional", "municipal")
            and one.benefit == offer.benefit
            and abs(self._reading.sentence_at(one.anchor.start) - sentence) <= _BESIDE
        ]
        found = {place.code: place for one in near for place in self.of(one) if place is not None}
        if len(found) != 1:
            return None
        (code,) = found
        row = self._reading.campaign.places.get((code, None))
        place = msgspec.structs.replace(found[code], municipality=None, basis="context")
        return msgspec.structs.replace(place, name=row.name_en) if row else place

    def _of_payer(self, draft: AnyRecord, place: Place) -> Place | None:
        """The place of an offer: a region's or the state's holds in the subject, a town's in the town."""
        if not isinstance(draft, Offer):
            return place
        if "-" not in place.code and draft.payer in ("regional", "municipal"):
            return None
        if draft.payer == "municipal" and place.municipality is None:
            return self._town_of(draft, place)
        if place.municipality is None or draft.payer not in ("regional", "federal"):
            return place
        row = self._reading.campaign.places.get((place.code, None))
        return msgspec.structs.replace(place, municipality=None, name=row.name_en) if row else place

    def _town_of(self, draft: Offer, region: Place) -> Place:
        """The town of a region that pays: the last named before a sum, else the next in its sentence."""
        towns = [
            found
            for found in self._of_offers.home
            if found.place.code == region.code
            and found.place.municipality is not None
            and not is_dateline(self._reading, found)
        ]
        before = [found for found in towns if found.span.start <= draft.anchor.start]
        if before:
            return msgspec.structs.replace(before[-1].place, basis="context")
        behind = found_inside(towns, self._reading.sentence_of(draft.anchor))
        return behind[0].place if behind else region

    def _last_handed(self, places: Sequence[FoundPlace], start: int, anchor: Span) -> FoundPlace | None:
        """The last place that begins from `start` to before an anchor, and is not that of another item."""
        at = bisect_left(places, anchor.start, key=lambda place: place.span.start) - 1
        while at >= 0 and places[at].span.start >= start:
            if not self._is_in_item(places[at], anchor):
                return places[at]
            at -= 1
        return None

    def _is_in_item(self, found: FoundPlace, anchor: Span) -> bool:
        """Whether a place stands in an item of a list, and what is asked for in another line."""
        text = self._reading.text
        start = text.rfind("\n", 0, found.span.start) + 1
        return text[start : start + 1] in _BULLETS and "\n" in text[found.span.end : anchor.start]

    def _named_before(self, draft: AnyRecord) -> Place | None:
        """The place that the words before a fact are about, or the only one that the document names."""
        anchor, known = draft.anchor, self._for(draft)
        if not known.home:
            return None
        reach = _paragraph(self._reading.text, anchor, 2 if isinstance(draft, Offer) else 1)
        named = (
            self._last_handed(known.subjects, reach, anchor)
            or self._last_handed(known.context, reach, anchor)
            or self._only_one(draft)
        )
        if named and isinstance(draft, Offer):
            named = self._over_rows(named, reach)
        return msgspec.structs.replace(named.place, basis="context") if named else None

    def _over_rows(self, named: FoundPlace, start: int) -> FoundPlace:
        """The region named over a list, one of whose rows is a town's: "город Уфа — 200 000 руб."."""
        text = self._reading.text
        if named.place.municipality is None or "\n" not in text.strip() or not is_row(text, named.span):
            return named
        over = _last_between(self._of_offers.subjects, start, named.span.start)
        alike = over is not None and over.place.code == named.place.code and over.place.municipality is None
        return over if over is not None and alike else named

    def _only_one(self, draft: AnyRecord) -> FoundPlace | None:
        """The only place that the document names; not the one of a later paragraph that has sums of its own,
        as an advert's address has none."""
        known = self._for(draft)
        if known.only is None or not isinstance(draft, Offer):
            return known.only
        reading, code = self._reading, known.only.place.code
        first = next(found.span for found in known.home if found.place.code == code)
        between = reading.text.rfind("\n\n", draft.anchor.end, first.start)
        if between < 0:
            return known.only
        end = reading.text.find("\n\n", first.end)
        own = found_within(reading.amounts, between, end if end >= 0 else len(reading.text))
        return None if own else known.only


class _Named(msgspec.Struct, frozen=True):
    """The places at home that a text names: all, those that words after them are about, the smaller ones of
    these, and the only one."""

    home: Sequence[FoundPlace]
    context: Sequence[FoundPlace]
    subjects: Sequence[FoundPlace]
    only: FoundPlace | None


def _named(places: Sequence[FoundPlace], people: frozenset[int]) -> _Named:
    home = [found for found in places if found.home]
    context = [found for found in home if found.span.start not in people]
    subjects = [found for found in context if "-" in found.place.code]
    # Where nothing but people name a place ("to Muscovites"), it is theirs.
    narrowed = subjects or context or home
    only = narrowed[-1] if len({found.place.code for found in narrowed}) == 1 else None
    return _Named(home, context, subjects, only)


def _with_towns(reading: Reading, inside: Sequence[FoundPlace]) -> list[FoundPlace]:
    """A sentence's places, no region that only says where a town is: "в Аткарске Саратовской области"."""
    kept: list[FoundPlace] = []
    for found in inside:
        last = kept[-1] if kept else None
        touches = last is not None and found.span.start - last.span.end <= _TOUCHING
        if (
            last is None
            or not touches
            or last.place.municipality is None
            or last.place.code != found.place.code
        ):
            kept.append(found)
    return kept


def narrow(found: list[FoundPlace]) -> list[FoundPlace]:
    """The places smaller than a country, if there are any: a subject says more than its country."""
    return [place for place in found if "-" in place.place.code] or found


def _last_between(found: Sequence[FoundPlace], start: int, end: int) -> FoundPlace | None:
    """The last place that begins from `start` to before `end`."""
    at = bisect_left(found, end, key=lambda place: place.span.start) - 1
    return found[at] if at >= 0 and found[at].span.start >= start else None


def _of_people(scan: Scan) -> frozenset[int]:
    """Where words name people by their home ("a Muscovite"), which says nothing of what follows."""
    named: dict[int, bool] = {}
    for hit in scan.places:
        if hit.forms:
            demonym = all(form.kind == "demonym" for form in hit.forms)
            named[hit.start] = demonym and named.get(hit.start, True)
    return frozenset(start for start, demonym in named.items() if demonym)


def source_place(reading: Reading) -> Place | None:
    """The publisher's own place, with basis `source`."""
    source = reading.document.source
    row = reading.campaign.places.get((source.place, None)) if source and source.place else None
    if row is None:
        return None
    return Place(code=row.code, name=row.name_en, status=row.status, basis="source")


def _right_behind(reading: Reading, inside: Sequence[FoundPlace], anchor: Span) -> FoundPlace | None:
    """The place that the words right behind a sum name as where it is paid."""
    for found in inside:
        if found.span.start >= anchor.end:
            between = reading.scan.folded[anchor.end : found.span.start]
            return found if _RIGHT_BEHIND.fullmatch(between) else None
    return None


def _list_of(reading: Reading, inside: Sequence[FoundPlace], one: FoundPlace) -> list[FoundPlace]:
    """The places that stand in one list with a place, itself among them."""
    lists: list[list[FoundPlace]] = [[inside[0]]]
    for before, found in pairwise(inside):
        between = reading.scan.folded[before.span.end : found.span.start]
        if _LISTED.fullmatch(between) and before.place.code != found.place.code:
            lists[-1].append(found)
        else:
            lists.append([found])
    return next(listed for listed in lists if one in listed)


def _own(reading: Reading, draft: AnyRecord, listed: Sequence[FoundPlace]) -> tuple[Place, ...]:
    """All places of the list; where the sentence says "respectively", the one in the anchor's turn."""
    sentence = reading.sentence_of(draft.anchor)
    if _EACH_ITS_OWN.search(reading.scan.folded, sentence.start, sentence.end):
        sums = [found.span for found in reading.amounts if sentence.covers(found.span)]
        sums = [span for span in sums if span.start >= listed[-1].span.end] or sums
        turn = next((index for index, span in enumerate(sums) if span.overlaps(draft.anchor)), None)
        if turn is not None and len(sums) == len(listed):
            return (listed[turn].place,)
    return tuple(found.place for found in listed)


def _paragraph(text: str, anchor: Span, count: int) -> int:
    """Where the paragraph of an anchor begins, or the one some paragraphs before; never too far back."""
    offset = anchor.start
    for _ in range(count):
        offset = text.rfind("\n\n", max(0, offset - _FAR), offset)
        if offset < 0:
            return 0
    return offset
