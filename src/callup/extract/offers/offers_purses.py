"""Places that pay: a region or a city by the name of its authorities, or as the one who does what is told."""

from __future__ import annotations

from bisect import bisect_left

from callup.extract.found import FoundAmount, FoundPlace
from callup.extract.offers import offers_payer_words as says
from callup.extract.offers.offers_stretches import Stretch, Words
from callup.extract.reading import Reading
from callup.extract.within import found_within
from callup.model.offer import Payer
from callup.values import Amount

_NEAR_ACT = 60
_REACH = 40
_LED = 5
_PAYS = frozenset(("raise", "cut", "new", "end", "extend", "revert"))


def placed_payer(reading: Reading, words: Words, stretch: Stretch) -> Payer | None:
    """A region or a city that pays: "бюджет Бурятии", "Samara authorities", "Tatarstan raised"."""
    at = bisect_left(reading.paying_places, stretch.start, key=lambda found: found.span.start)
    while at < len(reading.paying_places) and reading.paying_places[at].span.start < stretch.end:
        payer = _pays(reading, words, stretch, reading.paying_places[at])
        if payer is not None:
            return payer
        at += 1
    return None


def acting_payer(reading: Reading, words: Words, stretch: Stretch) -> Payer | None:
    """The region or city that pays by the words before the first sum of a sentence, if no other place is
    named between them and the sum: "Tatarstan raised it from 1.5 to 2 million"."""
    start = reading.scan.sentences[stretch.sentence][0]
    before = [found for found in found_within(reading.paying_places, start, stretch.span.start) if found.home]
    if not before or before[-1].span.start >= stretch.start:
        return None
    return _pays(reading, words, stretch, before[-1])


def _pays(reading: Reading, words: Words, stretch: Stretch, found: FoundPlace) -> Payer | None:
    """The payer that a place is; None where it is only where something happens."""
    if not _is_purse(reading, words, stretch, found):
        return None
    if _is_centre(reading, stretch, found):
        return "federal"
    if found.place.code == reading.campaign.head.country:
        return "federal"
    return "municipal" if found.place.municipality and not _is_its_region(reading, found) else "regional"


def _is_centre(reading: Reading, stretch: Stretch, found: FoundPlace) -> bool:
    """Whether the capital stands for the state: a sum comes "from Moscow" beside what another region pays."""
    if found.place.code != reading.campaign.head.capital:
        return False
    if not says.FROM.fullmatch(reading.scan.folded, stretch.after, max(found.span.start, stretch.after)):
        return False
    start = reading.scan.sentences[stretch.sentence][0]
    before = found_within(reading.places, start, stretch.span.start)
    return any(one.home and one.place.code != found.place.code for one in before)


def _is_its_region(reading: Reading, found: FoundPlace) -> bool:
    """Whether a town's name stands for the region that bears it, as in English ("Samara now pays")."""
    if reading.document.language != "en" or found.place.municipality is None:
        return False
    row = reading.campaign.places.get((found.place.code, None))
    around = reading.scan.folded[max(found.span.start - _REACH, 0) : found.span.end + _REACH]
    return (
        row is not None
        and row.name_en.startswith(found.place.municipality[:5])
        and not says.TOWN.search(around)
    )


def _is_purse(reading: Reading, words: Words, stretch: Stretch, found: FoundPlace) -> bool:
    """Whether a place stands for its authorities: by their name beside it, or as who does what is told."""
    folded = reading.scan.folded
    lead = folded[max(found.span.start - _REACH, 0) : found.span.start]
    if says.DENIES.match(folded, found.span.end) or says.ONE_WHO_TELLS.match(folded, found.span.end):
        return False
    if says.OFFICE_BEFORE.search(lead) or says.OFFICE_BEHIND.match(folded, found.span.end):
        return True
    if says.PAID_BY.search(lead) or _is_label_of(reading, stretch, found):
        return True
    if says.FROM.fullmatch(folded, stretch.after, max(found.span.start, stretch.after)):
        return True
    if _is_oblique(reading, found):
        return False
    if says.AFTER_ACT.search(lead) or says.ADDED.search(lead):
        return True
    end = found.span.end
    itself = says.ITSELF_PAYS.match(folded, end) is not None and _is_nominative(reading, found)
    if says.NO_SUBJECT.search(lead) or not (itself or says.OPENS_CLAUSE.search(lead)):
        return False
    return itself or _acts(reading, words, stretch, found)


def _acts(reading: Reading, words: Words, stretch: Stretch, found: FoundPlace) -> bool:
    """Whether the words behind a place that opens its clause tell that it pays or changes what is paid."""
    folded, end = reading.scan.folded, found.span.end
    if any(form.match(folded, end) for form in (says.OWN_PAYMENT, says.PAYING, says.ANOTHER)):
        return True
    if says.ACTS.fullmatch(folded, end, max(end, stretch.span.start)):
        return True
    cues = [cue for cue in words.of(stretch.sentence, "offer_change") if cue.id in _PAYS]
    if any(end <= cue.start <= end + _NEAR_ACT for cue in cues):
        return True
    if says.LABELLED.match(folded, end):
        return any(cue.end <= found.span.start for cue in cues) or _are_led(
            reading, stretch.sentence, found.span.start
        )
    return says.DASHED.match(folded, end) is not None and _are_led(
        reading, stretch.sentence, found.span.start
    )


def _is_label_of(reading: Reading, stretch: Stretch, found: FoundPlace) -> bool:
    """Whether only a dash joins a place to the amount before it: "1,7 млн — Вологодская область, ..."."""
    folded = reading.scan.folded
    between = folded[stretch.after : found.span.start] if found.span.start >= stretch.after else ""
    return (
        says.LABEL.fullmatch(between) is not None and says.ENDS_ITEM.match(folded, found.span.end) is not None
    )


def has_town(reading: Reading, stretch: Stretch) -> bool:
    """Whether an amount has a town of its own for a subject: "..., плюс Улан-Удэ — ещё 200"."""
    inside = found_within(reading.places, stretch.start, stretch.span.start)
    if not inside or inside[-1].place.municipality is None or not inside[-1].home:
        return False
    lead = reading.scan.folded[max(inside[-1].span.start - _REACH, 0) : inside[-1].span.start]
    return not says.NO_SUBJECT.search(lead) and not _is_its_region(reading, inside[-1])


def _are_led(reading: Reading, sentence: int, before: int) -> bool:
    """Whether words shortly before a place tell that regions or towns act, one of which it is."""
    start = reading.scan.sentences[max(sentence - _LED, 0)][0]
    return says.SEVERAL_ACT.search(reading.scan.folded, start, before) is not None


def _is_oblique(reading: Reading, found: FoundPlace) -> bool:
    """Whether a Russian name stands in no nominative, and so is nobody who acts: "жителям Татарстана"."""
    row = reading.campaign.places.get((found.place.code, found.place.municipality))
    if row is None or says.DISTRICT.search(found.span.quote):
        return says.OF_DISTRICT.match(found.span.quote) is None
    if reading.document.language == "uk":
        return says.OBLIQUE_UK.search(found.span.quote.lower()) is not None
    if reading.document.language != "ru":
        return False
    quote, name = found.span.quote.lower(), row.name_ru.lower()
    if quote in (name, name.rpartition(" ")[2]):
        return False
    stem = name.rpartition(" ")[2].rstrip("аяьойие")
    return quote.startswith(stem) or says.OBLIQUE.search(quote) is not None


def _is_nominative(reading: Reading, found: FoundPlace) -> bool:
    """Whether a Russian name stands in the very form in which it is listed."""
    row = reading.campaign.places.get((found.place.code, found.place.municipality))
    name = row.name_ru.lower() if row is not None else ""
    return found.span.quote.lower() in (name, name.rpartition(" ")[2])


def payer_of_sentence(reading: Reading, words: Words, sentence: int) -> Payer:
    """The region or city that a sentence tells to pay or to change a payment; "unknown" where none does."""
    span = reading.sentence(sentence)
    told = words.amounts_after(span.start, sentence)[:1]
    nothing = FoundAmount(span, Amount(min=None, max=None, as_written="", currency=""))
    whole = Stretch(told[0] if told else nothing, sentence, span.start, span.start, span.end, span.end)
    return placed_payer(reading, words, whole) or "unknown"
