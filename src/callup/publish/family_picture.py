"""A picture of how one text spread: its publishers by week of publication, one bar a week, by their kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from xml.sax.saxutils import escape

from callup.model.family import Family, Member

_WIDTH, _HEIGHT, _LEFT, _TOP, _KEY = 720, 300, 44, 40, 150
_COLOURS = ("#4477aa", "#ee6677", "#228833", "#ccbb44", "#66ccee", "#aa3377", "#bb5566", "#999933", "#777777")
"""Told apart by most who see colours differently (P. Tol, "Colour schemes", 2021)."""
_MOST_BARS = 120


def family_picture(family: Family) -> str:
    """The picture as SVG: documents by time, coloured by the publishers' kind; the key counts publishers."""
    days = [member.day for member in family.members]
    step = _step(min(days), max(days))
    first = _begin(min(days), step)
    bars = (max(days) - first).days // step + 1
    kinds = _kinds(family)
    stacks = Counter(((member.day - first).days // step, _kind(member)) for member in family.members)
    tallest = max(sum(stacks[at, kind] for kind in kinds) for at in range(bars))
    wide = (_WIDTH - _LEFT - _KEY) / bars
    high = (_HEIGHT - 2 * _TOP) / tallest
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        'font-family="sans-serif" font-size="12">',
        f"<title>{escape(_title(family, step))}</title>",
        f'<text x="{_LEFT}" y="20">{escape(_title(family, step))}</text>',
    ]
    for at in range(bars):
        parts += _bar(at, [(kind, stacks[at, kind]) for kind in kinds], (wide, high))
    parts += _axes(first, first + timedelta(days=step * (bars - 1)), tallest)
    parts += _key(family, kinds)
    return "\n".join([*parts, "</svg>", ""])


def _kind(member: Member) -> str:
    return (member.source.kind if member.source else None) or "unknown"


def _kinds(family: Family) -> list[str]:
    """The kinds of publishers, the one with the most accounts first."""
    accounts = Counter(_kind(member) for member in {m.account: m for m in family.members}.values())
    return sorted(accounts, key=lambda kind: (-accounts[kind], kind))


def _step(first: date, last: date) -> int:
    """Days of a bar: one, a week, or as many weeks as keep the bars few."""
    days = (last - first).days + 1
    return 1 if days <= 45 else 7 * (1 + days // (7 * _MOST_BARS))


def _begin(day: date, step: int) -> date:
    return day if step == 1 else day - timedelta(days=day.weekday())


def _title(family: Family, step: int) -> str:
    unit = "day" if step == 1 else "week" if step == 7 else f"{step // 7} weeks"
    return f"{len(family.members)} documents of {len(family.accounts)} publishers, by {unit}"


def _bar(at: int, stack: list[tuple[str, int]], scale: tuple[float, float]) -> Iterator[str]:
    wide, high = scale
    foot = float(_HEIGHT - _TOP)
    for number, (kind, count) in enumerate(stack):
        if count:
            foot -= count * high
            yield (
                f'<rect x="{_LEFT + at * wide:.1f}" y="{foot:.1f}" width="{max(wide - 1, 0.5):.1f}" '
                f'height="{count * high:.1f}" fill="{_COLOURS[number % len(_COLOURS)]}">'
                f"<title>{escape(kind)}: {count}</title></rect>"
            )


def _axes(first: date, last: date, tallest: int) -> Iterator[str]:
    foot, right = _HEIGHT - _TOP, _WIDTH - _KEY
    yield f'<path d="M{_LEFT} {_TOP}V{foot}H{right}" fill="none" stroke="#333"/>'
    yield f'<text x="{_LEFT - 6}" y="{_TOP + 4}" text-anchor="end">{tallest}</text>'
    yield f'<text x="{_LEFT - 6}" y="{foot}" text-anchor="end">0</text>'
    yield f'<text x="{_LEFT}" y="{foot + 18}">{first}</text>'
    if last != first:
        yield f'<text x="{right}" y="{foot + 18}" text-anchor="end">{last}</text>'


def _key(family: Family, kinds: list[str]) -> Iterator[str]:
    for number, kind in enumerate(kinds):
        accounts = len({member.account for member in family.members if _kind(member) == kind})
        top = _TOP + number * 20
        colour = _COLOURS[number % len(_COLOURS)]
        yield f'<rect x="{_WIDTH - _KEY + 14}" y="{top}" width="12" height="12" fill="{colour}"/>'
        yield f'<text x="{_WIDTH - _KEY + 32}" y="{top + 11}">{escape(kind)}: {accounts}</text>'
