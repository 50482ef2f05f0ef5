"""From one record or document to another, with the reasons."""

from __future__ import annotations

from typing import Literal

import msgspec

LinkKind = Literal["copy_of", "same_event", "about", "contradicts", "supersedes", "part_of"]


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """`from_` and `to` are ids of records or documents."""

    from_: str = msgspec.field(name="from")
    to: str
    kind: LinkKind
    reasons: tuple[str, ...] = ()
