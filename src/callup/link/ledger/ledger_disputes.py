"""Disputes: two sums told of one time, and the later report that settles which of them it was."""

from __future__ import annotations

from callup.link.ledger.ledger_claims import Claim
from callup.link.ledger.ledger_runs import Run, Side

_MOST = 100
"""A dispute of more reports than that is not settled by one of them."""


def settled(claim: Claim, now: Run) -> list[Run] | None:
    """The runs in place of a disputed one, where a bare report takes the other side of its dispute.

    The side of more publishers stands from the day on which it was first told; of equally many the one that
    was told last, unless words tell of a change to the other sum. None where the dispute goes on.
    """
    side = _side(claim, now)
    if side is None or len(now.claims) > _MOST or not _outweighs(side, claim, now):
        return None
    first = side.claims[0]
    other = _run_of([*side.claims, claim])
    if first.start > now.start:
        if now.last > first.start:
            return None
        now.withdraw(side.claims)
        return [now, other]
    for opposed in now.claims:
        other.oppose(opposed, opposed.start, "same_day")
    other.against += now.against
    return [other]


def restated(claim: Claim, now: Run) -> bool:
    """Whether a publisher says once more what it says in a dispute that goes on."""
    side = _side(claim, now)
    return side is not None and bool(claim.origins & side.origins)


def _side(claim: Claim, now: Run) -> Side | None:
    """The side of a dispute that tells the sum of a claim."""
    if claim.says != "sum" or now.says != "sum" or claim.tells:
        return None
    return now.side_of(claim.amount)


def _outweighs(side: Side, claim: Claim, now: Run) -> bool:
    """Whether more publishers tell one side, or as many where the other is not told as a change."""
    tellers = len(side.tellers | ({claim.teller} if not claim.copy else set()))
    return tellers > len(now.tellers) or (tellers == len(now.tellers) and not now.tells)


def _run_of(claims: list[Claim]) -> Run:
    run = Run.of(claims[0])
    for claim in claims[1:]:
        run.join(claim)
    return run
