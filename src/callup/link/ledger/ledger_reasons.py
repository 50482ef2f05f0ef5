"""Why a report of another sum is no change: how it is told which reason holds.

The rule is told in docs/method.md ("Change or conflict"); whoever changes it here changes it there.
"""

from __future__ import annotations

from datetime import timedelta

from callup.link.ledger.ledger_amounts import agrees, leaves_room
from callup.link.ledger.ledger_claims import Claim, is_money
from callup.link.ledger.ledger_runs import Run, Why

CLOSE = timedelta(days=7)
"""Two sums that are told no further apart are told of one time, unless words say that there was a change."""

REPEATED = timedelta(days=31)
"""So long after a change that was told, others may still repeat the sum before it."""


def why_no_change(claim: Claim, now: Run, before: Run | None) -> Why | None:
    """Why a report of another sum than that of a run does not end it; None where it tells of a change."""
    named = claim.report.previous
    if now.reverts or claim.says != "sum" or (named is not None and agrees(named, now.amount)):
        return None
    if now.says == "offered" and is_money(claim.report):
        return None
    if claim.start == now.start and claim.report.document in now.documents:
        return "same_page"
    if not claim.tells and (why := _of_bare(claim, now, before)) is not None:
        return why
    if claim.start == now.start:
        return "same_day"
    return _close(claim, now)


def _of_bare(claim: Claim, now: Run, before: Run | None) -> Why | None:
    """Why a report that says nothing of a change is none: it knows no better, or it may be true as well."""
    follows = _is_sum_before(claim, now, before)
    if follows and claim.told is not None and now.heard is not None and claim.told < now.heard:
        return "before_told"
    is_other = not claim.origins & now.origins
    if follows and is_other and now.tells and claim.start - now.last <= REPEATED:
        return "repeats_before"
    if claim.start - now.last <= CLOSE and leaves_room(claim.amount, now.amount):
        return "within"
    return None


def _is_sum_before(claim: Claim, now: Run, before: Run | None) -> bool:
    """Whether a claim names the sum that the run came after."""
    return now.followed(claim.amount) or (before is not None and before.says_same(claim))


def _close(claim: Claim, now: Run) -> Why | None:
    if claim.tells:
        one_event = now.tells and claim.start - now.start <= CLOSE and not (claim.dated and now.dated)
        return "close" if one_event and now.says == "sum" else None
    if claim.start - now.last > CLOSE:
        return None
    return None if claim.origins & now.origins else "close"
