"""The turns of a slot's history: when a report of another sum is a change, and when it is a conflict.

The rule is told in docs/method.md ("Change or conflict"); whoever changes it here changes it there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from callup.link.ledger.ledger_amounts import agrees, size
from callup.link.ledger.ledger_claims import ONE_DAY, Claim, in_turn, is_money
from callup.link.ledger.ledger_disputes import restated, settled
from callup.link.ledger.ledger_reasons import CLOSE, why_no_change
from callup.link.ledger.ledger_runs import Run, Why
from callup.values import Amount

_BETWEEN = timedelta(days=14)
_BETWEEN_REPEATED = timedelta(days=92)
_SAME_CHANGE = timedelta(days=31)
_GO_ON = ("extend", "unchanged")
"""What is told of an offer that goes on, also after the day on which it was to end."""


def runs_of(claims: Iterable[Claim]) -> list[Run]:
    """The runs that the claims of one slot make, in the order of their first days."""
    builder = _Builder()
    claims = in_turn(claims)
    for day, _, claim, late in sorted(_points(claims), key=lambda point: point[:2]):
        builder.take_late(claim, day, late) if late else builder.take(claim)
    return builder.runs


def _points(claims: list[Claim]) -> Iterator[tuple[date, int, Claim, Why | None]]:
    """The days that matter: a claim's first day, the later day it was told, and its page's later days."""
    count = len(claims)
    for number, claim in enumerate(claims):
        yield claim.start, number, claim, None
        if claim.reverts or claim.says == "ended":
            continue
        last = claim.until or date.max
        if claim.told is not None and claim.start < claim.told <= last:
            yield claim.told, count + number, claim, "still_reported"
        for again in claim.seen.again:
            if claim.start < again <= last:
                yield again, count + number, claim, "still_shown"


class _Builder:
    """Takes the points in their order and decides which run each belongs to."""

    def __init__(self) -> None:
        self.runs: list[Run] = []

    def take(self, claim: Claim) -> None:
        """A claim on its first day."""
        if claim.report.change in _GO_ON:
            self._keep_window(claim)
        now = self.runs[-1] if self.runs else None
        if claim.reverts:
            self._revert(claim, now)
        elif now is None:
            self.runs.append(Run.of(claim))
        elif claim.says == "same" or (claim.says == "offered" and is_money(claim.report)):
            self._mention(claim, now)
        elif self._goes_on(claim, now):
            now.join(claim)
        elif now.until is not None and claim.start > now.until:
            self.runs.append(Run.of(claim))
        else:
            self._weigh(claim, now)

    def _weigh(self, claim: Claim, now: Run) -> None:
        """A claim that says another thing than the run: it names its sum, or is a conflict, or a change."""
        if self._names(claim, now):
            now.name(claim)
        elif self._stayed(claim, now):
            self._restore(self.runs[-2], now)
            self.runs[-1].join(claim)
        elif (runs := settled(claim, now)) is not None:
            self.runs[-1:] = runs
        elif restated(claim, now):
            now.oppose(claim, claim.start, "close")
        elif (why := why_no_change(claim, now, self._before())) is not None:
            self._oppose(claim, now, why)
        else:
            self.runs.append(Run.of(claim))

    def _before(self) -> Run | None:
        return self.runs[-2] if len(self.runs) > 1 else None

    def take_late(self, claim: Claim, day: date, why: Why) -> None:
        """A claim once more, on a later day: it was told then, or its page was met again."""
        now = self.runs[-1]
        if now.holds(claim) or (now.until is not None and day > now.until):
            return
        before = self._before()
        if before is not None and before.holds(claim) and why == "still_reported" and not now.tells:
            self._restore(before, now)
        elif claim.says == "sum" and now.says in ("sum", "ended"):
            now.oppose(claim, day, why)

    def _revert(self, claim: Claim, now: Run | None) -> None:
        """What a window falls back to, where the window was neither extended nor overtaken."""
        if now is None or now.until is None or claim.start <= now.until:
            return
        if now.tells_of(claim.report):
            self.runs.append(Run.of(claim))

    def _keep_window(self, claim: Claim) -> None:
        """A window extended after its end never fell back to what was foretold."""
        if len(self.runs) < 2 or len(self.runs[-1].claims) > 1 or not self.runs[-1].reverts:
            return
        if claim.says == "same" or self.runs[-2].says_same(claim):
            self.runs.pop()

    def _mention(self, claim: Claim, now: Run) -> None:
        """A report without a sum: it may say that all is as before, or prolong the window."""
        lapsed = now.until is not None and claim.start > now.until
        if lapsed and claim.report.change != "extend":
            self.runs.append(Run(claim, "offered"))
            return
        now.join(claim)
        if claim.says == "offered" and now.says != "offered" and claim.told in now.days:
            now.days.remove(claim.told)

    def _goes_on(self, claim: Claim, now: Run) -> bool:
        """Whether a claim continues the run: the same value before its window ends, on the day after, or as
        its extension; or the same change, told by its size."""
        if claim.says == "unnamed":
            return _same_change(claim, now)
        if not now.says_same(claim):
            return False
        if now.until is None or claim.start <= now.until + ONE_DAY:
            return True
        return claim.report.change in _GO_ON

    def _names(self, claim: Claim, now: Run) -> bool:
        """Whether a claim names the sum of a change of which only the size was told."""
        if now.says != "unnamed" or claim.says != "sum":
            return False
        before = self.runs[-2].amount if len(self.runs) > 1 else claim.report.previous
        if agrees(now.reckoned(before), claim.amount) and before is not None:
            return True
        if before is not None and agrees(before, claim.amount):
            return False
        fits = _fits(now.claims[0].direction, claim.amount, before)
        return fits and claim.start - now.start <= _SAME_CHANGE

    def _stayed(self, claim: Claim, now: Run) -> bool:
        """Whether one bare report stands alone between two sightings of the sum before: that sum stayed."""
        if len(self.runs) < 2 or len(now.claims) > 1 or now.tells or claim.tells:
            return False
        before = self.runs[-2]
        is_open = before.until is None or claim.start <= before.until
        soon = claim.start - now.start <= (_BETWEEN_REPEATED if self._repeats() else _BETWEEN)
        is_other = not before.origins & now.origins
        return is_open and soon and is_other and before.says == "sum" and before.says_same(claim)

    def _repeats(self) -> bool:
        """Whether the last run is the sum before a change that was told, come back without a word."""
        if len(self.runs) < 3 or not self.runs[-2].tells:
            return False
        earlier, last = self.runs[-3], self.runs[-1]
        return earlier.says == last.says == "sum" and agrees(earlier.amount, last.amount)

    def _oppose(self, claim: Claim, now: Run, why: Why) -> None:
        """A report that says otherwise; of two sums for one day the one that tells a change leads."""
        if claim.tells and not now.tells and claim.start == now.start:
            leading = Run.of(claim)
            for other in now.claims:
                leading.oppose(other, other.start, why)
            leading.against += now.against
            self.runs[-1] = leading
        else:
            now.oppose(claim, claim.start, why)

    def _restore(self, before: Run, now: Run) -> None:
        """A sum told later to have been in force all the while: what came between says otherwise."""
        for claim in now.claims:
            before.oppose(claim, claim.start, "still_reported")
        before.against += now.against
        self.runs.pop()


def _same_change(claim: Claim, now: Run) -> bool:
    """Whether a change told by its size is the one that the run began with."""
    if not now.tells or claim.start - now.start > CLOSE or now.says not in ("sum", "unnamed"):
        return False
    return not {1, -1} <= now.directions | {claim.direction}


def _fits(direction: int, amount: Amount | None, before: Amount | None) -> bool:
    new, old = size(amount), size(before)
    if direction == 0 or new is None or old is None:
        return True
    return (new > old) == (direction > 0)
