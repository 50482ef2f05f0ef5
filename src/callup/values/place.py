"""Where: a country, a subject of it, or a municipality inside a subject."""

from __future__ import annotations

from typing import Literal

import msgspec

PlaceStatus = Literal["contested", "occupied"]
PlaceBasis = Literal["text", "context", "source"]


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """`code` is ISO 3166-2, or ISO 3166-1 for a whole country; `name` is the English name.

    `basis`: "text" where the words stand by the fact, "context" where the place was named earlier,
    "source" where it is only the publisher's own.
    """

    code: str
    municipality: str | None = None
    name: str
    as_written: str | None = None
    status: PlaceStatus | None = None
    basis: PlaceBasis = "text"
