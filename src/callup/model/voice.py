"""Who says it, in what role, and how they are named."""

from __future__ import annotations

from typing import Literal

import msgspec

Naming = Literal["named", "role", "anonymous", "unnamed_group"]
VoiceClass = Literal[
    "official",
    "state_media",
    "independent_media",
    "rights_group",
    "researcher",
    "resident",
    "document",
    "unknown",
]


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """A speaker. `reason` is why an anonymous one is anonymous, in the source's words."""

    name: str | None = None
    role: str | None = None
    organisation: str | None = None
    naming: Naming = "named"
    class_: VoiceClass = msgspec.field(name="class", default="unknown")
    reason: str | None = None
