"""Places as offers take them: which offers hold everywhere, and which names limit none."""

from __future__ import annotations

import re

from callup.extract.clauses import found_inside
from callup.extract.found import FoundPlace
from callup.extract.reading import Reading
from callup.model import Offer
from callup.values import Span

_START = 3
OF_ALL = ("death_payment", "injury_payment")
_LEAD = 110
_ITEM = 90  # characters of a line that is an item or a row, and no sentence
_CELL = 20  # characters of a line that is hardly more than a sum
_SHORTENED = re.compile(r"(?:\s|^)(?:руб|тыс|млн|р|грн|rub)\.$")
_AND = r"\s(?:и|and|\+|плюс|plus|та|й)\s"
_AND_NEXT = re.compile(rf"[^;|\n,]{{0,60}}{_AND}(?:[^\W\d_]+\s){{0,3}}[$€]?\d")
_AND_THIS = re.compile(rf"\d[^;|\n]{{0,60}}{_AND}[^;|\n,\d]{{0,30}}$")
_REST = re.compile(r"(?<![^\W_])(?:остальн\w{2,3}|the rest|the remainder|решт[ау])(?![^\W_])")
# Behind a place: a house in it, and not where what is promised there holds.
_HOUSE = re.compile(
    r"(?:\s(?:state|federal|technical|medical|pedagogical|polytechnic|migration|detention))*"
    r"\s(?:universit|institute|college|migration cent|airport|prison|jail|mosque|market|suburb)"
)


def places_of_offers(reading: Reading) -> list[FoundPlace]:
    """The places with the districts, without towns that only say where a house is ("a Kazan university")."""
    return [found for found in reading.paying_places if not _HOUSE.match(reading.scan.folded, found.span.end)]


def holds_everywhere(reading: Reading, offer: Offer) -> bool:
    """Whether an offer holds wherever one signs: what the state pays, unless it is told as a part of a
    region's total or in a list of what one gets there; and what a private person or a fund promises."""
    if offer.payer != "federal" or offer.part_of is not None:
        return offer.payer == "private"
    if "\n" in reading.text.strip() and is_row(reading.text, offer.anchor):
        return False
    return offer.benefit in OF_ALL or not _is_paid_with_another(reading, offer.anchor)


def is_row(text: str, anchor: Span) -> bool:
    """Whether the line of an amount is an item of a list or a row of a table."""
    start, end = text.rfind("\n", 0, anchor.start) + 1, text.find("\n", anchor.end)
    line = text[start : end if end >= 0 else len(text)].rstrip()
    ends = line.endswith((".", "!")) and not _SHORTENED.search(line.lower())
    return len(line) <= _CELL or (len(line) <= _ITEM and not ends)


def is_dateline(reading: Reading, found: FoundPlace) -> bool:
    """Whether a town is only where the text was written: "САМАРА, 31 октября"."""
    end = found.span.end
    return (
        found.span.start < _START and found.span.quote.isupper() and reading.text[end : end + 1] in (",", ".")
    )


def _is_paid_with_another(reading: Reading, anchor: Span) -> bool:
    """Whether the sum beside an amount in its sentence is a region's or a town's, and "and" joins the two:
    "100,000 from the region and 195,000 federal"."""
    sentence = reading.sentence_of(anchor)
    cues = reading.scan.by_kind.get("payer", ())
    payers = {cue.id for cue in cues if sentence.start <= cue.start < sentence.end}
    if payers.isdisjoint(("regional", "municipal")) and not found_inside(reading.places, sentence):
        return False
    folded = reading.scan.folded
    lead = folded[max(sentence.start, anchor.start - _LEAD) : anchor.start]
    return (
        _AND_NEXT.match(folded, anchor.end, sentence.end) is not None
        or _AND_THIS.search(lead) is not None
        or _REST.search(folded, anchor.end, sentence.end) is not None
    )
