"""The register in lines and in rows of a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from callup.measure.court_register import OTHER, STAGES, UNKNOWN

if TYPE_CHECKING:
    from callup.flow.court_cases import CourtRegister
    from callup.measure import CountedTotal, Period, Register, Table, TotalCheck

COLUMNS = ("table", "row", *STAGES, "counted_twice", "difference")
_TITLES = {
    "article": "By article",
    "part": "By article and part",
    "court": "By court",
    "person": "By status of the person",
    "month": "By month of each step",
    "outcome": "Decided, by outcome",
    "term": "Decided, by length of the sentence",
}
_WHATS = {
    "cases": "cases",
    "people": "accused persons",
    "decided": "cases decided",
    "published": "decisions with their text published",
}


def rows_of_tables(register: Register) -> Iterator[tuple[str | int, ...]]:
    """The head, and a row for each row of each table; "all" is the whole, "unknown" what no card tells.

    `counted_twice` stands in the row of the whole: cases in more than one row, once for each further row.
    `difference` is the whole less its parts, of cases received or, where there is no such column, decided.
    """
    yield COLUMNS
    for table in register.tables:
        for key, tally in table.rows.items():
            yield (table.name, key or "unknown", *(tally.of(stage) for stage in STAGES), "", "")
        doubled = table.doubled.received or table.doubled.decided
        off = next((gap for stage in STAGES if (gap := table.difference(stage))), 0)
        yield (table.name, "all", *(table.whole.of(stage) for stage in STAGES), doubled, off)
    appeals = register.appeals
    yield ("appeals", "all", appeals.cases, "", appeals.decided, "", "", "")


def register_lines(found: CourtRegister, article: str | None, period: Period) -> Iterator[str]:
    """All that the register tells, for people."""
    register = found.register
    yield f"Cases at court, first instance{_scope(article, period)}"
    yield from _funnel(register)
    for table in register.tables:
        yield ""
        yield from _table(table)
    yield ""
    yield from _disagreements(found)
    yield from _published(found)


def _scope(article: str | None, period: Period) -> str:
    told = f", article {article}" if article else ""
    if period.first:
        told += f", from {period.first.isoformat()}"
    return told + (f", to {period.last.isoformat()}" if period.last else "")


def _funnel(register: Register) -> Iterator[str]:
    whole = register.whole
    for stage in STAGES:
        yield f"  {stage:<10}{whole.of(stage):>8,}"
    if whole.decided:
        share = 100 * whole.published / whole.decided
        unknown = whole.decided - whole.published - register.withheld
        yield (
            f"  The text is published of {share:.1f} % of the decided cases; it is withheld of "
            f"{register.withheld:,}, and of {unknown:,} no card says."
        )
    appeals = register.appeals
    yield (
        f"  Appeals, counted apart: {appeals.cases:,} cases, {appeals.decided:,} of them decided; "
        f"of {appeals.alone:,} no card tells the first instance."
    )
    if register.named:
        yield f"  The accused: {register.people:,} in the {register.named:,} cases whose cards tell of them."
    if register.told or register.reported:
        yield (
            f"  News and press releases tell of {register.reported:,} of these cases, and of "
            f"{register.told:,} that no card could be found for; the latter are not counted."
        )
    if register.undated:
        yield f"  {register.undated:,} cases have no day and stand in no period."


def _table(table: Table) -> Iterator[str]:
    stages = [s for s in STAGES if table.name not in ("outcome", "term") or s in ("decided", "published")]
    width = max([len(_key(key)) for key in table.rows] + [12])
    yield _TITLES[table.name]
    yield f"  {'':<{width}}" + "".join(f"{stage:>11}" for stage in stages)
    for key, tally in table.rows.items():
        yield f"  {_key(key):<{width}}" + "".join(f"{tally.of(stage):>11,}" for stage in stages)
    yield f"  {'all':<{width}}" + "".join(f"{table.whole.of(stage):>11,}" for stage in stages)
    doubled = table.doubled.of(stages[0])
    gaps = [(stage, gap) for stage in stages if (gap := table.difference(stage))]
    if doubled:
        yield f"  {doubled:,} counted more than once, being under more than one article"
    if gaps:
        yield "  DOES NOT ADD UP: " + ", ".join(f"{stage} by {gap:,}" for stage, gap in gaps)
    else:
        yield "  the parts add up to the whole"


def _key(key: str) -> str:
    return {UNKNOWN: "unknown", OTHER: "other articles"}.get(key, key)


def _disagreements(found: CourtRegister) -> Iterator[str]:
    sides = [(case, told) for case in found.cases for told in case.disagreements]
    if not sides:
        return
    yield "Cards of one case that contradict each other"
    for case, told in sides:
        values = " / ".join(f"{value} ({found.cards.get(id_, id_)})" for value, id_ in told.sides)
        yield f"  {case.court or 'unknown court'}, {case.number or 'no number'}: {told.field}: {values}"
    yield ""


def _published(found: CourtRegister) -> Iterator[str]:
    """Published counts: the wholes against their parts, then all against the register."""
    sums = [check for check in found.checks if check.counted is None]
    if not found.checks:
        return
    yield "Published counts against their own parts"
    for check in sums:
        yield f"  {_source(found, check.total)}: {_sum(check)}"
    if not sums:
        yield "  none gives its parts"
    yield ""
    yield "Published counts against the register of the same day"
    agreeing = 0
    for check in found.checks:
        if check.counted is None:
            continue
        agreeing += not check.difference
        if check.difference:
            yield f"  {_source(found, check.total)}: {_against(check)}"
    yield f"  {agreeing} of {sum(1 for c in found.checks if c.counted is not None)} agree"


def _source(found: CourtRegister, total: CountedTotal) -> str:
    figure = found.figures[total.record]
    told = figure.voice.name or figure.voice.organisation if figure.voice else None
    when = total.as_of.isoformat() if total.as_of else "no date"
    return f"{figure.source or 'unknown source'}{f' ({told})' if told else ''}, {when}, record {figure.id}"


def _sum(check: TotalCheck) -> str:
    parts = " + ".join(f"{part.value:,} ({_of(part)})" for part in check.parts)
    total = sum(part.value for part in check.parts)
    told = f"{check.total.value:,} {_WHATS[check.total.what]}{_under(check.total)}; {parts} = {total:,}"
    if not check.difference:
        return f"{told}: adds up"
    missing = check.difference
    return f"{told}: {missing:,} unexplained" if missing > 0 else f"{told}: {-missing:,} too many"


def _against(check: TotalCheck) -> str:
    counted = check.counted or 0
    gap = check.difference
    side = "fewer" if gap > 0 else "more"
    return (
        f"{check.total.value:,} {_WHATS[check.total.what]}{_under(check.total)}; "
        f"the register has {counted:,}, {abs(gap):,} {side}"
    )


def _under(total: CountedTotal) -> str:
    told = _of(total)
    return f" ({told})" if told else ""


def _of(total: CountedTotal) -> str:
    named = (f"article {total.article}" if total.article else "", total.court or "", total.month or "")
    return ", ".join(part for part in named if part)
