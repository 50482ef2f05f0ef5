"""The word that opens an item and leads to its sum, and what a stroke behind a sum counts it in."""

from __future__ import annotations

import re

from callup.extract.offers.offers_stretches import SIGNS, Stretch, Words
from callup.extract.reading import Reading
from callup.scan import Cue

_LEADS_ON = re.compile(r"[^,;.!?\d]{0,26}")
_OPENS = re.compile(rf"(?:^|[.:;,!(+•|\n—–-]|[{SIGNS}])[^\w]{{0,6}}(?:[^\W\d_]{{1,8}}\s){{0,2}}$")
_PER = re.compile(r"\s?/\s?(?:1\s)?([a-zа-яёіїє]{1,7})(?![^\W_])")
_YEARLY = re.compile(
    r"\s?((?:за|в|у|на) (?:первый |перший |1-й |один )?(?:год|рік)(?: служб[ыи]| контракта?)?)(?![^\W_])"
)
_LEAST_YEARLY = 1_500_000
"""Of less, "за год" tells how fast it grew."""
_COUNTED_IN = {
    "month": ("мес", "месяц", "міс", "місяць", "month", "mo", "mth"),
    "day": ("сут", "сутки", "день", "дн", "доба", "добу", "day"),
    "km": ("км", "km"),
    "hour": ("час", "ч", "год", "година", "hour", "hr"),
    "year": ("year", "yr"),
    "shift": ("смена", "смену", "shift"),
    "person": ("чел", "человек", "person"),
}
_UNITS = {word: unit for unit, words in _COUNTED_IN.items() for word in words}


def labelled_benefit(reading: Reading, words: Words, stretch: Stretch) -> Cue | None:
    """The benefit that the label of an amount names: "Ранение: до 3 млн", "sign-on 1,800,000".

    The label opens the amount's own words, and hardly a word stands between the two.
    """
    folded = reading.scan.folded
    for cue in words.within(stretch, "benefit_label"):
        if cue.end > stretch.span.start or not stretch.start <= cue.start:
            continue
        if _OPENS.search(folded[stretch.start : cue.start]) and _LEADS_ON.fullmatch(
            folded, cue.end, stretch.span.start
        ):
            return cue
    return None


def stroke_period(reading: Reading, stretch: Stretch) -> Cue | None:
    """What a stroke right behind an amount counts it in: "8 000 ₽/сут.", "$2,500/month"."""
    yearly = _YEARLY.match(reading.scan.folded, stretch.after)
    if yearly is not None and (stretch.found.amount.max or stretch.found.amount.min or 0) >= _LEAST_YEARLY:
        return Cue("offer_period", "year", yearly.start(1), yearly.end(1), stretch.sentence)
    found = _PER.match(reading.scan.folded, stretch.after)
    unit = _UNITS.get(found[1]) if found else None
    if found is None or unit is None:
        return None
    return Cue("offer_period", unit, found.start(1), found.end(1), stretch.sentence)
