"""Who pays an offer, and whether the sum is one payer's part or all that is paid."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import cast

import msgspec

from callup.extract.found import FoundPlace
from callup.extract.offers import offers_payer_words as says
from callup.extract.offers.offers_kinds import Kind
from callup.extract.offers.offers_payers_around import (
    OF_LAW,
    is_party,
    named_before,
    named_in,
    payer_of_heading,
    payer_of_row,
)
from callup.extract.offers.offers_purses import acting_payer, has_town, placed_payer
from callup.extract.offers.offers_stretches import Stretch, Words, distance
from callup.extract.offers.offers_totals import is_total
from callup.extract.reading import Reading
from callup.extract.within import found_within
from callup.model.offer import Basis, Payer
from callup.scan import Cue
from callup.values import Place

_COMMA = 40
_BY_THEMSELVES = frozenset(("monthly_pay", "combat_day", "advance_km", "job_guarantee"))
_OF_PLACES = ({"regional"}, {"municipal"})
_BESIDE = 2
_LEAD = 40
_NEIGHBOURS = 30
_OKRUG = "автономный округ"


def payer_and_basis(reading: Reading, words: Words, stretch: Stretch, kind: Kind) -> tuple[Payer, Basis]:
    """Who pays, and whether the amount is said to be a total or one payer's part.

    What a first year brings comes from several payers, whoever is named beside it.
    """
    if kind.benefit == "first_year_total" or is_total(words, stretch):
        return "unknown", "total"
    payer = payer_of(reading, words, stretch, kind)
    return payer, "component" if payer != "unknown" else "unknown"


def payer_of(reading: Reading, words: Words, stretch: Stretch, kind: Kind) -> Payer:
    """Who pays: whom the amount's own words name, of several the nearest, else whom those before them do."""
    payer = (
        _respective(reading, words, stretch)
        or payer_of_row(reading, words, stretch)
        or _by_own_words(reading, words, stretch)
        or _handed_on(reading, words, stretch, kind)
    )
    if payer == "employer" and kind.benefit == "per_target":
        return "private"  # a firm's reward is for whoever destroys something, and no pay of its workers
    return payer


def _by_own_words(reading: Reading, words: Words, stretch: Stretch) -> Payer | None:
    """Who pays by an amount's own words: the nearest payer named, or a place that acts nearer to it."""
    folded = reading.scan.folded
    lead = folded[max(stretch.start, stretch.span.start - _LEAD) : stretch.span.start]
    behind = says.BEHIND.match(folded, stretch.after) or says.IN_BRACKETS.match(folded, stretch.after)
    bare = says.ELIDED.search(lead) or behind
    if bare is not None and bare.lastgroup:
        return _of_city(reading, stretch, cast(Payer, bare.lastgroup))
    own = [cue for cue in words.within(stretch, "payer") if not is_party(reading, cue)]
    if not own:
        return placed_payer(reading, words, stretch)
    nearest = min(own, key=lambda cue: _apart(reading, cue, stretch))
    if nearest.sentence == stretch.sentence and nearest.end + _BESIDE < stretch.span.start:
        nearer = msgspec.structs.replace(stretch, start=nearest.end + _BESIDE, end=stretch.span.start)
        placed = placed_payer(reading, words, nearer)
        if placed is not None:
            return placed
    return _of_city(reading, stretch, cast(Payer, nearest.id))


def _handed_on(reading: Reading, words: Words, stretch: Stretch, kind: Kind) -> Payer:
    """Who pays by the words before an amount's own: in its sentence, and in those round it."""
    joined = says.JOINED.fullmatch(reading.scan.folded, stretch.gap, stretch.span.start)
    if kind.benefit in _BY_THEMSELVES and not joined:
        return payer_of_heading(reading, words, stretch) or "unknown"
    acting = acting_payer(reading, words, stretch)
    if acting is None and kind.benefit in _BY_THEMSELVES:
        acting = payer_of_heading(reading, words, stretch)
    if acting is not None or kind.benefit in _BY_THEMSELVES:
        return acting or "unknown"
    named = named_in(reading, words, stretch.sentence, words.first_sum(stretch))
    if not named:
        named = named_before(reading, words, stretch, kind)
        named &= {"federal"} if kind.benefit in OF_LAW else named
    if named in _OF_PLACES and has_town(reading, stretch):
        return "municipal"
    return _of_city(reading, stretch, cast(Payer, named.pop())) if len(named) == 1 else "unknown"


def _apart(reading: Reading, cue: Cue, stretch: Stretch) -> int:
    """How far a payer stands from a sum; behind a comma after the sum he is further."""
    behind = cue.start >= stretch.after and any(
        char in ",;" for char in reading.text[stretch.after : cue.start]
    )
    return distance(cue, stretch.span) + _COMMA * behind


def _at_home(places: Sequence[FoundPlace]) -> list[Place]:
    return [found.place for found in places if found.home and "-" in found.place.code]


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


def _is_autonomous(reading: Reading, start: int, end: int, inside: Sequence[FoundPlace]) -> bool:
    """Whether "the district" of a sentence is a subject of its own, named in it or before it."""
    folded = reading.scan.folded
    if not says.OF_OKRUG.search(folded, start, end) or says.NO_OKRUG.search(folded, start, end):
        return False
    at = bisect_left(reading.places, start, key=lambda found: found.span.start)
    home = _at_home(inside) or _at_home(reading.places[max(at - _NEIGHBOURS, 0) : at])[-1:]
    rows = [reading.campaign.places.get((place.code, None)) for place in home]
    return bool(rows) and all(row is not None and _OKRUG in row.name_ru for row in rows)


def _of_city(reading: Reading, stretch: Stretch, payer: Payer) -> Payer:
    """The payer; what a city pays that is a subject of its own is regional."""
    if payer != "municipal":
        return payer
    sentence = reading.sentence(stretch.sentence)
    at = bisect_left(reading.paying_places, sentence.start, key=lambda found: found.span.start)
    inside = found_within(reading.paying_places, sentence.start, stretch.end)
    if _is_autonomous(reading, sentence.start, sentence.end, inside):
        return "regional"
    told = _at_home(inside) or _at_home(reading.paying_places[max(at - _NEIGHBOURS, 0) : at])[-1:]
    home = told or _at_home(reading.paying_places[at : at + _NEIGHBOURS])
    cities = reading.campaign.head.city_subjects
    return (
        "regional"
        if home and all(place.code in cities and not place.municipality for place in home)
        else payer
    )
