"""A person's decision about a record: who, when, why."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

import msgspec

Verdict = Literal["accept", "reject", "correct", "same", "different"]


class Ruling(msgspec.Struct, frozen=True, kw_only=True):
    """What a person decides: the verdict, who, why, and for a correction the right values by field."""

    verdict: Verdict
    by: str
    because: str
    correction: dict[str, Any] | None = None


class Grounds(msgspec.Struct, frozen=True, kw_only=True):
    """The record that a person looked at, and the words that find it again after it was extracted anew."""

    record: str
    kind: str
    quote: str
    anchor: str
    source: str | None
    locator: str


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """Kept for ever. `quote` and `anchor` are the words it was made on; with `source`, `locator` and
    `kind` they find the record again when a reader or an extractor has changed.

    `correction` maps field names of the public contract to their right values. `other` is the second record
    of a judgement that two are reports of the same event, or of different ones.
    """

    id: str
    record: str
    kind: str
    verdict: Verdict
    by: str
    because: str
    at: datetime
    quote: str
    anchor: str
    source: str | None
    locator: str
    correction: dict[str, Any] | None = None
    other: Grounds | None = None
