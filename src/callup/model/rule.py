"""A rule of law and the stage it has reached. A bill is no law."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

import msgspec

from callup.model.offer import Act
from callup.model.record import Record
from callup.values import Time

LegalStage = Literal[
    "proposed",
    "first_reading",
    "second_reading",
    "third_reading",
    "signed",
    "in_force",
    "repealed",
]


class RuleValue(msgspec.Struct, frozen=True, kw_only=True):
    """A number with its unit, or words."""

    number: Decimal | None = None
    text: str | None = None
    unit: str | None = None


class Rule(Record, frozen=True, kw_only=True, tag="rule"):
    """`what` is the rule's subject, such as "conscription_age_min"; None where the vocabulary has no name for
    what a step is about."""

    what: str | None
    value: RuleValue | None = None
    stage: LegalStage | None = None
    act: Act | None = None
    effective: Time | None = None
