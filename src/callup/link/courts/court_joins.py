"""The cards of one case joined, appeals with their first instance, reports with their card."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache

from callup.link.courts.court_merge import merged
from callup.model import Case
from callup.model.court_case import CourtCase
from callup.values import Time

_YEAR = re.compile(r"/\s?(?:19|20)\d\d")
_ENDING = re.compile(r"(?:[оеыи]го|[оеыи]му|[ыи]ми|[иыо]й|[оеыи]м|[ая]я|ей|[ауе])$")
_BRACKETS = re.compile(r"\([^()]*\)|[«»\"']")
_SHORT = 4
Key = tuple[str, ...]


def join_cases(cases: Iterable[Case]) -> tuple[CourtCase, ...]:
    """Every case once, in an order that does not depend on the order of arrival.

    Cards are one case where they share the number that a case keeps in all instances, or the court and its
    number. An appeal that names only the number of the first instance joins the one case of that number and
    article. A report joins the one card of its court, article and day (or of its court, article and term).
    """
    cases = sorted(cases, key=lambda case: (case.published or date.min, case.document, case.id))
    cards = [case for case in cases if case.card is not None]
    groups = _appeals_joined(_groups(cards))
    reports = [case for case in cases if case.card is None and case.status == "reported"]
    told, alone = _reports_joined(groups, reports)
    joined = [merged(group, told.get(index, ())) for index, group in enumerate(groups)]
    joined += [merged([], [report]) for report in alone]
    return tuple(
        sorted(joined, key=lambda case: (case.court or "", case.number or "", case.cards, case.reports))
    )


def _groups(cards: Sequence[Case]) -> list[list[Case]]:
    """The cards by case: those that share a key, directly or through others."""
    parent = list(range(len(cards)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    first: dict[Key, int] = {}
    for index, card in enumerate(cards):
        for key in _keys(card):
            one, other = sorted((root(first.setdefault(key, index)), root(index)))
            parent[other] = one
    groups: dict[int, list[Case]] = defaultdict(list)
    for index, card in enumerate(cards):
        groups[root(index)].append(card)
    return list(groups.values())


def _keys(card: Case) -> Iterator[Key]:
    if card.card and card.card.uid:
        yield "uid", _number(card.card.uid)
    if card.number:
        number = _number(card.number)
        began = _day(card.received) or _day(card.decided)
        year = "" if _YEAR.search(number) or began is None else str(began.year)
        yield "number", court_key(card.court) or (card.source or ""), number, year


def _number(written: str) -> str:
    """A case's number as it is compared: "№ 1-45/2023 (1-300/2022;) ~ М-1" is "1-45/2023"."""
    first = re.split(r"[(~;]", written.replace("–", "-").replace("—", "-"))[0]
    return re.sub(r"[\s№]", "", first).lower()


@cache
def court_key(court: str | None) -> str:
    """A court's name as it is compared, whatever its case: its words without their endings.

    >>> court_key("Псковского гарнизонного суда") == court_key("Псковский гарнизонный суд (Псков)")
    True
    """
    plain = _BRACKETS.sub(" ", (court or "").lower().replace("ё", "е"))
    words = re.findall(r"[^\W_]+", plain)
    return " ".join(_stem(word) for word in words if word not in ("the", "г", "город"))


def _stem(word: str) -> str:
    return word if len(word) < _SHORT or word.isdigit() else _ENDING.sub("", word)


def _day(time: Time | None) -> date | None:
    return time.from_ if time is not None and time.precision == "day" else None


def _appeals_joined(groups: list[list[Case]]) -> list[list[Case]]:
    """Groups of appeals alone put to the one case of the number that they name."""
    by_number: dict[str, list[int]] = defaultdict(list)
    for index, group in enumerate(groups):
        for number in {_number(c.number) for c in group if c.number and c.stage != "appeal"}:
            by_number[number].append(index)
    gone: set[int] = set()
    for index, group in enumerate(groups):
        named = {_number(c.card.lower_number) for c in group if c.card and c.card.lower_number}
        if not named or any(card.stage != "appeal" for card in group):
            continue
        fitting = [
            other
            for number in sorted(named)
            for other in by_number.get(number, ())
            if other != index and _offences(group) & _offences(groups[other])
        ]
        if len(set(fitting)) == 1:
            groups[fitting[0]].extend(group)
            gone.add(index)
    return [group for index, group in enumerate(groups) if index not in gone]


def _offences(cases: Iterable[Case]) -> set[str]:
    return {article.split(".")[0] for case in cases for article in case.articles}


def _reports_joined(
    groups: Sequence[Sequence[Case]], reports: Iterable[Case]
) -> tuple[dict[int, list[Case]], list[Case]]:
    """By the index of a group the reports of its case; and those that fit none, or more than one."""
    by_court: dict[str, list[int]] = defaultdict(list)
    for index, group in enumerate(groups):
        for court in {court_key(card.court) for card in group if card.court}:
            by_court[court].append(index)
    told: dict[int, list[Case]] = defaultdict(list)
    alone: list[Case] = []
    for report in reports:
        near = by_court.get(court_key(report.court), ()) if report.court else ()
        fitting = [index for index in near if any(_tells_of(report, card) for card in groups[index])]
        if len(fitting) == 1:
            told[fitting[0]].append(report)
        else:
            alone.append(report)
    return told, alone


def _tells_of(report: Case, card: Case) -> bool:
    """Whether a report is of the case of a card: nothing differs, and the day or the term is the same."""
    if not _offences([report]) & _offences([card]):
        return False
    days = _day(report.decided), _day(card.decided)
    terms = report.term_months, card.term_months
    differ = any(None not in pair and pair[0] != pair[1] for pair in (days, terms))
    same = any(None not in pair and pair[0] == pair[1] for pair in (days, terms))
    known = {report.outcome, card.outcome} - {"unknown"}
    return same and not differ and len(known) < 2
