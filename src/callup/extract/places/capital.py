"""The capital by its authorities' name, in a text that names no other place: "столичные власти"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from callup.campaign import Campaign
from callup.extract.found import FoundPlace
from callup.scan import Scan
from callup.values import Place, cut

_AUTHORITIES = re.compile(
    r"(?<![^\W_])(?:(?:власт\w{1,3}|мэри\w|мэр\w{0,2}|правительств\w|бюджет\w?)\sстолицы"
    r"|столичн\w{2,3}\s(?:власт\w{1,3}|мэри\w|мэр\w{0,2}|правительств\w|бюджет\w?))"
    r"(?!\s(?:регион|республик|кра[йя]|област))(?![^\W_])"
)


def find_capital(scan: Scan, places: Sequence[FoundPlace], campaign: Campaign) -> Iterator[FoundPlace]:
    """The country's capital where a Russian text speaks of its authorities; `places` are those of the text.

    A text that names a region at home may mean the region's own capital.
    """
    row = campaign.places.get((campaign.head.capital, None)) if campaign.head.capital else None
    if row is None or any(found.home and "-" in found.place.code for found in places):
        return
    for match in _AUTHORITIES.finditer(scan.folded):
        span = cut(scan.text, *match.span())
        place = Place(code=row.code, name=row.name_en, as_written=span.quote, status=row.status)
        yield FoundPlace(span, place, home=True)
