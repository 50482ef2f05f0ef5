"""Bytes on their way from where they were got to who reads them."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import msgspec

from callup.model.court_mapping import CourtMapping, CourtRows
from callup.model.document import Language
from callup.model.row_mapping import RowMapping
from callup.model.source import Source


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a file beside its bytes: from the command's options, a manifest, or its server.

    What is None is taken from the file itself, if it says so. `mapping` says what the columns of a table of
    offers hold, `court` those of court cards or counts of cases.
    """

    source: Source | None = None
    url: str | None = None
    published: date | None = None
    seen: date | None = None
    language: Language | None = None
    charset: str | None = None
    mapping: RowMapping | msgspec.UnsetType = msgspec.UNSET
    court: CourtMapping | msgspec.UnsetType = msgspec.UNSET


class Validators(msgspec.Struct, frozen=True, kw_only=True):
    """What a web server gave along so that it can be asked later whether its page has changed."""

    etag: str | None = None
    modified: str | None = None


class Gathered(msgspec.Struct, frozen=True, kw_only=True):
    """Some bytes, where they were seen, and when (UTC). `media_type` is a first guess, by name and look.

    `body` is the bytes, or a file that holds them: large ones are never in memory as a whole. Such a file
    may go when the next thing is gathered. `name` is how messages call it;
    `charset` what a server said of its encoding. `court` tells which rows of a table are court cards.
    """

    body: bytes | Path
    media_type: str
    address: str
    name: str
    seen: datetime
    known: Known = Known()
    validators: Validators | None = None
    charset: str | None = None
    court: CourtRows | None = None

    @property
    def size(self) -> int:
        """The number of bytes; raises OSError where the file is gone."""
        return len(self.body) if isinstance(self.body, bytes) else self.body.stat().st_size

    @property
    def data(self) -> bytes:
        """All the bytes; for readers whose format has a limit that memory can bear."""
        return self.body if isinstance(self.body, bytes) else self.body.read_bytes()

    def open(self) -> BinaryIO:
        """The bytes as a file to read from; close it."""
        return BytesIO(self.body) if isinstance(self.body, bytes) else self.body.open("rb")


class Unchanged(msgspec.Struct, frozen=True, kw_only=True):
    """A page that its server says is still the one captured before: seen again, and nothing to read."""

    capture: str
    address: str
    seen: datetime
    known: Known = Known()
    validators: Validators | None = None


class Earlier(msgspec.Struct, frozen=True, kw_only=True):
    """The last capture of an address, with what its server gave along and said of its encoding."""

    capture: str
    validators: Validators
    charset: str | None = None
