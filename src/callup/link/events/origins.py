"""Independent origins: copies of one text are one report, and reports of one teller are one origin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TypeVar

import msgspec

from callup.link.events.tellers import SourceOf, Standing, Teller, Tellers
from callup.model import AnyRecord
from callup.values import make_id

_T = TypeVar("_T")
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
        texts = _united(((self.family(record), *_words(record)), record) for record in records)
        told = [self._group(text) for text in texts]
        groups = [_joined(group) for group in _united((group.keys, group) for group in told)]
        return tuple(map(_origin, sorted(groups, key=lambda group: min(map(_age, group.told)))))

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


def _united(items: Iterable[tuple[Iterable[str], _T]]) -> list[list[_T]]:
    """The items in groups: two that share a key are of one, and so on. The smaller group joins the larger."""
    group_of: dict[str, int] = {}
    groups: dict[int, tuple[list[str], list[_T]]] = {}
    for number, (own, item) in enumerate(items):
        keys = list(own)
        met = sorted({group_of[key] for key in keys if key in group_of}, key=lambda one: -len(groups[one][0]))
        into = met[0] if met else number
        group = groups.setdefault(into, ([], []))
        for other in met[1:]:
            moved = groups.pop(other)
            group[0].extend(moved[0])
            group[1].extend(moved[1])
            group_of.update(dict.fromkeys(moved[0], into))
        group[0].extend(key for key in keys if key not in group_of)
        group_of.update(dict.fromkeys(keys, into))
        group[1].append(item)
    return [members for _, members in groups.values()]


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
