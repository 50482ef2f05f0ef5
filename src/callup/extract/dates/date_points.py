"""The pieces that times are made of: a day, a month, a season, "last week".

A point says what its words say and no more; the calendar gives it days, `dates` its ends.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from callup.extract.dates import date_words as words

Grain = Literal[
    "day", "weekday", "week", "month", "quarter", "half", "season", "year", "years", "span", "weekend"
]
Edge = Literal["start", "middle", "end"]


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """`year_step`, `step` and `count` are relative to the document: "last year" is -1.

    `number` is the quarter, the half, the season's first month or the day of the week (Monday 0).
    `weak` points are times only after a preposition, or joined to another point; those `ahead` only where
    the sentence looks into the future.
    """

    start: int
    end: int
    grain: Grain
    year: int | None = None
    until_year: int | None = None
    year_step: int | None = None
    month: int | None = None
    day: int | None = None
    until_day: int | None = None
    number: int | None = None
    until_number: int | None = None
    step: int | None = None
    count: int | None = None
    unit: str | None = None
    edge: Edge | None = None
    weak: bool = False
    ahead: bool = False


class Match(msgspec.Struct, frozen=True):
    """What one rule matched: the words of its named groups and where they stand."""

    start: int
    end: int
    words: dict[str, str]
    ends: dict[str, tuple[int, int]]

    def number(self, name: str) -> int | None:
        word = self.words.get(name)
        return int(word) if word is not None else None

    def step(self, name: str) -> int | None:
        word = self.words.get(name)
        if word is None:
            return None
        word = " ".join(word.split())
        return next(
            (step for start, step in words.STEPS.items() if word.startswith(start)),
            1 if word.endswith("following") else -1,
        )

    @property
    def edge(self) -> Edge | None:
        word = self.words.get("edge")
        if word is None:
            return None
        if any(part in word for part in ("начал", "beginning", "start", "early", "почат")):
            return "start"
        return "middle" if "серед" in word or "mid" in word else "end"
