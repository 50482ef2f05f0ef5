"""What a text states against the rule of its day, and a ratio against its own numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

import msgspec

from callup.model import Link
from callup.model.campaign import LawEntry
from callup.model.statement import LawStatement, RatioStatement

_TOLERANCE = Decimal("0.2")
"""A ratio in words is a round one: a fifth more or less contradicts nothing."""


class Contradiction(msgspec.Struct, frozen=True, kw_only=True):
    """Both sides of a link: the statement, and the rule that it contradicts; its own numbers have none."""

    link: Link
    statement: LawStatement | RatioStatement
    rule: LawEntry | None = None


def law_id(entry: LawEntry) -> str:
    """How a link names an entry of the timeline: "law:service_length:2008-01-01"."""
    return f"law:{entry.what}:{entry.from_.isoformat() if entry.from_ else 'always'}"


def contradicts_law(statements: Iterable[LawStatement], law: Sequence[LawEntry]) -> Iterator[Contradiction]:
    """The statements that no rule in force on their day bears out.

    An age of conscription or a length of service must be that of the rule. An age for a contract may be
    narrower than the rule, for nobody must take whom the law would let sign. Where the timeline holds no
    number for the day nothing is contradicted.
    """
    for statement in statements:
        held = [entry for entry in law if _holds(entry, statement)]
        if held and all(_differs(statement, entry) for entry in held):
            entry = held[0]
            said = f"says {statement.number:g} {statement.unit}s on {statement.day.isoformat()}"
            rule = f"{entry.act}: {entry.value.number:g} {entry.value.unit}s ({entry.reference})"
            link = Link(from_=statement.document, to=law_id(entry), kind="contradicts", reasons=(said, rule))
            yield Contradiction(link=link, statement=statement, rule=entry)


def _holds(entry: LawEntry, statement: LawStatement) -> bool:
    began = entry.from_ is None or entry.from_ <= statement.day
    lasts = entry.to is None or statement.day <= entry.to
    told = entry.value.number is not None and entry.stage == "in_force"
    return entry.what == statement.what and told and began and lasts


def _differs(statement: LawStatement, entry: LawEntry) -> bool:
    number = entry.value.number or Decimal(0)
    if statement.unit == "month" and entry.value.unit == "year":
        number *= 12
    if statement.what == "contract_age_min":
        return statement.number < number
    return statement.number > number if statement.what == "contract_age_max" else statement.number != number


def contradicts_itself(statements: Iterable[RatioStatement]) -> Iterator[Contradiction]:
    """The ratios in words that are not those of the numbers beside them."""
    for statement in statements:
        low, high = sorted((statement.first, statement.last))
        if not low:
            continue
        real = high / low
        if _fits(statement, real):
            continue
        said = f"says {statement.anchor.quote!r}, {statement.ratio:g} times"
        counted = f"{high:g} / {low:g} = {real.quantize(Decimal('0.01')):g}"
        link = Link(
            from_=statement.document, to=statement.document, kind="contradicts", reasons=(said, counted)
        )
        yield Contradiction(link=link, statement=statement)


def _fits(statement: RatioStatement, real: Decimal) -> bool:
    least, most = statement.ratio * (1 - _TOLERANCE), statement.ratio * (1 + _TOLERANCE)
    if statement.qualifier == "at_least":
        return real >= least
    return real <= most if statement.qualifier == "at_most" else least <= real <= most
