from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from callup.link.copies.copy_sheet import SLOT, sheet_of

COPIES = [
    "Жителям Охты: 300 000 рублей сразу. Звоните [phone] утром.",
    "Жителям Невы: 500 000 рублей сразу. Звоните [phone] утром.",
    "Жителям Яузы: 500 000 рублей сразу. Звоните [phone] утром. Ждём!",
]


def test_the_shared_words_and_what_fills_the_slots() -> None:
    sheet = sheet_of(COPIES)
    assert sheet.shared == f"Жителям {SLOT} рублей сразу. Звоните [phone] утром. {SLOT}"
    assert [slot.fillers for slot in sheet.slots] == [
        ("Охты: 300 000", "Невы: 500 000", "Яузы: 500 000"),
        ("", "", "Ждём!"),
    ]
    assert [slot.after for slot in sheet.slots] == ["Жителям", "сразу. Звоните [phone] утром."]


def test_a_copy_without_a_passage_says_nothing_of_its_slots() -> None:
    sheet = sheet_of([*COPIES, "Звоните [phone] утром."])
    assert sheet.slots[0].fillers[3] is None


def test_one_text_and_equal_texts_have_no_slots() -> None:
    assert sheet_of(["Один текст."]).slots == ()
    assert sheet_of(["Один текст."] * 3).shared == "Один текст."


def test_texts_with_nothing_in_common() -> None:
    sheet = sheet_of(["один два", "три", ""])
    assert sheet.shared == SLOT


@given(st.lists(st.text(alphabet="аб 1.\n[]", max_size=40), min_size=1, max_size=5))
def test_any_texts_have_a_sheet_with_a_filler_for_each(texts: list[str]) -> None:
    for slot in sheet_of(texts).slots:
        assert len(slot.fillers) == len(texts)
        assert len(set(slot.fillers)) > 1
