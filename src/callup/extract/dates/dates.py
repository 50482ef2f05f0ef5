"""Dates: every time that a text names, as an interval of days with the precision of its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from callup.extract.dates.date_calendar import Interval, Tense, interval_of
from callup.extract.dates.date_matches import find_points
from callup.extract.dates.date_points import Point
from callup.extract.dates.date_tense import Group, Side, tense_of
from callup.extract.found import FoundTime
from callup.model import Document
from callup.scan import Scan
from callup.values import Precision, Time, cut

# Longest first: "начиная с" before "с". The side is the end of the interval that the word opens.
_LEADS: dict[str, Side] = {
    "начиная с": "from",
    "начиная со": "from",
    "не позднее": "to",
    "не раньше": "from",
    "не ранее": "from",
    "вплоть до": "to",
    "starting from": "from",
    "starting on": "from",
    "starting in": "from",
    "starting": "from",
    "beginning on": "from",
    "no later than": "to",
    "until at least": "to",
    "till at least": "to",
    "through at least": "to",
    "at least until": "to",
    "as of": "at",
    "on or after": "from",
    "not before": "from",
    "no earlier than": "from",
    "не пізніше": "to",
    "не раніше": "from",
    "починаючи з": "from",
    "аж до": "to",
    "зі": "from",
    "після": "after",
    "між": "between",
    "со": "from",
    "с": "from",
    "з": "from",
    "із": "from",
    "від": "from",
    "since": "from",
    "from": "from",
    "после": "after",
    "after": "after",
    **dict.fromkeys(("весь", "всю", "увесь", "в течение", "на протяжении", "протягом"), "at"),
    **dict.fromkeys(("throughout", "all of"), "at"),
    "до": "to",
    "по": "to",
    "к": "to",
    "ко": "to",
    "until": "to",
    "till": "to",
    "through": "to",
    "by": "to",
    "до начала": "before",
    "before": "before",
    "between": "between",
    "между": "between",
    "от": "at",
    "в": "at",
    "во": "at",
    "у": "at",
    "на": "at",
    "за": "at",
    "in": "at",
    "on": "at",
    "of": "at",
    "during": "at",
    "over": "at",
    "for": "at",
    "in the": "at",
}
_LEAD = re.compile(
    r"(?:^|[^\w-])("
    + "|".join(re.escape(w).replace(r"\ ", r"\s") for w in sorted(_LEADS, key=len, reverse=True))
    + r")\s{1,2}$"
)
_LONGEST_LEAD = 18
_JOINT = re.compile(r"\s{0,2}(?:((?:[иі]\s)?(?:по|до)|to|through|until|till)|(и|and|і|й|та)|[-–—])\s{0,2}")
_LONGEST_JOINT = 11
_BESIDE = re.compile(r"\s?[,(—–-]?\s?(?:во?\s|on\s|the\s)?")


def find_times(document: Document, scan: Scan) -> Iterator[FoundTime]:
    """The times of a document, in the order of its text.

    Days are inclusive. `precision` is the grain in which the ends are counted (a season and a
    half-year are counted in quarters), "open" where one end is not known: "since 20 March" has no
    `to`, "until 31 May" no `from`. Relative times and times without a year are resolved against
    `document.published` (see `date_calendar.interval_of`); where the document has no date they keep
    their words, with both ends None. The span holds the words that open an interval ("since",
    "до") and leaves out those that only place it ("in", "в"). Days that do not exist are no times.
    """
    points = find_points(scan.text, scan.folded)
    at = 0
    before: Group | None = None
    while at < len(points):
        group = _joined(points, at, scan.folded)
        if group.side is None and _follows(before, group, scan.folded):
            group = msgspec.structs.replace(group, side="at")
        time = _resolve(group, document.published, scan)
        if time is None and group.last is not None:  # the two are no ends of one interval
            group = msgspec.structs.replace(group, last=None, end=points[at].end, size=1)
            time = _resolve(group, document.published, scan)
        at += group.size
        before = group if time is not None else None
        if time is not None:
            yield time


_AND = re.compile(r"(?:,|\s(?:и|й|і|та|and))\s")


def _follows(before: Group | None, group: Group, folded: str) -> bool:
    """Whether a bare month or weekday is the next of several ("за октябрь и ноябрь") or heads a column."""
    start = group.start
    if folded[max(start - 3, 0) : start].rstrip().endswith("|"):
        after = folded[group.end : group.end + 2].lstrip(" ")
        return not after or after.startswith(("|", "\n"))
    if before is None or before.first.grain != group.first.grain or start - before.end > 5:
        return False
    return _AND.fullmatch(folded, before.end, start) is not None


def _joined(points: list[Point], at: int, folded: str) -> Group:
    """The point at an index with what belongs to it: its lead, its weekday, its other end."""
    first = points[at]
    side, start = _lead(folded, first.start)
    if side is None and first.edge == "end" and folded.endswith(" to ", 0, first.start):
        side, start = "to", first.start - len("to ")  # "runs to the end of the year"
    size = 1
    end = first.end
    if at + 1 < len(points):
        following = points[at + 1]
        between = folded[end : following.start]
        if _beside(first, following) and len(between) < 8 and _BESIDE.fullmatch(between):
            first = following if first.grain == "weekday" or first.step is not None else first
            size, end = 2, following.end
    if at + size < len(points):
        last = points[at + size]
        joined = _is_joint(folded[end : last.start], side) and _ends(first, last)
        strong = not (first.weak or last.weak) or first.grain == last.grain == "month"
        if joined and (strong or side is not None):
            return Group(first, last, side, start, last.end, size + 1)
    until = folded.startswith(_UNTIL, start) and not folded.startswith(_INCLUSIVE, end)
    return Group(first, None, side, start, end, size, until and _begins_apart(first))


_UNTIL = ("до ", "until ", "till ", "вплоть до ", "аж до ")
_INCLUSIVE = (" включительно", " включно", " inclusive")


def _begins_apart(point: Point) -> bool:
    """Whether "until" the point means until it begins: a month or season by its bare name, the New Year."""
    bare = point.step is None and point.edge is None
    return bare and (point.grain in ("month", "season") or point.unit == "holiday")


def _beside(first: Point, second: Point) -> bool:
    """Whether the two name one day: "on Wednesday, 29 April", "yesterday, 17 February"."""
    if first.grain == "day" and first.step is not None:
        return second.grain == "day" and second.step is None
    grains = {first.grain, second.grain}
    return grains == {"weekday", "day"} and first.step is None and second.step is None


def _is_joint(between: str, side: Side | None) -> bool:
    if len(between) > _LONGEST_JOINT:
        return False
    found = _JOINT.fullmatch(between)
    if found is None:
        return False
    return side == "between" if found[2] else side != "to"


def _ends(first: Point, last: Point) -> bool:
    """Whether two points can be the two ends of one interval."""
    order = ("day", "weekday", "week", "month", "season", "quarter", "half", "year")
    if first.grain not in order or last.grain not in order:
        return False
    return first.grain == last.grain or {first.grain, last.grain} <= {"day", "month", "year"}


def _lead(folded: str, start: int) -> tuple[Side | None, int]:
    """What the word before an offset makes of a time, and where the time begins with it."""
    found = _LEAD.search(folded[max(start - _LONGEST_LEAD, 0) : start])
    if found is None:
        return None, start
    side = _LEADS[" ".join(found[1].split())]
    return side, start if side == "at" else start - (len(found[0]) - (found.start(1) - found.start()))


def _resolve(group: Group, published: date | None, scan: Scan) -> FoundTime | None:
    if group.last is None and group.first.weak and group.side is None:
        return None
    if _begins(group, published, scan):
        group = msgspec.structs.replace(group, side="from", start=group.first.start - len("as of "))
        tense: Tense = "future"
    else:
        tense = tense_of(scan, group)
    if group.first.ahead and tense not in ("future", "begun"):
        return None
    if group.last is not None:
        interval = _between(group.first, group.last, published, tense)
    else:
        interval = interval_of(group.first, published, tense)
    if interval is None:
        return None
    opened = _opened(interval, group)
    span = cut(scan.text, group.start, group.end)
    return FoundTime(
        span,
        Time(from_=opened.from_, to=opened.to, precision=opened.precision, as_written=span.quote),
    )


def _between(first: Point, last: Point, published: date | None, tense: Tense) -> Interval | None:
    """From the first day of one point to the last day of another; they share a year."""
    if first.year is not None and last.year is None and last.month is not None:
        turned = (last.month, last.day or 31) < (first.month or 1, first.day or 1)
        last = msgspec.structs.replace(last, year=first.year + turned, year_step=None)
    shared = first.year is None and first.year_step is None and first.grain != "year"
    if shared:
        first = msgspec.structs.replace(first, year=last.year, year_step=last.year_step)
    end = interval_of(last, published, tense)
    begin = interval_of(first, published, tense)
    if begin is None or end is None:
        return None
    if begin.from_ is None or end.to is None:
        return Interval(None, None, end.precision)
    if begin.from_ > end.to and (shared or last.year is None):
        begin, end = _straightened(first, last, begin, end)
    if begin.from_ is None or end.to is None or begin.from_ > end.to:
        return None
    coarser = max(begin.precision, end.precision, key=_GRAINS.index)
    return Interval(begin.from_, end.to, coarser)


_GRAINS: tuple[Precision, ...] = ("day", "week", "month", "quarter", "year", "open")


def _straightened(first: Point, last: Point, begin: Interval, end: Interval) -> tuple[Interval, Interval]:
    """The ends of an interval over the turn of a year: "from November to March 2023"."""
    if last.year is None and begin.from_ is not None:
        year = begin.from_.year + (1 if (last.month or 0) < (first.month or 0) else 0)
        moved = interval_of(msgspec.structs.replace(last, year=year, year_step=None), None, "past")
        return begin, moved or end
    if last.year is not None and first.month is not None:
        earlier = msgspec.structs.replace(first, year=last.year - 1, year_step=None)
        return interval_of(earlier, None, "past") or begin, end
    return begin, end


def _begins(group: Group, published: date | None, scan: Scan) -> bool:
    """Whether "as of" a day says when something begins: one that is still ahead, with no word of the past."""
    if group.side != "at" or group.first.grain != "day" or published is None or group.last is not None:
        return False
    if not scan.folded.endswith("as of ", 0, group.first.start):
        return False
    ahead = interval_of(group.first, published, "unknown")
    return ahead is not None and ahead.from_ is not None and ahead.from_ > published


def _opened(interval: Interval, group: Group) -> Interval:
    """The interval as its leading word makes it: "since" has no end, "until" no beginning."""
    if group.last is not None or group.first.until_day or group.first.until_year:
        return interval
    from_, to, edge = interval.from_, interval.to, group.first.edge
    side = "before" if group.side == "to" and group.excludes else group.side
    if edge == "middle" and group.first.grain == "month" and from_ and to:
        from_ = to = from_.replace(day=15)  # "by mid-March"
    match "from" if group.first.unit == "onward" else side:
        case "from":
            return Interval(from_, None, "open")
        case "after":
            return Interval(to + timedelta(days=1) if to else None, None, "open")
        case "to":
            # "до начала июня" ends where June begins, "до конца мая" where May ends.
            return Interval(None, from_ if edge == "start" else to, "open")
        case "before" if edge == "end":
            return Interval(None, to, "open")
        case "before":
            return Interval(None, from_ - timedelta(days=1) if from_ else None, "open")
        case _:
            return interval
