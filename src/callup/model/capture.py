"""Bytes as they were got, and where and when they were seen."""

from __future__ import annotations

from datetime import datetime

import msgspec


class Capture(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes, by the SHA-256 of their content in hexadecimal; `size` in bytes. Never changed."""

    sha256: str
    size: int
    media_type: str


class Sighting(msgspec.Struct, frozen=True, kw_only=True):
    """A capture seen at an address (a url, an account, a file) at a time (UTC)."""

    capture: str
    address: str
    seen: datetime
    source: str | None = None
