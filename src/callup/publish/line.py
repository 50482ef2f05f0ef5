"""One line of the brief: never without its record, its words and where they stand."""

from __future__ import annotations

import msgspec

from callup.publish.clear import Cleared
from callup.publish.period import day_of
from callup.publish.wording import Wording

_LONGEST_QUOTE = 320


class Line(msgspec.Struct, frozen=True):
    """What is printed of a record; `marks` are its status, its masks and who judged it."""

    text: str
    id: str
    quote: str
    source: str
    day: str
    url: str | None
    capture: str | None
    marks: tuple[str, ...] = ()
    under: tuple[Line, ...] = ()


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
            wording.say("judged", verdict=verdict, by=decision.by, on=decision.on, because=decision.because)
        )
    if any(path.startswith("evidence") for path in cleared.masked):
        marks.append(wording.say("masked"))
    return marks


def _safe(url: str | None) -> str | None:
    """Only an address that a browser opens as a page is printed as a link."""
    return url if url and url.startswith(("https://", "http://")) and "[" not in url else None
