"""A mask over a stretch of text: where it lies and what is printed in its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

MaskKind = Literal["name", "phone", "address", "number", "e-mail", "account", "few"]

TOKENS: dict[MaskKind, str] = {
    "name": "[name]",
    "phone": "[phone]",
    "address": "[address]",
    "number": "[number]",
    "e-mail": "[e-mail]",
    "account": "[account]",
    "few": "[fewer than 3]",
}


class Mask(msgspec.Struct, frozen=True, order=True):
    """Offsets are code points into the text that is masked, end exclusive."""

    start: int
    end: int
    kind: MaskKind


def merge(masks: Iterable[Mask]) -> list[Mask]:
    """The masks in the order of the text; those that overlap become one, of the kind that begins first."""
    merged: list[Mask] = []
    for mask in sorted(masks, key=lambda mask: (mask.start, -mask.end, mask.kind)):
        if merged and mask.start < merged[-1].end:
            last = merged[-1]
            merged[-1] = Mask(last.start, max(last.end, mask.end), last.kind)
        else:
            merged.append(mask)
    return merged


def put_on(text: str, masks: list[Mask], start: int = 0) -> str:
    """A text with merged masks put on; `start` is where the text begins in what the masks count in."""
    return "".join(_pieces(text, masks, start))


def _pieces(text: str, masks: list[Mask], start: int) -> Iterator[str]:
    at = 0
    for mask in masks:
        first, last = max(mask.start - start, 0), min(mask.end - start, len(text))
        if last <= 0 or first >= len(text):
            continue
        yield text[at:first]
        yield TOKENS[mask.kind]
        at = max(at, last)
    yield text[at:]
