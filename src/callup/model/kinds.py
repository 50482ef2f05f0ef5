"""The six kinds of record, and how records travel as JSON."""

from __future__ import annotations

import msgspec

from callup.model.case import Case
from callup.model.claim import Claim
from callup.model.figure import Figure
from callup.model.offer import Offer
from callup.model.practice import Practice
from callup.model.record import Record
from callup.model.rule import Rule

AnyRecord = Offer | Practice | Claim | Case | Figure | Rule
KINDS: tuple[type[Record], ...] = (Offer, Practice, Claim, Case, Figure, Rule)

_ENCODER = msgspec.json.Encoder(decimal_format="number")
_DECODER = msgspec.json.Decoder(AnyRecord)


def kind_of(record: Record) -> str:
    """The record's kind, as the public contract names it."""
    return str(type(record).__struct_config__.tag)


def encode(value: object) -> bytes:
    """A value of the model as one line of JSON; numbers are JSON numbers."""
    return _ENCODER.encode(value)


def decode_record(line: bytes | str) -> AnyRecord:
    """A record from its JSON; raises msgspec.ValidationError where it does not fit the contract."""
    record: AnyRecord = _DECODER.decode(line)
    return record
