"""The legal terms of a rule: its stage, its act and the day from which it holds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from callup.extract.clauses import found_inside
from callup.extract.found import FoundTime
from callup.extract.reading import Reading
from callup.extract.status import status_at
from callup.model import Act
from callup.model.rule import LegalStage
from callup.scan import Cue
from callup.values import Span, Time

# Furthest first. What is only planned, supposed or denied has not been reached.
_STAGES: tuple[LegalStage, ...] = (
    "repealed",
    "in_force",
    "signed",
    "third_reading",
    "second_reading",
    "first_reading",
)
_NUMBER = re.compile(
    r"(?:№\s?|\bno\.?\s?|\bn\s)(?P<number>\d{1,5}(?:-(?:фз|fz))?)\b|\b(?P<law>\d{1,4}-(?:фз|fz))\b"
    r"|\bdecree\s(?P<decree>\d{1,4})\b|\bуказ\w{0,2}\s(?P<ukaz>\d{1,4})\b"
)
_FROM = re.compile(r"\b(?:с|со|from|on|since|as of|effective)\s+(?:the\s+)?$")
_DATED = re.compile(r"\b(?:от|dated|of)\s+$")
_OWN_LEAD = re.compile(r"(?:с|со|от|from|on|since|as of|dated)\s+")
_LEAD = 16
# What makes a bill of a practice takes no stage back: a bill that was read is one that was read.
_OF_BILLS = frozenset({"bill", "threatens"})


def stage_of(reading: Reading, cues: Sequence[Cue]) -> LegalStage | None:
    """The furthest stage that the sentence says was reached; a bill without one is proposed."""
    steps = [cue for cue in cues if cue.kind == "legal_stage"]
    reached = {cue.id for cue in steps if cue.id != "proposed" and _is_reached(reading, cue)}
    for stage in _STAGES:
        if stage in reached:
            return stage
    if not steps or all(_is_denied(reading, cue) for cue in steps):
        return None  # "указ никто не отменял" proposes nothing
    return "proposed"


def _is_denied(reading: Reading, cue: Cue) -> bool:
    return (
        cue.id in ("repealed", "in_force")
        and status_at(reading, reading.scan.span(cue), _OF_BILLS) == "denied"
    )


def _is_reached(reading: Reading, cue: Cue) -> bool:
    spared = _OF_BILLS | {"will"} if cue.id == "signed" else _OF_BILLS
    return status_at(reading, reading.scan.span(cue), spared) in ("reported", "past")


def act_of(reading: Reading, sentence: Span, cues: Sequence[Cue]) -> Act | None:
    """The act as the sentence names it: its kind, number and date; None without a number."""
    found = _NUMBER.search(reading.scan.folded, sentence.start, sentence.end)
    if found is None:
        return None
    written = next(name for name, value in found.groupdict().items() if value)
    kinds = [cue for cue in cues if cue.kind == "legal_act" and cue.start <= found.end()]
    nearest = max(kinds, key=lambda cue: cue.start, default=None)
    return Act(
        decree=reading.scan.span(nearest).quote if nearest else None,
        number=reading.text[found.start(written) : found.end(written)],
        date=next((time.time for time in _times_after(reading, sentence, _DATED)), None),
    )


def effective_of(reading: Reading, sentence: Span, act: Act | None) -> Time | None:
    """The first day that stands after "from", unless it is the act's own date."""
    dated = act.date if act else None
    times = _times_after(reading, sentence, _FROM)
    return next((time.time for time in times if time.time != dated), None)


def _times_after(reading: Reading, sentence: Span, lead: re.Pattern[str]) -> list[FoundTime]:
    return [
        found
        for found in found_inside(reading.times, sentence)
        if lead.search(_before_digits(reading, sentence, found))
    ]


def _before_digits(reading: Reading, sentence: Span, found: FoundTime) -> str:
    """The words before a date and the preposition that its own span may begin with."""
    start = max(found.span.start - _LEAD, sentence.start)
    words = reading.scan.folded[start : found.span.end]
    inside = _OWN_LEAD.match(words, found.span.start - start)
    return words[: inside.end() if inside else found.span.start - start]
