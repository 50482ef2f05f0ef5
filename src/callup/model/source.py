"""Who publishes."""

from __future__ import annotations

from typing import Literal

import msgspec

SourceKind = Literal[
    "state",
    "municipal",
    "school",
    "library",
    "media",
    "rights_group",
    "court",
    "helpline",
    "job_board",
    "private",
]
Control = Literal["state", "independent", "unknown"]


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A publisher. `id` is its name as the collection gives it; `place` an ISO 3166-2 code.

    `kind` is None where nobody said what the publisher is.
    """

    id: str
    kind: SourceKind | None = None
    control: Control = "unknown"
    place: str | None = None
    language: str | None = None
