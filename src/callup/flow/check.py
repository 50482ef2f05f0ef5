"""Is everything as it was left: hashes, quotes, links between tables, the index, the judgements."""

from __future__ import annotations

from collections.abc import Iterator

from callup.flow.standing import standing
from callup.model import AnyRecord, Document
from callup.store import Archive


def check(archive: Archive) -> Iterator[str]:
    """What is wrong with an archive, a sentence each; nothing where all is well."""
    yield from archive.faults()
    yield from archive.vault.faults(capture.sha256 for capture in archive.captures())
    state = standing(archive)
    for judged in state.judged:
        yield from faults_of(judged.record, state.documents)
    yield from _index_faults(archive, set(state.documents))
    for issue in state.issues:
        if issue.stage == "judge":
            yield f"{issue.where}: {issue.what}; {issue.advice}"


def faults_of(record: AnyRecord, documents: dict[str, Document]) -> Iterator[str]:
    """Where a record does not stand on its document's words."""
    document = documents.get(record.document)
    if document is None:
        yield f"record {record.id}: its document {record.document} is not in the archive"
        return
    if not record.evidence:
        yield f"record {record.id}: it has no evidence"
    for span in (*record.evidence, record.anchor):
        if document.text[span.start : span.end] != span.quote:
            yield f"record {record.id}: characters {span.start} to {span.end} are not what it quotes"


def _index_faults(archive: Archive, documents: set[str]) -> Iterator[str]:
    indexed = archive.index.ids()
    if missing := len(documents - indexed):
        yield f"index: {missing} documents cannot be found by search; run: callup check --repair"
    if gone := len(indexed - documents):
        yield f"index: {gone} documents are no longer in the archive; run: callup check --repair"
