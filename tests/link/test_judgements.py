"""A judgement finds its record again, or says that it cannot."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from callup.errors import JudgementError
from callup.link import apply_judgements
from callup.link.judgements import corrected
from callup.model import Document, Judgement, Offer
from callup.values import cut

TEXT = "The levy coin is $500. Later the levy coin is $500."


def offer(id_: str, document: str = "d1", start: int = 17) -> Offer:
    sentence = cut(TEXT, 0, 22) if start < 22 else cut(TEXT, 23, len(TEXT))
    anchor = cut(TEXT, start, start + 4)
    return Offer(
        id=id_,
        document=document,
        source="Post",
        anchor=anchor,
        evidence=(sentence,),
        benefit="signing_bonus",
    )


def judgement(verdict: Any = "reject", **changes: Any) -> Judgement:
    made = Judgement(
        id="j1",
        record="o1",
        kind="offer",
        verdict=verdict,
        by="editor",
        because="a price",
        at=datetime(2030, 1, 1, tzinfo=UTC),
        quote=TEXT[:22],
        anchor="$500",
        source="Post",
        locator="7",
    )
    return msgspec.structs.replace(made, **changes)


def documents(*ids: str) -> dict[str, Document]:
    return {id_: Document(id=id_, source=None, locator="7", text=TEXT) for id_ in ids}


def test_by_its_id() -> None:
    judged, issues = apply_judgements([offer("o1")], [judgement()], documents("d1"))
    assert [(one.stands, one.judgement is not None) for one in judged] == [(False, True)]
    assert issues == []


def test_by_its_words_when_a_reader_has_changed_the_id() -> None:
    judged, issues = apply_judgements([offer("new", "d2")], [judgement()], documents("d2"))
    assert [one.stands for one in judged] == [False]
    assert issues == []


def test_by_its_sentence_where_two_anchors_have_the_same_words() -> None:
    two = [offer("new1", "d2"), offer("new2", "d2", start=46)]
    judged, issues = apply_judgements(two, [judgement()], documents("d2"))
    assert [one.stands for one in judged] == [False, True]
    assert issues == []


@pytest.mark.parametrize(
    "changes", [{"anchor": "$600"}, {"locator": "8"}, {"kind": "claim"}, {"source": None}]
)
def test_an_issue_where_the_record_is_gone(changes: dict[str, Any]) -> None:
    judged, issues = apply_judgements([offer("new", "d2")], [judgement(**changes)], documents("d2"))
    assert [one.stands for one in judged] == [True]
    assert [issue.stage for issue in issues] == ["judge"]


def test_the_last_judgement_counts() -> None:
    later = judgement("accept", id="j2")
    judged, _ = apply_judgements([offer("o1")], [judgement(), later], documents("d1"))
    assert [one.stands for one in judged] == [True]


def test_a_correction_sets_a_field_and_leaves_the_evidence() -> None:
    fixed = corrected(offer("o1"), {"payer": "regional"})
    assert isinstance(fixed, Offer)
    assert (fixed.payer, fixed.evidence) == ("regional", offer("o1").evidence)


@pytest.mark.parametrize(
    ("correction", "says"),
    [
        ({"evidence": []}, "cannot be corrected"),
        ({"payor": "x"}, "payer"),
        ({"payer": "moon"}, "does not fit"),
    ],
)
def test_what_cannot_be_corrected(correction: dict[str, Any], says: str) -> None:
    with pytest.raises(JudgementError, match=says):
        corrected(offer("o1"), correction)
