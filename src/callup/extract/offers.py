"""Offers: what is offered for signing up or serving, by whom, how much, since and until when."""

from __future__ import annotations

from collections.abc import Iterator

from callup.extract.reading import Reading
from callup.model import Issue, Offer


def find_offers(reading: Reading) -> Iterator[Offer | Issue]:
    """The offers of a document."""
    yield from ()
