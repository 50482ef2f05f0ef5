"""One line of the brief: never without its record, its words and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from callup.publish.clear import Cleared
from callup.publish.period import day_of
from callup.publish.wording import Wording

_LONGEST_QUOTE = 170
_BREAKS = re.compile(r"[\[\]<>\s]")  # masks, and what would end a link


class Line(msgspec.Struct, frozen=True):
    """What is printed of a record; `marks` are its status, its masks and who judged it.

    `under` are lines set beside it, `also` further records that say the same, and `more` counts those
    that are not printed.
    """

    text: str
    id: str
    quote: str
    source: str
    day: str
    url: str | None
    capture: str | None
    marks: tuple[str, ...] = ()
    under: tuple[Line, ...] = ()
    also: tuple[Line, ...] = ()
    more: int = 0


def terse(line: Line) -> Line:
    """The line without its quote, and those under it without theirs: its record has the words."""
    return msgspec.structs.replace(line, quote="", under=tuple(terse(under) for under in line.under))


def together(first: Line, others: Iterable[Line], most: int) -> Line:
    """One line for several records that say the same; no more than `most` of the others are named."""
    rest = tuple(terse(line) for line in others)
    return msgspec.structs.replace(first, also=rest[:most], more=max(len(rest) - most, 0))


def line_of(text: str, cleared: Cleared, wording: Wording, under: tuple[Line, ...] = ()) -> Line:
    """A line about a cleared record."""
    record, origin = cleared.record, cleared.origin
    return Line(
        text=text,
        id=record.id,
        quote=quote_of(cleared),
        source=origin.source or wording.say("no_source_named"),
        day=wording.day(day_of(record)),
        url=_safe(origin.url),
        capture=origin.capture,
        marks=tuple(_marks(cleared, wording)),
        under=under,
    )


def quote_of(cleared: Cleared, longest: int = _LONGEST_QUOTE) -> str:
    """The masked words of a record's evidence, shortened where they are long."""
    quotes = list(dict.fromkeys(" ".join(span.quote.split()) for span in cleared.record.evidence))
    quote = " … ".join(quotes)
    if len(quote) <= longest:
        return quote
    anchor = " ".join(cleared.record.anchor.quote.split())
    at = max(quote.find(anchor), 0)
    first = max(0, min(at - longest // 3, len(quote) - longest))
    cut = quote[first : first + longest]
    return ("… " if first else "") + cut.strip() + (" …" if first + longest < len(quote) else "")


def _marks(cleared: Cleared, wording: Wording) -> list[str]:
    marks: list[str] = []
    if cleared.record.status != "reported":
        marks.append(wording.name("statuses", cleared.record.status))
    if cleared.decision is not None:
        decision = cleared.decision
        verdict = wording.name("verdicts", decision.verdict)
        marks.append(
            wording.say(
                "judged",
                verdict=verdict,
                by=decision.by,
                on=wording.day(decision.on),
                because=decision.because,
            )
        )
    if any(path.startswith("evidence") for path in cleared.masked):
        marks.append(wording.say("masked"))
    return marks


def _safe(url: str | None) -> str | None:
    """Only an address that a browser opens as a page is printed as a link."""
    if url is None or not url.startswith(("https://", "http://")) or _BREAKS.search(url):
        return None
    return url
