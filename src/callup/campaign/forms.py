"""place_forms.tsv: what each written form of a place's name can mean, read as far as it is asked for.

The file has some twenty thousand rows, and a text names a few places. So a start only makes sure that the
rows are in the order of their forms; a row is checked and becomes a meaning when a text holds the first word
of its form, or when all are asked for.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable
from itertools import compress, count, islice
from operator import gt
from pathlib import Path
from typing import get_args

from callup.campaign.files import broken, line_of_text, read_lines
from callup.errors import CampaignError
from callup.model.campaign import FormKind, PlaceForm

COLUMNS = ("form", "code", "municipality", "kind", "language", "ambiguous")

_CELL = "\t"

Form = tuple[str, tuple[PlaceForm, ...]]
"""A form and its meanings, in the order of the file."""


class PlaceForms:
    """The forms of one file. `places` holds the (code, municipality) pairs that a row may name."""

    def __init__(self, path: Path, places: Container[tuple[str, str | None]]) -> None:
        self._path = path
        self._places = places
        self._known: dict[str, PlaceForm] = {}
        rows = read_lines(path, COLUMNS)
        for row in rows:
            if not row[0].isalnum():
                raise self._broken(row, "the form does not begin with a letter or a digit: it is never found")
        self._rows = _by_form(rows)

    def beginning_with(self, word: str) -> tuple[Form, ...]:
        """The forms that begin with a word, or are that word, the longest first; raises CampaignError."""
        found = []
        rows, size = self._rows, len(word)
        at = bisect_left(rows, word)
        while at < len(rows) and rows[at].startswith(word):
            if not rows[at][size : size + 1].isalnum():
                found.append(rows[at])
            at += 1
        return tuple(sorted(self._meanings(found).items(), key=lambda form: -len(form[0])))

    def all(self) -> dict[str, tuple[PlaceForm, ...]]:
        """Every form with its meanings; raises CampaignError."""
        return self._meanings(self._rows)

    def _meanings(self, rows: Iterable[str]) -> dict[str, tuple[PlaceForm, ...]]:
        forms: dict[str, tuple[PlaceForm, ...]] = {}
        for row in rows:
            form, _, rest = row.partition(_CELL)
            meaning = self._known.get(rest)
            if meaning is None:
                meaning = self._known[rest] = self._meaning(row, rest.split(_CELL))
            forms[form] = (*forms.get(form, ()), meaning)
        return forms

    def _meaning(self, row: str, cells: list[str]) -> PlaceForm:
        if len(cells) != len(COLUMNS) - 1:
            raise self._broken(row, f"the row has {row.count(_CELL) + 1} cells, the first row {len(COLUMNS)}")
        code, municipality, kind, language, ambiguous = cells
        if kind not in get_args(FormKind):
            raise self._broken(row, f"{kind!r} is no kind of form")
        if (code, municipality or None) not in self._places:
            raise self._broken(row, f"places.csv has no {code} {municipality}".rstrip())
        return PlaceForm(
            code=code,
            municipality=municipality or None,
            kind=kind,  # type: ignore[arg-type]  # checked above
            language=language,
            ambiguous=ambiguous == "1",
        )

    def _broken(self, row: str, what: str) -> CampaignError:
        return broken(self._path, line_of_text(self._path, row), what)


def _by_form(rows: list[str]) -> list[str]:
    """The rows in the order of their forms, those of one form as in the file. A made file is in order."""
    falls = compress(count(), map(gt, rows, islice(rows, 1, None)))
    if all(_form(rows[at]) == _form(rows[at + 1]) for at in falls):
        return rows
    return sorted(rows, key=_form)


def _form(row: str) -> str:
    return row.partition(_CELL)[0] + _CELL
