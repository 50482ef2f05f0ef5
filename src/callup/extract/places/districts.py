"""Municipal districts that no table holds ("Славянский район"), each in the region named by it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from callup.campaign import Campaign
from callup.extract.found import FoundPlace
from callup.scan import Scan
from callup.values import Place, cut

_DISTRICT = re.compile(
    r"(?<![^\W_])(?P<adjective>[а-я-]{3,25}[сц]к)(?:ий|ого|ому|им|ом)\s"
    r"(?:муниципальн\w{2,3}\s|городск\w{2,3}\s)?(?P<noun>район|округ)(?:а|у|е|ом)?(?![^\W_])"
)
# A town's own district, and one that is no municipality: "района Казани", "района города".
_OF_TOWN = re.compile(r"\s(?:г\.|город)")
_OTHER = re.compile(r"(?:федеральн|автономн|военн|городск|сельск|президентск|губернаторск|избирательн)")
_BEHIND = 2


def find_districts(scan: Scan, places: Sequence[FoundPlace], campaign: Campaign) -> Iterator[FoundPlace]:
    """The districts that a Russian text names with their adjective and noun, in its order.

    `places` are those found in the text. A district lies in the region named right behind it, else in the
    one named last before it, else in the first one after it; where none is named it is left out. So is a
    district of a town that is named beside it, and what a found place covers.
    """
    regions = [found for found in places if found.home and "-" in found.place.code]
    for match in _DISTRICT.finditer(scan.folded) if regions else ():
        proper = scan.text[match.start()].isupper() and not _OTHER.match(match["adjective"])
        if proper and not _OF_TOWN.match(scan.folded, match.end()) and not _is_taken(places, match):
            yield _found(scan, match, _region_of(regions, *match.span()), campaign)


def _is_taken(places: Sequence[FoundPlace], match: re.Match[str]) -> bool:
    """Whether a found place covers a district's name, or a town beside it has the district."""
    start, end = match.span()
    at = bisect_left(places, start, key=lambda found: found.span.start)
    for found in places[max(at - 1, 0) : at + 2]:
        gap = max(start - found.span.end, found.span.start - end)
        if gap < 0 or (gap <= _BEHIND and found.place.municipality is not None):
            return True
    return False


def _region_of(regions: Sequence[FoundPlace], start: int, end: int) -> FoundPlace:
    at = bisect_left(regions, start, key=lambda found: found.span.start)
    if at < len(regions) and 0 <= regions[at].span.start - end <= _BEHIND:
        return regions[at]
    return regions[max(at - 1, 0)]


def _found(scan: Scan, match: re.Match[str], region: FoundPlace, campaign: Campaign) -> FoundPlace:
    stem = scan.text[match.start("adjective") : match.end("adjective")]
    row = campaign.places.get((region.place.code, None))
    span = cut(scan.text, *match.span())
    place = Place(
        code=region.place.code,
        municipality=f"{stem}ий {match['noun']}",
        name=row.name_en if row else region.place.name,
        as_written=span.quote,
        status=region.place.status,
    )
    return FoundPlace(span, place, home=True)
