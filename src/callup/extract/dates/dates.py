"""Dates: every time that a text names, as an interval of days with the precision of its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Literal

import msgspec
import re2

from callup.extract.dates.date_calendar import Interval, Tense, interval_of
from callup.extract.dates.date_matches import find_points
from callup.extract.dates.date_points import Point
from callup.extract.found import FoundTime
from callup.model import Document
from callup.scan import Scan
from callup.values import Precision, Time, cut

_Side = Literal["from", "after", "to", "before", "between", "at"]

# Longest first: "начиная с" before "с". The side is the end of the interval that the word opens.
_LEADS: dict[str, _Side] = {
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
    "as of": "at",
    "со": "from",
    "с": "from",
    "з": "from",
    "із": "from",
    "від": "from",
    "since": "from",
    "from": "from",
    "после": "after",
    "after": "after",
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
_JOINT = re.compile(r"\s{0,2}(?:(по|до|to|through|until|till)|(и|and)|[-–—])\s{0,2}")
_LONGEST_JOINT = 11
_BESIDE = re.compile(r"\s?[,(—–-]?\s?(?:во?\s|on\s|the\s)?")

_FUTURE = (
    r"будет|будут|начн[её]тся|начнутся|планиру\p{L}*|намерен\p{L}*|предстоит|предложил\p{L}*|"
    r"предлага\p{L}*|ожида\p{L}*|намеча\p{L}*|назначен\p{L}*|обеща\p{L}*|вступ(?:ит|ят|ает|ают)|"
    r"will|shall|would|is to|are to|plans?|planned|planning|expected|scheduled|upcoming|"
    r"starts|begins|going to|due|буде|будуть|плану\p{L}*|"
    r"состав[ия]т|вырас?т[её]т|вырастут|верн[её]т(?:ся)?|вернут(?:ся)?|получ[иа]т|[вз]ыплат[ия]т|[зд]\p{L}{0,2}плат[ия]т|"
    r"стан[еу]т|повыс[ия]т(?:ся)?|увелич[иа]т(?:ся)?|сниз[ия]т(?:ся)?|[пд]р?[ио]бав[ия]т(?:ся)?|смо[гж][еу]т|"
    r"заработа[ею]т|появ[ия]тся|измен[ия]т(?:ся)?|введ[еу]т|отмен[ия]т|подним[еу]т|провед[еу]т|откро[ею]т(?:ся)?|"
    r"отправ[ия]т|призовут|утверд[ия]т|подпиш[еу]т|прим[еу]т|рассмотр[ия]т|продл[ия]т(?:ся)?|"
    r"законч[иа]тся|заверш[иа]тся|ист[её]ч[её]т|наступ[ия]т|перечисл[ия]т"
)
_PAST = (
    r"\p{L}{2,}(?:ал|ил|ел|ял|ыл|ула|ала|ила|ела|ыла|али|или|ели|ыли|яли|лся|лась|лось|лись|ило|ало)|"
    r"был[аио]?|was|were|had|did|\p{L}{3,}ed|said|told|began|got|held|has|have"
)


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
    while at < len(points):
        group = _joined(points, at, scan.folded)
        time = _resolve(group, document.published, scan)
        if time is None and group.last is not None:  # the two are no ends of one interval
            group = msgspec.structs.replace(group, last=None, end=points[at].end, size=1)
            time = _resolve(group, document.published, scan)
        at += group.size
        if time is not None:
            yield time


class _Group(msgspec.Struct, frozen=True):
    """One point, or the two ends of an interval, with the word before them."""

    first: Point
    last: Point | None
    side: _Side | None
    start: int
    end: int
    size: int


def _joined(points: list[Point], at: int, folded: str) -> _Group:
    """The point at an index with what belongs to it: its lead, its weekday, its other end."""
    first = points[at]
    side, start = _lead(folded, first.start)
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
            return _Group(first, last, side, start, last.end, size + 1)
    return _Group(first, None, side, start, end, size)


def _beside(first: Point, second: Point) -> bool:
    """Whether the two name one day: "on Wednesday, 29 April", "yesterday, 17 February"."""
    if first.grain == "day" and first.step is not None:
        return second.grain == "day" and second.step is None
    grains = {first.grain, second.grain}
    return grains == {"weekday", "day"} and first.step is None and second.step is None


def _is_joint(between: str, side: _Side | None) -> bool:
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


def _lead(folded: str, start: int) -> tuple[_Side | None, int]:
    """What the word before an offset makes of a time, and where the time begins with it."""
    found = _LEAD.search(folded[max(start - _LONGEST_LEAD, 0) : start])
    if found is None:
        return None, start
    side = _LEADS[" ".join(found[1].split())]
    return side, start if side == "at" else start - (len(found[0]) - (found.start(1) - found.start()))


def _resolve(group: _Group, published: date | None, scan: Scan) -> FoundTime | None:
    if group.last is None and group.first.weak and group.side is None:
        return None
    tense = _tense(scan, group)
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


def _opened(interval: Interval, group: _Group) -> Interval:
    """The interval as its leading word makes it: "since" has no end, "until" no beginning."""
    if group.last is not None or group.first.until_day or group.first.until_year:
        return interval
    from_, to, edge = interval.from_, interval.to, group.first.edge
    match group.side:
        case "from":
            return Interval(from_, None, "open")
        case "after":
            return Interval(to + timedelta(days=1) if to else None, None, "open")
        case "to":
            # "до начала июня" ends where June begins, "до конца мая" where May ends.
            return Interval(None, from_ if edge == "start" else to, "open")
        case "before":
            return Interval(None, from_ - timedelta(days=1) if from_ else None, "open")
        case _:
            return interval


@cache
def _tenses() -> tuple[re2._Regexp, re2._Regexp]:
    edge = r"(?:^|[^\p{L}])"
    return (
        re2.compile(rf"{edge}(?:{_FUTURE})(?:$|[^\p{{L}}])"),
        re2.compile(rf"{edge}(?:{_PAST})(?:$|[^\p{{L}}])"),
    )


_NEAR = 200


def _tense(scan: Scan, group: _Group) -> Tense:
    """Whether the sentence puts its time in the past or the future, where it is evident.

    "since" is past without a word of the future; "until" and "by" are not past by a verb alone,
    for the verb often tells who announced it.
    """
    dated = group.first.year is not None or group.first.year_step is not None
    if dated and group.last is None:
        return "past"
    sentence = scan.sentence(scan.sentence_at(group.first.start))
    start = max(sentence.start, group.start - _NEAR)
    words = scan.folded[start : max(min(sentence.end, group.end + _NEAR), group.end)]
    future, past = _tenses()
    if group.first.grain == "weekday" and past.search(words):
        return "past"  # "He said on Monday that the draft will begin"
    if future.search(words):
        return "future"
    if scan.folded.startswith("since", group.start):
        return "past"
    if group.side in ("to", "before"):
        return "future"
    if group.side in (None, "at") and past.search(words):
        return "past"
    return "unknown"
