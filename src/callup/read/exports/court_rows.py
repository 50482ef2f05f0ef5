"""Rows that are court cards, or counts of cases: what may be kept of them, and no name."""

from __future__ import annotations

import hmac
import re
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from typing import Any

import msgspec

from callup.model.court_mapping import CardField, CourtRows
from callup.read.days import day_of
from callup.read.item import Item
from callup.scan import fold

_ORDER: tuple[CardField, ...] = (
    "court", "number", "uid", "lower_number", "article", "part", "people", "received", "heard", "decided",
    "outcome", "term", "term_months", "term_years", "person", "stage", "text_published", "what", "month",
    "value", "as_of",
)  # fmt: skip
_KNOWN: frozenset[CardField] = frozenset({"court", "number", "received", "decided"})
_DEEPEST = 6
_LONGEST_CELL = 4_000
_MOST_PEOPLE = 60
_PART = r"(?:ч\.?|част\w{1,3}|part)\s{0,2}\d(?:\.\d)?"
_ARTICLE = re.compile(
    rf"(?:{_PART}\s{{1,2}}(?:of\s)?)?(?:ст\.?|стать\w{{1,4}}|articles?|art\.?)\s{{0,2}}\d{{3}}(?:\.\d)?"
    rf"(?:\(\d(?:\.\d)?\))?(?:,?\s{{0,2}}{_PART})?(?:\s(?:ук|criminal code)\b(?:\sрф)?)?"
    rf"|\b\d{{3}}(?:\.\d(?:\.\d)?|\(\d(?:\.\d)?\)|,?\s{_PART})?(?![\d.])"
)
_CHUNK = re.compile(r"[;,\n\r→]|\s[-–—]\s|:\s")
_WORD = r"[^\W\d_][\w'’]*(?:-[^\W\d_][\w'’]*)?"
_PERSON = re.compile(rf"({_WORD})\s({_WORD})\.?(?:\s?({_WORD})\.?)?(?:\s(?:оглы|кызы))?")
_HIDDEN = re.compile(r"(?:фио|лицо|person)\s?\d{0,3}")
_EMPTY = frozenset(("", "-", "–", "—", "null", "none", "н/д", "нет данных"))


def read_court_row(court: CourtRows, values: Mapping[str, Any], locator: str) -> Item | None:
    """The item of a row that is a court card or a count; None where it is neither.

    Its text has a line a field, under the field's own name. What names people is left out: of the accused a
    pseudonym stands there, which only who has the key can make anew, or without a key their number.
    """
    cells, unread = _cells(court, values)
    if not court.told and not _is_card(court, cells):
        return None
    fields: dict[str, str] = {}
    for field in _ORDER:
        written = _kept(court, field, cells)
        if written:
            fields[field] = written
    if unread:
        fields["unread"] = ", ".join(sorted(unread))
    return Item(
        text="\n".join(f"{name}: {value}" for name, value in fields.items()),
        locator=locator,
        published=day_of(cells.get("published")),
        url=cells.get("url"),
        source=cells.get("source"),
        fields=fields,
        court=court.rows,
    )


def _cells(court: CourtRows, values: Mapping[str, Any]) -> tuple[dict[CardField, str], list[str]]:
    """What the mapped columns hold, and the columns that nobody mapped."""
    cells: dict[CardField, str] = dict(court.constants)
    told: set[CardField] = set()
    unread: list[str] = []
    for column, written in _flat(values):
        name = _column(court, plain(column))
        if name is None:
            unread.append(" ".join(column.split())[:60])
            continue
        field = court.columns[name]
        value = "" if field is None else " ".join(written.split())
        if field is None or value.lower() in _EMPTY:
            continue
        if field not in told:
            cells[field] = value
            told.add(field)
        elif field in ("people", "heard"):
            cells[field] += f"; {value}"
    return cells, list(dict.fromkeys(unread))


def _column(court: CourtRows, name: str) -> str | None:
    """The mapped column that a value stands in: its own, or one round it that is passed over whole."""
    if name in court.columns:
        return name
    while "." in name:
        name = name.rpartition(".")[0]
        if name in court.columns and court.columns[name] is None:
            return name
    return None


def _flat(values: Mapping[str, Any], before: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    """The plain values of an object, those of objects in it under "outer.inner"; no more than are honest."""
    for name, value in values.items():
        column = f"{before}{name}"
        if isinstance(value, str):
            yield column, value
        elif isinstance(value, Mapping):
            if depth < _DEEPEST:
                yield from _flat(value, f"{column}.", depth + 1)
        elif isinstance(value, list):
            for one in value if depth < _DEEPEST else ():
                yield from _flat({name: one}, before, depth + 1)
        elif value is not None:
            yield column, msgspec.json.encode(value).decode()


@cache
def plain(column: str) -> str:
    """A column's name as it is compared: lower case, е for ё, no signs.

    >>> plain("Date_received"), plain("№ дела:")
    ('date received', '№ дела')
    """
    return " ".join(fold(column).replace("_", " ").replace("-", " ").split()).rstrip(".:")


def _is_card(court: CourtRows, cells: Mapping[CardField, str]) -> bool:
    article = cells.get("article", "")[:_LONGEST_CELL]
    if not article or not _KNOWN & cells.keys():
        return False
    bare = re.match(r"\d{3}(?!\d)", article)
    if bare and bare[0] in court.articles:
        return True
    return any(number in phrase for phrase in _phrases(article) for number in court.articles)


def _kept(court: CourtRows, field: CardField, cells: Mapping[CardField, str]) -> str | None:
    """What is kept of a field, as it is written; of those that may name people, what names no one."""
    if field == "people":
        return _people(court, cells)
    if field == "text_published" and field not in cells:
        return "published" if cells.get("text", "").strip() else None
    written = cells.get(field, "")[:_LONGEST_CELL]
    if field == "article":
        return "; ".join(_phrases(written)) or ("not understood" if written else None)
    meaning = court.words.get(field, {}).get(fold(written))
    return f"{meaning} ({written})" if meaning else written or None


def _phrases(written: str) -> list[str]:
    """The articles of a cell, in its own words."""
    found = (written[m.start() : m.end()].strip() for m in _ARTICLE.finditer(fold(written)))
    return list(dict.fromkeys(found))


def _people(court: CourtRows, cells: Mapping[CardField, str]) -> str | None:
    """The accused as pseudonyms, or how many they are where there is no key."""
    article = cells.get("article", "")[:_LONGEST_CELL]
    rest = _ARTICLE.sub(";", fold(article))
    named = [*_chunks(cells.get("people", ""))]
    if not named:
        named = [one for one in _chunks(rest) if _is_name(one)]
    people = list(dict.fromkeys(_normal(one) for one in named[:_MOST_PEOPLE]))
    if not people:
        return None
    if court.key is None:
        return str(len(people))
    place = "|".join((cells.get("court", ""), cells.get("number", "")))
    return " ".join(_pseudonym(court.key, name, place) for name in people)


def _chunks(written: str) -> Iterator[str]:
    for chunk in _CHUNK.split(fold(written[:_LONGEST_CELL])):
        words = " ".join(chunk.split()).strip(" .")
        if words and re.search(r"[^\W\d_]", words):
            yield words


def _is_name(words: str) -> bool:
    """Whether words of a cell of articles are a surname with initials, or with two more names."""
    if _HIDDEN.fullmatch(words):
        return True
    if not _PERSON.fullmatch(words):
        return False
    parts = words.replace(".", " ").split()
    initials = all(len(part) == 1 for part in parts[1:])
    endings = ("вич", "вна", "ична", "оглы", "кызы", "ич")
    return initials or parts[-1].endswith(endings)


def _normal(name: str) -> str:
    """A name so that "Surname Given Patronymic" and "Surname G. P." are one."""
    parts = name.replace(".", " ").split()
    return " ".join([parts[0], *(part[0] for part in parts[1:3])])


def _pseudonym(key: bytes, name: str, place: str) -> str:
    """A name under the key; what a court has hidden itself is another person in each case."""
    told = f"{name}|{place}" if _HIDDEN.fullmatch(name) else name
    return "p-" + hmac.new(key, told.encode("utf-8", "surrogatepass"), sha256).hexdigest()[:16]
