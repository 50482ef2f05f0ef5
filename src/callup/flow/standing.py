"""The records as they stand: extracted, with people's judgements on them."""

from __future__ import annotations

import msgspec

from callup.link import Judged, apply_judgements
from callup.model import AnyRecord, Document, Issue
from callup.store import Archive


class Standing(msgspec.Struct, frozen=True):
    """All records with their judgements, the documents by id, and every issue."""

    judged: list[Judged]
    documents: dict[str, Document]
    issues: list[Issue]

    @property
    def records(self) -> list[AnyRecord]:
        """The records that count: those that nobody rejected."""
        return [judged.record for judged in self.judged if judged.stands]


def standing(archive: Archive) -> Standing:
    """What the archive holds, judged."""
    documents = {document.id: document for document in archive.documents()}
    judged, lost = apply_judgements(archive.records(), archive.judgements(), documents)
    return Standing(judged, documents, [*archive.issues(), *lost])
