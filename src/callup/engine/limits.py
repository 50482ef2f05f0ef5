"""What one piece of work may cost, and what is said of one that cost too much."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import msgspec

MIB = 1024 * 1024


def _whole(item: Any) -> list[Any]:
    return [item]


def _ten_seconds(_: Any) -> float:
    return 10.0


class Limits(msgspec.Struct, frozen=True):
    """What a piece of work may cost: `seconds` of processor time, `memory` in bytes beyond the start.

    `split` takes a piece apart that killed its worker, so that the one part at fault is found.
    """

    seconds: Callable[[Any], float] = _ten_seconds
    memory: int = 400 * MIB
    split: Callable[[Any], list[Any]] = _whole


class Lost(msgspec.Struct, frozen=True):
    """A piece of work of which nothing more comes, and why; `what` names an error's type, never its words."""

    why: Literal["time", "memory", "death", "error"]
    what: str = ""


class Mark(msgspec.Struct, frozen=True):
    """Something among the items that is no work: it comes out as it is, when all before it is done."""

    value: Any
