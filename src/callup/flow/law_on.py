"""What the law was on a day, and what was about to change, as far as it was known that day."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from callup.campaign import Campaign
from callup.model.campaign import LawEntry, LawSubject, LegalStatus

_AHEAD = timedelta(days=366)


class Rule(msgspec.Struct, frozen=True):
    """An entry of the timeline on a day. `covers` compares an age with it: None where there is nothing to
    compare. `from_day` is when a rule that is not in force yet comes into force, where that was settled."""

    entry: LawEntry
    subject: LawSubject | None
    covers: bool | None = None
    from_day: date | None = None


class LawOn(msgspec.Struct, frozen=True):
    """The rules in force on a day, and those on their way: signed, or bills in one of their readings."""

    day: date
    in_force: tuple[Rule, ...]
    coming: tuple[Rule, ...]


def law_on(campaign: Campaign, day: date, status: LegalStatus | None = None, age: int | None = None) -> LawOn:
    """The timeline on a day: the rules that concern a status, compared with an age in years, where given."""
    subjects = campaign.law_subjects
    entries = [entry for entry in campaign.law if _concerns(subjects.get(entry.what), status)]
    held = [entry for entry in entries if _holds(entry, day)]
    in_force = [
        Rule(entry, subjects.get(entry.what), covers=_covers(entry, subjects.get(entry.what), age))
        for entry in held
        if entry.stage == "in_force"
    ]
    coming = [
        Rule(entry, subjects.get(entry.what), from_day=_first_day(entry, entries, day))
        for entry in held
        if entry.stage not in ("in_force", "repealed")
    ]
    return LawOn(day, tuple(in_force), tuple(coming))


def _holds(entry: LawEntry, day: date) -> bool:
    return (entry.from_ is None or entry.from_ <= day) and (entry.to is None or day <= entry.to)


def _concerns(subject: LawSubject | None, status: LegalStatus | None) -> bool:
    return status is None or (subject is not None and status in subject.concerns)


def _covers(entry: LawEntry, subject: LawSubject | None, age: int | None) -> bool | None:
    number = entry.value.number
    if age is None or subject is None or subject.age is None or number is None:
        return None
    return age >= number if subject.age == "from" else age < number


def _first_day(entry: LawEntry, entries: list[LawEntry], day: date) -> date | None:
    """When a law that is signed comes into force; of a bill nobody can know."""
    if entry.stage != "signed":
        return None
    later = (
        one.from_
        for one in entries
        if one.what == entry.what and one.act == entry.act and one.stage == "in_force" and one.from_
    )
    return min((first for first in later if day < first <= day + _AHEAD), default=None)
