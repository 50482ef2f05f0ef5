"""Quotations: where the quotation marks of a text open and close."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from callup.values import Span

_MARKS = re.compile(r"[“”«»„\"]|''|``")
_BREAK = re.compile(r"\n[ \t]*\n\s*|(?<=[.!?…»”\":;)])[ \t]*\n\s*")
_WORD = re.compile(r"\w+")
_CLOSING = {"“": "”", "«": "»", "„": "“”", '"': '"', "``": "''", "''": "''"}
_DASHED = re.compile(r",\s[—–-]\s")
_NAMES = re.compile(
    r"(?:канал|издани|газет|агентств|портал|проект|организаци|движени|фонд|паблик|групп|сообществ|парти|радио"
    r"|журнал|компани|завод|клуб|фильм|центр|программ|операци|ассоциаци|служб|театр|бренд|сайт)\w*\s$",
    re.I,
)
_BEFORE = 20
_FEWEST_WORDS = 4
_LONGEST = 4_000


class Quotation(msgspec.Struct, frozen=True):
    """A quotation with its marks. `runs_on` where it is not closed and the next paragraph goes on.

    `speech` tells whether it looks like somebody's words rather than a name or a term.
    """

    start: int
    end: int
    runs_on: bool
    speech: bool


def has_marks(text: str) -> bool:
    """Whether a text holds a quotation mark."""
    return _MARKS.search(text) is not None


def find_paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The paragraphs: parted by an empty line, or by a line that ends where a sentence may end."""
    start = 0
    for gap in _BREAK.finditer(text) if "\n" in text else ():
        if text[gap.start() - 1] == ":" and text.startswith("«", gap.end()):
            continue  # "Обращение матерей:" and their words in the next line
        if gap.start() > start:
            yield start, gap.start()
        start = gap.end()
    if start < len(text):
        yield start, len(text)


def find_quotations(text: str, paragraphs: list[tuple[int, int]]) -> Iterator[Quotation]:
    """The outermost quotations, in the order of the text; none reaches over a paragraph's end.

    A mark that is never closed opens nothing, unless the next paragraph opens with a mark again.
    """
    for index, (start, end) in enumerate(paragraphs):
        following = text[paragraphs[index + 1][0]] if index + 1 < len(paragraphs) else ""
        yield from _in_paragraph(text, Span(start, end, ""), following in tuple('“«„"'))


def _in_paragraph(text: str, paragraph: Span, goes_on: bool) -> Iterator[Quotation]:
    opened: tuple[str, int] | None = None
    depth = 0
    for mark in _MARKS.finditer(text, paragraph.start, paragraph.end):
        sign = mark.group()
        if opened is None:
            if sign in _CLOSING and _may_open(text, mark, paragraph):
                opened, depth = (sign, mark.start()), 1
        elif sign in _CLOSING[opened[0]]:
            depth -= 1
            if depth == 0:
                yield _quotation(text, opened[1], mark.end())
                opened = None
        elif sign == opened[0]:
            depth += 1
    if opened and goes_on and paragraph.end - opened[1] <= _LONGEST:
        yield Quotation(opened[1], paragraph.end, runs_on=True, speech=True)


def _may_open(text: str, mark: re.Match[str], paragraph: Span) -> bool:
    """Whether a mark stands where one may open: not after a word, and before one."""
    if mark.group() in "“«„":
        return True
    before = text[mark.start() - 1] if mark.start() > paragraph.start else " "
    after = text[mark.end()] if mark.end() < paragraph.end else " "
    return not before.isalnum() and not after.isspace() and before not in ".,!?"


def _quotation(text: str, start: int, end: int) -> Quotation:
    inner = text[start:end].strip("“”«»„\"'`").rstrip()
    words = 0
    for _ in _WORD.finditer(inner[:200]):
        words += 1
    if inner[-1:] not in ".,!?…" and _NAMES.search(text, max(start - _BEFORE, 0), start):
        return Quotation(start, end, runs_on=False, speech=False)
    said = words >= _FEWEST_WORDS or inner[-1:] in ".,!?…" or _is_told(text, start, end)
    speech = end - start <= _LONGEST and said
    return Quotation(start, end, runs_on=False, speech=speech)


def _is_told(text: str, start: int, end: int) -> bool:
    """Whether a short quotation stands behind a colon, or before a comma and a dash."""
    before = text[max(start - 3, 0) : start].rstrip(" ")
    return before.endswith(":") or _DASHED.match(text, end) is not None
