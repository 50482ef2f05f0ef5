"""Documents that carry one text: its origin and its repeats."""

from __future__ import annotations

from datetime import date

import msgspec

from callup.model.source import Source


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """A document that carries a family's text.

    `day` is when it was published, or, where nobody says, when it was first seen: then `dated` is False.
    `seen` is when it was first seen.
    `account` is who published it: the source, or its address where no source is known.
    """

    document: str
    account: str
    source: Source | None
    day: date
    seen: date
    dated: bool = True
    url: str | None = None

    @property
    def place(self) -> str | None:
        """The publisher's own place, by ISO 3166-2 code."""
        return self.source.place if self.source else None


class Family(msgspec.Struct, frozen=True, kw_only=True):
    """A text and all documents that carry it, in the order of publication; the first one is its origin."""

    id: str
    members: tuple[Member, ...]

    @property
    def origin(self) -> Member:
        """The member that was published first, as far as the archive knows."""
        return self.members[0]

    @property
    def accounts(self) -> frozenset[str]:
        """Who published the text."""
        return frozenset(member.account for member in self.members)
