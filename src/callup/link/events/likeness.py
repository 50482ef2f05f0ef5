"""Whether two records tell of one event: points with their reasons, or a reason why they cannot."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

import msgspec

from callup.link.events.tellers import Teller, name_key
from callup.model import AnyRecord, Case, Figure, Offer, Practice
from callup.values import Amount, Quantity, Time

SUGGESTED = 3.0
"""From so many points on a pair is shown to a person."""
JOINED = 4.0
"""From so many points on two reports are taken for one event."""

_CAPITAL = re.compile(r"(?<=[\w,;:»”)] )[«“\"]?([A-ZА-ЯЁІЇЄҐ][\w-]{3,})")
_STEM = 5


class Facts(msgspec.Struct, frozen=True):
    """What is compared of a record: its days, its teller, its text's family and the names in its words."""

    record: AnyRecord
    first: date
    last: date
    teller: Teller
    family: str
    names: frozenset[str]


class Point(msgspec.Struct, frozen=True):
    """A reason for or against; without `points` the two cannot be one event."""

    points: float | None
    reason: str


class Likeness(msgspec.Struct, frozen=True):
    """The points of two records and the reasons; `apart` says that they cannot be one event."""

    points: float
    reasons: tuple[str, ...]
    apart: bool = False


Points = Iterator[Point]


def facts_of(record: AnyRecord, teller: Teller, family: str) -> Facts | None:
    """What can be compared of a record; None where nothing dates it."""
    time = _event_time(record)
    first = (time.from_ or time.to) if time else record.published
    last = (time.to or time.from_) if time else record.published
    if first is None or last is None:
        return None
    return Facts(record, first, last, teller, family, _names(record))


def _event_time(record: AnyRecord) -> Time | None:
    """The time that the words themselves name, where it is no longer than a week."""
    time = record.decided if isinstance(record, Case) else record.time
    exact = time is not None and time.basis == "text" and time.precision in ("day", "week")
    return time if exact else None


def _names(record: AnyRecord) -> frozenset[str]:
    """The beginnings of capitalised words inside the sentences, in one script, without the place's own."""
    place = record.place
    written = [place.name, place.municipality or "", place.as_written or ""] if place else []
    own = {word[:_STEM] for name in written for word in name_key(name).split()}
    words = (name_key(match[1]) for span in record.evidence for match in _CAPITAL.finditer(span.quote))
    return frozenset(word[:_STEM] for word in words if word) - own


def likeness(a: Facts, b: Facts) -> Likeness:
    """How alike two records of one kind and block are; the same for (a, b) and (b, a)."""
    told = [*_shared(a, b), *_OF_KIND[type(a.record)](a, b)]
    against = [one.reason for one in told if one.points is None]
    if against:
        return Likeness(0.0, tuple(against), apart=True)
    return Likeness(sum(one.points or 0.0 for one in told), tuple(one.reason for one in told))


def _shared(a: Facts, b: Facts) -> Points:
    """What counts for every kind."""
    if a.family == b.family:
        yield Point(2.0, "one text or copies of it")
    elif a.teller.key == b.teller.key and a.teller.standing == "named":
        yield Point(0.5, f"both told by {a.teller.label}")
    names = a.names & b.names
    if names:
        yield Point(min(len(names), 2) * 1.0, f"{len(names)} names in common")


def _gap(a: Facts, b: Facts) -> int:
    """Days between two times; 0 where they overlap."""
    return max((a.first - b.last).days, (b.first - a.last).days, 0)


def _near(a: Facts, b: Facts, steps: tuple[tuple[int, float], ...], most: int) -> Points:
    """Points by the days between: those of the first step that is not exceeded; apart after `most` days."""
    gap = _gap(a, b)
    if gap > most:
        yield Point(None, f"{gap} days apart")
        return
    for days, points in steps:
        if gap <= days:
            yield Point(points, "on the same days" if gap == 0 else f"{gap} days apart")
            return


def _town(a: Facts, b: Facts, same: float, other: float | None) -> Points:
    """The region, which a block shares, and the town where both name one."""
    one, two = a.record.place, b.record.place
    if one is None or two is None or one.code != two.code:
        return
    if "-" in one.code:
        yield Point(1.0, f"both in {one.name}")
    if one.municipality and two.municipality:
        alike = one.municipality == two.municipality
        yield Point(same if alike else other, "in one town" if alike else "in two towns")


def _practices(a: Facts, b: Facts) -> Points:
    yield from _town(a, b, 1.5, None)
    yield from _near(a, b, ((1, 1.5), (3, 0.5), (7, 0.0), (21, -1.0)), 21)
    one, two = a.record, b.record
    if isinstance(one, Practice) and isinstance(two, Practice) and one.people and two.people:
        if _numbers(one.people) == _numbers(two.people):
            yield Point(1.5, "the same number of people")
        elif _far(one.people, two.people):
            yield Point(-1.5, "other numbers of people")


def _offers(a: Facts, b: Facts) -> Points:
    one, two = a.record, b.record
    if not isinstance(one, Offer) or not isinstance(two, Offer):
        return
    yield Point(1.5 if one.amount else 0.0, "the same sum for the same")
    municipal = "municipal" in (one.payer, two.payer)
    yield from _town(a, b, 1.0, None if municipal else -1.0)
    yield from _near(a, b, ((7, 1.0), (30, 0.5), (90, 0.0)), 90)
    yield from _known(one.payer, two.payer, 1.0, ("the same payer", "two payers"))
    if "unknown" not in (one.basis, two.basis) and one.basis != two.basis:
        yield Point(None, "a part and a total")
    yield from _same(_money(one.previous), _money(two.previous), 1.0, "the same sum before")
    yield from _same(_start(one.effective), _start(two.effective), 1.5, "from the same day")
    yield from _same(one.act and one.act.number, two.act and two.act.number, 3.0, "by one act")
    if one.audience and two.audience and name_key(one.audience) != name_key(two.audience):
        yield Point(-0.5, "told of others in other words")


def _cases(a: Facts, b: Facts) -> Points:
    one, two = a.record, b.record
    if not isinstance(one, Case) or not isinstance(two, Case):
        return
    yield from _same(one.number, two.number, 4.0, "one number")
    if one.articles and set(one.articles) == set(two.articles):
        yield Point(1.0, f"article {', '.join(one.articles)}")
    yield from _town(a, b, 1.0, -1.0)
    yield from _near(a, b, ((3, 1.0), (10, 0.5), (30, 0.0)), 30)
    yield from _known(one.outcome, two.outcome, 0.5, ("one outcome", "two outcomes"))
    yield from _known(one.person, two.person, 0.5, ("of one status", "of two statuses"))
    if one.term_months and two.term_months:
        alike = one.term_months == two.term_months
        yield Point(1.5 if alike else None, "the same term" if alike else "two terms")
    if one.court and two.court:
        alike = name_key(one.court) == name_key(two.court)
        yield Point(1.5 if alike else -0.5, "one court" if alike else "courts written otherwise")


def _figures(a: Facts, b: Facts) -> Points:
    one, two = a.record, b.record
    if not isinstance(one, Figure) or not isinstance(two, Figure):
        return
    yield Point(1.5 if _is_telling(one.value) else 0.5, "the same number of the same")
    if (one.place and one.place.code) != (two.place and two.place.code):
        yield Point(None, "of two places")
    else:
        yield Point(0.5, "of one place")
    yield from _near(a, b, ((7, 1.0), (31, 0.5), (120, 0.0)), 120)
    if a.teller.key == b.teller.key:
        yield Point(1.0, "counted by one")
    if one.of and two.of:
        alike = _numbers(one.of) == _numbers(two.of)
        yield Point(1.5 if alike else None, "of the same whole" if alike else "of two wholes")


def _known(a: str, b: str, points: float, words: tuple[str, str]) -> Points:
    """Points where both are known and the same; apart where they are known and differ."""
    if "unknown" not in (a, b):
        yield Point(points if a == b else None, words[0] if a == b else words[1])


def _same(a: object, b: object, points: float, reason: str) -> Points:
    if a is not None and a == b:
        yield Point(points, reason)


def _start(time: Time | None) -> date | None:
    return time.from_ if time is not None else None


def _money(amount: Amount | None) -> object:
    return (amount.min, amount.max, amount.currency) if amount else None


def _numbers(quantity: Quantity) -> object:
    return quantity.min, quantity.max


def _far(a: Quantity, b: Quantity) -> bool:
    """Whether two exact numbers differ by more than a factor of two."""
    if a.min is None or b.min is None or a.min != a.max or b.min != b.max:
        return False
    low, high = sorted((a.min, b.min))
    return high > 2 * low


def _is_telling(value: Quantity | None) -> bool:
    """Whether two find such a number only by counting the same: three digits or more, and not round."""
    return (
        value is not None
        and value.min == value.max
        and value.min is not None
        and value.min >= 100
        and value.min % 100 != 0
    )


_OF_KIND: dict[type, Callable[[Facts, Facts], Points]] = {
    Offer: _offers,
    Practice: _practices,
    Case: _cases,
    Figure: _figures,
}
