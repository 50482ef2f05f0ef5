"""A person accepts, rejects or corrects a record; the decision is kept for ever."""

from __future__ import annotations

from datetime import datetime

from callup.errors import JudgementError
from callup.link.judgements import corrected
from callup.model import Judgement, kind_of
from callup.model.judgement import Ruling
from callup.store import Archive
from callup.values import make_id


def judge(archive: Archive, record: str, ruling: Ruling, at: datetime) -> Judgement:
    """Keep a person's ruling on a record.

    Raises JudgementError where no such record is, where a correction sets nothing or does not fit.
    """
    verdict, correction = ruling.verdict, ruling.correction
    found = archive.record(record)
    document = archive.document(found.document) if found else None
    if found is None or document is None:
        raise JudgementError(
            f"{record}: the archive {archive.folder} has no record of this id. Nothing was judged; "
            "`callup brief` and `callup offers` print the ids."
        )
    if (verdict == "correct") != bool(correction):
        raise JudgementError(
            f"{record}: a correction, and nothing else, says what is right. Nothing was judged; "
            "write `judge correct ID --set field=value`."
        )
    if correction:
        corrected(found, correction)
    judgement = Judgement(
        id=make_id("judgement", record, verdict, ruling.by, at.isoformat()),
        record=record,
        kind=kind_of(found),
        verdict=verdict,
        by=ruling.by,
        because=ruling.because,
        at=at,
        quote=found.evidence[0].quote,
        anchor=found.anchor.quote,
        source=found.source,
        locator=document.locator,
        correction=correction,
    )
    with archive.writing() as writer:
        writer.put_judgement(judgement)
    return judgement
