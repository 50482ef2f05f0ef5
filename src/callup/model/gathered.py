"""Bytes on their way from where they were got to who reads them."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from callup.model.document import Language
from callup.model.source import Source


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a file beside its bytes: from the command's options or from a manifest.

    What is None is taken from the file itself, if it says so.
    """

    source: Source | None = None
    url: str | None = None
    published: date | None = None
    seen: date | None = None
    language: Language | None = None


class Gathered(msgspec.Struct, frozen=True, kw_only=True):
    """Some bytes, where they were seen, and when (UTC). `media_type` is a first guess, by name and look."""

    data: bytes
    media_type: str
    address: str
    name: str
    seen: datetime
    known: Known = Known()
