"""Published counts of cases: whether their parts make their whole, and what the register says beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal

import msgspec

from callup.measure.court_register import Period, Stages, day_of_step, is_under, steps_in
from callup.model.court_case import CourtCase
from callup.model.court_mapping import CaseCount

_STEPS: Mapping[CaseCount, Stages] = {
    "cases": "received",
    "people": "received",
    "decided": "decided",
    "published": "published",
}
Dimension = Literal["article", "part", "court", "month"]


class CountedTotal(msgspec.Struct, frozen=True, kw_only=True):
    """A count that somebody published, of all cases or of some: of an article, a part, a court, a month.

    `group` is the publication, `record` the figure. `court` is a key that equals that of a case's court.
    `is_part` tells whether `article` names a part of an article.
    """

    what: CaseCount
    value: int
    group: str
    record: str
    article: str | None = None
    court: str | None = None
    month: str | None = None
    as_of: date | None = None
    is_part: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether it is of all cases."""
        return self.article is None and self.court is None and self.month is None


class TotalCheck(msgspec.Struct, frozen=True, kw_only=True):
    """A count beside the sum of its parts (`parts`), or beside the register (`counted`).

    `difference` is the published count less the other side: what its parts leave unexplained, or what the
    register lacks.
    """

    total: CountedTotal
    by: Dimension | None = None
    parts: tuple[CountedTotal, ...] = ()
    counted: int | None = None

    @property
    def difference(self) -> int:
        """Zero where both sides agree."""
        other = self.counted if self.counted is not None else sum(part.value for part in self.parts)
        return self.total.value - other


def check_totals(
    totals: Iterable[CountedTotal], cases: Sequence[CourtCase], court_of: Mapping[str, str]
) -> list[TotalCheck]:
    """Every whole against its parts, and every count against the register as it stood on its day.

    `court_of` gives the key of a court's name. The parts of an article are its parts; those of the whole are
    articles, courts or months, each kind by itself.
    """
    groups: dict[tuple[str, CaseCount], list[CountedTotal]] = defaultdict(list)
    for total in totals:
        groups[total.group, total.what].append(total)
    first = [case for case in cases if case.stage is not None]
    by_article: dict[str | None, list[CourtCase]] = {None: first}
    for article in {total.article for group in groups.values() for total in group} - {None}:
        by_article[article] = [case for case in first if article and is_under(case, article)]
    checks: list[TotalCheck] = []
    for _, group in sorted(groups.items()):
        checks += _sums(group)
        checks += [
            TotalCheck(total=total, counted=_counted(total, by_article[total.article], court_of))
            for total in group
        ]
    return checks


def _sums(group: Sequence[CountedTotal]) -> Iterator[TotalCheck]:
    whole = max((total for total in group if total.is_whole), key=lambda total: total.value, default=None)
    group = sorted(group, key=lambda total: (total.article or "", total.court or "", total.month or ""))
    kinds: dict[Dimension, list[CountedTotal]] = {
        "article": [t for t in group if _is_article(t)],
        "court": [t for t in group if t.court is not None and t.article is None and t.month is None],
        "month": [t for t in group if t.month is not None and t.article is None and t.court is None],
    }
    for by, parts in kinds.items():
        if whole is not None and len(parts) > 1:
            yield TotalCheck(total=whole, by=by, parts=tuple(_once(parts)))
    for article in kinds["article"]:
        own = [
            t for t in group if t.is_part and _plain(t) and f"{t.article}".startswith(f"{article.article}.")
        ]
        if own:
            yield TotalCheck(total=article, by="part", parts=tuple(_once(own)))


def _once(parts: Iterable[CountedTotal]) -> list[CountedTotal]:
    """Of counts of one thing the last."""
    return list({(part.article, part.court, part.month): part for part in parts}.values())


def _plain(total: CountedTotal) -> bool:
    return total.court is None and total.month is None


def _is_article(total: CountedTotal) -> bool:
    return _plain(total) and total.article is not None and not total.is_part


def _counted(total: CountedTotal, cases: Sequence[CourtCase], court_of: Mapping[str, str]) -> int:
    period = Period(last=total.as_of)
    step = _STEPS[total.what]
    counted = 0
    for case in cases:
        if total.court is not None and court_of.get(case.court or "") != total.court:
            continue
        if step not in steps_in(case, period):
            continue
        day = day_of_step(case, step)
        if total.month is not None and (day is None or day.strftime("%Y-%m") != total.month):
            continue
        counted += (case.people or 1) if total.what == "people" else 1
    return counted
