"""How much is read of what is given: every limit on files, archives and their members, and who counts."""

from __future__ import annotations

from callup.errors import GatherError

_MIB = 1024**2
_GIB = 1024**3

CHUNK = 256 * 1024
"""Bytes read at a time."""
HELD = _MIB
"""Bytes; what is larger is a file and never in memory as a whole."""
HELD_INPUT = 8 * _MIB
"""The same for standard input."""
LARGEST_FILE = 64 * _GIB
"""Bytes; a larger file is refused."""
LARGEST_MANIFEST = 64 * _MIB
"""Bytes; a larger manifest is not used."""
LARGEST_MEMBER = 4 * _GIB
"""Bytes; a larger member of an archive is refused, the others are read."""
MOST_MEMBERS = 1_000_000
"""Of one archive with all that are in it; what comes after them is not read."""
MOST_UNPACKED = 64 * _GIB
"""Bytes of one archive with all that are in it; what comes after them is not read."""
HIGHEST_RATIO = 250
"""Unpacked to packed; honest text stays under 30."""
RATIO_FROM = 64 * _MIB
"""Bytes unpacked of one member before the ratio counts."""
SPENT_FROM = 4 * RATIO_FROM
"""The same for a whole archive: a bomb or two in it do not cost its other members."""
DEEPEST = 3
"""Archives in archives: one in one in one is read."""
LONGEST_PATH = 1_000
"""Characters of a member's path."""


class Broken(GatherError):
    """Packed bytes are not what they should be; says how."""


class TooLarge(GatherError):
    """One thing is over its limit; says which."""


class Spent(GatherError):
    """All that one archive may cost is spent; nothing more of it is read."""


def size_in_words(size: int) -> str:
    """A limit as people say it: "64 GiB", "3 bytes"."""
    for unit, name in ((_GIB, "GiB"), (_MIB, "MiB"), (1024, "KiB")):
        if size >= unit and size % unit == 0:
            return f"{size // unit} {name}"
    return f"{size:,} bytes"


class Budget:
    """What an archive of some size may still cost; an inner archive spends from what is round it too."""

    def __init__(self, packed: int, around: Budget | None = None) -> None:
        self.depth: int = around.depth + 1 if around else 1
        self._around = around
        self._allowed = min(MOST_UNPACKED, max(SPENT_FROM, HIGHEST_RATIO * packed))
        self._bytes = 0
        self._members = 0

    def spend(self, size: int) -> None:
        """Count some unpacked bytes; raises Spent."""
        self._bytes += size
        if self._bytes > self._allowed:
            most = MOST_UNPACKED if self._allowed == MOST_UNPACKED else None
            raise Spent(
                f"more than {size_in_words(most)} unpacked"
                if most
                else f"it unpacks to more than {HIGHEST_RATIO} times its size"
            )
        if self._around is not None:
            self._around.spend(size)

    def count(self) -> None:
        """Count a member; raises Spent."""
        self._members += 1
        if self._members > MOST_MEMBERS:
            raise Spent(f"more than {MOST_MEMBERS:,} members")
        if self._around is not None:
            self._around.count()


def is_bomb(packed: int, unpacked: int) -> bool:
    """Whether so many bytes made of so few can only be meant to fill a disk."""
    return unpacked > RATIO_FROM and unpacked > HIGHEST_RATIO * packed
