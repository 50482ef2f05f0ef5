"""Money or another benefit that is offered for signing up or serving."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

import msgspec

from callup.model.record import Record
from callup.values import Amount, Time

Benefit = Literal[
    "signing_bonus",
    "monthly_pay",
    "combat_day",
    "advance_km",
    "per_target",
    "first_year_total",
    "finder_reward",
    "injury_payment",
    "death_payment",
    "tax_break",
    "loan_relief",
    "education_preference",
    "housing",
    "land",
    "veteran_status",
    "job_guarantee",
    "family_support",
    "other",
]
Payer = Literal["federal", "regional", "municipal", "employer", "private", "unknown"]
Basis = Literal["component", "total", "unknown"]
Per = Literal["once", "month", "day", "hour", "shift", "km", "target", "year", "person"]
Change = Literal["new", "raise", "cut", "extend", "end", "revert", "unchanged"]


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """A legal act, as the text names it."""

    decree: str | None = None
    number: str | None = None
    date: Time | None = None


class ChangeBy(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """By how much, never to how much: an amount, or a ratio of new to old."""

    amount: Amount | None = None
    ratio: Decimal | None = None


class Offer(Record, frozen=True, kw_only=True, tag="offer"):
    """One benefit from one payer. Benefits that are not money have no amount."""

    benefit: Benefit
    payer: Payer = "unknown"
    basis: Basis = "unknown"
    amount: Amount | None = None
    per: Per | None = None
    printed_also: tuple[Amount, ...] = ()
    previous: Amount | None = None
    previous_time: Time | None = None
    change: Change | None = None
    change_by: ChangeBy | None = None
    part_of: Amount | None = None
    effective: Time | None = None
    reverts_to: Amount | None = None
    audience: str | None = None
    conditions: str | None = None
    announced: bool | None = None
    act: Act | None = None
