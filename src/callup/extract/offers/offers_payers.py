"""Who pays an offer, and whether the sum is one payer's part or all that is paid."""

from __future__ import annotations

from bisect import bisect_left
from typing import cast

from callup.extract.found import FoundAmount, FoundPlace
from callup.extract.offers import offers_payer_words as says
from callup.extract.offers.offers_kinds import Kind
from callup.extract.offers.offers_stretches import Stretch, Words, distance
from callup.extract.offers.offers_totals import is_total, subjects_of
from callup.extract.reading import Reading
from callup.extract.within import found_within
from callup.model.offer import Basis, Payer
from callup.scan import Cue
from callup.values import Amount

_TELLING = ("benefit", "offer_change", "offer_word")
_BACK = 2
_HEAD = 200
_HEAD_LINES = 3
_NEAR_ACT = 60
_REACH = 40
_LONGEST_TABLE = 100
_INHERITED = frozenset(
    (
        "signing_bonus",
        "finder_reward",
        "injury_payment",
        "death_payment",
        "per_target",
        "family_support",
        "other",
    )
)
"""What is paid once: who pays it is told once for several sums, and not for pay by the month or the day."""
_OF_PLACES = ({"regional"}, {"municipal"})
_SUMMING = frozenset(("total", "counting", "several"))
_PAYS = frozenset(("raise", "cut", "new", "end", "extend", "revert"))


def payer_and_basis(reading: Reading, words: Words, stretch: Stretch, kind: Kind) -> tuple[Payer, Basis]:
    """Who pays, and whether the amount is said to be a total or one payer's part.

    What a first year brings comes from several payers, whoever is named beside it.
    """
    if kind.benefit == "first_year_total" or is_total(words, stretch):
        return "unknown", "total"
    payer = payer_of(reading, words, stretch, alone=kind.benefit not in _INHERITED)
    return payer, "component" if payer != "unknown" else "unknown"


def _issuer(reading: Reading, words: Words) -> Payer:
    """Who issued the act that the document is, by its first lines: "УКАЗ Президента"."""
    if not says.HEAD_OF_ACT.match(reading.scan.folded, 0, _HEAD):
        return "unknown"
    for sentence in range(min(_HEAD_LINES, len(reading.scan.sentences))):
        payers = words.of(sentence, "payer")
        if payers:
            return cast(Payer, payers[0].id)
        if says.HEAD_OF_OFFICE.search(reading.sentence(sentence).quote.lower()):
            return "regional"
    return "unknown"


def payer_of(reading: Reading, words: Words, stretch: Stretch, *, alone: bool = False) -> Payer:
    """Who pays: whom the amount's own words name, of several the nearest, else whom those before them do.

    An amount that stands `alone` takes no payer from other words.
    """
    respective = _respective(reading, words, stretch)
    if respective is not None:
        return respective
    own = [cue for cue in words.within(stretch, "payer") if not _is_party(reading, cue)]
    if own:
        nearest = min(own, key=lambda cue: distance(cue, stretch.span))
        return _of_city(reading, stretch, cast(Payer, nearest.id))
    placed = _placed_payer(reading, words, stretch)
    if placed is not None:
        return placed
    named = _named(reading, words, stretch.sentence, words.first_sum(stretch))
    if alone and words.first_sum(stretch) != stretch.span.start:
        return "unknown"
    if not named and not alone:
        named = _named_before(reading, words, stretch)
    if named in _OF_PLACES and _has_town(reading, stretch):
        return "municipal"
    if len(named) != 1:
        return "unknown"
    return _of_city(reading, stretch, cast(Payer, named.pop()))


def _has_town(reading: Reading, stretch: Stretch) -> bool:
    """Whether an amount has a town of its own for a subject: "..., плюс Улан-Удэ — ещё 200"."""
    inside = found_within(reading.places, stretch.start, stretch.span.start)
    if not inside or inside[-1].place.municipality is None or not inside[-1].home:
        return False
    lead = reading.scan.folded[max(inside[-1].span.start - _REACH, 0) : inside[-1].span.start]
    return not says.NO_SUBJECT.search(lead) and not _is_its_region(reading, inside[-1])


def _respective(reading: Reading, words: Words, stretch: Stretch) -> Payer | None:
    """The payer in an amount's turn: "400 and 150 from the federal and city budgets, respectively"."""
    sentence = reading.sentence(stretch.sentence)
    if not says.EACH_ITS_OWN.search(reading.scan.folded, sentence.start, sentence.end):
        return None
    sums = [span for span in words.sums if sentence.covers(span)]
    payers = sorted(words.of(stretch.sentence, "payer"), key=lambda cue: cue.start)
    behind = list(dict.fromkeys(cue.id for cue in payers if sums and cue.start >= sums[-1].end))
    turn = next((at for at, span in enumerate(sums[len(sums) - len(behind) :]) if span == stretch.span), None)
    return cast(Payer, behind[turn]) if turn is not None and len(behind) > 1 else None


def _of_city(reading: Reading, stretch: Stretch, payer: Payer) -> Payer:
    """The payer; what a city pays that is a subject of its own is regional."""
    if payer != "municipal":
        return payer
    sentence = reading.sentence(stretch.sentence)
    places = found_within(reading.places, sentence.start, sentence.end)
    places = places or found_within(reading.places, 0, sentence.start)[-1:] or list(reading.places)
    home = [found.place for found in places if found.home and "-" in found.place.code]
    cities = reading.campaign.head.city_subjects
    return (
        "regional"
        if home and all(place.code in cities and not place.municipality for place in home)
        else payer
    )


def _named(reading: Reading, words: Words, sentence: int, end: int) -> set[str]:
    """The payers that a sentence names before an offset."""
    return {cue.id for cue in words.of(sentence, "payer") if cue.start < end and not _is_party(reading, cue)}


def _named_before(reading: Reading, words: Words, stretch: Stretch) -> set[str]:
    """The payers of a sentence before that tells of a payment or its change; else who issued the act."""
    heading = words.heading(stretch.sentence)
    if heading is not None:
        cues = [cue for cue in words.of(heading, "payer") if not _is_party(reading, cue)]
        summed = any(cue.id in ("total", "counting") for cue in words.of(heading, "offer_basis"))
        if cues:
            return {cues[-1].id} if not summed else set()
        return _named_under(reading, words, stretch)
    for before in range(stretch.sentence - 1, max(stretch.sentence - 1 - _BACK, -1), -1):
        if _is_new_line(reading, before):
            break
        named = _payers_of(reading, words, before)
        if _is_elsewhere(reading, stretch.sentence, before):
            return named - {"municipal"} if not subjects_of(reading, before) else set()
        told = any(words.of(before, kind) for kind in _TELLING)
        if named and (told or says.LEGAL_ACT.search(reading.scan.folded, *reading.scan.sentences[before])):
            return named
    issuer = _issuer(reading, words)
    return {issuer} if issuer != "unknown" else _named_after(reading, words, stretch)


def _named_under(reading: Reading, words: Words, stretch: Stretch) -> set[str]:
    """Who pays by the line under a table: "Суммы в рублях, платит правительство республики"."""
    if words.cells.at(stretch.span.start) is None:
        return set()
    following = stretch.sentence + 1
    while following < len(reading.scan.sentences) and "|" in reading.sentence(following).quote:
        following += 1
    if following - stretch.sentence > _LONGEST_TABLE or following == len(reading.scan.sentences):
        return set()
    return _named(reading, words, following, len(reading.text))


def _payers_of(reading: Reading, words: Words, sentence: int) -> set[str]:
    """Who pays by the words of a whole sentence: those whom it names, else a place that acts; nobody where it
    adds several payers up."""
    if any(cue.id in _SUMMING for cue in words.of(sentence, "offer_basis")):
        return set()
    named = _named(reading, words, sentence, len(reading.text))
    if named:
        return named
    placed = payer_of_sentence(reading, words, sentence)
    return {placed} if placed != "unknown" else set()


def payer_of_sentence(reading: Reading, words: Words, sentence: int) -> Payer:
    """The region or city that a sentence tells to pay or to change a payment; "unknown" where none does."""
    span = reading.sentence(sentence)
    nothing = FoundAmount(span, Amount(min=None, max=None, as_written="", currency=""))
    whole = Stretch(nothing, sentence, span.start, span.start, span.end, span.end)
    return _placed_payer(reading, words, whole) or "unknown"


def _is_elsewhere(reading: Reading, sentence: int, before: int) -> bool:
    """Whether a sentence names a subject that the one before it does not."""
    return bool(subjects_of(reading, sentence) - subjects_of(reading, before))


def _named_after(reading: Reading, words: Words, stretch: Stretch) -> set[str]:
    """The payer whose act the next sentence names: "Такой порядок закреплён указом президента"."""
    after = stretch.sentence + 1
    if after >= len(reading.scan.sentences):
        return set()
    start, end = reading.scan.sentences[after]
    if says.SUM.search(reading.scan.folded, start, end) or not says.LEGAL_ACT.search(
        reading.scan.folded, start, end
    ):
        return set()
    return _named(reading, words, after, end)


def _is_new_line(reading: Reading, sentence: int) -> bool:
    """Whether a line ends with a sentence that is no heading: lists do not hand a payer on."""
    end, following = reading.scan.sentences[sentence][1], reading.scan.sentences[sentence + 1][0]
    return "\n" in reading.text[end:following] and not reading.text[:end].rstrip().endswith(":")


def _is_party(reading: Reading, cue: Cue) -> bool:
    """Whether a payer is only named as the one with whom the contract is signed, or as who tells of it."""
    folded = reading.scan.folded
    lead = folded[max(cue.start - _REACH, 0) : cue.start]
    return bool(
        says.CONTRACT_WITH.search(lead)
        or says.TELLS_BEFORE.search(lead)
        or says.TELLS_BEHIND.match(folded, cue.end)
        or says.NO_PURSE.match(folded, cue.end)
    )


def _placed_payer(reading: Reading, words: Words, stretch: Stretch) -> Payer | None:
    """A region or a city that pays: "бюджет Бурятии", "Samara authorities", "Tatarstan raised"."""
    at = bisect_left(reading.places, stretch.start, key=lambda found: found.span.start)
    while at < len(reading.places) and reading.places[at].span.start < stretch.end:
        found = reading.places[at]
        if found.place.code != reading.campaign.head.country and _is_purse(reading, words, stretch, found):
            return (
                "municipal" if found.place.municipality and not _is_its_region(reading, found) else "regional"
            )
        at += 1
    return None


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
    if says.OFFICE_BEFORE.search(lead) or says.OFFICE_BEHIND.match(folded, found.span.end):
        return True
    if says.AFTER_ACT.search(lead) or _is_label_of(reading, stretch, found):
        return True
    if says.NO_SUBJECT.search(lead) or not says.OPENS_CLAUSE.search(lead):
        return False
    end = found.span.end
    if says.OWN_PAYMENT.match(folded, end) or says.PAYING.match(folded, end):
        return True
    cues = [cue for cue in words.of(stretch.sentence, "offer_change") if cue.id in _PAYS]
    acts = any(end <= cue.start <= end + _NEAR_ACT for cue in cues)
    return acts or (
        says.LABELLED.match(folded, end) is not None and any(cue.end <= found.span.start for cue in cues)
    )


def _is_label_of(reading: Reading, stretch: Stretch, found: FoundPlace) -> bool:
    """Whether only a dash joins a place to the amount before it: "1,7 млн — Вологодская область, ..."."""
    folded = reading.scan.folded
    between = folded[stretch.after : found.span.start] if found.span.start >= stretch.after else ""
    return (
        says.DASHED.fullmatch(between) is not None
        and says.ENDS_ITEM.match(folded, found.span.end) is not None
    )
