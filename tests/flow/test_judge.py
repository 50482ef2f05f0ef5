"""A judgement outlives every re-run, or says that it is lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest
from tests.flow.conftest import NOW, around

from callup.errors import JudgementError
from callup.flow.add import add, rerun
from callup.flow.check import check
from callup.flow.explain import explain
from callup.flow.judge import judge
from callup.flow.standing import standing
from callup.model import Offer, Source
from callup.model.gathered import Known
from callup.model.judgement import Ruling
from callup.read import read as read_module
from callup.store import Archive

TEXT = "Единовременная выплата при заключении контракта в Ярославской области — 300 тыс. рублей."


@pytest.fixture
def offer(archive: Archive, tmp_path: Path) -> Offer:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    known = Known(source=Source(id="Town hall"), published=date(2023, 3, 1))
    add(archive, [str(tmp_path / "a.txt")], known, around())
    (found,) = (record for record in archive.records("offer") if isinstance(record, Offer))
    return found


def ruling(verdict: str, **correction: object) -> Ruling:
    return msgspec.convert(
        {"verdict": verdict, "by": "editor", "because": "read it", "correction": correction or None}, Ruling
    )


def test_a_rejected_record_counts_no_more_and_stays_visible(archive: Archive, offer: Offer) -> None:
    judge(archive, offer.id, ruling("reject"), NOW)
    assert offer not in standing(archive).records
    assert [j.verdict for j in explain(archive, offer.id[:8]).judgements] == ["reject"]


def test_a_judgement_survives_a_rerun(archive: Archive, offer: Offer) -> None:
    judge(archive, offer.id, ruling("correct", payer="municipal"), NOW)
    rerun(archive, around())
    (kept,) = (record for record in standing(archive).records if isinstance(record, Offer))
    assert (kept.id, kept.payer) == (offer.id, "municipal")


def test_a_judgement_survives_a_reader_that_makes_another_text(
    archive: Archive, offer: Offer, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge(archive, offer.id, ruling("correct", payer="municipal"), NOW)
    _change_reader(monkeypatch, lambda text: "Объявление. " + text)
    rerun(archive, around())
    (kept,) = (record for record in standing(archive).records if isinstance(record, Offer))
    assert kept.id != offer.id
    assert kept.payer == "municipal"


def test_a_judgement_whose_record_is_gone_raises_an_issue(
    archive: Archive, offer: Offer, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge(archive, offer.id, ruling("accept"), NOW)
    _change_reader(monkeypatch, lambda _: "Библиотека открыта с 10 до 19 часов.")
    rerun(archive, around())
    assert [issue.stage for issue in standing(archive).issues] == ["judge"]
    assert any("judgement" in fault for fault in check(archive))


def _change_reader(monkeypatch: pytest.MonkeyPatch, change: object) -> None:
    """Put a reader in place that makes another text of the same bytes."""
    import sys

    room = sys.modules[read_module.__module__]
    changed = tuple(
        msgspec.structs.replace(one, read=_changed(one.read, change))
        if one.media_type == "text/plain"
        else one
        for one in room.FORMATS
    )
    monkeypatch.setattr(room, "FORMATS", changed)


def _changed(reader: object, change: object) -> object:
    def read_otherwise(gathered: object) -> object:
        for item in reader(gathered):  # type: ignore[operator]
            yield msgspec.structs.replace(item, text=change(item.text))  # type: ignore[operator]

    return read_otherwise


@pytest.mark.parametrize(
    ("id_", "verdict", "correction", "says"),
    [
        ("nothing", "accept", {}, "no record of this id"),
        (None, "correct", {}, "says what is right"),
        (None, "accept", {"payer": "regional"}, "says what is right"),
        (None, "correct", {"payer": "moon"}, "does not fit"),
    ],
)
def test_what_cannot_be_judged(
    archive: Archive, offer: Offer, id_: str | None, verdict: str, correction: dict[str, str], says: str
) -> None:
    with pytest.raises(JudgementError, match=says):
        judge(archive, id_ or offer.id, ruling(verdict, **correction), NOW)
    assert archive.judgements() == []
