from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import date, timedelta

import pytest

from callup.model import Source
from callup.model.family import Family, Member
from callup.publish.family_picture import family_picture

RECT = "{http://www.w3.org/2000/svg}rect"


def family(days: list[int], kinds: list[str | None]) -> Family:
    members = [
        Member(
            document=str(number),
            account=f"account {number}",
            source=Source(id=f"<{number}&", kind=kind) if kind else None,  # type: ignore[arg-type]
            day=date(2030, 1, 1) + timedelta(days=day),
            seen=date(2031, 1, 1),
        )
        for number, (day, kind) in enumerate(zip(days, kinds, strict=True))
    ]
    return Family(id="f", members=tuple(members))


@pytest.mark.parametrize(
    ("days", "bars"), [([0], 1), ([0, 0, 3], 2), ([0, 60], 2), ([0, 1, 2, 3], 4), ([0, 4_000], 2)]
)
def test_a_bar_for_each_time_that_something_was_published(days: list[int], bars: int) -> None:
    drawn = ET.fromstring(family_picture(family(days, ["library"] * len(days))))
    found = [rect for rect in drawn.iter(RECT) if len(rect)]
    assert len(found) == bars
    for rect in found:
        assert 0 <= float(rect.attrib["y"]) <= float(rect.attrib["y"]) + float(rect.attrib["height"]) <= 300


def test_the_key_counts_publishers_by_kind_the_most_frequent_first() -> None:
    drawn = ET.fromstring(family_picture(family([0, 1, 2], ["school", None, "school"])))
    told = [text.text for text in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert told[-2:] == ["school: 2", "unknown: 1"]
    assert "3 documents of 3 publishers, by day" in told
