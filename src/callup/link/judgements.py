"""A person's judgements, put on the records they were made on, whatever has been re-run since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from callup.errors import JudgementError
from callup.model import AnyRecord, Document, Issue, Judgement, encode, kind_of
from callup.model.judgement import Grounds
from callup.values import Span

_FIXED = frozenset({"id", "kind", "document", "source", "published", "evidence", "anchor", "extractor"})


class Judged(msgspec.Struct, frozen=True):
    """A record as the last judgement on it left it; `judgement` is None where nobody judged it.

    A rejected record is kept here with its judgement, so that whoever counts can leave it out.
    """

    record: AnyRecord
    judgement: Judgement | None = None

    @property
    def stands(self) -> bool:
        """Whether the record counts: it was not rejected."""
        return self.judgement is None or self.judgement.verdict != "reject"


def apply_judgements(
    records: Iterable[AnyRecord], judgements: Iterable[Judgement], documents: Mapping[str, Document]
) -> tuple[list[Judged], list[Issue]]:
    """Each record with its last judgement; a judgement that finds no record becomes an Issue.

    A judgement finds its record by its id; where a reader or an extractor has changed and the id
    with it, by source, locator, kind and the words of the anchor, if just one record has these.
    """
    standing = {record.id: Judged(record) for record in records}
    by_words = _by_words(standing, documents)
    issues: list[Issue] = []
    for judgement in judgements:
        if judgement.other is not None:
            continue
        id_ = _record_of(judgement, standing, by_words)
        if id_ is None:
            issues.append(_lost(judgement))
            continue
        record = standing[id_].record
        if judgement.correction:
            try:
                record = corrected(record, judgement.correction)
            except JudgementError as error:
                issues.append(_lost(judgement, str(error)))
                continue
        standing[id_] = Judged(record, judgement)
    return list(standing.values()), issues


def judged_pairs(
    records: Iterable[AnyRecord], judgements: Iterable[Judgement], documents: Mapping[str, Document]
) -> tuple[dict[frozenset[str], Judgement], list[Issue]]:
    """By the ids of two records, what a person decided last: the same event, or different ones.

    The records are found as `apply_judgements` finds them; where one is not, that becomes an Issue.
    """
    standing = {record.id: Judged(record) for record in records}
    by_words = _by_words(standing, documents)
    pairs: dict[frozenset[str], Judgement] = {}
    issues: list[Issue] = []
    for judgement in judgements:
        if judgement.other is None:
            continue
        found = [_record_of(one, standing, by_words) for one in (judgement, judgement.other)]
        if None in found:
            issues.append(_lost(judgement))
        else:
            pairs[frozenset(id_ for id_ in found if id_)] = judgement
    return pairs, issues


def corrected(record: AnyRecord, correction: Mapping[str, Any]) -> AnyRecord:
    """The record with some fields set to other values, in the form of the public contract.

    Raises JudgementError where a field is unknown, may not be corrected, or does not fit its type.
    """
    body = msgspec.json.decode(encode(record))
    for name, value in correction.items():
        if name not in body or name in _FIXED:
            allowed = ", ".join(sorted(set(body) - _FIXED))
            raise JudgementError(
                f"{name!r} of record {record.id} cannot be corrected: a record keeps what it stands on. "
                f"Fields that can be: {allowed}."
            )
        body[name] = value
    try:
        amended: AnyRecord = msgspec.json.decode(msgspec.json.encode(body), type=AnyRecord)
    except msgspec.ValidationError as error:
        raise JudgementError(
            f"the correction of record {record.id} does not fit the contract: {error}. "
            "Nothing was changed; give the value in the form that `callup explain` prints."
        ) from error
    return amended


def _by_words(
    standing: Mapping[str, Judged], documents: Mapping[str, Document]
) -> dict[tuple[str | None, str, str, str], list[str]]:
    """The records' ids by source, locator, kind and the words of their anchor."""
    found: dict[tuple[str | None, str, str, str], list[str]] = {}
    for id_, judged in standing.items():
        record = judged.record
        document = documents.get(record.document)
        if document is not None:
            key = (record.source, document.locator, kind_of(record), record.anchor.quote)
            found.setdefault(key, []).append(id_)
    return found


def _record_of(
    judgement: Judgement | Grounds,
    standing: Mapping[str, Judged],
    by_words: Mapping[tuple[str | None, str, str, str], list[str]],
) -> str | None:
    if judgement.record in standing:
        return judgement.record
    key = (judgement.source, judgement.locator, judgement.kind, judgement.anchor)
    candidates = by_words.get(key, [])
    same_quote = [id_ for id_ in candidates if _says(standing[id_].record, judgement.quote)]
    found = same_quote if len(candidates) > 1 else candidates
    return found[0] if len(found) == 1 else None


def _says(record: AnyRecord, quote: str) -> bool:
    return quote in _quotes(record.evidence)


def _quotes(spans: Iterable[Span]) -> Iterator[str]:
    return (span.quote for span in spans)


def _lost(judgement: Judgement, what: str | None = None) -> Issue:
    return Issue(
        stage="judge",
        what=what or f"judgement {judgement.id} ({judgement.verdict}) finds its record no more",
        where=f"{judgement.source or 'unknown source'}, {judgement.kind}, record {judgement.record}",
        why="a decision that a person made is not applied",
        advice="look at the document as it is now, and judge the record that has taken its place",
    )
