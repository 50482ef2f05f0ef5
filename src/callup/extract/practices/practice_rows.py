"""What the tagger of practices sees of a text: words by their beginnings and pieces, the campaign's words.

Words are known by hashes alone, the campaign's words (cues) by the names of their entries, which are the same
in all languages. Training and the program read a text with this one code.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from zlib import crc32

import msgspec

from callup.scan import Cue, Scan

BEGINNINGS = 1 << 13
PIECES = 1 << 12
"""How many rows the tables of beginnings and of pieces have; 0 is nothing, 1 what training hides."""

CUES = frozenset(
    (
        "army_beside",
        "benefit",
        "elsewhere",
        "military_context",
        "practice",
        "practice_actor",
        "practice_in_context",
        "practice_method",
        "practice_outcome",
        "practice_purpose",
        "practice_target",
        "practice_word",
        "status",
    )
)
"""The sections of the campaign's words that the network sees."""

_TOKEN = re.compile(r"\w+|[^\w\s]")
_BEGINNING = 5
_LONGEST = 12
_LETTERS = 12  # of a token and the space before it
_PIECE = (3, 4)
_FIRST = 2


class Rows(msgspec.Struct, frozen=True):
    """The tokens of a stretch of text: where they begin and end, what they are (folded), and the entries
    that each is a word of, as (token, entry's row)."""

    starts: list[int]
    ends: list[int]
    words: list[str]
    entries: list[tuple[int, int]]


def read_rows(scan: Scan, within: tuple[int, int], rows: Mapping[str, int], beside: int = 0) -> Rows:
    """The tokens of a stretch, and so many `beside` it on either side; `rows` has each known entry's row.

    What stands beside is looked for no further than some letters a token.
    """
    start, end = within
    reach = beside * _LETTERS
    before = list(_TOKEN.finditer(scan.folded, max(start - reach, 0), start))[-beside:] if beside else []
    behind = list(_TOKEN.finditer(scan.folded, end, end + reach))[:beside] if beside else []
    found = [*before, *_TOKEN.finditer(scan.folded, start, end), *behind]
    starts = [match.start() for match in found]
    ends = [match.end() for match in found]
    entries: set[tuple[int, int]] = set()
    if found:
        first = bisect_left(scan.cues, starts[0], key=_begin)
        last = bisect_left(scan.cues, ends[-1], lo=first, key=_begin)
        for cue in scan.cues[first:last]:
            row = rows.get(entry_name(cue.kind, cue.id)) if cue.kind in CUES else None
            if row is not None:
                at = max(bisect_right(starts, cue.start) - 1, 0)
                while at < len(starts) and starts[at] < cue.end:
                    entries.add((at, row))
                    at += 1
    return Rows(starts, ends, [match[0] for match in found], sorted(entries))


def _begin(cue: Cue) -> int:
    return cue.start


def entry_name(kind: str, id_: str) -> str:
    """What an entry of the campaign's words is called in a model."""
    return f"{kind}:{id_}"


def beginning_of(word: str) -> int:
    """The row of a word's first letters, which most endings leave alone."""
    return _FIRST + _hashed("s" + word[:_BEGINNING]) % (BEGINNINGS - _FIRST)


def pieces_of(word: str) -> list[int]:
    """The rows of a word's runs of three and four letters; of long words those of their beginning."""
    framed = f"<{word[:_LONGEST]}>"
    return [
        _FIRST + _hashed(framed[at : at + size]) % (PIECES - _FIRST)
        for size in _PIECE
        for at in range(len(framed) - size + 1)
    ]


def _hashed(piece: str) -> int:
    return crc32(piece.encode("utf-8", "replace"))
