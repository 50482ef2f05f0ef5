"""What a scan finds."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

import msgspec

from callup.model.campaign import PlaceForm
from callup.values import Span, cut


class Cue(msgspec.Struct, frozen=True, gc=False):
    """A pattern of the campaign that stands in the text.

    `kind` is the pattern's section ("benefit", "practice", "payer", "speech", ...), `id` its entry;
    `sentence` the index of the sentence it stands in.
    """

    kind: str
    id: str
    start: int
    end: int
    sentence: int


class PlaceHit(msgspec.Struct, frozen=True, gc=False):
    """A form of a place's name that stands in the text, with every place it can mean."""

    start: int
    end: int
    forms: tuple[PlaceForm, ...]


class Scan(msgspec.Struct, frozen=True, dict=True):
    """One pass over one text. `folded` is the text in lower case with ё as е, of the same length."""

    text: str
    folded: str
    sentences: tuple[tuple[int, int], ...]
    cues: tuple[Cue, ...]
    places: tuple[PlaceHit, ...]

    @cached_property
    def by_kind(self) -> dict[str, list[Cue]]:
        """The cues of each kind, in the order of the text."""
        kinds: dict[str, list[Cue]] = {}
        for cue in self.cues:
            kinds.setdefault(cue.kind, []).append(cue)
        return kinds

    def sentence_at(self, offset: int) -> int:
        """The index of the sentence that holds an offset, or of the last one before it."""
        return max(bisect_right(self.sentences, (offset, len(self.text) + 1)) - 1, 0)

    def sentence(self, index: int) -> Span:
        """A sentence by its index."""
        return cut(self.text, *self.sentences[index])

    def cues_of(self, kind: str, sentence: int | None = None) -> Iterator[Cue]:
        """The cues of one kind, in the order of the text; of one sentence where its index is given."""
        for cue in self.by_kind.get(kind, ()):
            if sentence is None or cue.sentence == sentence:
                yield cue

    def span(self, cue: Cue) -> Span:
        """The words of a cue."""
        return cut(self.text, cue.start, cue.end)
