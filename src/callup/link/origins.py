"""Independent origins: copies of one text are one report, and reports of one teller are one origin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import msgspec

from callup.link.tellers import SourceOf, Standing, Teller, Tellers
from callup.model import AnyRecord
from callup.values import make_id

_WORD = re.compile(r"\w+")
_COPIED = 8
_FROM_WEAK: tuple[Standing, ...] = ("unknown", "anonymous", "named", "official_document")

FamilyOf = Mapping[str, str]
"""Of a document's id the family of documents that carry its text; a document without copies is not there."""


class Origin(msgspec.Struct, frozen=True):
    """One who tells, and the reports that lead to them; `pages` counts the copies of these as well."""

    teller: Teller
    reports: tuple[AnyRecord, ...]
    pages: int

    @property
    def confirmed(self) -> bool:
        """Whether any of the reports tells it as a fact, and not as something that is not confirmed."""
        return any(record.status == "reported" for record in self.reports)


class Origins:
    """Counts origins. Of a family only the earliest document speaks: repeats add pages and nothing else."""

    def __init__(self, families: FamilyOf, sources: SourceOf, tellers: Tellers) -> None:
        self._families = families
        self._sources = sources
        self._tellers = tellers

    def teller(self, record: AnyRecord) -> Teller:
        """Who told a record first, by its own document alone."""
        return self._tellers.of(record, self._sources.get(record.document))

    def family(self, record: AnyRecord) -> str:
        """What stands for the record's text: its family, or its document."""
        return self._families.get(record.document, record.document)

    def among(self, records: Iterable[AnyRecord]) -> tuple[Origin, ...]:
        """The origins of reports of one event, in the order of their first report.

        Texts that share a teller are of one origin. Where nobody can tell who printed a text first, all who
        may have are one.
        """
        groups: list[_Group] = []
        for told in self._texts(records):
            new = self._group(told)
            touched = [group for group in groups if group.keys & new.keys]
            groups = [group for group in groups if not group.keys & new.keys]
            groups.append(_joined([*touched, new]))
        return tuple(map(_origin, sorted(groups, key=lambda group: min(map(_age, group.told)))))

    def _texts(self, records: Iterable[AnyRecord]) -> Iterator[list[AnyRecord]]:
        """The records by text: of one family, or with the same words of some length."""
        texts: list[tuple[set[str], list[AnyRecord]]] = []
        for record in records:
            keys = {self.family(record), *_words(record)}
            alike = [one for one in texts if not one[0].isdisjoint(keys)]
            texts = [one for one in texts if one[0].isdisjoint(keys)]
            told = [other for _, others in alike for other in others]
            texts.append((keys.union(*(one[0] for one in alike)), [*told, record]))
        return (told for _, told in texts)

    def _group(self, told: list[AnyRecord]) -> _Group:
        """A text's report: the earliest; of those of one day the one that stands weakest.

        So a repeat never makes a report more than it was, whoever repeats it.
        """
        first = min(_day(record) for record in told)
        candidates = [(record, self.teller(record)) for record in told if _day(record) == first]
        speaks = min(candidates, key=lambda one: (_weight(one), one[1].key, one[0].id))
        pages = len({record.document for record in told})
        return _Group((speaks,), frozenset(key for _, teller in candidates for key in teller.keys), pages)


_Told = tuple[AnyRecord, Teller]


class _Group(msgspec.Struct, frozen=True):
    """Reports of one origin with their tellers, the keys of all who may have told it, and the pages."""

    told: tuple[_Told, ...]
    keys: frozenset[str]
    pages: int


def _words(record: AnyRecord) -> Iterator[str]:
    """The words that a record stands on, where they are so many that nobody writes them again by chance."""
    words = [word for span in record.evidence for word in _WORD.findall(span.quote.casefold())]
    if len(words) >= _COPIED:
        yield make_id("words", *words)


def _joined(groups: list[_Group]) -> _Group:
    return _Group(
        tuple(one for group in groups for one in group.told),
        frozenset(key for group in groups for key in group.keys),
        sum(group.pages for group in groups),
    )


def _origin(group: _Group) -> Origin:
    """An origin by the strongest of its reports."""
    told = sorted(group.told, key=_age)
    return Origin(max(told, key=_weight)[1], tuple(record for record, _ in told), group.pages)


def _weight(told: _Told) -> tuple[bool, int]:
    """How strongly a report stands: told as a fact before told as not confirmed, then by who tells it."""
    record, teller = told
    return record.status == "reported", _FROM_WEAK.index(teller.standing)


def _age(told: _Told) -> tuple[date, str]:
    return _day(told[0]), told[0].id


def _day(record: AnyRecord) -> date:
    """The day of publication; what nothing dates cannot be shown to be first."""
    return record.published or date.max


def independent(origins: Iterable[Origin]) -> Iterator[Origin]:
    """The origins that may be counted as confirming one another: confirmed, and told by somebody known."""
    return (one for one in origins if one.confirmed and one.teller.standing in ("named", "official_document"))
