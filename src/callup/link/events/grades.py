"""How well an event stands: the grade a careful editor would give it, with the reasons."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from callup.link.events.origins import Origin, Origins, independent
from callup.link.events.tellers import STATE
from callup.model import AnyRecord

Grade = Literal[
    "official_document",
    "several_independent",
    "single_named",
    "single_anonymous",
    "unconfirmed",
    "denied",
    "retracted",
]
GRADES: tuple[Grade, ...] = (
    "retracted",
    "denied",
    "unconfirmed",
    "single_anonymous",
    "single_named",
    "several_independent",
    "official_document",
)
"""From the weakest to the strongest."""


class Graded(msgspec.Struct, frozen=True):
    """The grade, the number of independent origins, the pages that carry it, and the reasons in words.

    Counted are origins that are named and tell it as a fact. Where none is, those that are left may be one
    and the same, and count as one.
    """

    grade: Grade
    origins: int
    pages: int
    reasons: tuple[str, ...]


def grade_of(reports: Iterable[AnyRecord], denials: Iterable[AnyRecord], origins: Origins) -> Graded:
    """The grade of an event from its reports and from what denies it.

    Who denies later what they told themselves takes it back. A denial by others makes it "denied" where
    not more than one origin stands for it; where several do, or an official text, it is a reason beside.
    """
    told, against = origins.among(reports), origins.among(denials)
    taken_back = [one for one in told if any(_takes_back(other, one) for other in against)]
    standing = [one for one in told if one not in taken_back]
    others = [one for one in against if one.teller.key not in {gone.teller.key for gone in taken_back}]
    pages = sum(one.pages for one in told)
    reasons = [*_reasons(standing, pages), *(f"taken back by {one.teller.label}" for one in taken_back)]
    reasons += [f"denied by {one.teller.label}" for one in others]
    if not standing:
        return Graded("retracted" if taken_back else "denied", 0, pages, tuple(reasons))
    grade = _grade(standing)
    if others and grade not in ("official_document", "several_independent"):
        grade = "denied"
    known = len(list(independent(standing)))
    return Graded(grade, known or 1, pages, tuple(reasons))


def _takes_back(denial: Origin, told: Origin) -> bool:
    """Whether a teller denies what they told: of one key, and not before they told it."""
    if denial.teller.key != told.teller.key or denial.teller.standing in ("anonymous", "unknown"):
        return False
    same = denial.teller.key != STATE or denial.teller.label == told.teller.label
    days = [record.published for record in denial.reports if record.published]
    first = [record.published for record in told.reports if record.published]
    return same and bool(days and first) and max(days) >= min(first)


def _grade(standing: list[Origin]) -> Grade:
    known = list(independent(standing))
    if any(one.teller.standing == "official_document" for one in known):
        return "official_document"
    if len(known) > 1:
        return "several_independent"
    if known:
        return "single_named"
    anonymous = any(one.confirmed and one.teller.standing == "anonymous" for one in standing)
    return "single_anonymous" if anonymous else "unconfirmed"


def _reasons(standing: list[Origin], pages: int) -> list[str]:
    """Who tells it, one reason an origin; and how many pages these stand on, where there are more."""
    reasons = [_reason(one) for one in standing]
    unnamed = [one for one in standing if one.teller.standing == "anonymous"]
    if len(unnamed) > 1:
        reasons.append("several quote somebody without a name: it may be one and the same")
    if pages > len(standing):
        reasons.append(f"{pages} pages, {len(standing)} of them independent")
    return reasons


def _reason(one: Origin) -> str:
    words = {
        "official_document": f"an official text: {one.teller.label}",
        "named": f"told by {one.teller.label}",
        "anonymous": f"told by {one.teller.label}",
        "unknown": "nobody is known to have told it",
    }[one.teller.standing]
    return words if one.confirmed else f"{words}, as not confirmed"
