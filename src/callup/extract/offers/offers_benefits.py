"""Which benefit an amount is: the one that its own words name, else what they and earlier words tell."""

from __future__ import annotations

import re
from typing import cast

from callup.extract.offers.offers_carried import carried_benefit, heading_period
from callup.extract.offers.offers_kinds import (
    BY_COUNT,
    INSTEAD,
    OF_OTHERS,
    SPECIFIC,
    SUMS_OF,
    Kind,
    is_money,
    kind_of,
    period_of,
)
from callup.extract.offers.offers_labels import labelled_benefit
from callup.extract.offers.offers_stretches import Stretch, Words, distance
from callup.extract.offers.offers_unnamed import unnamed_kind
from callup.extract.reading import Reading
from callup.model.offer import Per
from callup.scan import Cue
from callup.values import Span

_SIGNS = re.compile(
    r"контракт|подпис|заключ|вступ|подъем|единовр|разов|sign|enlist|join|recruit|lump|контракт|підпис|одноразов"
)
_COMBAT = re.compile(
    r"(?<!\w)(?:штурм|наступлен|наступа|боев|боях|бою|combat|assault|offensive|fighting|наступ)"
)
_BESIDE = 45
_NEXT_ITEM = re.compile(r",(?!\s(?:of|из|від)\s)")
_AND = re.compile(r"(?:,|\s(?:и|та|and|plus|плюс|а также)(?=\s)|\s?\+)\s?")
_LOSSES = ("death_payment", "injury_payment")
_BY_PERIOD = {
    "month": "monthly_pay",
    "hour": "monthly_pay",
    "shift": "monthly_pay",
    "year": "first_year_total",
    "once": "signing_bonus",
    "day": "other",
}


def kind_of_amount(reading: Reading, words: Words, stretch: Stretch) -> Kind | None:
    """The benefit that the words of an amount name, else those before it; None where none do."""
    per = period_of(reading, words, stretch)
    own = _own_benefit(reading, words, stretch)
    family = _of_family(words, stretch, own, per)
    if family is not None:
        return family
    if own is not None:
        return kind_of(own.id, per, own, reading)
    if per is not None and per.id in BY_COUNT:
        return kind_of(BY_COUNT[per.id], per, per, reading)
    takers = words.within(stretch, "offer_taker")
    taker = min(takers, key=lambda cue: distance(cue, stretch.span), default=None)
    carried = carried_benefit(reading, words, stretch, onward=taker is None)
    earlier = carried is not None and carried.id not in OF_OTHERS
    if taker is not None and not earlier and (per is None or per.id == "once"):
        return Kind("signing_bonus", "once", taker)
    here = carried is not None and carried.sentence == stretch.sentence
    heading = None if here else heading_period(reading, words, stretch)
    return _of_earlier(reading, carried, per, heading) or unnamed_kind(reading, words, stretch)


def _of_family(words: Words, stretch: Stretch, own: Cue | None, per: Cue | None) -> Kind | None:
    """What is paid to the family of one who serves, and not for his loss."""
    family = next((cue for cue in words.within(stretch, "offer_taker") if cue.id == "family"), None)
    if family is None or (own is not None and own.id != "monthly_pay"):
        return None
    lasting = per is not None and per.id == "month"
    near = words.within(stretch, "benefit") if lasting else words.of(stretch.sentence, "benefit")
    if any(cue.id in OF_OTHERS for cue in near):
        return None
    return Kind("family_support", cast("Per | None", per.id if per else "once"), family)


def _of_earlier(reading: Reading, carried: Cue | None, per: Cue | None, heading: Cue | None) -> Kind | None:
    """The benefit that earlier words hand on, or the one that the period by the amount or over it means."""
    period = per or heading
    if period is not None and period.id == "day" and not _agrees(reading, carried, period):
        start, end = reading.scan.sentences[period.sentence]
        if _COMBAT.search(reading.scan.folded, start, end):
            return kind_of("combat_day", period, period, reading)
    if period is not None and period.id in _BY_PERIOD and not _agrees(reading, carried, period):
        return kind_of(_BY_PERIOD[period.id], period, period, reading)
    return kind_of(carried.id, per, carried, reading) if carried is not None else None


def _own_benefit(reading: Reading, words: Words, stretch: Stretch) -> Cue | None:
    """The benefit among an amount's own words; one that is no money only where it stands close by."""
    cues = [
        cue
        for cue in words.within(stretch, "benefit")
        if (is_money(reading, cue) and not _is_next_part(reading, words, stretch, cue))
        or _is_of_sum(reading, words, stretch, cue)
    ]
    if not cues and (label := labelled_benefit(reading, words, stretch)) is not None:
        return label
    own = max(cues, key=lambda cue: _weight(cue, stretch.span), default=None)
    if own is None or own.id != "signing_bonus" or _SIGNS.search(reading.scan.folded, own.start, own.end):
        return own
    # "regional payouts" after words of the dead or the wounded are for them.
    special = [
        cue for cue in words.of(stretch.sentence, "benefit") if cue.id in _LOSSES and cue.end <= own.start
    ]
    return special[-1] if special else _of_loss(reading, words, own)


def _is_next_part(reading: Reading, words: Words, stretch: Stretch, cue: Cue) -> bool:
    """Whether monthly pay is only told behind a payer's sum, with none of its own: "федеральные 400 тысяч и
    довольствие"."""
    if cue.id != "monthly_pay" or cue.start < stretch.after or not words.within(stretch, "payer"):
        return False
    return _AND.fullmatch(reading.scan.folded, stretch.after, cue.start) is not None


def _is_of_sum(reading: Reading, words: Words, stretch: Stretch, cue: Cue) -> bool:
    """Whether a benefit that is no money is told with the sum: close by, with no comma between them, and
    not of the family of one who is dead or wounded."""
    if cue.id not in SUMS_OF or distance(cue, stretch.span) > _BESIDE:
        return False
    folded = reading.scan.folded
    joined = folded[cue.end : stretch.span.start]
    if _NEXT_ITEM.search(folded, stretch.after, cue.start) or (
        _AND.search(joined) and not INSTEAD.search(joined)
    ):
        return False
    losses = [other for other in words.within(stretch, "benefit") if other.id in _LOSSES]
    return cue.id != "family_support" or not any(
        other.start < cue.end and cue.start < other.end for other in losses
    )


def _of_loss(reading: Reading, words: Words, own: Cue) -> Cue:
    """The benefit of a short text about the dead or the wounded, in which nothing is paid for signing."""
    if not words.is_whole:
        return own
    cues = reading.scan.by_kind.get("benefit", ())
    signed = any(
        cue.id == "signing_bonus" and _SIGNS.search(reading.scan.folded, cue.start, cue.end) for cue in cues
    )
    special = [cue for cue in cues if cue.id in _LOSSES and cue.end <= own.start]
    return own if signed or not special else special[-1]


def _agrees(reading: Reading, carried: Cue | None, period: Cue) -> bool:
    """Whether a benefit named earlier is paid by the period that stands by the amount."""
    return carried is not None and reading.campaign.benefits[carried.id].per == period.id


def _weight(cue: Cue, amount: Span) -> int:
    return SPECIFIC.get(cue.id, 0) - distance(cue, amount) + min(cue.end - cue.start, 30) // 3
