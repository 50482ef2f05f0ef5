"""Frames of practices, as practices.yml has them: words of several meanings that together tell of one.

A frame is written "summons + check + records": entries of the lexicon's section `practice_word`. "a|b" is
either of two, "- c" must not stand in the sentence, "@military" asks for a word of the army in
the sentence or near it. "<d" is carried: it may stand in the sentences right before, where a text
names whom or what it goes on about ("В СИЗО сидят трое. Им предложили контракт").
"""

from __future__ import annotations

import msgspec

NEAR_ARMY = "@military"


class Frame(msgspec.Struct, frozen=True):
    """One frame of a practice: a set of entries for each part, and what must or must not stand besides."""

    practice: str
    parts: tuple[frozenset[str], ...]
    without: frozenset[str]
    near_army: bool
    carried: tuple[frozenset[str], ...] = ()

    @property
    def entries(self) -> frozenset[str]:
        """All entries that the frame names."""
        return self.without.union(*self.parts, *self.carried)


def parse_frame(practice: str, source: str) -> Frame:
    """The frame that is written so.

    >>> frame = parse_frame("raid", "raid + man|migrant + @military - advert")
    >>> [sorted(part) for part in frame.parts], sorted(frame.without), frame.near_army
    ([['raid'], ['man', 'migrant']], ['advert'], True)
    """
    words = source.replace(" - ", " + -").split(" + ")
    parts = tuple(frozenset(word.split("|")) for word in words if word[:1] not in "-@<")
    carried = tuple(frozenset(word[1:].split("|")) for word in words if word[:1] == "<")
    without = frozenset(entry for word in words if word[:1] == "-" for entry in word[1:].split("|"))
    return Frame(practice, parts, without, NEAR_ARMY in words, carried)
