"""The scan's place names in their surroundings, before anyone asks what they mean."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import Literal

import msgspec

from callup.extract.places.place_words import (
    BODY_OF_REGION_RU,
    CELL_ENDS,
    ENDS_IN_REGION,
    LISTED,
    NOUN_TOLD,
    OFFICIALS_AFTER_EN,
    OFFICIALS_AFTER_RU,
    OPENS_ROW,
    REGION_AFTER_EN,
    REGION_AFTER_RU,
    SUM_AFTER,
    TABLE_OF_REGIONS,
)
from callup.model.campaign import PlaceForm
from callup.scan import PlaceHit, Scan

Head = Literal["region", "officials"]

_WINDOW = 60
_LIST_GAP = 24
_INSIDE_ADDRESS = re.compile(r"[@/\\_]$|\w-$|[a-z0-9]\.$")  # and not "г.Уфа"
_AND_ALSO = re.compile(r"-[а-яёіїє]{4}")
_ADDRESS_AFTER = re.compile(r"[@/\\_]|\.[a-zа-я]{2,10}|-(?!based)\w")  # on the text as written


class Hit(msgspec.Struct, frozen=True):
    """A name in its text: what it can mean, and the folded words before and after it.

    `head` is what the adjective's noun says, where it follows the name or the list it stands in:
    "region" for "области", "officials" for "власти". `initials` are the first letters as written
    of the words that touch it, None where no word does.
    """

    start: int
    end: int
    written: str
    forms: tuple[PlaceForm, ...]
    before: str
    after: str
    head: Head | None
    initials: tuple[str | None, str | None]
    lower: bool  # no capital stands anywhere round it

    def of(self, *kinds: str) -> list[PlaceForm]:
        """What it can mean as a form of these kinds."""
        return [form for form in self.forms if form.kind in kinds]

    @property
    def full_region(self) -> bool:
        """Whether it is a region's name with its noun: "Самарской области"."""
        return ENDS_IN_REGION.search(self.written.lower()) is not None


class Regions:
    """Where a text names which region without doubt."""

    def __init__(self, named: Iterable[tuple[int, str]]) -> None:
        self._offsets: dict[str, list[int]] = {}
        for offset, code in named:
            self._offsets.setdefault(code, []).append(offset)

    def distance(self, code: str, offset: int) -> int | None:
        """Characters from an offset to the nearest mention of a region; None where there is none."""
        offsets = self._offsets.get(code)
        if offsets is None:
            return None
        at = bisect_left(offsets, offset)
        return min(abs(offset - near) for near in offsets[max(at - 1, 0) : at + 1])

    def near(self, code: str, offset: int, reach: int) -> bool:
        """Whether a region is named within so many characters of an offset."""
        distance = self.distance(code, offset)
        return distance is not None and distance < reach


def read_hits(scan: Scan) -> list[Hit]:
    """The names of a scan, without those inside addresses and longer words, in the order of the text."""
    hits: list[Hit] = []
    tabled = TABLE_OF_REGIONS.search(scan.folded) is not None
    for found in reversed(scan.places):  # from the last, so that a list knows how it ends
        hit = _read(scan, found, hits[-1] if hits else None)
        if tabled and hit.head is None and OPENS_ROW.search(hit.before) and CELL_ENDS.match(hit.after):
            hit = msgspec.structs.replace(hit, head="region")
        inside = _INSIDE_ADDRESS.search(hit.before[-2:]) or _ADDRESS_AFTER.match(scan.text, hit.end)
        # "москвичам-срочникам": who lives there may be something else as well.
        if not inside or (hit.of("demonym") and _AND_ALSO.match(scan.text, hit.end)):
            hits.append(hit)
    return hits[::-1]


def named_regions(hits: Iterable[Hit]) -> Regions:
    """The regions that the hits mean without doubt."""
    return Regions((hit.start, code) for hit in hits if (code := _certain_region(hit)))


def listed_after(scan: Scan, end: int, start: int) -> bool:
    """Whether only what parts the items of a list stands between two offsets."""
    return 0 < end < start <= end + _LIST_GAP and LISTED.fullmatch(scan.folded[end:start]) is not None


def _read(scan: Scan, found: PlaceHit, following: Hit | None) -> Hit:
    folded, text = scan.folded, scan.text
    first, last = max(found.start - _WINDOW, 0), found.end + _WINDOW
    before, after = folded[first : found.start], folded[found.end : last]
    head = _head_after(after)
    if head is None and following and listed_after(scan, found.end, following.start):
        head = "region" if following.full_region else following.head
    if head is None and SUM_AFTER.match(after) and NOUN_TOLD.search(before):
        head = "region"
    return Hit(
        start=found.start,
        end=found.end,
        written=text[found.start : found.end],
        forms=found.forms,
        before=before,
        after=after,
        head=head,
        initials=(_last_initial(text[first : found.start]), _first_initial(text[found.end : last])),
        lower=(around := text[first:last]) == around.lower(),
    )


def _head_after(after: str) -> Head | None:
    if REGION_AFTER_RU.match(after) or REGION_AFTER_EN.match(after) or BODY_OF_REGION_RU.match(after):
        return "region"
    if OFFICIALS_AFTER_RU.match(after) or OFFICIALS_AFTER_EN.match(after):
        return "officials"
    return None


def _last_initial(before: str) -> str | None:
    words = before[:-1].rsplit(None, 1) if before.endswith((" ", "\xa0")) else []
    return words[-1][0] if words and words[-1][-1].isalpha() else None


def _first_initial(after: str) -> str | None:
    return after[1] if after.startswith((" ", "\xa0")) and after[1:2].isalpha() else None


def _certain_region(hit: Hit) -> str | None:
    regions = [form for form in hit.forms if form.municipality is None and "-" in form.code]
    if len(hit.forms) == 1 and regions and regions[0].kind in ("noun", "abbreviation"):
        return None if regions[0].ambiguous else regions[0].code
    adjectives = [form for form in regions if form.kind == "adjective"]
    return adjectives[0].code if adjectives and hit.head == "region" else None
