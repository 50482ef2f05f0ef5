"""What gathering takes from outside: standard input, the time, and what is known of earlier captures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import IO

import msgspec

from callup.model.gathered import Earlier


def _nothing_earlier(_: str) -> Earlier | None:
    return None


class Outside(msgspec.Struct, frozen=True, kw_only=True):
    """`now` is UTC; `earlier` tells of the last capture of an address, where there is one."""

    stdin: IO[bytes]
    now: datetime
    earlier: Callable[[str], Earlier | None] = _nothing_earlier
