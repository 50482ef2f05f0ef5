"""Values that were told later: what a report of a change names as the sum before."""

from __future__ import annotations

from datetime import date

import msgspec

from callup.link.ledger.ledger_amounts import agrees
from callup.link.ledger.ledger_claims import ONE_DAY, Claim
from callup.link.ledger.ledger_reasons import CLOSE
from callup.link.ledger.ledger_runs import Run
from callup.link.ledger.ledger_slots import value_of
from callup.model import Offer
from callup.values import Amount


class _Before(msgspec.Struct):
    """A sum that reports name as the one before; `since` is the earliest day that they give for it."""

    amount: Amount
    reports: list[Offer]
    since: date | None = None
    until: date | None = None


def told_runs(runs: list[Run]) -> list[Run]:
    """The runs with those put in of which only later reports tell.

    A sum told as the one before that was known already is confirmed by it. One that was not known stands
    between the last sighting of another sum and the change; one that contradicts a sum seen within a week
    of the change stands against it.
    """
    told: list[Run] = []
    for run in runs:
        told += _put_before(run, told)
        told.append(run)
    return told


def _put_before(run: Run, earlier_runs: list[Run]) -> list[Run]:
    """The runs to be put before a run; reports that confirm or contradict the earlier run are noted there."""
    earlier = earlier_runs[-1] if earlier_runs else None
    added: list[Run] = []
    for before in _named_before(run):
        if earlier is not None and not added and _stood_alone(before, earlier_runs):
            earlier = _restore(earlier_runs)
        if earlier is not None and _confirms(before, earlier, run):
            if len(earlier_runs) == 1:
                _reach_back(earlier, before)
            continue
        if added:
            _against(added[0], before, run.start)
        elif earlier is not None and _contradicts(before, earlier, run):
            _against(earlier, before, run.start)
        else:
            added.append(_told(before, run))
    return added


def _named_before(run: Run) -> list[_Before]:
    """The sums that a run's reports name as the one before, those of most reports first."""
    found: dict[object, _Before] = {}
    for claim in run.claims:
        amount = _previous(claim)
        if amount is None or (run.says == "sum" and agrees(amount, run.amount)):
            continue
        same = found.setdefault(value_of(amount), _Before(amount, []))
        same.reports.append(claim.report)
        time = claim.report.previous_time
        if time is not None and time.from_ is not None and time.from_ < run.start:
            same.since = min(filter(None, (same.since, time.from_)))
        if time is not None and time.to is not None and time.to < run.start and time.precision == "open":
            same.until = max(filter(None, (same.until, time.to)))
    return sorted(
        found.values(), key=lambda before: (-len(before.reports), min(r.id for r in before.reports))
    )


def _previous(claim: Claim) -> Amount | None:
    if claim.reverts:
        return None
    if claim.says == "ended":
        return claim.report.previous or claim.report.amount
    return claim.report.previous


def _confirms(before: _Before, earlier: Run, run: Run) -> bool:
    """Whether the sum told as the one before is that of the earlier run, or names its sum."""
    if earlier.says == "unnamed" and earlier.amount is None:
        earlier.says, earlier.amount = "sum", before.amount
    elif earlier.says != "sum" or not agrees(earlier.amount, before.amount):
        return False
    earlier.told_later += before.reports
    if earlier.start == run.start:  # nobody saw it: it is only told
        earlier.first = None
    return True


def _stood_alone(before: _Before, runs: list[Run]) -> bool:
    """Whether one bare report stands alone between the sum told as the one before and the change."""
    if len(runs) < 2 or before.since is not None:
        return False
    earlier, last = runs[-2], runs[-1]
    is_bare = last.says == "sum" and len(last.claims) == len(set(last.days)) == 1 and not last.tells
    ended = earlier.until is not None or earlier.says != "sum"
    return is_bare and not ended and agrees(earlier.amount, before.amount)


def _restore(runs: list[Run]) -> Run:
    """The run before the last one goes on; the last one says otherwise."""
    last, earlier = runs.pop(), runs[-1]
    for claim in last.claims:
        earlier.oppose(claim, claim.start, "still_reported")
    earlier.against += last.against
    return earlier


def _reach_back(first: Run, before: _Before) -> None:
    """The first run that is known may be told later to have begun before anybody reported it."""
    if before.since is not None and first.first is not None and not first.tells:
        first.first = min(first.first, before.since)


def _contradicts(before: _Before, earlier: Run, run: Run) -> bool:
    """Whether a sum told as the one before leaves no room for the sum that was seen last."""
    if before.since is not None and before.since <= earlier.last:
        return True
    return earlier.says == "sum" and run.start - earlier.last <= CLOSE


def _told(before: _Before, run: Run) -> Run:
    told = Run(None, amount=before.amount)
    told.first, told.start = before.since, before.since or run.start
    told.close(before.until)
    told.told_later = before.reports
    return told


def _against(run: Run, before: _Before, day: date) -> None:
    for report in before.reports:
        claim = Claim(report, "sum", before.amount, day - ONE_DAY, False, None, report.published)
        run.oppose(claim, day - ONE_DAY, "told_otherwise")
