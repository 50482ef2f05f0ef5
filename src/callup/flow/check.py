"""Is everything as it was left: hashes, seals, quotes, links between tables, the index, the judgements."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from callup.errors import CallupError
from callup.flow.signing import VERSION
from callup.flow.standing import standing
from callup.model import AnyRecord, Document, document_id
from callup.store import Archive


def check(archive: Archive) -> Iterator[str]:
    """What is wrong with an archive, a sentence each; nothing where all is well."""
    for look in _LOOKS:
        try:
            yield from look(archive)
        except (CallupError, ValueError) as error:  # what is damaged may not even be readable
            yield str(error) if isinstance(error, CallupError) else _unreadable(archive, error)


def _unreadable(archive: Archive, error: ValueError) -> str:
    return (
        f"{archive.folder}: something in the archive cannot be read any more ({type(error).__name__}); "
        "put the database back from a backup"
    )


def _capture_faults(archive: Archive) -> Iterator[str]:
    yield from archive.faults()
    yield from archive.vault.faults(capture.sha256 for capture in archive.captures())


def _unread(archive: Archive) -> Iterator[str]:
    for sighting, _ in archive.sightings(unread=True):
        yield f"{sighting.address}: its reading was interrupted; add it again, or run: callup check --repair"


def faults_of(record: AnyRecord, documents: Mapping[str, Document]) -> Iterator[str]:
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


def _document_faults(archive: Archive) -> Iterator[str]:
    for document, records in archive.findings():
        if document.id != document_id(document.source, document.locator, document.text):
            yield f"document {document.id}: its text is not what its id was made of"
        for record in records:
            yield from faults_of(record, {document.id: document})


def _index_faults(archive: Archive) -> Iterator[str]:
    mend = "run: callup check --repair"
    missing = archive.index.missing(document.id for document in archive.documents())
    spare = archive.index.count() - (archive.count()["documents"] - missing)
    if missing:
        yield f"index: {missing} documents cannot be found by search; {mend}"
    if spare:
        yield f"index: {spare} documents are no longer in the archive; {mend}"


def _copy_faults(archive: Archive) -> Iterator[str]:
    last, _ = archive.copies.followed()
    behind = sum(1 for _ in archive.copies.signatures(VERSION, last))
    unsigned = sum(1 for _ in archive.copies.unsigned(VERSION))
    if behind + unsigned:
        number = behind + unsigned
        yield f"copies: {number} documents were not compared with others; run: callup check --repair"


def _judgement_faults(archive: Archive) -> Iterator[str]:
    """Judgements that no longer find their record, and corrections that no longer stand on its words."""
    if not archive.judgements():
        return
    state = standing(archive)
    for judged in state.judged:
        if judged.judgement is not None:
            yield from faults_of(judged.record, state.documents)
    for issue in state.issues:
        if issue.stage == "judge":
            yield f"{issue.where}: {issue.what}; {issue.advice}"


_LOOKS: tuple[Callable[[Archive], Iterator[str]], ...] = (
    _capture_faults,
    _unread,
    _document_faults,
    _index_faults,
    _copy_faults,
    _judgement_faults,
)
