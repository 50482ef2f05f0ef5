from __future__ import annotations

from pathlib import Path

import pytest
from tests.flow.conftest import around

from callup.errors import UsageError
from callup.flow.add import add, repair, rerun
from callup.flow.campaign_sheet import campaign_sheet, find_family, listed
from callup.flow.check import check
from callup.flow.copies import families, family_of, find_anew
from callup.flow.happened import events_in
from callup.flow.on_offer import on_offer
from callup.model import Source
from callup.model.family import Family
from callup.model.gathered import Known
from callup.store import Archive

TEXT = (
    "Пункт отбора на Речной улице приглашает мужчин на военную службу по контракту. "
    "Единовременная выплата при заключении контракта в {region} составляет {sum} тысяч рублей. "
    "Обмундирование выдают на складе, питание трёхразовое, жильё оплачивает часть. "
    "Спросите дежурного по телефону {phone} с девяти до шести, приходите с паспортом и дипломом."
)
PUBLISHERS = (
    ("Library A (example)", "library", "RU-YAR", "Ярославской области", 300, "8 (4852) 30-00-11"),
    ("School B (example)", "school", "RU-KOS", "Костромской области", 400, "8 (4942) 31-22-33"),
    ("Town C (example)", "municipal", "RU-VLA", "Владимирской области", 500, "8 (4922) 41-52-63"),
)
ORDINARY = (
    "В читальном зале прошла встреча с краеведом, который показал старые карты слободы. Дети задавали "
    "вопросы о мельнице, о пожаре и о том, где стояла ярмарка, а потом пили чай с баранками."
)


def put(archive: Archive, folder: Path, number: int, text: str) -> None:
    source, kind, place, *_ = PUBLISHERS[number % len(PUBLISHERS)]
    file = folder / f"{number}-{len(text)}.txt"
    file.write_text(text, encoding="utf-8")
    publisher = Source(id=source, kind=kind, place=place)  # type: ignore[arg-type]
    known = Known(source=publisher, published=around().now.date().replace(day=1 + number))
    add(archive, [str(file)], known, around())


def advert(number: int) -> str:
    *_, region, thousands, phone = PUBLISHERS[number % len(PUBLISHERS)]
    return TEXT.format(region=region, sum=thousands, phone=phone)


@pytest.fixture
def spread(archive: Archive, tmp_path: Path) -> Archive:
    """One advert of a library, a school and a town, and an ordinary post of each."""
    for number in range(3):
        put(archive, tmp_path, number, advert(number))
        put(
            archive, tmp_path, number, f"{ORDINARY} {'Ждём. ' * (number + 1)}" if number == 0 else f"{number}"
        )
    return archive


def kinds(family: Family) -> list[str | None]:
    return [member.source.kind if member.source else None for member in family.members]


def test_one_advert_of_three_publishers_is_a_family_in_the_order_of_publication(spread: Archive) -> None:
    (family,) = families(spread, 3)
    assert kinds(family) == ["library", "school", "municipal"]
    assert [member.place for member in family.members] == ["RU-YAR", "RU-KOS", "RU-VLA"]
    assert family.origin.account == "Library A (example)"
    assert set(family_of(spread).values()) == {family.id}
    assert list(check(spread)) == []


def test_a_family_keeps_its_id_when_others_join_and_when_all_are_found_anew(
    spread: Archive, tmp_path: Path
) -> None:
    (before,) = families(spread, 3)
    put(spread, tmp_path, 4, advert(1).replace("дипломом", "дипломом. Ждём вас"))
    (after,) = families(spread, 3)
    find_anew(spread)
    (anew,) = families(spread, 3)
    rerun(spread, around())
    (again,) = families(spread, 3)
    assert (before.id, len(before.members)) == (after.id, 3)
    assert after == anew == again
    assert len(after.members) == 4


def test_the_order_of_adding_changes_nothing_once_all_are_found_anew(
    archive: Archive, tmp_path: Path
) -> None:
    for number in (2, 0, 1):
        put(archive, tmp_path, number, advert(number))
    find_anew(archive)
    (family,) = families(archive, 3)
    assert kinds(family) == ["library", "school", "municipal"]


def test_the_sheet_tells_the_slots_and_hides_the_telephones(spread: Archive) -> None:
    sheet = campaign_sheet(spread, find_family(spread, next(iter(families(spread))).id[:8]))
    assert "на военную службу по контракту" in sheet.sheet.shared
    assert [slot.fillers for slot in sheet.sheet.slots] == [
        ("Ярославской", "Костромской", "Владимирской"),
        ("300", "400", "500"),
    ]
    assert [{offer.place.code for offer in row.offers if offer.place} for row in sheet.rows] == [
        {"RU-YAR"},
        {"RU-KOS"},
        {"RU-VLA"},
    ]
    told = (
        sheet.sheet.shared
        + "".join(row.text for row in sheet.rows)
        + next(words for _, words in listed(spread, 3))
    )
    assert "[phone]" in told
    assert not any(phone[-5:] in told for *_, phone in PUBLISHERS)


def test_a_sum_that_was_pasted_over_is_told(archive: Archive, tmp_path: Path) -> None:
    put(archive, tmp_path, 0, advert(0))
    put(archive, tmp_path, 3, advert(0).replace("300 тысяч", "450 тысяч").replace("часть.", "часть сама."))
    (family,) = families(archive)
    (changed,) = campaign_sheet(archive, family).changed
    assert ("300", "450") in changed.pairs


def test_a_family_that_is_not_there_is_told(spread: Archive) -> None:
    for id_ in ("nothing", ""):
        with pytest.raises(UsageError, match="no family has an id that begins so"):
            find_family(spread, id_)


def test_a_copy_never_raises_a_grade_or_counts_as_a_report(archive: Archive, tmp_path: Path) -> None:
    """The same words at more and more publishers: the ledger's reports and the origins stay as they were."""

    def told() -> tuple[list[int], list[int]]:
        ledger = on_offer(archive).ledger
        reports = [len(spell.own) for history in ledger.values() for spell in history.spells]
        return reports, [one.graded.origins for one in events_in(archive).events]

    put(archive, tmp_path, 0, advert(0))
    before = told()
    assert before[0] == [1]
    for number in (1, 2):
        put(
            archive,
            tmp_path,
            number,
            advert(0).replace("дипломом", "дипломом с печатью" if number == 1 else "справкой"),
        )
        assert told() == before
    assert len(next(families(archive, 3)).members) == 3


def test_documents_that_an_older_version_signed_are_signed_anew(
    spread: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    (before,) = families(spread, 3)
    for module in ("callup.flow.signing", "callup.flow.copies"):
        monkeypatch.setattr(f"{module}.VERSION", "mask-of-tomorrow")
    from callup.flow.copies import follow

    follow(spread)
    (after,) = families(spread, 3)
    assert after == before
    assert list(spread.copies.unsigned("mask-of-tomorrow")) == []


def test_the_example_month_s_advert_is_one_text_of_six_publishers(march: Archive) -> None:
    (family,) = families(march, 3)
    assert len(family.members) == len(family.accounts) == 6
    assert {"library", "school", "municipal", "job_board", "state"} <= set(kinds(family))
    assert family.origin.day.isoformat() == "2023-03-10"
    everything = {member.document for found in families(march) for member in found.members}
    assert not any(document.fields for document in march.documents() if document.id in everything)


def test_new_documents_join_the_families_of_a_large_archive(
    spread: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("callup.flow.copies._FEW", 0)
    monkeypatch.setattr("callup.flow.copies._MUCH", 9)
    (before,) = families(spread, 3)
    put(spread, tmp_path, 5, advert(2).replace("дипломом", "дипломом о среднем образовании"))
    put(spread, tmp_path, 6, ORDINARY)
    put(spread, tmp_path, 7, ORDINARY)
    after = list(families(spread))
    assert [(family.id == before.id, len(family.members)) for family in after] == [(True, 4), (False, 3)]
    assert spread.copies.followed()[1] < spread.copies.followed()[0]
    find_anew(spread)
    assert [len(family.members) for family in families(spread)] == [4, 3]


def test_documents_that_were_not_compared_are_a_fault_that_repair_mends(spread: Archive) -> None:
    with spread.writing() as writer:
        writer.forget_families()
    (fault,) = check(spread)
    assert "documents were not compared with others" in fault
    repair(spread, around())
    assert list(check(spread)) == []
    assert len(list(families(spread, 3))) == 1


def test_the_address_of_a_private_person_s_page_is_not_told(archive: Archive, tmp_path: Path) -> None:
    for number, kind in enumerate(("private", "library")):
        file = tmp_path / f"{number}.txt"
        file.write_text(advert(number), encoding="utf-8")
        publisher = Source(id=f"Page {number} (example)", kind=kind)  # type: ignore[arg-type]
        add(archive, [str(file)], Known(source=publisher, url=f"https://pages.example/{number}"), around())
    (family,) = families(archive)
    assert [row.url for row in campaign_sheet(archive, family).rows if row.url] == ["https://pages.example/1"]
