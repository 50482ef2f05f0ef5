"""Hard pairs of texts: copies of one text, posts of one mould about different events, and different texts."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

import msgspec

from callup.campaign import Campaign
from callup.evaluate.labelled_desk import Desk
from callup.evaluate.marked import lines_of
from callup.flow.signing import signature_rows
from callup.link.copies.families import ALONE, gather, group
from callup.model import Language
from callup.scan.masked import Masker


class PairText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of two texts."""

    text: str
    source: str
    published: date


class CopyPair(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Two texts and what they are to one another, with the reason."""

    id: str
    lang: Language
    a: PairText
    b: PairText
    label: Literal["same", "template", "different"]
    why: str


class PairFound(msgspec.Struct, frozen=True):
    """A pair, and whether its texts came into one family."""

    pair: CopyPair
    joined: bool

    @property
    def right(self) -> bool:
        """Whether copies, and only they, were joined."""
        return self.joined == (self.pair.label == "same")


def evaluate_copies(campaign: Campaign, path: Path) -> list[PairFound]:
    """The pairs of a file, all their texts compared together as those of an archive are.

    Raises MarkedFileError naming file and line where a line is no pair.
    """
    pairs = [pair for _, pair in lines_of(path, CopyPair)]
    desk, masker = Desk(campaign), Masker()
    documents = [
        desk.document(one.text, pair.lang, one.published) for pair in pairs for one in (pair.a, pair.b)
    ]
    rows = signature_rows([(document, masker.mask(desk.scan(document))) for document in documents])
    signed = gather((at, row["digest"], row["minima"]) for at, row in enumerate(rows))
    family = group(signed).family.tolist()
    return [PairFound(pair, family[2 * at] == family[2 * at + 1] != ALONE) for at, pair in enumerate(pairs)]
