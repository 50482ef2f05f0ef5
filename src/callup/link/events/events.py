"""Same event, other words: which reports tell of one thing that happened, with the reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise

import msgspec

from callup.link.events.event_denials import Denials
from callup.link.events.likeness import JOINED, SUGGESTED, Facts, Likeness, facts_of, likeness
from callup.link.events.origins import Origins
from callup.model import AnyRecord, Case, Figure, Link, Offer, Practice, kind_of
from callup.values import make_id

_MOST_OPEN = 40
_MOST_COMPARED = 12
_TOLD = frozenset({"reported", "unconfirmed"})

Pair = frozenset[str]
"""The ids of two records."""


Apart = Mapping[str, set[str]]


class Event(msgspec.Struct, frozen=True):
    """Reports of one event, the earliest first; `links` says why each was put to those before it."""

    id: str
    reports: tuple[AnyRecord, ...]
    denials: tuple[AnyRecord, ...]
    links: tuple[Link, ...]

    @property
    def first(self) -> date | None:
        """The day of the earliest report; None where none has one."""
        return min((record.published for record in self.reports if record.published), default=None)


class Events(msgspec.Struct, frozen=True):
    """The events of an archive, and the pairs of reports that a person may want to look at."""

    events: tuple[Event, ...]
    suggested: tuple[Link, ...]


class Told(msgspec.Struct, frozen=True):
    """What persons have decided of pairs of records: one event, or two."""

    same: frozenset[Pair] = frozenset()
    different: frozenset[Pair] = frozenset()

    def apart(self) -> dict[str, set[str]]:
        """By a record's id those that a person has told from it."""
        others: dict[str, set[str]] = {}
        for pair in self.different:
            for id_ in pair:
                others.setdefault(id_, set()).update(pair - {id_})
        return others


class _Open(msgspec.Struct):
    """An event as far as it has been put together."""

    members: list[Facts]
    links: list[Link]
    ids: set[str]


def find_events(records: Iterable[AnyRecord], origins: Origins, told: Told = Told()) -> Events:  # noqa: B008
    """The events behind offers, practices, cases and figures that are reported.

    Reports are read by day and then by id, so the order in which they came changes nothing. Only those of
    one block (kind, subject, region, sum or number) are compared, each with the latest events of it, so the
    work is linear in their number. What persons decided goes before any points.
    """
    blocks: dict[object, list[Facts]] = {}
    denied: list[AnyRecord] = []
    for record in records:
        key = _block(record)
        if key is None:
            continue
        if record.status == "denied":
            denied.append(record)
        facts = facts_of(record, origins.teller(record), origins.family(record))
        if facts is not None and record.status in _TOLD:
            blocks.setdefault(key, []).append(facts)
    found: list[_Open] = []
    suggested: list[Link] = []
    apart = told.apart()
    for facts_ in blocks.values():
        of_block, near = _of_block(sorted(facts_, key=_order), apart)
        found += of_block
        suggested += near
    joined, denials = _as_judged(found, told), Denials(denied)
    return Events(
        tuple(sorted((_event(one, denials) for one in joined), key=lambda event: event.id)),
        tuple(sorted(suggested, key=lambda link: (link.from_, link.to))),
    )


def _of_block(block: list[Facts], apart: Apart) -> tuple[list[_Open], list[Link]]:
    open_: list[_Open] = []
    suggested: list[Link] = []
    for facts in block:
        best = max(
            (
                (like, event, met)
                for event in open_[-_MOST_OPEN:]
                for like, met in _nearest(facts, event, apart)
            ),
            key=lambda one: one[0].points,
            default=None,
        )
        if best is not None and best[0].points >= JOINED:
            best[1].members.append(facts)
            best[1].ids.add(facts.record.id)
            best[1].links.append(_link(facts, best[2], best[0]))
            continue
        if best is not None and best[0].points >= SUGGESTED and best[2].family != facts.family:
            suggested.append(_link(facts, best[2], best[0]))
        open_.append(_Open([facts], [], {facts.record.id}))
    return open_, suggested


def _nearest(facts: Facts, event: _Open, apart: Apart) -> Iterator[tuple[Likeness, Facts]]:
    """The report of an event that is most like another one; none where any of its reports forbids it."""
    members = [*event.members[:1], *event.members[max(len(event.members) - _MOST_COMPARED, 1) :]]
    likes = [(likeness(facts, member), member) for member in members]
    if any(like.apart for like, _ in likes) or not event.ids.isdisjoint(apart.get(facts.record.id, ())):
        return
    yield max(likes, key=lambda one: one[0].points)


def _as_judged(found: list[_Open], told: Told) -> list[_Open]:
    """The events with those put together that a person calls one."""
    where = {facts.record.id: number for number, event in enumerate(found) for facts in event.members}
    events = dict(enumerate(found))
    for pair in sorted(told.same, key=sorted):
        numbers = sorted({where[id_] for id_ in pair if id_ in where})
        for first, second in pairwise(numbers):
            a, b = events[first], events.pop(second)
            link = Link(from_=min(pair), to=max(pair), kind="same_event", reasons=("a person says so",))
            events[first] = _Open(
                sorted([*a.members, *b.members], key=_order), [*a.links, *b.links, link], a.ids | b.ids
            )
            where |= {facts.record.id: first for facts in b.members}
    return list(events.values())


def _event(open_: _Open, denials: Denials) -> Event:
    reports = tuple(facts.record for facts in sorted(open_.members, key=_order))
    return Event(make_id("event", reports[0].id), reports, denials.of(reports), tuple(open_.links))


def _block(record: AnyRecord) -> tuple[object, ...] | None:
    """What two reports of one event have in common at least; None where nothing can be compared."""
    place = record.place.code if record.place else None
    subject: tuple[object, ...] | None = None
    if isinstance(record, Practice):
        subject = (record.practice,) if place else None
    elif isinstance(record, Offer):
        amount = record.amount
        sum_ = (amount.min, amount.max, amount.currency) if amount else None
        subject = (record.benefit, record.per, sum_) if place or record.payer == "federal" else None
    elif isinstance(record, Case):
        subject = (tuple(article.partition(".")[0] for article in record.articles[:1]),)
        place = place or record.court
    elif isinstance(record, Figure) and record.value is not None and record.value.max is not None:
        subject = (
            record.what.term or record.what.as_written,
            record.unit,
            record.value.min,
            record.value.max,
        )
        place = None
    return (kind_of(record), *subject, place) if subject else None


def _order(facts: Facts) -> tuple[object, ...]:
    return facts.first, facts.last, facts.record.published or facts.first, facts.record.id


def _link(facts: Facts, met: Facts, like: Likeness) -> Link:
    return Link(from_=facts.record.id, to=met.record.id, kind="same_event", reasons=like.reasons)
