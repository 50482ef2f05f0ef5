"""Counts of people that are too small to publish: fewer than three are told as just that."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import msgspec

from callup.model import AnyRecord, Document, Figure, Practice
from callup.publish.mask import TOKENS, Mask
from callup.values import Quantity

FEWEST = 3


def few_words(document: Document, records: Iterable[AnyRecord]) -> list[Mask]:
    """Masks over the words that count fewer people than may be told."""
    masks: list[Mask] = []
    for record in records:
        quantity = _small(record, document)
        if quantity is None:
            continue
        for span in (record.anchor, *record.evidence):
            at = document.text.find(quantity, span.start, span.end)
            if at >= 0:
                masks.append(Mask(at, at + len(quantity), "few"))
    return masks


def _small(record: AnyRecord, document: Document) -> str | None:
    """The words of a count of people that is too small to publish."""
    quantity = None
    if isinstance(record, Practice):
        quantity = record.people
    elif isinstance(record, Figure) and document.source is not None and document.source.kind == "helpline":
        quantity = record.value
    if quantity is None or quantity.max is None or not 0 < quantity.max < FEWEST or quantity.max % 1:
        return None
    return quantity.as_written


def coarsened(record: AnyRecord, document: Document) -> AnyRecord:
    """The record with a count of fewer than three people told as just that."""
    if _small(record, document) is None:
        return record
    few = Quantity(min=None, max=Decimal(FEWEST - 1), qualifier="at_most", as_written=TOKENS["few"])
    if isinstance(record, Practice):
        return msgspec.structs.replace(record, people=few)
    return msgspec.structs.replace(record, value=few) if isinstance(record, Figure) else record
