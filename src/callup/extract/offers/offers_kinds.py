"""What one amount is paid for and counted in: a benefit and a period, each corrected by the other."""

from __future__ import annotations

import re
from typing import cast

import msgspec

from callup.extract.offers.offers_labels import stroke_period
from callup.extract.offers.offers_stretches import Stretch, Words, distance
from callup.extract.reading import Reading
from callup.model.offer import Benefit, Per
from callup.scan import Cue

# A benefit whose words tell more than "payment" wins over one that stands a little nearer.
SPECIFIC = {
    "finder_reward": 45,
    "injury_payment": 30,
    "death_payment": 30,
    "first_year_total": 35,
    "advance_km": 40,
    "per_target": 40,
    "combat_day": 25,
    "other": -60,
    "loan_relief": 20,
    "housing": -10,
    "land": -10,
    "tax_break": -10,
    "family_support": -20,
}
BY_COUNT: dict[str, str] = {"km": "advance_km", "target": "per_target", "person": "finder_reward"}
OF_OTHERS = ("finder_reward", "death_payment", "injury_payment")
# Benefits that are no money, but can be told with a sum: "debts of up to 10 million are written off".
SUMS_OF = frozenset(("loan_relief", "housing", "land", "family_support", "tax_break"))
INSTEAD = re.compile(r"(?<![^\W_])(?:or|или|либо|або|вместо|instead|чи)(?![^\W_])")
"""Between a benefit that is no money and a sum: the sum is what is paid in its place."""
_LEAD = 16
_LASTING = re.compile(r"(?:^|\s)(?:within|in|for|over|after|about|almost|nearly|less than|at least|once)\s$")
_OR_MORE = re.compile(r"\s(?:or (?:more|longer)|ago|later|earlier|before|after|contract)")


class Kind(msgspec.Struct, frozen=True):
    """The benefit of an amount, its period, and the words that say so; `cue` is None where only the
    period tells."""

    benefit: Benefit
    per: Per | None
    cue: Cue | None


def is_money(reading: Reading, cue: Cue) -> bool:
    """Whether the benefit that a cue names is paid in money."""
    benefit = reading.campaign.benefits.get(cue.id)
    return benefit is not None and benefit.money


def period_of(reading: Reading, words: Words, stretch: Stretch) -> Cue | None:
    """What the amount is counted in: what a stroke behind it says, else the nearest word of a period."""
    if (stroke := stroke_period(reading, stretch)) is not None:
        return stroke
    cues = [cue for cue in words.within(stretch, "offer_period") if not _is_duration(reading, cue)]
    return min(
        cues, key=lambda cue: (distance(cue, stretch.span), cue.end < stretch.span.start), default=None
    )


def _is_duration(reading: Reading, cue: Cue) -> bool:
    """Whether a period is only how long something took: "within a month", "for a year or more"."""
    folded = reading.scan.folded
    lead = folded[max(cue.start - _LEAD, 0) : cue.start]
    return cue.id in ("month", "year", "day") and (
        _LASTING.search(lead) is not None or _OR_MORE.match(folded, cue.end) is not None
    )


def kind_of(benefit: str, per: Cue | None, cue: Cue | None, reading: Reading) -> Kind:
    """A benefit by its id and the period of a cue, each corrected by the other; `cue` says the benefit."""
    period = per.id if per else None
    plain = benefit in ("signing_bonus", "monthly_pay", "other")
    if period in BY_COUNT and plain:
        benefit = BY_COUNT[period]
    elif period in ("month", "hour", "shift") and benefit in ("signing_bonus", "other", "finder_reward"):
        benefit = "monthly_pay"
    elif period == "day" and plain:
        benefit = "combat_day" if _is_in_combat(reading, cue) else "other"
    elif period == "year" and benefit in ("signing_bonus", "monthly_pay"):
        benefit = "first_year_total"
    elif period == "once" and benefit == "monthly_pay":
        benefit = "signing_bonus"
    known = reading.campaign.benefits.get(benefit)
    if known is not None and not known.money and period is None:
        period = "once"
    elif known is not None and (
        period is None or (known.per in ("km", "target", "person", "day") and plain is False)
    ):
        period = known.per
    return Kind(cast(Benefit, benefit), cast("Per | None", period), cue)


def _is_in_combat(reading: Reading, cue: Cue | None) -> bool:
    """Whether the sentence of a benefit speaks of fighting."""
    return cue is not None and any(
        other.id == "combat" for other in reading.scan.cues_of("service_hint", cue.sentence)
    )
