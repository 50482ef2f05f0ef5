"""Reads the marked reports in training/practices: a line each, the words that tell of a practice in braces.

`{kind|words}`, or `{kind:status|words}` where the report is not of something done in the campaign;
`{a,b|words}` tells of two kinds. A line without braces tells of none. Marks do not nest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from callup.model import Language

FOLDER = Path(__file__).with_name("practices")
STATUSES = ("reported", "denied", "planned", "conditional", "past", "unconfirmed", "foreign", "rejected")

_MARK = re.compile(r"\{([^{}|]+)\|([^{}]+)\}")


class Mark(msgspec.Struct, frozen=True):
    """Words of a report that tell of a practice, from where to where in its text."""

    practice: str
    status: str
    start: int
    end: int


class Report(msgspec.Struct, frozen=True):
    """One line: its text without the braces, its marks."""

    text: str
    language: Language
    marks: tuple[Mark, ...]


def read_reports(folder: Path = FOLDER) -> Iterator[Report]:
    """All reports, file by file; raises ValueError with file and line where a mark is broken.

    A file's name begins with its language ("ru_news.txt").
    """
    for path in sorted(folder.glob("*.txt")):
        language: Language = path.name[:2]  # type: ignore[assignment]
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            try:
                yield parse(line.strip(), language)
            except ValueError as error:
                raise ValueError(f"{path.name}, line {number}: {error}") from error


def parse(line: str, language: Language) -> Report:
    """One line; raises ValueError where braces are left over or a status is none.

    >>> report = parse("В Твери {summons,raid:denied|разносили повестки}.", "ru")
    >>> report.text
    'В Твери разносили повестки.'
    >>> [(mark.practice, mark.status) for mark in report.marks]
    [('summons', 'denied'), ('raid', 'denied')]
    """
    text, marks, at = "", [], 0
    for match in _MARK.finditer(line):
        text += line[at : match.start()]
        names, _, status = match[1].partition(":")
        if (status or "reported") not in STATUSES:
            raise ValueError(f"{status!r} is no status")
        end = len(text) + len(match[2])
        marks += [Mark(name, status or "reported", len(text), end) for name in names.split(",")]
        text += match[2]
        at = match.end()
    text += line[at:]
    if "{" in text or "}" in text:
        raise ValueError("a brace is left over")
    return Report(text, language, tuple(marks))
