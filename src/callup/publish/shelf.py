"""The cleared records of a brief, at hand by id and by the days of the brief."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from callup.model import Offer
from callup.publish.clear import Cleared
from callup.publish.period import Period, day_of
from callup.publish.wording import Wording


class Shelf(msgspec.Struct, frozen=True):
    """The cleared records by id, the period, and the words to say them in."""

    by_id: Mapping[str, Cleared]
    period: Period
    wording: Wording

    def offer(self, id_: str | None) -> Offer | None:
        """An offer by its id."""
        cleared = self.by_id.get(id_) if id_ else None
        return cleared.record if cleared is not None and isinstance(cleared.record, Offer) else None

    def of_period(self) -> Iterator[Cleared]:
        """The records of the period, by day, place and id."""
        inside = [c for c in self.by_id.values() if self.period.holds(day_of(c.record))]
        yield from sorted(inside, key=_order)


def _order(cleared: Cleared) -> tuple[str, str, str, str]:
    record = cleared.record
    place = record.place
    day = day_of(record)
    return (place.code if place else "~", (place and place.municipality) or "", str(day), record.id)
