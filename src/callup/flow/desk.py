"""The desk: where what the crew brings is written into the archive, some at a time, and acknowledged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import msgspec

from callup.model import Capture, Issue, Sighting
from callup.model.gathered import Known, Validators
from callup.store import Archive, Entry, Writer

_STEPS_A_DOCUMENT = 4  # an issue or a sighting is written faster than a document
_BATCHES_INDEXED_AT_ONCE = 5
_MOST_TOLD = 1_000
_MOST_REFUSED = 1_000
"""Places of one capture that are named one by one."""


class Seen(msgspec.Struct, frozen=True):
    """A capture was seen somewhere."""

    capture: Capture
    sighting: Sighting
    known: Known
    validators: Validators | None = None


class Done(msgspec.Struct, frozen=True):
    """All that a capture holds has been brought."""

    capture: str
    known: Known
    address: str


class Refused(msgspec.Struct, frozen=True):
    """Something could not be gathered or read."""

    issue: Issue
    capture: str | None = None


class Found(msgspec.Struct, frozen=True):
    """Documents of a capture, with what was found in them."""

    entries: list[Entry]
    capture: str


Step = Seen | Done | Refused | Found


class Added(msgspec.Struct):
    """What came of adding: counts of what is new, and what could not be read (the first thousand)."""

    files: int = 0
    captures: int = 0
    sightings: int = 0
    documents: int = 0
    records: int = 0
    doubtful: int = 0
    not_read: int = 0
    unread: list[Issue] = msgspec.field(default_factory=list)

    def sentence(self) -> str:
        """The counts in words."""
        return (
            f"{self.files} files: {self.captures} new captures, {self.sightings} new sightings, "
            f"{self.documents} new documents, {self.records} records, {self.doubtful} not understood, "
            f"{self.not_read} not read"
        )

    def refuse(self, issue: Issue) -> None:
        """Count what was not read, and keep the first ones to tell of."""
        self.not_read += 1
        if len(self.unread) < _MOST_TOLD:
            self.unread.append(issue)


class Kept(msgspec.Struct, frozen=True):
    """What has come to the disk: so many documents, and the whole of what stands at some addresses."""

    documents: int
    addresses: tuple[str, ...]


class Desk:
    """Takes steps in their order and writes them in batches; what is told as kept is durable.

    `batch` is the number of documents in one transaction.
    """

    def __init__(self, archive: Archive, tell: Callable[[Kept], None], batch: int) -> None:
        self.added = Added()
        self._archive = archive
        self._tell = tell
        self._batch = batch
        self._steps: list[Step] = []
        self._refused: Counter[str | None] = Counter()
        self._documents = 0
        self._unindexed = 0

    def take(self, step: Step) -> bool:
        """Take a step, to be written with others; True where it is time to write."""
        if isinstance(step, Refused):
            self.added.refuse(step.issue)
            self._refused[step.capture] += 1
            if step.capture and self._refused[step.capture] > _MOST_REFUSED:
                return False
        if isinstance(step, Done) and (further := self._refused.pop(step.capture, 0) - _MOST_REFUSED) > 0:
            self._steps.append(Refused(_further(step, further), step.capture))
        self._steps.append(step)
        if isinstance(step, Found):
            self._documents += len(step.entries)
        return self._documents >= self._batch or len(self._steps) >= _STEPS_A_DOCUMENT * self._batch

    def flush(self) -> None:
        """Write what has been taken in one transaction, tell of it, and let search find it before long."""
        with self._archive.writing() as writer:
            kept = self.write(writer)
        self._tell(kept)
        self._unindexed += kept.documents
        if self._unindexed >= _BATCHES_INDEXED_AT_ONCE * self._batch:
            self._archive.index_changes()
            self._unindexed = 0

    def write(self, writer: Writer) -> Kept:
        """Write what has been taken into a transaction that is not ours to end."""
        before = self.added.documents
        refused = [step for step in self._steps if isinstance(step, Refused)]
        writer.put_issues((step.issue, step.capture) for step in refused)
        addresses: list[str] = []
        for step in self._steps:
            if isinstance(step, Found):
                self._put(writer, step)
            elif isinstance(step, Seen):
                self.added.captures += writer.put_capture(step.capture)
                self.added.sightings += writer.put_sighting(step.sighting, step.known, step.validators)
            elif isinstance(step, Done):
                writer.mark_read(step.capture, step.known)
                self.added.files += 1
                addresses.append(step.address)
        self._steps.clear()
        self._documents = 0
        return Kept(self.added.documents - before, tuple(addresses))

    def _put(self, writer: Writer, found: Found) -> None:
        put = writer.put_entries(found.entries, found.capture)
        self.added.documents += put.documents
        self.added.records += put.records
        self.added.doubtful += put.issues


def steps_of(part: Any, capture: str) -> list[Step]:
    """What a worker brought of a capture, as steps."""
    entries = [item for item in part if isinstance(item, Entry)]
    refused: list[Step] = [Refused(item, capture) for item in part if isinstance(item, Issue)]
    return [*refused, Found(entries, capture)] if entries else refused


def _further(done: Done, number: int) -> Issue:
    return Issue(
        stage="read",
        what=f"{number} further places could not be read",
        where=done.address,
        why="nothing there was read",
        advice="mend what was named before, and add the file again",
    )
