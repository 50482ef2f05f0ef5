"""What a person decides of a record, or of two records: kept for ever."""

from __future__ import annotations

from datetime import datetime

import msgspec

from callup.errors import JudgementError
from callup.link.judgements import corrected
from callup.model import AnyRecord, Judgement, kind_of
from callup.model.judgement import Grounds, Ruling
from callup.store import Archive
from callup.values import make_id


def judge(archive: Archive, record: str, ruling: Ruling, at: datetime) -> Judgement:
    """Keep a person's ruling on a record.

    Raises JudgementError where no such record is, where a correction sets nothing or does not fit.
    """
    verdict, correction = ruling.verdict, ruling.correction
    found, grounds = _looked_at(archive, record)
    if (verdict == "correct") != bool(correction):
        raise JudgementError(
            f"{record}: a correction, and nothing else, says what is right. Nothing was judged; "
            "write `judge correct ID --set field=value`."
        )
    if correction:
        corrected(found, correction)
    return _keep(archive, _judgement(grounds, ruling, at))


def judge_pair(archive: Archive, records: tuple[str, str], ruling: Ruling, at: datetime) -> Judgement:
    """Keep a person's ruling that two records tell of the same event, or of different ones.

    Raises JudgementError where one of them is not there, where they are one, or of two kinds.
    """
    one, other = (_looked_at(archive, record)[1] for record in records)
    if one.record == other.record or one.kind != other.kind:
        raise JudgementError(
            f"{one.record} and {other.record}: two records of one kind can be of one event; these are "
            f"{one.kind} and {other.kind}. Nothing was judged."
        )
    return _keep(archive, _judgement(one, ruling, at, other))


def _looked_at(archive: Archive, record: str) -> tuple[AnyRecord, Grounds]:
    found = archive.record(record)
    document = archive.document(found.document) if found else None
    if found is None or document is None:
        raise JudgementError(
            f"{record}: the archive {archive.folder} has no record of this id. Nothing was judged; "
            "`callup brief`, `callup offers` and `callup events` print the ids."
        )
    return found, Grounds(
        record=record,
        kind=kind_of(found),
        quote=found.evidence[0].quote,
        anchor=found.anchor.quote,
        source=found.source,
        locator=document.locator,
    )


def _judgement(grounds: Grounds, ruling: Ruling, at: datetime, other: Grounds | None = None) -> Judgement:
    parts = (grounds.record, ruling.verdict, ruling.by, at.isoformat())
    return Judgement(
        id=make_id("judgement", *parts, *((other.record,) if other else ())),
        verdict=ruling.verdict,
        by=ruling.by,
        because=ruling.because,
        at=at,
        correction=ruling.correction,
        other=other,
        **msgspec.structs.asdict(grounds),
    )


def _keep(archive: Archive, judgement: Judgement) -> Judgement:
    with archive.writing() as writer:
        writer.put_judgement(judgement)
    return judgement
